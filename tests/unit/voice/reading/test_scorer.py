"""The scorer lets ways of saying the same pass, and nothing else."""

import re

import pytest
from proofs.reading.scorer import Case, cases, folded


@pytest.mark.parametrize(
    ("category", "one", "other"),
    [
        ("number", "Một nghìn, không trăm linh năm.", "một ngàn lẻ năm"),
        ("number", "hai mươi tư", "hai mươi bốn"),
        ("date", "ngày mùng bốn tháng tư", "ngày bốn tháng bốn"),
        ("date", "quý tư, tháng chạp", "quí bốn tháng mười hai"),
        ("time", "bảy giờ ba mươi phút", "bẩy giờ rưỡi"),
        ("time", "bảy giờ không năm phút", "bảy giờ năm"),
        ("time", "mười tám giờ không phút", "mười tám giờ đúng"),
        ("money", "hai trăm đô la Mĩ", "hai trăm đô la"),
        ("measure", "một trăm ki lô mét", "một trăm cây số"),
        ("measure", "ba ki-lô-gam", "ba kí lô"),
        ("plain", "hoà bình", "hòa bình"),
        ("plain", "nhà thuỷ điện", "nhà thủy điện"),
        ("plain", "a\u0301o", "áo"),
        ("docnum", "năm mươi bảy gạch ngang nờ quy xuyệt tê vê kép", "năm mươi bảy nờ quy trên tê đắp liu"),
        ("url_email", "vê tê vê dấu chấm vê nờ", "vê tê vê chấm vê en"),
        ("code_foreign", "có <en>wifi</en>", "có oai phai"),
    ],
)
def test_ways_of_saying_the_same_are_one(category, one, other):
    """Regions, spellings, units, letters, and how full the hour is said make no difference."""
    assert folded(one, category) == folded(other, category)


@pytest.mark.parametrize(
    ("category", "one", "other"),
    [
        ("number", "hai mươi mốt", "hai mươi một"),
        ("number", "một nghìn không trăm", "một nghìn"),
        ("percent", "tám mươi lăm phần trăm", "tám mươi lăm %"),
        ("measure", "ba ki lô mét", "ba km"),
        ("range", "hai gạch ngang ba ngày", "hai ba ngày"),
        ("date", "ngày 5 tháng tư", "ngày năm tháng tư"),
        ("fraction", "một trên ba", "một ba"),
        ("plain", "nhà", "nhã"),
    ],
)
def test_what_was_not_read_or_read_otherwise_is_another(category, one, other):
    """Digits, signs and units left as written, other numbers and other tones do not pass."""
    assert folded(one, category) != folded(other, category)


def test_figures_are_no_reading_of_themselves():
    """Whoever leaves the digits as they were written is not right anywhere in the open set."""
    assert [case.written for case in cases() if re.search(r"\d", case.written) and case.accepts(case.written)] == []


def test_every_accepted_reading_passes():
    """A case accepts its own readings, in capitals too."""
    case = Case("30%", "percent", ["ba mươi phần trăm", "ba chục phần trăm"])
    assert [case.accepts(reading.upper()) for reading in case.accepted] == [True, True]
