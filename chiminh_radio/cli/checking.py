"""`playlist check`: are the recipes whole, and what will the coming days lack?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

import typer

from chiminh_radio import recipes
from chiminh_radio.cli import console
from chiminh_radio.cli.rundown import asked
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import PlaylistError
from chiminh_radio.forecast import Forecast, Gap, look_ahead
from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Playlist


def check(
    ctx: typer.Context,
    days: Annotated[int, typer.Option(min=1, max=60, help=_("xem trước bao nhiêu ngày, kể cả hôm nay"))] = 14,
) -> None:
    """Refuse when a recipe cannot be read, names what is not there, or will lack what it cannot do without."""
    session = session_of(ctx)
    station = session.station
    if faults := recipes.faults(station):
        raise PlaylistError("\n".join(faults))
    playlists = {each.name: each for each in station.playlists()}
    with console.waiting(_("Xem trước các lượt phát")):
        forecast = look_ahead(station, days)
    if session.as_json:
        console.dump(forecast)
    else:
        _print(session, playlists, forecast)
    if verdict := "; ".join(_verdict(forecast)):
        raise PlaylistError(verdict)


def _verdict(forecast: Forecast) -> Iterator[str]:
    if airings := len({due for gap in forecast.missing for due in gap.dues}):
        yield _("{count} lượt phát sẽ thiếu phần bắt buộc").format(count=airings)
    if forecast.unheard:
        yield _("{count} bài sẽ không phát đúng ngày đã ghi").format(count=len(forecast.unheard))


def _print(session: Session, playlists: dict[str, Playlist], forecast: Forecast) -> None:
    session.say(_("{count} công thức đều đọc được, nhạc hiệu đủ.").format(count=len(playlists)))
    session.say(
        console.wrapped(
            _("Xem trước {count} lượt phát đến hết {day:%d/%m/%Y}, theo những gì hôm nay đã biết:").format(
                count=forecast.airings, day=forecast.last
            )
        )
    )
    for line in _lines(playlists, forecast):
        print(console.wrapped(line, "  - "))
    if not (forecast.missing or forecast.unheard or forecast.off_length):
        session.say(_("  không thiếu gì."))
    elif forecast.missing:
        gap = forecast.missing[0]
        words = _("Vì sao thiếu: chiminh-radio playlist show {name} --date {day:%d/%m/%Y}")
        session.say(words.format(name=gap.playlist, day=gap.dues[0]))


def _lines(playlists: dict[str, Playlist], forecast: Forecast) -> Iterator[str]:
    """One for each fault: what must not be missing first."""
    for gap in forecast.missing:
        instead = ", ".join(each or _("không có gì") for each in gap.instead)
        yield _("{what}: thiếu ở {when}; phát thay: {instead}").format(
            what=_what(playlists, gap), when=_when(gap.dues), instead=instead
        )
    for script in forecast.unheard:
        yield _("kịch bản số {number} “{title}” ghi phát {day:%d/%m/%Y}: không chương trình nào ngày ấy lấy").format(
            number=script.number, title=script.title, day=script.day
        )
    for gap in forecast.off_length:
        yield _("{name}: {when}: {reason}").format(name=gap.playlist, when=_when(gap.dues), reason=gap.reason)


def _what(playlists: dict[str, Playlist], gap: Gap) -> str:
    if not gap.part or gap.playlist not in playlists:
        return f"{gap.playlist}: {gap.reason}"
    part = asked(playlists[gap.playlist].parts[gap.part - 1])
    return _("{name}, phần {number} ({part})").format(name=gap.playlist, number=gap.part, part=part)


def _when(dues: tuple[datetime, ...]) -> str:
    """The one airing, or how many there are and from which to which."""
    if len(dues) == 1:
        return _("lượt {at}").format(at=console.moment(dues[0]))
    return _("{count} lượt, từ {first} đến {last}").format(
        count=len(dues), first=console.moment(dues[0]), last=console.moment(dues[-1])
    )
