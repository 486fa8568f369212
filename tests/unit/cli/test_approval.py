import wave

import pytest

from chiminh_radio import clock, config
from chiminh_radio.cli import console
from chiminh_radio.cli.main import run
from chiminh_radio.model.script import ScriptState
from chiminh_radio.newsroom import keyfile
from chiminh_radio.newsroom.signing import is_signed_by, new_signer
from chiminh_radio.station import Station

LEADER = "Lãnh Đạo"
WORDS = "hoa gạo tháng ba"


@pytest.fixture
def usb(tmp_path_factory):
    return tmp_path_factory.mktemp("usb") / "lan.pem"


@pytest.fixture
def station(book):
    house = Station(config.load(book))
    yield house
    house.close()


@pytest.fixture
def handed_in(station):
    """Two scripts that wait for a decision."""
    return [
        station.desk.receive(path, at=clock.now()).number
        for path in (written(station.config.root / f"{name}.txt", name) for name in ("mot", "hai"))
    ]


def written(path, name):
    day = clock.now().date()
    head = f"BẢN TIN {name.upper()}\nBIÊN TẬP: Trần Văn Khải\n"
    path.write_text(f"{head}\nKính chào bà con, hôm nay ngày {day:%d/%m/%Y}.\n", encoding="utf-8")
    return path


@pytest.fixture
def _signing(radio, usb, monkeypatch):
    """The leader got a key."""
    monkeypatch.setenv("CHIMINH_PASSPHRASE", WORDS)
    assert radio("person", "key", LEADER, "--key", usb)[0] == 0


@pytest.fixture
def answers(monkeypatch):
    """Somebody sits there and types these."""
    said = []
    monkeypatch.setattr(console, "require_somebody", lambda _otherwise: None)
    monkeypatch.setattr("builtins.input", lambda _question: said.pop(0))
    return said


def states(station):
    return [record.state for record in station.scripts.all()]


def test_a_leader_sees_each_script_as_it_will_be_said_and_answers_for_each(radio, station, handed_in, answers):
    """The batch is shown with written → spoken; what was not said yes to stays as it was."""
    answers += ["xem lại", "k", "có"]
    code, told, _error = radio("script", "approve", *handed_in, "--by", LEADER)

    assert code == 0
    assert told.count(" → ") >= 2
    assert states(station) == [ScriptState.VOICED, ScriptState.CHECKED]


def test_nobody_is_asked_where_nobody_sits(radio, station, handed_in):
    """Without a terminal and without --yes nothing is approved."""
    code, _told, error = radio("script", "approve", *handed_in, "--by", LEADER)

    assert (code, "--yes" in error) == (1, True)
    assert set(states(station)) == {ScriptState.CHECKED}


@pytest.mark.usefixtures("_signing")
def test_an_approval_is_signed_with_the_key_on_the_stick(radio, station, handed_in, usb):
    """From `person key` on; the decision in the book bears a signature that the public key proves."""
    code, told, error = radio("script", "approve", *handed_in, "--by", LEADER, "--key", usb, "--yes")

    assert (code, error) == (0, "")
    assert "Đã duyệt và ký" in told
    [key] = config.load(station.config.path).approvers().values()
    assert all(is_signed_by(key, record.approval) for record in station.scripts.all())


@pytest.mark.parametrize("key", ["none", "another's", "wrong passphrase"])
@pytest.mark.usefixtures("_signing")
def test_without_the_own_key_nothing_is_approved(radio, station, handed_in, usb, key):
    """No stick, a stranger's stick, and a slip in the passphrase each decide nothing."""
    keyfile.save(new_signer(), usb.with_name("nguoi-khac.pem"), WORDS)
    slip = usb.with_name("mat-khau.txt")
    slip.write_text("hoa gạo tháng tư" if key == "wrong passphrase" else WORDS, encoding="utf-8")
    stick = usb.with_name({"none": "khac.pem", "another's": "nguoi-khac.pem"}.get(key, usb.name))
    how = ["--by", LEADER, "--key", stick, "--passphrase-file", slip, "--yes"]
    code, _told, _error = radio("script", "approve", *handed_in, *how)

    assert code == 1
    assert set(states(station)) == {ScriptState.CHECKED}


def test_a_script_is_heard_before_it_is_approved(radio, station, handed_in, tmp_path):
    """It is written as it would sound; it does not come on the shelf and its state does not change."""
    code, _told, error = radio("script", "listen", handed_in[0], "-o", tmp_path / "nghe.wav")

    assert (code, error) == (0, "")
    with wave.open(str(tmp_path / "nghe.wav")) as sound:
        assert sound.getnframes() > sound.getframerate()
    assert station.items.all() == ()
    assert set(states(station)) == {ScriptState.CHECKED}


