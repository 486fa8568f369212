"""A backup that is tampered with before it is restored: the station as it was saved, or nothing."""

import gzip
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable, Mapping
from hashlib import sha256

from fakes.clock import VirtualClock
from fakes.station import opened

from chiminh_radio.backup import MANIFEST
from chiminh_radio.cli.report import proof_of
from chiminh_radio.errors import RadioError
from proofs.newsroom.depot import CLOCK, Case, restored_files

_BROKEN = "bị hỏng hoặc bị sửa|không phải tệp của một đài|không sao lưu hay phục hồi được|^$"
"""Or nothing, where what was changed says nothing and the station is the one saved."""


def judged(case: Case) -> tuple[list[str], str]:
    """What is wrong after the restore, and what it said."""
    folder = case.folder / "moi"
    around = {path.name for path in case.folder.iterdir()}
    try:
        files = restored_files(case.backup, folder)
    except RadioError as error:
        left = {path.name for path in case.folder.iterdir()} - around
        return ([f"left behind: {left}"] if left else []), str(error)
    if files == case.saved:
        return [], ""
    return _proven(case)


def _proven(case: Case) -> tuple[list[str], str]:
    """A forger who made the manifest anew: the books must tell."""
    try:
        house = opened(case.folder / "moi/config.toml", VirtualClock(CLOCK))
    except RadioError as error:
        return [], str(error)
    faults = proof_of(house).faults
    house.close()
    return ([] if faults else ["another station was restored, and its books are whole"]), "\n".join(faults)


def _members(case: Case) -> dict[str, bytes]:
    with tarfile.open(case.backup) as tar:
        return {each.name: tar.extractfile(each).read() for each in tar}


def _written(case: Case, members: Mapping[str, bytes], *, fitted: bool = False) -> None:
    if fitted:
        digests = {name: sha256(content).hexdigest() for name, content in members.items() if name != MANIFEST}
        members = {**members, MANIFEST: json.dumps(digests).encode()}
    with tarfile.open(case.backup, "w", format=tarfile.PAX_FORMAT) as tar:
        for name, content in members.items():
            _put(tar, name, content)


def _put(tar: tarfile.TarFile, name: str, content: bytes = b"x", **more: object) -> None:
    told = tarfile.TarInfo(name)
    told.size = len(content)
    for column, value in more.items():
        setattr(told, column, value)
    tar.addfile(told, io.BytesIO(content))


def bytes_changed(case: Case) -> None:
    """One bit of the file is another."""
    content = bytearray(case.backup.read_bytes())
    content[case.chance.randrange(len(content))] ^= 1 << case.chance.randrange(8)
    case.backup.write_bytes(content)


def cut(case: Case) -> None:
    """The end is missing."""
    content = case.backup.read_bytes()
    case.backup.write_bytes(content[: case.chance.randrange(len(content))])


def files_swapped(case: Case) -> None:
    """Two files have each other's name, one is gone, or there is one more."""
    members = _members(case)
    one, other = case.chance.sample([name for name in members if name != MANIFEST and members[name]], 2)
    match case.chance.randrange(3):
        case 0 if members[one] != members[other]:
            members[one], members[other] = members[other], members[one]
        case 1:
            del members[one]
        case _:
            members[f"{one}.them"] = members[other]
    _written(case, members)


def kept_file_and_manifest(case: Case) -> None:
    """A file that the books vouch for is changed, and the manifest made to fit."""
    members = _members(case)
    kept = [name for name in members if name.startswith(("inbox/received/", "audio/archive/"))]
    name = case.chance.choice(kept)
    content = bytearray(members[name])
    content[case.chance.randrange(len(content))] ^= 1 << case.chance.randrange(8)
    _written(case, members | {name: bytes(content)}, fitted=True)


def book_and_manifest(case: Case) -> None:
    """A row of radio.db is changed or gone, and the manifest made to fit."""
    members = _members(case)
    path = case.folder / "so.db"
    path.write_bytes(members["radio.db"])
    book = sqlite3.connect(path)
    for (trigger,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        book.execute(f"DROP TRIGGER {trigger}")
    book.execute(
        case.chance.choice(
            (
                "UPDATE scripts SET content = replace(content, 'Tin', 'Tín')",
                "UPDATE decisions SET decided_by = 'Người Lạ'",
                "DELETE FROM decisions",
                "DELETE FROM record WHERE number = 1",
                "UPDATE record SET who = 'x' WHERE number = 2",
                "DELETE FROM as_run WHERE number = (SELECT max(number) FROM as_run)",
                "UPDATE as_run SET detail = 'x'",
            )
        )
    )
    book.commit()
    book.close()
    content = path.read_bytes()
    path.unlink()
    _written(case, members | {"radio.db": content}, fitted=True)


def names_that_climb(case: Case) -> None:
    """A member leads out of the folder: by its name, by a link, through a link; or is no file at all."""
    members = _members(case)
    _written(case, members)
    with tarfile.open(case.backup, "a") as tar:
        match case.chance.randrange(4):
            case 0:
                _put(tar, case.chance.choice(("../ngoai", "/ngoai", "a/../../ngoai", "C:/ngoai", "a\\..\\ngoai", "..")))
            case 1:
                _put(tar, "link", b"", type=tarfile.SYMTYPE, linkname=str(case.folder))
                _put(tar, "link/ngoai")
            case 2:
                _put(tar, "link", b"", type=tarfile.LNKTYPE, linkname="../goi.zip")
            case _:
                _put(tar, "dai", b"", type=case.chance.choice((tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.BLKTYPE)))


def bomb(case: Case) -> None:
    """Small on the stick, endless once unpacked: holes, depth, names without end, one name twice, a packed tar."""
    members = _members(case)
    match case.chance.randrange(6):
        case 0:
            _written(case, members | {MANIFEST: b"[" * 1_000_000})
        case 1:
            _written(case, members | {MANIFEST: b"9" * 1_000_000})
        case 2:
            _written(case, members)
            name = case.chance.choice(list(members))
            with tarfile.open(case.backup, "a") as tar:
                _put(tar, name, b"lan hai")
        case 3:
            _written(case, {"/".join(["a"] * 3_000): b"x", **members})
        case 4:
            case.backup.write_bytes(gzip.compress(case.backup.read_bytes() + bytes(50_000_000)))
        case _:
            _written(case, {})
            hole = {"major": "1", "minor": "0", "name": "lo", "realsize": str(10**9)}
            hole = {f"GNU.sparse.{name}": value for name, value in hole.items()}
            with tarfile.open(case.backup, "w", format=tarfile.PAX_FORMAT) as tar:
                _put(tar, "lo", b"0\n".ljust(512, b"\0"), pax_headers=hole)


BACKUPS: Mapping[str, tuple[Callable[[Case], None], str]] = {
    "backup: bytes": (bytes_changed, _BROKEN),
    "backup: cut off": (cut, _BROKEN),
    "backup: files swapped": (files_swapped, "bị hỏng hoặc bị sửa"),
    "backup: kept file, manifest": (kept_file_and_manifest, "bản gốc|băng đã phát|băng"),
    "backup: book, manifest": (book_and_manifest, "sổ|nhật ký|kịch bản|quyết định"),
    "backup: names that climb": (names_that_climb, "không phải tệp của một đài"),
    "backup: bombs": (bomb, "bị hỏng hoặc bị sửa|không phải tệp của một đài|không sao lưu hay phục hồi được"),
}
"""As `BUNDLES`."""
