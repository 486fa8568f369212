"""How long it takes to look back over a year of airings by theme, and ahead over two weeks of programmes.

The station is made here: 400 approved and voiced scripts of 40 sentences, 100 recordings of the library, two programmes
of ten of them a day for a year in two zones. The look back is timed within its process, `playlist check` from Enter to
prompt. Run with the Python of .venv: `make bench`. Exits 1 when a limit is not kept.
"""

import hashlib
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from chiminh_radio import clock, config
from chiminh_radio.files import write_text
from chiminh_radio.founding import found
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.model.item import Cue, Item, ItemKind
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.script import Line, Script, ScriptKind, ScriptState, Section
from chiminh_radio.station import Station

ROUNDS = 5
SCRIPTS, SOUNDS, SENTENCES, YEAR = 400, 100, 40, 365
LIMITS = {"a year by theme": 0.2, "playlist check": 2.0}
LEAVES = ("1.1a", "1.1b", "1.2a", "1.2b", "1.2c", "1.3a", "1.3b", "1.4a", "1.4b", "1.5a", "1.5b", "1.5c", "1.5d")
RECIPE = """\
title = "Chương trình chiều"
length_minutes = 20
[[parts]]
jingle = "nhac-hieu"
[[parts]]
script = "bulletin"
[[parts]]
script = "notice"
count = 3
optional = true
[[parts]]
items = ["1"]
count = 4
pick = "balanced"
not_within_hours = 24
[[parts]]
fill = ["1"]
[[parts]]
jingle = "nhac-ket"
"""
YEAR_BY_THEME = """
import time
from datetime import timedelta
from pathlib import Path
from chiminh_radio import clock, config
from chiminh_radio.model.targets import shares_of
from chiminh_radio.station import Station
station = Station(config.load(Path("config.toml")))
station.aired
begun = time.perf_counter()
now = clock.now()
shares = shares_of(station.aired.spots(now - timedelta(days=366), now))
took = time.perf_counter() - begun
assert sum(share.items for share in shares.values()) > 5_000
print(took)
"""
SECOND = timedelta(seconds=1)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="chiminh-radio-bench-") as folder:
        station = Path(folder)
        fill(station)
        check = [str(Path(sys.executable).parent / "chiminh-radio"), "playlist", "check"]
        ways = {
            "a year by theme": lambda: float(run([sys.executable, "-c", YEAR_BY_THEME], station)),
            "playlist check": lambda: timed(lambda: run(check, station)),
        }
        print(f"{'':16} {'s':>6} {'limit':>6}")
        return max([kept(name, way) for name, way in ways.items()])


def kept(name: str, way) -> int:
    """Measure one way and print its row; 0 when the limit is kept, 1 when not."""
    way()  # the first one fills the caches of the disk and of Python
    took = median(way() for _round in range(ROUNDS))
    print(f"{name:16} {took:6.2f} {LIMITS[name]:6.2f}{'' if took <= LIMITS[name] else '  TOO SLOW'}")
    return int(took > LIMITS[name])


def timed(job) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def run(command: list[str], folder: Path) -> str:
    """What a command prints; faults that the station has are no failure of the command."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode and "Traceback" in done.stderr:
        sys.exit(done.stderr)
    return done.stdout


# ── The station ──────────────────────────────────────────────────────────────────────────────────────────────────
def fill(folder: Path) -> None:
    found(folder)
    write_text(folder / "playlists" / "ban-tin-sang.toml", RECIPE)
    station = Station(config.load(folder / "config.toml"))
    now = clock.now()
    with station.database.transaction():
        items = [voiced(station, number, now - timedelta(days=number % 6)) for number in range(SCRIPTS)]
        items += [recorded(station, number, now) for number in range(SOUNDS)]
        for day in range(1, YEAR):
            for number in range(2):
                airing = 2 * day + number
                air(station, airing, [items[(7 * airing + 3 * n) % len(items)] for n in range(10)], now - day * DAY)
    station.close()


DAY = timedelta(days=1)


def voiced(station: Station, number: int, at: datetime) -> Item:
    kind = (ScriptKind.BULLETIN, ScriptKind.NOTICE, ScriptKind.COLUMN, ScriptKind.COLUMN)[number % 4]
    lines = tuple(Line(text=f"Câu thứ {n} của bài số {number}.") for n in range(SENTENCES))
    news = 4 if kind is ScriptKind.BULLETIN else 1
    parts = [lines[n::news] for n in range(news)]
    sections = tuple(Section(heading=f"TIN {n}", body=body) for n, body in enumerate(parts))
    script = Script(title=f"Bài {number}", kind=kind, themes=(LEAVES[number % len(LEAVES)],), sections=sections)
    digest = script.digest
    station.scripts.add(script, origin="bench", original=Path("bai.txt"), original_digest=digest, at=at)
    station.scripts.decide(
        Approval(script_digest=digest, decision=Decision.APPROVED, by="Người Duyệt (thay tên)", at=at)
    )
    cues = tuple(
        Cue(
            at=n * 4 * SECOND,
            duration=4 * SECOND,
            title=f"TIN {n * news // SENTENCES}",
            script_digest=digest,
            text=line.text,
        )
        for n, line in enumerate(lines)
    )
    item = sound(f"{number}.wav", ItemKind.NEWS, script.themes[0], script_digest=digest, cues=cues)
    station.items.add(item)
    station.scripts.set_state(digest, ScriptState.VOICED, at=at)
    return item


def recorded(station: Station, number: int, at: datetime) -> Item:
    item = sound(f"t{number}.wav", ItemKind.INTERVIEW, LEAVES[number % len(LEAVES)], added_at=at)
    station.catalogue.add(item, at=at, by="", origin="", fingerprint=b"")
    return item


def sound(name: str, kind: ItemKind, theme: str, **more) -> Item:
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Item(kind=kind, title=name, audio=Path(name), digest=digest, duration=160 * SECOND, theme=theme, **more)


def air(station: Station, number: int, items: list[Item], at: datetime) -> None:
    """A programme of these items, aired whole in two zones."""
    cues = []
    for place, item in enumerate(items):
        begin = place * 161 * SECOND
        own = {"item_digest": item.digest, "script_digest": item.script_digest}
        cues.append(Cue(at=begin, duration=item.duration, title=item.title, **own))
        cues += [
            Cue(at=begin + cue.at, duration=cue.duration, title=cue.title, text=cue.text, **own) for cue in item.cues
        ]
    programme = Programme(
        playlist="ban-tin-sang",
        title="Bản tin",
        day=at.date(),
        audio=Path("a.wav"),
        digest=hashlib.sha256(str(number).encode()).hexdigest(),
        duration=1610 * SECOND,
        items=tuple(item.digest for item in items),
        cues=tuple(cues),
        built_at=at,
    )
    station.items.add_programme(programme)
    station.aired.enter(programme)
    airing = Airing(slot="sang", due=at, playlist="ban-tin-sang", zones=("a", "b"), number=number)
    for zone in airing.zones:
        for event, position in ((LogEvent.STARTED, 0 * SECOND), (LogEvent.FINISHED, programme.duration)):
            station.log.append(
                at=at + position,
                airing=airing,
                zone=zone,
                output="loa",
                event=event,
                position=position,
                digest=programme.digest,
                title="Bản tin",
            )
    station.items.note_aired(programme.items, at)


if __name__ == "__main__":
    sys.exit(main())
