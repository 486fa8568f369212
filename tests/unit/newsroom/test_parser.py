from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chiminh_radio.errors import ScriptError
from chiminh_radio.model.airing import Priority
from chiminh_radio.model.script import Gender, Insert, InsertKind, Line, Role, ScriptKind
from chiminh_radio.newsroom.parser import parse

HEAD = ("TIÊU ĐỀ: Bản tin thời sự tuần 48",)
WORDS = "Kính chào bà con."


def lines_of(*body, head=HEAD):
    return [(line.role, line.text) for line in parse([*head, *body]).lines]


def test_the_bulletin_with_keys_is_read_whole(script_of):
    """The first shape gives everything that its head says, and its sections in order."""
    script = script_of("ban-tin-tuan-48.txt")

    assert (script.title, script.kind) == ("Bản tin thời sự tuần 48", ScriptKind.BULLETIN)
    assert (script.series, script.issue) == ("ban-tin-thoi-su", 48)
    assert (script.air_on, script.air_times) == (date(2026, 11, 23), (time(5, 30), time(17)))
    assert (script.editor, script.themes) == ("Trần Văn Khải", ("1.1", "1.2"))
    assert script.roles == (Role(name="Thu Hương"),)
    assert [section.heading.split(":")[0] for section in script.sections] == [
        "",
        "LỜI CHÀO",
        "ĐIỂM TIN",
        "TIN 1",
        "TIN 2",
        "TIN 3",
        "LỜI KẾT",
    ]
    assert [part.kind for section in script.sections for part in section.body if isinstance(part, Insert)] == [
        InsertKind.OPENING,
        InsertKind.BREAK,
        InsertKind.BREAK,
        InsertKind.CLOSING,
    ]
    assert len(script.lines) == 11
    assert script.lines[1] == Line(text="Xã sơ kết 8 tháng thực hiện Kế hoạch số 84/KH-UBND.")


def test_the_bulletin_with_a_free_head_is_read_whole(script_of):
    """The second shape gives title, date, editor, themes and presenters without any marks."""
    script = script_of("ban-tin-tuan-49.txt")

    assert script.title == 'BẢN TIN TUẦN 49 - CHUYÊN MỤC "BÌNH DÂN HỌC VỤ SỐ"'
    assert (script.kind, script.series, script.issue) == (ScriptKind.BULLETIN, "ban-tin", 49)
    assert (script.air_on, script.editor) == (date(2026, 11, 30), "Lê Thị Mai Phương")
    assert script.themes == ("1.3", "1.5")
    assert script.roles == (Role(name="Quang Vinh"), Role(name="Thu Hương"))
    assert [line.role for line in script.lines] == [
        "Quang Vinh",
        "Thu Hương",
        "Quang Vinh",
        "Thu Hương",
        "Quang Vinh",
        "Thu Hương",
        "Quang Vinh",
        "Thu Hương",
        "Quang Vinh",
    ]
    assert script.lines[4].text.startswith("Bước 1, mở trang")


def test_the_interview_is_read_whole(script_of):
    """The third shape gives its speakers with their voices, and every turn to one of them."""
    script = script_of("phong-van-to-cong-nghe-so.txt")

    assert (script.kind, script.series, script.issue) == (ScriptKind.INTERVIEW, "", None)
    assert script.roles == (Role(name="PV", gender=Gender.FEMALE), Role(name="ÔNG HÙNG", gender=Gender.MALE))
    assert [line.role for line in script.lines] == ["PV", "ÔNG HÙNG"] * 7


def test_an_official_paper_is_read_without_its_trimmings(script_of):
    """The letterhead, page numbers, "./.", recipients and signature are not read aloud."""
    script = script_of("thong-bao-tiem-phong.txt")

    assert script.title == "THÔNG BÁO Về việc tiêm phòng bệnh dại cho đàn chó, mèo đợt cuối năm 2026"
    assert script.kind is ScriptKind.NOTICE
    assert [line.text for line in script.lines] == [
        "Ủy ban nhân dân xã thông báo lịch tiêm phòng bệnh dại cho đàn chó, mèo như sau:",
        "1. Thời gian: từ 7 giờ 30 đến 11 giờ, ngày 28 tháng 11 năm 2026.",
        "2. Địa điểm: nhà văn hóa các thôn.",
        "3. Mức thu: miễn phí.",
        "Lưu ý: chó phải được xích và rọ mõm.",
        "Ủy ban nhân dân xã đề nghị các hộ dân chấp hành nghiêm túc.",
    ]
    assert (script.event_on, script.air_until) == (date(2026, 11, 28), date(2026, 11, 28))


def test_a_paper_in_a_bulletin_ends_where_the_bulletin_goes_on():
    """The foot of a pasted paper does not swallow the items after it."""
    body = ("== TIN 1 ==", "Một.", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Mẫu", "== TIN 2 ==", "Hai./.")

    assert lines_of(*body) == [("", "Một."), ("", "Hai.")]


def test_a_place_to_fetch_something_is_no_list_of_recipients():
    """A line like a paper's foot, with speech after it, is read aloud."""
    speech = "Bà con đến nhận quà " + "rất đúng giờ " * 10 + "nhé."

    assert lines_of("Nơi nhận: nhà văn hóa thôn.", speech) == [("", "Nơi nhận: nhà văn hóa thôn."), ("", speech)]
    assert lines_of("Nơi nhận hồ sơ: bộ phận một cửa.") == [("", "Nơi nhận hồ sơ: bộ phận một cửa.")]


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("TÊN BẢN TIN: Bản tin tuần 1", "title", "Bản tin tuần 1"),
        ("Ngày phát: thứ Hai, 23/11/2026", "air_on", date(2026, 11, 23)),
        ("PHÁT TỪ NGÀY: 23/11/2026", "air_from", date(2026, 11, 23)),
        ("Phát từ ngày 23/11/2026 đến hết ngày 25/11/2026", "air_until", date(2026, 11, 25)),
        ("NGÀY PHÁT: từ 23/11/2026 đến 25/11/2026", "air_from", date(2026, 11, 23)),
        ("Hết hạn: 25/11/2026", "air_until", date(2026, 11, 25)),
        ("NGÀY DIỄN RA: thứ Bảy, 28/11/2026", "event_on", date(2026, 11, 28)),
        ("NGÀY TỔ CHỨC: 28/11/2026 - 29/11/2026", "air_until", date(2026, 11, 29)),
        ("gio phat: 5h30 và 17h", "air_times", (time(5, 30), time(17))),
        ("Loại: Tọa đàm", "kind", ScriptKind.PANEL),
        ("LOẠI: hỏi - đáp", "kind", ScriptKind.QUESTION),
        ("Chủ đề: 1.2a; Khác", "themes", ("1.2a", "khac")),
        (
            "TRÌNH BÀY: Quang Vinh, Thu Hương (nữ)",
            "roles",
            (Role(name="Quang Vinh"), Role(name="Thu Hương", gender=Gender.FEMALE)),
        ),
        (
            "Giọng đọc: PV – giọng Nữ, ÔNG HÙNG: NAM, chậm, 0,9",
            "roles",
            (Role(name="PV", gender=Gender.FEMALE), Role(name="ÔNG HÙNG", gender=Gender.MALE, speed=0.9)),
        ),
        (
            "GIỌNG: CỤ TƯ (nam, trầm); Bà Hai - nữ rất chậm.",
            "roles",
            (
                Role(name="CỤ TƯ", gender=Gender.MALE, pitch=0.89),
                Role(name="Bà Hai", gender=Gender.FEMALE, speed=0.7),
            ),
        ),
        ("NGUỒN: Trạm Y tế", "source", "Trạm Y tế"),
        ("ĐỐI TƯỢNG: người cao tuổi", "audience", "người cao tuổi"),
        ("MỨC ĐỘ: Ưu tiên", "priority", Priority.PRIORITY),
        ("Loại bản tin: thông thường", "priority", Priority.REGULAR),
        ("CHUYÊN MỤC: Bình dân học vụ số", "series", "binh-dan-hoc-vu-so"),
        ("SỐ: 7", "issue", 7),
    ],
)
def test_every_key_is_read_in_its_variants(key, field, value):
    """Case, marks and spelling variants of a key make no difference to what it sets."""
    assert getattr(parse([*HEAD, key, WORDS]), field) == value


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("NGÀY PHÁT: 23/11", "đọc được ngày"),
        ("NGÀY PHÁT: 31/02/2026", "đọc được ngày"),
        ("NGÀY PHÁT: thứ Ba, 23/11/2026", "thứ Hai"),
        ("GIỜ PHÁT: sáng sớm", "giờ phát"),
        ("GIỜ PHÁT: 05:30, chiều", "giờ phát"),
        ("GIỜ PHÁT: 25:00", "giờ phát"),
        ("LOẠI: cải lương", "các loại"),
        ("MỨC ĐỘ: khẩn cấp", "không chờ trong"),
        ("GIỌNG: PV", "PV = nữ"),
        ("GIỌNG: PV = nữ; ÔNG HÙNG = nam, ồm ồm", "“ÔNG HÙNG = nam, ồm ồm”"),
        ("SỐ: bốn tám", "con số"),
        ("Phát ngày 31 tháng 11 năm 2026", "đọc được ngày"),
        ("PHÁT TỪ NGÀY: 23/11/2026, 24/11/2026, 25/11/2026", "đọc được ngày"),
        ("Phát từ ngày 25/11/2026 đến ngày 23/11/2026", "ngày cuối trước ngày đầu"),
        ("HẾT HẠN: thứ Ba, 23/11/2026", "thứ Hai"),
    ],
)
def test_a_value_that_says_nothing_is_refused_with_its_line(line, reason):
    """A head that cannot be read is told with the very line, not guessed at."""
    with pytest.raises(ScriptError) as refused:
        parse([*HEAD, line, WORDS])

    assert line in str(refused.value)
    assert reason in str(refused.value)


def test_an_unknown_key_in_the_head_is_not_read_aloud():
    """The office's own remarks in the head stay there."""
    assert lines_of("KÝ HIỆU TỆP: BT-48", "BIÊN TẬP: Trần Văn Khải", WORDS) == [("", WORDS)]


def test_a_slip_in_a_key_is_refused():
    """A misspelt key would lose its value, so it is told."""
    with pytest.raises(ScriptError, match="NGAY PHAT"):
        parse([*HEAD, "NGÀY PHẤTT: 23/11/2026", "BIÊN TẬP: Trần Văn Khải", WORDS])


def test_an_editor_named_at_the_end_is_not_read_aloud():
    """Editors who sign below their text are editors all the same."""
    script = parse([*HEAD, WORDS, "Biên tập: Trần Văn Khải"])

    assert (script.editor, [line.text for line in script.lines]) == ("Trần Văn Khải", [WORDS])


@pytest.mark.parametrize("paragraphs", [(WORDS,), ("Kính thưa bà con", WORDS), ("NGÀY PHÁT: 23/11/2026", WORDS)])
def test_a_script_without_a_title_is_refused(paragraphs):
    """Speech is never taken for a title."""
    with pytest.raises(ScriptError, match="tiêu đề"):
        parse(paragraphs)


@pytest.mark.parametrize("body", [(), ("[NHẠC HIỆU]",), ("== TIN 1 ==", "-----")])
def test_a_script_with_nothing_to_read_is_refused(body):
    """Cues and headings alone are no script."""
    with pytest.raises(ScriptError, match="không có lời nào"):
        parse([*HEAD, *body])


def test_unmarked_paragraphs_belong_to_who_spoke_last():
    """A turn of several paragraphs is one speaker's, until another takes the word."""
    body = ("Mở đầu.", "PV: Một.", "Hai.", "ÔNG HÙNG:", "Ba.", "LƯU Ý: bốn.")

    assert lines_of(*body) == [
        ("", "Mở đầu."),
        ("PV", "Một."),
        ("PV", "Hai."),
        ("ÔNG HÙNG", "Ba."),
        ("ÔNG HÙNG", "LƯU Ý: bốn."),
    ]


