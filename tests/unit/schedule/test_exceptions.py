from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.config.days import read_days
from chiminh_radio.model.airing import Airing, AiringState, Priority
from chiminh_radio.model.slot import NEXT, Override, OverrideKind, Slot, SpecialDay
from chiminh_radio.schedule.calendar import calendar
from chiminh_radio.schedule.makegood import Debt, debts
from chiminh_radio.schedule.planner import Grid, plan, to_air

SAID_AT = datetime(2026, 11, 20, 8, tzinfo=ZONE)
FRIDAY = datetime(2026, 11, 27, tzinfo=ZONE)
NEXT_DAY = FRIDAY + timedelta(days=1)
MORNING = Slot(name="sang", at=time(5), playlist="ban-tin", zones=("toan-xa", "truong"), fallbacks=("nhac",))
NOON = Slot(name="trua", at=time(11), playlist="ca-nhac", zones=("toan-xa", "truong"), fallbacks=("nhac",))
MOURNING = SpecialDay(name="tang", title="Quốc tang", playlist="trang-nghiem", mourning=True)
EXAMS = SpecialDay(
    name="thi",
    title="Tuần thi",
    dates=read_days("27/11/2026"),
    zones=("truong",),
    quiet=((time(7), time(11, 30)),),
)


def said(kind, **words):
    return Override(kind=kind, by="Khải", why="mất điện", at=SAID_AT, **words)


def grid(*slots, special=(), overrides=(), owed=()):
    return Grid(slots, calendar(special, overrides), overrides, owed, fallback="nhac")


def day_of(*slots, **rest):
    return plan(grid(*slots, **rest), FRIDAY, NEXT_DAY)


def test_a_cancelled_slot_is_called_off_by_name_and_reason():
    """On its day only; the airing is told with who called it off and why."""
    overrides = (said(OverrideKind.CANCEL, slot="sang", day=FRIDAY.date()),)
    first, second = plan(grid(MORNING, overrides=overrides), FRIDAY, FRIDAY + timedelta(days=2))

    assert (first.state, first.reason, second.state) == (AiringState.CANCELLED, "Khải: mất điện", AiringState.PLANNED)
    assert to_air(grid(MORNING, overrides=overrides), FRIDAY, NEXT_DAY) == ()


def test_a_replaced_programme_is_aired_in_the_slot():
    """What stood there is told; the slot's fallbacks stay."""
    (airing,) = day_of(MORNING, overrides=(said(OverrideKind.REPLACE, slot="sang", day=FRIDAY.date(), playlist="hop"),))

    assert (airing.playlist, airing.fallbacks) == ("hop", ("nhac",))
    assert airing.reason == "thay cho “ban-tin”; Khải: mất điện"


def test_of_two_words_on_a_day_the_later_holds():
    """Who cancels and then replaces has replaced."""
    cancel = said(OverrideKind.CANCEL, slot="sang", day=FRIDAY.date())
    (airing,) = day_of(MORNING, overrides=(cancel, replace(cancel, kind=OverrideKind.REPLACE, playlist="hop")))

    assert (airing.state, airing.playlist) == (AiringState.PLANNED, "hop")


def test_an_added_airing_is_planned_like_a_slot():
    """It has its own name, the station's fallback, and who asked for it."""
    due = FRIDAY.replace(hour=9)
    added = replace(said(OverrideKind.ADD, playlist="hop", due=due, zones=("toan-xa",)), number=7)
    (airing,) = day_of(overrides=(added,))

    assert (airing.slot, airing.due, airing.playlist, airing.fallbacks) == ("them-7", due, "hop", ("nhac",))
    assert airing.reason == "thêm ngoài khung giờ; Khải: mất điện"


def test_a_special_day_changes_what_its_slots_air():
    """Declared from one moment to another, it holds just between them; a slot that is not named keeps its own."""
    until = FRIDAY + timedelta(hours=11)
    declared = said(OverrideKind.DECLARE, special="tang", since=FRIDAY, until=until)
    first, second = day_of(MORNING, NOON, special=(MOURNING,), overrides=(declared,))
    (kept,) = day_of(MORNING, special=(replace(MOURNING, slots=("trua",)),), overrides=(declared,))

    assert (first.playlist, second.playlist, kept.playlist) == ("trang-nghiem", "ca-nhac", "ban-tin")
    assert first.reason == (
        "thay cho “ban-tin”; Quốc tang (Khải bật lúc 00:00 27/11/2026, đến 11:00 27/11/2026, vì: mất điện)"
    )


