"""From the studio to the loudspeakers: [studio], [[outputs]], [[zones]], [schedule], [[slots]]."""

from collections.abc import Mapping

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import NAME, STEM, TIME, choice, named, number, several, text, whole

DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
EVERY_DAY = "hang-ngay"


class Studio(Table):
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
    cover: str = key(
        "Ảnh bìa của các tệp xuất ra (“playlist export”): tệp PNG hoặc JPEG; để trống thì máy vẽ một ảnh có tên đài.",
        text(empty=True),
        "",
    )


class Output(Table):
    """Đầu ra: một đường tiếng ra loa."""

    name: str = key("Tên ngắn, để cụm loa gọi tới.", text(pattern=NAME))
    kind: str = key("Loại: soundcard (cạc âm thanh của máy) hoặc file (ghi vào tệp WAV).", text())
    target: str = key(
        "Nơi tiếng đi tới. soundcard: tên thiết bị, để trống là thiết bị mặc định. file: thư mục ghi tệp.",
        text(empty=True),
        "",
    )
    options: Mapping[str, str] = key("Tùy chọn riêng của loại đầu ra này.", named(text(empty=True)), {})


class Zone(Table):
    """Cụm loa: các đầu ra cùng phát một lúc."""

    name: str = key("Tên ngắn, để khung giờ gọi tới.", text(pattern=NAME))
    title: str = key("Tên gọi đầy đủ.", text())
    outputs: tuple[str, ...] = key("Các đầu ra của cụm này.", several(text(pattern=NAME)))


class Schedule(Table):
    """Chuẩn bị và dự phòng."""

    prepare_minutes: int = key("Chương trình phải dựng xong trước giờ phát bấy nhiêu phút.", whole(1, 720), 30)
    fallback: str = key(
        "Chương trình phát khi không chương trình nào dựng được. Chỉ gồm nhạc sẵn có, để loa không im.",
        text(pattern=STEM),
        "du-phong",
    )


class Slot(Table):
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
