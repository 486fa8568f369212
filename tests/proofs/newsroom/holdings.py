"""Sounds of the library as somebody would change them: what is said of them, what was decided, their files."""

import json
import shutil
from collections.abc import Callable, Mapping
from typing import Any

from chiminh_radio.model.canonical import canonical_json
from proofs.newsroom.sqlite_tool import append_record, flipped, seal_anew
from proofs.newsroom.staged import DEPUTY, LEADER
from proofs.newsroom.tampered import Forged


def card_altered(forged: Forged) -> None:
    """Another kind, title, source or expiry stands in the item's row."""
    row = forged.row("items", "digest", forged.stage.holding["digest"])
    content: dict[str, Any] = json.loads(row["content"])
    content |= forged.chance.choice(
        (
            {"kind": forged.chance.choice(("jingle", "music", "news"))},
            {"title": f"Bản thu {forged.chance.random()}"},
            {"source": "ai đó"},
            {"expires_on": "2030-01-01"},
            {"solemn": True},
        )
    )
    forged.change(
        "UPDATE items SET content = ?, kind = ? WHERE number = ?",
        canonical_json(content),
        content["kind"],
        row["number"],
    )


def card_gone(forged: Forged) -> None:
    """The item's row is deleted."""
    forged.change("DELETE FROM items WHERE digest = ?", forged.stage.holding["digest"])


def decision_altered(forged: Forged) -> None:
    """The leader's decision in the record is by another, of another time, with another signature; or it is gone."""
    row = _decision(forged)
    column = forged.chance.choice(("who", "at", "detail", "item_digest", ""))
    if not column:
        forged.change("DELETE FROM record WHERE number = ?", row["number"])
        return
    value = DEPUTY if column == "who" else flipped(forged, row[column])
    forged.change(f"UPDATE record SET {column} = ? WHERE number = ?", value, row["number"])  # noqa: S608


def decision_and_all_seals(forged: Forged) -> None:
    """The decision is by another, and both books are sealed anew: only the signature cannot be made."""
    row = _decision(forged)
    detail = json.loads(row["detail"])
    detail["heard"] = f"{forged.chance.getrandbits(256):064x}"
    column, value = forged.chance.choice((("who", DEPUTY), ("detail", canonical_json(detail))))
    forged.change(f"UPDATE record SET {column} = ? WHERE number = ?", value, row["number"])  # noqa: S608
    seal_anew(forged)


def decision_copied(forged: Forged) -> None:
    """A recording that nobody approved gets the other's signature, sealed as the program would; the master is gone."""
    draft = forged.row("items", "digest", forged.stage.holding["draft"])
    detail = json.loads(_decision(forged)["detail"]) | forged.chance.choice(({}, {"signature": ""}))
    append_record(
        forged,
        event="item-approved",
        script_digest="",
        state="",
        who=LEADER,
        item_digest=draft["digest"],
        detail=canonical_json(detail),
    )
    (forged.folder / forged.today["audio"]).unlink()


def file_changed(forged: Forged) -> None:
    """The recording's file is another, and whatever was made of it is gone."""
    path = forged.folder / forged.stage.holding["audio"]
    content = bytearray(path.read_bytes())
    content[forged.chance.randrange(len(content))] ^= 1 << forged.chance.randrange(8)
    path.write_bytes(content)
    (forged.folder / forged.today["audio"]).unlink()
    shutil.rmtree(forged.folder / "audio/cache/levelled")


def _decision(forged: Forged) -> dict[str, Any]:
    return forged.row("record", "event = 'item-approved' AND item_digest", forged.stage.holding["digest"])


HOLDINGS: Mapping[str, tuple[Callable[[Forged], None], str, str]] = {
    "library's card": (card_altered, "fallback", "tư liệu"),
    "library's row gone": (card_gone, "fallback", "tư liệu"),
    "library's decision": (decision_altered, "fallback", "dòng|duyệt"),
    "library's decision and all seals": (decision_and_all_seals, "fallback", "chữ ký|niêm|duyệt"),
    "library's decision copied": (decision_copied, "approved fallback", "tư liệu|chữ ký"),
    "library's file, master gone": (file_changed, "fallback", "tệp|tư liệu"),
}
"""As `ROWS`."""
