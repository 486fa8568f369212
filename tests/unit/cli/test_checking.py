"""`playlist check` and `playlist themes`, as the operator sees them."""

import json

import pytest
from fakes.station import slot

THEMES = '[themes]\n"1.5" = "Chuyển đổi số"\n"1.5d" = "Người dân"\n[targets.themes]\n"1.5d" = 10\n'


@pytest.fixture
def add(book):
    """Write more into config.toml."""

    def add(text):
        book.write_text(book.read_text(encoding="utf-8") + text, encoding="utf-8")

    return add


@pytest.fixture(autouse=True)
def _terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def test_a_station_that_lacks_nothing_may_go_on(radio):
    """Its grid needs nothing but the library: it is said, and the exit code is 0."""
    code, out, _err = radio("playlist", "check")

    assert code == 0
    assert out.splitlines()[-1] == "  không thiếu gì."


def test_what_will_lack_is_told_in_a_line_and_refused(radio, add):
    """Which part of which recipe, in how many airings, what sounds in its place, and where to see why."""
    add(slot("chieu", "17:00"))
    code, out, err = radio("playlist", "check", "--days", "3")

    assert code == 1
    assert "- ban-tin-sang, phần 2 (bản tin): thiếu ở " in out
    assert "phát thay: du-phong" in " ".join(out.split())
    assert "Vì sao thiếu: chiminh-radio playlist show ban-tin-sang --date " in out
    assert err.endswith("lượt phát sẽ thiếu phần bắt buộc\n")
    assert max(map(len, out.splitlines())) <= 80


def test_a_program_may_read_what_will_lack(radio, add):
    """As JSON, each airing by its due; the exit code stays."""
    add(slot("chieu", "17:00"))
    code, out, _err = radio("--json", "playlist", "check", "--days", "3")
    told = json.loads(out)

    assert code == 1
    assert (told["missing"][0]["playlist"], told["missing"][0]["instead"]) == ("ban-tin-sang", ["du-phong"])
    assert all(due.endswith("T17:00:00+07:00") for due in told["missing"][0]["dues"])


def test_themes_stand_beside_their_targets(radio, add):
    """A row for each theme that has none under it: target, aired, what lacks; within 80 columns."""
    add(THEMES)
    code, out, _err = radio("playlist", "themes")
    [row] = [line.split() for line in out.splitlines() if line.lstrip().startswith("1.5")]

    assert code == 0
    assert row == ["1.5d", "Người", "dân", "10", "0", "10", "(100%)", "–"]
    assert max(map(len, out.splitlines())) <= 80
    assert json.loads(radio("--json", "playlist", "themes")[1])["themes"][0]["target"] == 10
