"""A voice from a memory stick: what is taken, what is refused, and what is left as it was."""

import io
import json
import subprocess
import tarfile
import zipfile

import pytest
from fakes.piper_voice import DESCRIPTION, write_voice

from chiminh_radio.errors import VoiceError
from chiminh_radio.voice import install as room
from chiminh_radio.voice import parcels
from chiminh_radio.voice.install import install

MODEL = b"\x08not a model"
NAMES = ("giong-thu.onnx", "giong-thu.onnx.json", "giong-thu.onnx.sha256")


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "usb"


@pytest.fixture
def voices(tmp_path):
    return tmp_path / "dai" / "audio" / "voices"


def packed(file, entries):
    """An archive of (name, bytes) pairs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix.casefold() == ".zip":
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in entries:
                archive.writestr(name, content)
    else:
        with tarfile.open(file, "w:gz") as archive:
            for name, content in entries:
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    return file


def pair(folder="", name="giong-thu", model=MODEL, **more):
    return [
        (f"{folder}{name}.onnx", model),
        (f"{folder}{name}.onnx.json", json.dumps(DESCRIPTION | more).encode()),
    ]


def brought(stick, kind):
    if kind == ".onnx":
        return write_voice(stick, model=MODEL).model
    return packed(stick / f"giong{kind}", [("README", b"x"), *pair("thu-muc/")])


@pytest.mark.parametrize("kind", [".onnx", ".zip", ".tar.gz", ".tgz", ".ZIP"])
def test_installs_a_voice_however_it_is_brought(stick, voices, kind):
    """From two files or an archive, the model, its description and their digests stand in the station's folder."""
    done = install(brought(stick, kind), voices)

    assert done.new
    assert done.files.fault() == ""
    assert done.files.model.read_bytes() == MODEL
    assert sorted(file.name for file in voices.iterdir()) == sorted(NAMES)


def test_writes_digests_that_other_tools_read(stick, voices):
    """`sha256sum -c` finds both files whole."""
    install(brought(stick, ".onnx"), voices)

    assert subprocess.run(["sha256sum", "-c", NAMES[2]], cwd=voices, check=False, capture_output=True).returncode == 0  # noqa: S607


@pytest.mark.parametrize("kind", [".onnx", ".zip"])
def test_the_same_again_changes_nothing(stick, voices, kind):
    """A second installation says that the voice was there."""
    install(brought(stick, ".onnx"), voices)
    before = {file: file.read_bytes() for file in voices.iterdir()}

    assert not install(brought(stick, kind), voices).new
    assert {file: file.read_bytes() for file in voices.iterdir()} == before


def test_can_be_given_what_is_in_its_place(voices):
    """A voice that somebody copied into the folder by hand is sealed where it stands."""
    files = write_voice(voices)

    assert not install(files.model, voices).new
    assert files.fault() == ""


def test_mends_a_voice_that_was_damaged(stick, voices):
    """The same voice again is the way out of a file that changed."""
    files = install(brought(stick, ".onnx"), voices).files
    files.model.write_bytes(b"damaged")

    install(brought(stick, ".zip"), voices)

    assert files.fault() == ""


def test_does_not_take_another_voices_place(stick, voices):
    """Another voice of the same name is refused, and the one that is there stays."""
    files = install(brought(stick, ".onnx"), voices).files
    other = packed(stick / "khac.zip", pair(model=b"\x08another"))

    with pytest.raises(VoiceError, match="giọng khác tên “giong-thu”"):
        install(other, voices)

    assert files.fault() == ""
    assert files.model.read_bytes() == MODEL


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "đúng một tệp .onnx"),
        ([("a.txt", b"x")], "đúng một tệp .onnx"),
        (pair() + pair(name="hai"), "giong-thu.onnx, hai.onnx"),
        (pair()[:1], "thiếu giong-thu.onnx.json"),
        (pair(model=b"<html>"), "không phải mô hình ONNX"),
        (pair(model=b""), "không phải mô hình ONNX"),
        (pair(num_speakers=0), "giong-thu.onnx.json"),
        (pair(name="-rf x"), "không dùng được"),
        (pair(name="giọng"), "không dùng được"),
        (pair(name="a" * 100), "không dùng được"),
    ],
)
@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_refuses_what_is_not_one_voice(stick, voices, kind, entries, said):
    """Nothing, two voices, half a voice, a web page saved as a model, a name that is no name: a sentence, no file."""
    with pytest.raises(VoiceError, match=said):
        install(packed(stick / f"giong{kind}", entries), voices)

    assert not voices.exists() or list(voices.iterdir()) == []


