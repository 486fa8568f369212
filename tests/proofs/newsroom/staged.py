"""The station that is tampered with, as it is before: what was approved for today, and what was corrected this morning.

Every script brings a recording, and every programme ends with an interview of the library.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from fakes.clock import VirtualClock
from fakes.sounds import melody, tone, write_wav
from fakes.station import BOOK, RECIPES, fake_output, founded, opened

from chiminh_radio import production
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.clock import ZONE
from chiminh_radio.files import write_text
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.item import Card, ItemKind
from chiminh_radio.model.script import Script, ScriptState
from chiminh_radio.newsroom.signing import Signer, new_signer
from chiminh_radio.playout.master import opened as opened_master
from chiminh_radio.station import Station

DUE = datetime(2026, 11, 25, 17, 0, tzinfo=ZONE)
LEADER, DEPUTY = "Lãnh Đạo", "Phó Lãnh Đạo"
_HANDED_IN = {
    "Bản tin hôm nay": DUE.date(),
    "Bản tin ngày mai": DUE.date() + timedelta(days=1),
    "Bản tin nháp": DUE.date(),
    "Bản tin sai": DUE.date(),
}
_PEOPLE = '[[people]]\nname = "{name}"\nroles = ["approver"]\nkey = "{key}"\n'
_SCRIPT = """\
TIÊU ĐỀ: {title}
NGÀY PHÁT: {day:%d/%m/%Y}
LOẠI: bản tin
CHỦ ĐỀ: 1.1
NGUỒN: Ủy ban nhân dân xã
BIÊN TẬP: Trần Văn Khải

{words}
"""
_CORRECTION = """\
TIÊU ĐỀ: Đính chính bản tin sai
LOẠI: đính chính
ĐÍNH CHÍNH CHO: Bản tin sai
CHỦ ĐỀ: 1.1
NGUỒN: Ủy ban nhân dân xã
BIÊN TẬP: Trần Văn Khải

Bản tin sai có nêu nhầm giờ họp. Giờ họp đúng là mười lăm giờ.
"""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What there is in the station.

    Of a script that is approved: `script`, `item`, `item_audio`, `recording`; and of its master `programme`, `audio`,
    `airing`.
    """

    keys: dict[str, str]
    """The approvers' public keys."""
    today: dict[str, Any]
    """What is to air today."""
    other: dict[str, Any]
    """Tomorrow's, which is approved as well."""
    wrong: dict[str, Any]
    """What aired this morning and was corrected since; and `correction`."""
    draft: str
    """The digest of a script that nobody approved."""
    holding: dict[str, Any]
    """Of the interview: `digest`, `audio`; and `draft`, the digest of one that nobody approved."""
    masters: dict[str, str]
    """What may sound today, "approved" or "fallback", by the digest of its file."""
    heard: dict[bytes, str]
    """The same by its samples."""
    seals: tuple[str, str]
    """The ends of both books, as somebody wrote them down."""


def staged(folder: Path) -> Stage:
    """Make the station."""
    signers = {name: new_signer() for name in (LEADER, DEPUTY)}
    keys = {name: signer.public for name, signer in signers.items()}
    people = "".join(_PEOPLE.format(name=name, key=key) for name, key in keys.items())
    start, end = BOOK.index('[[people]]\nname = "Lãnh Đạo"'), BOOK.index("[voice]")
    founded(folder)
    write_text(folder / "config.toml", f"{BOOK[:start]}{people}[approval]\nsigned = true\n{BOOK[end:]}")
    clock = VirtualClock(DUE - timedelta(hours=8))
    house = opened(folder / "config.toml", clock, fake_output(clock))
    holding = _held(house, signers)
    today, tomorrow, draft, wrong = (_handed_in(house, title, day) for title, day in _HANDED_IN.items())
    corrected = _corrected(house, wrong, signers)
    _approve(house, today, signers, LEADER)
    _approve(house, tomorrow, signers, DEPUTY)
    approved, other = _made(house, DUE, today), _made(house, DUE + timedelta(days=1), tomorrow)
    fallback = production.build(house, "du-phong", DUE.date())
    seals = (house.record.chain.head, house.log.chain.head)
    house.close()
    return Stage(
        keys=keys,
        today=approved,
        other=other,
        wrong=corrected,
        draft=draft.digest,
        holding=holding,
        masters={approved["programme"]: "approved", fallback.digest: "fallback"},
        heard={
            _frames(folder / approved["audio"], approved["programme"]): "approved",
            _frames(folder / fallback.audio, fallback.digest): "fallback",
        },
        seals=seals,
    )


