"""Room on the disk: [disk]."""

from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import whole


class Disk(Table):
    """Chỗ trống trên đĩa. Hết chỗ thì thôi nhận bài trước, thôi dựng sau, việc phát giữ đến cùng. 0 là không xét."""

    intake_mb: int = key("Đĩa còn dưới bấy nhiêu MB thì chưa nhận thêm bài và tư liệu.", whole(0, 1_000_000), 500)
    make_mb: int = key(
        "Đĩa còn dưới bấy nhiêu MB thì thôi thu tiếng trước, chỉ dựng những lượt sắp phát.", whole(0, 1_000_000), 200
    )
