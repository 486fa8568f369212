import pytest
from fakes.broken import WAYS, passages, plan, scanned_plan, without_marks

from chiminh_radio.newsroom.damage import damage_in
from chiminh_radio.newsroom.legibility import Standards, measure

FEW = 4


def damage(text, known=()):
    return list(damage_in(text, Standards(), known))


def test_nothing_proper_is_called_damaged(samples):
    """Passages, the plan, the sample scripts: not one false alarm."""
    lines = [*passages(), *plan().splitlines()]
    lines += [line for path in samples.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]

    assert [(line, damage(line)) for line in lines if damage(line)] == []


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_what_is_left_unconverted_is_damage(way):
    """Should a conversion fail, hardly a line of it may be approved."""
    assert len([each for each in passages() if not damage(way(each))]) <= 1


@pytest.mark.parametrize(
    ("lines", "share"), [(scanned_plan().splitlines(), 0.94), ([*map(without_marks, passages())], 0.94)]
)
def test_a_single_bad_line_is_seen(lines, share):
    """Of lines of a scan, or without marks, that have a few words, almost all are seen without their neighbours."""
    told = [bool(damage(line)) for line in lines if measure(line).words >= FEW]

    assert sum(told) >= share * len(told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Doc 1ap - Tw do - Hanh phuc", "“1ap”"),
        ("Kế hoạch s6 84", "“s6”"),
        ("đ61 mới", "“đ61”"),
        ("tối h0m nay", "“h0m”"),
        ("một nhà máy nằm ở c«ng viên", "“c«ng”"),
        ("khoa học, công ngh¢", "“ngh¢”"),
        ("đi tới Ph­êng ®Êt".replace("\u00ad", ""), "“®Êt”"),
        ("nhân dân đợc nghe", "“đợc”"),
        ("Đoàn đến từ Москва hôm qua", "“Москва”"),
        ("Hàng nhập từ 中国 về chợ", "“中国”"),
        ("Xin ch\ufffdo bà con", "“�”"),
        ("Bản tin hôm nay. Kinh moi ba con den hop tai nha van hoa. Xin cảm ơn bà con.", "“Kinh moi"),
    ],
)
def test_a_flaw_within_a_sound_line_is_named(text, said):
    """The sentence shows the very word."""
    assert any(said in each for each in damage(text))


@pytest.mark.parametrize(
    "text",
    [
        "20kg, 7h30, 5m2, 10ha, 1ha, 3km, 24h, 5g, lớp 1a, QL1A, A4, COVID19, m3, h5n1, b12, 5ngày, mp3, top10, omega3",
        "30°C, 25 m², «Nhà nông số», VnEdu®, © 2026, 2‰, 5 µg, § 5, ½ cân, từ 5¢, 3 × 4, a/b, v.v…, 5’ 30”, tia α, 5 Ω",
        "Hướng dẫn: thơm, cơm, sơn, hợp, lớp, ngợp, chớp, thớt; xã Mường Pơng",
    ],
)
def test_what_is_written_so_on_purpose_is_left(text):
    """Units, codes, classes, quotes and signs of their own are no damage."""
    assert damage(text) == []


@pytest.mark.parametrize("text", ["a", "à", "é ", "Ã¡", "1a", "a¡", "c. ", "á»", "\ue000"])
def test_no_repetition_is_slow(text):
    """A hostile line as long as a script may be is done with; a catastrophic pattern would not come back."""
    assert isinstance(damage(text * (200_000 // len(text))), list)
