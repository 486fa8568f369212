"""A correction undone, turned to another script or invented: what was found wrong must not sound again."""

from collections.abc import Callable, Mapping

from chiminh_radio.model.canonical import canonical_json
from proofs.newsroom.sqlite_tool import append_record, insert, seal_anew
from proofs.newsroom.staged import LEADER
from proofs.newsroom.tampered import Forged

_PAIR = "event = 'corrected' AND script_digest = ?"


def wrong_again(forged: Forged) -> None:
    """What was corrected is voiced again by its row; today's airing has its master, or none."""
    forged.change("UPDATE scripts SET state = 'voiced' WHERE digest = ?", forged.wrong["script"])
    if forged.chance.random() < 0.5:
        programme = "UPDATE airings SET programme_digest = ? WHERE number = ?"
        forged.change(programme, forged.wrong["programme"], forged.today["airing"])
    else:
        (forged.folder / forged.today["audio"]).unlink()


def wrong_again_by_the_record(forged: Forged) -> None:
    """The record says so too, in a row sealed as the program would: voiced, or approved with the old approval."""
    wrong_again(forged)
    row = forged.row("decisions", "script_digest", forged.wrong["script"])
    if forged.chance.random() < 0.5:
        detail = canonical_json({"item": forged.wrong["item"]})
        append_record(forged, event="voiced", script_digest=row["script_digest"], state="voiced", detail=detail)
        return
    del row["number"]
    told = {"heard": row["heard_digest"], "signature": row["signature"], "notes": []}
    append_record(
        forged,
        event="approved",
        script_digest=row["script_digest"],
        state="approved",
        who=LEADER,
        at=row["at"],
        detail=canonical_json(told),
    )
    if forged.chance.random() < 0.5:
        insert(forged, "decisions", row)


def pair_gone(forged: Forged) -> None:
    """The record's row of the pair is deleted, and what was corrected is voiced again."""
    wrong_again(forged)
    forged.change(f"DELETE FROM record WHERE {_PAIR}", forged.wrong["script"])  # noqa: S608


def pair_turned(forged: Forged) -> None:
    """The row says that another script was corrected, or by another; the seals may be made anew."""
    column, value = forged.chance.choice(
        (
            ("script_digest", forged.today["script"]),
            ("script_digest", forged.other["script"]),
            ("detail", canonical_json({"corrected_by": forged.today["script"]})),
            ("detail", canonical_json({"corrected_by": forged.draft})),
            ("detail", "{}"),
        )
    )
    wrong_again(forged)
    forged.change(f"UPDATE record SET {column} = ? WHERE {_PAIR}", value, forged.wrong["script"])  # noqa: S608
    if forged.chance.random() < 0.3:
        seal_anew(forged)


def pair_invented(forged: Forged) -> None:
    """The record says that today's script was corrected: by the correction of another, or by no correction."""
    of = forged.chance.choice((forged.wrong["correction"], forged.draft, forged.other["script"]))
    approval = forged.row("decisions", "script_digest", forged.wrong["correction"])
    digest = forged.chance.choice((forged.today["script"], forged.other["script"]))
    detail = canonical_json({"corrected_by": of})
    at = approval["at"]
    append_record(forged, event="corrected", script_digest=digest, state="corrected", who=LEADER, at=at, detail=detail)
    if forged.chance.random() < 0.7:
        forged.change("UPDATE scripts SET state = 'corrected' WHERE digest = ?", digest)


def correction_reworded(forged: Forged) -> None:
    """The correction's own words name another script."""
    content = forged.row("scripts", "digest", forged.wrong["correction"])["content"]
    assert "Bản tin sai" in content
    other = content.replace("Bản tin sai", forged.chance.choice(("Bản tin hôm nay", "Bản tin ngày mai", "1")))
    forged.change("UPDATE scripts SET content = ? WHERE digest = ?", other, forged.wrong["correction"])


def correction_withdrawn_by_its_row(forged: Forged) -> None:
    """The correction holds no more by its row, so that what it corrects might be approved again."""
    state = forged.chance.choice(("withdrawn", "rejected", "checked"))
    forged.change("UPDATE scripts SET state = ? WHERE digest = ?", state, forged.wrong["correction"])
    wrong_again(forged)


CORRECTED: Mapping[str, tuple[Callable[[Forged], None], str, str]] = {
    "corrected, aired again": (wrong_again, "approved fallback", "kịch bản số 4"),
    "corrected, again by the record": (wrong_again_by_the_record, "approved fallback", "kịch bản số 4"),
    "correction's pair gone": (pair_gone, "approved fallback", "kịch bản số 4|dòng"),
    "correction turned to another": (pair_turned, "approved fallback", "kịch bản số 4|dòng"),
    "correction invented": (pair_invented, "approved fallback", "bài đính chính"),
    "correction's words": (correction_reworded, "approved fallback", "kịch bản số 5"),
    "correction undone by its row": (correction_withdrawn_by_its_row, "approved fallback", "kịch bản số 5"),
}
"""As `ROWS`."""
