"""A station with scripts to approve, the bundle that a leader signed for it, and a backup: made once, then copied.

In its inbox lie a script and its recordings.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from fakes.clock import VirtualClock
from fakes.sounds import tone, write_wav
from fakes.station import BOOK, approve, bulletin, fake_output, founded, opened

from chiminh_radio import production
from chiminh_radio.backup import backup, restore
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.clock import ZONE
from chiminh_radio.files import digest_of, write_text
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.decision import Approval
from chiminh_radio.newsroom import bundle
from chiminh_radio.newsroom.approvers import approval_of
from chiminh_radio.newsroom.signing import Signer, new_signer
from chiminh_radio.station import Station

CLOCK = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
LEADER, DEPUTY = "Lãnh Đạo", "Phó Lãnh Đạo"
_PEOPLE = '[[people]]\nname = "{name}"\nroles = ["approver"]\nkey = "{key}"\n'
DROPPED = ("phong-van.txt", "phong-van.wav", "loi-ong-bay.wav")
_INTERVIEW = """\
TIÊU ĐỀ: Gặp gỡ ông Bảy
LOẠI: phỏng vấn
CHỦ ĐỀ: 1.1
NGUỒN: Đài truyền thanh xã
BIÊN TẬP: Trần Văn Khải
PHÁT THANH VIÊN: PV (nữ)

PV: Mời bà con nghe ông Bảy.
[BĂNG: loi-ong-bay.wav]
"""


@dataclass
class Case:
    """One try: a folder of its own with the station, the bundle, the backup; what is true of them."""

    folder: Path
    chance: Random
    signers: dict[str, Signer]
    signed: tuple[Approval, ...]
    """What the leader signed: of the first two scripts."""
    saved: dict[str, str]
    """The digest of each file in the backup."""
    leader_signs: bool = False
    """Whether the leader has yet to sign what is in the bundle."""
    again: bool = False
    """Whether the bundle is to be taken twice."""

    @property
    def bundle(self) -> Path:
        return self.folder / "goi.zip"

    @property
    def backup(self) -> Path:
        return self.folder / "sao-luu.tar"

    def station(self, minutes: int = 10) -> Station:
        """The station, so long after the leader signed."""
        return opened(self.folder / "dai/config.toml", VirtualClock(CLOCK + timedelta(minutes=minutes)))


class Depot:
    """Where each try takes its copies from."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._count = 0
        self._signers = {name: new_signer() for name in (LEADER, DEPUTY)}
        whole = root / "whole"
        founded(whole / "dai")
        people = "".join(_PEOPLE.format(name=name, key=key.public) for name, key in self._signers.items())
        start, end = BOOK.index('[[people]]\nname = "Lãnh Đạo"'), BOOK.index("[voice]")
        write_text(whole / "dai/config.toml", f"{BOOK[:start]}{people}[approval]\nsigned = true\n{BOOK[end:]}")
        clock = VirtualClock(CLOCK)
        house = opened(whole / "dai/config.toml", clock, fake_output(clock))
        _drop(house.config.inbox)
        self._signed = _bundled(house, whole / "goi.zip", self._signers[LEADER])
        house.close()
        self._saved = self._backed_up(whole)

    def case(self, chance: Random) -> Case:
        """Copies of everything in a folder of their own."""
        self._count += 1
        folder = Path(shutil.copytree(self._root / "whole", self._root / f"{self._count}"))
        return Case(folder, chance, self._signers, self._signed, self._saved)

    def _backed_up(self, whole: Path) -> dict[str, str]:
        """Save a station that has aired."""
        clock = VirtualClock(CLOCK)
        house = opened(founded(self._root / "phat"), clock, fake_output(clock))
        production.voice(house, approve(house, bulletin(CLOCK.date())))
        airing = Airing(slot="thu", due=clock.now(), playlist="ban-tin-sang", zones=("toan-xa",))
        Broadcast(house, "proof").air(house.airings.add(airing).number)
        backup(house, whole / "sao-luu.tar")
        house.close()
        return restored_files(whole / "sao-luu.tar", self._root / "mau")


def _drop(inbox: Path) -> None:
    script, whole, part = DROPPED
    write_text(inbox / script, _INTERVIEW)
    write_wav(inbox / whole, tone(1.3, hz=300))
    write_wav(inbox / part, tone(1.2, hz=500))


def restored_files(file: Path, folder: Path) -> dict[str, str]:
    """Restore a backup and give the digest of each file by its path."""
    restore(file, folder)
    return {path.relative_to(folder).as_posix(): digest_of(path) for path in folder.rglob("*") if path.is_file()}


def _bundled(house: Station, file: Path, leader: Signer) -> tuple[Approval, ...]:
    """Hand three scripts in, put them in a bundle, sign the first two."""
    sheets = []
    for title in ("Một", "Hai", "Ba"):
        script = bulletin(CLOCK.date(), title)
        original = house.config.inbox / "received" / f"{title}.txt"
        write_text(original, title)
        where = original.relative_to(house.config.root)
        house.scripts.add(script, origin="x", original=where, original_digest=digest_of(original), at=CLOCK)
        record = house.scripts.known(script.digest)
        sheets.append(bundle.Sheet(record=record, heard=house.heard(script), lines=house.spoken(script)))
    sound = house.config.root / "nghe.wav"
    sound.write_bytes(b"RIFF" * 100)
    bundle.write(file, [(sheet, "Kính chào bà con", sound) for sheet in sheets])
    sound.unlink()
    at = CLOCK + timedelta(minutes=1)
    signed = tuple(
        leader.signed(approval_of(sheet.record.script, by=LEADER, at=at, heard_digest=sheet.heard.digest))
        for sheet in sheets[:2]
    )
    bundle.put(file, signed)
    return signed
