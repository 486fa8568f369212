import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from fakes.sounds import tone, write_wav

from chiminh_radio.clock import ZONE
from chiminh_radio.files import digest_of
from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.reports import holdings
from chiminh_radio.store.catalogue import Catalogue
from chiminh_radio.store.database import Database
from chiminh_radio.store.items import Items

NOW = datetime(2026, 11, 23, 8, tzinfo=ZONE)


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "radio.db")
    yield opened
    opened.close()


@pytest.fixture
def item(tmp_path, database):
    """An interview that was added as `item add` does."""
    path = write_wav(tmp_path / "a.wav", tone(1))
    interview = Item(
        kind=ItemKind.INTERVIEW,
        title="Bà Lan nuôi gà",
        audio=path.relative_to(tmp_path),
        digest=digest_of(path),
        duration=timedelta(seconds=1),
        added_at=NOW,
    )
    return Catalogue(database).add(interview, at=NOW, by="Khải", origin="a.wav", fingerprint=b"").item


def test_a_library_that_nobody_touched_has_no_fault(tmp_path, database, item):
    """Nor have jingles that people put there by hand, and replace."""
    Items(database).add(replace(item, digest="b" * 64, kind=ItemKind.JINGLE, added_at=None))

    assert list(holdings.faults(database, tmp_path, lambda _record: "")) == []


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda path, _items, _item: path.write_bytes(path.read_bytes() + b"\0"), r"số 1 .*: tệp a\.wav đã khác"),
        (lambda path, _items, _item: path.unlink(), r"số 1 .*: tệp a\.wav không còn"),
        (lambda _path, items, item: items.add(replace(item, kind=ItemKind.MUSIC)), "không còn là điều sổ toà soạn ghi"),
    ],
    ids=["file changed", "file gone", "retold"],
)
def test_what_was_done_past_the_program_is_named(tmp_path, database, item, harm, why):
    """By hand in the folder, or in radio.db."""
    harm(tmp_path / item.audio, Items(database), item)
    found = list(holdings.faults(database, tmp_path, lambda _record: ""))

    assert len(found) == 1
    assert re.search(why, found[0])


def test_a_row_that_is_gone_is_named(tmp_path, database, item):
    """The record remembers it."""
    with database.transaction() as connection:
        connection.execute("DELETE FROM items")

    (found,) = holdings.faults(database, tmp_path, lambda _record: "")

    assert item.digest[:12] in found


def test_a_decision_that_does_not_hold_is_named(tmp_path, database, item):
    """With the reason of whoever keeps the rules; a sound on which nobody decided waits, and is no fault."""
    assert list(holdings.faults(database, tmp_path, lambda _record: "chưa ký")) == []

    Catalogue(database).decide(
        Approval(script_digest="", item_digest=item.digest, decision=Decision.APPROVED, by="Lan", at=NOW)
    )

    assert "chưa ký" in next(holdings.faults(database, tmp_path, lambda _record: "chưa ký"))
