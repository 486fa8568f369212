"""The items of a day become a programme: one levelled master with its cue list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from chiminh_radio.model.item import Cue, Item
from chiminh_radio.model.programme import Playlist, Programme
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.sound import SAMPLE_BYTES, samples_in, span
from chiminh_radio.studio.bed import Bed, Plateau, headroom_db, plateaus
from chiminh_radio.studio.breaths import BED_ALONE, starts
from chiminh_radio.studio.levelled import Levelled, LevelledItems
from chiminh_radio.studio.stretches import END, FADE, softened, within
from chiminh_radio.studio.wav import Tape, record

_AT_ONCE = 2
"""Items that are levelled at the same time; a station's PC has two cores, and each takes an ffmpeg's memory."""


_Take = tuple[str, float]
"""An item's digest, and how much lower than others its peaks are held."""


class Assembler:
    """Builds masters of items at their level."""

    def __init__(self, levelled: LevelledItems, folder: Path, *, programmes: Path, bed_below_lu: float) -> None:
        """Take the station's `folder`, where masters go, seen from that folder, and how far below speech a bed is."""
        self._levelled = levelled
        self._folder = folder
        self._programmes = folder / programmes
        self._bed_below_lu = bed_below_lu

    def build(
        self,
        playlist: Playlist,
        day: date,
        elements: Sequence[Element],
        *,
        at: datetime,
        known: Mapping[str, str] = MappingProxyType({}),
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Programme:
        """Write the master of `elements` in order, NAME-YYYYMMDD-DIGEST.wav, the same bytes for the same elements.

        The cue list has a cue for each item and, after it, those within it; offsets are exact to the sample. What a
        programme that is believed was made of may be used again: its `levelled` is what is `known`.
        `progress` is told how many items are at their level, of how many. Raises AudioError when an item is not what
        it was, StationError when the disk does not take the master; neither leaves a master behind. What a power cut
        tears before the disk has it is found by its digest, and built again.
        """
        levelled = self._level(self._takes(elements), known, progress)
        begins = [*starts(elements)]

        def play(tape: Tape) -> None:
            sound = self._sound(elements, begins, levelled)
            for bed in self._beds(elements, begins, levelled):
                sound = bed.under(sound)
            for block in sound:
                tape.write(block)

        name = f"{playlist.name}-{day:%Y%m%d}"
        recorded = record(self._programmes, lambda digest: f"{name}-{digest[:12]}.wav", play, lasting=False)
        self._levelled.tidy()
        audio = recorded.path
        return Programme(
            playlist=playlist.name,
            title=playlist.title,
            day=day,
            audio=audio.relative_to(self._folder) if audio.is_relative_to(self._folder) else audio,
            digest=recorded.digest,
            duration=recorded.duration,
            items=tuple(element.item.digest for element in elements),
            durations=tuple(element.duration for element in elements),
            beds=tuple(dict.fromkeys(element.bed.digest for element in elements if element.bed)),
            cues=tuple(cue for element, begin in zip(elements, begins, strict=False) for cue in _cues(element, begin)),
            built_at=at,
            levelled={each.key: each.digest for each in levelled.values()},
        )

    def would_make(self, programme: Programme, elements: Sequence[Element]) -> bool:
        """Is a programme made of these elements as they would be brought to their level now, over the same beds?"""
        keys = {self._levelled.key(item, headroom_db=take[1]) for take, item in self._takes(elements).items()}
        return keys == programme.levelled.keys()

    def _takes(self, elements: Sequence[Element]) -> dict[_Take, Item]:
        """What must be at its level: each item once with a bed over it and once without, and the beds."""
        takes = {self._take(element): element.item for element in elements}
        return takes | {(element.bed.digest, 0.0): element.bed for element in elements if element.bed}

    def _take(self, element: Element) -> _Take:
        return element.item.digest, headroom_db(self._bed_below_lu) if element.bed else 0.0

    def _level(
        self, wanted: Mapping[_Take, Item], known: Mapping[str, str], progress: Callable[[int, int], None]
    ) -> dict[_Take, Levelled]:
        """Everything at its level."""
        levelled: dict[_Take, Levelled] = {}
        progress(0, len(wanted))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            made = pool.map(lambda take: self._levelled.get(wanted[take], known, headroom_db=take[1]), wanted)
            for take, ready in zip(wanted, made, strict=True):
                levelled[take] = ready
                progress(len(levelled), len(wanted))
        return levelled

    def _sound(
        self, elements: Sequence[Element], begins: Sequence[int], levelled: Mapping[_Take, Levelled]
    ) -> Iterator[bytes]:
        """The elements with the breaths between them."""
        at = 0
        for element, begin in zip(elements, begins, strict=False):
            yield bytes((begin - at) * SAMPLE_BYTES)
            blocks = within(element.item, levelled[self._take(element)].blocks())
            yield from softened(blocks, element.duration, FADE if element.shortened else END)
            at = begin + samples_in(element.duration)
        yield bytes((begins[-1] - at) * SAMPLE_BYTES)

    def _beds(
        self, elements: Sequence[Element], begins: Sequence[int], levelled: Mapping[_Take, Levelled]
    ) -> Iterator[Bed]:
        """The beds, each under all that follows on one another over it."""
        low = 10 ** (-self._bed_below_lu / 20)
        for bed, run in groupby(zip(elements, begins, strict=False), key=lambda each: each[0].bed):
            if bed is None:
                continue
            sounds = [sound for element, begin in run for sound in _heard(element, begin, low)]
            alone = samples_in(BED_ALONE)
            course = plateaus(sounds[0].start - alone, sounds[-1].end + alone, sounds)
            yield Bed(levelled[bed.digest, 0.0].path, course)


def _cues(element: Element, begin: int) -> Iterator[Cue]:
    """Those of one element; the item's own keep their distance from its start."""
    item = element.item
    yield Cue(
        at=span(begin),
        duration=element.duration,
        title=item.title,
        item_digest=item.digest,
        script_digest=item.script_digest,
    )
    for cue in item.cues if not element.shortened else ():
        yield replace(
            cue, at=span(begin + samples_in(cue.at - item.sound_from)), item_digest=cue.item_digest or item.digest
        )


def _heard(element: Element, begin: int, low: float) -> Iterator[Plateau]:
    """What is heard over a bed, and its gain there: under a jingle none; in an item without cues all is speech."""
    edge = begin + samples_in(element.duration)
    if not element.item.cues:
        yield Plateau(start=begin, end=edge, gain=low)
        return
    yield Plateau(start=begin, end=begin, gain=low)
    for cue in element.item.cues:
        start = begin + samples_in(cue.at - element.item.sound_from)
        end = min(edge, start + samples_in(cue.duration))
        yield Plateau(start=start, end=end, gain=low if cue.text else 0.0)
    yield Plateau(start=edge, end=edge, gain=low)