def test_speakers_that_nobody_declared_are_known_by_their_turns():
    """Without a declaration the roles are the speakers, in order."""
    assert parse([*HEAD, "PV: Một.", "ÔNG HÙNG: Hai.", "PV: Ba."]).roles == (Role(name="PV"), Role(name="ÔNG HÙNG"))


def test_a_turn_names_its_role_by_the_end_of_the_name():
    """A turn of THU HƯƠNG is the presenter Lê Thu Hương, whatever the case."""
    head = (*HEAD, "PHÁT THANH VIÊN: Lê Thu Hương")

    assert lines_of("THU HƯƠNG: Một.", "thu hương: Hai.", head=head) == [
        ("Lê Thu Hương", "Một."),
        ("Lê Thu Hương", "Hai."),
    ]


def test_words_in_capitals_under_a_whole_head_are_read():
    """Where a key gave the title, the first words are no second title, however they are typed."""
    assert lines_of("BÃO SỐ 9 ĐANG VÀO", WORDS) == [("", "BÃO SỐ 9 ĐANG VÀO"), ("", WORDS)]


@pytest.mark.parametrize("line", ["NGUỒN: Trạm Y tế xã", "Nguồn tin: Trạm Y tế xã", "(Nguồn: Trạm Y tế xã)."])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_section_may_name_its_source(line, is_first):
    """Under the heading or after the item, the source is the section's, and not read aloud."""
    body = [line, "Một."] if is_first else ["Một.", line]
    script = parse(["TIÊU ĐỀ: Bản tin", "NGUỒN: UBND xã", "== TIN 1 ==", *body, "== TIN 2 ==", "Hai."])

    assert [(section.heading, section.source) for section in script.sections] == [
        ("TIN 1", "Trạm Y tế xã"),
        ("TIN 2", ""),
    ]
    assert [line.text for line in script.lines] == ["Một.", "Hai."]
    assert script.source == "UBND xã"


def test_the_source_on_the_last_line_is_the_scripts_only_where_it_is_the_only_one():
    """Others have been named: then it is the last item's; what stands with it is of the head all the same."""
    tail = ("== TIN 2 ==", "Hai.", "Biên tập: Lê Thị Mai", "Nguồn: UBND xã")
    alone = parse(["TIÊU ĐỀ: Bản tin", "== TIN 1 ==", "Một.", *tail])
    among = parse(["TIÊU ĐỀ: Bản tin", "== TIN 1 ==", "Nguồn: Trạm Y tế xã", "Một.", *tail])

    assert (alone.source, [section.source for section in alone.sections]) == ("UBND xã", ["", ""])
    assert (among.source, [section.source for section in among.sections]) == ("", ["Trạm Y tế xã", "UBND xã"])
    assert (among.editor, [line.text for line in among.lines]) == ("Lê Thị Mai", ["Một.", "Hai."])


def test_what_a_paper_says_below_its_text_is_of_the_head():
    """Source, editor and theme at the very end are not read aloud, in any order."""
    script = parse(["THÔNG BÁO", "Mời bà con đi họp.", "Nguồn: UBND xã", "Biên tập: Lê Thị Mai", "Chủ đề: 1.2; khac"])

    assert (script.source, script.editor, script.themes) == ("UBND xã", "Lê Thị Mai", ("1.2", "khac"))
    assert [line.text for line in script.lines] == ["Mời bà con đi họp."]


def test_words_that_begin_as_a_source_are_read_aloud():
    """A sentence about a source of water is no line of the head."""
    line = "Nguồn: nước ngầm ở ba thôn ven sông năm nay đã xuống thấp hơn mọi năm nên bà con cần tiết kiệm."

    assert parse(["TIÊU ĐỀ: Bản tin", "== TIN 1 ==", line, "Hai."]).lines[0].text == line


