"""The two books in radio.db, and the rows of what was made: programmes, airings, items; changed as in `rows`."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from chiminh_radio.model.canonical import canonical_json
from proofs.newsroom.sqlite_tool import flipped, rows_in, seal_anew
from proofs.newsroom.tampered import Forged


def book_column(forged: Forged, but: tuple[str, ...] = ()) -> None:
    """A column of one row of a book is changed."""
    table = forged.chance.choice(("record", "as_run"))
    row = forged.row(table, "number", forged.chance.randrange(1, rows_in(forged, table) + 1))
    column = forged.chance.choice([name for name in row if name not in {"number", "position_us", "airing", *but}])
    value = flipped(forged, row[column])
    forged.change(f"UPDATE {table} SET {column} = ? WHERE number = ?", value, row["number"])  # noqa: S608


def book_row_gone(forged: Forged) -> None:
    """A row is deleted, from the beginning, the middle or the end; the counter may be set back as well."""
    table = forged.chance.choice(("record", "as_run"))
    count = rows_in(forged, table)
    number = forged.chance.randrange(1, count + 1)
    forged.change(f"DELETE FROM {table} WHERE number = ?", number)  # noqa: S608
    if forged.chance.random() < 0.5:
        forged.change(f"UPDATE {table} SET number = -number WHERE number > ?", number) if number < count else None  # noqa: S608
        forged.book.execute(f"UPDATE {table} SET number = -number - 1 WHERE number < 0")  # noqa: S608
        forged.change("UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = ?", table)


def book_end_gone(forged: Forged) -> None:
    """So many of the last rows are deleted, and the counter set back with them."""
    table = forged.chance.choice(("record", "as_run"))
    kept = forged.chance.randrange(rows_in(forged, table))
    forged.change(f"DELETE FROM {table} WHERE number > ?", kept)  # noqa: S608
    forged.change("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", kept, table)


def book_written_anew(forged: Forged) -> None:
    """A row is changed and both books are sealed anew: who wrote the seals down finds out."""
    book_column(forged, but=("chain", "beside"))  # they would be made whole again
    seal_anew(forged)


def programme_column(forged: Forged) -> None:
    """The programme's row names another sound, another title, other words or other cues."""
    row = forged.row("programmes", "digest", forged.today["programme"])
    content: dict[str, Any] = json.loads(row["content"])
    change = forged.chance.randrange(5)
    if change == 0:
        content["audio"] = forged.other["audio"].as_posix()
    elif change == 1:
        content["title"] = f"Chương trình {forged.chance.random()}"
    elif change == 2:
        content["cues"] = [cue for cue in content["cues"] if "script_digest" not in cue]
    elif change == 3:
        content["cues"][-1]["text"] = f"lời khác {forged.chance.random()}"
    else:
        content["digest"] = forged.other["programme"]
    forged.change("UPDATE programmes SET content = ? WHERE number = ?", canonical_json(content), row["number"])


def airing_column(forged: Forged) -> None:
    """The airing is pointed at another programme: tomorrow's, or one that is not there."""
    value = forged.chance.choice((forged.other["programme"], f"{forged.chance.getrandbits(256):064x}"))
    forged.change("UPDATE airings SET programme_digest = ? WHERE number = ?", value, forged.today["airing"])


def item_column(forged: Forged) -> None:
    """The item's row names another sound, another script, or words that nobody approved."""
    row = forged.row("items", "digest", forged.today["item"])
    content: dict[str, Any] = json.loads(row["content"])
    content |= forged.chance.choice(
        (
            {"heard_digest": f"{forged.chance.getrandbits(256):064x}"},
            {"audio": forged.other["item_audio"].as_posix(), "digest": forged.other["item"]},
            {"script_digest": forged.draft},
        )
    )
    forged.change(
        "UPDATE items SET content = ?, digest = ?, script_digest = ? WHERE number = ?",
        canonical_json(content),
        content["digest"],
        content["script_digest"],
        row["number"],
    )
    (forged.folder / forged.today["audio"]).unlink()


BOOKS: Mapping[str, tuple[Callable[[Forged], None], str, str]] = {
    "book's columns": (book_column, "approved fallback", "dòng|niêm"),
    "book's row gone": (book_row_gone, "approved fallback", "dòng|niêm"),
    "book's end gone": (book_end_gone, "approved fallback", "dòng|niêm|sổ"),
    "book written anew": (book_written_anew, "approved fallback", "niêm|dòng"),
    "programme's row": (programme_column, "approved fallback", "băng|sổ|chương trình"),
    "airing's programme": (airing_column, "approved fallback", "băng|sổ"),
    "item's row, master gone": (item_column, "approved fallback", "băng|tư liệu|bài|kịch bản"),
}
"""As `ROWS`."""
