"""A bundle that is tampered with between the station and the leader's PC: what `script import` takes from it."""

import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from chiminh_radio.errors import RadioError
from chiminh_radio.files import write_text
from chiminh_radio.model.decision import Decision
from chiminh_radio.model.script import IN_FORCE
from chiminh_radio.newsroom import bundle
from chiminh_radio.newsroom.approvers import approval_of
from chiminh_radio.store.codec import decode, encode
from proofs.newsroom.depot import CLOCK, DEPUTY, LEADER, Case

_NO_BUNDLE = "không phải gói do"


def judged(case: Case) -> tuple[list[str], str]:
    """What is wrong after the import, and what it said."""
    told: list[str] = []
    house = case.station()
    try:
        if case.leader_signs:
            _sign(case)
        for _time in range(1 + case.again):
            for approval in bundle.decisions(case.bundle):
                try:
                    house.decisions.take(approval, at=house.clock.now())
                except RadioError as error:
                    told.append(str(error))
    except RadioError as error:
        told.append(str(error))
    wrong = [
        f"script {record.number} is in force by {record.approval!r:.200}"
        for record in house.scripts.all(IN_FORCE)
        if record.approval not in case.signed or house.decisions.why_not(record.script.digest)
    ]
    if broken := house.record.chain.broken():
        wrong.append(f"record: {broken}")
    house.close()
    return wrong, "\n".join(told)


def _sign(case: Case) -> None:
    """The leader signs what the bundle shows."""
    at = CLOCK + timedelta(minutes=5)
    case.signed = ()
    bundle.put(
        case.bundle,
        [
            case.signers[LEADER].signed(
                approval_of(sheet.record.script, by=LEADER, at=at, heard_digest=sheet.heard.digest)
            )
            for sheet in bundle.sheets(case.bundle)
        ],
    )


