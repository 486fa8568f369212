import errno
import os
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest

from chiminh_radio.errors import StationError
from chiminh_radio.newsroom import filenames
from chiminh_radio.newsroom.inbox import Inbox

SECOND = timedelta(seconds=1)


@pytest.fixture
def watched(inbox):
    return Inbox(inbox, settle=2 * SECOND)


def origins(settled):
    return [dropped.origin for dropped in settled]


def test_a_file_settles_when_it_has_stopped_growing(inbox, watched, morning):
    """A file counts only once it was the same for the whole time, and waits anew after each change."""
    (inbox / "a.txt").write_text("một", encoding="utf-8")

    assert origins(watched.settled(morning)) == []
    assert origins(watched.settled(morning + SECOND)) == []
    (inbox / "a.txt").write_text("một hai", encoding="utf-8")
    assert origins(watched.settled(morning + 2 * SECOND)) == []
    assert origins(watched.settled(morning + 3 * SECOND)) == []
    assert origins(watched.settled(morning + 4 * SECOND)) == ["a.txt"]


def test_a_clock_set_back_only_makes_the_wait_longer(inbox, watched, morning):
    """A stepped clock neither takes a file early nor holds it for ever."""
    (inbox / "a.txt").write_text("một", encoding="utf-8")
    watched.settled(morning)

    assert origins(watched.settled(morning - timedelta(hours=1))) == []
    assert origins(watched.settled(morning - timedelta(hours=1) + 2 * SECOND)) == ["a.txt"]


def test_contributors_have_folders_and_passing_files_are_ignored(inbox, watched, morning):
    """One level of folders is looked into; half-written, hidden, system and the inbox's own files are not taken."""
    for name in (
        "b.docx",
        "tram-y-te/a.txt",
        "tram-y-te/sau/a.txt",
        ".a.txt",
        "~$b.docx",
        ".~lock.b.odt#",
        "a.tmp",
        "a.part",
        "a.crdownload",
        "a.docx.partial",
        "~WRL0001.docx",
        "Thumbs.db",
        "__MACOSX/a.txt",
        "received/a.txt",
        "refused/a.txt",
        ".an/a.txt",
    ):
        path = inbox / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("một", encoding="utf-8")
    watched.settled(morning)

    assert origins(watched.settled(morning + 2 * SECOND)) == ["b.docx", "tram-y-te/a.txt"]


def test_a_refused_file_never_takes_anothers_place(inbox, watched, morning):
    """Files of one name lie side by side, each with its reason."""
    for content in ("một", "hai"):
        (inbox / "a.txt").write_text(content, encoding="utf-8")
        watched.settled(morning)
        (dropped,) = watched.settled(morning + 2 * SECOND)
        watched.refuse(dropped, f"vì {content}")

    refused = inbox / "refused"
    assert {path.name: path.read_text(encoding="utf-8") for path in refused.iterdir()} == {
        "a.txt": "một",
        "a.txt.txt": "a.txt\nvì một\n",
        "a-2.txt": "hai",
        "a-2.txt.txt": "a.txt\nvì hai\n",
    }


def test_a_file_saved_again_is_not_cleared_away(inbox, watched, morning):
    """What an editor saved after it was taken stays to be taken too."""
    path = inbox / "a.txt"
    path.write_text("một", encoding="utf-8")
    watched.settled(morning)
    (dropped,) = watched.settled(morning + 2 * SECOND)
    path.write_text("một hai", encoding="utf-8")

    watched.clear(dropped)

    assert path.read_text(encoding="utf-8") == "một hai"


def test_an_original_is_kept_under_its_digest(inbox, watched):
    """The kept file has the same bytes; keeping it twice keeps it once; a spoilt copy is made good."""
    path = inbox / ("b" * 120 + ".txt")
    path.write_text("một", encoding="utf-8")
    kept = watched.keep(path)
    kept.write_text("hỏng", encoding="utf-8")

    assert watched.keep(path) == kept
    assert kept.read_bytes() == path.read_bytes()
    assert len(kept.name) < 100
    assert list((inbox / "received").iterdir()) == [kept]


def test_a_missing_folder_is_told(inbox, watched, morning):
    """Without the folder nothing can be received, and somebody must know."""
    inbox.rmdir()

    with pytest.raises(StationError, match="inbox"):
        watched.settled(morning)


def test_a_link_out_of_the_inbox_is_not_followed(inbox, watched, morning, tmp_path):
    """A link to somebody's file elsewhere is not that file dropped here."""
    (tmp_path / "ngoai.txt").write_text("một", encoding="utf-8")
    try:
        (inbox / "a.txt").symlink_to(tmp_path / "ngoai.txt")
    except OSError:
        pytest.skip("links need a right on Windows")
    watched.settled(morning)

    assert watched.settled(morning + 2 * SECOND) == ()


def test_names_are_told_as_people_write_them(inbox, watched, morning):
    """A Mac's parted letters are told composed; bytes that are no letters are left out, and stop nobody."""
    (inbox / unicodedata.normalize("NFD", "họp dân.txt")).write_text("một", encoding="utf-8")
    if os.name == "posix":
        (inbox / os.fsdecode(b"h\xf2p.txt")).write_text("hai", encoding="utf-8")
    watched.settled(morning)

    assert set(origins(watched.settled(morning + 2 * SECOND))) >= {"họp dân.txt"}
    assert all(origin.encode() for origin in origins(watched.settled(morning + 3 * SECOND)))


def test_a_folder_that_cannot_be_read_does_not_hold_up_the_others(inbox, watched, morning, monkeypatch):
    """A contributor's folder without rights is told; what others dropped settles."""
    (inbox / "a.txt").write_text("một", encoding="utf-8")
    (inbox / "kin").mkdir()
    whole = Path.iterdir

    def iterdir(folder):
        if folder.name == "kin":
            raise PermissionError(errno.EACCES, "no")
        return whole(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    watched.settled(morning)

    assert origins(watched.settled(morning + 2 * SECOND)) == ["a.txt"]
    assert "kin: không có quyền" in str(watched.trouble)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Bản tin: tuần 48?.docx", "Bản tin- tuần 48-.docx"),
        (unicodedata.normalize("NFD", "họp.txt"), "họp.txt"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("ờ" * 200 + ".docx", "ờ" * 53 + ".docx"),
        ("...", "khong-ten"),
        ("a." + "b" * 100, "a." + "b" * 78),
    ],
)
def test_a_name_is_kept_so_that_every_file_system_takes_it(name, kept):
    """Short, composed, and without what Windows forbids or what leads out of the folder."""
    assert filenames.kept(name) == kept


def test_of_a_folder_the_scripts_are_taken(tmp_path):
    """A USB stick is gone through; no scripts by name are left alone; what was named itself is taken as it is."""
    for name in ("a.docx", "sau/hon/b.TXT", "sau/~$b.docx", "phim.mp4", "System Volume Information/x.txt", "c.jpg"):
        path = tmp_path / "usb" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.touch()
    gathering = filenames.Gathering([tmp_path / "khong-co.txt", tmp_path / "usb"])

    assert [path.name for path in gathering] == ["khong-co.txt", "a.docx", "b.TXT"]
    assert [path.name for path in gathering.left] == ["c.jpg", "phim.mp4"]
