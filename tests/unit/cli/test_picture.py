def test_a_picture_is_drawn_of_a_programme(radio, tmp_path):
    """`playlist picture` writes a PNG where it is told to, or says why not; nothing half done stays."""
    file = tmp_path / "hinh" / "a.png"

    assert radio("playlist", "picture", "du-phong", "-o", file)[0] == 0
    assert file.read_bytes().startswith(b"\x89PNG")
    assert list(file.parent.iterdir()) == [file]

    code, _told, error = radio("playlist", "picture", "du-phong", "-o", file / "b.png")

    assert code == 1
    assert "b.png" in error