def test_status_says_what_is_to_be_approved_again(radio, station, handed_in):
    """A lexicon changed between the approval and the voice is a concern; so is not to sign."""
    station.decisions.approve(handed_in[0], by=LEADER, at=clock.now())
    radio("voice", "lexicon", "add", "bà con", "bà con mình")
    told = " ".join(radio("status")[1].split())

    assert "cần duyệt lại" in told
    assert "duyệt chưa cần ký" in told


# ── On another PC ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def elsewhere(tmp_path_factory, monkeypatch, capsys):
    """A command line on a PC where there is no station."""

    def call(*words):
        monkeypatch.chdir(tmp_path_factory.mktemp("may-khac"))
        code = run([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def bundle(radio, handed_in, tmp_path_factory):
    """Both scripts, exported."""
    path = tmp_path_factory.mktemp("usb-2") / "tuan.zip"
    assert radio("script", "export", *handed_in, "-o", path)[0] == 0
    return path


@pytest.fixture
def sign(elsewhere, bundle, usb, _signing):
    """The leader's command on the other PC."""
    return lambda *more: elsewhere("script", "approve", bundle, "--by", LEADER.lower(), "--key", usb, *more)


def test_a_leader_signs_on_another_pc_and_the_station_takes_it(radio, sign, station, bundle):
    """Seen and signed where there is no station; imported, checked and voiced where there is one."""
    code, told, error = sign("--yes")
    assert (code, error) == (0, "")
    assert told.count(" → ") >= 2
    assert set(states(station)) == {ScriptState.CHECKED}

    code, _told, error = radio("script", "import", bundle)
    assert (code, error) == (0, "")
    assert set(states(station)) == {ScriptState.VOICED}
    code, _told, error = radio("script", "import", bundle)
    assert (code, "đã được duyệt" in error) == (1, True)


def test_only_what_the_leader_says_yes_to_is_signed(radio, sign, station, bundle, answers):
    """Each script of a bundle is asked for, and a second look asks for what is left."""
    answers += ["k", "c", "c"]
    sign()
    radio("script", "import", bundle)
    assert sorted(states(station)) == [ScriptState.CHECKED, ScriptState.VOICED]

    sign()
    assert answers == []


def test_words_that_changed_since_the_export_are_not_approved(radio, sign, station, bundle):
    """The station would say something else by now: it refuses, names the script, and asks for another approval."""
    sign("--yes")
    radio("voice", "lexicon", "add", "bà con", "bà con mình")
    code, _told, error = radio("script", "import", bundle)

    assert (code, error.count("cần duyệt lại")) == (1, 2)
    assert set(states(station)) == {ScriptState.CHECKED}


def test_a_bundle_nobody_signed_is_told(radio, bundle):
    """The sentence says what to do."""
    code, _told, error = radio("script", "import", bundle)

    assert (code, "script approve tuan.zip" in error) == (1, True)


def test_a_leader_is_not_asked_for_what_cannot_be_approved(radio, station, handed_in, answers):
    """Whose own script it is, is told before the question; there is no answer to give."""
    book = station.config.path
    book.write_text(book.read_text(encoding="utf-8").replace('["editor"]', '["approver"]'), encoding="utf-8")
    code, _told, error = radio("script", "approve", handed_in[0], "--by", "Trần Văn Khải")

    assert (code, "self_approval" in error, answers) == (1, True, [])


def test_a_jingle_that_is_gone_stops_its_own_script_only(radio, station, handed_in):
    """In a batch the others are approved; what was approved before is a concern of `status` with the reason."""
    file = station.config.root / "ba.txt"
    file.write_text("BẢN TIN BA\nBIÊN TẬP: Trần Văn Khải\n\n[NHẠC KẾT]\nKính chào bà con.\n", encoding="utf-8")
    number = station.desk.receive(file, at=clock.now()).number
    station.decisions.approve(number, by=LEADER, at=clock.now())
    (station.config.audio / "library" / "nhac-ket.wav").unlink()

    assert "“nhac-ket”" in radio("status")[1].replace("«", "“").replace("»", "”")
    code, _told, error = radio("script", "approve", number, *handed_in, "--by", LEADER, "--yes")
    assert (code, "nhac-ket" in error) == (1, True)
    assert [record.state for record in station.scripts.all()][1:] == [ScriptState.VOICED] * 2
