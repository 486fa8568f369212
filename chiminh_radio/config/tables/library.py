"""What the library takes: [library]."""

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import number, whole, yes_no


class Library(Table):
    """Kho tư liệu: “item add” nhận âm thanh nào vào audio/library."""

    max_file_mb: int = key("Tệp lớn hơn số MB này thì không nhận.", whole(1, 10_000), 1_000)
    max_minutes: int = key("Bản thu dài hơn bấy nhiêu phút thì không nhận.", whole(1, 720), 120)
    max_clipped_percent: float = key(
        "Vỡ tiếng không cứu được: quá bấy nhiêu phần trăm số mẫu bị cắt phẳng ở đỉnh thì không nhận.",
        number(0.1, 100),
        5.0,
    )
    music_source: bool = key(
        "Nhạc phải ghi nguồn (--source) hoặc giấy phép (--licence) mới nhận: true hoặc false.", yes_no(), default=True
    )
