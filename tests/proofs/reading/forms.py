"""Written forms by the hundred thousand, each with the words it must become, made by rule and without the reader.

A family is a generator over numbers, days, minutes or document kinds, from `start` on and `step` apart: the proof goes
through all of them, the tests through every so manieth.
"""

from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import NamedTuple

from chiminh_radio.voice.normalise import Normaliser
from chiminh_radio.voice.reading.tables import table
from proofs.reading.days import Pair, dates, spans
from proofs.reading.numerals import TO_99, cardinal, counting, one_by_one


class Family(NamedTuple):
    """A kind of written forms; a test goes through it in strides."""

    name: str
    pairs: Callable[[int, int], Iterator[Pair]]
    stride: int
    may_be_left_out: str = ""


def integers(start: int, step: int) -> Iterator[Pair]:
    """Every one from 0 to 10^6, as 1234567 and as 1.234.567."""
    for number, spoken in islice(enumerate(counting()), start, None, step):
        yield str(number), spoken
        if number >= 1000:
            yield dotted(number), spoken


def decimals(start: int, step: int) -> Iterator[Pair]:
    """0,0 to 99,999; two decimals are a number, but not behind a zero; the same with thousands before and a minus."""
    for decimal in [f"{number:0{places}}" for places in (1, 2, 3) for number in range(10**places)][start::step]:
        said = TO_99[int(decimal)] if len(decimal) == 2 and decimal[0] != "0" else one_by_one(decimal)
        for whole in range(100):
            yield f"{whole},{decimal}", f"{cardinal(whole)} phẩy {said}"
        yield f"12.345,{decimal}", f"{cardinal(12_345)} phẩy {said}"
        yield f"-7,{decimal}", f"âm bảy phẩy {said}"


def dotted(number: int) -> str:
    """1.234.567."""
    return f"{number:,}".replace(",", ".")


_CLOCKS = (
    "{h}h{mm}",
    "{hh}h{mm}",
    "{hh}:{mm}",
    "{h}:{mm}",
    "{h} giờ {mm} phút",
    "{h}h{mm}'",
    "{h}h{mm} phút",
    "lúc {h}g{mm}",
)


def minutes(start: int, step: int) -> Iterator[Pair]:
    """Every minute of the day in every form, alone and as the end of a span that begins with the day."""
    for hour, minute in islice(product(range(24), range(60)), start, None, step):
        past = f" {'không ' if 0 < minute < 10 else ''}{cardinal(minute)} phút" if minute else ""
        spoken = f"{cardinal(hour)} giờ{past}"
        for clock in _CLOCKS:
            written = clock.format(h=hour, hh=f"{hour:02}", mm=f"{minute:02}")
            yield written, f"lúc {spoken}" if written.startswith("lúc") else spoken
        for span in ("{z}h00-{h}h{mm}", "{z}h - {h}h{mm}", "{z}:00–{h}:{mm}"):
            yield span.format(z=0, h=hour, mm=f"{minute:02}"), f"không giờ đến {spoken}"
        yield f"từ {hour}h{minute:02} đến 24h", f"từ {spoken} đến hai mươi tư giờ"


_NUMBERS = [
    ("{n}/{kind}-{who}", "{said}"),
    ("{n}-{kind}/{who}", "{said}"),
    ("{n} /{kind}-{who}", "{said}"),
    ("{n}/{kind} - {who}", "{said}"),
    ("{n}/{y}/{kind}-{who}", "{said} năm {year}"),
]


def documents(start: int, step: int) -> Iterator[Pair]:
    """Every kind with everyone who issues any, in every shape of a number, after its kind in words and after "số"."""
    pairs = product(table("kinds").items(), table("issuers").items())
    for at, ((kind, kind_said), (who, who_said)) in islice(enumerate(pairs), start, None, step):
        number, year = 1 + at * 7 % 3000, 2000 + at % 30
        for written, spoken in _NUMBERS:
            code = written.format(n=number, kind=kind, who=who, y=year)
            said = spoken.format(said=cardinal(number), year=cardinal(year))
            yield f"{kind_said.capitalize()} số {code}", f"{kind_said.capitalize()} số {said} của {who_said}"
            yield f"số {code}", f"số {said}, {kind_said} của {who_said}"


FAMILIES = (
    Family("integers", integers, 3_989),
    Family("decimals", decimals, 397),
    Family("dates", dates, 997),
    Family("spans", spans, 397),
    Family("minutes", minutes, 47),
    Family("documents", documents, 107, " của"),  # a field of work issues nothing: "của" is for offices
)


def sample(family: Family) -> Iterator[Pair]:
    """Some of a family, spread over all of it."""
    return family.pairs(0, family.stride)


def misread(family: Family, part: int, of: int) -> tuple[int, list[str]]:
    """Read every so manieth form of a family: how many there are, and what is not read as it must be."""
    count, faults = 0, []
    for count, (written, spoken) in enumerate(family.pairs(part, of), 1):  # noqa: B007 - asked for below
        line = Normaliser().line(written)
        said, wanted = (text.replace(family.may_be_left_out, "") for text in (line.text, spoken))
        if said != wanted or line.residue:
            faults.append(f"{written!r} is read {line.text!r}, not {spoken!r}")
    return count, faults
