from datetime import timedelta

import pytest

from chiminh_radio import clock, config
from chiminh_radio.ledger import Ledger
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.station import Station


@pytest.fixture
def house(book):
    station = Station(config.load(book))
    yield station
    station.close()


def test_outside_the_hours_nothing_is_asked_for(radio, book, house):
    """Refused at once with the rule, the hour and the key, though the daemon runs; no airing stays behind."""
    hour = f"{clock.now() + timedelta(hours=12):%H}"
    text = book.read_text(encoding="utf-8").replace('at = "05:30"', f'at = "{hour}:00"')
    book.write_text(f'{text}\n[hours]\nallowed = ["{hour}:00-{hour}:59"]\n', encoding="utf-8")
    house.heartbeat.beat("daemon", clock.now())

    code, said, complaint = radio("air", "now", "du-phong")

    assert (code, said) == (1, "")
    assert "nằm ngoài giờ được phát" in complaint
    assert "[hours] allowed" in complaint
    assert house.airings.between(clock.now() - timedelta(days=1), clock.now() + timedelta(days=1)) == ()


def test_the_log_says_why_an_airing_failed(radio, house):
    """Under the table, whole; nobody has to look elsewhere."""
    airing = Airing(slot="sang", due=clock.now(), playlist="du-phong", zones=("toan-xa",))
    airing = house.airings.add(airing)
    Ledger(house).end(airing, AiringState.FAILED, LogEvent.FAILED, "cạc âm thanh không nhận tiếng")

    told = " ".join(radio("report", "log")[1].split())

    assert "du-phong, toan-xa: cạc âm thanh không nhận tiếng" in told