def test_a_section_may_name_its_theme():
    """A theme right under a heading is the section's, and not read aloud."""
    script = parse([*HEAD, "== TIN 1 ==", "CHỦ ĐỀ: 1.2c", WORDS])

    assert (script.sections[0].theme, len(script.lines)) == ("1.2c", 1)


@pytest.mark.parametrize(
    ("title", "series", "issue"),
    [
        ("Bản tin thời sự tuần 48/2026", "ban-tin-thoi-su", 48),
        ("Bản tin số 12", "ban-tin", 12),
        ("Bản tin về Nghị quyết số 57-NQ/TW", "", None),
        ('Chuyên mục "Bình dân học vụ số" kỳ 3', "binh-dan-hoc-vu-so", 3),
        ("Thông báo tuần 48", "", None),
    ],
)
def test_series_and_issue_are_read_from_a_title(title, series, issue):
    """What stands before the week's number is the series; a paper's number is no issue."""
    script = parse([f"TIÊU ĐỀ: {title}", WORDS])

    assert (script.series, script.issue) == (series, issue)


def test_a_title_in_capitals_that_begins_like_an_office_is_a_title():
    """On a plain sheet "PHÒNG CHỐNG…" names no office."""
    assert parse(["PHÒNG CHỐNG BỆNH DẠI", WORDS]).title == "PHÒNG CHỐNG BỆNH DẠI"


@given(st.lists(st.text(max_size=60), max_size=12))
@example(["TIÊU ĐỀ: a", "[]", "()", "==", ":", "-", "PV:", "\ud800"])
def test_no_paragraphs_break_the_parser(paragraphs):
    """Whatever is typed gives a script or a ScriptError."""
    with suppress(ScriptError):
        script = parse(paragraphs)

        assert all(line.text for line in script.lines)
        assert script.digest


@pytest.mark.parametrize("piece", [". ", "- ", "(", "[", "=", "thứ hai ", "tuần ", "A ", "/ "])
def test_one_endless_paragraph_is_read_in_no_time(piece):
    """No pattern takes time that grows with the square of a hostile line."""
    assert lines_of(piece * 20_000 + "x", WORDS)[-1] == ("", WORDS)


SENTENCE = st.lists(st.sampled_from(["bà con", "xã nhà", "đi họp", "tối nay", "lúc bảy giờ"]), min_size=3, max_size=30)


@given(st.lists(SENTENCE.map(lambda words: " ".join(words).capitalize() + "."), min_size=1, max_size=20))
def test_every_spoken_paragraph_is_read_once(paragraphs):
    """Nothing that is meant for the air is lost or doubled."""
    marked = [f"- {text}" if at % 3 == 1 else text for at, text in enumerate(paragraphs)]
    between = [each for text in marked for each in ("[NHẠC CẮT]", text)]

    assert [line.text for line in parse([*HEAD, *between]).lines] == paragraphs


@pytest.mark.parametrize(
    ("kind", "line", "event"),
    [
        ("thông báo", "- Thời gian: 7h30, thứ Bảy, ngày 28/11/2026, tại nhà văn hóa.", date(2026, 11, 28)),
        ("thông báo", "Thời gian nhận hồ sơ: từ 20/11/2026 đến 28/11/2026.", date(2026, 11, 20)),
        ("thông báo", "Thời gian: ngày 31/11/2026.", None),
        ("thông báo", "Thời gian: 7h30 sáng mai.", None),
        ("thông báo", "Bà con đến họp ngày 28/11/2026.", None),
        ("bản tin", "Thời gian: ngày 28/11/2026.", None),
    ],
)
def test_a_notice_calls_to_an_event(kind, line, event):
    """Its time is a line like any other, read aloud; only a notice has one, and only where a full date says so."""
    script = parse(["TIÊU ĐỀ: Tin về họp", f"LOẠI: {kind}", "Mời bà con.", line])

    assert script.event_on == event
    assert len(script.lines) == 2
