import re
from datetime import timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chiminh_radio
from chiminh_radio.errors import PlaylistError
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.programme import Part, PartKind, Pick, Playlist
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.library import shipped
from chiminh_radio.studio.playlists import read_playlist, read_playlists

SAMPLE = Path(chiminh_radio.__file__).parent / "sample" / "playlists"
TOP = Path(__file__).parents[3] / "playlists"

WHOLE = """
title = "Bản tin"
themes = ["1.1", "1.2"]
[[parts]]
jingle = "nhac-hieu"
[[parts]]
script = "q&a"
series = "Hỏi đáp"
optional = true
[[parts]]
items = ["1.3", "1.5"]
count = 2
"""


FULL = """
title = "Buổi chiều"
length_minutes = 20
tolerance_seconds = 30
ident = "xung-danh"
ident_minutes = 7.5
[[parts]]
script = "notice"
themes = ["1.1"]
audience = "người dân"
count = 3
pick = "urgent"
not_within_hours = 24
bed = "nhac-nen"
chime = "chuong"
[[parts.or]]
jingle = "nhac-cat"
[[parts.or]]
items = "interview"
themes = ["1.5"]
series = "Nhà nông số"
[[parts]]
fill = "music"
[[parts]]
fill = ["1.5"]
pick = "in-order"
count = 2
"""


KINDS = "bulletin, notice, dialogue, panel, interview, column, q&a, correction"


