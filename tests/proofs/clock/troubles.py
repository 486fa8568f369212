"""What befalls a station: how it begins, how it ends, and the words by which the log must tell of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from fakes.life import Life

from chiminh_radio.errors import StationError
from chiminh_radio.files import write_text

CAUSES = ("không chạy", "chỉnh tới", "chỉnh lùi", "ngủ", "treo", "đầy", "bận", "bị ngắt")
"""One of these stands in the reason of what was missed."""
BATTERY = datetime(2000, 1, 1).astimezone()
"""What a clock shows whose battery is empty."""
SLOT = """
[[slots]]
name = "them"
at = "20:40"
playlist = "chinh"
zones = ["toan-xa"]
"""


class Killed(BaseException):
    """The process dies here, as by kill -9."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """`begin` may raise Killed; what it gives is called `lasts` seconds later."""

    name: str
    begin: Callable[["Troubled"], Callable[[], object]]
    longest: float
    """Seconds."""


class Troubled(Life):
    """A life in which troubles strike in the middle of whatever the daemon does."""

    dead = False
    cut: float = 0.0
    """How long nobody starts it again, and what the clock shows then, if not the time."""
    battery_is_empty = False

    def start(self) -> None:
        """As a Life; once dead, nothing is written and no time goes by."""
        self.dead = False
        super().start()
        whole = self.station.database.transaction

        @contextmanager
        def transaction() -> Iterator[object]:
            self.must_live()
            if self.full:
                raise StationError("radio.db: đĩa đã đầy, không ghi thêm được; hãy xoá bớt tệp rồi làm lại")
            with whole() as connection:
                yield connection

        self.station.database.transaction = transaction

    full = False

    def must_live(self) -> None:
        """Nothing goes on in a process that is dead."""
        if self.dead:
            raise Killed


def _nothing() -> None:
    pass


def kill(life: Troubled) -> Callable[[], object]:
    life.dead, life.cut = True, 2.0
    raise Killed


def power_cut(life: Troubled) -> Callable[[], object]:
    life.dead, life.cut = True, _span(life, 3 * 3600)
    raise Killed


def empty_battery(life: Troubled) -> Callable[[], object]:
    life.battery_is_empty = True
    return power_cut(life)


def forward(life: Troubled) -> Callable[[], object]:
    life.clock.step(timedelta(seconds=_span(life, 6 * 3600)))
    return _nothing


def back(life: Troubled) -> Callable[[], object]:
    life.clock.step(-timedelta(seconds=_span(life, 6 * 3600)))
    return _nothing


def suspend(life: Troubled) -> Callable[[], object]:
    life.clock.suspend(_span(life, 4 * 3600))
    return _nothing


def full_disk(life: Troubled) -> Callable[[], object]:
    life.full = True

    def freed() -> None:
        life.full = False

    return freed


def lost_output(life: Troubled) -> Callable[[], object]:
    life.output.broken = True

    def mended() -> None:
        life.output.broken = False

    return mended


def late_material(life: Troubled) -> Callable[[], object]:
    path = life.station.config.audio / "library" / "chinh.wav"
    aside = path.with_suffix(".doi")
    if path.exists():
        path.rename(aside)

    def comes() -> None:
        if aside.exists():
            aside.rename(path)

    return comes


def edit(life: Troubled) -> Callable[[], object]:
    """A slot is added to the grid, or taken out of it; the file is saved as editors do, in one go."""
    text = life.book.read_text(encoding="utf-8")
    write_text(life.book, text.replace(SLOT, "") if SLOT in text else text + SLOT)
    return _nothing


def _span(life: Troubled, longest: float) -> float:
    return life.random.expovariate(5 / longest)


TROUBLES: Mapping[str, Trouble] = {
    trouble.name: trouble
    for trouble in (
        Trouble("killed", kill, 0),
        Trouble("power cut", power_cut, 0),
        Trouble("power cut, battery empty", empty_battery, 0),
        Trouble("clock set forward", forward, 0),
        Trouble("clock set back", back, 0),
        Trouble("machine asleep", suspend, 0),
        Trouble("disk full", full_disk, 2 * 3600),
        Trouble("output lost", lost_output, 2 * 3600),
        Trouble("material late", late_material, 12 * 3600),
        Trouble("grid edited", edit, 0),
    )
}
