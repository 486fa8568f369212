"""`voice`: the engines, a trial reading, the line filter of the reading chain, and the lexicon."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio.cli import console, lexicon
from chiminh_radio.cli.normalise import normalise
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _
from chiminh_radio.model import Delivery, Gender


def list_engines(ctx: typer.Context) -> None:
    """Print the engines in the order of the chain, and why one cannot be used."""
    session = session_of(ctx)
    engines = [(name, session.station.unusable(name)) for name in session.station.config.engine_chain]
    if session.as_json:
        console.dump([{"name": name, "unusable": fault} for name, fault in engines])
        return
    rows = [(name, fault or _("dùng được")) for name, fault in engines]
    console.table(_("Giọng đọc, theo thứ tự dùng"), (_("Tên"), _("Tình trạng")), rows)


app = noun(_("Giọng đọc: danh sách, đọc thử, chuẩn hoá văn bản, từ điển."), list_engines)
app.command("list", help=_("liệt kê giọng đọc và tình trạng"))(list_engines)


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
    chosen = session.station.engine(engine)
    delivery = Delivery(gender=Gender.MALE if male else Gender.FEMALE, speed=speed, pitch=pitch)
    chosen.speak(line.text, delivery, output)
    session.say(_("Đã đọc “{spoken}” ra {path}").format(spoken=line.text, path=output))


app.command("normalise", help=_("bộ lọc dòng: đưa vào dòng viết, nhận lại dòng đọc"))(normalise)
app.add_typer(lexicon.app, name="lexicon", short_help=_("từ điển của đài: xem, thử, thêm, bớt cách đọc"))
