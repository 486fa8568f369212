from datetime import date

import pytest

from chiminh_radio.model.decision import Severity
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.model.speech import Residue, SpokenLine
from chiminh_radio.newsroom.checks import check
from chiminh_radio.newsroom.parser import parse

TODAY = date(2026, 11, 23)
THEMES = {"1.1a", "1.2a", "1.2c", "1.5c", "khac"}
HEAD = (
    "TIÊU ĐỀ: Bản tin tuần 48",
    "NGÀY PHÁT: 23/11/2026",
    "CHỦ ĐỀ: 1.2a",
    "NGUỒN: UBND xã",
    "BIÊN TẬP: Trần Văn Khải",
)


def notes_on(*body, head=HEAD, today=TODAY, spoken=()):
    return check(parse([*head, *body]), today=today, themes=THEMES, spoken=spoken)


def rules_on(*body, **values):
    return [(note.rule, note.severity) for note in notes_on(*body, **values)]


def test_a_sound_script_has_no_notes():
    """Where nothing is to be mended, nothing is said."""
    assert notes_on("Kính chào bà con. Hôm nay, thứ Hai, ngày 23/11/2026, xin gửi tới bà con bản tin.") == ()


def test_a_day_that_has_passed_is_an_error():
    """A script for yesterday cannot be aired; one for today can."""
    assert rules_on("Kính chào.", today=date(2026, 11, 24)) == [("date-past", Severity.ERROR)]
    assert rules_on("Kính chào.", today=TODAY) == []


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (("Kính chào.", "CONG HOA - Doc 1ap - Tw do"), "Phần không đề mục, đoạn 2"),
        (("== TIN 1: KHOA H\ufffdC ==", "Kính chào."), "Mục “TIN 1: KHOA H\ufffdC”"),
        (("== TIN 1 ==", "Kính chào bà con. Kinh moi ba con ra dinh lang hop."), "Mục “TIN 1”, đoạn 1"),
    ],
)
def test_a_broken_passage_bars_the_script_from_approval(body, place):
    """One broken line among sound ones is an error with its place, in headings too."""
    errors = [note for note in notes_on(*body) if note.severity is Severity.ERROR]

    assert {(note.rule, note.place) for note in errors} == {("damaged", place)}


def test_a_text_that_is_poor_as_a_whole_is_warned_of():
    """Between refused and sound, whoever approves is shown the worst of it."""
    (note,) = notes_on("Hôm nay bà con ra sân kho xem phim mới, mai ta cùng đi thăm hai nhà trong thôn.")

    assert (note.rule, note.severity, note.place) == ("doubtful", Severity.WARNING, "Cả bài")
    assert "warn_marks" in note.reason


def test_words_that_the_station_knows_are_no_damage():
    """What has a reading in the lexicon is not broken, however foreign."""
    text = "Kính chào: livestream workshop startup marketing online offline feedback."
    known = {"livestream", "workshop", "startup", "marketing", "online", "offline", "feedback"}
    script = parse([*HEAD, text])

    assert [note.rule for note in check(script, today=TODAY, themes=THEMES)] == ["damaged", "doubtful"]
    assert check(script, today=TODAY, themes=THEMES, known=known) == ()


def test_themes_must_be_the_stations():
    """An unknown theme is an error, none is a warning, a group of known ones is known."""
    without = [line for line in HEAD if "CHỦ ĐỀ" not in line]

    assert rules_on("Kính chào.", head=[*without, "CHỦ ĐỀ: 1.2; 1.5c; khac"]) == []
    assert rules_on("Kính chào.", head=[*without, "CHỦ ĐỀ: 9.9"]) == [("unknown-theme", Severity.ERROR)]
    assert rules_on("Kính chào.", head=without) == [("no-theme", Severity.WARNING)]


