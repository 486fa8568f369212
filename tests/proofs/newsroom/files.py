"""Files of the station as somebody in its folder would change them; and its people, its clock, its dates."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from chiminh_radio.files import digest_of, write_text
from proofs.newsroom.staged import DEPUTY, LEADER
from proofs.newsroom.tampered import Forged


def master_changed(forged: Forged) -> None:
    changed(forged, forged.folder / forged.today["audio"])


def master_swapped(forged: Forged) -> None:
    """Another sound lies under the master's name: a copy, a link, a second name."""
    master = forged.folder / forged.today["audio"]
    other = forged.folder / forged.chance.choice(
        (forged.other["audio"], forged.other["item_audio"], Path("audio/library/chuong.wav"))
    )
    master.unlink()
    forged.chance.choice((shutil.copyfile, lambda there, here: here.symlink_to(there), os.link))(other, master)


def master_and_row(forged: Forged) -> None:
    """The master is changed, and its digest in every table with it."""
    master_changed(forged)
    master = forged.folder / forged.today["audio"]
    new, old = (digest_of(master) if master.exists() else "0" * 64), forged.today["programme"]
    forged.change(
        "UPDATE programmes SET digest = ?, content = replace(content, ?, ?) WHERE digest = ?", new, old, new, old
    )
    forged.change("UPDATE airings SET programme_digest = ? WHERE programme_digest = ?", new, old)


def item_changed(forged: Forged) -> None:
    """The item's sound is changed, and the master is gone: it must be built anew."""
    changed(forged, forged.folder / forged.today["item_audio"])
    (forged.folder / forged.today["audio"]).unlink()


def item_and_row(forged: Forged) -> None:
    """The same, and the item's digest in every table with it."""
    item_changed(forged)
    audio = forged.folder / forged.today["item_audio"]
    new, old = (digest_of(audio) if audio.exists() else "0" * 64), forged.today["item"]
    for table in ("items", "programmes"):
        forged.change(f"UPDATE {table} SET content = replace(content, ?, ?)", old, new)  # noqa: S608
    forged.change("UPDATE items SET digest = ? WHERE digest = ?", new, old)


def archive_changed(forged: Forged) -> None:
    path = forged.chance.choice(sorted((forged.folder / "audio/archive").rglob("*.wav")))
    if path.stat().st_nlink > 1:  # the master's second name: the master is left as it is
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    changed(forged, path, is_kept=True)


def original_changed(forged: Forged) -> None:
    paths = sorted((forged.folder / "inbox/received").glob("*.txt"))
    changed(forged, forged.chance.choice(paths))


def person_removed(forged: Forged) -> None:
    """The approver is no longer in config.toml, has another role, or another key."""
    book = forged.folder / "config.toml"
    text = book.read_text(encoding="utf-8")
    at = text.index(f'name = "{LEADER}"')
    person = text[at : text.index(f'key = "{forged.stage.keys[LEADER]}"') + len(forged.stage.keys[LEADER]) + 8]
    other = forged.chance.choice(
        (
            person.replace(LEADER, f"Người Khác {forged.chance.randrange(999)}"),
            person.replace('["approver"]', forged.chance.choice(('["editor"]', '["operator"]', '["emergency"]'))),
            person.replace(forged.stage.keys[LEADER], forged.stage.keys[DEPUTY]),
            person.replace(f'key = "{forged.stage.keys[LEADER]}"', 'key = ""'),
        )
    )
    write_text(book, text.replace(person, other))


def keys_swapped(forged: Forged) -> None:
    """The two approvers have each other's key."""
    book = forged.folder / "config.toml"
    one, two = forged.stage.keys[LEADER], forged.stage.keys[DEPUTY]
    text = book.read_text(encoding="utf-8").replace(one, "·").replace(two, one).replace("·", two)
    write_text(book, text)


def clock_moved(forged: Forged) -> None:
    """The clock was set on by more than the slot's lateness allows."""
    forged.clock = timedelta(minutes=forged.chance.randrange(31, 60 * 24 * 30))


def changed(forged: Forged, path: Path, *, is_kept: bool = False) -> None:
    """One byte is another, or the end is cut off or made longer; or the file is gone."""
    content = bytearray(path.read_bytes())
    how = forged.chance.random()
    if how < 0.7:
        content[forged.chance.randrange(len(content))] ^= 1 << forged.chance.randrange(8)
    elif how < 0.8:
        del content[forged.chance.randrange(len(content)) :]
    elif how < 0.9 or is_kept:
        content += forged.chance.randbytes(forged.chance.randrange(1, 5_000))
    else:
        path.unlink()
        return
    path.write_bytes(content)


FILES: Mapping[str, tuple[Callable[[Forged], None], str, str]] = {
    "master": (master_changed, "approved fallback", "băng"),
    "master swapped": (master_swapped, "approved fallback", "băng"),
    "master and its rows": (master_and_row, "approved fallback", "băng|sổ"),
    "item, master gone": (item_changed, "approved fallback", "tệp|băng|tư liệu"),
    "item and its rows, master gone": (item_and_row, "approved fallback", "tư liệu|băng|sổ|tệp"),
    "archived sound": (archive_changed, "approved", "băng đã phát"),
    "original file": (original_changed, "approved fallback", "bản gốc"),
    "approver removed": (person_removed, "fallback", "Lãnh Đạo|quyền duyệt|chữ ký"),
    "keys swapped": (keys_swapped, "fallback", "chữ ký"),
    "clock": (clock_moved, "nothing", "giờ|muộn|quá"),
}
"""As `ROWS`."""
