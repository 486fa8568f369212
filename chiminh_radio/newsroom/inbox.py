"""The inbox: which of the dropped files have stopped growing, and where each goes afterwards. Nothing is lost.

inbox/FILE, inbox/CONTRIBUTOR/FILE     what people drop
inbox/received/DIGEST-FILE             the untouched originals of what was taken
inbox/refused/FILE, FILE.txt           what could not be taken, and why
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio.errors import StationError
from chiminh_radio.files import digest_of, replacing, write_text
from chiminh_radio.i18n import _

RECEIVED = "received"
REFUSED = "refused"
_UNFINISHED = (".tmp", ".part", ".crdownload", "~")
_PASSING = ("~$", ".")
"""Word's owner files; hidden files, among them LibreOffice's ".~lock"."""
_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})
_KEPT_NAME = 80
"""Characters of a name that the kept original still bears: Windows allows paths of 260."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A file in the inbox as it was last seen."""

    path: Path
    origin: str
    """Its name, with the contributor's folder before it: "tram-y-te/ten.docx"."""
    size: int
    changed_ns: int

    @property
    def is_still_so(self) -> bool:
        """Whether the file is as it was when seen."""
        try:
            now = self.path.stat()
        except FileNotFoundError:
            return False
        return (now.st_size, now.st_mtime_ns) == (self.size, self.changed_ns)


class Inbox:
    """The folder where editors drop files, remembered from look to look."""

    def __init__(self, folder: Path, *, settle: timedelta) -> None:
        """`settle` is how long a file must have kept its size and time before it counts as whole."""
        self.folder = folder
        self._settle = settle
        self._since: dict[Dropped, datetime] = {}

    def settled(self, at: datetime) -> tuple[Dropped, ...]:
        """The files that are now as they were `settle` ago, by name. Raises StationError for a folder unread."""
        with station_trouble(self.folder):
            seen = sorted(self._look(), key=lambda dropped: dropped.origin)
        # A clock that was set back starts the wait anew.
        self._since = {dropped: min(self._since.get(dropped, at), at) for dropped in seen}
        return tuple(dropped for dropped, since in self._since.items() if at - since >= self._settle)

    def keep(self, path: Path) -> Path:
        """Copy a file to received/ under its own digest, and tell where; there already, it is left as it is."""
        digest = digest_of(path)
        kept = self.folder / RECEIVED / f"{digest[:12]}-{path.stem[:_KEPT_NAME]}{path.suffix}"
        with station_trouble(kept.parent):
            if not kept.exists() or digest_of(kept) != digest:
                with replacing(kept) as temporary:
                    shutil.copyfile(path, temporary)
        return kept

    def clear(self, dropped: Dropped) -> None:
        """Take a file that was kept away; one that was saved again meanwhile stays, to be taken anew."""
        with station_trouble(dropped.path.parent):
            if dropped.is_still_so:
                dropped.path.unlink()

    def refuse(self, dropped: Dropped, why: str) -> Path:
        """Move a file to refused/ and write `why` beside it; an earlier file of the name is not touched."""
        with station_trouble(self.folder / REFUSED):
            target = _free(self.folder / REFUSED / dropped.path.name)
            # The reason first: after a crash here the file is still in the inbox, and tried again.
            write_text(_reason(target), f"{dropped.origin}\n{why}\n")
            shutil.move(dropped.path, target)
        return target

    def _look(self) -> Iterator[Dropped]:
        yield from self._files(self.folder)
        for folder in self.folder.iterdir():
            is_ours = folder.name in {RECEIVED, REFUSED} or folder.name.startswith(".") or folder.is_symlink()
            if folder.is_dir() and not is_ours:
                yield from self._files(folder)

    def _files(self, folder: Path) -> Iterator[Dropped]:
        for path in folder.iterdir():
            name = path.name.lower()
            if name.startswith(_PASSING) or name.endswith(_UNFINISHED) or name in _SYSTEM:
                continue
            if path.is_file() and not path.is_symlink():
                state = path.stat()
                origin = path.relative_to(self.folder).as_posix()
                yield Dropped(path=path, origin=origin, size=state.st_size, changed_ns=state.st_mtime_ns)


@contextmanager
def station_trouble(folder: Path) -> Iterator[None]:
    """Tell what the machine refuses (a full disk, a read-only folder) as a StationError with the folder's name."""
    try:
        yield
    except OSError as error:
        reasons = {
            errno.ENOSPC: _("ổ đĩa đã đầy; hãy dọn bớt chỗ"),
            errno.EDQUOT: _("ổ đĩa đã đầy; hãy dọn bớt chỗ"),
            errno.EACCES: _("không có quyền đọc hoặc ghi; hãy cấp quyền cho thư mục"),
            errno.EPERM: _("không có quyền đọc hoặc ghi; hãy cấp quyền cho thư mục"),
            errno.EROFS: _("ổ đĩa chỉ cho đọc"),
            errno.ENOENT: _("không có thư mục hoặc tệp này"),
        }
        reason = reasons.get(error.errno or 0, str(error))
        raise StationError(_("thư mục {folder}: {reason}").format(folder=folder, reason=reason)) from error


def _reason(refused: Path) -> Path:
    return refused.with_name(f"{refused.name}.txt")


def _free(path: Path) -> Path:
    """`path`, or the first of "name-2", "name-3"… that neither a file nor its reason has."""
    candidate, number = path, 1
    while candidate.exists() or _reason(candidate).exists():
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate
