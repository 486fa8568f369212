"""The house and its people: [station], [hours], [approval], [[people]]."""

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import PUBLIC_KEY, WINDOW, choice, several, text, whole, yes_no

ROLES = ("editor", "operator", "approver", "emergency")
SPOKEN = ("news", "notice", "interview", "lesson")
"""The kinds of items in which somebody speaks."""


class Station(Table):
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


class Hours(Table):
    """Giờ được phát loa. Bản tin khẩn cấp không bị giới hạn bởi giờ này."""

    allowed: tuple[str, ...] = key(
        "Các khoảng giờ được phát trong ngày.", several(text(pattern=WINDOW)), ("05:00-21:00",)
    )
    session_limit_minutes: int = key("Một buổi phát dài nhất bao nhiêu phút.", whole(1, 720), 45)


class ApprovalRules(Table):
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
    items: tuple[str, ...] = key(
        "Loại tư liệu thêm bằng “item add” phải được duyệt (“item approve”) mới phát: news (tin bài), notice (thông "
        "báo), interview (phỏng vấn), lesson (bài học), music (nhạc), jingle (nhạc hiệu). Để [] thì không loại nào.",
        several(choice(*SPOKEN, "music", "jingle"), least=0),
        SPOKEN,
    )


class Person(Table):
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
