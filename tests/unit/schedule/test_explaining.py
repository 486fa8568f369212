from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.config.days import read_days
from chiminh_radio.model.airing import AiringState, Priority
from chiminh_radio.model.slot import Override, OverrideKind, Slot, SpecialDay
from chiminh_radio.schedule.calendar import calendar
from chiminh_radio.schedule.clashes import House
from chiminh_radio.schedule.explaining import AROUND, explain
from chiminh_radio.schedule.guard import Hours, Session
from chiminh_radio.schedule.planner import Grid, plan

FRIDAY = datetime(2026, 11, 27, tzinfo=ZONE)
MORNING = Slot(name="sang", days=(5, 6), at=time(5, 30), playlist="ban-tin", zones=("toan-xa",))
LATE = Slot(name="khuya", at=time(20, 50), playlist="truyen", zones=("toan-xa",))
EXAMS = SpecialDay(name="thi", title="Tuần thi", dates=read_days("27/11/2026"), quiet=((time(7), time(11)),))
HOUSE = House(
    playlists={"ban-tin", "truyen"},
    infallible=(),
    zones=("toan-xa",),
    hours=Hours(((time(5), time(21)),)),
    session=Session(timedelta(minutes=45)),
    lengths={"ban-tin": timedelta(minutes=20)},
)


def said(hour, minute=0, *, slots=(MORNING, LATE), overrides=(), day=FRIDAY, change=lambda airings: airings):
    grid = Grid(slots, calendar((EXAMS,), overrides), overrides)
    at = day.replace(hour=hour, minute=minute)
    return explain(grid, HOUSE, at, change(plan(grid, at - AROUND, at + AROUND)))


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (5, 30, "khung giờ “sang” (thứ sáu, thứ bảy) phát “ban-tin” ở cụm loa toan-xa, từ 05:30, dài 20 phút."),
        (5, 49, "phát “ban-tin”"),
        (5, 50, "Không phát gì: không khung giờ nào đặt vào lúc này. Trước đó: “ban-tin” lúc 05:30 27/11/2026."),
        (21, 10, "khung giờ “khuya” (hằng ngày) phát “truyen” ở cụm loa toan-xa, từ 20:50, dài bao lâu tuỳ bài"),
        (3, 0, "Không phát gì: 03:00 nằm ngoài giờ được phát (05:00-21:00)"),
        (8, 0, "cụm loa toan-xa im lặng 07:00-11:00: Tuần thi (27/11/2026)."),
    ],
)
def test_a_minute_is_explained(hour, minute, words):
    """What airs, from when, how long, by which days; or why nothing does, and what comes before and after."""
    assert words in said(hour, minute).text


def test_it_begins_with_the_moment_and_what_the_day_is_called():
    """Who reads the paragraph elsewhere knows of when it speaks."""
    assert said(5, 30).text.startswith("05:30 thứ sáu 27/11/2026 (Tuần thi): ")


def test_a_slot_of_other_days_is_told_with_its_rule():
    """On a Thursday the slot of Friday is there by its hour, and told not to air by its days."""
    words = said(5, 40, day=FRIDAY - timedelta(days=1)).text

    assert "khung giờ “sang” 05:30 không có lượt ngày 26/11/2026: chỉ phát thứ sáu, thứ bảy ([[slots]] days)." in words
    assert "Tiếp theo: “truyen” lúc 20:50 26/11/2026." in words


def test_what_was_called_off_is_told_by_whom_and_why():
    """An exception is told in the planner's own words, and nothing is said to air."""
    cancel = Override(kind=OverrideKind.CANCEL, by="Khải", why="mất điện", at=FRIDAY, slot="sang", day=FRIDAY.date())
    explanation = said(5, 35, overrides=(cancel,))

    assert explanation.airing == ()
    assert "khung giờ “sang” 05:30 không phát “ban-tin”: Khải: mất điện." in explanation.text


def test_what_was_missed_is_told_with_its_reason():
    """Of what has gone by, what happened is told and not what was planned."""

    def missed(airings):
        return [
            replace(each, state=AiringState.MISSED, reason="trễ 1 giờ") if each.slot == "sang" else each
            for each in airings
        ]

    assert "khung giờ “sang” 05:30 đã lỡ “ban-tin”: trễ 1 giờ." in said(5, 35, change=missed).text


def test_the_lower_priority_gives_way():
    """Two that have the same minute in a zone: the higher is named to the lower."""
    urgent = replace(MORNING, name="gap", at=time(5, 35), priority=Priority.PRIORITY)

    assert "từ 05:30, dài 20 phút; nhường cho “gap”, mức ưu tiên cao hơn." in said(5, 36, slots=(MORNING, urgent)).text
