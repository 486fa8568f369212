"""`voice install`: a piper voice among the station's, and the lines with which it speaks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _
from chiminh_radio.model.script import Gender

if TYPE_CHECKING:
    from chiminh_radio.config import Config


def install(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(help=_("tệp .onnx (có .onnx.json bên cạnh), .zip hoặc .tar.gz"), metavar=_("TỆP"))
    ],
    gender: Annotated[
        Gender | None, typer.Option("--as", help=_("dùng làm giọng nữ (female) hay nam (male); mặc định cả hai"))
    ] = None,
) -> None:
    """Put a voice among the station's, and tell what to write into config.toml."""
    from chiminh_radio.voice import install as room

    session = session_of(ctx)
    config = session.station.config
    voice = room.install(file, config.voices)
    if session.as_json:
        console.dump(voice)
        return
    done = _("Đã cài giọng {name} vào {folder}.") if voice.new else _("Giọng {name} đã có sẵn trong {folder}.")
    session.say(done.format(name=voice.files.model.stem, folder=config.voices))
    language = voice.description.language
    if not language.startswith("vi"):
        session.say(_("Lưu ý: giọng này không phải tiếng Việt ({language}).").format(language=language))
    if voice.description.speakers > 1:
        session.say(
            _("Giọng này có {count} người nói: thêm #0 đến #{last} sau .onnx để chọn.").format(
                count=voice.description.speakers, last=voice.description.speakers - 1
            )
        )
    session.say(_("Ghi vào config.toml:") + "\n\n" + "\n".join(_lines_for(config, voice.files.model, gender)))


def _lines_for(config: "Config", model: Path, gender: Gender | None) -> Iterator[str]:
    """What config.toml must say for a model to speak; the other gender keeps its voices, if they are there."""
    from chiminh_radio.config.written import written

    inside = model.is_relative_to(config.root)
    path = (model.relative_to(config.root) if inside else model.absolute()).as_posix()
    yield "[voice]"
    yield f"chain = {written(('piper', *(name for name in config.engine_chain if name != 'piper')))}"
    yield ""
    yield "[voice.engines.piper]"
    for each in Gender:
        others = () if gender in (None, each) else config.engine_voices("piper", each)
        there = [voice for voice in others if (config.root / voice.partition("#")[0]).is_file()]
        yield f"{each} = {written(there or [path])}"
