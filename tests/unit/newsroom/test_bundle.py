import json
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest

from chiminh_radio.errors import ApprovalError
from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.model.speech import Heard, SpokenLine
from chiminh_radio.newsroom import bundle


@pytest.fixture
def sheet(received):
    lines = tuple(SpokenLine(role=line.role, text=line.text) for line in received.script.lines)
    heard = Heard(
        script_digest=received.script.digest,
        spoken=tuple(line.text for line in lines),
        deliveries={"": Delivery(), "MC": Delivery(speed=1.2)},
        lexicon={"VSATTP": "vệ sinh an toàn thực phẩm"},
        inserts={"[NHẠC HIỆU]": "c" * 64},
    )
    return bundle.Sheet(record=received, heard=heard, lines=lines)


@pytest.fixture
def parcel(tmp_path, sheet):
    sound = tmp_path / "nghe.wav"
    sound.write_bytes(b"RIFF")
    bundle.write(tmp_path / "goi.zip", [(sheet, "Kính chào bà con", sound)])
    return tmp_path / "goi.zip"


@pytest.fixture
def approval(sheet, morning):
    return Approval(
        script_digest=sheet.record.script.digest,
        decision=Decision.APPROVED,
        by="Phạm Thị Lan",
        at=morning,
        heard_digest=sheet.heard.digest,
        signature="chữ ký",
    )


def rewritten(parcel, name, content):
    """The bundle with one member changed or added, as a forger would."""
    with zipfile.ZipFile(parcel) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    with zipfile.ZipFile(parcel, "w") as archive:
        for each, old in (members | {name: content(members.get(name))}).items():
            archive.writestr(each, old)


def test_what_was_put_in_comes_out_and_people_can_read_it(parcel, sheet, approval):
    """Sheet and decision come back whole; a page and a sound lie beside them."""
    bundle.put(parcel, [approval])

    assert bundle.sheets(parcel) == (sheet,)
    assert bundle.sheets(parcel)[0].heard.digest == sheet.heard.digest
    assert bundle.decisions(parcel) == (approval,)
    with zipfile.ZipFile(parcel) as archive:
        assert archive.read("so-1/loi-se-doc.txt").decode("utf-8-sig") == "Kính chào bà con"
        assert archive.read("so-1/nghe-thu.wav") == b"RIFF"


@pytest.mark.parametrize("where", ["lines", "script"])
def test_words_altered_on_the_way_are_not_shown_for_signing(parcel, where):
    """What the leader would see and what the leader would sign must be one thing."""

    def forged(content):
        sheet = json.loads(content)
        if where == "lines":
            sheet["lines"][0]["text"] = "Lời khác."
        else:
            sheet["record"]["script"]["title"] = "Bài khác"
        return json.dumps(sheet)

    rewritten(parcel, "so-1/kich-ban.json", forged)
    with pytest.raises(ApprovalError, match="đã bị sửa"):
        bundle.sheets(parcel)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04rac", b"[" * 100_000],
    ids=["empty", "cut", "no zip"],
)
def test_what_is_no_bundle_is_told(parcel, content):
    """One sentence with the file's name, and the parcel stays as it was."""
    parcel.write_bytes(content)

    for read in (bundle.sheets, bundle.decisions, lambda path: bundle.put(path, [])):
        with pytest.raises(ApprovalError, match=r"goi\.zip"):
            read(parcel)
    assert parcel.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[" * 100_000,
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b'{"script_digest": 1}',
        b" " * 5_000_001,
        "at-naive",
        "by-list",
        "by-missing",
    ],
    ids=lambda content: repr(content[:20]),
)
def test_a_broken_or_hostile_member_is_told(parcel, content):
    """Rubbish, depth, size, and a decision whose fields are of another kind."""
    words = json.loads(
        '{"at":"2026-11-23T08:00:00+07:00","by":"Lan","decision":"approved","heard_digest":"","script_digest":"a"}'
    )
    changes = {"at-naive": {"at": "2026-11-23T08:00:00"}, "by-list": {"by": ["Lan"]}, "by-missing": {"by": None}}
    if isinstance(content, str):
        content = json.dumps(words | changes[content]).encode("utf-8")
    rewritten(parcel, f"quyet-dinh/{'a' * 64}.json", lambda _old: content)

    with pytest.raises(ApprovalError, match=r"goi\.zip"):
        bundle.decisions(parcel)


def test_nothing_is_unpacked_and_other_members_are_not_read(parcel, tmp_path, sheet):
    """A name that climbs out of the folder is a member like any other: left where it is."""
    rewritten(parcel, "../../ngoai.txt", lambda _old: b"x")
    rewritten(parcel, "../so-2/kich-ban.json", lambda _old: b"x")
    before = sorted(tmp_path.rglob("*"))

    assert bundle.sheets(parcel) == (sheet,)
    assert sorted(tmp_path.rglob("*")) == before
    assert not (tmp_path.parent.parent / "ngoai.txt").exists()


def test_too_many_members_are_refused(parcel):
    """A list without end is not walked."""
    with zipfile.ZipFile(parcel, "a") as archive:
        for number in range(1_001):
            archive.writestr(f"so-{number + 2}/x", b"")

    with pytest.raises(ApprovalError):
        bundle.sheets(parcel)


def test_a_decision_is_added_whole_or_not_at_all(parcel, approval, monkeypatch):
    """A stick pulled out while it is written leaves the bundle as it was."""
    before = parcel.read_bytes()

    def pulled_out(*_):
        raise OSError(5, "I/O error")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", pulled_out)
    with pytest.raises(ApprovalError, match="không ghi được"):
        bundle.put(parcel, [replace(approval, at=datetime.now(approval.at.tzinfo))])
    assert parcel.read_bytes() == before
