"""For every rule that looks at words: what it must find, and what it must leave alone."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chiminh_radio.composing import composed
from chiminh_radio.model import Cue, Line, Section, Severity, SpokenLine
from chiminh_radio.newsroom.checks import RULES, Attention, check
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.severities import SEVERITIES
from chiminh_radio.voice.normalise import Normaliser

CASES = Path(__file__).parents[1] / "voice" / "reading" / "cases"
TODAY = date(2026, 11, 25)
HEAD = ("TIÊU ĐỀ: Bản tin tuần 48", "LOẠI: bản tin", "NGÀY PHÁT: 25/11/2026", "BIÊN TẬP: Trần Văn Khải")

FOUND = {
    "acronym": ("Mời đại biểu của TDVK đến họp.", "Tổ QLVHCS báo cáo kết quả."),
    "many-documents": (
        "Thực hiện Nghị quyết 57-NQ/TW, Quyết định 1169/QĐ-TTg, Nghị định 49/2024/NĐ-CP và Kế hoạch 84/KH-UBND, họp.",
        "Căn cứ 67/KH-UBND, 152/TB-UBND, 215/BC-UBND, 1026/QĐ-UBND.",
    ),
    "impossible-date": (
        "Họp thứ 2 (30/02/2027).",
        "Hạn nộp là ngày 31/11.",
        "Khai mạc ngày 31 tháng 6 năm 2027.",
        "Sáng 32/12 bà con đi tiêm.",
        "Kết thúc 29/02/2027.",
    ),
    "weekday-mismatch": (
        "Họp vào thứ Hai, ngày 25/11/2026.",
        "Tiêm phòng chiều thứ sáu, 28/11.",
        "Chủ nhật (ngày 28 tháng 11 năm 2026) ra quân.",
        "Từ thứ Bảy ngày 28/11 đến thứ Hai ngày 01/12/2026.",
    ),
    "event-past": (
        "Kính mời bà con dự họp vào 19h30 ngày 20/11/2026 tại nhà văn hóa.",
        "Hội thi sẽ diễn ra sáng 22/11.",
        "Đề nghị các hộ nộp hồ sơ trước ngày 15/11/2026.",
        "Đúng 7h30 ngày 15/10/2026, mời bà con tập trung tại nhà văn hóa.",
        "Chiều 20/11, các thôn sẽ ra quân dọn vệ sinh.",
        "Hạn đăng ký chậm nhất là ngày 20 tháng 11.",
        "Lớp học dự kiến khai mạc lúc 8 giờ, thứ Bảy, ngày 21/11/2026.",
    ),
    "phone-length": (
        "Liên hệ số 0912 000 08 để được hướng dẫn.",
        "Điện thoại: 0912.000.0845.",
        "Gọi 0220.3000.08 gặp Văn phòng.",
        "Số máy 912345678.",
        "Mời bà con gọi (0225) 374 12.",
        "ĐT 02203 000 0841 hoặc Zalo.",
        "Đường dây nóng 1900 12345.",
        "Gọi +84 912 345 67.",
        "Điện thoại 0912000084 - 091200005.",
        "Gọi 0912 000 084 hoặc 0912 000 05.",
        "Điện thoại 0912000084, 09120000577.",
        "Có việc cần hỏi, SĐT: 091234567.",
    ),
    "promotion": (
        "Cửa hàng khuyến mãi lớn nhân dịp khai trương.",
        "Sản phẩm tốt nhất thị trường, mời bà con Mua Ngay.",
        "Nhanh tay đặt hàng, số lượng có hạn!",
        "Bài thuốc gia truyền chữa khỏi hoàn toàn bệnh khớp.",
        "Phân bón giảm giá đến 30% trong tháng này.",
    ),
    "citizen-id": (
        "Bà Nguyễn Thị Mẫu, CCCD số 031085001234, được nhận hỗ trợ.",
        "Số căn cước công dân: 031 085 001 234.",
        "CMND 031234567 cấp tại Hải Phòng.",
        "Ông Mẫu (031085001234) trúng thưởng.",
        "Mã định danh cá nhân là 031085001234.",
    ),
    "bank-account": (
        "Mọi ủng hộ gửi về STK 0912000084123 ngân hàng Agribank.",
        "Số tài khoản: 2100 2050 1234 5.",
        "Chuyển vào tài khoản của ông Mẫu tại ngân hàng, số 102870012345.",
        "TK 19031234567890.",
    ),
    "birth-date": (
        "Ông Nguyễn Văn Mẫu, sinh ngày 12/3/1985, trú tại thôn Đông Hải.",
        "Cháu Trần Thị Mẫu (sinh 02/01/2015) bị lạc.",
        "Tìm người thân: Lê Văn Mẫu, ngày sinh: 15 tháng 8 năm 1970.",
    ),
}
LEFT_ALONE = {
    "acronym": (
        "UBND và HĐND xã họp về CCCD, VNeID.",
        "Tổ dân vận khéo (TDVK) đã họp. Mời TDVK phát biểu.",
        "TẤT CẢ BÀ CON CHÚ Ý.",
    ),
    "many-documents": (
        "Thực hiện Nghị quyết 57-NQ/TW, Quyết định 1169/QĐ-TTg và Kế hoạch 84/KH-UBND, xã họp.",
        "Theo 67/KH-UBND và 152/TB-UBND. Theo 215/BC-UBND và 1026/QĐ-UBND.",
        "Đạt 25/30, 12/15, 3/4 và 92,5% kế hoạch; gọi 1800 1096, 24/7.",
    ),
    "impossible-date": (
        "Từ ngày 05-12/11, bà con đi tiêm; trực 24/7.",
        "Ngày 29/02/2028 là ngày nhuận.",
        "Lễ hội mở ngày 30/2 âm lịch; ban ngày 24 - 33 độ C.",
        "Nghị định số 49/2024/NĐ-CP có hiệu lực; tỷ lệ 31/40, 2/3 số hộ.",
        "Đọc ngày 01 tháng 12, 15 tháng 11 năm 2026.",
    ),
    "weekday-mismatch": (
        "Họp thứ Tư, ngày 25/11/2026 và thứ Bảy, 28/11.",
        "Lớp mở thứ Ba và thứ Năm hằng tuần, từ 01/12/2026.",
        "Chủ nhật, ngày 29 tháng 11 năm 2026; thứ Sáu (20/3) vừa qua.",
    ),
    "event-past": (
        "Chiều 19/11, UBND xã tổ chức hội nghị sơ kết.",
        "Theo Quyết định số 12/QĐ-UBND ngày 20/11/2026, xã sẽ mở lớp học.",
        "Sau hội nghị ngày 19/11, các thôn sẽ tiếp tục đăng ký.",
        "Hội thi đã khai mạc sáng 22/11, mời bà con đến cổ vũ.",
        "Triển lãm sẽ diễn ra từ ngày 20/11 đến hết ngày 30/11.",
        "Tại hội nghị chiều 19/11, lãnh đạo xã yêu cầu các thôn sớm hoàn thành.",
        "Phát biểu khai mạc sáng 20/11, ông Mẫu đề nghị bà con hưởng ứng.",
        "Mời bà con nghe phóng sự về lễ khai mạc sáng 22/11.",
        "Sáng 21/11, xã ra quân làm thủy lợi, đề nghị các thôn làm theo.",
        "Nhà ở xây trước ngày 01/7/2014 sẽ được cấp sổ.",
        "Tính đến ngày 15/11/2026, 92% hộ đăng ký.",
        "Kính mời bà con dự họp vào 19h30 ngày 25/11/2026.",
        "Trại hè sẽ khai mạc vào ngày 10/7.",
    ),
    "phone-length": (
        "Điện thoại 0220.3000.084 hoặc gọi đầu số 156.",
        "Gọi 1800 1096, miễn phí, 24/7; số 0912 000 084.",
        "Đường dây nóng 1900 0368, +84 912 345 678, 113, 1022.",
        "Điện thoại: (0225) 3747 123; 0912000084-0912000057.",
        "Liên hệ 2 cán bộ; gọi 250.000 lượt; tổng đài nhận 1.250.000 cuộc.",
        "Điện thoại bàn 3747 123 của Văn phòng; số máy 080.43162, điện thoại (84-24) 3733 2131.",
        "Liên hệ 0912 000 084. 3 thôn đã đăng ký; gọi 0912 000 084 8 giờ sáng.",
        "Tổng đài (0225) 1022, 024 113; gọi +84 (0)225 3747 123.",
        "Điện thoại 0225.3747123/0912000084, 0912 000 057 hoặc 0220 3000 084.",
        "Điện thoại 8.500.000 đồng một chiếc.",
        "Mã số thuế 0200123456, số sổ 0123456789012.",
    ),
    "promotion": (
        "Cảnh giác lời mời khuyến mãi giả mạo qua điện thoại.",
        "Lượng nước giảm 25-30%, lãi hơn 85 triệu đồng một vụ.",
        "Giải quyết dứt điểm hồ sơ tồn, giảm giá thành sản xuất.",
        "Mô hình đem lại lợi nhuận cao cho bà con.",
    ),
    "citizen-id": (
        "Nhập số CCCD gồm 12 chữ số và mật khẩu.",
        "Đã cấp căn cước cho 1.864 người; định danh mức độ 2 đạt 92,5%.",
        "Mã khách hàng PA031012345678, hồ sơ 001.012.345.678.",
        "Gọi 0912 000 084, kinh phí 125.000.000.000 đồng.",
        "Số tài khoản 001100123456 của Ủy ban Mặt trận xã.",
    ),
    "bank-account": (
        "Chọn tài khoản VNeID, rồi gọi 1900 0368 nếu cần.",
        "Chuyển vào tài khoản 30.000.000 đồng.",
        "Đã mở 1.250 tài khoản cho 1.864 hộ; tài khoản định danh của 12.345 người.",
        "Tài khoản Zalo 0912 000 084 của thôn.",
    ),
    "birth-date": (
        "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890.",
        "Trường tổ chức gặp mặt học sinh ngày 20/11/2026.",
        "Trẻ sinh ngày 01/01/2021 được uống vắc xin.",
        "Công dân Việt Nam sinh ngày 01/01/2008 trở về trước.",
        "Anh Nguyễn Văn Mẫu làm khai sinh ngày 02/3/2026; liệt sĩ Lê Văn Mẫu hy sinh ngày 07/5/1954.",
        "Ông Nguyễn Văn Mẫu, sinh năm 1985.",
    ),
}


def written_forms():
    """What stands in the reading's tables of cases, before the tab."""
    for file in sorted(CASES.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if "\t" in line and not line.startswith("# "):
                yield composed(line.partition("\t")[0])


def found(rule, *body, head=HEAD, **values):
    """The notes of one rule."""
    script = parse([*head, *body])
    values = {"spoken": Normaliser().lines(script.lines), "severities": {rule: Severity.WARNING}, **values}
    return check(script, today=TODAY, **values)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in FOUND.items() for text in texts])