@pytest.fixture
def write(tmp_path):
    def write(text, name="ban-tin.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults_of(path):
    with pytest.raises(PlaylistError) as caught:
        read_playlist(path)
    return str(caught.value).splitlines()


def test_whole(write):
    """Every key of a recipe arrives in its place."""
    assert read_playlist(write(WHOLE)) == Playlist(
        name="ban-tin",
        title="Bản tin",
        themes=("1.1", "1.2"),
        parts=(
            Part(kind=PartKind.JINGLE, name="nhac-hieu"),
            Part(
                kind=PartKind.SCRIPT, script_kind=ScriptKind.QUESTION, series="Hỏi đáp", pick=Pick.NEWEST, optional=True
            ),
            Part(kind=PartKind.ITEMS, themes=("1.3", "1.5"), count=2),
        ),
    )


def test_whole_of_the_longer_words(write):
    """So does what makes a programme fit: length, ident, alternatives, what fills."""
    interviews = Part(kind=PartKind.ITEMS, item_kind=ItemKind.INTERVIEW, themes=("1.5",), series="Nhà nông số")
    notices = Part(
        kind=PartKind.SCRIPT,
        script_kind=ScriptKind.NOTICE,
        themes=("1.1",),
        audience="người dân",
        count=3,
        pick=Pick.URGENT,
        not_within=timedelta(hours=24),
        bed="nhac-nen",
        chime="chuong",
        alternatives=(Part(kind=PartKind.JINGLE, name="nhac-cat"), interviews),
    )

    assert read_playlist(write(FULL)) == Playlist(
        name="ban-tin",
        title="Buổi chiều",
        length=timedelta(minutes=20),
        tolerance=timedelta(seconds=30),
        ident="xung-danh",
        ident_every=timedelta(minutes=7.5),
        parts=(
            notices,
            Part(kind=PartKind.FILL, item_kind=ItemKind.MUSIC, count=100),
            Part(kind=PartKind.FILL, themes=("1.5",), pick=Pick.IN_ORDER, count=2),
        ),
    )


def test_notepad_mark(write):
    """The mark that Notepad puts before a file does not matter."""
    assert read_playlist(write("\ufeff" + WHOLE)).title == "Bản tin"


def test_all_faults_at_once(write):
    """Each fault is one line with file, part, key and value, and a near name where there is one."""
    path = write(
        """
title = ""
tiltle = "x"
[[parts]]
jingel = "nhac-hieu"
[[parts]]
jingle = "a"
script = "bulletin"
[[parts]]
script = "buletin"
name = "x"
[[parts]]
items = ["1.3", "1.3"]
count = true
optional = "true"
[[parts]]
items = []
count = 0
"""
    )

    assert faults_of(path) == [
        "ban-tin.toml: không có khóa «tiltle» ở đây, ý bạn là «title»?",
        'ban-tin.toml: title = "": phải là một dòng chữ, không để trống',
        "ban-tin.toml, phần 1: không có khóa «jingel» ở đây, ý bạn là «jingle»?",
        "ban-tin.toml, phần 1: chỉ được có một trong các khóa jingle, script, items, fill, phần này có 0",
        "ban-tin.toml, phần 2: chỉ được có một trong các khóa jingle, script, items, fill, phần này có 2",
        "ban-tin.toml, phần 3: không có khóa «name» ở đây",
        'ban-tin.toml, phần 3: script = "buletin": không có loại kịch bản này, ý bạn là «bulletin»? Có: ' + KINDS,
        'ban-tin.toml, phần 4: items: chủ đề "1.3" ghi hai lần',
        "ban-tin.toml, phần 4: count = true: phải là số nguyên từ 1 đến 100",
        'ban-tin.toml, phần 4: optional = "true": phải là true hoặc false',
        'ban-tin.toml, phần 5: items = []: phải là danh sách chủ đề, như ["1.3", "1.5"]',
        "ban-tin.toml, phần 5: count = 0: phải là số nguyên từ 1 đến 100",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('title = "a"', "chưa có phần nào"),
        ('title = "a"\nparts = []', "chưa có phần nào"),
        ('title = "a"\nparts = [1]', "không phải 1"),
        ('[[parts]]\njingle = "a"', "thiếu khóa title"),
        ('title = "a"\n[[parts]\n', "dòng 2, cột 8"),
        ('title = "a"\ntitle = "b"', "cuối tệp"),
        ("title = " + "[" * 5000, "cuối tệp"),
        ("title = [" + "1, " * 1000 + "]", "…: phải là"),
        ("title = 1\n" + '[[parts]]\njingle = "a"\n' * 101, "có 101 phần"),
        ("# " + "a" * 70_000, "lớn quá 64 KB"),
        ("length_minutes = 0", "length_minutes = 0: phải là số lớn hơn 0, nhiều nhất 720"),
        ("length_minutes = -1", "length_minutes = -1: phải là"),
        ("length_minutes = 721", "length_minutes = 721: phải là"),
        ("length_minutes = inf", "phải là số lớn hơn 0"),
        ("length_minutes = nan", "phải là số lớn hơn 0"),
        ('length_minutes = "20"', "phải là số lớn hơn 0"),
        ("length_minutes = 1\ntolerance_seconds = 60", "không được dài bằng cả chương trình"),
        ("length_minutes = 1\ntolerance_seconds = -1", "phải là số nguyên từ 0 đến 3600"),
        ("tolerance_seconds = 1", "thiếu length_minutes"),
        ('ident = "a"', "ident và ident_minutes đi với nhau"),
        ("ident_minutes = 5", "ident và ident_minutes đi với nhau"),
        ('length_minutes = 5\nident = "a"\nident_minutes = 5', "không bao giờ đến lượt"),
        ('[[parts]]\nfill = "music"', "có phần fill mà thiếu length_minutes"),
        ('[[parts]]\nfill = "music"\noptional = true', "phần 1: không có khóa «optional» ở đây"),
        ('[[parts]]\nfill = "jingle"', 'phần 1: fill = "jingle": không có loại tư liệu này. Có: news, notice, music'),
        ('[[parts]]\nitems = ["1"]\nthemes = ["1"]', "phần 1: items đã là danh sách chủ đề; hãy bỏ khóa themes"),
        ('[[parts]]\nitems = "music"\npick = "newst"', "không có cách chọn này, ý bạn là «newest»? Có: newest,"),
        ('[[parts]]\nitems = "music"\nnot_within_hours = 0', "not_within_hours = 0: phải là số lớn hơn 0"),
        ('[[parts]]\njingle = "a"\ncount = 2', "phần 1: không có khóa «count» ở đây"),
        ('[[parts]]\njingle = "a"\nor = 1', "phần 1: or = 1: mỗi phương án thay là một khối [[parts.or]]"),
        (
            '[[parts]]\njingle = "a"\n[[parts.or]]\njingle = "b"\n[[parts.or]]\nfill = "music"',
            "phần 1, [[parts.or]] thứ 2: fill không đứng trong",
        ),
        (
            '[[parts]]\njingle = "a"\n[[parts.or]]\njingle = "b"\n[[parts.or.or]]\njingle = "c"',
            "phần 1, [[parts.or]] thứ 1: không có khóa «or» ở đây",
        ),
    ],
)
def test_broken(write, text, fault):
    """What is no recipe at all is told with its place."""
    assert any(fault in line for line in faults_of(write(text)))


