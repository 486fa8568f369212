"""An item to be heard by itself: as it is in a programme."""

from pathlib import Path

from chiminh_radio.model.item import Item
from chiminh_radio.studio.levelled import LevelledItems
from chiminh_radio.studio.stretches import within
from chiminh_radio.studio.wav import Recorded, Tape, record


def to_hear(item: Item, levelled: LevelledItems, into: Path) -> Recorded:
    """Write an item at its level, without the silence at its ends, into a folder. Raises AudioError, StationError."""

    def play(tape: Tape) -> None:
        for block in within(item, levelled.get(item, {}).blocks()):
            tape.write(block)

    return record(into, lambda digest: f"{digest[:16]}.wav", play)
