"""Scripts and approvals in radio.db as somebody with a SQLite tool would change them, its triggers dropped."""

from collections.abc import Callable, Mapping

from chiminh_radio.files import digest_text
from chiminh_radio.model.canonical import canonical_json
from proofs.newsroom.sqlite_tool import append_record, flipped, insert, reworded, seal_anew
from proofs.newsroom.staged import DEPUTY, LEADER
from proofs.newsroom.tampered import Forged


def script_text(forged: Forged) -> None:
    """Some words of the script are others."""
    content = reworded(forged, forged.row("scripts", "digest", forged.today["script"])["content"])
    forged.change("UPDATE scripts SET content = ? WHERE digest = ?", content, forged.today["script"])


def script_text_and_digest(forged: Forged) -> None:
    """The same, and the digest made to fit in every table."""
    old = forged.today["script"]
    content = reworded(forged, forged.row("scripts", "digest", old)["content"])
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
    seal_anew(forged)


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
    value = {"decided_by": DEPUTY, "decision": "rejected", "why": "vì thế"}.get(column) or flipped(forged, row[column])
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
    insert(forged, "decisions", row)


def approval_replayed(forged: Forged) -> None:
    """The approval of another script is laid on the draft, and the draft put in the place of today's."""
    of = forged.chance.choice((forged.today, forged.other))
    row = forged.row("decisions", "script_digest", of["script"])
    del row["number"]
    insert(forged, "decisions", row | {"script_digest": forged.draft})
    forged.change("UPDATE scripts SET state = 'voiced' WHERE digest = ?", forged.draft)
    for table in ("items", "programmes"):
        content = f"UPDATE {table} SET content = replace(content, ?, ?)"  # noqa: S608
        forged.change(content, forged.today["script"], forged.draft)
    forged.change("UPDATE items SET script_digest = ? WHERE script_digest = ?", forged.draft, forged.today["script"])
    if forged.chance.random() < 0.5:
        append_record(forged, event="approved", script_digest=forged.draft, state="approved", who=row["decided_by"])
        append_record(forged, event="voiced", script_digest=forged.draft, state="voiced")


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
}
"""How, what may then sound ("approved": today's master as it was made), and what the reasons must name."""