def _held(house: Station, signers: dict[str, Signer]) -> dict[str, Any]:
    """Two interviews in the library, of which a leader approved the first; and a recipe that ends with one."""
    write_text(
        house.config.playlists / "ban-tin-sang.toml", f'{RECIPES["ban-tin-sang"]}[[parts]]\nitems = "interview"\n'
    )
    now = house.clock.now()
    added = []
    for seed in (1, 2):
        sound = write_wav(house.config.root / f"thu-{seed}.wav", melody(2.0, seed=seed), rate_hz=16_000)
        card = Card(kind=ItemKind.INTERVIEW, source="Xã đoàn")
        told = house.librarian.add(
            sound, card, origin=sound.name, at=now, by="Trần Văn Khải", progress=lambda _heard, _all: None
        )
        added.append(told.record)
        sound.unlink()
    house.item_decisions.approve(added[0].number, by=LEADER, at=now, signer=signers[LEADER])
    item = added[0].item
    return {"digest": item.digest, "audio": item.audio, "draft": added[1].item.digest}


def _handed_in(house: Station, title: str, day: date) -> Script:
    """A script with a recording, through the inbox."""
    words = f"Kính thưa bà con. Đây là {title}. {'Mời bà con đón nghe. ' * len(title)}\n\n[BĂNG: loi {title}.wav]"
    write_wav(house.config.inbox / f"loi {title}.wav", tone(1.2, hz=200 + 10 * len(title)))
    return _dropped(house, title, _SCRIPT.format(title=title, day=day, words=words))


def _dropped(house: Station, name: str, text: str) -> Script:
    """The script of a file that was dropped in the inbox."""
    before = {record.number for record in house.scripts.all()}
    write_text(house.config.inbox / f"{name}.txt", text)
    house.desk.collect(house.clock.now())
    house.clock.sleep(5)
    house.desk.collect(house.clock.now())
    (record,) = [record for record in house.scripts.all() if record.number not in before]
    return record.script


def _approve(house: Station, script: Script, signers: dict[str, Signer], by: str) -> None:
    record = house.scripts.known(script.digest)
    house.decisions.approve(record.number, by=by, at=house.clock.now(), signer=signers[by])
    production.voice(house, house.scripts.get(record.number))


def _corrected(house: Station, wrong: Script, signers: dict[str, Signer]) -> dict[str, Any]:
    """This morning: a script is heard, its correction after it where it was; so the log has rows."""
    _approve(house, wrong, signers, LEADER)
    made = _made(house, house.clock.now(), wrong)
    Broadcast(house, "proof").air(made["airing"])
    house.clock.sleep(60)
    correction = _dropped(house, "dinh-chinh", _CORRECTION)
    _approve(house, correction, signers, LEADER)
    airing = Airing(slot="chieu", due=house.clock.now(), playlist="ban-tin-sang", zones=("toan-xa",))
    Broadcast(house, "proof").air(house.airings.add(airing).number)
    assert house.corrections.heard(house.scripts.known(correction.digest))
    assert house.scripts.known(wrong.digest).state is ScriptState.CORRECTED
    return made | {"correction": correction.digest}


def _made(house: Station, due: datetime, script: Script) -> dict[str, Any]:
    airing = house.airings.add(
        Airing(slot="chieu", due=due, playlist="ban-tin-sang", zones=("toan-xa",), fallbacks=("du-phong",))
    )
    programme = production.prepare(house, airing)
    assert {cue.script_digest for cue in programme.cues if cue.script_digest} == {script.digest}
    item = house.items.of_script(script.digest)
    (recording,) = house.recordings.of(script.digest).values()
    return {
        "airing": airing.number,
        "programme": programme.digest,
        "audio": programme.audio,
        "script": script.digest,
        "item": item.digest,
        "item_audio": item.audio,
        "recording": recording.audio,
    }


def _frames(audio: Path, digest: str) -> bytes:
    """A master as it sounds."""
    with opened_master(audio, digest) as master:
        return b"".join(master.frames(timedelta()))
