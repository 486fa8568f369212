"""What is to be spoken of, and how much: [targets]; the themes themselves are plain names."""

from collections.abc import Mapping

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import choice, named, number, whole


class Targets(Table):
    """Chỉ tiêu theo chủ đề. Phần balanced của công thức chọn trước chủ đề còn thiếu nhiều nhất."""

    unit: str = key(
        "Tính bằng minutes (số phút đã phát) hoặc items (số lượt bài đã phát trọn).",
        choice("minutes", "items"),
        "minutes",
    )
    per: str = key("Trong mỗi week (tuần, từ thứ Hai) hoặc month (tháng).", choice("week", "month"), "month")
    silent_weeks: int = key(
        "Chủ đề mà bấy nhiêu tuần liền không có bài mới thì nhắc ở “status”; 0 là không nhắc.",
        whole(0, 52),
        4,
    )
    themes: Mapping[str, float] = key(
        "Mỗi chủ đề bao nhiêu. Kế hoạch không đặt số nào: các số mẫu là để thay bằng số của đài. Xóa hết thì mọi chủ "
        "đề như nhau.",
        named(number(0, 100_000)),
        {},
    )
