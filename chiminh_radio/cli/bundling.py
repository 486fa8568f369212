"""`script export`, `script import`, and the leader's `script approve BUNDLE.zip` on a PC that is no station."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from chiminh_radio import clock, production
from chiminh_radio.cli import console, shown
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.cli.voicing import tell, tell_unmade, voice_all
from chiminh_radio.errors import ApprovalError, RadioError
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval, ScriptRecord
from chiminh_radio.model.item import Item
from chiminh_radio.newsroom import bundle
from chiminh_radio.newsroom.approvers import approval_of
from chiminh_radio.newsroom.signing import Signer

BundleFile = Annotated[Path, typer.Argument(help=_("gói do “script export” lập"), metavar=_("GÓI.zip"))]


def export(
    ctx: typer.Context,
    numbers: Annotated[list[int], typer.Argument(help=_("số kịch bản, xem ở “script list”"), metavar=_("SỐ…"))],
    into: Annotated[Path, typer.Option("-o", "--output", help=_("gói .zip sẽ ghi"), metavar=_("GÓI.zip"))],
) -> None:
    """Put scripts, how they will be said and how they will sound in one file."""
    session = session_of(ctx)
    records = [session.station.scripts.get(number) for number in dict.fromkeys(numbers)]
    if len(records) > bundle.MOST_SCRIPTS:
        raise ApprovalError(_("một gói chứa nhiều nhất {most} kịch bản").format(most=bundle.MOST_SCRIPTS))
    with TemporaryDirectory(prefix="chiminh-goi-") as scratch:
        bundle.write(into, (_sheet(session, record, Path(scratch)) for record in records))
    session.say(
        _(
            "Đã ghi {file}: {count} kịch bản. Máy khác ký bằng “script approve {name}”, về đài “script import {name}”."
        ).format(file=into, count=len(records), name=into.name)
    )


def _sheet(session: Session, record: ScriptRecord, scratch: Path) -> tuple[bundle.Sheet, str, Path]:
    station = session.station
    sheet = bundle.Sheet(
        record=record,
        heard=station.heard(record.script),
        lines=station.spoken(record.script),
        recordings=tuple(station.recordings.of(record.script.digest).values()),
    )
    page = StringIO()
    with redirect_stdout(page):
        show(sheet)
        print(_("── Bài như biên tập viên viết ──"))
        shown.print_body(record)
    with console.progress(_("Thu tiếng")) as progress:
        item: Item = production.preview(station, record.script, scratch, progress)
    return sheet, page.getvalue(), station.config.root / item.audio


def show(sheet: bundle.Sheet) -> None:
    """All that a leader must have seen: the head, every word as it will be said, and what is noted."""
    calls = {each.call for each in sheet.recordings}
    voices = shown.in_short(sheet.record.script, sheet.heard.deliveries, calls)
    shown.print_whole(sheet.record, voices, sheet.lines, sheet.recordings)


def sign(session: Session, file: Path, *, by: str, signer: Signer, yes: bool) -> None:
    """Show each script of a bundle, and put the leader's signed decisions into it."""
    done = {approval.script_digest for approval in bundle.decisions(file)}
    signed: list[Approval] = []
    for sheet in bundle.sheets(file):
        record = sheet.record
        if record.script.digest in done:
            session.say(_("Số {number} đã có lời duyệt trong gói này.").format(number=record.number))
            continue
        if not session.quiet:
            show(sheet)
        if not yes and not console.agreed(_("Duyệt số {number}?").format(number=record.number)):
            session.say(_("Chưa duyệt số {number}.").format(number=record.number))
            continue
        approval = approval_of(record.script, by=by, at=clock.now(), heard_digest=sheet.heard.digest)
        signed.append(signer.signed(approval))
    bundle.put(file, signed)
    session.say(
        _("Đã ký {count} kịch bản vào {file}; mang về đài, nhận bằng “script import {name}”.").format(
            count=len(signed), file=file, name=file.name
        )
    )


def import_(ctx: typer.Context, file: BundleFile) -> None:
    """Enter the decisions of a bundle after all the rules, and voice what was approved."""
    session = session_of(ctx)
    station = session.station
    approvals = bundle.decisions(file)
    if not approvals:
        raise ApprovalError(
            _("{file} chưa có lời duyệt nào; ký bằng “script approve {name}”").format(file=file, name=file.name)
        )
    refused: list[str] = []
    taken: list[ScriptRecord] = []
    for approval in approvals:
        try:
            taken.append(station.decisions.take(approval, at=station.clock.now()))
            tell(session, taken[-1])
        except RadioError as error:
            refused.append(str(error))
    refused += voice_all(session, taken)
    if any(record.script.corrects for record in taken):
        tell_unmade(session)
    if refused:
        raise ApprovalError("\n".join(refused))
