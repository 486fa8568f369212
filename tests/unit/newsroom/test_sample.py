from datetime import date, timedelta
from pathlib import Path

import pytest

import chiminh_radio.sample
from chiminh_radio.model.decision import Severity
from chiminh_radio.newsroom.checks import check
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.newsroom.readers import read_manuscript
from chiminh_radio.sample import write_bulletin

KEPT = Path(chiminh_radio.sample.__file__).with_name("ban-tin-48.docx")
WEEK_48 = date(2026, 11, 23)


def test_the_sample_is_one_script_in_every_format(script_of, tmp_path):
    """Text, the kept Word file, a newly written one, and OpenDocument hold the same script."""
    write_bulletin(tmp_path / "a.docx", WEEK_48)
    text = script_of("ban-tin-tuan-48.txt")

    assert parse(read_manuscript(KEPT).paragraphs) == text
    assert parse(read_manuscript(tmp_path / "a.docx").paragraphs) == text
    assert script_of("ban-tin-tuan-48.odt") == text


@pytest.mark.parametrize("day", [WEEK_48 + timedelta(days=each) for each in (0, 1, 6, 40, 365, 461)])
def test_the_sample_fits_any_day(day, tmp_path):
    """On whatever day the demo runs, the bulletin is that day's and has nothing to mend before approval."""
    write_bulletin(tmp_path / "a.docx", day)
    script = parse(read_manuscript(tmp_path / "a.docx").paragraphs)
    notes = check(script, today=day, themes={"1.1a", "1.2c"})

    assert (script.air_on, script.issue) == (day, day.isocalendar().week)
    assert [note for note in notes if note.severity is Severity.ERROR] == []
    assert f"{day:%d/%m/%Y}" in script.lines[0].text
