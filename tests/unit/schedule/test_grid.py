from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.clock import ZONE
from chiminh_radio.model.airing import Priority
from chiminh_radio.model.slot import Slot
from chiminh_radio.schedule.clashes import House
from chiminh_radio.schedule.grid import faults
from chiminh_radio.schedule.guard import Hours, Session
from chiminh_radio.schedule.planner import Grid

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
MONDAY = datetime(2026, 11, 23, tzinfo=ZONE)
MORNING = Slot(name="sang", days=EVERY_DAY, at=time(5), playlist="ban-tin", zones=("toan-xa",), fallbacks=("chi-nhac",))
ALWAYS = Hours(((time(), time()),))
DAYTIME = Hours(((time(5), time(21)),))


def check(*slots, hours=ALWAYS, limit=timedelta(minutes=45), durations=None):
    house = House(
        playlists={"ban-tin", "chi-nhac"},
        infallible={"chi-nhac"},
        zones={"toan-xa", "thon-dong", "thon-doai"},
        hours=hours,
        session=Session(limit),
        lengths=durations or {},
    )
    return faults(Grid(slots), house, MONDAY, MONDAY + timedelta(days=14))


def lasting(minutes):
    return {"ban-tin": timedelta(minutes=minutes)}


def test_a_sound_grid_has_no_faults():
    """Slots apart in time, in known zones with known playlists, ending in the library, are in order."""
    assert (
        check(MORNING, replace(MORNING, name="chieu", at=time(17)), hours=DAYTIME, durations=lasting(minutes=30)) == ()
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"playlist": "bantin"},
            'khung giờ "sang": không có chương trình "bantin"; có phải "ban-tin" không? ([[slots]] playlist)',
        ),
        (
            {"fallbacks": ("xyz", "chi-nhac")},
            (
                'khung giờ "sang": không có chương trình "xyz"; hiện có: ban-tin, chi-nhac '
                "([[slots]] fallbacks, [schedule] fallback)"
            ),
        ),
        (
            {"zones": ("thon-dongg",)},
            'khung giờ "sang": không có cụm loa "thon-dongg"; có phải "thon-dong" không? ([[slots]] zones)',
        ),
        ({"zones": ()}, 'khung giờ "sang": chưa chọn cụm loa nào ([[slots]] zones)'),
        (
            {"at": time(4, 30)},
            (
                'khung giờ "sang" ([[slots]] at): 04:30 nằm ngoài giờ được phát (05:00-21:00); '
                "chỉ tin khẩn cấp mới được phát lúc này ([hours] allowed)"
            ),
        ),
        (
            {"fallbacks": ()},
            (
                'khung giờ "sang" có thể im lặng: phương án cuối "ban-tin" vẫn cần bản tin hoặc tư liệu có thể chưa có'
                "; thêm một chương trình chỉ gồm nhạc có sẵn ([[slots]] fallbacks, [schedule] fallback)"
            ),
        ),
    ],
)
def test_a_fault_of_one_slot_is_told_in_a_sentence(change, sentence):
    """The sentence names the slot, the rule, the value and the key, and it is the only one."""
    assert (sentence,) == check(replace(MORNING, **change), hours=DAYTIME)


def test_all_faults_are_told_at_once():
    """One reading shows everything that must be mended."""
    assert len(check(replace(MORNING, playlist="x", zones=("y",), at=time(2)), hours=DAYTIME)) == 3


def test_an_emergency_slot_may_be_at_night():
    """Allowed hours do not bind the top priority."""
    assert check(replace(MORNING, at=time(2), priority=Priority.EMERGENCY), hours=DAYTIME) == ()


def test_a_playlist_that_needs_nothing_needs_no_fallback():
    """A slot that plays only the library cannot end in silence."""
    assert check(replace(MORNING, playlist="chi-nhac", fallbacks=())) == ()


def test_two_slots_need_two_names():
    """A slot's name and a time are an airing's identity, so a name stands once."""
    assert check(MORNING, replace(MORNING, at=time(17))) == (
        'khung giờ "sang" được khai 2 lần; mỗi khung giờ cần một tên riêng ([[slots]] name)',
    )


def test_a_length_past_the_session_limit_is_told():
    """A programme known to be too long is found before its day."""
    assert check(MORNING, durations=lasting(minutes=50)) == (
        (
            'khung giờ "sang", chương trình "ban-tin": dài 50 phút, quá mức 45 phút cho một buổi phát '
            "([hours] session_limit_minutes) (và 13 lần nữa)"
        ),
    )


