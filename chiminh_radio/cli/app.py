"""The app: its nouns. A noun's module is imported when it is called, so that `--help` does not wait for all of them."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

import typer
from typer.core import _click  # type: ignore[attr-defined]

from chiminh_radio.cli.flags import flags
from chiminh_radio.cli.noun import Group
from chiminh_radio.cli.session import Session
from chiminh_radio.cli.usage import UsageFault, sentence
from chiminh_radio.i18n import _

USAGE = 2


class Noun(NamedTuple):
    """A first word of the command line: where it lives and what it is for."""

    module: str
    help: str


def nouns() -> dict[str, Noun]:
    """Every first word, in the order of a station's life."""
    return {
        "demo": Noun("demo", _("chạy thử trọn đường đi trên tư liệu mẫu, vài giây sau có tiếng")),
        "init": Noun("init", _("lập một đài mới: config.toml, thư mục, nhạc hiệu")),
        "status": Noun("status", _("đang phát gì, sắp phát gì, có gì trục trặc")),
        "script": Noun("script", _("kịch bản: nhận, xem, kiểm tra, duyệt, thu tiếng")),
        "voice": Noun("voice", _("giọng đọc: danh sách, đọc thử, chuẩn hoá văn bản")),
        "item": Noun("item", _("tư liệu âm thanh: bản tin đã thu và nhạc trong kho")),
        "playlist": Noun("playlist", _("công thức chương trình: xem, kiểm tra, dựng")),
        "schedule": Noun("schedule", _("lịch phát sóng: tuần, ngày, kiểm tra")),
        "air": Noun("air", _("phát ngay, phát theo khung giờ, dừng")),
        "zone": Noun("zone", _("cụm loa và đầu ra của từng cụm")),
        "report": Noun("report", _("nhật ký phát sóng: xem, xác minh")),
        "run": Noun("run", _("chạy thường trực: nhận bài, dựng, phát đúng giờ")),
    }


class Root(Group):
    """The first word's group: knows all names and helps at once, loads a noun when it is used."""

    def list_commands(self, ctx: _click.Context) -> list[str]:  # noqa: ARG002 - the library's signature
        """All first words."""
        return list(nouns())

    def get_command(self, ctx: _click.Context, cmd_name: str) -> _click.Command | None:  # noqa: ARG002 - as above
        """Load the noun's module and make its command."""
        noun = nouns().get(cmd_name)
        if noun is None:
            return None
        command = typer.main.get_command(import_module(f"chiminh_radio.cli.{noun.module}").app)
        command.name = cmd_name
        return command

    def format_options(self, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the flags and the list of nouns from their tables, without loading any noun."""
        rows = [(f"{', '.join(flag.names)} {flag.value}".rstrip(), flag.help) for flag in flags()]
        with formatter.section(_("Lệnh")):
            formatter.write_dl([(name, noun.help) for name, noun in nouns().items()])
        with formatter.section(_("Tuỳ chọn chung, đặt ở đâu trên dòng lệnh cũng được")):
            formatter.write_dl([*rows, ("--help", _("in trang trợ giúp của một lệnh"))])


def build() -> _click.Command:
    """The root command, in the language in use."""
    app = typer.Typer(
        cls=Root,
        help=_("Vận hành đài truyền thanh xã: từ bản tin trong thư mục đến tiếng loa đúng giờ."),
        add_completion=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        subcommand_metavar=_("LỆNH …"),
        options_metavar="",
    )
    app.callback()(lambda: None)
    return typer.main.get_command(app)


def obey(session: Session, words: Sequence[str]) -> int:
    """Run the command that the words name and give its exit code."""
    try:
        code = build().main(words, "chiminh-radio", standalone_mode=False, obj=session)
    except UsageFault as fault:
        print(sentence(fault), file=sys.stderr)
        return USAGE
    return code if isinstance(code, int) else 0
