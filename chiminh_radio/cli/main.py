"""The app: its nouns, the flags that every command takes, and the ONE place where an error becomes a sentence.

A noun's module is imported when it is called, so `--help` and `status` do not wait for what they do not need.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from chiminh_radio import __version__, i18n
from chiminh_radio.cli.noun import Group
from chiminh_radio.cli.session import Session
from chiminh_radio.errors import RadioError
from chiminh_radio.i18n import _

PROGRAM = "chiminh-radio"
DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130
_FLAGS = {"--json", "-v", "--verbose", "-q", "--quiet"}
_FLAGS_WITH_VALUE = {"--config", "-c", "--lang"}


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

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - the library's signature
        """All first words."""
        return list(nouns())

    def get_command(self, ctx: typer.Context, cmd_name: str):  # type: ignore[override, no-untyped-def]  # noqa: ANN201, ARG002 - the library's own type is private
        """Load the noun's module and make its command."""
        noun = nouns().get(cmd_name)
        if noun is None:
            return None
        command = typer.main.get_command(import_module(f"chiminh_radio.cli.{noun.module}").app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: typer.Context, formatter) -> None:  # type: ignore[override, no-untyped-def]  # noqa: ANN001, ARG002 - as above
        """Write the list from the table, without loading any noun."""
        with formatter.section(_("Lệnh")):
            formatter.write_dl([(name, noun.help) for name, noun in nouns().items()])


def build_app() -> typer.Typer:
    """The root command, in the language in use."""
    app = typer.Typer(
        cls=Root,
        help=_("Vận hành đài truyền thanh xã: từ bản tin trong thư mục đến tiếng loa đúng giờ."),
        add_completion=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        subcommand_metavar=_("LỆNH"),
        options_metavar=_("[TUỲ CHỌN]"),
    )

    @app.callback()
    def root(
        ctx: typer.Context,
        config: Annotated[
            Path, typer.Option("--config", "-c", help=_("tệp cấu hình của đài"), metavar=_("TỆP"))
        ] = Path("config.toml"),
        lang: Annotated[
            str, typer.Option(help=_("ngôn ngữ: vi hoặc en (mặc định theo config.toml)"), metavar="vi|en")
        ] = "",
        as_json: Annotated[bool, typer.Option("--json", help=_("in kết quả dạng JSON cho máy đọc"))] = False,
        verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_("in thêm chi tiết"))] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=_("chỉ in khi có lỗi"))] = False,
        version: Annotated[
            bool, typer.Option("--version", help=_("in phiên bản rồi thoát"), is_eager=True, callback=_show_version)
        ] = False,
    ) -> None:
        del version
        ctx.obj = Session(config=config, language=lang, as_json=as_json, verbose=verbose, quiet=quiet)

    return app


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code: 0 done, 1 refused with the reason said, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # cron and old Windows consoles would choke on Vietnamese
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = hoist(arguments)
    language = _language_asked(arguments)
    if language not in {"", *i18n.LANGUAGES}:
        print(_("Lỗi: --lang chỉ nhận vi hoặc en, không nhận “{value}”").format(value=language), file=sys.stderr)
        return USAGE
    i18n.use(language or "vi")
    return _guarded(arguments)


def hoist(arguments: Sequence[str]) -> list[str]:
    """Bring the flags that every command takes to the front, wherever they were typed; stop at a bare `--`."""
    front: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*front, *rest, word, *waiting]
        if word in _FLAGS or word.startswith(("--config=", "--lang=")):
            front.append(word)
        elif word in _FLAGS_WITH_VALUE and waiting:
            front += [word, waiting.pop(0)]
        else:
            rest.append(word)
    return front + rest


def _language_asked(arguments: Sequence[str]) -> str:
    for place, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return ""


def _guarded(arguments: list[str]) -> int:
    from chiminh_radio.cli.usage import UsageFault, sentence

    try:
        code = typer.main.get_command(build_app()).main(arguments, PROGRAM, standalone_mode=False)
    except UsageFault as error:
        print(sentence(error), file=sys.stderr)
        return USAGE
    except RadioError as error:
        print(_("Lỗi: {reason}").format(reason=error), file=sys.stderr)
        return REFUSED
    except (KeyboardInterrupt, typer.Abort):
        print(_("Đã dừng theo yêu cầu."), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: an operator never sees a traceback
        from chiminh_radio.cli.crash import record

        print(
            _("Lỗi ngoài dự kiến: {reason}. Chi tiết ở {path}").format(reason=error, path=record(error)),
            file=sys.stderr,
        )
        return REFUSED
    return code if isinstance(code, int) else DONE


def _show_version(asked: bool) -> None:
    if asked:
        print(f"{PROGRAM} {__version__}")
        raise typer.Exit
