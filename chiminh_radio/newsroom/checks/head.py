"""What the head of a script says of it, or should."""

from collections.abc import Collection, Iterator, Sequence

from chiminh_radio.i18n import _
from chiminh_radio.model.script import Script, ScriptKind, Section
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry, in_head, items_of, name_of

_SOURCE_SPEAKS = frozenset({ScriptKind.DIALOGUE, ScriptKind.PANEL, ScriptKind.INTERVIEW})
"""Kinds in which whoever knows it says it."""


def date_past(inquiry: Inquiry) -> Iterator[Finding]:
    """A script for a day that is gone can never be aired."""
    last = inquiry.script.last_day
    if last and last < inquiry.today:
        reason = _("ngày phát cuối {day:%d/%m/%Y} đã qua (hôm nay {today:%d/%m/%Y})").format(
            day=last, today=inquiry.today
        )
        mend = _("sửa dòng NGÀY PHÁT, PHÁT ĐẾN NGÀY hoặc ngày diễn ra rồi gửi lại")
        yield in_head(reason, mend)


def no_theme(inquiry: Inquiry) -> Iterator[Finding]:
    """What has no theme is in no report: an item without one of its own, in a script without one."""
    if not inquiry.script.themes:
        yield from _wanting(
            inquiry.script,
            [section for section in items_of(inquiry.script) if not section.theme],
            _("chưa ghi chủ đề, nên không tính được vào báo cáo theo kế hoạch"),
            _("CHỦ ĐỀ: 1.2, hoặc CHỦ ĐỀ: khac"),
        )


def unknown_theme(inquiry: Inquiry) -> Iterator[Finding]:
    """A theme that the station does not have, and that no report will count."""
    if not inquiry.themes:
        return  # a station that lists none counts by whatever editors write
    named = [(_("Phần đầu"), theme) for theme in inquiry.script.themes]
    named += [(name_of(section), section.theme) for section in inquiry.script.sections if section.theme]
    for place, theme in named:
        if not _is_known(theme, inquiry.themes):
            yield Finding(
                place=place,
                reason=_("không có chủ đề “{theme}”").format(theme=theme),
                mend=_("dùng một trong: {themes}; hoặc thêm vào [themes] trong config.toml").format(
                    themes=", ".join(sorted(inquiry.themes))
                ),
            )


def _is_known(theme: str, themes: Collection[str]) -> bool:
    """Whether it is a theme, or a group of them: "1.2" is known by "1.2a"."""
    return theme in themes or any(leaf[:-1] == theme and leaf[-1:].isalpha() for leaf in themes)


def no_editor(inquiry: Inquiry) -> Iterator[Finding]:
    """Without one, nobody can tell whether the approver is the author."""
    if not inquiry.script.editor:
        reason = _("chưa ghi người biên tập, nên không biết người duyệt có phải là người viết không")
        yield in_head(reason, _("thêm dòng BIÊN TẬP: họ và tên"))


def no_source(inquiry: Inquiry) -> Iterator[Finding]:
    """Whoever approves should know where each item comes from; in a talk that is whoever speaks."""
    if not inquiry.script.source and inquiry.script.kind not in _SOURCE_SPEAKS:
        yield from _wanting(
            inquiry.script,
            [section for section in items_of(inquiry.script) if not section.source],
            _("chưa ghi nguồn tin, nên khi có người hỏi lại không biết lấy từ đâu"),
            _("NGUỒN: UBND xã, hoặc tên nơi gửi bài"),
        )


def _wanting(script: Script, items: Sequence[Section], reason: str, line: str) -> Iterator[Finding]:
    """The items for which a line is wanting that no head has; the head where none of them has it, or there are none."""
    if len(items) == len(items_of(script)):
        yield in_head(reason, _("thêm dòng {line}").format(line=line))
        return
    for section in items:
        mend = _("ghi ngay dưới đề mục, hoặc ở phần đầu cho cả bài: {line}").format(line=line)
        yield Finding(place=name_of(section), reason=reason, mend=mend)
