"""`demo`: the whole way on sample material, in a scratch station: from a Word file dropped to a row in the log.

Everything is the real thing: the daemon is a process of its own, the approval, voice and master are a station's.
Only the listening is cut short, unless `--full` is asked for.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from chiminh_radio import clock, production
from chiminh_radio.cli import console
from chiminh_radio.cli.handed import print_notes
from chiminh_radio.cli.noun import single
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import OutputError, StationError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import ENDED, AiringState
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.newsroom.signing import Signer, new_signer
from chiminh_radio.station import Station

T = TypeVar("T")
LEADER = "Nguyễn Thị Lãnh Đạo (nhân vật chạy thử)"
PLAYLIST = "ban-tin-sang"
AHEAD = timedelta(seconds=5)
PATIENCE_SECONDS = 30.0
STEPS = 8
BOOK = """\
# Đài chạy thử: mọi tên người, số điện thoại trong bản tin mẫu đều là hư cấu.
[station]
name = "Đài Truyền thanh xã Chí Minh (chạy thử)"

[hours]
allowed = ["00:00-24:00"]

[inbox]
settle_seconds = 1.0

[[people]]
name = "Trần Văn Khải"
roles = ["editor"]

[[people]]
name = "{leader}"
roles = ["approver"]
key = "{key}"

[approval]
signed = true

[voice]
chain = ["espeak"]

[[outputs]]
name = "loa"
kind = "{kind}"
target = "{target}"

[[zones]]
name = "toan-xa"
title = "Toàn xã"
outputs = ["loa"]
"""
SLOT = """
[[slots]]
name = "chay-thu"
at = "{at:%H:%M:%S}"
playlist = "{playlist}"
zones = ["toan-xa"]
"""

app = single()


@app.command(
    help=_("Chạy thử trọn đường đi: tệp Word trong inbox → duyệt → thu tiếng → dựng → phát đúng giờ → nhật ký.")
)
def demo(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Option(help=_("thư mục của đài chạy thử; mặc định lập thư mục tạm"), metavar=_("THƯ MỤC"))
    ] = None,
    listen: Annotated[int, typer.Option(help=_("nghe bao nhiêu giây rồi dừng"), min=1)] = 12,
    full: Annotated[bool, typer.Option("--full", help=_("nghe đến hết bản tin"))] = False,
) -> None:
    """Show each step as it happens; leave nothing running, whatever happens."""
    session = session_of(ctx)
    root = folder or Path(tempfile.mkdtemp(prefix="chiminh-radio-demo-"))
    leader = new_signer()
    book = _found(root, leader.public)
    with closing(Session(config=book, language=session.language)) as own:
        _go_the_whole_way(own.station, book, leader, None if full else timedelta(seconds=listen))


def _go_the_whole_way(station: Station, book: Path, leader: Signer, listen: timedelta | None) -> None:
    with _daemon(book):
        record = _drop(station)
        _check_and_approve(station, record, leader)
        _voice_and_build(station, record)
        _air(station, book, listen)
    _tell_the_rest(station, book)


def _found(root: Path, key: str) -> Path:
    """Step 1: a station of its own; `key` is its leader's public one."""
    from chiminh_radio.files import write_text
    from chiminh_radio.founding import found

    kind, where = _output(root)
    book = root / "config.toml"
    if book.exists():
        raise StationError(_("{folder} đã là một đài; hãy chọn thư mục trống cho việc chạy thử").format(folder=root))
    write_text(book, BOOK.format(leader=LEADER, key=key, kind=kind, target="" if kind == "soundcard" else "audio/out"))
    found(root)
    _step(1, _("lập đài chạy thử trong {folder}").format(folder=root))
    _say(where)
    return book


def _output(root: Path) -> tuple[str, str]:
    """The sound card if one opens; else a file."""
    from chiminh_radio.playout.outputs.soundcard import SoundcardOutput

    card = SoundcardOutput(OutputSettings(name="loa", kind="soundcard"))
    try:
        card.open()
    except OutputError:
        return "file", _("Máy này không mở được cạc âm thanh, nên tiếng được ghi vào tệp WAV trong {folder}.").format(
            folder=root / "audio" / "out"
        )
    card.close()
    return "soundcard", _("Tiếng sẽ phát ra loa của máy này.")


def _drop(station: Station) -> ScriptRecord:
    """Step 2: an editor's Word file, taken in by the daemon."""
    from chiminh_radio.sample import write_bulletin

    path = station.config.inbox / "ban-tin-tuan.docx"
    write_bulletin(path, clock.now().date())
    _step(2, _("biên tập viên thả {file} vào inbox/").format(file=path.name))
    record = _wait(lambda: next(iter(station.scripts.all()), None), _("chương trình thường trực nhận kịch bản"))
    _say(
        _("Đã nhận kịch bản số {number}: “{title}”, {lines} lời đọc.").format(
            number=record.number, title=record.script.title, lines=len(record.script.lines)
        )
    )
    return record


