"""Rows of radio.db as somebody with a SQLite tool would change them, its triggers dropped."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from chiminh_radio.files import digest_text
from chiminh_radio.model import canonical_json
from proofs.newsroom.tampered import DEPUTY, LEADER, Forged

_WORDS = ("bà con", "xã", "đến họp", "không", "tăng giá", "hôm nay", "Lãnh Đạo", "")


def script_text(forged: Forged) -> None:
    """Some words of the script are others."""
    content = _reworded(forged, forged.row("scripts", "digest", forged.today["script"])["content"])
    forged.change("UPDATE scripts SET content = ? WHERE digest = ?", content, forged.today["script"])


def script_text_and_digest(forged: Forged) -> None:
    """The same, and the digest made to fit in every table."""
    old = forged.today["script"]
    content = _reworded(forged, forged.row("scripts", "digest", old)["content"])
    new = digest_text(content)
    forged.change("UPDATE scripts SET content = ?, digest = ? WHERE digest = ?", content, new, old)
    for table in ("decisions", "items", "record"):
        forged.change(f"UPDATE {table} SET script_digest = ? WHERE script_digest = ?", new, old)  # noqa: S608
    for table in ("items", "programmes"):
        forged.change(f"UPDATE {table} SET content = replace(content, ?, ?)", old, new)  # noqa: S608


def script_text_and_all_seals(forged: Forged) -> None:
    """The same, and both books sealed anew from the first row: only the signature cannot be made."""
    script_text_and_digest(forged)
    programme = forged.row("programmes", "digest", forged.today["programme"])
    detail = canonical_json({"programme": programme["digest"], "content": digest_text(programme["content"])})
    forged.change(
        "UPDATE record SET detail = ? WHERE event = 'built' AND detail LIKE ?", detail, f"%{programme['digest']}%"
    )
    _seal_anew(forged)


def script_column(forged: Forged) -> None:
    """Another state, title, kind, series or day beside the same words."""
    column, value = forged.chance.choice(
        (
            ("state", forged.chance.choice(("checked", "approved", "rejected", "withdrawn", "superseded", "expired"))),
            ("title", f"Bản tin {forged.chance.random()}"),
            ("kind", "notice"),
            ("series", f"chuyên mục {forged.chance.random()}"),
            ("issue", forged.chance.randrange(1, 1000)),
            ("air_on", "2026-12-01"),
        )
    )
    forged.change(f"UPDATE scripts SET {column} = ? WHERE digest = ?", value, forged.today["script"])  # noqa: S608


def script_gone(forged: Forged) -> None:
    """The script's row is deleted, or its number made another's."""
    forged.book.execute("PRAGMA foreign_keys = OFF")
    forged.change("DELETE FROM scripts WHERE digest = ?", forged.today["script"])


def decision_column(forged: Forged) -> None:
    """One column of the approval is changed, by a letter or wholly."""
    row = forged.row("decisions", "script_digest", forged.today["script"])
    column = forged.chance.choice(("decided_by", "at", "why", "heard_digest", "signature", "decision"))
    value = {"decided_by": DEPUTY, "decision": "rejected", "why": "vì thế"}.get(column) or _flipped(forged, row[column])
    forged.change(f"UPDATE decisions SET {column} = ? WHERE number = ?", value, row["number"])  # noqa: S608


def decision_gone(forged: Forged) -> None:
    """The approval is deleted."""
    forged.change("DELETE FROM decisions WHERE script_digest = ?", forged.today["script"])


def decision_doubled(forged: Forged) -> None:
    """A second decision on the script is put in: the first again, later, or one that nobody signed."""
    row = forged.row("decisions", "script_digest", forged.today["script"])
    del row["number"]
    row |= forged.chance.choice(
        (
            {"at": row["at"].replace("+00:00", "").replace("T0", "T1") + "+00:00"},
            {"signature": "", "at": "2026-11-25T09:59:00.000000+00:00"},
            {"decided_by": DEPUTY},
            {"why": f"lần {forged.chance.random()}"},
        )
    )
    _insert(forged, "decisions", row)


def approval_replayed(forged: Forged) -> None:
    """The approval of another script is laid on the draft, and the draft put in the place of today's."""
    of = forged.chance.choice((forged.today, forged.other))
    row = forged.row("decisions", "script_digest", of["script"])
    del row["number"]
    _insert(forged, "decisions", row | {"script_digest": forged.draft})
    forged.change("UPDATE scripts SET state = 'voiced' WHERE digest = ?", forged.draft)
    for table in ("items", "programmes"):
        content = f"UPDATE {table} SET content = replace(content, ?, ?)"  # noqa: S608
        forged.change(content, forged.today["script"], forged.draft)
    forged.change("UPDATE items SET script_digest = ? WHERE script_digest = ?", forged.draft, forged.today["script"])
    if forged.chance.random() < 0.5:
        _append_record(forged, event="approved", script_digest=forged.draft, state="approved", who=row["decided_by"])
        _append_record(forged, event="voiced", script_digest=forged.draft, state="voiced")


def book_column(forged: Forged, but: tuple[str, ...] = ()) -> None:
    """A column of one row of a book is changed."""
    table = forged.chance.choice(("record", "as_run"))
    row = forged.row(table, "number", forged.chance.randrange(1, _count(forged, table) + 1))
    column = forged.chance.choice([name for name in row if name not in {"number", "position_us", "airing", *but}])
    value = _flipped(forged, row[column])
    forged.change(f"UPDATE {table} SET {column} = ? WHERE number = ?", value, row["number"])  # noqa: S608