def test_what_must_be_found(rule, text):
    """The rule notes it where it stands, with a reason and a way to mend it."""
    [note] = found(rule, text)

    assert (note.rule, note.place) == (rule, "Phần không đề mục, đoạn 1")
    assert note.reason
    assert note.mend


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in LEFT_ALONE.items() for text in texts])
def test_what_must_be_left_alone(rule, text):
    """The rule is silent about what only looks like it."""
    assert found(rule, text) == ()


def test_thousands_of_written_forms_raise_no_false_error():
    """Of all that the reading is held to, only what is wrong is an error: two citizens' numbers, one weekday."""
    errors = ("unknown-role", "impossible-date", "weekday-mismatch", "phone-length", "citizen-id")
    head = parse([*HEAD, "Kính chào."])
    noted = [
        (note.rule, text)
        for text in written_forms()
        for note in check(replace(head, sections=(Section(body=(Line(text=text),)),)), today=TODAY)
        if note.rule in errors
    ]

    assert noted == [
        ("weekday-mismatch", "Thứ 2 (15/9)"),
        ("citizen-id", "số căn cước 031090001234"),
        ("citizen-id", "số CCCD 030185001234"),
    ]


def test_the_rules_are_those_that_are_weighed():
    """Each rule has a severity and each severity a rule, in one order."""
    assert list(RULES) == list(SEVERITIES)