def test_an_unknown_theme_of_a_section_is_placed():
    """The note names the section whose theme it is."""
    (note,) = notes_on("== TIN 1 ==", "CHỦ ĐỀ: 8", "Kính chào.")

    assert (note.rule, note.place) == ("unknown-theme", "Mục “TIN 1”")


def test_a_script_without_an_editor_is_warned_of():
    """Whoever approves should know whose text it is."""
    assert rules_on("Kính chào.", head=HEAD[:-1]) == [("no-editor", Severity.WARNING)]


def test_a_script_without_a_source_is_warned_of_unless_the_source_speaks():
    """Whoever approves should know where it comes from; who is interviewed is the source."""
    without = [line for line in HEAD if "NGUỒN" not in line]

    assert rules_on("Kính chào.", head=without) == [("no-source", Severity.WARNING)]
    assert rules_on("Kính chào.", head=(*without, "LOẠI: phỏng vấn")) == []


ITEMS = (
    *("== LỜI CHÀO ==", "Kính chào bà con."),
    *("== TIN 1: BẦU CỬ ==", "CHỦ ĐỀ: 1.2a", "NGUỒN: Ủy ban bầu cử xã", "Danh sách cử tri đã niêm yết."),
    *("== TIN 2: CẤP NƯỚC ==", "Trạm bơm tạm ngừng để thay ống."),
    *("== TIN 3: TIÊM CHỦNG ==", "CHỦ ĐỀ: 1.5c", "Trạm mở cửa từ sáng.", "(Nguồn: Trạm Y tế xã)"),
    *("== KẾT QUẢ THI ĐUA ==", "NGUỒN: UBND xã", "Xã có hai gương điển hình."),
    *("== LỜI KẾT ==", "Xin chào bà con."),
)


def test_each_item_has_a_theme_and_a_source_of_its_own_or_the_scripts():
    """Without them in the head, the items that lack one are named; greetings and closing words are no items."""
    without = [line for line in HEAD if not line.startswith(("CHỦ ĐỀ", "NGUỒN"))]

    assert [(note.rule, note.place) for note in notes_on(*ITEMS, head=without)] == [
        ("no-theme", "Mục “TIN 2: CẤP NƯỚC”"),
        ("no-theme", "Mục “KẾT QUẢ THI ĐUA”"),
        ("no-source", "Mục “TIN 2: CẤP NƯỚC”"),
    ]
    assert notes_on(*ITEMS) == ()


def test_what_no_item_has_is_told_of_the_head_once():
    """Where no item has a source, one line in the head mends them all, and is asked for once."""
    without = [line for line in HEAD if "NGUỒN" not in line]
    body = [line for line in ITEMS if "nguồn" not in line.lower()]

    [note] = notes_on(*body, head=without)
    assert (note.rule, note.place) == ("no-source", "Phần đầu")


@pytest.mark.parametrize(
    ("turns", "rule", "severity"),
    [
        (1, "rare-role", Severity.WARNING),
        (2, "rare-role", Severity.WARNING),
        (3, "unknown-role", Severity.ERROR),
    ],
)
def test_a_speaker_that_the_head_does_not_name(turns, rule, severity):
    """An undeclared speaker is noted once: a slip while seldom, an error when often."""
    body = ["PV: Một.", *["ÔNG HÙNG: Đúng."] * turns]

    assert rules_on(*body, head=(*HEAD, "GIỌNG: PV = nữ")) == [(rule, severity)]


def test_speakers_need_no_declaration():
    """Where the head names no speakers, none is unknown."""
    assert rules_on("PV: Một.", "ÔNG HÙNG: Hai.") == []


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("Họp thứ Ba, ngày 23/11/2026.", "thứ Hai"),
        ("Họp thứ sáu ngày 28/11.", "thứ Bảy"),
        ("Họp Chủ nhật, ngày 28 tháng 11 năm 2026.", "thứ Bảy"),
    ],
)
def test_a_weekday_must_be_its_dates(text, truth):
    """A meeting on a day that does not exist would mislead everyone."""
    (note,) = notes_on("== TIN 3 ==", "Một.", text)

    assert (note.rule, note.severity, note.place) == ("weekday-mismatch", Severity.ERROR, "Mục “TIN 3”, đoạn 2")
    assert truth in note.reason


