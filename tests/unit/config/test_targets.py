"""[targets]: how much of each theme is to be aired."""

import pytest

from chiminh_radio import config
from chiminh_radio.errors import ConfigError
from chiminh_radio.model.targets import Period, Targets, Unit

BOOK = """\
[[people]]
name = "Người duyệt"
roles = ["approver"]

[themes]
"1.1" = "Chủ trương"
"1.1a" = "Chính sách"
"1.1b" = "Người đứng đầu"
khac = "Ngoài kế hoạch"
"""


def book(folder, text=""):
    path = folder / "config.toml"
    path.write_text(BOOK + text, encoding="utf-8")
    return path


def test_targets_are_those_of_the_station(tmp_path):
    """What the operator wrote is what rotation and warnings get; a target of nought is none."""
    said = '[targets]\nunit = "items"\nper = "week"\n[targets.themes]\n"1.1a" = 3\nkhac = 0\n'
    station = config.load(book(tmp_path, said))

    assert station.targets() == Targets(unit=Unit.ITEMS, per=Period.WEEK, of={"1.1a": 3.0, "khac": 0.0})
    assert station.wanted_themes == ("1.1a",)


def test_without_targets_every_leaf_is_wanted(tmp_path):
    """A group of themes is none itself."""
    station = config.load(book(tmp_path))

    assert station.targets() == Targets()
    assert station.wanted_themes == ("1.1a", "1.1b", "khac")


def test_a_target_is_of_one_theme_that_is_there(tmp_path):
    """A group, and a theme that the station does not have, are told with their line and what to write."""
    with pytest.raises(ConfigError) as caught:
        config.load(book(tmp_path, '[targets.themes]\n"1.1" = 3\n"1.1c" = 3\n'))

    assert list(caught.value.findings) == [
        (
            "config.toml:11: [targets.themes], khóa “1.1”: “1.1” là nhóm chủ đề; hãy đặt chỉ tiêu cho từng chủ đề "
            "trong nhóm: 1.1a, 1.1b"
        ),
        (
            "config.toml:12: [targets.themes], khóa “1.1c”: không có chủ đề “1.1c” trong bảng [themes]; có phải ý là "
            "“1.1b”?"
        ),
    ]
