"""From approved words to a master: voice a script, choose for a day, build, and have it ready before it is due."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from chiminh_radio import clearance
from chiminh_radio.clock import ZONE
from chiminh_radio.errors import ApprovalError, AudioError, PlaylistError, RadioError, StationError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.canonical import digest_of_value
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.model.item import Item
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.recording import WHOLE
from chiminh_radio.model.rundown import Rundown
from chiminh_radio.model.script import Script, ScriptState
from chiminh_radio.model.speech import Reading
from chiminh_radio.progress import Progress, untold
from chiminh_radio.schedule.guard import Session
from chiminh_radio.schedule.planner import to_air
from chiminh_radio.shelf import StationShelf
from chiminh_radio.station import Station

DAY = timedelta(days=1)
_LAST_MOMENT = DAY - timedelta(seconds=1)


def voice(station: Station, record: ScriptRecord, progress: Progress = untold) -> tuple[Item, Reading]:
    """Read an approved script aloud and keep it as an item. Raises ApprovalError before approval, VoiceError after."""
    from chiminh_radio.studio.audio import is_made_of

    script = record.script
    heard = station.heard(script).digest
    if reason := station.decisions.why_not(script.digest, heard):
        raise ApprovalError(
            _("kịch bản số {number} chưa thu tiếng được: {reason}; duyệt bằng “script approve {number}”").format(
                number=record.number, reason=reason
            )
        )
    reading = _read(station, script, progress)
    recordings = _recordings(station, script)
    item = station.items.of_script(script.digest)
    if item is None or not is_made_of(
        item, script, reading, station.jingles(script), folder=station.config.root, recordings=recordings
    ):
        item = _made(station, script, reading, station.config.audio / "cache" / "items")
    if item.heard_digest != heard:
        item = replace(item, heard_digest=heard)
        station.items.add(item)
    with station.database.transaction():
        if not station.decisions.why_not(script.digest):  # it may have been withdrawn while it was read
            detail = {"item": item.digest}
            station.scripts.set_state(script.digest, ScriptState.VOICED, at=station.clock.now(), detail=detail)
    return item, reading


def preview(station: Station, script: Script, into: Path, progress: Progress = untold) -> Item:
    """A script as it would sound now, approved or not, in the folder `into`; nothing of it comes on the shelf."""
    return _made(station, script, _read(station, script, progress), into)


def _read(station: Station, script: Script, progress: Progress) -> Reading:
    """The script as a voice reads it; nobody reads where recordings are all that is heard."""
    if not script.lines or WHOLE in station.recordings.of(script.digest):
        return Reading(engine="", takes=(), digest=digest_of_value([station.config.pauses().insert]))
    return station.booth.read(script, station.spoken(script), progress)


def _recordings(station: Station, script: Script) -> dict[str, Path]:
    """What came for a script's calls. Raises AudioError for a call that nothing came for, or that is no more."""
    came = station.recordings.of(script.digest)
    why = station.harm(script, to_the_byte=True)
    wanted = {call: each.name for call, each in came.items()} | dict(script.calls)
    for call, name in wanted.items():
        if call not in came or came[call].refusal:
            why = why or _("chưa có bản ghi “{name}”").format(name=name)
    if why:
        raise AudioError(_("«{title}»: {why}").format(title=script.title, why=why))
    return {call: station.config.root / each.audio for call, each in came.items() if not each.refusal}


def _made(station: Station, script: Script, reading: Reading, into: Path) -> Item:
    from chiminh_radio.studio.audio import make_item

    return make_item(
        script,
        reading,
        inserts=station.jingles(script),
        recordings=_recordings(station, script),
        insert_pause=station.config.pauses().insert,
        ffmpeg=station.ffmpeg,
        folder=station.config.root,
        into=into,
    )


def shelf(station: Station, airing: Airing | None = None) -> StationShelf:
    """What there is to choose from, for an airing: corrections are owed where they are owed."""
    days = station.grid().calendar
    return StationShelf(
        station.library,
        station.ffmpeg,
        station.scripts,
        station.items,
        station.catalogue,
        station.decisions.flaw,
        lambda record, day: station.item_decisions.flaw(record, day) or clearance.unbecoming(record.item, day, days),
        station.aired,
        station.config.targets(),
        station.corrections.owed,
        airing,
    )


def rundown(station: Station, name: str, day: date, airing: Airing | None = None) -> Rundown:
    """What a playlist takes on a day, and why: for an airing, or else for its next one in the grid.

    Its faults are told in it, and raised by nobody.
    """
    from chiminh_radio.studio.choosing import choose as choose_from

    first = datetime.combine(day, time(), ZONE)
    start = min(max(first, station.clock.now()), first + _LAST_MOMENT)
    planned = (each for each in to_air(station.grid(), start, first + DAY) if each.playlist == name)
    airing = airing or next(planned, None)
    due = airing.due if airing else start
    return choose_from(station.playlist(name), due, shelf(station, airing), limit(station, airing))


