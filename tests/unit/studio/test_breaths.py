from datetime import timedelta
from pathlib import Path

from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.sound import span
from chiminh_radio.studio.breaths import BED_ALONE, breath, starts


def element(kind, bed=None):
    item = Item(kind=kind, title=kind, audio=Path("a.wav"), digest=kind, duration=timedelta(seconds=10))
    return Element(item=item, duration=item.duration, part=1, why="", bed=bed)


NEWS, NOTICE, JINGLE, MUSIC = map(element, (ItemKind.NEWS, ItemKind.NOTICE, ItemKind.JINGLE, ItemKind.MUSIC))
BEDDED = element(ItemKind.NEWS, MUSIC.item)


def test_by_kind():
    """What was said is let sink in longer than what rings out by itself."""
    assert breath(NEWS, NOTICE) > breath(NEWS, JINGLE) > breath(JINGLE, NEWS) > breath(MUSIC, JINGLE)


def test_nothing_at_the_ends():
    """A programme begins and ends with sound."""
    assert breath(None, NEWS) == breath(NEWS, None) == timedelta()


def test_a_bed_is_alone_where_it_begins_and_ends():
    """Before the first words over it and after the last; between two over the same bed there is only a breath."""
    assert breath(None, BEDDED) == breath(BEDDED, None) == BED_ALONE
    assert breath(BEDDED, NEWS) == breath(NEWS, BEDDED) == breath(NEWS, NEWS) + BED_ALONE
    assert breath(BEDDED, BEDDED) == breath(NEWS, NEWS)
    assert breath(BEDDED, element(ItemKind.NEWS, JINGLE.item)) == breath(NEWS, NEWS) + 2 * BED_ALONE


def test_starts():
    """Each element begins after those before it and the breaths between; the last figure is the programme's length."""
    first, second, end = map(span, starts([NEWS, JINGLE]))

    assert first == timedelta()
    assert second == timedelta(seconds=10) + breath(NEWS, JINGLE)
    assert end == second + timedelta(seconds=10)
    assert list(starts([])) == [0]
