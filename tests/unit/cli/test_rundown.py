"""How a rundown is told: each choice with its reason, within the width of a terminal."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.shelf import AT, BULLETIN, OPENING, FakeShelf, recipe, recording, script

from chiminh_radio.cli.rundown import print_rundown
from chiminh_radio.model.item import Cue, ItemKind
from chiminh_radio.model.programme import Part, PartKind
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.choosing import choose

FILL = Part(kind=PartKind.FILL, item_kind=ItemKind.MUSIC, count=9)
COLUMNS = Part(kind=PartKind.ITEMS, themes=("1.5",), count=2, optional=True)
NAMES = "Thông báo lịch cắt điện thôn Đông và các thôn lân cận trong ngày 23 tháng 11 năm 2026"


@pytest.fixture
def told(capsys, monkeypatch):
    """Print what a recipe takes of a shelf in a terminal of 80 columns, and give the lines."""

    def tell(playlist, *candidates, everything=False):
        monkeypatch.setenv("COLUMNS", "80")
        print_rundown(playlist, choose(playlist, AT, FakeShelf(*candidates)), AT, everything=everything)
        return capsys.readouterr().out.splitlines()

    return tell


def test_each_choice_has_its_reason(told):
    """Part by part what was taken and what was not, then the order with the times of beginning."""
    news = script("Tin tuần 48", ScriptKind.BULLETIN, seconds=100, fixed=True)
    songs = recording("Lý ngựa ô", seconds=60)
    playlist = recipe(OPENING, BULLETIN, COLUMNS, FILL, length=timedelta(minutes=2.25), tolerance=timedelta(seconds=1))

    assert told(playlist, news, replace(news, title="Tin tuần 47", barred="hết hạn 16/11/2026"), songs) == [
        "Bản tin sáng (ban-tin-sang), 23/11/2026",
        "1. nhạc: nhac-hieu",
        "   + nhac-hieu (0:01)",
        "2. bản tin",
        "   + Tin tuần 48 (1:40): mới nhất: ghi đúng ngày này",
        "   - Tin tuần 47: hết hạn 16/11/2026",
        "3. bài chủ đề 1.5 (nhiều nhất 2) (không bắt buộc)",
        "   ! không có gì, bỏ qua",
        "4. lấp cho đủ giờ: nhạc",
        "   + Lý ngựa ô (0:33 trong 1:00, nhỏ dần rồi dứt): lâu chưa phát nhất: chưa phát",
        "     lần nào",
        "",
        "Thứ tự phát lúc 05:30 thứ Hai 23/11/2026:",
        "  1  05:30:00  nhạc hiệu  nhac-hieu                                         0:01",
        "  2  05:30:01  tin bài    Tin tuần 48                                       1:40",
        "  3  05:31:42  nhạc       Lý ngựa ô                                         0:33",
        "     05:32:15             hết                                               2:15",
    ]


def test_headings_are_told_below_their_piece(told):
    """Whoever waits for one item of a bulletin finds its clock time; only pieces are numbered."""
    news = script("Tin tuần 48", ScriptKind.BULLETIN, seconds=100, fixed=True)
    cues = [
        Cue(at=timedelta(seconds=at), duration=timedelta(seconds=50), title=title, script_digest="tin", text="…")
        for at, title in ((0, "LỜI CHÀO"), (50, "TIN 1"))
    ]
    lines = told(recipe(OPENING, BULLETIN), replace(news, item=replace(news.item, cues=tuple(cues))))

    assert lines[-4:-1] == [
        "  2  05:30:01  tin bài    Tin tuần 48                                       1:40",
        "     05:30:01             · LỜI CHÀO                                        0:50",
        "     05:30:51             · TIN 1                                           0:50",
    ]


def test_what_is_missing_is_told_instead_of_an_order(told):
    """A recipe that cannot be built says which part is wanting."""
    lines = told(recipe(OPENING, replace(BULLETIN, alternatives=(COLUMNS,))))

    assert lines[3:5] == ["2. bản tin – hoặc bài chủ đề 1.5 (nhiều nhất 2)", "   ! CHƯA CÓ"]
    assert lines[6:7] == ["Chưa dựng được:"]
    assert not any(line.startswith("Thứ tự phát") for line in lines)


def test_a_long_list_is_cut_and_no_line_is_too_long(told):
    """Five of those passed over are named, the rest counted; all of them when asked for."""
    notices = [script(f"{NAMES} – {n}", ScriptKind.NOTICE, barred="chưa duyệt") for n in range(9)]
    asking = recipe(OPENING, replace(BULLETIN, script_kind=ScriptKind.NOTICE, optional=True))
    short, whole = told(asking, *notices), told(asking, *notices, everything=True)

    assert "   - và 4 bài khác; xem hết bằng --all" in short
    assert sum(line.startswith("   - ") for line in whole) == 9
    assert max(map(len, whole)) <= 80


def test_show_and_build_take_the_same(radio):
    """`playlist show` as JSON names what `playlist build` then builds."""
    shown = json.loads(radio("--json", "playlist", "show", "du-phong")[1])
    built = json.loads(radio("--json", "playlist", "build", "du-phong")[1])

    assert [element["item"]["digest"] for element in shown["rundown"]["elements"]] == built["items"]
    assert shown["playlist"]["parts"]
    assert radio("playlist", "show", "du-phong")[0] == 0
