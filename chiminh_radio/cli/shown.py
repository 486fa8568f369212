"""Shows one script: what stands in its head, how its roles will speak, and its text as written."""

from collections.abc import Container, Iterable, Mapping, Sequence

from chiminh_radio.cli import console, spoken
from chiminh_radio.cli.handed import print_notes
from chiminh_radio.cli.session import Session
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Priority
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.model.recording import WHOLE, Recording
from chiminh_radio.model.script import Insert, Script
from chiminh_radio.model.speech import SpokenLine
from chiminh_radio.roles import in_words


def voices_of(session: Session, script: Script) -> dict[str, str]:
    """How each role will speak, by name, with the voice of the engine that would read now; "" is the presenter."""
    booth = session.station.booth
    engine = booth.first_usable()
    deliveries = booth.cast(script)
    calls = session.station.recordings.of(script.digest)
    voices = in_short(script, deliveries, calls)
    for name in voices:
        if engine and not _is_recorded(script, name, calls):
            voices[name] += f" ({engine.name} {engine.settings.voice(deliveries[name])})"
    return voices


def in_short(script: Script, deliveries: Mapping[str, Delivery], calls: Container[str]) -> dict[str, str]:
    """How each role will speak, by name; "" is the presenter, who is one of the others if there are any.

    `calls` are those for which recordings came.
    """
    return {
        name: _("bản ghi") if _is_recorded(script, name, calls) else in_words(delivery)
        for name, delivery in deliveries.items()
        if name or len(deliveries) == 1
    }


def _is_recorded(script: Script, name: str, calls: Container[str]) -> bool:
    """Whether no machine's voice is heard in a role."""
    return WHOLE in calls or name in script.recorded_roles


def print_whole(
    record: ScriptRecord, voices: Mapping[str, str], lines: Sequence[SpokenLine], recordings: Iterable[Recording] = ()
) -> None:
    """Print all that a leader must have seen: the head, every word as it will be said, and what is noted."""
    print_head(record, voices, recordings)
    spoken.print_script(record.script, lines)
    print_notes(record.notes)


def print_head(record: ScriptRecord, voices: Mapping[str, str], recordings: Iterable[Recording] = ()) -> None:
    """Print what is known of a script before its text."""
    script = record.script
    nameless = _("người đọc")
    rows = [
        (_("Kịch bản số {number}").format(number=record.number), script.title),
        (_("Loại"), console.script_kind(script.kind)),
        *([(_("Mức độ"), _("ưu tiên"))] if script.priority is Priority.PRIORITY else []),
        *([(_("Đính chính cho"), script.corrects)] if script.corrects else []),
        (_("Chủ đề"), ", ".join(script.themes) or "–"),
        (_("Nguồn"), script.source or "–"),
        (_("Ngày phát"), console.air_days(script)),
        *([(_("Diễn ra"), f"{script.event_on:%d/%m/%Y}")] if script.event_on else []),
        (_("Giờ phát"), ", ".join(f"{at:%H:%M}" for at in script.air_times) or "–"),
        (_("Biên tập"), script.editor or "–"),
        *(
            (_("Vai đọc") if number == 0 else "", f"{name or nameless}: {voice}")
            for number, (name, voice) in enumerate(voices.items())
        ),
        *(
            (_("Bản ghi") if number == 0 else "", words)
            for number, words in enumerate(_recorded(each) for each in recordings)
        ),
        (_("Tình trạng"), console.script_state(record.state)),
        (_("Dấu vân tay"), script.digest[:12]),
    ]
    if record.approval:
        why = f" ({record.approval.why})" if record.approval.why else ""
        rows.append((_("Người quyết định"), f"{record.approval.by}, {console.moment(record.approval.at)}{why}"))
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    print()


def pair_of(session: Session, record: ScriptRecord) -> dict[str, ScriptRecord | None]:
    """What a script corrects, and what corrects it, where there are such."""
    corrections = session.station.corrections
    return {
        "corrects": corrections.corrected(record.script),
        "corrected_by": corrections.correction(record.script.digest),
    }


def print_pair(session: Session, record: ScriptRecord) -> None:
    """Print which script this one corrects, and which corrects it."""
    pair = pair_of(session, record)
    sentences = {
        "corrects": _("Đính chính cho kịch bản số {number} “{title}”."),
        "corrected_by": _("Đã được đính chính ở kịch bản số {number} “{title}”; không phát nữa."),
    }
    for name, other in pair.items():
        if other:
            session.say(console.wrapped(sentences[name].format(number=other.number, title=other.script.title), ""))
    if any(pair.values()):
        print()


def kind_of(session: Session, record: ScriptRecord) -> str:
    """The kind in words; of a correction also what it corrects."""
    kind = console.script_kind(record.script.kind)
    corrected = session.station.corrections.corrected(record.script)
    return _("{kind} cho số {number}").format(kind=kind, number=corrected.number) if corrected else kind


def _recorded(recording: Recording) -> str:
    if recording.refusal:
        return _("{name}: không dùng được").format(name=recording.name)
    facts = {"name": recording.name, "length": console.length(recording.duration), "digest": recording.digest[:12]}
    if recording.call == WHOLE:
        return _("cả bài là {name}, {length} (dấu vân tay {digest}); chữ trong bài không đọc").format(**facts)
    return _("{name}, {length} (dấu vân tay {digest})").format(**facts)


def print_body(record: ScriptRecord) -> None:
    """Print a script as it was parsed."""
    for section in record.script.sections:
        spoken.print_heading(section)
        for part in section.body:
            if isinstance(part, Insert):
                print(part.written)
            else:
                print(f"{part.role}: {part.text}" if part.role else part.text)
        print()
