"""`voice normalise`: the reading chain as a line filter, one written line in, one spoken line out, at once."""

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio.cli import spoken
from chiminh_radio.cli.session import session_of
from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _
from chiminh_radio.model.script import Line

LONGEST = 10_000_000
"""Bytes of a line."""


def normalise(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help=_("tệp UTF-8; bỏ trống hoặc “-” là đọc từ bàn phím"), metavar=_("TỆP"))
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help=_("kèm từng chỗ đã đổi: vị trí, viết → đọc, quy tắc; và chỗ chưa đọc được")),
    ] = False,
    whole: Annotated[
        bool,
        typer.Option(
            "--text", help=_("coi tất cả là một bài: chữ viết tắt giải thích ở dòng trước, dòng sau đọc theo")
        ),
    ] = False,
) -> None:
    """Print each written line as it will be said. Works without a station.

    Then our own lexicon holds, and a lexicon.csv that is here. With `--json` a line of JSON for each
    line. Offsets are characters of the line in NFC, the first is 0.
    """
    session = session_of(ctx)
    normaliser = session.anywhere.normaliser
    reader = normaliser.reader()
    for number, written in enumerate(_lines(file), start=1):
        line = reader(Line(text=written)) if whole else normaliser.line(written)
        if session.as_json:
            said = json.dumps({"line": number, "written": written, **spoken.plain(line)}, ensure_ascii=False)
        else:
            said = "\n".join([line.text, *(spoken.explained(line) if explain else ())])
        print(said, flush=True)  # who pipes a growing file waits for each line


def _lines(file: Path | None) -> Iterator[str]:
    """The lines as they come, without their ends. Raises VoiceError with the line that is no UTF-8 or has no end."""
    piped = file is None or str(file) == "-"
    name = _("đầu vào") if piped else str(file)
    number = 0
    try:
        with nullcontext(sys.stdin.buffer) if piped else Path(name).open("rb") as stream:
            for line in iter(lambda: stream.readline(LONGEST + 1), b""):
                number += 1
                if len(line) > LONGEST:
                    raise VoiceError(_("{file}:{line}: dòng dài quá 10 MB, không nhận").format(file=name, line=number))
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                yield text.removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        sentence = _("{file}:{line}: chữ ở đây không theo mã UTF-8; hãy lưu lại tệp với mã UTF-8")
        raise VoiceError(sentence.format(file=name, line=number)) from error
    except OSError as error:
        raise VoiceError(_("{file}: không đọc được ({reason})").format(file=name, reason=error.strerror)) from error
