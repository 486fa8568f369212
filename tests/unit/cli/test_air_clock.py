from datetime import timedelta

from chiminh_radio import clock, config
from chiminh_radio.station import Station


def test_cron_airs_nothing_by_a_clock_that_cannot_be_right_until_a_person_says_that_it_is(radio, book):
    """The station has lived until tomorrow: slot, status and the clock's own command say so until it is told."""
    station = Station(config.load(book))
    station.lived.reach(clock.now() + timedelta(days=1))
    station.close()

    refused = [radio("air", "slot", "sang"), radio("air", "now", "du-phong"), radio("air", "clock")]
    assert [code for code, _said, _complaint in refused] == [1, 1, 1]
    assert all("air clock --right" in complaint for _code, _said, complaint in refused)
    assert "chưa phát theo lịch" in radio("status")[1]

    assert radio("air", "clock", "--right")[0] == 0
    assert radio("air", "clock")[0] == 0
    assert "chưa phát theo lịch" not in radio("status")[1]
