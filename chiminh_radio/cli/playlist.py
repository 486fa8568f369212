"""`playlist`: the recipes of playlists/, and the programmes built from them."""

from dataclasses import asdict
from typing import Annotated

import typer

from chiminh_radio import production, timetable
from chiminh_radio.cli import console
from chiminh_radio.cli.asked import Day, Name, built, day_of
from chiminh_radio.cli.checking import check
from chiminh_radio.cli.exporting import export
from chiminh_radio.cli.listening import listen
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.order import print_programme
from chiminh_radio.cli.picture import picture
from chiminh_radio.cli.rundown import print_rundown
from chiminh_radio.cli.session import session_of
from chiminh_radio.cli.themes import themes
from chiminh_radio.i18n import _


def list_playlists(ctx: typer.Context) -> None:
    """Print the recipes."""
    session = session_of(ctx)
    playlists = session.station.playlists()
    if session.as_json:
        console.dump(playlists)
        return
    rows = [
        (
            each.name,
            each.title,
            ", ".join(each.themes) or "–",
            str(len(each.parts)),
            console.length(each.length) if each.length else "–",
        )
        for each in playlists
    ]
    columns = (_("Tên"), _("Tiêu đề"), _("Chủ đề"), _("Số phần"), _("Dài"))
    console.table(_("Công thức chương trình"), columns, rows)


app = noun(_("Công thức chương trình: xem, kiểm tra, dựng, nghe, xuất."), list_playlists)
app.command("list", help=_("liệt kê công thức"))(list_playlists)


@app.command("show", help=_("xem một công thức, và nếu dựng cho ngày ấy thì có gì"))
def show(
    ctx: typer.Context,
    name: Name,
    date: Day = None,
    everything: Annotated[bool, typer.Option("--all", help=_("kể hết các bài không được chọn"))] = False,
) -> None:
    """Print for each part what it would take on the day, and why; then the whole in order."""
    session = session_of(ctx)
    playlist = session.station.playlist(name)
    day = day_of(session, date)
    with console.waiting(_("Xem kho và sổ")):
        rundown = production.rundown(session.station, name, day)
    airing = timetable.airing_of(session.station, name, day)
    due = airing.due if airing else None
    if session.as_json:
        console.dump({"playlist": asdict(playlist), "rundown": asdict(rundown), "due": due})
        return
    print_rundown(playlist, rundown, due, everything=everything)


app.command("check", help=_("kiểm tra công thức, và hai tuần tới sẽ thiếu gì, khi nào"))(check)


@app.command("build", help=_("dựng chương trình hoàn chỉnh cho một ngày"))
def build(ctx: typer.Context, name: Name, date: Day = None) -> None:
    """Build the master and its cue list."""
    session = session_of(ctx)
    station = session.station
    programme = built(session, name, date)
    if session.as_json:
        console.dump(programme)
        return
    airing = timetable.airing_of(station, name, programme.day)
    off_length = production.rundown(station, name, programme.day).off_length
    print_programme(station, programme, airing.due if airing else None, off_length)


app.command("listen", help=_("nghe chương trình ở máy này, từ bài nào, câu nào cũng được"))(listen)
app.command("picture", help=_("vẽ chương trình: dạng sóng theo bài và độ to, tệp PNG"))(picture)
app.command("export", help=_("xuất ra MP3 hoặc Opus, có mốc từng bài và ảnh bìa"))(export)
app.command("themes", help=_("mỗi chủ đề đã phát bao nhiêu, còn thiếu bao nhiêu so với chỉ tiêu"))(themes)
