"""Whether a master may air: it is the file that was built, and all that sounds in it is still approved for the day."""

from dataclasses import replace
from datetime import date, timedelta

from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Item
from chiminh_radio.model.programme import Programme
from chiminh_radio.schedule.calendar import Calendar
from chiminh_radio.station import Station


def refusal(station: Station, programme: Programme) -> str:
    """Why a master may not air: not the file that was built, or not what was approved. "" when it may."""
    return _changed(station, programme) or revoked(station, programme)


def revoked(station: Station, programme: Programme, since: timedelta = timedelta()) -> str:
    """Why the books do not let a programme on the air now, from `since` on, its sound aside; quick to ask."""
    day = max(station.clock.now().date(), programme.day)  # shortly before midnight it is made sure of tomorrow's
    rest = replace(programme, cues=tuple(cue for cue in programme.cues if cue.at >= since))
    spoken = sorted({(cue.script_digest, cue.item_digest) for cue in rest.cues if cue.script_digest})
    why = next(filter(None, (_unfit(station, script, item, day) for script, item in spoken)), "")
    why = why or next(filter(None, (_held_back(station, digest, day) for digest in _of_library(rest))), "")
    return why or station.warrant.built(programme) or station.warrant.spoken(rest)


def _unfit(station: Station, script_digest: str, item_digest: str, day: date) -> str:
    """Why an item must not sound on a day: its script's approval does not hold, or it is for other days."""
    item = station.items.speaking(script_digest, item_digest)
    record = station.scripts.by_digest(script_digest)
    why = station.decisions.why_not(script_digest, item.heard_digest if item else "")
    if record is None:
        return why
    if not why and not record.airs_on(day):
        why = _("không phát ngày {day:%d/%m/%Y}; ngày phát: “script show {number}”").format(
            day=day, number=record.number
        )
    name = _("kịch bản số {number} “{title}” {why}")
    return name.format(number=record.number, title=record.script.title, why=why) if why else ""


def _of_library(programme: Programme) -> tuple[str, ...]:
    """The digests of what a programme has from the library, beds too; jingles within an item were approved with it."""
    own = (cue.item_digest for cue in programme.cues if not cue.script_digest and cue.item_digest in programme.items)
    return tuple(dict.fromkeys((*own, *programme.beds)))


def _held_back(station: Station, digest: str, day: date) -> str:
    """Why a sound of the library must not air on a day: no decision on it holds, it has expired, people mourn."""
    item = station.items.speaking("", digest)
    if item is None:
        return _("tư liệu mang dấu vân tay {digest} không có trong sổ, hoặc đã bị sửa").format(digest=digest[:12])
    record = station.catalogue.of(item)
    why = station.item_decisions.flaw(record, day) or unbecoming(item, day, station.grid().calendar)
    why = why or station.warrant.item(item)
    name = _("tư liệu số {number} “{title}” {why}")
    return name.format(number=record.number, title=item.title, why=why) if why else ""


def unbecoming(item: Item, day: date, days: Calendar) -> str:
    """Why a sound does not become a day; "" when it does."""
    mourned = "" if item.airs_in_mourning else days.mourning(day)
    return _("là nhạc, không phát ngày tang: {day}").format(day=mourned) if mourned else ""


def _changed(station: Station, programme: Programme) -> str:
    path = station.config.root / programme.audio
    if not path.is_file():
        return _("{file}: không còn băng này").format(file=programme.audio.as_posix())
    if digest_of(path) != programme.digest:
        return _("{file}: không còn là băng đã dựng").format(file=programme.audio.as_posix())
    return ""
