"""`script check`: what an editor should mend, before a file is dropped or again after; works without a station."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio.cli import console, spoken
from chiminh_radio.cli.handed import print_notes
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Note, Severity
from chiminh_radio.model.script import Script


def check(
    ctx: typer.Context,
    what: Annotated[list[str], typer.Argument(help=_("tệp, hoặc số kịch bản"), metavar=_("TỆP|SỐ…"))],
) -> None:
    """Tell what an editor should mend in each; the exit code is 1 when something must be, or a file is no script."""
    session = session_of(ctx)
    plain: list[dict[str, object]] = []
    refused: list[str] = []
    must_mend = False
    for each in what:
        try:
            script, notes = _examined(session, each)
        except ScriptError as error:
            refused.append(str(error))
            plain.append({"what": each, "refused": str(error)})
            continue
        must_mend = must_mend or any(note.severity is Severity.ERROR for note in notes)
        if session.as_json:
            learnt = spoken.learnt(script, session.anywhere.spoken(script))
            plain.append({"what": each, "title": script.title, "notes": notes, "learnt": learnt})
        else:
            _print(session, script, notes)
    if session.as_json:
        console.dump(plain)
    if refused:
        raise ScriptError("\n".join(refused))
    if must_mend:
        raise typer.Exit(1)


def _examined(session: Session, what: str) -> tuple[Script, tuple[Note, ...]]:
    """The script that a file holds or a number names, and what there is to mend. Raises ScriptError for no script."""
    path = Path(what)
    if what.isdecimal() and not path.exists():
        record = session.station.scripts.get(int(what))
        return record.script, session.station.decisions.examined(record)
    draft = session.anywhere.intake.draft(path)
    recordings = session.anywhere.ear.beside(path, draft.script)
    return draft.script, (*draft.notes, *session.anywhere.examine(draft.script, recordings))


def _print(session: Session, script: Script, notes: tuple[Note, ...]) -> None:
    heading = _("“{title}”: {count} lời đọc").format(title=script.title, count=len(script.lines))
    session.say(console.wrapped(heading, ""))
    print_notes(notes)
    if not notes:
        session.say(_("  không có chỗ nào phải sửa"))
    spoken.print_learnt(script, session.anywhere.spoken(script))
