"""Reads the small text files that people write for the station, whatever their editor put around the text."""

from pathlib import Path

from chiminh_radio.errors import ConfigError, StationError
from chiminh_radio.i18n import _

MOST_BYTES = 1_000_000


def read_text(path: Path) -> str | None:
    """The text of a file, with Unix line ends; None when there is none.

    Raises StationError for one that cannot be read, ConfigError for one that is too large or no UTF-8.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StationError(_("{file}: không đọc được ({reason})").format(file=path, reason=error.strerror)) from error
    if len(content) > MOST_BYTES:
        raise ConfigError([_("{file}: tệp lớn quá 1 MB, không nhận").format(file=path.name)])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")  # Notepad puts a mark in front, and its own line ends
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = _("{file}:{line}: chữ ở đây không theo mã UTF-8; hãy lưu lại tệp với mã UTF-8")
        raise ConfigError([sentence.format(file=path.name, line=line)]) from error
