import base64
from datetime import date, timedelta

import mutagen
import pytest
from fakes.sounds import tone, write_wav
from mutagen.flac import Picture as FlacPicture

from chiminh_radio.drawing import Canvas, Colour, to_png
from chiminh_radio.errors import AudioError, StationError
from chiminh_radio.ffmpeg import Ffmpeg, Form
from chiminh_radio.studio.export import Chapter, Tags, cover_of, drawn_cover, export

AWKWARD = "a=b; #c \\ d\nể “Hội nghị” 50%"
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b08002a0064010111000000000000000000")
"""The head of one that is 100 dots wide and 42 high."""


def seconds(number):
    return timedelta(seconds=number)


def tags(**more):
    told = {
        "title": AWKWARD,
        "series": "Bản tin buổi sáng",
        "station": "Đài Truyền thanh xã Chí Minh",
        "day": date(2026, 11, 23),
        "genre": "Phát thanh",
        "credits": ("Tin tuần 48 – nguồn: UBND xã", AWKWARD),
        "chapters": (
            Chapter(start=seconds(0), end=seconds(0.25), title="nhac-hieu"),
            Chapter(start=seconds(0.75), end=seconds(2), title=AWKWARD),
        ),
        "cover": drawn_cover("Đài", "Bản tin", "23/11/2026"),
        "duration": seconds(2),
    }
    return Tags(**{**told, **more})


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    return write_wav(tmp_path_factory.mktemp("master") / "a.wav", tone(2.0))


def exported(master, into, form, **more):
    done = []
    export(Ffmpeg(), master, into, form, tags=tags(**more), gone_by=done.append)
    assert done == sorted(done)
    assert done[-1] == pytest.approx(seconds(2), abs=seconds(0.1))
    return mutagen.File(into)


def test_an_mp3_says_what_it_is(master, tmp_path):
    """Players find title, series, station, day, sources and cover; the sound is as long as the master."""
    file = exported(master, tmp_path / "a.mp3", Form.MP3)

    assert file.tags.version == (2, 3, 0)
    assert [str(file.tags[name]) for name in ("TIT2", "TALB", "TPE1", "TDRC")] == [
        AWKWARD,
        "Bản tin buổi sáng",
        "Đài Truyền thanh xã Chí Minh",
        "2026-11-23",
    ]
    assert file.tags["COMM::vie"].text == [f"Tin tuần 48 – nguồn: UBND xã\n{AWKWARD}"]
    assert file.tags["APIC:"].data == tags().cover.data
    assert (file.info.channels, file.info.sample_rate, file.info.bitrate) == (1, 48_000, 96_000)
    assert file.info.length == pytest.approx(2.0, abs=0.1)


def test_an_mp3_lists_its_chapters(master, tmp_path):
    """Each has its times to the millisecond and its title, and the list that shows them names them in order."""
    chapters = exported(master, tmp_path / "a.mp3", Form.MP3).tags

    assert chapters["CTOC:toc"].child_element_ids == ["c0", "c1"]
    assert [(each.start_time, each.end_time, str(each.sub_frames["TIT2"])) for each in chapters.getall("CHAP")] == [
        (0, 250, "nhac-hieu"),
        (750, 2000, AWKWARD),
    ]


def test_an_opus_file_says_the_same(master, tmp_path):
    """Title, station, day, sources, cover and the beginning of each chapter; no character ends a value."""
    file = exported(master, tmp_path / "a.opus", Form.OPUS)
    cover = FlacPicture(base64.b64decode(file["metadata_block_picture"][0]))

    assert (file["title"], file["artist"], file["date"]) == (
        [AWKWARD],
        ["Đài Truyền thanh xã Chí Minh"],
        ["2026-11-23"],
    )
    assert AWKWARD in "".join(file["description"] if "description" in file else file["comment"])
    assert (file["chapter000"], file["chapter001"]) == (["00:00:00.000"], ["00:00:00.750"])
    assert file["chapter001name"] == [AWKWARD]
    assert (cover.data, cover.width, cover.type) == (tags().cover.data, 600, 3)
    assert file.info.length == pytest.approx(2.0, abs=0.1)


def test_the_same_programme_gives_the_same_bytes(master, tmp_path):
    """Nothing of the moment goes into a file."""
    for form in Form:
        exported(master, tmp_path / "a", form)
        exported(master, tmp_path / "b", form)

        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_more_chapters_than_a_list_can_name(master, tmp_path):
    """The first 255 are listed, and the file stays one that can be read."""
    many = tuple(Chapter(start=seconds(n / 200), end=seconds((n + 1) / 200), title=f"{n}") for n in range(300))
    file = exported(master, tmp_path / "a.mp3", Form.MP3, chapters=many, cover=None, credits=())

    assert len(file.tags["CTOC:toc"].child_element_ids) == 255
    assert file.info.length == pytest.approx(2.0, abs=0.1)


def test_what_ffmpeg_cannot_read_leaves_the_file_that_was_there(tmp_path):
    """The file exported before stays whole, and nothing half done lies beside it."""
    (tmp_path / "a.wav").write_bytes(b"RIFF" + b"\1" * 60)
    (tmp_path / "a.mp3").write_bytes(b"before")

    with pytest.raises(AudioError, match=r"a\.wav"):
        export(Ffmpeg(), tmp_path / "a.wav", tmp_path / "a.mp3", Form.MP3, tags=tags(), gone_by=lambda _done: None)

    assert (tmp_path / "a.mp3").read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mp3", "a.wav"]


def test_a_place_that_takes_nothing_is_told(master, tmp_path):
    """A folder that cannot be made is a sentence."""
    (tmp_path / "a").write_bytes(b"")

    with pytest.raises(StationError, match=r"b\.mp3"):
        export(Ffmpeg(), master, tmp_path / "a" / "b.mp3", Form.MP3, tags=tags(), gone_by=lambda _done: None)


@pytest.mark.parametrize(
    ("data", "mime", "size"),
    [(to_png(Canvas(30, 20, Colour(1, 2, 3))), "image/png", (30, 20)), (JPEG, "image/jpeg", (100, 42))],
)
def test_the_station_s_own_picture_is_taken(tmp_path, data, mime, size):
    """PNG and JPEG, each with its size."""
    (tmp_path / "bia").write_bytes(data)
    cover = cover_of(tmp_path / "bia")

    assert (cover.mime, (cover.width, cover.height), cover.data) == (mime, size, data)


@pytest.mark.parametrize("data", [b"", b"GIF89a" * 9, b"\x89PNG\r\n\x1a\n", JPEG[:20], JPEG[:4] + b"\0\0" * 40])
def test_what_is_no_picture_is_refused(tmp_path, data):
    """A cover must be a whole PNG or JPEG; the sentence names the key."""
    (tmp_path / "bia").write_bytes(data)

    with pytest.raises(StationError, match=r"\[studio\] cover"):
        cover_of(tmp_path / "bia")


def test_a_picture_that_is_missing_or_too_big_is_refused(tmp_path):
    """More than a megabyte would go into each file."""
    (tmp_path / "bia").write_bytes(to_png(Canvas(3, 2, Colour(1, 2, 3))) + bytes(1 << 20))

    for name in ("bia", "khong-co"):
        with pytest.raises(StationError, match=r"\[studio\] cover"):
            cover_of(tmp_path / name)


def test_a_drawn_cover_shows_the_title():
    """Two programmes have two covers, however long their names."""
    covers = {drawn_cover("Đài", title, "23/11/2026").data for title in ("Bản tin", "Chuyên mục", "Rất dài " * 40)}

    assert len(covers) == 3