def book_row_gone(forged: Forged) -> None:
    """A row is deleted, from the beginning, the middle or the end; the counter may be set back as well."""
    table = forged.chance.choice(("record", "as_run"))
    count = _count(forged, table)
    number = forged.chance.randrange(1, count + 1)
    forged.change(f"DELETE FROM {table} WHERE number = ?", number)  # noqa: S608
    if forged.chance.random() < 0.5:
        forged.change(f"UPDATE {table} SET number = -number WHERE number > ?", number) if number < count else None  # noqa: S608
        forged.book.execute(f"UPDATE {table} SET number = -number - 1 WHERE number < 0")  # noqa: S608
        forged.change("UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = ?", table)


def book_end_gone(forged: Forged) -> None:
    """So many of the last rows are deleted, and the counter set back with them."""
    table = forged.chance.choice(("record", "as_run"))
    kept = forged.chance.randrange(_count(forged, table))
    forged.change(f"DELETE FROM {table} WHERE number > ?", kept)  # noqa: S608
    forged.change("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", kept, table)


def book_written_anew(forged: Forged) -> None:
    """A row is changed and both books are sealed anew: who wrote the seals down finds out."""
    book_column(forged, but=("chain", "beside"))  # they would be made whole again
    _seal_anew(forged)


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
        content["cues"] = [cue for cue in content["cues"] if not cue["script_digest"]]
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


def signed_by_another(forged: Forged) -> None:
    """The approval is put in the name of the other approver."""
    row = forged.row("decisions", "script_digest", forged.today["script"])
    of = forged.row("decisions", "script_digest", forged.other["script"])
    change = forged.chance.choice(
        (
            {"decided_by": of["decided_by"]},
            {"signature": of["signature"]},
            {"signature": of["signature"], "decided_by": DEPUTY},
        )
    )
    assert row["decided_by"] == LEADER
    for column, value in change.items():
        forged.change(f"UPDATE decisions SET {column} = ? WHERE number = ?", value, row["number"])  # noqa: S608


# ── Means ────────────────────────────────────────────────────────────────────────────────────────────────────────
def _reworded(forged: Forged, content: str) -> str:
    script: dict[str, Any] = json.loads(content)
    lines = [part for section in script["sections"] for part in section["body"] if "text" in part]
    words = forged.chance.choice(lines)["text"].split(" ")
    line = forged.chance.choice(lines)
    words = line["text"].split(" ")
    words[forged.chance.randrange(len(words))] = f"{forged.chance.choice(_WORDS)} {forged.chance.randrange(1000)}"
    line["text"] = " ".join(words)
    return canonical_json(script)


def _flipped(forged: Forged, value: str) -> str:
    """One letter is another, or there is one where there was nothing."""
    if not value:
        return "x"
    at = forged.chance.randrange(len(value))
    return value[:at] + forged.chance.choice([each for each in "05afAZ" if each != value[at]]) + value[at + 1 :]


def _count(forged: Forged, table: str) -> int:
    (count,) = forged.book.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(count)


def _insert(forged: Forged, table: str, row: Mapping[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    forged.change(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())  # noqa: S608


def _append_record(forged: Forged, **values: str) -> None:
    """A row behind the last, sealed as the program would seal it."""
    row = {"at": "2026-11-25T09:00:00.000000+00:00", "who": "", "origin": "", "detail": "{}", "beside": "", **values}
    _insert(forged, "record", row | {"number": _count(forged, "record") + 1, "chain": ""})
    _seal_anew(forged, "record")


def _seal_anew(forged: Forged, *tables: str) -> None:
    """Reckon all seals of a book again; what the one saw of the other's end is found again by its place."""
    for table in tables or ("as_run", "record"):
        chain = ""
        for row in forged.book.execute(f"SELECT * FROM {table} ORDER BY number").fetchall():  # noqa: S608
            columns = {name: value for name, value in dict(row).items() if name != "chain" and value is not None}
            old, chain = row["chain"], digest_text(chain + canonical_json(columns))
            forged.change(f"UPDATE {table} SET chain = ? WHERE number = ?", chain, row["number"])  # noqa: S608
            other = "record" if table == "as_run" else "as_run"
            if old:
                forged.book.execute(f"UPDATE {other} SET beside = ? WHERE beside = ?", (chain, old))  # noqa: S608


ROWS: Mapping[str, tuple[Callable[[Forged], None], str, str]] = {
    "script's words": (script_text, "fallback", "kịch bản"),
    "script's words and digest": (script_text_and_digest, "fallback", "kịch bản|sổ"),
    "words, digest and every seal": (script_text_and_all_seals, "fallback", "chữ ký|khác kịch bản|kịch bản"),
    "script's state, title, day": (script_column, "approved fallback", "kịch bản số 1"),
    "script gone": (script_gone, "fallback", "kịch bản"),
    "approval's columns": (decision_column, "fallback", "kịch bản số 1"),
    "approval gone": (decision_gone, "fallback", "kịch bản số 1"),
    "approval twice": (decision_doubled, "approved fallback", "kịch bản số 1"),
    "approval of another script": (approval_replayed, "approved fallback", "kịch bản số 3"),
    "approval of another person": (signed_by_another, "fallback", "kịch bản số 1"),
    "book's columns": (book_column, "approved fallback", "dòng|niêm"),
    "book's row gone": (book_row_gone, "approved fallback", "dòng|niêm"),
    "book's end gone": (book_end_gone, "approved fallback", "dòng|niêm|sổ"),
    "book written anew": (book_written_anew, "approved fallback", "niêm|dòng"),
    "programme's row": (programme_column, "approved fallback", "băng|sổ|chương trình"),
    "airing's programme": (airing_column, "approved fallback", "băng|sổ"),
    "item's row, master gone": (item_column, "approved fallback", "băng|tư liệu|bài|kịch bản"),
}
"""How, what may then sound ("approved": today's master as it was made), and what the reasons must name."""
