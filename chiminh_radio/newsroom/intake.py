"""From a file to a draft, on every way in: read, converted, held to the standards of legibility, parsed."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Note, ScriptRecord, Severity
from chiminh_radio.model.script import Script
from chiminh_radio.newsroom.encodings import Conversion
from chiminh_radio.newsroom.legibility import Standards, hold_to
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.newsroom.readers import Limits, read_manuscript, weigh
from chiminh_radio.newsroom.words import shorten

_CONVERTED, _PICTURES, _REVISION = "converted", "pictures", "revision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A script as a file told it, and what only its file could tell."""

    script: Script
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a station takes as a script. `known` are words, in small letters, that are good though no syllables."""

    limits: Limits = field(default_factory=Limits)
    standards: Standards = field(default_factory=Standards)
    known: Container[str] = ()

    def weigh(self, path: Path) -> None:
        """Raises ScriptError for what needs no reading to be refused: nothing there, an empty file, too large a one."""
        weigh(path, self.limits)

    def draft(self, path: Path, source: str = "") -> Draft:
        """Read a file; `source` is the script's where it names none.

        Raises ScriptError for what is no script, and for what is too broken to be read aloud.
        """
        manuscript = read_manuscript(path, self.limits)
        hold_to(self.standards, path.name, manuscript.paragraphs, self.known)
        script = parse(manuscript.paragraphs)
        notes = [_converted(each) for each in manuscript.conversions]
        notes += [_made_readable(manuscript.was)] if manuscript.was else []
        notes += [_pictures(manuscript.pictures)] if manuscript.pictures else []
        return Draft(script=replace(script, source=script.source or source), notes=tuple(notes))


def told_by_the_file(notes: Sequence[Note]) -> Iterator[Note]:
    """Those of a script's notes that no look at the script itself can find again."""
    return (note for note in notes if note.rule in {_CONVERTED, _PICTURES, _REVISION})


def revision_notes(script: Script, kin: Sequence[ScriptRecord]) -> tuple[Note, ...]:
    """What to tell of a script that has the name of one there already; `kin` as `Scripts.kin` gives them."""
    revised = next((each for each in kin if script.revises(each.script)), None)
    if revised:
        reason = _("là bản sửa của kịch bản số {number} (nhận {at:%H:%M %d/%m/%Y})")
        mend = _("duyệt bản này thì bản số {number} thôi phát; chưa duyệt thì bản ấy giữ nguyên")
    elif revised := next(iter(kin), None):
        reason = _("trùng tiêu đề với kịch bản số {number} (nhận {at:%H:%M %d/%m/%Y}), nội dung hoặc ngày phát khác")
        mend = _("nếu bài này thay bài ấy, hãy thu hồi: chiminh-radio script withdraw {number}")
    else:
        return ()
    facts = {"number": revised.number, "at": revised.received_at}
    return (_whole(_REVISION, reason.format(**facts), mend.format(**facts)),)


def _converted(conversion: Conversion) -> Note:
    return _whole(
        _CONVERTED,
        _("{count} đoạn đã đổi từ {source}: “{before}” thành “{after}”").format(
            count=conversion.lines,
            source=conversion.source,
            before=shorten(conversion.before),
            after=shorten(conversion.after),
        ),
        _("đọc lại cả bài; chỗ nào sai thì sửa ở tệp gốc rồi gửi lại"),
    )


def _made_readable(was: str) -> Note:
    return _whole(
        _CONVERTED,
        _("đổi từ tệp {was}; bảng, gạch đầu dòng, chỗ ngắt dòng có thể lệch").format(was=was),
        _("đọc lại cả bài; lần sau nên gửi .docx"),
    )


def _pictures(count: int) -> Note:
    return _whole(
        _PICTURES,
        _("tệp có {count} hình, không đọc lên loa được nên bỏ qua").format(count=count),
        _("hình có chữ cần đọc thì gõ chữ ấy vào bài"),
    )


def _whole(rule: str, reason: str, mend: str) -> Note:
    return Note(severity=Severity.WARNING, rule=rule, place=_("Cả bài"), reason=reason, mend=mend)
