"""From approved words to a master: voice a script, choose for a day, build, and have it ready before it is due."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from chiminh_radio.errors import ApprovalError, AudioError, ConfigError, PlaylistError, VoiceError
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model import Airing, Item, Programme, Reading, ScriptRecord, ScriptState
from chiminh_radio.schedule.guard import Session
from chiminh_radio.shelf import StationShelf
from chiminh_radio.station import Station

Progress = Callable[[int, int], None]
"""Told how many steps are done, of how many."""


def _untold(_done: int, _total: int) -> None:
    """For who does not want to know."""


def voice(station: Station, record: ScriptRecord, progress: Progress = _untold) -> tuple[Item, Reading]:
    """Read an approved script aloud and keep it as an item. Raises ApprovalError before approval, VoiceError after."""
    from chiminh_radio.studio.audio import is_made_of, make_item

    script = record.script
    heard = station.heard(script).digest
    if reason := station.decisions.why_not(script.digest, heard):
        raise ApprovalError(
            _("kịch bản số {number} chưa thu tiếng được: {reason}; duyệt bằng “script approve {number}”").format(
                number=record.number, reason=reason
            )
        )
    reading = station.booth.read(script, station.spoken(script), progress)
    folder = station.config.root
    inserts = {kind: station.library.path(name) for kind, name in station.config.jingles().items()}
    item = station.items.of_script(script.digest)
    if item is None or not is_made_of(item, script, reading, inserts, folder):
        item = make_item(
            script,
            reading,
            inserts=inserts,
            insert_pause=station.config.pauses().insert,
            ffmpeg=station.ffmpeg,
            folder=folder,
            into=station.config.audio / "cache" / "items",
        )
    if item.heard_digest != heard:
        item = replace(item, heard_digest=heard)
        station.items.add(item)
    if not station.decisions.why_not(script.digest):  # it may have been withdrawn while it was read
        station.scripts.set_state(
            script.digest, ScriptState.VOICED, at=station.clock.now(), detail={"item": item.digest}
        )
    return item, reading


def shelf(station: Station) -> StationShelf:
    """What there is to choose from."""
    return StationShelf(station.library, station.ffmpeg, station.scripts, station.items, station.decisions.why_not)


def choose(station: Station, name: str, day: date) -> tuple[Item, ...]:
    """The items a playlist is made of on a day. Raises PlaylistError naming the part that is wanting."""
    from chiminh_radio.studio.assembler import choose as choose_items

    return choose_items(station.playlist(name), day, shelf(station))


def build(station: Station, name: str, day: date, progress: Progress = _untold) -> Programme:
    """The master of a playlist for a day: the one there is if it holds the same items, else a new one."""
    items = choose(station, name, day)
    known = station.items.programme_of(name, day)
    wanted = tuple(item.digest for item in items)
    if known is not None and known.items == wanted and _whole(station, known):
        return known
    programme = station.assembler.build(station.playlist(name), day, items, at=station.clock.now(), progress=progress)
    station.items.add_programme(programme)
    return programme


def prepare(station: Station, airing: Airing) -> Programme:
    """Have an airing's master ready: the playlist's own, or that of the first fallback that can be made.

    Called again shortly before the airing is due, it takes in what was approved or withdrawn since.
    """
    wanting = _restore(station)
    for name in dict.fromkeys((airing.playlist, *airing.fallbacks, station.config.fallback)):
        try:
            programme = build(station, name, airing.due.date())
        except (PlaylistError, AudioError) as error:
            wanting.append(str(error))
            continue
        if refusal := Session(station.config.session_limit).refusal(programme.duration):
            wanting.append(f"{name}: {refusal}")
            continue
        station.airings.ready(airing.number, programme.digest, reason="; ".join(wanting))
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
            except (ApprovalError, VoiceError, AudioError, ConfigError, PlaylistError) as error:
                wanting.append(str(error))
    return wanting


def holds_good(station: Station, programme: Programme) -> bool:
    """Is the master untouched, and every script that it speaks still approved?"""
    spoken = {cue.script_digest for cue in programme.cues if cue.script_digest}
    return not any(station.decisions.why_not(digest) for digest in spoken) and _whole(station, programme)


def _whole(station: Station, programme: Programme) -> bool:
    path = station.config.root / programme.audio
    return path.exists() and digest_of(path) == programme.digest