def test_an_unknown_cue_would_be_read_aloud():
    """A direction in square brackets is an error; words in parentheses may be meant."""
    assert rules_on("[CƯỜI]", "Xin chào.", "(Vỗ tay)") == [
        ("unknown-cue", Severity.ERROR),
        ("stage-direction", Severity.WARNING),
    ]


def test_a_sentence_is_long_beyond_forty_words():
    """Forty words pass, forty-one are noted with their place; a semicolon ends a breath."""
    assert rules_on("Chữ " * 39 + "hết.") == []
    assert rules_on("Chữ " * 40 + "hết.") == [("long-sentence", Severity.WARNING)]
    assert rules_on("Chữ " * 30 + "hết; " + "chữ " * 30 + "hết.") == []


def test_an_item_is_long_beyond_three_minutes():
    """What is read in one go is counted over paragraphs, and a cue parts it."""
    paragraph = "Một, bốn, sáu, bảy, tám. " * 80

    assert rules_on(paragraph) == []
    assert rules_on(paragraph, paragraph) == [("long-item", Severity.WARNING)]
    assert rules_on(paragraph, "[NHẠC CẮT]", paragraph) == []
    assert parse([*HEAD, "LOẠI: phỏng vấn", paragraph]).kind is ScriptKind.INTERVIEW
    assert rules_on(paragraph, paragraph, head=(*HEAD, "LOẠI: phỏng vấn")) == []


def test_what_cannot_be_read_is_placed():
    """Each form that the reading left over is told once, where it first stands, with the command that mends it."""
    spoken = [
        SpokenLine(role="", text="một"),
        SpokenLine(
            role="",
            text="hai",
            residue=tuple(Residue(written=each, start=start) for each, start in [("XYZ", 11), ("§", 15), ("XYZ", 20)]),
        ),
    ]
    first, second = notes_on("Một.", "Mời bà con XYZ § và XYZ đến họp ở nhà văn hóa.", spoken=spoken)

    assert [(note.rule, note.severity, note.place) for note in (first, second)] == [
        ("acronym", Severity.WARNING, "Phần không đề mục, đoạn 2"),
        ("residue", Severity.WARNING, "Phần không đề mục, đoạn 2"),
    ]
    assert first.reason == (
        "chữ viết tắt “XYZ” (2 chỗ) chưa được giải thích, loa sẽ đánh vần: Mời bà con XYZ § và XYZ đến họp ở…"
    )
    assert first.mend.endswith('chiminh-radio voice lexicon add XYZ "cách đọc"')
    assert second.mend.endswith("""chiminh-radio voice lexicon add '§' "cách đọc\"""")


def test_the_samples_can_be_approved(script_of):
    """The three samples have no errors on the day the first is due."""
    for name in ("ban-tin-tuan-48.txt", "ban-tin-tuan-49.txt", "phong-van-to-cong-nghe-so.txt"):
        notes = check(script_of(name), today=TODAY, themes={"1.1a", "1.2a", "1.3c", "1.5c"})

        assert [note for note in notes if note.severity is Severity.ERROR] == []


def test_a_text_of_nothing_but_unreadable_words_is_told_in_bounds():
    """Thirty forms are named, and how many there are; each once, in the order of the text."""
    forms = [f"Z{number}Z" for number in range(100)]
    residue = tuple(Residue(written=form, start=0) for form in (*forms, *forms))
    notes = notes_on("Một.", spoken=[SpokenLine(role="", text="một", residue=residue)])

    assert [note.rule for note in notes] == ["residue"] * 30 + ["much-residue"]
    assert "“Z0Z” (2 chỗ)" in notes[0].reason
    assert "có 100 chữ" in notes[-1].reason