@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
@pytest.mark.parametrize("folder", ["../../../", "/", "a/b/"])
def test_a_path_in_an_archive_leads_nowhere(stick, voices, kind, folder):
    """Of a name in an archive only its last part counts."""
    done = install(packed(stick / f"giong{kind}", pair(folder)), voices)

    assert done.files.model.parent == voices
    assert sorted(path for path in stick.parent.rglob("giong-thu.onnx")) == [done.files.model]


@pytest.mark.parametrize("folder", ["..\\..\\", "C:\\", "C:"])
def test_takes_no_name_that_another_system_reads_as_a_path(stick, voices, folder):
    """A name with what is a path to Windows is no name anywhere."""
    with pytest.raises(VoiceError, match="không dùng được"):
        install(packed(stick / "giong.tar.gz", pair(folder)), voices)


def test_follows_no_link_in_an_archive(stick, voices):
    """A link called .onnx is no model."""
    file = packed(stick / "giong.tar.gz", [])
    with tarfile.open(file, "w:gz") as archive:
        link = tarfile.TarInfo("giong-thu.onnx")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    with pytest.raises(VoiceError, match="đúng một tệp"):
        install(file, voices)


@pytest.mark.parametrize("kind", [".onnx", ".zip", ".tar.gz"])
def test_stops_at_a_voice_that_is_too_large(stick, voices, monkeypatch, kind):
    """More than a voice can be is not copied to its end, whatever an archive says of its size."""
    monkeypatch.setattr(room, "LARGEST_MODEL_BYTES", 5)

    with pytest.raises(VoiceError, match="quá mức cho phép"):
        install(brought(stick, kind), voices)

    assert list(voices.iterdir()) == []


@pytest.mark.parametrize("limit", [{"LARGEST_PACKED_BYTES": 100}, {"MOST_ENTRIES": 2}], ids=str)
@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_does_not_unpack_more_than_a_voice_can_be(stick, voices, monkeypatch, kind, limit):
    """An archive with too much in it, or too many files, is refused by its directory."""
    for name, value in limit.items():
        monkeypatch.setattr(parcels, name, value)

    with pytest.raises(VoiceError, match="quá nhiều"):
        install(brought(stick, kind), voices)


@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
@pytest.mark.parametrize("damage", [b"", b"not an archive", "cut", "bent"])
def test_refuses_a_broken_archive(stick, voices, kind, damage):
    """An archive that is none, was cut short, or has a bent bit is a sentence, no file."""
    noise = bytes(number * number % 251 for number in range(5_000))
    file = packed(stick / f"giong{kind}", pair(model=b"\x08" + noise))
    whole = file.read_bytes()
    middle = len(whole) // 2
    bent = whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :]
    file.write_bytes({"cut": whole[:middle], "bent": bent}.get(damage, damage))

    with pytest.raises(VoiceError):
        install(file, voices)

    assert not voices.exists() or list(voices.iterdir()) == []


@pytest.mark.parametrize("name", ["giong.pt", "giong", "giong.rar"])
def test_names_what_it_takes(stick, voices, name):
    """Another kind of file is answered with the kinds there are."""
    stick.mkdir()
    (stick / name).write_bytes(b"x")

    with pytest.raises(VoiceError, match=r"\.onnx .*\.zip .*\.tar\.gz"):
        install(stick / name, voices)


def test_needs_the_description_beside_a_model(stick, voices):
    """A lone model is answered with the name of the other file."""
    files = write_voice(stick)
    files.description.unlink()

    with pytest.raises(VoiceError, match=files.description.name):
        install(files.model, voices)


def test_says_that_there_is_no_such_file(stick, voices):
    """A path that leads nowhere is told."""
    with pytest.raises(VoiceError, match="không thấy tệp"):
        install(stick / "giong.onnx", voices)
