"""config.toml, table by table in the order of the sample: each key with its Vietnamese words, its rule, its default.

One schema, three uses: it checks the file (loader.py), it words the faults (faults.py), and it writes the commented
sample (sample.py), where a docstring introduces its table and a description stands above its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chiminh_radio.config.keys import (
    NAME,
    PUBLIC_KEY,
    STEM,
    TIME,
    WINDOW,
    choice,
    inner,
    key,
    named,
    number,
    several,
    text,
    whole,
    yes_no,
)
from chiminh_radio.model.decision import Severity
from chiminh_radio.severities import SEVERITIES

DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
ROLES = ("editor", "operator", "approver", "emergency")
EVERY_DAY = "hang-ngay"
NO_WORD = "không"
OFF = "off"
"""A rule that is not looked at."""
BUILT_IN_ENGINES = {
    "gtts": {"female": ("vi",), "male": ("vi",)},
    "espeak": {"female": ("vi+f3",), "male": ("vi", "vi+m7")},
    "edge": {"female": ("vi-VN-HoaiMyNeural",), "male": ("vi-VN-NamMinhNeural",)},
    "piper": {
        "female": ("audio/voices/vi_VN-vais1000-medium.onnx",),
        "male": ("audio/voices/vi_VN-vais1000-medium.onnx",),
    },
}


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Station:
    """Đài: tên gọi, ngôn ngữ, và các thư mục của đài."""

    name: str = key("Tên đài, như khi xưng trên sóng.", text(), "Đài Truyền thanh xã Chí Minh")
    commune: str = key("Xã, phường hoặc đặc khu.", text(), "xã Chí Minh")
    province: str = key("Tỉnh hoặc thành phố.", text(), "thành phố Hải Phòng")
    language: str = key("Ngôn ngữ của chương trình: vi (tiếng Việt) hoặc en (tiếng Anh).", choice("vi", "en"), "vi")
    inbox: str = key(
        "Nơi biên tập viên thả kịch bản vào. Các đường dẫn dưới đây tính từ thư mục chứa tệp config.toml này; "
        "muốn để nơi khác thì ghi đường dẫn đầy đủ.",
        text(),
        "inbox",
    )
    playlists: str = key("Thư mục công thức chương trình, mỗi chương trình một tệp .toml.", text(), "playlists")
    audio: str = key("Thư mục âm thanh: nhạc hiệu, tư liệu, chương trình đã dựng.", text(), "audio")
    database: str = key("Sổ của máy: đã duyệt gì, đã phát gì. Sao lưu bằng: chiminh-radio backup.", text(), "radio.db")
    log: str = key("Nhật ký kỹ thuật, để xem khi máy báo lỗi.", text(), "radio.log")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Hours:
    """Giờ được phát loa. Bản tin khẩn cấp không bị giới hạn bởi giờ này."""

    allowed: tuple[str, ...] = key(
        "Các khoảng giờ được phát trong ngày.", several(text(pattern=WINDOW)), ("05:00-21:00",)
    )
    session_limit_minutes: int = key("Một buổi phát dài nhất bao nhiêu phút.", whole(1, 720), 45)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class ApprovalRules:
    """Quy tắc duyệt."""

    self_approval: bool = key(
        "Người biên tập có được tự duyệt bài của chính mình không: true (được) hoặc false (không).",
        yes_no(),
        default=False,
    )
    signed: bool = key(
        "Mỗi lần duyệt phải ký bằng khóa riêng của người duyệt không: true (phải) hoặc false (không). Lệnh "
        "“person add” và “person key” lập khóa rồi tự bật khóa này.",
        yes_no(),
        default=False,
    )


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Person:
    """Người làm việc ở đài. Hãy thay các tên mẫu bằng tên thật, viết như tên trong kịch bản."""

    name: str = key("Họ và tên.", text())
    roles: tuple[str, ...] = key(
        "Việc được làm: editor (biên tập), operator (vận hành), approver (duyệt), emergency (phát tin khẩn cấp).",
        several(choice(*ROLES)),
    )
    key: str = key(
        "Khóa công khai của người này, do “person add” hoặc “person key” ghi. Khóa riêng người ấy tự giữ.",
        text(empty=True, pattern=PUBLIC_KEY),
        "",
    )


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class InboxRules:
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
    refuse_syllables: int = key(
        "Chữ hỏng (sai bảng mã, máy quét đọc nhầm) thì không nhận: dưới bấy nhiêu phần trăm số chữ đúng chính tả. "
        "Các mức này đã đo trên văn bản thật; từ nước ngoài hay dùng thì thêm vào [voice.lexicon], đừng hạ mức.",
        whole(50, 100),
        80,
    )
    refuse_marks: int = key("Dưới bấy nhiêu phần trăm số chữ có dấu thì không nhận.", whole(20, 100), 50)
    warn_syllables: int = key("Dưới bấy nhiêu phần trăm số chữ đúng chính tả thì nhắc.", whole(50, 100), 92)
    warn_marks: int = key("Dưới bấy nhiêu phần trăm số chữ có dấu thì nhắc.", whole(20, 100), 70)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Checker:
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


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Engine:
    """Cài đặt riêng của một bộ đọc."""

    female: tuple[str, ...] = key(
        "Tên các giọng nữ của bộ đọc này: người nữ thứ nhất trong bài đọc giọng đầu, người thứ hai giọng sau.",
        several(text()),
    )
    male: tuple[str, ...] = key("Tên các giọng nam của bộ đọc này.", several(text()))
    speed: float = key("Tốc độ đọc; 1.0 là tốc độ vốn có của bộ đọc.", number(0.5, 2.0), 1.0)
    timeout_seconds: float = key("Đợi mỗi lời đọc lâu nhất bấy nhiêu giây.", number(1, 600), 30.0)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Pauses:
    """Khoảng lặng nghe được trong một bài, tính bằng phần nghìn giây. Loa ngoài trời vang, nên đừng ngắn quá."""

    sentence_ms: int = key("Sau một câu.", whole(0, 10_000), 500)
    question_ms: int = key("Sau dấu hỏi, dấu chấm than.", whole(0, 10_000), 600)
    clause_ms: int = key("Sau dấu hai chấm, dấu chấm phẩy.", whole(0, 10_000), 350)
    dash_ms: int = key("Ở dấu gạch ngang giữa câu.", whole(0, 10_000), 250)
    heading_ms: int = key("Sau dòng viết hoa cả dòng, hoặc dòng đầu mục mà không phải một câu.", whole(0, 10_000), 800)
    line_ms: int = key("Giữa hai lời đọc (hai đoạn).", whole(0, 10_000), 700)
    section_ms: int = key("Giữa hai mục.", whole(0, 10_000), 1_200)
    insert_ms: int = key("Trước và sau nhạc cắt.", whole(0, 10_000), 400)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Reading:
    """Lối nói của địa phương: chữ số đọc thành lời nào. Chữ biên tập viên đã viết thì giữ nguyên."""

    thousand: str = key("1.000 đọc là một nghìn hay một ngàn.", choice("nghìn", "ngàn"), "nghìn")
    zero_tens: str = key("101 đọc là một trăm linh một hay một trăm lẻ một.", choice("linh", "lẻ"), "linh")
    first_days: str = key(
        "Ngày 1 đến ngày 10 trong tháng: thêm mùng hay mồng trước số (ngày mùng ba tháng tư), hay không thêm.",
        choice(NO_WORD, "mùng", "mồng"),
        NO_WORD,
    )


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Voice:
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


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Studio:
    """Dựng chương trình."""

    loudness_lufs: float = key("Độ to chung của mọi chương trình, tính bằng LUFS.", number(-40, -8), -16.0)
    true_peak_dbtp: float = key("Đỉnh cao nhất được phép, tính bằng dBTP.", number(-12, 0), -1.5)
    ffmpeg: str = key(
        "Đường dẫn tới ffmpeg riêng của đài; để trống thì dùng bản đi kèm chương trình.", text(empty=True), ""
    )
    opening: str = key(
        "Nhạc cho [NHẠC HIỆU]: tên tệp trong audio/library, không có đuôi.", text(pattern=STEM), "nhac-hieu"
    )
    break_: str = key("Nhạc cho [NHẠC CẮT].", text(pattern=STEM), "nhac-cat")
    closing: str = key("Nhạc cho [NHẠC KẾT].", text(pattern=STEM), "nhac-ket")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Output:
    """Đầu ra: một đường tiếng ra loa."""

    name: str = key("Tên ngắn, để cụm loa gọi tới.", text(pattern=NAME))
    kind: str = key("Loại: soundcard (cạc âm thanh của máy) hoặc file (ghi vào tệp WAV).", text())
    target: str = key(
        "Nơi tiếng đi tới. soundcard: tên thiết bị, để trống là thiết bị mặc định. file: thư mục ghi tệp.",
        text(empty=True),
        "",
    )
    options: Mapping[str, str] = key("Tùy chọn riêng của loại đầu ra này.", named(text(empty=True)), {})


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Zone:
    """Cụm loa: các đầu ra cùng phát một lúc."""

    name: str = key("Tên ngắn, để khung giờ gọi tới.", text(pattern=NAME))
    title: str = key("Tên gọi đầy đủ.", text())
    outputs: tuple[str, ...] = key("Các đầu ra của cụm này.", several(text(pattern=NAME)))


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Schedule:
    """Chuẩn bị và dự phòng."""

    prepare_minutes: int = key("Chương trình phải dựng xong trước giờ phát bấy nhiêu phút.", whole(1, 720), 30)
    fallback: str = key(
        "Chương trình phát khi không chương trình nào dựng được. Chỉ gồm nhạc sẵn có, để loa không im.",
        text(pattern=STEM),
        "du-phong",
    )


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Slot:
    """Khung giờ: cứ đến giờ này, vào những ngày này, thì phát chương trình này."""

    name: str = key("Tên ngắn của khung giờ, không trùng nhau.", text(pattern=NAME))
    days: tuple[str, ...] = key(
        "Ngày phát: T2, T3, T4, T5, T6, T7, CN; hoặc hang-ngay (mọi ngày).",
        several(choice(*DAYS, EVERY_DAY)),
        (EVERY_DAY,),
    )
    at: str = key("Giờ bắt đầu.", text(pattern=TIME))
    playlist: str = key("Chương trình: tên tệp trong thư mục playlists, không có đuôi .toml.", text(pattern=STEM))
    zones: tuple[str, ...] = key("Phát ở những cụm loa nào.", several(text(pattern=NAME)))
    priority: str = key(
        "Loại bản tin: thuong (thông thường) hoặc uu-tien (ưu tiên).", choice("thuong", "uu-tien"), "thuong"
    )
    late: str = key(
        "Khi không kịp giờ: start (phát muộn, đủ bài), join (vào giữa bài, kịp giờ kết thúc), skip (bỏ lượt này).",
        choice("start", "join", "skip"),
        "start",
    )
    late_minutes: int = key("Muộn quá số phút này thì bỏ lượt.", whole(0, 720), 10)
    fallbacks: tuple[str, ...] = key(
        "Các chương trình thay, lần lượt, khi chương trình chính không dựng được.",
        several(text(pattern=STEM), least=0),
        (),
    )


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Book:
    """The whole file."""

    station: Station = key("", inner(Station), {})
    hours: Hours = key("", inner(Hours), {})
    approval: ApprovalRules = key("", inner(ApprovalRules), {})
    people: tuple[Person, ...] = key("", several(inner(Person), least=0), ())
    inbox: InboxRules = key("", inner(InboxRules), {})
    checker: Checker = key("", inner(Checker), {})
    voice: Voice = key("", inner(Voice), {})
    studio: Studio = key("", inner(Studio), {})
    outputs: tuple[Output, ...] = key("", several(inner(Output), least=0), ())
    zones: tuple[Zone, ...] = key("", several(inner(Zone), least=0), ())
    schedule: Schedule = key("", inner(Schedule), {})
    slots: tuple[Slot, ...] = key("", several(inner(Slot), least=0), ())
    themes: Mapping[str, str] = key(
        "Chủ đề tuyên truyền: mã và tên. Kịch bản ghi mã chủ đề; báo cáo tính theo mã.", named(text()), {}
    )
