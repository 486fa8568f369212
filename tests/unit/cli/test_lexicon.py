import json


def test_a_word_is_added_listed_said_and_removed(radio):
    """The whole life of an entry, from outside."""
    assert radio("voice", "lexicon", "add", "KDCX", "khu dân cư xanh", "--note", "tên mới")[0] == 0

    _code, out, _err = radio("voice", "lexicon", "--json")
    [entry] = json.loads(out)
    assert entry == {
        "written": "KDCX",
        "spoken": "khu dân cư xanh",
        "note": "tên mới",
        "origin": "lexicon.csv",
        "in_force": True,
        "doubt": "",
    }
    _code, out, _err = radio("voice", "lexicon", "test", "Mời KDCX, kdcx họp")
    assert "Mời khu dân cư xanh, kdcx họp" in out
    assert "Theo từ điển: KDCX → khu dân cư xanh (lexicon.csv) tên mới" in out
    assert "Không theo từ điển: KDCX (lexicon.csv): câu viết “kdcx”" in out
    assert radio("voice", "lexicon", "remove", "KDCX")[0] == 0
    assert json.loads(radio("voice", "lexicon", "list", "--json")[1]) == []


def test_what_cannot_stand_is_refused(radio, tmp_path):
    """Nothing to say, no words, there already: told with the way out, and the file stays as it was."""
    radio("voice", "lexicon", "add", "KDCX", "khu dân cư xanh")
    before = (tmp_path / "lexicon.csv").read_bytes()

    for written, spoken, said in [
        (" ", "khu", "written còn trống"),
        ("KP", " ", "spoken còn trống"),
        ("KP", "khu 5", "“5” chưa phải lời đọc"),
        ("KDCX", "khu", "--replace"),
    ]:
        code, _out, err = radio("voice", "lexicon", "add", written, spoken)
        assert (code, said in err) == (1, True)
    assert (tmp_path / "lexicon.csv").read_bytes() == before
    assert radio("voice", "lexicon", "add", "KDCX", "khu xanh", "--replace")[0] == 0


def test_config_goes_before_the_file_and_the_list_says_so(radio, book, tmp_path):
    """An entry that does not hold is listed with the one that does, and none is added under one of config.toml."""
    book.write_text(book.read_text(encoding="utf-8") + '[voice.lexicon]\nKDC = "khu dân cư"\n', encoding="utf-8")
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDC,khu\n", encoding="utf-8")

    assert "theo config.toml" in " ".join(radio("voice", "lexicon")[1].split())
    code, _out, err = radio("voice", "lexicon", "add", "KDC", "khu", "--replace")
    assert (code, "[voice.lexicon]" in err) == (1, True)


def test_our_own_words_are_listed_when_asked_for(radio):
    """--all has the shipped words, and tells which of them the station replaced."""
    radio("voice", "lexicon", "add", "UBND", "ủy ban")
    entries = json.loads(radio("voice", "lexicon", "list", "--all", "--json")[1])

    assert [each["in_force"] for each in entries if each["written"] == "UBND"] == [True, False]
    assert len(entries) > 100


def test_faults_of_the_file_are_told_and_stop_the_reading_only(radio, tmp_path):
    """A broken line does not pass unseen: no script is read, and `status` says why; the air is not concerned."""
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDC,\n,khu\n", encoding="utf-8")

    code, out, _err = radio("status")
    assert (code, "lexicon.csv:2" in out, "lexicon.csv:3" in out) == (0, True, True)
    for words in (["voice", "lexicon"], ["voice", "lexicon", "add", "KP", "khu phố"], ["voice", "say", "KP"]):
        code, _out, err = radio(*words)
        assert (code, "lexicon.csv:2" in err, "lexicon.csv:3" in err) == (1, True, True)
    assert radio("playlist", "build", "du-phong")[0] == 0


def test_the_list_doubts_what_no_voice_may_say(radio, tmp_path):
    """What was typed into the file by hand is tried too."""
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDC,khu 5\n", encoding="utf-8")

    assert "“5” chưa phải lời đọc" in " ".join(radio("voice", "lexicon", "list", "--json")[1].split())