def _members(case: Case) -> dict[str, bytes]:
    with zipfile.ZipFile(case.bundle) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _written(case: Case, members: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(case.bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _decision_changed(case: Case, change: Callable[[dict[str, Any]], object]) -> None:
    """One of the decisions is changed, the other left out."""
    members = _members(case)
    name, other = case.chance.sample([name for name in members if name.startswith("quyet-dinh/")], 2)
    told = json.loads(members[name])
    change(told)
    del members[other]
    _written(case, members | {name: json.dumps(told).encode()})


# ── On the way to the leader ─────────────────────────────────────────────────────────────────────────────────────
def words_shown(case: Case) -> None:
    """The leader is shown other words than stand in the script, or a script of other words."""
    _sheets_changed(case, fitted=False)


def words_shown_and_digests(case: Case) -> None:
    """The script, what is shown and what would be heard are made to fit: the leader sees words the station has not."""
    _sheets_changed(case, fitted=True)


def _sheets_changed(case: Case, *, fitted: bool) -> None:
    case.leader_signs = True
    members = {name: content for name, content in _members(case).items() if not name.startswith("quyet-dinh/")}
    for name in [name for name in members if name.endswith("kich-ban.json")]:
        sheet = decode(bundle.Sheet, members[name].decode())
        section = sheet.record.script.sections[0]
        line = case.chance.randrange(len(section.body))
        text = f"{case.chance.choice(('Giá điện tăng', 'Mai nghỉ', 'Họp lúc'))} {case.chance.randrange(9_999)}."
        body = tuple(replace(part, text=text) if at == line else part for at, part in enumerate(section.body))
        script = replace(sheet.record.script, sections=(replace(section, body=body),))
        lines = tuple(replace(each, text=text) if at == line else each for at, each in enumerate(sheet.lines))
        spoken = tuple(each.text for each in lines)
        if fitted:
            heard = replace(sheet.heard, script_digest=script.digest, spoken=spoken)
            sheet = replace(sheet, record=replace(sheet.record, script=script), heard=heard, lines=lines)
        elif case.chance.random() < 0.5:
            sheet = replace(sheet, lines=lines)
        else:
            sheet = replace(sheet, record=replace(sheet.record, script=script))
        members[name] = encode(sheet).encode()
    _written(case, members)


# ── On the way back ──────────────────────────────────────────────────────────────────────────────────────────────
def decision_column(case: Case) -> None:
    """One thing that the decision says is another."""
    change = case.chance.choice(
        (
            {"by": DEPUTY},
            {"at": (CLOCK + timedelta(seconds=case.chance.randrange(61, 500))).isoformat()},
            {"why": f"vì {case.chance.randrange(999)}"},
            {"heard_digest": f"{case.chance.getrandbits(256):064x}"},
            {"decision": case.chance.choice([each.value for each in Decision if each is not Decision.APPROVED])},
            {"signature": ""},
            {"signature": case.signed[0].signature[:-8] + "AAAAAAA="},
        )
    )
    _decision_changed(case, lambda told: told.update(change))


def decision_of_another_script(case: Case) -> None:
    """What the leader signed of one script is laid on the third, which nobody approved."""
    third = case.station()
    (open_one,) = [
        record.script.digest
        for record in third.scripts.all()
        if record.script.digest not in {each.script_digest for each in case.signed}
    ]
    heard = third.heard(third.scripts.known(open_one).script).digest
    third.close()
    fitted = {"script_digest": open_one} | ({"heard_digest": heard} if case.chance.random() < 0.5 else {})
    _decision_changed(case, lambda told: told.update(fitted))


def signature_of_another(case: Case) -> None:
    """The deputy signs in the leader's name, or a stranger in anybody's."""
    approval = case.chance.choice(case.signed)
    if case.chance.random() < 0.5:
        forged = case.signers[DEPUTY].signed(approval)
    else:
        forged = case.signers[LEADER].signed(replace(approval, by="Người Lạ"))
    told = json.loads(encode(forged))
    _decision_changed(case, lambda old: old.update(told))


def person_removed(case: Case) -> None:
    """The leader is no approver any more when the bundle comes back."""
    book = case.folder / "dai/config.toml"
    text = book.read_text(encoding="utf-8")
    old = f'name = "{LEADER}"\nroles = ["approver"]'
    new = case.chance.choice((f'name = "{LEADER}"\nroles = ["editor"]', 'name = "Người Khác"\nroles = ["approver"]'))
    write_text(book, text.replace(old, new))


def taken_twice(case: Case) -> None:
    """The same bundle is brought in again."""
    case.again = True


def after_a_withdrawal(case: Case) -> None:
    """What was approved by this bundle was withdrawn since; the bundle is brought in again."""
    house = case.station(2)
    for approval in case.signed:
        number = house.decisions.take(approval, at=house.clock.now()).number
        at = house.clock.now() + timedelta(minutes=1)
        house.decisions.withdraw(number, by=LEADER, at=at, why="sai số liệu")
    house.close()
    case.signed = ()


def after_a_newer_revision(case: Case) -> None:
    """A revision was handed in and approved since: the decision on the older one is brought in."""
    house = case.station(3)
    for approval in case.signed:
        old = house.scripts.known(approval.script_digest)
        body = old.script.sections[0].body[: case.chance.randrange(1, 3)]
        script = replace(old.script, sections=(replace(old.script.sections[0], body=body),))
        house.scripts.add(script, origin="x", original=old.original, original_digest="0" * 64, at=house.clock.now())
        record = house.scripts.known(script.digest)
        signer = case.signers[DEPUTY]
        now = house.clock.now()
        case.signed += (house.decisions.approve(record.number, by=DEPUTY, at=now, signer=signer).approval,)
    house.close()
    case.signed = case.signed[2:]


# ── The file itself ──────────────────────────────────────────────────────────────────────────────────────────────
def cut(case: Case) -> None:
    """The end is missing."""
    content = case.bundle.read_bytes()
    case.bundle.write_bytes(content[: case.chance.randrange(len(content) - 22)])


def bomb(case: Case) -> None:
    """Small on the stick, endless inside: zeros, depth, members without number."""
    members = _members(case)
    name = next(name for name in members if name.startswith("quyet-dinh/"))
    match case.chance.randrange(4):
        case 0:
            members[name] = b" " * 50_000_000
        case 1:
            members[name] = b"[" * 4_000_000
        case 2:
            members[name] = b'{"at": ' + b"9" * 4_000_000 + b"}"
        case _:
            members |= {
                f"quyet-dinh/{number:064x}.json": b"{}" for number in range(case.chance.randrange(1_100, 3_000))
            }
    _written(case, members)


def names_that_climb(case: Case) -> None:
    """Members whose names lead out of the folder, with a decision that nobody signed."""
    forged = encode(replace(case.signed[0], signature="")).encode()
    climbing = ("../../ngoai.json", "/ngoai.json", "C:\\ngoai.json", "quyet-dinh/../../ngoai.json", "..\\ngoai.json")
    members = {name: content for name, content in _members(case).items() if not name.startswith("quyet-dinh/")}
    members |= dict.fromkeys(case.chance.sample(climbing, 3), forged)
    _written(case, members | {f"quyet-dinh/{case.signed[0].script_digest}.json": forged})


BUNDLES: Mapping[str, tuple[Callable[[Case], None], str]] = {
    "bundle: words shown": (words_shown, _NO_BUNDLE),
    "bundle: words and digests": (words_shown_and_digests, "không có|chưa nhận"),
    "bundle: decision's columns": (decision_column, "không nhận lời duyệt|chưa ký"),
    "bundle: decision moved": (decision_of_another_script, "chữ ký"),
    "bundle: another's signature": (signature_of_another, "chữ ký|không có quyền duyệt"),
    "bundle: approver removed": (person_removed, "không có quyền duyệt"),
    "bundle: taken twice": (taken_twice, "kịch bản số"),
    "bundle: after a withdrawal": (after_a_withdrawal, "mới hơn"),
    "bundle: after a revision": (after_a_newer_revision, "thay thế|mới hơn"),
    "bundle: cut off": (cut, _NO_BUNDLE),
    "bundle: bombs": (bomb, _NO_BUNDLE),
    "bundle: names that climb": (names_that_climb, "chưa ký"),
}
"""How, and what the refusal must say."""
