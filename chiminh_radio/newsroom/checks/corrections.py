"""Whether a correction tells the station what it corrects; without a station nobody knows."""

from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry, in_head


def correction_unnamed(inquiry: Inquiry) -> Iterator[Finding]:
    """What it corrects would go on being aired, and the log could not tell that it was put right."""
    if inquiry.script.kind is ScriptKind.CORRECTION and not inquiry.script.corrects:
        reason = _("bài đính chính chưa ghi đính chính cho bài nào, nên bài sai vẫn có thể phát tiếp")
        yield in_head(reason, _("thêm dòng ĐÍNH CHÍNH CHO: số kịch bản, hoặc đúng tiêu đề, hoặc tên loạt và số kỳ"))


def correction_unknown(inquiry: Inquiry) -> Iterator[Finding]:
    """It names what the station does not have: a slip, and nothing would be corrected."""
    if _is_correction(inquiry) and inquiry.corrections and not inquiry.corrections.corrected(inquiry.script):
        reason = _("ĐÍNH CHÍNH CHO: đài không có kịch bản nào là “{named}”").format(named=inquiry.script.corrects)
        yield in_head(reason, _("ghi số kịch bản như ở “script list”, hoặc đúng tiêu đề, hoặc tên loạt và số kỳ"))


def correction_unheard(inquiry: Inquiry) -> Iterator[Finding]:
    """Nobody heard what it corrects: a revision would do, and a correction would spread what was wrong."""
    corrected = inquiry.corrections and _is_correction(inquiry) and inquiry.corrections.corrected(inquiry.script)
    if corrected and inquiry.corrections and not inquiry.corrections.heard(corrected):
        reason = _("kịch bản số {number} “{title}” chưa phát lần nào, chưa ai nghe chỗ sai")
        yield in_head(
            reason.format(number=corrected.number, title=corrected.script.title),
            _("gửi bản đã sửa của bài ấy là đủ; duyệt bài này thì bài ấy cũng thôi phát"),
        )


def correction_misplaced(inquiry: Inquiry) -> Iterator[Finding]:
    """The key corrects nothing in a script of another kind."""
    if inquiry.script.corrects and inquiry.script.kind is not ScriptKind.CORRECTION:
        reason = _("có dòng ĐÍNH CHÍNH CHO mà loại không phải đính chính, nên không đính chính bài nào")
        yield in_head(reason, _("bỏ dòng ĐÍNH CHÍNH CHO, hoặc ghi LOẠI: đính chính"))


def _is_correction(inquiry: Inquiry) -> bool:
    return inquiry.script.kind is ScriptKind.CORRECTION and bool(inquiry.script.corrects)