def _check_and_approve(station: Station, record: ScriptRecord, leader: Signer) -> None:
    """Steps 3 and 4: what the checker noted, and the leader's decision."""
    notes = station.scripts.get(record.number).notes
    _step(3, _("kiểm tra: {count} chỗ nên xem").format(count=len(notes)))
    print_notes(notes)
    station.decisions.approve(record.number, by=LEADER, at=clock.now(), signer=leader)
    _step(4, _("lãnh đạo duyệt và ký đúng lời sẽ đọc, dấu vân tay {digest}").format(digest=record.script.digest[:12]))


def _voice_and_build(station: Station, record: ScriptRecord) -> None:
    """Steps 5 and 6: speech, and the master with its chimes."""
    from chiminh_radio.cli.order import print_programme

    with console.progress(_("Thu tiếng")) as progress:
        item, reading = production.voice(station, record, progress)
    _step(
        5,
        _("thu tiếng bằng {engine}, không cần mạng: {length}").format(
            engine=reading.engine, length=console.length(item.duration)
        ),
    )
    with console.progress(_("Dựng chương trình")) as progress:
        programme = production.build(station, PLAYLIST, clock.now().date(), progress)
    _step(6, _("dựng chương trình: nhạc hiệu, bản tin, nhạc kết"))
    print_programme(station, programme, None)


def _air(station: Station, book: Path, listen: timedelta | None) -> None:
    """Step 7: a slot a few seconds from now, written in config.toml; the daemon sees it and airs it."""
    due = (clock.now() + AHEAD).replace(microsecond=0) + timedelta(seconds=1)
    with book.open("a", encoding="utf-8") as file:
        file.write(SLOT.format(at=due, playlist=PLAYLIST))
    _step(7, _("khung giờ {at:%H:%M:%S}, vài giây nữa; chương trình thường trực sẽ phát").format(at=due))
    airing = _wait(lambda: station.airings.at("chay-thu", due), _("chương trình thường trực đọc lịch mới"))
    number = airing.number
    _wait(lambda: station.airings.get(number).state is AiringState.ON_AIR, _("đến giờ phát"))
    _wait(lambda: station.airings.get(number).position > timedelta(), _("tiếng đầu tiên"))
    _say(_("Đang phát…"))
    if listen is not None:
        _wait(
            lambda: station.airings.get(number).position >= listen,
            _("nghe thử"),
            listen.total_seconds() + PATIENCE_SECONDS,
        )
        station.airings.request_stop(number, _("chạy thử: đã nghe đủ"))
    _wait(lambda: station.airings.get(number).state in ENDED, _("kết thúc"), 3600)


def _tell_the_rest(station: Station, book: Path) -> None:
    """Step 8: the log, where the sound is, and what to try."""
    _step(8, _("nhật ký phát sóng, mỗi dòng mang dấu vân tay của băng đã phát"))
    for row in station.log.rows():
        if row.event is not LogEvent.OUTPUT_LOST:
            _say(f"{row.at:%H:%M:%S.%f}"[:12] + f"  {row.event:<9} {row.digest[:12]}  {row.title} {row.detail}")
    programme = station.items.programme_of(PLAYLIST, clock.now().date())
    if programme is not None:
        print(_("Băng đầy đủ: {path}").format(path=station.config.root / programme.audio))
    print(_("Tiếng đã phát: {path}").format(path=station.config.audio / "archive"))
    print(_("Thử tiếp ba lệnh:"))
    for command in ("status", "script show 1 --spoken", "report log"):
        print(f"  chiminh-radio -c {book} {command}")


@contextmanager
def _daemon(book: Path) -> Iterator[None]:
    """The real daemon, in a process of its own, ended with the block."""
    command = [sys.executable, "-m", "chiminh_radio", "--config", str(book), "--quiet", "run"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(look: Callable[[], T | None], what: str, seconds: float = PATIENCE_SECONDS) -> T:
    """Look until there is something, for so long at most."""
    until = time.monotonic() + seconds
    with console.waiting(what):
        while time.monotonic() < until:
            if found := look():
                return found
            time.sleep(0.1)
    raise StationError(_("chờ quá {seconds:.0f} giây mà chưa thấy: {what}").format(seconds=seconds, what=what))


def _step(number: int, text: str) -> None:
    print(f"\n[{number}/{STEPS}] {text}", flush=True)


def _say(text: str) -> None:
    print(f"      {text}", flush=True)
