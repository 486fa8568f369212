"""What commands show with: tables, progress, JSON. Anything an operator's file may say is printed as plain text."""

import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from chiminh_radio.clock import as_length
from chiminh_radio.errors import ApprovalError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import AiringState
from chiminh_radio.model.decision import Severity
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.script import Script, ScriptKind, ScriptState
from chiminh_radio.progress import Progress

length = as_length
_WIDEST = 100


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table no wider than the terminal; an empty one is its title and a dash."""
    if not rows:
        print(f"{title}: –")
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    view = Table(title=Text(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        view.add_column(column, overflow="fold")
    for row in rows:
        view.add_row(*(Text(cell) for cell in row))
    Console().print(view)


def dump(value: object) -> None:
    """Print a value of the model, or plain data, as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Path):
        return value.as_posix()
    raise TypeError(type(value).__name__)


def wrapped(words: str, indent: str = "", hanging: int = 0) -> str:
    """Words no wider than the terminal; lines after the first are in as far as the first, and `hanging` more."""
    import shutil
    import textwrap

    return textwrap.fill(
        words,
        min(shutil.get_terminal_size().columns, _WIDEST),
        initial_indent=indent,
        subsequent_indent=" " * (len(indent) + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Show how far a longer job has come, on a terminal; elsewhere keep still."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


def require_somebody(otherwise: str) -> None:
    """Refuse where nobody could answer a question; `otherwise` is what to do there."""
    if not sys.stdin.isatty():
        raise ApprovalError(otherwise)


def agreed(question: str) -> bool:
    """Ask until it is yes or no; no answer is no."""
    yes, no = {"c", "co", "có", "y", "yes"}, {"k", "khong", "không", "n", "no"}
    words = _("[c]ó / [k]hông")
    while True:
        try:
            answer = unicodedata.normalize("NFC", input(f"{question} {words}: ")).strip().lower()
        except EOFError:
            return False
        if answer in yes | no:
            return answer in yes


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show on a terminal that something is waited for; elsewhere keep still."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what}…"):
        yield


def day_name(day: date) -> str:
    """The weekday as it is said."""
    return (
        _("thứ Hai"),
        _("thứ Ba"),
        _("thứ Tư"),
        _("thứ Năm"),
        _("thứ Sáu"),
        _("thứ Bảy"),
        _("Chủ nhật"),
    )[day.weekday()]


def moment(at: datetime) -> str:
    """A moment as people write it: 05:30 thứ Hai 23/11/2026."""
    return f"{at:%H:%M} {day_name(at.date())} {at:%d/%m/%Y}"


def air_days(script: Script) -> str:
    """The days a script is meant for: 23/11/2026; 25/11, 27/11, 28/11/2026; từ 20/11/2026 đến 28/11/2026."""
    if days := script.fixed_days:
        return ", ".join([*(f"{day:%d/%m}" for day in days[:-1]), f"{days[-1]:%d/%m/%Y}"])
    first = _("từ {day:%d/%m/%Y}").format(day=script.air_from) if script.air_from else ""
    last = _("đến {day:%d/%m/%Y}").format(day=script.air_until) if script.air_until else ""
    return f"{first} {last}".strip() or "–"


def script_state(state: ScriptState) -> str:
    """A script's state in words."""
    return {
        ScriptState.RECEIVED: _("mới nhận"),
        ScriptState.CHECKED: _("chờ duyệt"),
        ScriptState.APPROVED: _("đã duyệt, chưa thu tiếng"),
        ScriptState.VOICED: _("đã duyệt, đã thu tiếng"),
        ScriptState.REJECTED: _("không duyệt"),
        ScriptState.WITHDRAWN: _("đã thu hồi"),
        ScriptState.SUPERSEDED: _("đã có bản thay thế"),
        ScriptState.EXPIRED: _("hết hạn"),
        ScriptState.CORRECTED: _("đã đính chính"),
    }[state]


def airing_state(state: AiringState) -> str:
    """An airing's state in words."""
    return {
        AiringState.PLANNED: _("theo lịch"),
        AiringState.READY: _("sẵn sàng"),
        AiringState.ON_AIR: _("đang phát"),
        AiringState.AIRED: _("đã phát"),
        AiringState.PARTLY: _("phát một phần"),
        AiringState.FAILED: _("không phát được"),
        AiringState.MISSED: _("lỡ giờ"),
        AiringState.CUT: _("bị ngắt"),
        AiringState.CANCELLED: _("đã huỷ"),
    }[state]


def script_kind(kind: ScriptKind) -> str:
    """A script's kind in words."""
    return {
        ScriptKind.BULLETIN: _("bản tin"),
        ScriptKind.NOTICE: _("thông báo"),
        ScriptKind.DIALOGUE: _("đối thoại"),
        ScriptKind.PANEL: _("tọa đàm"),
        ScriptKind.INTERVIEW: _("phỏng vấn"),
        ScriptKind.COLUMN: _("chuyên mục"),
        ScriptKind.QUESTION: _("hỏi – đáp"),
        ScriptKind.CORRECTION: _("đính chính"),
    }[kind]


def item_kind(kind: ItemKind) -> str:
    """An item's kind in words."""
    return {
        ItemKind.NEWS: _("tin bài"),
        ItemKind.NOTICE: _("thông báo"),
        ItemKind.JINGLE: _("nhạc hiệu"),
        ItemKind.MUSIC: _("nhạc"),
        ItemKind.INTERVIEW: _("phỏng vấn"),
        ItemKind.LESSON: _("bài học"),
    }[kind]


def role_words() -> dict[str, str]:
    """What somebody may do at the station, in words, by the name in config.toml."""
    return {
        "editor": _("biên tập"),
        "operator": _("vận hành"),
        "approver": _("duyệt"),
        "emergency": _("phát tin khẩn cấp"),
    }


def severity(level: Severity) -> str:
    """How much a note weighs, in a word."""
    return {Severity.ERROR: _("phải sửa"), Severity.WARNING: _("nên xem")}[level]
