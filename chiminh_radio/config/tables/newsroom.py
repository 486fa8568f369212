"""What comes in and how it is looked at: [inbox], [checker]."""

from collections.abc import Mapping

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import choice, named, number, whole, yes_no
from chiminh_radio.model.decision import Severity
from chiminh_radio.severities import SEVERITIES

OFF = "off"
"""A rule that is not looked at."""


class InboxRules(Table):
    """Nhận kịch bản từ thư mục inbox."""

    settle_seconds: float = key(
        "Tệp không thay đổi trong bấy nhiêu giây thì coi là đã chép xong.", number(0.5, 600), 3.0
    )
    max_file_mb: int = key("Tệp lớn hơn số MB này thì không nhận.", whole(1, 200), 10)
    max_characters: int = key("Kịch bản dài hơn số ký tự này thì không nhận.", whole(1_000, 5_000_000), 200_000)
    max_pages: int = key("Tệp PDF dài hơn số trang này thì không nhận.", whole(1, 1_000), 50)
    max_unpacked_mb: int = key(
        "Tệp .docx, .odt giải nén ra hơn số MB này thì không nhận. Tệp nén trong tệp nén không bao giờ được mở.",
        whole(1, 1_000),
        30,
    )
    max_ratio: int = key("Tệp nén quá bấy nhiêu lần thì không nhận; tệp Word thật chưa đến 30.", whole(10, 1_000), 100)
    convert: bool = key(
        "Nhận cả tệp .doc (khi máy có LibreOffice) và PDF (khi máy có pdftotext): true hoặc false.",
        yes_no(),
        default=True,
    )
    convert_seconds: int = key("Đổi một tệp như thế lâu nhất bấy nhiêu giây.", whole(5, 600), 60)
    max_recording_mb: int = key("Bản ghi âm nặng hơn số MB này thì không nhận.", whole(1, 2_000), 200)
    max_recording_minutes: int = key("Bản ghi âm dài hơn số phút này thì không nhận.", whole(1, 180), 30)
    refuse_syllables: int = key(
        "Chữ hỏng (sai bảng mã, máy quét đọc nhầm) thì không nhận: dưới bấy nhiêu phần trăm số chữ đúng chính tả. "
        "Các mức này đã đo trên văn bản thật; từ nước ngoài hay dùng thì thêm vào [voice.lexicon], đừng hạ mức.",
        whole(50, 100),
        80,
    )
    refuse_marks: int = key("Dưới bấy nhiêu phần trăm số chữ có dấu thì không nhận.", whole(20, 100), 50)
    warn_syllables: int = key("Dưới bấy nhiêu phần trăm số chữ đúng chính tả thì nhắc.", whole(50, 100), 92)
    warn_marks: int = key("Dưới bấy nhiêu phần trăm số chữ có dấu thì nhắc.", whole(20, 100), 70)


class Checker(Table):
    """Kiểm tra kịch bản: bao nhiêu thì người nghe khó theo, và mỗi quy tắc nặng bao nhiêu."""

    sentence_words: int = key("Câu dài quá bấy nhiêu chữ thì nhắc.", whole(10, 200), 40)
    item_minutes: float = key("Tin đọc liền một mạch quá bấy nhiêu phút thì nhắc.", number(0.5, 60), 3.0)
    syllables_per_second: float = key(
        "Mỗi giây đọc bấy nhiêu chữ, kể cả chỗ nghỉ, để ước độ dài khi chưa thu tiếng (2.8 đo với espeak, tốc độ 1.0). "
        "Bài đã thu thì tính đúng độ dài thật.",
        number(1, 10),
        2.8,
    )
    document_numbers: int = key("Một câu có quá bấy nhiêu số hiệu văn bản thì nhắc.", whole(1, 20), 3)
    rules: Mapping[str, str] = key(
        "Mỗi quy tắc: error (phải sửa mới duyệt được), warning (nhắc) hoặc off (không xét). Từng quy tắc nói gì, xem "
        "trang Kiểm tra kịch bản trong sổ tay.",
        named(choice(Severity.ERROR.value, Severity.WARNING.value, OFF)),
        {rule: severity.value for rule, severity in SEVERITIES.items()},
    )
