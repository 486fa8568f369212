import json

import pytest

WHO = ("--why", "mất điện", "--by", "lãnh  đạo")
DAY = "30/11/2099"


@pytest.fixture
def book(book):
    text = book.read_text(encoding="utf-8")
    book.write_text(
        f'{text}\n[[special_days]]\nname = "tang"\ntitle = "Quốc tang"\nmourning = true\n', encoding="utf-8"
    )
    return book


def test_a_slot_is_called_off_and_put_back(radio):
    """Who and why are written as config.toml has the name, shown on the day, and gone when it is taken back."""
    code, out, _err = radio("schedule", "cancel", "sang", DAY, *WHO)
    number = out.split()[3].rstrip(":")
    shown = radio("schedule", "day", DAY)[1]

    assert code == 0
    assert f"Đổi lịch số {number}: bỏ khung giờ “sang” ngày {DAY}; Lãnh Đạo: mất điện" in " ".join(shown.split())
    assert "đã huỷ" in shown
    assert radio("schedule", "undo", number, *WHO)[0] == 0
    assert "đã huỷ" not in radio("schedule", "day", DAY)[1]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("cancel", "toi", DAY, *WHO), "không có khung giờ “toi”; hiện có: sang"),
        (("cancel", "sang", "01/01/2020", *WHO), "05:30 01/01/2020 đã qua"),
        (("cancel", "sang", DAY, "--why", "x", "--by", "Ai"), "“Ai” không có trong [[people]]"),
        (("replace", "sang", DAY, "la", *WHO), "la"),
        (("add", DAY, "22:00", "du-phong", *WHO), "22:00 nằm ngoài giờ được phát"),
        (("add", DAY, "09:00", "du-phong", "--zone", "x", *WHO), "không có cụm loa “x”"),
        (("declare", "bao", "--until", DAY, *WHO), "không có ngày đặc biệt “bao”; hiện có: tang"),
        (("declare", "tang", "--until", "01/01/2020", *WHO), "đã qua"),
        (("undo", "99", *WHO), "số 99"),
    ],
)
def test_what_cannot_be_is_refused(radio, words, refusal):
    """A change that the grid, the hours or the people do not allow leaves nothing behind but its reason."""
    code, _out, err = radio("schedule", *words)

    assert (code, refusal in err) == (1, True)
    assert "Đổi lịch" not in radio("schedule", "day", DAY)[1]


def test_what_is_said_reaches_the_plan(radio):
    """A programme added, one exchanged and a day declared stand in the week, each with its reason."""
    radio("schedule", "add", DAY, "09:00", "ban-tin-sang", *WHO)
    radio("schedule", "replace", "sang", DAY, "ban-tin-sang", *WHO)
    radio("schedule", "declare", "tang", "--from", DAY, "--until", DAY, *WHO)
    airings = json.loads(radio("schedule", "week", DAY, "--json")[1])
    shown = radio("schedule", "week", DAY)[1]

    assert [each["playlist"] for each in airings[:2]] == ["ban-tin-sang", "ban-tin-sang"]
    assert "thứ Hai 30/11/2099 (19/10 âm): Quốc tang" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_a_moment_is_explained(radio):
    """One paragraph, for any moment; as JSON with what has the air."""
    assert "khung giờ “sang” (hằng ngày) phát “du-phong”" in radio("schedule", "explain", f"05:30 {DAY}")[1]
    assert json.loads(radio("schedule", "explain", "2099-11-30 03:00", "--json")[1])["airing"] == []


def test_the_schedule_is_written_for_others(radio, tmp_path):
    """As a page and as a calendar file, where it was asked for; another kind is refused."""
    page, dates = tmp_path / "l.html", tmp_path / "l.ics"

    assert radio("schedule", "publish", DAY, "-o", page)[0] == 0
    assert radio("schedule", "publish", DAY, "--format", "ics", "-o", dates)[0] == 0
    assert "Chương trình dự phòng" in page.read_text(encoding="utf-8")
    assert dates.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 7
    assert radio("schedule", "publish", "--format", "pdf")[0] == 1


def test_a_check_looks_as_far_as_it_is_told(radio):
    """Two programmes that an addition makes overlap are found when their day is among those looked at."""
    radio("schedule", "add", "01/01/2030", "05:30", "ban-tin-sang", *WHO)

    assert radio("schedule", "check", "--days", "1")[0] == 0
