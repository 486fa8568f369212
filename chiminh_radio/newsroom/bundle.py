"""A bundle: scripts as a file, so that a leader can hear, read and sign them on another PC.

A ZIP that anybody can open: a page and a sound for each script beside what the machine reads. Nothing is ever unpacked
from it, and the station takes nothing but the signed decisions out of it.
"""

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chiminh_radio.errors import ApprovalError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval, ScriptRecord
from chiminh_radio.model.recording import Recording
from chiminh_radio.model.speech import Heard, SpokenLine
from chiminh_radio.store.codec import decode, encode

MOST_SCRIPTS = 100
_MOST_MEMBERS = 1_000
_MOST_BYTES = 5_000_000
"""Of one member that the machine reads."""
_SHEET = re.compile(r"so-[0-9]{1,9}/kich-ban\.json")
_DECISION = re.compile(r"quyet-dinh/[0-9a-f]{64}\.json")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    NotImplementedError, RuntimeError, OSError,
)  # fmt: skip
"""What a broken or hostile file may raise; RecursionError is a RuntimeError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One script of a bundle, as the station would read it when the bundle was made."""

    record: ScriptRecord
    heard: Heard
    lines: tuple[SpokenLine, ...]
    recordings: tuple[Recording, ...] = ()
    """What is heard instead of a voice; the sound itself is in the sheet's WAV."""

    @property
    def is_whole(self) -> bool:
        """Whether what is shown to the leader is what would be signed."""
        script = self.record.script
        shown = tuple(line.text for line in self.lines)
        if not {each.digest for each in self.recordings} <= set(self.heard.inserts.values()):
            return False
        return self.heard.script_digest == script.digest and self.heard.spoken == shown == tuple(map(str, shown))


def write(path: Path, sheets: Iterable[tuple[Sheet, str, Path]]) -> None:
    """Make a bundle of scripts, each with a page to read and a WAV to hear. Raises ApprovalError."""
    with (
        _writing(path),
        replacing(path.absolute()) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for sheet, page, sound in sheets:
            folder = f"so-{sheet.record.number}"
            archive.writestr(f"{folder}/kich-ban.json", encode(sheet))
            archive.writestr(f"{folder}/loi-se-doc.txt", page.encode("utf-8-sig"))  # for Notepad
            archive.write(sound, f"{folder}/nghe-thu.wav")


def sheets(path: Path) -> tuple[Sheet, ...]:
    """The scripts of a bundle, in its order. Raises ApprovalError for what is no bundle or was altered."""
    with _opened(path) as archive:
        found = tuple(decode(Sheet, text) for text in _texts(archive, _SHEET))
        if not found or not all(sheet.is_whole for sheet in found):
            raise ValueError(path)
        return found


def decisions(path: Path) -> tuple[Approval, ...]:
    """The signed decisions in a bundle, not judged yet. Raises ApprovalError for what is no bundle."""
    with _opened(path) as archive:
        found = tuple(decode(Approval, text) for text in _texts(archive, _DECISION))
        if not all(isinstance(getattr(each, name), str) for each in found for name in _WORDS):
            raise ValueError(path)
        if any(each.at.tzinfo is None for each in found):
            raise ValueError(path)
        return found


_WORDS = ("script_digest", "by", "why", "heard_digest", "signature")


def put(path: Path, approvals: Iterable[Approval]) -> None:
    """Add signed decisions to a bundle; whole or not at all. Raises ApprovalError."""
    decisions(path)
    with _writing(path), replacing(path.absolute()) as temporary:
        shutil.copyfile(path, temporary)
        with zipfile.ZipFile(temporary, "a", zipfile.ZIP_DEFLATED) as archive:
            for approval in approvals:
                archive.writestr(f"quyet-dinh/{approval.script_digest}.json", encode(approval))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, with everything that a bad one may raise told as one sentence."""
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.namelist()) > _MOST_MEMBERS:
                raise ValueError(path)
            yield archive
    except _BROKEN as error:
        raise ApprovalError(
            _("{file} không phải gói do “script export” lập, hoặc đã bị sửa, bị hỏng").format(file=path)
        ) from error


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ApprovalError(_("không ghi được {file}: {why}").format(file=path, why=error.strerror)) from error


def _texts(archive: zipfile.ZipFile, name: re.Pattern[str]) -> Iterator[str]:
    """The members of such a name, so many and so long at most."""
    members = [info for info in archive.infolist() if name.fullmatch(info.filename)]
    if len(members) > MOST_SCRIPTS or len({info.filename for info in members}) < len(members):
        raise ValueError(archive.filename)
    for info in members:
        with archive.open(info) as member:
            content = member.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise ValueError(info.filename)
        yield content.decode("utf-8")
