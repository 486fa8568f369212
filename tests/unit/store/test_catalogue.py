from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import ItemError
from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.store.catalogue import Catalogue
from chiminh_radio.store.database import Database
from chiminh_radio.store.items import Items
from chiminh_radio.store.record import Record
from chiminh_radio.store.warrant import Warrant

NOW = datetime(2026, 11, 23, 8, tzinfo=ZONE)
ITEM = Item(
    kind=ItemKind.INTERVIEW,
    title="Bà Lan nuôi gà",
    audio=Path("audio/library/added/a.wav"),
    digest="a" * 64,
    duration=timedelta(minutes=3),
    added_at=NOW,
)


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "radio.db")
    yield opened
    opened.close()


@pytest.fixture
def catalogue(database):
    return Catalogue(database)


def put(catalogue, item=ITEM, **said):
    return catalogue.add(replace(item, **said), at=NOW, by="Trần Văn Khải", origin="a.wav", fingerprint=b"ab")


def test_an_item_keeps_its_number_while_others_come_and_it_is_told_of_anew(catalogue):
    """Operators know it by that."""
    first = put(catalogue)
    put(catalogue, digest="b" * 64)
    retold = put(catalogue, title="Khác")

    assert retold.number == first.number
    assert [each.item.title for each in catalogue.all()] == ["Bà Lan nuôi gà", "Khác"]
    assert catalogue.get(first.number) == retold == catalogue.known(ITEM.digest)


def test_what_is_not_there_is_told(catalogue, database):
    """Another number, another digest, and a file that nobody added."""
    Items(database).add(replace(ITEM, added_at=None, kind=ItemKind.JINGLE))

    with pytest.raises(ItemError, match="không có tư liệu số 7"):
        catalogue.get(7)
    with pytest.raises(ItemError):
        catalogue.known(ITEM.digest)
    with pytest.raises(ItemError, match="không đặt hạn được"):
        catalogue.expire(1, NOW.date(), at=NOW, by="")


def test_a_decision_is_read_back_as_it_was_made(catalogue):
    """From the record, where it stands alone."""
    number = put(catalogue).number
    approval = Approval(
        script_digest="",
        item_digest=ITEM.digest,
        decision=Decision.APPROVED,
        by="Phạm Thị Lan",
        at=NOW,
        heard_digest=ITEM.declared,
        signature="ký",
    )
    catalogue.decide(approval, "khoa")

    assert catalogue.get(number).approval == catalogue.all()[0].approval == approval


def test_fingerprints_are_kept_beside(catalogue):
    """One for each sound, whatever is told of it."""
    put(catalogue)
    put(catalogue, title="Khác")

    assert [(record.number, bits) for record, bits in catalogue.fingerprints()] == [(1, b"ab")]


@pytest.mark.parametrize(
    "tampered",
    [
        {"kind": ItemKind.JINGLE},
        {"title": "Khác"},
        {"solemn": True},
        {"expires_on": NOW.date()},
        {"added_at": None, "kind": ItemKind.JINGLE},
    ],
)
def test_the_record_does_not_vouch_for_what_was_changed_past_it(catalogue, database, tampered):
    """A row of radio.db that says otherwise than the record puts nothing on the air."""
    record = put(catalogue)
    warrant = Warrant(database)

    assert warrant.item(record.item) == ""
    assert warrant.item(replace(record.item, **tampered)) != ""


def test_the_record_vouches_for_an_expiry_that_was_set(catalogue, database):
    """The last one told, by `item add` or `item expire`."""
    record = put(catalogue, expires_on=NOW.date())
    later = catalogue.expire(record.number, NOW.date() + timedelta(days=9), at=NOW, by="")

    assert Warrant(database).item(later.item) == ""
    assert Warrant(database).item(record.item) != ""


def test_a_torn_record_vouches_for_nothing(catalogue, database):
    """A row that is gone or altered is found by its seal."""
    record = put(catalogue)
    catalogue.expire(record.number, NOW.date(), at=NOW, by="")
    with database.transaction() as connection:
        connection.execute("DROP TRIGGER record_no_update")
        connection.execute("UPDATE record SET who = 'ai đó' WHERE number = 2")

    assert "sổ toà soạn bị sửa" in Warrant(database).item(catalogue.get(record.number).item)
    assert Record(database).chain.broken() is not None


def test_new_sounds_tell_their_themes(catalogue, database):
    """Whatever was added since an instant, that instant included; what has no theme tells nothing."""
    put(catalogue, theme="1.3b")
    put(catalogue, digest="b" * 64)

    assert Items(database).themes_added(NOW) == {"1.3b"}
    assert Items(database).themes_added(NOW + timedelta(seconds=1)) == frozenset()