def test_a_slot_made_for_a_special_day_is_left_as_it_is():
    """What a special day does to other slots, programme or quiet, does not touch its own."""
    storm = SpecialDay(name="bao", title="Bão", dates=read_days("27/11/2026"), playlist="x", quiet=((time(), time()),))
    hourly = replace(NOON, name="bao-11", special=("bao",), playlist="tin-bao")
    planned = day_of(MORNING, hourly, special=(storm,))

    assert [(each.slot, each.state.value, each.playlist) for each in planned] == [
        ("sang", "cancelled", "x"),
        ("bao-11", "planned", "tin-bao"),
    ]


def test_a_quiet_zone_is_left_out_and_a_quiet_station_is_silent():
    """In exams the school is quiet between its hours, and only the school; where no zone is left nothing airs."""
    inside = replace(NOON, at=time(7))
    first, second = day_of(inside, replace(inside, name="truong", zones=("truong",)), special=(EXAMS,))

    assert (first.zones, second.state) == (("toan-xa",), AiringState.CANCELLED)
    assert second.reason == "cụm loa truong im lặng 07:00-11:30: Tuần thi (27/11/2026)"
    assert {each.zones for each in day_of(MORNING, replace(NOON, at=time(11, 30)), special=(EXAMS,))} == {NOON.zones}


def test_an_emergency_breaks_the_quiet():
    """No special day silences the top priority."""
    (airing,) = day_of(replace(NOON, priority=Priority.EMERGENCY), special=(EXAMS,))

    assert airing.zones == NOON.zones


def test_a_day_is_mourned_when_any_of_it_is():
    """Music is left out on the whole day on which mourning holds, and on no other."""
    declared = said(OverrideKind.DECLARE, special="tang", since=FRIDAY.replace(hour=12), until=NEXT_DAY)
    days = calendar((MOURNING,), (declared,))

    assert [bool(days.mourning(date(2026, 11, number))) for number in (26, 27, 28)] == [False, True, False]


# ── Made good ────────────────────────────────────────────────────────────────────────────────────────────────────
MISSED = Airing(
    slot="sang",
    due=FRIDAY.replace(hour=5),
    playlist="ban-tin",
    zones=("toan-xa",),
    state=AiringState.MISSED,
    reason="trễ 1 giờ",
)


@pytest.mark.parametrize(("to", "slot"), [(NEXT, "trua"), ("toi", "toi"), ("mat", "")])
def test_what_was_missed_airs_once_in_the_next_or_a_named_slot(to, slot):
    """It takes the place of that slot's programme, which becomes its fallback; the reason tells what is made good."""
    evening = replace(NOON, name="toi", at=time(19))
    planned = plan(
        grid(MORNING, NOON, evening, owed=(Debt(MISSED, to, FRIDAY.replace(hour=6)),)),
        FRIDAY,
        FRIDAY + 3 * (NEXT_DAY - FRIDAY),
    )
    paying = [each for each in planned if each.makes_good]

    assert [each.slot for each in paying] == ([slot] if slot else [])
    for each in paying:
        assert (each.playlist, each.fallbacks, each.makes_good) == ("ban-tin", ("ca-nhac", "nhac"), MISSED.identity)
        assert each.reason == "phát bù lượt “sang” 05:00 27/11/2026 đã lỡ: trễ 1 giờ"


def test_the_next_slot_must_reach_the_same_zones_and_give_way():
    """A slot for fewer zones, or of a higher priority, makes nothing good."""
    owed = (Debt(replace(MISSED, zones=("toan-xa", "truong")), NEXT, FRIDAY.replace(hour=6)),)
    small, proud = replace(NOON, zones=("truong",)), replace(NOON, name="uu-tien", priority=Priority.PRIORITY)

    assert not any(each.makes_good for each in day_of(small, proud, owed=owed))


def test_only_what_nobody_heard_since_is_owed():
    """Missed, by a slot that makes good; not one that is paid, nor one that was itself to pay."""
    slots = (replace(MORNING, make_good=NEXT), NOON)
    now = FRIDAY.replace(hour=12)

    def owed(*paying, missed=(MISSED,)):
        return [debt.since for debt in debts(slots, lambda: missed, lambda: paying, now)]

    payer = replace(MISSED, slot="trua", due=FRIDAY.replace(hour=11), makes_good=MISSED.identity)
    assert owed() == [now]
    assert owed(replace(payer, state=AiringState.AIRED)) == []
    assert owed(replace(payer, state=AiringState.READY)) == [payer.due]
    assert owed(payer, missed=(MISSED, replace(payer, slot="sang"))) == [now]
    assert owed(missed=(replace(MISSED, slot="trua"),)) == []