def test_two_slots_in_the_same_minute_of_a_zone_clash():
    """Two of one priority cannot begin together in a zone they share; the first day is named, and how often."""
    other = replace(MORNING, name="tin-them", days=(6, 7), at=time(5, 0, 30), zones=("thon-dong", "toan-xa"))

    assert check(MORNING, other) == (
        (
            'khung giờ "sang" 05:00 thứ bảy 28/11/2026 và "tin-them" cùng bắt đầu ở cụm loa toan-xa; '
            "đổi giờ hoặc mức ưu tiên ([[slots]] at, priority) (và 3 lần nữa)"
        ),
    )


@pytest.mark.parametrize("change", [{"zones": ("thon-dong",)}, {"priority": Priority.PRIORITY}, {"at": time(6)}])
def test_what_shares_no_air_does_not_clash(change):
    """Another zone, another priority (the higher has the air) or another time is no clash."""
    assert check(MORNING, replace(MORNING, name="khac", **change)) == ()


def test_an_overlap_names_both_and_the_length():
    """A slot that begins while another still sounds is told with the times and the length."""
    assert check(
        MORNING,
        replace(MORNING, name="sau", at=time(5, 10), playlist="chi-nhac", fallbacks=()),
        durations=lasting(minutes=20),
    ) == (
        (
            'khung giờ "sang" 05:00 thứ hai 23/11/2026 dài 20 phút, chưa hết thì "sau" đã đến giờ (05:10) ở cụm loa '
            "toan-xa; đổi giờ hoặc mức ưu tiên ([[slots]] at, priority) (và 13 lần nữa)"
        ),
    )


@pytest.mark.parametrize(
    ("late_days", "early_days", "found"),
    [((1,), (2,), 1), ((7,), (1,), 1), ((1,), (1,), 0), ((1,), (3,), 0)],
)
def test_a_slot_before_midnight_reaches_into_the_next_day(late_days, early_days, found):
    """23:50 and twenty minutes reaches 00:05 of the next day, also from Sunday into Monday, and of no other."""
    late = replace(MORNING, name="khuya", days=late_days, at=time(23, 50))
    early = replace(MORNING, name="som", days=early_days, at=time(0, 5))

    assert found == len(check(late, early, durations=lasting(minutes=20)))


def test_lengths_that_only_touch_do_not_overlap():
    """One may begin at the moment the other ends."""
    assert check(MORNING, replace(MORNING, name="sau", at=time(5, 20)), durations=lasting(minutes=20)) == ()


slots = st.builds(
    Slot,
    name=st.sampled_from(["a", "b", "c", "d"]),
    days=st.lists(st.integers(1, 7), min_size=1, max_size=3, unique=True).map(tuple),
    at=st.sampled_from([time(0, 5), time(5), time(5, 0, 30), time(5, 10), time(23, 50)]),
    playlist=st.sampled_from(["ban-tin", "chi-nhac", "la"]),
    zones=st.sampled_from([("toan-xa",), ("thon-dong", "toan-xa"), ("thon-doai",), ("la",)]),
    priority=st.sampled_from([Priority.REGULAR, Priority.PRIORITY]),
    fallbacks=st.sampled_from([(), ("chi-nhac",)]),
)


@given(
    st.lists(slots, max_size=5, unique_by=lambda slot: slot.name).flatmap(
        lambda grid: st.tuples(st.just(grid), st.permutations(grid))
    )
)
def test_the_order_of_the_slots_does_not_matter(grids):
    """The same slots in another order have the same faults."""
    grid, shuffled = grids

    assert sorted(check(*grid, durations=lasting(minutes=20))) == sorted(
        check(*shuffled, durations=lasting(minutes=20))
    )


@given(slots, slots)
def test_an_overlap_is_found_by_the_clock(one, two):
    """Two slots clash just when, on some minute of two weeks, both would have to sound in a zone they share."""
    one, two = (replace(slot, name=name, playlist="ban-tin") for name, slot in (("a", one), ("b", two)))
    length = timedelta(minutes=20)

    def sounding(slot):
        begins = (timedelta(days=day - 1, hours=slot.at.hour, minutes=slot.at.minute) for day in slot.days)
        return {(begin // timedelta(minutes=1) + m) % (7 * 24 * 60) for begin in begins for m in range(20)}

    meant = one.priority == two.priority and not set(one.zones).isdisjoint(two.zones) and sounding(one) & sounding(two)
    told = [fault for fault in check(one, two, durations={"ban-tin": length}) if '"a"' in fault and '"b"' in fault]
    assert bool(meant) == bool(told)
