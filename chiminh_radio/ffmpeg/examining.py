"""Everything that a recording tells of itself, in one pass: its level through time, where it is cut off, its tags."""

import re
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from chiminh_radio.ffmpeg.binary import Binary
from chiminh_radio.ffmpeg.decoding import decode
from chiminh_radio.ffmpeg.filters import metered
from chiminh_radio.ffmpeg.loudness import Loudness, loudness_of
from chiminh_radio.ffmpeg.said import Said
from chiminh_radio.model.sound import SAMPLE_BYTES, span

_CLIPPING = (
    "aformat=sample_fmts=s16",
    "astats=measure_perchannel=Max_level+Flat_factor+Peak_count:measure_overall=Number_of_samples",
    "aselect=0",
)
"""Of each channel at its own rate: what is mixed or resampled is no longer flat where it was cut off."""
_FLAT_DB = 3.0
"""The samples at the peak come in runs; of natural sound hardly two stand side by side."""
_FAINT = 8_000
"""Of 32,768. Below this peak few steps are left, and many samples share the highest one."""

GoesOn = Callable[[timedelta, timedelta | None], bool]
"""Told how far it was heard, and how long the file says it is; whether to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What was found out of a recording."""

    loudness: Loudness
    momentary_lufs: tuple[float, ...]
    """BS.1770 momentary loudness (of the 400 ms before) every 100 ms, the first after 100 ms."""
    clipped: float
    """Share of samples in flat tops, of the worst channel."""
    tags: Mapping[str, str]
    """By the names that ffmpeg has for all formats: title, artist, copyright …"""


class _Examined(Said):
    """Hears two more filters. A line of theirs may stand behind half a line of another's; words tell whose it is."""

    _LEVEL: ClassVar = re.compile(r"lavfi\.r128\.M=(\S+)")
    _CUT: ClassVar = re.compile(r"(Max level|Flat factor|Peak count|Number of samples): (\S+)")

    def __init__(self) -> None:
        super().__init__()
        self.momentary_lufs: list[float] = []
        self.told: dict[str, list[float]] = {}
        """Three values of each channel, and how many samples each has, by ffmpeg's words for them."""

    def hear(self, line: str) -> None:
        if found := self._LEVEL.search(line):
            self.momentary_lufs.append(float(found[1]))
        elif found := self._CUT.search(line):
            self.told.setdefault(found[1], []).append(float(found[2]))
        else:
            super().hear(line)

    @property
    def clipped(self) -> float:
        channels = zip(*(self.told[name] for name in ("Max level", "Flat factor", "Peak count")), strict=True)
        flat = [count for peak, factor, count in channels if peak >= _FAINT and factor >= _FLAT_DB]
        return max(flat, default=0.0) / self.told["Number of samples"][0]


def examine(binary: Binary, path: Path, goes_on: GoesOn) -> Examination | None:
    """Look at a recording whole; None where `goes_on` said stop. Raises AudioError as decoding it would."""
    said = _Examined()
    length = 0
    with TemporaryDirectory(prefix="chiminh-tu-lieu-") as scratch:
        tags = Path(scratch) / "tags"
        way = [
            *("-map", "0:a:0", "-af", ",".join(_CLIPPING), "-f", "null", "-"),
            *("-map_metadata:g", "0:g", "-map_metadata:g", "0:s:a:0", "-f", "ffmetadata", f"file:{tags}"),
            *metered([], momentary=True),
        ]
        with closing(decode(binary, path, way, said)) as blocks:
            for block in blocks:
                length += len(block)
                if not goes_on(span(length // SAMPLE_BYTES), said.promised):
                    return None
        return Examination(
            loudness=loudness_of(said, length),
            momentary_lufs=tuple(said.momentary_lufs),
            clipped=said.clipped,
            tags=_read(tags.read_text(encoding="utf-8", errors="replace")),
        )


def _read(text: str) -> dict[str, str]:
    """The tags of ffmpeg's own metadata file, in which a backslash stands before what would end a name or a value."""
    pairs = re.findall(r"^((?:[^\\\n=;#]|\\.)+)=((?:[^\\\n]|\\.|\\\n)*)", text, re.MULTILINE)
    return {_plain(name).lower(): _plain(value).strip() for name, value in pairs}


def _plain(escaped: str) -> str:
    return re.sub(r"\\(.)", r"\1", escaped, flags=re.DOTALL)
