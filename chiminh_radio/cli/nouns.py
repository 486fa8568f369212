"""Every first word of the command line, and the page that lists them: made here, so that it waits for no library."""

import shutil
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from chiminh_radio.cli.flags import flags
from chiminh_radio.i18n import _

_WIDEST = 100


class Noun(NamedTuple):
    """A first word: the module of this folder that has its `app`, and what it is for."""

    module: str
    help: str


def nouns() -> dict[str, Noun]:
    """All of them, in the order of a station's life."""
    return {
        "demo": Noun("demo", _("chạy thử trọn đường đi trên tư liệu mẫu, vài giây sau có tiếng")),
        "init": Noun("init", _("lập một đài mới: config.toml, thư mục, nhạc hiệu")),
        "status": Noun("status", _("đang phát gì, sắp phát gì, có gì trục trặc")),
        "script": Noun("script", _("kịch bản: nhận, xem, kiểm tra, duyệt, thu tiếng")),
        "person": Noun("person", _("người của đài: xem, thêm, bớt, lập khóa ký cho người duyệt")),
        "voice": Noun("voice", _("giọng đọc: danh sách, đọc thử, chuẩn hoá văn bản, từ điển")),
        "item": Noun("item", _("tư liệu âm thanh: bản tin đã thu và nhạc trong kho")),
        "playlist": Noun("playlist", _("công thức chương trình: xem, kiểm tra, dựng, nghe, xuất")),
        "schedule": Noun("schedule", _("lịch phát sóng: tuần, ngày, kiểm tra, chép ra USB")),
        "air": Noun("air", _("phát ngay, phát theo khung giờ, dừng")),
        "zone": Noun("zone", _("cụm loa và đầu ra của từng cụm")),
        "report": Noun("report", _("nhật ký phát sóng: xem, xác minh")),
        "backup": Noun("backup", _("sao lưu cả đài vào một tệp, kể cả khi đang phát")),
        "restore": Noun("restore", _("phục hồi đài từ bản sao lưu vào thư mục trống")),
        "run": Noun("run", _("chạy thường trực: nhận bài, dựng, phát đúng giờ")),
    }


def page() -> str:
    """The help page of the program itself, as wide as the terminal."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    about = _("Vận hành đài truyền thanh xã: từ bản tin trong thư mục đến tiếng loa đúng giờ.")
    options = [(f"{', '.join(flag.names)} {flag.value}".rstrip(), flag.help) for flag in flags()]
    return "\n".join(
        [
            _("Cách dùng: chiminh-radio LỆNH …"),
            "",
            textwrap.fill(about, width, initial_indent="  ", subsequent_indent="  "),
            "",
            _("Lệnh:"),
            *_columns([(name, noun.help) for name, noun in nouns().items()], width),
            "",
            _("Tuỳ chọn chung, đặt ở đâu trên dòng lệnh cũng được:"),
            *_columns([*options, ("--help", _("in trang trợ giúp của một lệnh"))], width),
        ]
    )


def _columns(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    first = max(len(name) for name, _help in rows)
    return [
        textwrap.fill(text, width, initial_indent=f"  {name:<{first}}  ", subsequent_indent=" " * (first + 4))
        for name, text in rows
    ]
