"""The items of a day become a programme: one levelled master with its cue list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from chiminh_radio.model.item import Cue, Item
from chiminh_radio.model.programme import Playlist, Programme
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.sound import samples_in, span
from chiminh_radio.studio.levelled import Levelled, LevelledItems
from chiminh_radio.studio.stretches import shortened, within
from chiminh_radio.studio.wav import Tape, record

GAP = timedelta(milliseconds=500)
"""A breath between two items."""
_AT_ONCE = 2
"""Items that are levelled at the same time; a station's PC has two cores, and each takes an ffmpeg's memory."""


class Assembler:
    """Builds masters of items at their level."""

    def __init__(self, levelled: LevelledItems, folder: Path, *, programmes: Path) -> None:
        """Take the station's `folder`, and where masters go, seen from that folder."""
        self._levelled = levelled
        self._folder = folder
        self._programmes = folder / programmes

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
        it was, StationError when the disk does not take the master; neither leaves a master behind.
        """
        levelled = self._level([element.item for element in elements], known, progress)
        cues: list[Cue] = []

        def play(tape: Tape) -> None:
            for number, element in enumerate(elements):
                tape.rest(GAP if number else timedelta())
                cues.extend(_add(element, levelled[element.item.digest], tape))

        recorded = record(self._programmes, lambda digest: f"{playlist.name}-{day:%Y%m%d}-{digest[:12]}.wav", play)
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
            cues=tuple(cues),
            built_at=at,
            levelled={each.key: each.digest for each in levelled.values()},
        )

    def _level(
        self, items: Sequence[Item], known: Mapping[str, str], progress: Callable[[int, int], None]
    ) -> dict[str, Levelled]:
        """Every item at its level, by its digest."""
        wanted = list({item.digest: item for item in items}.values())
        levelled: dict[str, Levelled] = {}
        progress(0, len(wanted))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            ready = pool.map(lambda item: self._levelled.get(item, known), wanted)
            for item, each in zip(wanted, ready, strict=True):
                levelled[item.digest] = each
                progress(len(levelled), len(wanted))
        return levelled


def _add(element: Element, levelled: Levelled, tape: Tape) -> Iterator[Cue]:
    """Append one element; the item's own cues keep their distance from its start."""
    item = element.item
    begin = tape.samples
    blocks = within(item, levelled.blocks())
    for block in shortened(blocks, element.duration) if element.shortened else blocks:
        tape.write(block)
    yield Cue(
        at=span(begin),
        duration=span(tape.samples - begin),
        title=item.title,
        item_digest=item.digest,
        script_digest=item.script_digest,
    )
    for cue in item.cues if not element.shortened else ():
        yield replace(
            cue, at=span(begin + samples_in(cue.at - item.sound_from)), item_digest=cue.item_digest or item.digest
        )
