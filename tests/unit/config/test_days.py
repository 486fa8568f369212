import pytest
from fakes.station import founded, slot

from chiminh_radio import config
from chiminh_radio.config.days import read_days
from chiminh_radio.errors import ConfigError

SLOT = slot("sang", "05:30", "du-phong")


@pytest.mark.parametrize(
    "said", ["31/02", "30/02/2028", "0", "32 âm", "31/01 âm", "05/06-01/06/2026", "01/06/2026-05/06", "1/13", "le", ""]
)
def test_what_is_no_day_says_none(said):
    """Days that never are, stretches that run backwards or mix one year with each, and unknown names are refused."""
    assert read_days(said) == ()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('from = "2026-09-05"', "ngày viết như “05/09/2026”"),
        ('dates = ["29/02/2027"]', "ngày viết như “22/12/2026”, “02/09”"),
        ("nth = [0]", "chỉ nhận 1, 2, 3, 4, 5 hoặc -1 (lần cuối)"),
        ('make_good = "trua"', "không có “trua” trong [[slots]]"),
        ('special = ["bao"]', "không có [[special_days]] nào tên “bao”"),
        ('[[special_days]]\nname = "thi"\ntitle = "Thi"\nzones = ["truong"]', "không có [[zones]] nào tên “truong”"),
        ('[[special_days]]\nname = "thi"\ntitle = "Thi"\nslots = ["trua"]', "không có [[slots]] nào tên “trua”"),
    ],
)
def test_a_fault_of_days_is_told_by_its_rule(tmp_path, line, sentence):
    """What a slot or a special day says of its days is checked before the station opens."""
    book = tmp_path / "config.toml"
    founded(tmp_path, SLOT)
    book.write_text(f"{book.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")

    with pytest.raises(ConfigError) as refused:
        config.load(book)
    assert sentence in str(refused.value)
