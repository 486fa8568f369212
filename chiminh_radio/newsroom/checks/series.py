"""What the other scripts of a series make doubtful: a number left out, a number given twice."""

from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry, in_head


def issue_gap(inquiry: Inquiry) -> Iterator[Finding]:
    """The one before it never came; a count that begins anew in January has nothing before its first."""
    issue = inquiry.script.issue
    before = {each.script.issue for each in inquiry.siblings if each.script.issue is not None}
    if issue is not None and issue - 1 not in before and any(each < issue for each in before):
        reason = _("loạt “{series}” có số {issue} mà chưa có số {missing}")
        yield in_head(
            reason.format(series=inquiry.script.series, issue=issue, missing=issue - 1),
            _("xem lại số, tuần; nếu bỏ hẳn số ấy thì thôi"),
        )


def issue_twice(inquiry: Inquiry) -> Iterator[Finding]:
    """Another bulletin bears its number: a revision has the same day and title, this has not."""
    script = inquiry.script
    for each in inquiry.siblings:
        other = each.script
        if script.issue == other.issue is not None and (script.title, script.air_on) != (other.title, other.air_on):
            reason = _("số {issue} của loạt “{series}” đã là kịch bản số {number} “{title}”")
            mend = _("sửa số, tuần; nếu đúng là bản thay thế thì duyệt, kịch bản số {number} sẽ thôi phát")
            yield in_head(
                reason.format(issue=script.issue, series=script.series, number=each.number, title=other.title),
                mend.format(number=each.number),
            )
