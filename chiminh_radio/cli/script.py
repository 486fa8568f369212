"""`script`: what editors handed in, from the file to the approved and voiced item."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio import withdrawal
from chiminh_radio.cli import approval, bundling, console, shown
from chiminh_radio.cli import spoken as view
from chiminh_radio.cli.approval import By
from chiminh_radio.cli.check import check
from chiminh_radio.cli.handed import print_notes, print_receipts
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import session_of
from chiminh_radio.cli.voicing import tell_unmade, voice_aloud
from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _

Number = Annotated[int, typer.Argument(help=_("số kịch bản, xem ở “script list”"), metavar=_("SỐ"))]
Why = Annotated[str, typer.Option(help=_("lý do, ghi vào sổ"), metavar=_("LÝ DO"))]


def list_scripts(ctx: typer.Context) -> None:
    """Print every script, newest first."""
    session = session_of(ctx)
    records = session.station.scripts.all()
    if session.as_json:
        console.dump(records)
        return
    rows = [
        (
            str(record.number),
            record.script.title,
            shown.kind_of(session, record),
            ", ".join(record.script.themes),
            console.air_days(record.script),
            console.script_state(record.state),
        )
        for record in records
    ]
    columns = (_("Số"), _("Tiêu đề"), _("Loại"), _("Chủ đề"), _("Ngày phát"), _("Tình trạng"))
    console.table(_("Kịch bản"), columns, rows)


app = noun(_("Kịch bản: nhận, xem, kiểm tra, duyệt, thu tiếng."), list_scripts)
app.command("list", help=_("liệt kê kịch bản, mới nhất trước"))(list_scripts)


@app.command("add", help=_("nhận tệp kịch bản, hoặc cả thư mục (USB), vào đài; tệp gốc được để nguyên"))
def add(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help=_("tệp, hoặc thư mục có các tệp ấy ở mọi cấp"), metavar=_("TỆP|THƯ MỤC…"))
    ],
    by: Annotated[str, typer.Option(help=_("ai đưa bài, ghi vào sổ"), metavar=_("TÊN"))] = "",
) -> None:
    """Receive files; what can be taken is taken, and what became of each is told."""
    from chiminh_radio.newsroom.filenames import Gathering

    session = session_of(ctx)
    station = session.station
    station.config.disk.require_intake()
    gathering = Gathering(files)
    receipts = [receipt for file in gathering for receipt in station.desk.take(file, at=station.clock.now(), by=by)]
    if session.as_json:
        console.dump({"receipts": receipts, "left": gathering.left})
    elif not session.quiet:
        print_receipts(receipts, len(gathering.left))
    if not receipts:
        raise ScriptError(_("không có tệp kịch bản nào ở đây (.docx, .odt, .txt, .md, .doc, .pdf)"))
    if refused := [receipt.refusal for receipt in receipts if receipt.refusal]:
        raise ScriptError("\n".join(refused))


@app.command("show", help=_("xem một kịch bản; với --spoken, xem đúng lời sẽ đọc"))
def show(
    ctx: typer.Context,
    number: Number,
    spoken: Annotated[bool, typer.Option("--spoken", help=_("in lời đã chuẩn hoá, đúng như sẽ phát"))] = False,
) -> None:
    """Print a script as parsed, or as it will be said."""
    session = session_of(ctx)
    record = session.station.scripts.get(number)
    voices = shown.voices_of(session, record.script)
    recordings = tuple(session.station.recordings.of(record.script.digest).values())
    if session.as_json:
        lines = session.station.spoken(record.script)
        pair = {name: each and each.number for name, each in shown.pair_of(session, record).items()}
        facts = {"record": record, "digest": record.script.digest, "spoken": lines, "voices": voices}
        console.dump(facts | {"recordings": recordings} | pair)
        return
    shown.print_head(record, voices, recordings)
    shown.print_pair(session, record)
    if spoken:
        view.print_script(record.script, session.station.spoken(record.script))
    else:
        shown.print_body(record)
    print_notes(record.notes)


app.command("check", help=_("kiểm tra tệp chưa nhận, hoặc kiểm tra lại kịch bản theo số"))(check)


app.command("listen", help=_("nghe trước một kịch bản, chưa duyệt cũng nghe được"))(approval.listen)
app.command("approve", help=_("xem lời sẽ đọc, duyệt một hay nhiều kịch bản, rồi thu tiếng"))(approval.approve)
app.command("export", help=_("ghi kịch bản và tiếng nghe thử vào một gói, để duyệt ở máy khác"))(bundling.export)
app.command("import", help=_("nhận các lời duyệt đã ký trong một gói, rồi thu tiếng"))(bundling.import_)


@app.command("reject", help=_("không duyệt, nêu lý do"))
def reject(ctx: typer.Context, number: Number, by: By, why: Why) -> None:
    """Record the refusal and its reason."""
    session = session_of(ctx)
    session.station.decisions.reject(number, by=by, at=session.station.clock.now(), why=why)
    session.say(_("Đã ghi: không duyệt số {number}, lý do: {why}").format(number=number, why=why))


@app.command("withdraw", help=_("thu hồi một kịch bản đã duyệt: dừng ngay, từ nay không phát nữa"))
def withdraw(ctx: typer.Context, number: Number, by: By, why: Why) -> None:
    """Take an approved script off the air: out of what sounds now, and out of every future airing."""
    session = session_of(ctx)
    session.station.decisions.withdraw(number, by=by, at=session.station.clock.now(), why=why)
    session.say(_("Đã thu hồi số {number}, lý do: {why}").format(number=number, why=why))
    on_air = withdrawal.on_air(session.station, number)
    if on_air:
        session.say(_("Đang phát: dừng sau câu này."))
    tell_unmade(session)


@app.command("voice", help=_("thu tiếng một kịch bản đã duyệt (bình thường tự làm khi duyệt)"))
def voice(ctx: typer.Context, number: Number) -> None:
    """Render an approved script, from the cache where nothing changed."""
    session = session_of(ctx)
    voice_aloud(session, session.station.scripts.get(number))