def limit(station: Station, airing: Airing | None) -> timedelta:
    """How long a programme may be: a slot's own limit never goes beyond the session's."""
    session = station.config.session_limit
    return min(session, airing.limit or session) if airing else session


def choose(station: Station, name: str, day: date, airing: Airing | None = None) -> Rundown:
    """As `rundown`, of one that can be built. Raises PlaylistError naming every part that is wanting."""
    chosen = rundown(station, name, day, airing)
    if chosen.faults:
        raise PlaylistError("\n".join(chosen.faults))
    return chosen


def build(
    station: Station, name: str, day: date, progress: Progress = untold, airing: Airing | None = None
) -> Programme:
    """The master of a playlist for a day (and airing): the one there is if it is made of the same, else a new one.

    What is too long for an airing is not begun.
    """
    chosen = choose(station, name, day, airing)
    if airing and (why := Session(limit(station, airing)).refusal(chosen.duration)):
        raise PlaylistError(f"{name}: {why}")
    known = station.items.programme_of(name, day)
    assembler = station.assembler
    same = known is not None and chosen.is_in(known) and assembler.would_make(known, chosen.elements)
    if known is not None and same and not clearance.refusal(station, known):
        return known
    before = station.items.newest_programme(name)
    programme = assembler.build(
        station.playlist(name),
        day,
        chosen.elements,
        at=station.clock.now(),
        known=before.levelled if before is not None and not station.warrant.built(before) else {},
        progress=progress,
    )
    with station.database.transaction():
        station.items.add_programme(programme)
        station.aired.enter(programme)
    return programme


def prepare(station: Station, airing: Airing, because: str = "") -> Programme:
    """Have an airing's master ready: the playlist's own, or that of the first fallback that can be made.

    Called again shortly before the airing is due, it takes in what was approved or withdrawn since. `because` is why
    the one that was ready is not to air; it stays told.
    """
    station.scripts.expire(station.clock.now())
    wanting = [because] if because else []
    wanting += _restore(station)
    programme = make(station, airing, wanting)
    station.airings.ready(airing.number, programme.digest, reason="; ".join(wanting))
    return programme


def make(station: Station, airing: Airing, wanting: list[str], progress: Progress = untold) -> Programme:
    """The master of an airing's playlist, or of the first fallback that can be made.

    Why not of those before it goes to `wanting`. Raises PlaylistError with all of that where none can.
    """
    for name in playlists_of(station, airing):
        try:
            programme = build(station, name, airing.due.date(), progress, airing=airing)
        except (PlaylistError, AudioError, StationError) as error:  # a full disk: what is there may still air
            wanting.append(str(error))
            continue
        if why := clearance.refusal(station, programme):
            wanting.append(f"{name}: {why}")
            continue
        return programme
    raise PlaylistError("; ".join(wanting))


def _restore(station: Station) -> list[str]:
    """Voice anew what was voiced but whose sound is gone: audio/cache/ may be emptied at any time.

    What cannot be voiced now is told, a reason each: the fallback must not wait for it.
    """
    wanting: list[str] = []
    for record in station.scripts.all({ScriptState.VOICED}):
        item = station.items.of_script(record.script.digest)
        if item is None or not (station.config.root / item.audio).exists():
            try:
                voice(station, record)
            except RadioError as error:
                wanting.append(str(error))
    return wanting


def playlists_of(station: Station, airing: Airing) -> tuple[str, ...]:
    """What may sound in an airing, by playlist: its own, its fallbacks, the station's."""
    return tuple(dict.fromkeys((airing.playlist, *airing.fallbacks, station.config.fallback)))


def made_for(station: Station, airing: Airing) -> Programme | None:
    """The programme that was made ready for an airing; another day or playlist may sound just alike."""
    return station.items.programme(airing.programme_digest, airing.due.date(), playlists_of(station, airing))


def of_day(station: Station, name: str, day: date, progress: Progress = untold) -> Programme:
    """A playlist's master of a day: as it was if the day has gone by, else as it is to be.

    Raises PlaylistError when it cannot be built, or must not air (any more).
    """
    known = station.items.programme_of(name, day) if day < station.clock.now().date() else None
    programme = known or build(station, name, day, progress)
    if why := clearance.refusal(station, programme):
        raise PlaylistError(f"{name}: {why}")
    return programme
