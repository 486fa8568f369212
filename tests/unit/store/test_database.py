import sqlite3
import subprocess
import sys
import threading

import pytest

from chiminh_radio.errors import StationError
from chiminh_radio.store import connection as ground
from chiminh_radio.store.database import Database
from chiminh_radio.store.heartbeat import Heartbeat

BEAT = "REPLACE INTO heartbeat VALUES (1, ?, '2026-11-30T00:00:00.000000+00:00')"


def beaten_by(database):
    row = database.one("SELECT beaten_by FROM heartbeat")
    return row["beaten_by"] if row else None


def test_commits_survive_a_power_cut(database):
    """The journal and the syncing are those that keep a commit through a power cut."""
    assert database.one("SELECT * FROM pragma_journal_mode")[0] == "wal"
    assert database.one("SELECT * FROM pragma_synchronous")[0] == 2
    assert database.one("SELECT * FROM pragma_foreign_keys")[0] == 1


def test_a_transaction_is_kept_whole_or_not_at_all(database):
    """What a block wrote before it failed is gone; the error is the block's own."""

    def fail():
        with database.transaction() as connection:
            connection.execute(BEAT, ("a",))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert beaten_by(database) is None


def test_an_inner_block_belongs_to_the_outer_one(database):
    """A method that writes can be part of a longer transaction: it falls with it."""

    def both():
        with database.transaction():
            with database.transaction() as connection:
                connection.execute(BEAT, ("a",))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        both()
    assert beaten_by(database) is None


def test_each_thread_has_a_connection_and_none_is_left(database):
    """Threads read and write by connections of their own, and those of ended threads do not pile up."""

    def beat():
        with database.transaction() as connection:
            connection.execute(BEAT, (threading.current_thread().name,))

    for number in range(10):
        thread = threading.Thread(target=beat, name=f"thread-{number}")
        thread.start()
        thread.join()
    assert beaten_by(database) == "thread-9"
    assert len(database._hands) == 2


def test_changed_tells_what_others_wrote(database, path):
    """`changed` is True at first and after another's commit, and False for what this thread wrote itself."""
    assert database.changed()
    assert not database.changed()
    with database.transaction() as connection:
        connection.execute(BEAT, ("me",))
    assert not database.changed()
    other = Database(path)
    with other.transaction() as connection:
        connection.execute(BEAT, ("other",))
    other.close()
    assert database.changed()
    assert not database.changed()


def test_close_leaves_one_file(path):
    """After the last close there is radio.db and nothing beside it; closing again is harmless."""
    database = Database(path)
    database.close()
    database.close()
    assert [each.name for each in path.parent.iterdir()] == ["radio.db"]


def test_a_backup_is_whole_and_alone(database, tmp_path):
    """A backup holds what was committed and opens as a station's book; no helper file lies beside it."""
    with database.transaction() as connection:
        connection.execute(BEAT, ("before",))
    folder = tmp_path / "sao-luu"
    database.backup(folder / "radio.db")
    assert [each.name for each in folder.iterdir()] == ["radio.db"]
    header = (folder / "radio.db").read_bytes()[:20]
    assert header[18:] == bytes([1, 1])  # not in WAL mode: it can be read where nothing can be written
    copy = Database(folder / "radio.db")
    assert beaten_by(copy) == "before"
    copy.close()


def test_a_failed_backup_leaves_the_old_one(database, tmp_path):
    """Where the backup cannot be written, the sentence says so and what stood there stands."""
    (tmp_path / "tep").write_text("cũ", encoding="utf-8")
    with pytest.raises(StationError, match="không ghi được bản sao lưu"):
        database.backup(tmp_path / "tep" / "radio.db")
    assert (tmp_path / "tep").read_text(encoding="utf-8") == "cũ"


def test_a_full_disk_is_said_and_loses_nothing(database):
    """When a page more does not fit, the operator reads that the disk is full, and the book is as before."""
    with database.transaction() as connection:
        connection.execute(BEAT, ("before",))
    (pages,) = database.one("SELECT * FROM pragma_page_count")
    database.select(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StationError, match="đĩa đã đầy"), database.transaction() as connection:
        connection.execute(BEAT, ("x" * 100_000,))
    assert beaten_by(database) == "before"
    assert database.one("SELECT * FROM pragma_integrity_check")[0] == "ok"


def test_a_book_that_cannot_be_written_is_said(database):
    """When SQLite may only read, the operator is sent to the folder's rights."""
    database.select("PRAGMA query_only = ON")
    with pytest.raises(StationError, match="quyền ghi"), database.transaction() as connection:
        connection.execute(BEAT, ("a",))


def test_a_missing_folder_is_said(tmp_path):
    """A book in a folder that is not there cannot be opened, and the sentence names it."""
    with pytest.raises(StationError, match=r"khong-co.radio\.db: không mở hoặc tạo được"):
        Database(tmp_path / "khong-co" / "radio.db")


def test_another_file_is_not_taken_for_a_book(path):
    """A file that is not a database is refused and left as it is."""
    content = "Không phải sổ của đài.\n" * 100
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StationError, match="không phải là sổ của đài"):
        Database(path)
    assert path.read_text(encoding="utf-8") == content


def test_a_book_held_by_another_is_said(database, path, monkeypatch):
    """When another program does not let go in time, the operator is asked to wait."""
    monkeypatch.setattr(ground, "BUSY_SECONDS", 0.01)
    other = Database(path)
    with database.transaction(), pytest.raises(StationError, match="hãy đợi một lát"), other.transaction():
        pass
    other.close()


def test_a_fault_of_our_own_is_not_dressed_up(database):
    """A wrong statement is a bug: it is not told as a trouble of the disk."""
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        database.select("SELECT * FROM no_table")


def test_many_may_make_the_book_together(path):
    """Threads that open a new station at the same moment all find it ready."""
    ready, faults = threading.Barrier(6), []

    def open_it():
        ready.wait()
        try:
            Database(path).close()
        except StationError as error:
            faults.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_a_book_that_another_is_making_is_waited_for(path):
    """A new file on which another program is at work refuses at once; opening it waits all the same."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.03, other.execute, ["COMMIT"])
    done.start()
    Database(path).close()
    done.join()
    other.close()


KILLED = """
import sys
from pathlib import Path
from chiminh_radio.store.database import Database
database = Database(Path(sys.argv[1]))
with database.transaction() as connection:
    connection.execute("PRAGMA cache_size = 10")
    connection.execute("REPLACE INTO heartbeat VALUES (1, ?, '')", ("x" * 1_000_000,))
    print("written", flush=True)
    sys.stdin.read()
"""


def test_a_kill_in_the_middle_of_a_transaction_leaves_the_book_whole(database, path, morning):
    """A program killed before its commit leaves nothing of it, and holds nobody up."""
    Heartbeat(database).beat("before", morning)
    victim = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(victim, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline().strip() == b"written"
        process.kill()
    assert Heartbeat(database).last() == ("before", morning)
    Heartbeat(database).beat("after", morning)
    assert database.one("SELECT * FROM pragma_integrity_check")[0] == "ok"
