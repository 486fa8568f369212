"""The recordings that a script brings: whether they are there, and how long one is spoken to."""

from collections.abc import Iterator
from datetime import timedelta

from chiminh_radio.i18n import _
from chiminh_radio.model.recording import WHOLE
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry, name_of


def no_recording(inquiry: Inquiry) -> Iterator[Finding]:
    """A recording that is called and did not come, or came and cannot air."""
    calls = dict(inquiry.script.calls)
    if WHOLE in inquiry.recordings:
        calls.setdefault(WHOLE, inquiry.recordings[WHOLE].name)
    for call, name in calls.items():
        came = inquiry.recordings.get(call)
        if came is None:
            reason = _("chưa có bản ghi “{name}”").format(name=name)
            mend = _("gửi tệp ấy vào đúng nơi đã gửi bài, tên như trong bài")
        elif came.refusal:
            reason = _("bản ghi không dùng được: {refusal}").format(refusal=came.refusal)
            mend = _("gửi lại bản ghi khác, vẫn tên “{name}”").format(name=name)
        else:
            continue
        yield Finding(place=_place(inquiry, call), reason=reason, mend=mend)


def long_recording(inquiry: Inquiry) -> Iterator[Finding]:
    """One spoken to for too long by a recording."""
    limit = inquiry.attention.item
    for call, came in inquiry.recordings.items():
        if came.duration > limit:
            yield Finding(
                place=_place(inquiry, call),
                reason=_(
                    "bản ghi “{name}” dài {minutes:.1f} phút (nên dưới {limit:g} phút, [checker] item_minutes)"
                ).format(
                    name=came.name, minutes=came.duration / timedelta(minutes=1), limit=limit / timedelta(minutes=1)
                ),
                mend=_("cắt bớt bản ghi, hoặc chia làm nhiều phần"),
            )


def _place(inquiry: Inquiry, call: str) -> str:
    for section in inquiry.script.sections:
        if call != WHOLE and any(getattr(part, "recording", "") == call for part in section.body):
            return name_of(section)
    return _("Cả bài")
