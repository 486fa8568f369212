from dataclasses import replace

import pytest
from fakes.station import MORNING, approve, bulletin, withdraw

from chiminh_radio import exports, production
from chiminh_radio.errors import PlaylistError
from chiminh_radio.ffmpeg import Form

TODAY = MORNING.date()


@pytest.fixture
def record(station):
    """A bulletin that says where it comes from."""
    record = approve(station, replace(bulletin(TODAY), source="UBND xã Chí Minh"))
    production.voice(station, record)
    return record


def test_only_what_may_air_leaves_the_station(station, record, tmp_path):
    """Withdrawn after it was built, it is not exported, and no file is there."""
    programme = production.of_day(station, "ban-tin-sang", TODAY)
    withdraw(station, record)

    with pytest.raises(PlaylistError, match="rút lại"):
        exports.export(station, programme, tmp_path / "a.mp3", Form.MP3, lambda _done: None)

    assert not (tmp_path / "a.mp3").exists()


@pytest.mark.usefixtures("record")
def test_a_changed_master_is_not_exported(station, tmp_path):
    """What lies on the disk must be what was built."""
    programme = production.of_day(station, "ban-tin-sang", TODAY)
    path = station.config.root / programme.audio
    path.write_bytes(path.read_bytes() + b"\0\0")

    with pytest.raises(PlaylistError, match="không còn là băng đã dựng"):
        exports.export(station, programme, tmp_path / "a.mp3", Form.MP3, lambda _done: None)


def test_the_tags_tell_series_station_pieces_and_sources(station, record):
    """Each piece is a chapter; a script's source is told by its title."""
    tags = exports.tags_of(station, production.of_day(station, "ban-tin-sang", TODAY))

    assert (tags.series, tags.station) == ("Bản tin buổi sáng", "Đài Truyền thanh xã Chí Minh")
    assert tags.title == "Bản tin buổi sáng, thứ hai 23/11/2026"
    assert [chapter.title for chapter in tags.chapters] == ["nhac-cat", record.script.title]
    assert tags.credits == (f"{record.script.title} – nguồn: UBND xã Chí Minh",)
    assert tags.cover.mime == "image/png"


def test_music_is_told_with_its_artist_source_and_licence(station):
    """What the library knows of a sound goes with it."""
    programme = production.of_day(station, "du-phong", TODAY)
    (piece,) = programme.pieces
    item = station.items.get(piece.item_digest)
    station.items.add(replace(item, artist="Trần Văn A", source="Đài tỉnh", licence="CC BY 4.0"))

    assert exports.tags_of(station, programme).credits == (
        "nhac-ket – nguồn: Trần Văn A; Đài tỉnh, giấy phép: CC BY 4.0",
    )


@pytest.mark.usefixtures("record")
def test_a_day_gone_by_is_told_as_it_was(station):
    """Of yesterday nothing is built anew; what has expired meanwhile stays at home."""
    programme = production.of_day(station, "ban-tin-sang", TODAY)
    fallback = production.of_day(station, "du-phong", TODAY)
    station.clock.sleep(86_400)

    assert production.of_day(station, "du-phong", TODAY) == fallback
    with pytest.raises(PlaylistError, match="ban-tin-sang"):
        production.of_day(station, programme.playlist, TODAY)
