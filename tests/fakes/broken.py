"""Vietnamese as it arrives broken: ways to break a text, passages to break (tests/fixtures/broken), what comes back."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from chiminh_radio.newsroom.encodings import Mender
from chiminh_radio.newsroom.encodings.tables import table
from chiminh_radio.newsroom.legibility import Measure, Standards, measure

FIXTURES = Path(__file__).parents[1] / "fixtures" / "broken"
_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
"""What the old encodings had no code for, as typed then."""


def passages() -> tuple[str, ...]:
    """Proper Vietnamese passages, fictional."""
    text = (FIXTURES / "doan-van.txt").read_text(encoding="utf-8")
    return tuple(each for each in text.split("\n\n") if not each.startswith("#"))


def plan() -> str:
    """The commune's plan, proper."""
    return (FIXTURES / "ke-hoach-84.txt").read_text(encoding="utf-8")


def scanned_plan() -> str:
    """The same plan as a scanner's software read it."""
    return (FIXTURES / "ke-hoach-84.ocr.txt").read_text(encoding="utf-8")


def in_table(name: str) -> Callable[[str], str]:
    """Writes a text in an old encoding, each byte as the Latin-1 character it is."""

    def written(text: str) -> str:
        letters = table(name).letters
        known = unicodedata.normalize("NFC", text).translate(_TYPED)
        return "".join(letters.get(letter) or letters.get(letter.lower(), letter) for letter in known)

    return written


def mangled(text: str) -> str:
    """UTF-8 read as Windows-1252, where that has no character as Latin-1."""
    return "".join(_shown(byte) for byte in text.encode())


def without_marks(text: str) -> str:
    """As typed on a keyboard without Vietnamese."""
    apart = unicodedata.normalize("NFD", text).translate(str.maketrans("đĐ", "dD"))
    return "".join(each for each in apart if not unicodedata.combining(each))


def _shown(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


WAYS: Mapping[str, Callable[[str], str]] = {
    "TCVN3": in_table("tcvn3"),
    "VNI": in_table("vni"),
    "VISCII": in_table("viscii"),
    "VPS": in_table("vps"),
    "UTF-8 as Windows-1252": mangled,
    "the same twice": lambda text: mangled(mangled(text)),
}
"""The ways to break a text that can be undone."""


def as_typed(text: str) -> str:
    """What can be asked back from every one of them: no typographer's quotes and dashes."""
    return text.translate(_TYPED)


# ── The table of what becomes of broken text ─────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Row:
    """One way to break the plan: its shares as it stands, the verdict before and after, and the passages recovered."""

    way: str
    syllables: float
    marked: float
    before: str
    after: str
    recovered: int
    passages: int


def rows() -> Iterator[Row]:
    """The whole table: proper, scanned, each way to break, marks stripped."""
    yield _row("proper", plan(), lambda text: text)
    yield _row("scanned (OCR)", scanned_plan(), None)
    for name, way in WAYS.items():
        yield _row(name, way(plan()), way)
    yield _row("marks stripped", without_marks(plan()), without_marks)


def printed() -> str:
    """The table for people."""
    lines = [f"{'text':<24}{'syllables':>10}{'marked':>8}  {'as it stands':<14}{'converted':<12}{'recovered':>10}"]
    lines += [
        f"{row.way:<24}{row.syllables:>10.1%}{row.marked:>8.1%}  {row.before:<14}{row.after:<12}"
        f"{f'{row.recovered} of {row.passages}' if row.passages else '–':>10}"
        for row in rows()
    ]
    return "\n".join(lines)


def is_recovered(mended: str, proper: str) -> bool:
    """Whether a passage came back: TCVN3 has no capitals with tones, and none of the old ones “ ” – —."""
    return as_typed(mended).casefold() == as_typed(proper).casefold()


def _row(name: str, text: str, way: Callable[[str], str] | None) -> Row:
    measured = measure(text)
    mended = "\n".join(Mender().mended(text.split("\n")))
    proper = passages() if way else ()
    back = sum(is_recovered(Mender().mended([way(each)])[0], each) for each in proper) if way else 0
    return Row(
        name,
        measured.syllables / measured.words,
        measured.marked / measured.words,
        _verdict(measured),
        _verdict(measure(mended)),
        back,
        len(proper),
    )


def _verdict(measured: Measure) -> str:
    standards = Standards()
    return "refused" if standards.refuse(measured) else "warned" if standards.warn(measured) else "accepted"
