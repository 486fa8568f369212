"""One connection to radio.db: how it is opened, what a transaction is, and what its errors say to an operator."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chiminh_radio.errors import StationError
from chiminh_radio.i18n import _

BUSY_SECONDS = 5
"""How long to wait for another program's transaction."""
_PAUSE_SECONDS = 0.02
_PRIMARY_CODE = 0xFF
"""The low byte of SQLite's extended result codes."""


def connect(path: Path) -> sqlite3.Connection:
    """Open `path`, made if absent. Every commit reaches the disk before it returns: power cuts are ordinary here."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda text: text.decode("utf-8", "replace")  # what was tampered with is to be named
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer go on together. A no-op but for the first program that opens a new file.

    Where several do that at once SQLite refuses without waiting, as each stands in the other's way: so ask again.
    """
    patience = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A transaction that has the right to write from its first statement: all of the block is kept, or nothing.

    A block inside a block belongs to the outer one.
    """
    if connection.in_transaction:
        yield connection
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    finally:
        # A full disk may have rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk and the file into StationError; a fault of our own passes as it is."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = _sentence(getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE)
        if not sentence:
            raise
        raise StationError(sentence.format(file=path)) from error


def _sentence(code: int) -> str:
    sentences = {
        sqlite3.SQLITE_FULL: _("{file}: đĩa đã đầy, không ghi thêm được; hãy xoá bớt tệp rồi làm lại"),
        sqlite3.SQLITE_READONLY: _("{file}: chỉ đọc được, không ghi được; hãy kiểm tra quyền ghi của thư mục đài"),
        sqlite3.SQLITE_PERM: _("{file}: không có quyền ghi; hãy kiểm tra quyền ghi của thư mục đài"),
        sqlite3.SQLITE_CANTOPEN: _("{file}: không mở hoặc tạo được; hãy kiểm tra thư mục đài và quyền ghi của nó"),
        sqlite3.SQLITE_NOTADB: _("{file}: không phải là sổ của đài (tệp SQLite); hãy lấy lại từ bản sao lưu"),
        sqlite3.SQLITE_CORRUPT: _("{file}: sổ của đài bị hỏng; hãy lấy lại từ bản sao lưu"),
        sqlite3.SQLITE_BUSY: _("{file}: chương trình khác đang ghi và chưa xong; hãy đợi một lát rồi làm lại"),
        sqlite3.SQLITE_LOCKED: _("{file}: chương trình khác đang ghi và chưa xong; hãy đợi một lát rồi làm lại"),
        sqlite3.SQLITE_IOERR: _("{file}: đĩa báo lỗi khi đọc hoặc ghi; hãy kiểm tra đĩa hoặc thẻ nhớ"),
    }
    return sentences.get(code, "")