def test_a_rule_weighs_what_the_station_says_and_may_be_off():
    """The severity of a note is the one that is set; a rule without one is not looked at."""
    script = parse([*HEAD, "Họp ngày 31/11."])

    assert [note.severity for note in check(script, today=TODAY, severities={"impossible-date": Severity.WARNING})] == [
        Severity.WARNING
    ]
    assert check(script, today=TODAY, severities={}) == ()


@pytest.mark.parametrize(
    ("line", "noted"),
    [
        ("LOẠI: chuyên mục", True),
        ("PHÁT ĐẾN NGÀY: 05/12/2026", True),
        ("PHÁT ĐẾN NGÀY: 28/11/2026", False),
        ("NGÀY PHÁT: 26/11/2026", False),
    ],
)
def test_a_call_to_a_day_bounds_the_airing(line, noted):
    """What calls to the 28th should not be aired on the 29th: the head says so, or the note does."""
    head = ("TIÊU ĐỀ: Chuyên mục", "LOẠI: chuyên mục", "BIÊN TẬP: Trần Văn Khải", line)
    notes = found("open-ended", "Mời bà con dự họp vào 19h30 ngày 28/11/2026.", head=head)

    assert bool(notes) == noted
    assert found("open-ended", "Năm 2027 sẽ khai giảng; hôm nay trời đẹp.", head=head) == ()


