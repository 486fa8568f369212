"""`voice`: the engines, a trial reading, a voice's installation, the line filter of the reading chain, the lexicon."""

from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from typing import Annotated

import typer

from chiminh_radio.cli import console, lexicon
from chiminh_radio.cli.install import install
from chiminh_radio.cli.normalise import normalise
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import session_of
from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.model.script import Gender


def list_engines(ctx: typer.Context) -> None:
    """Print every engine, those of the chain first: its state, what to do about it, its voices."""
    session = session_of(ctx)
    voices = session.station.roster.states()
    if session.as_json:
        console.dump(voices)
        return
    rows = [
        (
            str(number) if engine.in_chain else "–",
            engine.name,
            _("cần") if engine.needs_network else _("không"),
            _("nữ: {female}\nnam: {male}").format(female=_names(engine.female), male=_names(engine.male)),
            engine.unusable or _("dùng được"),
        )
        for number, engine in enumerate(voices, start=1)
    ]
    columns = (_("TT"), _("Tên"), _("Mạng"), _("Giọng"), _("Tình trạng"))
    console.table(_("Bộ đọc; thứ tự theo [voice] chain trong config.toml"), columns, rows)


def _names(voices: Sequence[str]) -> str:
    """Voices as people tell them apart: a file by its name."""
    return ", ".join(PureWindowsPath(voice).name.replace(".onnx", "") for voice in voices) or "–"


app = noun(_("Giọng đọc: danh sách, cài giọng, đọc thử, chuẩn hoá văn bản, từ điển."), list_engines)
app.command("list", help=_("liệt kê bộ đọc, giọng, tình trạng, việc cần làm"))(list_engines)


@app.command("say", help=_("đọc thử một câu ra tệp WAV"))
def say(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help=_("câu cần đọc"), metavar=_("CÂU"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=_("tệp WAV sẽ ghi"), metavar=_("TỆP"))] = Path(
        "doc-thu.wav"
    ),
    engine: Annotated[str, typer.Option(help=_("giọng đọc; mặc định là giọng đầu trong [voice] chain"))] = "",
    male: Annotated[bool, typer.Option("--male", help=_("giọng nam"))] = False,
    speed: Annotated[float, typer.Option(min=0.5, max=2.0, help=_("tốc độ, 1 là bình thường"))] = 1.0,
    pitch: Annotated[float, typer.Option(min=0.5, max=2.0, help=_("độ cao của giọng, 1 là bình thường"))] = 1.0,
) -> None:
    """Read one text and keep the sound."""
    session = session_of(ctx)
    line = session.station.normaliser.line(text)
    chosen = session.station.roster.engine(engine)
    if reason := chosen.unusable():
        raise VoiceError(f"{chosen.name}: {reason}")
    delivery = Delivery(gender=Gender.MALE if male else Gender.FEMALE, speed=speed, pitch=pitch)
    chosen.speak(line.text, delivery, output)
    session.say(_("Đã đọc “{spoken}” ra {path}").format(spoken=line.text, path=output))


app.command("install", help=_("cài một giọng piper từ tệp, không cần mạng"))(install)
app.command("normalise", help=_("bộ lọc dòng: đưa vào dòng viết, nhận lại dòng đọc"))(normalise)
app.add_typer(lexicon.app, name="lexicon", short_help=_("từ điển của đài: xem, thử, thêm, bớt cách đọc"))
