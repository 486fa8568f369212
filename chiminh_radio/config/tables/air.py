"""From the studio to the loudspeakers: [studio], [[outputs]], [[zones]]."""

from collections.abc import Mapping

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import NAME, STEM, choice, named, number, several, text


class Studio(Table):
    """Dựng chương trình."""

    loudness_lufs: float = key("Độ to chung của mọi chương trình, tính bằng LUFS.", number(-40, -8), -16.0)
    true_peak_dbtp: float = key("Đỉnh cao nhất được phép, tính bằng dBTP.", number(-12, 0), -1.5)
    profile: str = key(
        "Chỉnh tiếng cho loa nào: loa (loa nén ngoài trời: bỏ phần loa không phát được, làm rõ tiếng nói) hoặc phang "
        "(giữ nguyên, khi nghe bằng loa tốt).",
        choice("loa", "phang"),
        "loa",
    )
    bed_below_lu: float = key(
        "Nhạc nền (khóa bed trong công thức) nhỏ hơn tiếng nói bấy nhiêu đơn vị độ to, khi có người nói.",
        number(10, 40),
        18.0,
    )
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