def test_a_day_is_past_only_when_it_is_before_the_first_airing():
    """A script that waits for its day is judged by that day."""
    text = "Mời bà con dự họp vào 19h30 ngày 28/11/2026."
    head = ("TIÊU ĐỀ: Chuyên mục", "LOẠI: chuyên mục", "BIÊN TẬP: Trần Văn Khải")

    assert found("event-past", text, head=head) == ()
    assert len(found("event-past", text, head=(*head, "PHÁT TỪ NGÀY: 29/11/2026"))) == 1


def test_a_public_body_sells_nothing():
    """The same words are noted with a trader for a source, or none, and not with an office that answers for them."""
    text = "Bà con được mua phân bón giá ưu đãi."

    assert found("promotion", text, head=(*HEAD, "NGUỒN: Công ty Phân bón Mẫu")) != ()
    assert found("promotion", text, head=(*HEAD, "NGUỒN: Hội Nông dân xã")) == ()
    assert found("promotion", text, head=(*HEAD, "NGUỒN: tram-y-te")) == ()
    assert found("promotion", text, head=(*HEAD, "NGUỒN: Phòng bán hàng, Công ty Mẫu")) != ()


@pytest.mark.parametrize("rule", ["citizen-id", "bank-account", "birth-date"])
def test_a_note_does_not_repeat_what_it_bars(rule):
    """What should not be said aloud is not written into the station's book either."""
    [note] = found(rule, FOUND[rule][0])

    assert not any(len(word) > 4 and word.isdigit() for word in note.reason.replace("…", " ").split())
    assert "/3/" not in note.reason


def test_limits_are_the_stations():
    """Two words too many for one station are none too many for another."""
    text = "Một hai ba bốn năm sáu bảy."

    assert found("long-sentence", text) == ()
    assert len(found("long-sentence", text, attention=Attention(sentence_words=5))) == 1
    assert len(found("many-documents", FOUND["many-documents"][1], attention=Attention(documents=4))) == 0


def test_a_recording_tells_how_long_an_item_is():
    """The real duration counts once there is one: long at few words, short at many."""
    script = parse([*HEAD, "Một hai ba.", "Bốn năm."])
    spoken = [SpokenLine(role="", text=line.text) for line in script.lines]

    def notes(*durations):
        cues, at = [], timedelta()
        for words, duration in zip(("Một hai", "ba.", "Bốn năm."), durations, strict=True):
            cues.append(Cue(at=at, duration=timedelta(seconds=duration), title="", text=words))
            at += timedelta(seconds=duration)
        values = {"spoken": spoken, "cues": cues, "severities": {"long-item": Severity.WARNING}}
        return check(script, today=TODAY, **values)

    assert notes(50, 50, 50) == ()
    [note] = notes(50, 50, 100)
    assert "3.3 phút" in note.reason


def test_a_recording_of_other_words_is_not_counted():
    """A recording from before the lexicon changed says nothing of this reading."""
    script = parse([*HEAD, "Một hai ba."])
    cues = [Cue(at=timedelta(), duration=timedelta(hours=1), title="", text="Một.")]
    spoken = [SpokenLine(role="", text="Một hai ba.")]

    assert check(script, today=TODAY, spoken=spoken, cues=cues, severities={"long-item": Severity.WARNING}) == ()


def test_what_a_rule_finds_is_told_in_bounds():
    """A thousand faults of one kind give thirty notes, of the first of them."""
    notes = found("impossible-date", *[f"Đoạn {number}: họp ngày 31/11." for number in range(1, 1_001)])

    assert [note.place for note in notes] == [f"Phần không đề mục, đoạn {number}" for number in range(1, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "0" * 20_000,
        "gọi " + "1 2-3.(4) " * 3_000,
        "tài khoản " * 5_000 + "1",
        "sinh ngày 1/1/2000 mời " * 9_000,
        "031085001234 " * 9_000,
    ],
)
def test_no_text_keeps_a_rule_busy(text):
    """A text made to be slow to search is done with in moments."""
    script = parse([*HEAD, "Kính chào."])
    slow = replace(script, sections=(Section(body=(Line(text=text),)),))

    assert check(slow, today=TODAY, severities=dict.fromkeys(FOUND, Severity.WARNING)) is not None
