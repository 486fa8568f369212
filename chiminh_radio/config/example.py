"""The worked example in the sample: a station of one commune that runs as it stands, once `init` has made its folders.

Written as in the file. The people are to be replaced; the themes are those of Kế hoạch 84/KH-UBND, which
sets no targets.
"""

EXAMPLE = {
    "people": [
        {"name": "Biên Tập Viên (thay tên)", "roles": ["editor", "operator"]},
        {"name": "Người Duyệt (thay tên)", "roles": ["approver", "emergency"]},
    ],
    "voice": {
        "roles": {"Phát thanh viên nam": "nam", "Phát thanh viên nữ": "nữ", "PV": "nữ"},
        "lexicon": {"VSATTP": "vệ sinh an toàn thực phẩm", "BHYT": "bảo hiểm y tế"},
    },
    "outputs": [
        {"name": "loa", "kind": "soundcard"},
        {"name": "tep", "kind": "file", "target": "audio/out"},
    ],
    "zones": [{"name": "toan-xa", "title": "Toàn xã", "outputs": ["loa"]}],
    "slots": [
        {"name": "sang", "at": "05:30", "playlist": "ban-tin-sang", "zones": ["toan-xa"]},
        {"name": "chieu", "at": "17:00", "playlist": "ban-tin-sang", "zones": ["toan-xa"]},
    ],
    "special_days": [
        {"name": "quoc-tang", "title": "Quốc tang", "mourning": True},
        {"name": "bao", "title": "Có bão"},
    ],
    "themes": {
        "1.1": "Chủ trương, chính sách, pháp luật",
        "1.1a": "Chủ trương, chính sách, pháp luật",
        "1.1b": "Trách nhiệm người đứng đầu",
        "1.2": "Nghị quyết 57 và định hướng triển khai tại xã",
        "1.2a": "Tầm quan trọng, mục tiêu, tác động",
        "1.2b": "Cơ chế của thành phố thu hút chuyên gia, doanh nghiệp",
        "1.2c": "Kết quả trên địa bàn xã",
        "1.2d": "Mục tiêu, nhiệm vụ, giải pháp thời gian tới",
        "1.2e": "Phân tích lợi ích",
        "1.3": "Thành tựu và mô hình tiêu biểu",
        "1.3a": "Ứng dụng trong quản lý nhà nước",
        "1.3b": "Biểu dương doanh nghiệp, tổ chức",
        "1.3c": "Mô hình hay, điển hình tiên tiến",
        "1.4": "Chính sách hỗ trợ và cơ hội tham gia",
        "1.4a": "Chính sách khuyến khích",
        "1.4b": "Cơ hội hợp tác, đầu tư",
        "1.5": "Hướng dẫn chuyển đổi số theo đối tượng",
        "1.5a": "Công chức, viên chức",
        "1.5b": "Doanh nghiệp",
        "1.5c": "Tổ công nghệ số cộng đồng",
        "1.5d": "Người dân",
        "khac": "Ngoài kế hoạch",
    },
    "targets": {
        "themes": {
            **dict.fromkeys(("1.1a", "1.1b", "1.2a", "1.2b", "1.2c", "1.2d", "1.2e", "1.3a", "1.3b", "1.3c"), 5),
            **dict.fromkeys(("1.4a", "1.4b", "1.5a", "1.5b", "1.5c", "1.5d"), 10),
        },
    },
}
