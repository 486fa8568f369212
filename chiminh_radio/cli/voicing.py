"""After an approval: what was approved is told, and voiced."""

from collections.abc import Iterable, Iterator

from chiminh_radio import production, withdrawal
from chiminh_radio.cli import console
from chiminh_radio.cli.session import Session
from chiminh_radio.errors import RadioError
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import ScriptRecord


def tell(session: Session, record: ScriptRecord) -> None:
    """Say what was approved, by its digest."""
    decision = record.approval
    words = _("Đã duyệt và ký số {number} “{title}” (dấu vân tay {digest})")
    if decision is None or not decision.signature:
        words = _("Đã duyệt số {number} “{title}” (dấu vân tay {digest})")
    if decision is not None and decision.why:
        words += f", {decision.why}"
    if session.as_json:
        return
    session.say(words.format(number=record.number, title=record.script.title, digest=record.script.digest[:12]))


def tell_unmade(session: Session) -> None:
    """Take back the masters that may not air any more, and say which airings are made anew."""
    for airing in withdrawal.unmake(session.station):
        session.say(_("Dựng lại băng của lượt {due:%H:%M %d/%m/%Y}.").format(due=airing.due))


def voice_all(session: Session, records: Iterable[ScriptRecord]) -> Iterator[str]:
    """Have approved scripts voiced; give the reasons of those that were not. They stay approved all the same."""
    for record in records:
        try:
            voice_aloud(session, record)
        except RadioError as error:
            yield str(error)


def voice_aloud(session: Session, record: ScriptRecord) -> None:
    """Have an approved script voiced, and say how it went."""
    with console.progress(_("Thu tiếng")) as progress:
        item, reading = production.voice(session.station, record, progress)
    for why in reading.fell_back:
        session.say(_("Chuyển sang giọng {engine}: {why}").format(engine=reading.engine, why=why))
    if session.as_json:
        console.dump(item)
    elif not reading.engine:
        session.say(
            _("Đã dựng từ bản ghi: {length}, {path}").format(
                length=console.length(item.duration), path=item.audio.as_posix()
            )
        )
    else:
        session.say(
            _("Đã thu tiếng bằng {engine}: {length}, {path}").format(
                engine=reading.engine, length=console.length(item.duration), path=item.audio.as_posix()
            )
        )
