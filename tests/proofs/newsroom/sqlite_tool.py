"""What somebody does with a SQLite tool in hand and the source at hand: other words, other letters, seals made anew."""

import json
from collections.abc import Mapping
from typing import Any

from chiminh_radio.files import digest_text
from chiminh_radio.model.canonical import canonical_json
from proofs.newsroom.tampered import Forged

_WORDS = ("bà con", "xã", "đến họp", "không", "tăng giá", "hôm nay", "Lãnh Đạo", "")


def reworded(forged: Forged, content: str) -> str:
    script: dict[str, Any] = json.loads(content)
    lines = [part for section in script["sections"] for part in section["body"] if "text" in part]
    words = forged.chance.choice(lines)["text"].split(" ")
    line = forged.chance.choice(lines)
    words = line["text"].split(" ")
    words[forged.chance.randrange(len(words))] = f"{forged.chance.choice(_WORDS)} {forged.chance.randrange(1000)}"
    line["text"] = " ".join(words)
    return canonical_json(script)


def flipped(forged: Forged, value: str) -> str:
    """One letter is another, or there is one where there was nothing."""
    if not value:
        return "x"
    at = forged.chance.randrange(len(value))
    return value[:at] + forged.chance.choice([each for each in "05afAZ" if each != value[at]]) + value[at + 1 :]


def rows_in(forged: Forged, table: str) -> int:
    (count,) = forged.book.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(count)


def insert(forged: Forged, table: str, row: Mapping[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    forged.change(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())  # noqa: S608


def append_record(forged: Forged, **values: str) -> None:
    """A row behind the last, sealed as the program would seal it."""
    row = {
        "at": "2026-11-25T09:00:00.000000+00:00",
        "who": "",
        "state": "",
        "origin": "",
        "detail": "{}",
        "beside": "",
        **values,
    }
    insert(forged, "record", row | {"number": rows_in(forged, "record") + 1, "chain": ""})
    seal_anew(forged, "record")


def seal_anew(forged: Forged, *tables: str) -> None:
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
