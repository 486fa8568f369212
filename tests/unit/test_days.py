from dataclasses import replace
from datetime import date

import pytest

from chiminh_radio.model.script import Line, Script, ScriptKind, Section

APPROVED_ON = date(2026, 11, 23)
NOTICE = Script(title="Họp dân", kind=ScriptKind.NOTICE, sections=(Section(body=(Line(text="Mời bà con đến họp."),)),))


def november(day):
    return date(2026, 11, day)


EVENT = replace(NOTICE, event_on=november(30))


@pytest.mark.parametrize(
    ("script", "days"),
    [
        (NOTICE, list(range(20, 31))),
        (replace(NOTICE, air_on=november(30)), [30]),
        (replace(NOTICE, air_from=november(26), air_until=november(28)), [26, 27, 28]),
        (replace(NOTICE, air_from=november(28)), [28, 29, 30]),
        (replace(NOTICE, air_until=november(21)), [20, 21]),
        (EVENT, [23, 24, 27, 29, 30]),
        (replace(EVENT, air_on=november(25)), [25, 27, 29, 30]),
        (replace(EVENT, air_from=november(24), air_until=november(29)), [24, 27, 29]),
        (replace(EVENT, event_on=november(24)), [21, 23, 24]),
        (replace(EVENT, event_on=november(21)), [20, 21]),
    ],
)
def test_a_script_airs_on_the_days_it_is_meant_for(script, days):
    """A day, a stretch of days, an event with its re-reads; a notice is first read when it is approved or a day on."""
    assert [day for day in range(20, 31) if script.airs_on(november(day), APPROVED_ON)] == days


def test_to_move_an_event_is_to_write_another_script():
    """An approval holds to the dates too."""
    assert EVENT.digest != replace(EVENT, event_on=november(29)).digest
