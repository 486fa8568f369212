"""`playlist`: the recipes of playlists/, and the programmes built from them."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from chiminh_radio import production
from chiminh_radio.cli import console
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.rundown import print_rundown
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Programme

Name = Annotated[str, typer.Argument(help=_("tên công thức, là tên tệp trong playlists/"), metavar=_("TÊN"))]
Day = Annotated[
    datetime | None, typer.Option("--date", formats=["%Y-%m-%d", "%d/%m/%Y"], help=_("ngày phát; mặc định hôm nay"))
]


def list_playlists(ctx: typer.Context) -> None:
    """Print the recipes."""
    session = session_of(ctx)
    playlists = session.station.playlists()
    if session.as_json:
        console.dump(playlists)
        return
    rows = [(each.name, each.title, ", ".join(each.themes) or "–", str(len(each.parts))) for each in playlists]
    console.table(_("Công thức chương trình"), (_("Tên"), _("Tiêu đề"), _("Chủ đề"), _("Số phần")), rows)


app = noun(_("Công thức chương trình: xem, kiểm tra, dựng."), list_playlists)
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
    rundown = production.rundown(session.station, name, date.date() if date else session.station.clock.now().date())
    if session.as_json:
        console.dump({"playlist": asdict(playlist), "rundown": asdict(rundown)})
        return
    print_rundown(playlist, rundown, everything=everything)


@app.command("check", help=_("kiểm tra mọi công thức: lỗi viết, nhạc thiếu"))
def check(ctx: typer.Context) -> None:
    """Refuse when a recipe cannot be read or names a sound that is not there."""
    session = session_of(ctx)
    station = session.station
    for playlist in station.playlists():
        for jingle in playlist.jingles:
            station.library.path(jingle)
    session.say(_("{count} công thức đều đọc được, nhạc hiệu đủ.").format(count=len(station.playlists())))


@app.command("build", help=_("dựng chương trình hoàn chỉnh cho một ngày"))
def build(ctx: typer.Context, name: Name, date: Day = None) -> None:
    """Build the master and its cue list."""
    session = session_of(ctx)
    day = date.date() if date else session.station.clock.now().date()
    with console.progress(_("Dựng chương trình")) as progress:
        programme = production.build(session.station, name, day, progress)
    if session.as_json:
        console.dump(programme)
        return
    print_programme(programme)
    if off := production.rundown(session.station, name, day).off_length:
        session.say(off)


def print_programme(programme: Programme) -> None:
    """Print a master's cue list, one line for each item."""
    print(f"{programme.title}: {console.length(programme.duration)}, {programme.audio.as_posix()}")
    for cue in programme.cues:
        if not cue.text:
            print(f"  {console.length(cue.at):>7}  {cue.title}")
