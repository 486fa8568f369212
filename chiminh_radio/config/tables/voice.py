"""How scripts are read aloud: [voice] and what stands under it."""

from collections.abc import Mapping

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import STEM, choice, inner, named, number, several, text, whole

NO_WORD = "không"
BUILT_IN_ENGINES = {
    "gtts": {"female": ("vi",), "male": ("vi",)},
    "espeak": {"female": ("vi+f3",), "male": ("vi", "vi+m7")},
    "edge": {"female": ("vi-VN-HoaiMyNeural",), "male": ("vi-VN-NamMinhNeural",)},
    "piper": {
        "female": ("audio/voices/vi_VN-vais1000-medium.onnx",),
        "male": ("audio/voices/vi_VN-vais1000-medium.onnx",),
    },
}


class Engine(Table):
    """Cài đặt riêng của một bộ đọc."""

    female: tuple[str, ...] = key(
        "Tên các giọng nữ của bộ đọc này: người nữ thứ nhất trong bài đọc giọng đầu, người thứ hai giọng sau.",
        several(text()),
    )
    male: tuple[str, ...] = key("Tên các giọng nam của bộ đọc này.", several(text()))
    speed: float = key("Tốc độ đọc; 1.0 là tốc độ vốn có của bộ đọc.", number(0.5, 2.0), 1.0)
    timeout_seconds: float = key("Đợi mỗi lời đọc lâu nhất bấy nhiêu giây.", number(1, 600), 30.0)


class Pauses(Table):
    """Khoảng lặng nghe được trong một bài, tính bằng phần nghìn giây. Loa ngoài trời vang, nên đừng ngắn quá."""

    sentence_ms: int = key("Sau một câu.", whole(0, 10_000), 500)
    question_ms: int = key("Sau dấu hỏi, dấu chấm than.", whole(0, 10_000), 600)
    clause_ms: int = key("Sau dấu hai chấm, dấu chấm phẩy.", whole(0, 10_000), 350)
    dash_ms: int = key("Ở dấu gạch ngang giữa câu.", whole(0, 10_000), 250)
    heading_ms: int = key("Sau dòng viết hoa cả dòng, hoặc dòng đầu mục mà không phải một câu.", whole(0, 10_000), 800)
    line_ms: int = key("Giữa hai lời đọc (hai đoạn).", whole(0, 10_000), 700)
    section_ms: int = key("Giữa hai mục.", whole(0, 10_000), 1_200)
    insert_ms: int = key("Trước và sau nhạc cắt.", whole(0, 10_000), 400)


class Reading(Table):
    """Lối nói của địa phương: chữ số đọc thành lời nào. Chữ biên tập viên đã viết thì giữ nguyên."""

    thousand: str = key("1.000 đọc là một nghìn hay một ngàn.", choice("nghìn", "ngàn"), "nghìn")
    zero_tens: str = key("101 đọc là một trăm linh một hay một trăm lẻ một.", choice("linh", "lẻ"), "linh")
    first_days: str = key(
        "Ngày 1 đến ngày 10 trong tháng: thêm mùng hay mồng trước số (ngày mùng ba tháng tư), hay không thêm.",
        choice(NO_WORD, "mùng", "mồng"),
        NO_WORD,
    )


class Voice(Table):
    """Đọc kịch bản thành tiếng."""

    chain: tuple[str, ...] = key(
        "Bộ đọc nào trước, bộ nào thay khi bộ trước không đọc được. edge, gtts cần mạng; piper, espeak thì không. "
        "Xem các bộ đọc bằng: chiminh-radio voice list.",
        several(text()),
        ("gtts", "espeak"),
    )
    engines: Mapping[str, Engine] = key("Cài đặt riêng của từng bộ đọc.", named(inner(Engine)), BUILT_IN_ENGINES)
    roles: Mapping[str, str] = key(
        "Ai đọc giọng nào: tên vai viết như trong kịch bản; giọng là nam hoặc nữ, có thể thêm chậm, rất chậm, nhanh, "
        "một số như 0,9 (tốc độ), trầm, cao. Dòng GIỌNG của kịch bản cũng viết như vậy.",
        named(text()),
        {},
    )
    lexicon_file: str = key(
        "Từ điển của đài dạng bảng tính, cạnh tệp này: CSV mã UTF-8 có các cột written, spoken, note (viết, đọc, ghi "
        "chú). Không có tệp thì thôi. Từ nào có cả ở [voice.lexicon] dưới đây thì theo [voice.lexicon].",
        text(pattern=STEM),
        "lexicon.csv",
    )
    lexicon: Mapping[str, str] = key("Từ điển của đài: chữ viết tắt hoặc từ khó, và cách đọc.", named(text()), {})
    reading: Reading = key("", inner(Reading), {})
    pauses: Pauses = key("", inner(Pauses), {})
