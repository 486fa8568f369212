import mutagen


def test_a_programme_is_exported_where_it_is_told_to(radio, tmp_path):
    """The form is asked for, or told by the file's name; without either it is MP3."""
    opus, mp3 = tmp_path / "a.opus", tmp_path / "a.bin"
    told = [radio("playlist", "export", "du-phong", "-o", file)[0] for file in (opus, mp3)]

    assert told == [0, 0]
    assert mutagen.File(opus)["album"] == ["Chương trình dự phòng"]
    assert mutagen.File(mp3).mime[0] == "audio/mp3"
    assert radio("playlist", "export", "du-phong", "--format", "opus", "-o", mp3)[0] == 0
    assert mutagen.File(mp3).mime[0] == "audio/ogg"


def test_the_station_s_cover_goes_along(radio, book, tmp_path):
    """`[studio] cover` names a picture; one that is none is refused by its key."""
    book.write_text(book.read_text(encoding="utf-8") + '\n[studio]\ncover = "bia.png"\n', encoding="utf-8")
    code, _told, error = radio("playlist", "export", "du-phong", "-o", tmp_path / "a.mp3")

    assert (code, "[studio] cover" in error, (tmp_path / "a.mp3").exists()) == (1, True, False)
