"""What a recipe takes on a day, told part by part: what was chosen and why, what was not and why not."""

import shutil
import textwrap
from collections.abc import Iterator
from datetime import datetime

from chiminh_radio.cli import console
from chiminh_radio.cli.order import print_order, rows_of_rundown
from chiminh_radio.clock import as_length
from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Part, PartKind, Playlist
from chiminh_radio.model.rundown import Choice, Element, PassedOver, Rundown

_WIDEST = 100
_SHOWN = 5
"""Candidates that a part did not take, unless all are asked for."""


def print_rundown(playlist: Playlist, rundown: Rundown, due: datetime | None, *, everything: bool) -> None:
    """Print the choices of each part, then the whole in order, by the clock of the airing at `due`."""
    print(_("{title} ({name}), {day}").format(title=playlist.title, name=playlist.name, day=f"{rundown.day:%d/%m/%Y}"))
    for part, choice in zip(playlist.parts, rundown.choices, strict=True):
        _say(f"{choice.part}. ", asked(part))
        for line in _chosen(part, choice):
            _say("   + ", line)
        if choice.wanting:
            _say("   ! ", _("không có gì, bỏ qua") if choice.optional else _("CHƯA CÓ"))
        elif not choice.taken:
            _say("   ! ", _("không thêm gì"))
        shown = choice.passed_over if everything else choice.passed_over[:_SHOWN]
        for passed in shown:
            _say("   - ", _passed(passed))
        if more := len(choice.passed_over) - len(shown):
            _say("   - ", _("và {more} bài khác; xem hết bằng --all").format(more=more))
    print()
    if rundown.faults:
        print(_("Chưa dựng được:"))
        for fault in rundown.faults:
            _say("  ! ", fault)
        return
    print_order(rows_of_rundown(rundown), rundown.duration, due, rundown.off_length)


def asked(part: Part) -> str:
    """A part and what stands in for it, in words."""
    options = _(" – hoặc ").join(map(_wanted, part.options))
    return options + _(" (không bắt buộc)") * part.optional


def _wanted(part: Part) -> str:
    """A part in words."""
    if part.kind is PartKind.JINGLE:
        return _("nhạc: {name}").format(name=part.name)
    words = {PartKind.SCRIPT: _script, PartKind.ITEMS: _items, PartKind.FILL: _filling}[part.kind](part)
    return " ".join([words, *_narrowed(part)])


def _script(part: Part) -> str:
    return console.script_kind(part.script_kind) if part.script_kind else _("kịch bản")


def _items(part: Part) -> str:
    return console.item_kind(part.item_kind) if part.item_kind else _("bài")


def _filling(part: Part) -> str:
    return _("lấp cho đủ giờ: {what}").format(what=_items(part))


def _narrowed(part: Part) -> Iterator[str]:
    if part.series:
        yield f"“{part.series}”"
    if part.themes:
        yield _("chủ đề {themes}").format(themes=", ".join(part.themes))
    if part.audience:
        yield _("dành cho {audience}").format(audience=part.audience)
    if part.count > 1 and part.kind is not PartKind.FILL:
        yield _("(nhiều nhất {count})").format(count=part.count)


def _chosen(part: Part, choice: Choice) -> Iterator[str]:
    for element in choice.taken:
        if part.options[choice.option].kind is PartKind.JINGLE:
            yield f"{element.item.title} ({as_length(element.duration)})"
        else:
            yield f"{_titled(element)}: {element.why}"


def _titled(element: Element) -> str:
    length = as_length(element.duration)
    if element.shortened:
        length = _("{length} trong {whole}, nhỏ dần rồi dứt").format(
            length=length, whole=as_length(element.item.sounding)
        )
    return f"{element.item.title} ({length})"


def _passed(passed: PassedOver) -> str:
    return f"{passed.title}: {passed.why}"


def _say(lead: str, text: str) -> None:
    """Print with what does not fit on the line under the beginning of the text."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    print(textwrap.fill(text, width, initial_indent=lead, subsequent_indent=" " * len(lead)))