def test_not_text(tmp_path):
    """A file in another encoding, and one that is not there, get a sentence."""
    path = tmp_path / "a.toml"
    path.write_bytes('title = "Bản tin"'.encode("utf-16"))

    assert "UTF-8" in faults_of(path)[0]
    assert "không mở được" in faults_of(tmp_path / "b.toml")[0]


@pytest.mark.parametrize("name", ["Ban-tin.toml", "bản-tin.toml", "a_b.toml", "-a.toml", "a b.toml"])
def test_names(write, name):
    """A recipe's name is plain, for people type it and schedules name it."""
    assert "tên tệp" in faults_of(write(WHOLE, name))[0]


def test_folder(write, tmp_path):
    """A folder is read by name, and the faults of all its files come together."""
    write(WHOLE, "b.toml")
    write(WHOLE, "a.toml")

    assert [playlist.name for playlist in read_playlists(tmp_path)] == ["a", "b"]

    write("title = 1", "c.toml")
    write("x", "d.toml")
    with pytest.raises(PlaylistError) as caught:
        read_playlists(tmp_path)

    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == ["c.toml", "c.toml", "d.toml"]


def test_samples():
    """The sample recipes can be read, and name only jingles that are shipped."""
    playlists = read_playlists(SAMPLE)
    names = {part.name for playlist in playlists for part in playlist.parts if part.kind is PartKind.JINGLE}

    assert [playlist.name for playlist in playlists] == ["ban-tin-sang", "chuyen-muc-so", "du-phong"]
    assert names <= set(shipped())


def test_the_handbook_shows_recipes_that_can_be_read(write):
    """What is offered for copying is without fault."""
    pages = (TOP.parent / "docs" / "handbook").glob("*.md")
    blocks = [block for page in pages for block in re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)]
    recipes = [block for block in blocks if "[[parts]]" in block]

    assert len(recipes) > 1
    assert all(read_playlist(write(dedent(block))).parts for block in recipes)


def test_fallback_needs_only_the_library():
    """The fallback recipe cannot fail for want of a script."""
    assert {part.kind for part in read_playlist(SAMPLE / "du-phong.toml").parts} == {PartKind.JINGLE}


def test_top_level_equals_sample():
    """The repository is itself a station, with the recipes that `init` writes."""
    assert {path.name: path.read_bytes() for path in TOP.glob("*.toml")} == {
        path.name: path.read_bytes() for path in SAMPLE.glob("*.toml")
    }


@given(
    st.dictionaries(
        st.sampled_from(["title", "themes", "parts", "x"]),
        st.recursive(
            st.one_of(st.integers(), st.booleans(), st.text(st.characters(codec="ascii", categories=["L"]))),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(
                    st.sampled_from(["jingle", "script", "items", "fill", "count", "optional", "series", "or", "pick"]),
                    inner,
                    max_size=3,
                ),
            ),
            max_leaves=8,
        ),
    )
)
def test_never_breaks(tmp_path_factory, table):
    """Whatever a TOML file holds, it is a recipe or a PlaylistError."""
    path = tmp_path_factory.mktemp("p") / "a.toml"
    path.write_text("\n".join(f"{key} = {toml(value)}" for key, value in table.items()), encoding="utf-8")
    try:
        found = read_playlist(path).parts
    except PlaylistError as error:
        found = str(error)

    assert found


def toml(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    return str(value)
