"""A whole station in a scratch folder: real rooms, a beeping voice, outputs that remember what sounded."""

from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio import config
from chiminh_radio.clock import ZONE, Clock
from chiminh_radio.files import digest_of, write_text
from chiminh_radio.founding import found
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.decision import Approval, Decision, ScriptRecord
from chiminh_radio.model.delivery import EngineSettings
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.model.script import Line, Script, ScriptKind, Section
from chiminh_radio.playout.zone import Zone
from chiminh_radio.station import Station
from chiminh_radio.store.phrases import Phrases
from chiminh_radio.voice.booth import Booth
from chiminh_radio.voice.cache import Cache
from fakes.engine import BeepEngine
from fakes.output import FakeOutput

MORNING = datetime(2026, 11, 23, 5, 0, tzinfo=ZONE)
DUE = MORNING + timedelta(minutes=30)
"""Of the slot at half past five."""
BOOK = """\
[inbox]
settle_seconds = 1.0

[[people]]
name = "Trần Văn Khải"
roles = ["editor"]

[[people]]
name = "Lãnh Đạo"
roles = ["approver"]

[voice]
chain = ["espeak"]

[[outputs]]
name = "loa"
kind = "file"
target = "audio/out"

[[zones]]
name = "toan-xa"
title = "Toàn xã"
outputs = ["loa"]
"""
RECIPES = {  # as the station's own, but short: some tests hear them in real time
    "ban-tin-sang": """\
title = "Bản tin buổi sáng"
[[parts]]
jingle = "nhac-cat"
[[parts]]
script = "bulletin"
""",
    "du-phong": """\
title = "Chương trình dự phòng"
[[parts]]
jingle = "nhac-ket"
""",
}
SLOT = """
[[slots]]
name = "{name}"
at = "{at}"
playlist = "{playlist}"
zones = ["toan-xa"]
late = "{late}"
late_minutes = {late_minutes}
"""


def slot(name: str, at: str, playlist: str = "ban-tin-sang", *, late: str = "start", late_minutes: int = 10) -> str:
    """A slot's table for the book."""
    return SLOT.format(name=name, at=at, playlist=playlist, late=late, late_minutes=late_minutes)


def founded(folder: Path, *slots: str) -> Path:
    """Make `folder` a station with these slots and give its config.toml."""
    book = folder / "config.toml"
    write_text(book, BOOK + "".join(slots))
    for name, text in RECIPES.items():
        write_text(folder / "playlists" / f"{name}.toml", text)
    found(folder)
    return book


def opened(book: Path, clock: Clock, output: FakeOutput | None = None) -> Station:
    """The station of a book, on `clock`; it beeps instead of speaking, into `output` if one is given."""
    station = Station(config.load(book), clock)
    engine = BeepEngine(EngineSettings(female=("cao",), male=("thấp",)))
    station.booth = Booth(
        [engine],
        Cache(station.config.audio / "cache" / "lines", Phrases(station.database)),
        (),
        station.config.pauses(),
    )
    if output is not None:
        (settings,) = station.config.zones()
        station.zones = {settings.name: Zone(settings, [output])}
    return station


def fake_output(clock: Clock) -> FakeOutput:
    """An output that remembers."""
    return FakeOutput(OutputSettings(name="loa", kind="fake"), clock=clock)


def bulletin(day, title: str = "Bản tin thời sự", lines: int = 3) -> Script:
    """A short bulletin for one day."""
    body = tuple(Line(text=f"Tin thứ {number} của đài truyền thanh xã hôm nay.") for number in range(1, lines + 1))
    return Script(
        title=f"{title} {day:%d/%m}",
        kind=ScriptKind.BULLETIN,
        editor="Trần Văn Khải",
        themes=("1.1",),
        air_on=day,
        sections=(Section(body=body),),
    )


def planned(station: Station) -> Airing:
    """The airing of the morning slot."""
    airing = Airing(slot="sang", due=DUE, playlist="ban-tin-sang", zones=("toan-xa",), fallbacks=("du-phong",))
    return station.airings.add(airing)


def approve(station: Station, script: Script) -> ScriptRecord:
    """Hand a script in and have it approved, as the desk does."""
    now = station.clock.now()
    original = station.config.inbox / "received" / f"{script.digest[:12]}.txt"
    write_text(original, script.title)
    station.scripts.add(
        script,
        origin="test",
        original=original.relative_to(station.config.root),
        original_digest=digest_of(original),
        at=now,
    )
    return station.scripts.decide(
        Approval(
            script_digest=script.digest,
            decision=Decision.APPROVED,
            by="Lãnh Đạo",
            at=now,
            heard_digest=station.heard(script).digest,
        )
    )


def withdraw(station: Station, record: ScriptRecord) -> None:
    """Have a script withdrawn, as the desk does."""
    station.scripts.decide(
        Approval(
            script_digest=record.script.digest,
            decision=Decision.WITHDRAWN,
            by="Lãnh Đạo",
            at=station.clock.now(),
            why="sai",
        )
    )
