from datetime import datetime, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.schedule.calendar import Calendar
from chiminh_radio.schedule.clashes import House
from chiminh_radio.schedule.guard import Hours, Session
from chiminh_radio.schedule.ics import ics
from chiminh_radio.schedule.page import page

TET = datetime(2027, 2, 6, 5, 30, tzinfo=ZONE)
MORNING = Airing(slot="sang", due=TET, playlist="ban-tin", zones=("toan-xa",))
OFF = Airing(
    slot="chieu",
    due=TET.replace(hour=17),
    playlist="x",
    zones=("thon, dong",),
    state=AiringState.CANCELLED,
    reason="Khải: nghỉ Tết; mọi người về quê ăn Tết cùng gia đình, <loa> im",
)
TITLES = {"ban-tin": "Bản tin <sáng> & chiều"}
HOUSE = House(
    playlists=(),
    infallible=(),
    zones=(),
    hours=Hours(()),
    session=Session(timedelta(minutes=45)),
    lengths={"ban-tin": timedelta(minutes=20)},
)


def test_the_page_shows_days_by_name_and_words_as_words():
    """A day has its weekday, lunar date and holiday; operators' words are text, not markup; what is off is struck."""
    shown = page("Đài <xã>", (MORNING, OFF), TET.date(), 2, titles=TITLES, calendar=Calendar())

    assert "Thứ bảy 06/02/2027 <small>(1/1 âm)</small> <b>Tết Nguyên đán</b>" in shown
    assert "Bản tin &lt;sáng&gt; &amp; chiều" in shown
    assert '<span class="off">x</span> (nghỉ)<br><small>Khải: nghỉ Tết' in shown
    assert "<sáng>" not in shown
    assert "<loa>" not in shown
    assert shown.count("<h2>") == 2


def test_a_calendar_file_keeps_to_the_standard():
    """UTC, escaped, lines of at most 75 octets ended by CRLF; what is off is CANCELLED, what has a length has it."""
    text = ics("Đài xã", (MORNING, OFF), TITLES, HOUSE, TET)
    unfolded = text.replace("\r\n ", "")

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert "DTSTART:20270205T223000Z\r\nDURATION:PT1200S\r\nSUMMARY:Bản tin <sáng> & chiều\r\n" in unfolded
    assert "LOCATION:thon\\, dong\r\nDESCRIPTION:Khải: nghỉ Tết\\; mọi người về quê ăn Tết cùng" in unfolded
    assert [line for line in unfolded.split("\r\n") if line.startswith("STATUS")] == [
        "STATUS:CONFIRMED",
        "STATUS:CANCELLED",
    ]
