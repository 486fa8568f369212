from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import ApprovalError
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.newsroom.approvers import Approvers
from chiminh_radio.newsroom.item_decisions import ItemDecisions
from chiminh_radio.newsroom.signing import new_signer
from chiminh_radio.store.catalogue import Catalogue
from chiminh_radio.store.database import Database

NOW = datetime(2026, 11, 23, 8, tzinfo=ZONE)
TODAY = NOW.date()
SIGNER = new_signer()
LEADER = "Phạm Thị Lan"
ITEM = Item(
    kind=ItemKind.INTERVIEW,
    title="Bà Lan nuôi gà",
    audio=Path("audio/library/added/a.wav"),
    digest="a" * 64,
    duration=timedelta(minutes=3),
    added_at=NOW,
)


@pytest.fixture
def catalogue(tmp_path):
    database = Database(tmp_path / "radio.db")
    yield Catalogue(database)
    database.close()


def decisions(catalogue, *, signed=False, key=SIGNER.public, self_approval=False, kinds=(ItemKind.INTERVIEW,)):
    approvers = Approvers(keys={LEADER: key}, signed=signed, self_approval=self_approval)
    return ItemDecisions(catalogue, approvers=approvers, kinds=kinds)


@pytest.fixture
def record(catalogue):
    return catalogue.add(ITEM, at=NOW, by="Trần Văn Khải", origin="a.wav", fingerprint=b"")


def test_a_recording_airs_once_a_leader_has_decided(catalogue, record):
    """Before, it does not; after, it does; a second decision is not needed and is refused."""
    rules = decisions(catalogue)

    assert rules.flaw(record, TODAY) == "chưa được duyệt"

    approved = rules.approve(record.number, by="phạm thị  lan", at=NOW)

    assert rules.flaw(approved, TODAY) == ""
    assert rules.flaw(catalogue.get(record.number), TODAY) == ""
    with pytest.raises(ApprovalError, match="đã được Phạm Thị Lan duyệt"):
        rules.approve(record.number, by=LEADER, at=NOW)


def test_music_and_jingles_need_none_unless_the_station_says_so(catalogue):
    """Which kinds do is `[approval] items`."""
    song = catalogue.add(replace(ITEM, digest="b" * 64, kind=ItemKind.MUSIC), at=NOW, by="", origin="", fingerprint=b"")

    assert decisions(catalogue).flaw(song, TODAY) == ""
    assert decisions(catalogue, kinds=list(ItemKind)).flaw(song, TODAY) == "chưa được duyệt"


@pytest.mark.parametrize(
    "said", [{"title": "Khác"}, {"kind": ItemKind.NEWS}, {"theme": "1.1a"}, {"source": "ai đó"}, {"licence": "x"}]
)
def test_a_decision_holds_to_what_was_said_of_the_recording(catalogue, record, said):
    """Another title, kind, theme or source is something else to decide on."""
    rules = decisions(catalogue, kinds=list(ItemKind))
    rules.approve(record.number, by=LEADER, at=NOW)
    retold = catalogue.add(replace(ITEM, **said), at=NOW, by="", origin="", fingerprint=b"")

    assert "đã khác lúc được duyệt" in rules.flaw(retold, TODAY)
    assert rules.flaw(rules.approve(record.number, by=LEADER, at=NOW), TODAY) == ""


def test_only_an_approver_decides_and_not_on_what_they_added(catalogue, record):
    """Unless the station allows the latter."""
    mine = catalogue.add(replace(ITEM, digest="b" * 64), at=NOW, by="phạm thị lan", origin="", fingerprint=b"")

    with pytest.raises(ApprovalError, match="không có quyền duyệt"):
        decisions(catalogue).approve(record.number, by="Trần Văn Khải", at=NOW)
    with pytest.raises(ApprovalError, match="self_approval"):
        decisions(catalogue).approve(mine.number, by=LEADER, at=NOW)
    assert decisions(catalogue, self_approval=True).approve(mine.number, by=LEADER, at=NOW).approval


def test_a_station_that_asks_for_signatures_takes_no_other_decision(catalogue, record):
    """Its own key signs; another's, none, or a key replaced since, and it does not air."""
    rules = decisions(catalogue, signed=True)
    for signer in (None, new_signer()):
        with pytest.raises(ApprovalError, match="ký"):
            rules.approve(record.number, by=LEADER, at=NOW, signer=signer)

    approved = rules.approve(record.number, by=LEADER, at=NOW, signer=SIGNER)

    assert rules.flaw(approved, TODAY) == ""
    assert "chữ ký" in decisions(catalogue, signed=True, key=new_signer().public).flaw(approved, TODAY)


def test_a_signature_of_one_recording_is_none_of_another(catalogue, record):
    """It is moved to no other sound."""
    other = catalogue.add(replace(ITEM, digest="b" * 64), at=NOW, by="", origin="", fingerprint=b"")
    rules = decisions(catalogue, signed=True)
    approval = rules.approve(record.number, by=LEADER, at=NOW, signer=SIGNER).approval

    moved = replace(approval, item_digest=other.item.digest, heard_digest=other.item.declared)
    with pytest.raises(ApprovalError, match="chữ ký"):
        rules.take(moved)
    assert rules.flaw(replace(other, approval=approval), TODAY) == "lời duyệt là của tư liệu khác"


def test_what_has_expired_does_not_air_however_approved(catalogue, record):
    """On its last day it does."""
    rules = decisions(catalogue)
    rules.approve(record.number, by=LEADER, at=NOW)
    expiring = catalogue.expire(record.number, TODAY, at=NOW, by="Trần Văn Khải")

    assert rules.flaw(expiring, TODAY) == ""
    assert "hết hạn" in rules.flaw(expiring, TODAY + timedelta(days=1))
