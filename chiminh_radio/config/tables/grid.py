"""When what airs: [schedule], [[slots]], [[special_days]]."""

from chiminh_radio.config.days import a_day, some_days, which_of_the_month
from chiminh_radio.config.keys import Table, key
from chiminh_radio.config.rules import NAME, STEM, TIME, WINDOW, choice, several, text, whole, yes_no

DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
EVERY_DAY = "hang-ngay"


class Schedule(Table):
    """Chuẩn bị, dự phòng, phát lại."""

    prepare_minutes: int = key("Chương trình phải dựng xong trước giờ phát bấy nhiêu phút.", whole(1, 720), 30)
    fallback: str = key(
        "Chương trình phát khi không chương trình nào dựng được. Chỉ gồm nhạc sẵn có, để loa không im.",
        text(pattern=STEM),
        "du-phong",
    )
    repeat_hours: int = key(
        "“schedule check” báo khi một cụm loa phát lại cùng một chương trình trong bấy nhiêu giờ; 0 là không báo.",
        whole(0, 168),
        2,
    )


class Slot(Table):
    """Khung giờ: cứ đến giờ này, vào những ngày này, thì phát chương trình này. Mỗi khóa về ngày thu hẹp thêm."""

    name: str = key("Tên ngắn của khung giờ, không trùng nhau.", text(pattern=NAME))
    days: tuple[str, ...] = key(
        "Ngày phát: T2, T3, T4, T5, T6, T7, CN; hoặc hang-ngay (mọi ngày).",
        several(choice(*DAYS, EVERY_DAY)),
        (EVERY_DAY,),
    )
    at: str = key("Giờ bắt đầu.", text(pattern=TIME))
    from_: str = key("Phát từ ngày này, viết như “05/09/2026”; để trống là từ trước đến nay.", a_day(), "")
    until: str = key("Phát đến hết ngày này; để trống là mãi.", a_day(), "")
    weeks: str = key(
        "Tuần nào, theo số tuần trong năm: all (mọi tuần), odd (tuần lẻ), even (tuần chẵn).",
        choice("all", "odd", "even"),
        "all",
    )
    nth: tuple[int, ...] = key(
        "Lần thứ mấy của thứ ấy trong tháng: [1] là lần đầu, [1, 3] lần đầu và lần ba, [-1] lần cuối; [] là mọi lần.",
        several(which_of_the_month(), least=0),
        (),
    )
    dates: tuple[str, ...] = key(
        "Chỉ những ngày này: “22/12/2026” (một lần), “02/09” (mỗi năm), “01/06-05/06”, “15 âm” (rằm mỗi tháng), "
        "“10/03 âm”, hoặc tên ngày lễ như ở [[special_days]]; [] là mọi ngày.",
        several(some_days(), least=0),
        (),
    )
    special: tuple[str, ...] = key(
        "Chỉ khi có ngày đặc biệt này (tên trong [[special_days]]), như giờ phát riêng của Tết hay của đợt bão; "
        "[] là mọi ngày.",
        several(text(pattern=NAME), least=0),
        (),
    )
    playlist: str = key("Chương trình: tên tệp trong thư mục playlists, không có đuôi .toml.", text(pattern=STEM))
    zones: tuple[str, ...] = key("Phát ở những cụm loa nào.", several(text(pattern=NAME)))
    priority: str = key(
        "Loại bản tin: thuong (thông thường) hoặc uu-tien (ưu tiên).", choice("thuong", "uu-tien"), "thuong"
    )
    late: str = key(
        "Khi không kịp giờ: start (phát muộn, đủ bài), join (vào giữa bài, kịp giờ kết thúc), skip (bỏ lượt này), "
        "exact (đúng giờ thì phát, bài đang phát phải nhường; lỡ hoặc bị ngắt thì bỏ).",
        choice("exact", "start", "join", "skip"),
        "start",
    )
    late_minutes: int = key("Muộn quá số phút này thì bỏ lượt.", whole(0, 720), 10)
    make_good: str = key(
        "Lỡ thì phát bù ở đâu, một lần, trong vòng 7 ngày: next (khung giờ kế tiếp cùng cụm loa) hoặc tên một khung "
        "giờ; để trống là không phát bù.",
        text(empty=True),
        "",
    )
    limit_minutes: int = key("Dài nhất bao nhiêu phút; 0 là theo [hours] session_limit_minutes.", whole(0, 720), 0)
    fallbacks: tuple[str, ...] = key(
        "Các chương trình thay, lần lượt, khi chương trình chính không dựng được.",
        several(text(pattern=STEM), least=0),
        (),
    )


class SpecialDay(Table):
    """Ngày đặc biệt: Tết, ngày tang, tuần thi, đợt bão… Hai ngày trùng nhau mà trái nhau thì theo ngày khai trước."""

    name: str = key("Tên ngắn, để khung giờ và lệnh gọi tới.", text(pattern=NAME))
    title: str = key("Tên gọi, như sẽ in trong lịch.", text())
    dates: tuple[str, ...] = key(
        "Những ngày nào: như khóa dates của [[slots]]; [] là chưa biết trước, khi có thì bật bằng “schedule declare”. "
        "Tên ngày lễ dùng được: tet-duong-lich, tet (giao thừa đến mùng 3), gio-to, chien-thang, quoc-te-lao-dong, "
        "quoc-khanh, van-hoa-viet-nam; ngay-le là mọi ngày lễ.",
        several(some_days(), least=0),
        (),
    )
    playlist: str = key(
        "Phát chương trình này thay cho chương trình trong khung giờ; để trống là vẫn như cũ.", text(empty=True), ""
    )
    slots: tuple[str, ...] = key(
        "Chỉ thay ở những khung giờ này; [] là mọi khung giờ.", several(text(pattern=NAME), least=0), ()
    )
    mourning: bool = key(
        "Ngày tang: true thì không phát nhạc, trừ nhạc đã ghi là hợp ngày tang (item add --solemn).",
        yes_no(),
        default=False,
    )
    quiet: tuple[str, ...] = key(
        'Im lặng trong các khoảng giờ này, trừ tin khẩn cấp: như giờ học của tuần thi; ["00:00-24:00"] là cả ngày.',
        several(text(pattern=WINDOW), least=0),
        (),
    )
    zones: tuple[str, ...] = key(
        "Chỉ im lặng ở những cụm loa này; [] là mọi cụm loa.", several(text(pattern=NAME), least=0), ()
    )
