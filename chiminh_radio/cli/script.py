"""`script`: what editors handed in, from the file to the approved and voiced item."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio import production
from chiminh_radio.cli import console
from chiminh_radio.cli import spoken as view
from chiminh_radio.cli.check import check
from chiminh_radio.cli.handed import print_notes, print_receipts
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.model import Insert, Script, ScriptRecord
from chiminh_radio.roles import in_words

Number = Annotated[int, typer.Argument(help=_("số kịch bản, xem ở “script list”"), metavar=_("SỐ"))]
By = Annotated[str, typer.Option(help=_("họ tên người quyết định, như trong [[people]]"), metavar=_("TÊN"))]
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
            console.script_kind(record.script.kind),
            ", ".join(record.script.themes),
            f"{record.script.air_on:%d/%m/%Y}" if record.script.air_on else "–",
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
    gathering = Gathering(files)
    receipts = [station.desk.take(file, at=station.clock.now(), by=by) for file in gathering]
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
    voices = _voices(session, record.script)
    if session.as_json:
        lines = session.station.spoken(record.script)
        console.dump({"record": record, "digest": record.script.digest, "spoken": lines, "voices": voices})
        return
    nameless = _("người đọc")
    _print_head(record, [f"{name or nameless}: {voice}" for name, voice in voices.items()])
    if spoken:
        view.print_script(record.script, session.station.spoken(record.script))
    else:
        _print_body(record)
    print_notes(record.notes)


app.command("check", help=_("kiểm tra tệp chưa nhận, hoặc kiểm tra lại kịch bản theo số"))(check)


@app.command("approve", help=_("duyệt một kịch bản rồi thu tiếng ngay"))
def approve(ctx: typer.Context, number: Number, by: By) -> None:
    """Record the approval of exactly this text, then voice it."""
    session = session_of(ctx)
    record = session.station.decisions.approve(number, by=by, at=session.station.clock.now())
    session.say(
        _("Đã duyệt số {number} “{title}” (dấu vân tay {digest})").format(
            number=number, title=record.script.title, digest=record.script.digest[:12]
        )
    )
    _voice(session, record)


@app.command("reject", help=_("không duyệt, nêu lý do"))
def reject(ctx: typer.Context, number: Number, by: By, why: Why) -> None:
    """Record the refusal and its reason."""
    session = session_of(ctx)
    session.station.decisions.reject(number, by=by, at=session.station.clock.now(), why=why)
    session.say(_("Đã ghi: không duyệt số {number}, lý do: {why}").format(number=number, why=why))


@app.command("withdraw", help=_("thu hồi một kịch bản đã duyệt; từ nay không phát nữa"))
def withdraw(ctx: typer.Context, number: Number, by: By, why: Why) -> None:
    """Take an approved script out of every future airing."""
    session = session_of(ctx)
    session.station.decisions.withdraw(number, by=by, at=session.station.clock.now(), why=why)
    session.say(_("Đã thu hồi số {number}, lý do: {why}").format(number=number, why=why))


@app.command("voice", help=_("thu tiếng một kịch bản đã duyệt (bình thường tự làm khi duyệt)"))
def voice(ctx: typer.Context, number: Number) -> None:
    """Render an approved script, from the cache where nothing changed."""
    session = session_of(ctx)
    _voice(session, session.station.scripts.get(number))


def _voices(session: Session, script: Script) -> dict[str, str]:
    """How each role will speak, by name, with the voice of the engine that would read now; "" is the presenter."""
    booth = session.station.booth
    engine = booth.first_usable()
    deliveries = booth.cast(script)
    if len(deliveries) > 1:
        del deliveries[""]  # one of the others
    return {
        name: in_words(delivery) + (f" ({engine.name} {engine.settings.voice(delivery)})" if engine else "")
        for name, delivery in deliveries.items()
    }


def _voice(session: Session, record: ScriptRecord) -> None:
    with console.progress(_("Thu tiếng")) as progress:
        item, reading = production.voice(session.station, record, progress)
    for why in reading.fell_back:
        session.say(_("Chuyển sang giọng {engine}: {why}").format(engine=reading.engine, why=why))
    if session.as_json:
        console.dump(item)
    else:
        session.say(
            _("Đã thu tiếng bằng {engine}: {length}, {path}").format(
                engine=reading.engine, length=console.length(item.duration), path=item.audio.as_posix()
            )
        )


def _print_head(record: ScriptRecord, voices: Sequence[str]) -> None:
    script = record.script
    rows = [
        (_("Kịch bản số {number}").format(number=record.number), script.title),
        (_("Loại"), console.script_kind(script.kind)),
        (_("Chủ đề"), ", ".join(script.themes) or "–"),
        (_("Ngày phát"), f"{script.air_on:%d/%m/%Y}" if script.air_on else "–"),
        (_("Giờ phát"), ", ".join(f"{at:%H:%M}" for at in script.air_times) or "–"),
        (_("Biên tập"), script.editor or "–"),
        *((_("Vai đọc") if number == 0 else "", voice) for number, voice in enumerate(voices)),
        (_("Tình trạng"), console.script_state(record.state)),
        (_("Dấu vân tay"), script.digest[:12]),
    ]
    if record.approval:
        rows.append((_("Người quyết định"), f"{record.approval.by}, {console.moment(record.approval.at)}"))
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    print()


def _print_body(record: ScriptRecord) -> None:
    for section in record.script.sections:
        if section.heading:
            print(f"== {section.heading} ==")
        for part in section.body:
            if isinstance(part, Insert):
                print(part.written)
            else:
                print(f"{part.role}: {part.text}" if part.role else part.text)
        print()
