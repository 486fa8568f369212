"""The inbox: which of the dropped files have stopped growing, and where each goes afterwards. Nothing is lost.

inbox/FILE, inbox/CONTRIBUTOR/FILE     what people drop
inbox/received/DIGEST-FILE             the untouched originals of what was taken
inbox/refused/FILE, FILE.txt           what could not be taken, and why

A file that is copied in slowly waits until it stands still; one that another program holds is tried again.
"""

import errno
import shutil
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from chiminh_radio.errors import ScriptError, StationError
from chiminh_radio.files import RECEIVED, REFUSED, SCRATCH, digest_of, replacing, write_text
from chiminh_radio.i18n import _
from chiminh_radio.newsroom import filenames


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A file in the inbox as it was last seen."""

    path: Path
    origin: str
    """Its name, with the contributor's folder before it: "tram-y-te/ten.docx"."""
    size: int
    changed_ns: int

    @property
    def contributor(self) -> str:
        """The folder's name; "" for a file that lies in the inbox itself."""
        return self.origin.rpartition("/")[0]

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
        self.trouble: StationError | None = None
        """What kept the last look out of a contributor's folder."""
        self._settle = settle
        self._since: dict[Dropped, datetime] = {}

    def settled(self, at: datetime) -> tuple[Dropped, ...]:
        """The files that are now as they were `settle` ago, by name. Raises StationError for an inbox unread."""
        self.trouble = None
        with station_trouble(self.folder):
            seen = sorted(self._look(), key=lambda dropped: dropped.origin)
        # A clock that was set back starts the wait anew.
        self._since = {dropped: min(self._since.get(dropped, at), at) for dropped in seen}
        return tuple(dropped for dropped in seen if self.is_settled(dropped, at))

    def is_settled(self, dropped: Dropped, at: datetime) -> bool:
        """Whether a file that was seen has been as it is for `settle`."""
        return at - self._since[dropped] >= self._settle

    @property
    def seen(self) -> Collection[Dropped]:
        """All that lay there at the last look, settled or not."""
        return self._since.keys()

    @contextmanager
    def in_hand(self, path: Path) -> Iterator[Path]:
        """A copy of a file for the length of the block: what is read is what is kept, whoever saves it meanwhile.

        Raises ScriptError for a file that changes while it is copied, StationError for one that cannot be read now.
        """
        received = self.folder / RECEIVED
        with station_trouble(received):
            received.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=SCRATCH, dir=received, ignore_cleanup_errors=True) as scratch:
            copy = Path(scratch) / filenames.kept(path.name)
            with station_trouble(path):
                before = path.stat()
                shutil.copyfile(path, copy)
                after = path.stat()
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                raise ScriptError(_("{file}: tệp đổi trong lúc đọc; hãy lưu xong rồi gửi lại").format(file=copy.name))
            yield copy

    def keep(self, path: Path) -> Path:
        """Copy a file to received/ under its own digest, and tell where; bytes that are there already stay once."""
        digest = digest_of(path)
        received = self.folder / RECEIVED
        with station_trouble(received):
            for kept in sorted(received.glob(f"{digest[:12]}-*")):
                if digest_of(kept) == digest:
                    return kept
            kept = received / f"{digest[:12]}-{filenames.kept(path.name)}"
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
            reason = f"{dropped.origin}\n{why}\n"
            target = _free(self.folder / REFUSED / filenames.kept(dropped.path.name), reason)
            # The reason first: after a crash here the file is still in the inbox, and tried again.
            write_text(_reason(target), reason)
            shutil.move(dropped.path, target)
        return target

    def _look(self) -> Iterator[Dropped]:
        yield from self._files(self.folder)
        for folder in self.folder.iterdir():
            is_ours = folder.name in {RECEIVED, REFUSED} or filenames.is_passing(folder.name) or folder.is_symlink()
            if folder.is_dir() and not is_ours:
                try:
                    with station_trouble(folder):
                        yield from self._files(folder)
                except StationError as error:
                    self.trouble = self.trouble or error

    def _files(self, folder: Path) -> Iterator[Dropped]:
        for path in folder.iterdir():
            if filenames.is_passing(path.name) or path.is_symlink():
                continue
            with suppress(FileNotFoundError):  # taken away between two looks
                state = path.stat()
                if stat.S_ISREG(state.st_mode):
                    origin = filenames.told(path.relative_to(self.folder))
                    yield Dropped(path=path, origin=origin, size=state.st_size, changed_ns=state.st_mtime_ns)


@contextmanager
def station_trouble(place: Path) -> Iterator[None]:
    """Tell what the machine refuses (a full disk, a file held by another program) as a StationError naming `place`."""
    try:
        yield
    except OSError as error:
        denied = _("không có quyền đọc hoặc ghi, hoặc chương trình khác (Word?) đang mở; sẽ thử lại")
        reasons = {
            errno.ENOSPC: _("ổ đĩa đã đầy; hãy dọn bớt chỗ"),
            errno.EDQUOT: _("ổ đĩa đã đầy; hãy dọn bớt chỗ"),
            errno.EACCES: denied,
            errno.EPERM: denied,
            errno.EROFS: _("ổ đĩa chỉ cho đọc"),
            errno.ENOENT: _("không có thư mục hoặc tệp này"),
        }
        reason = reasons.get(error.errno or 0, str(error))
        raise StationError(f"{filenames.told(place)}: {reason}") from error


def _reason(refused: Path) -> Path:
    return refused.with_name(f"{refused.name}.txt")


def _free(path: Path, reason: str) -> Path:
    """`path`, or the first of "name-2", "name-3"… where no file lies, and no reason that is another's."""
    candidate, number = path, 1
    while candidate.exists() or not _is_free_for(reason, _reason(candidate)):
        number += 1
        candidate = path.with_stem(f"{path.stem}-{number}")
    return candidate


def _is_free_for(reason: str, place: Path) -> bool:
    """Whether nothing lies there, or this very reason: written just before a crash, its file still in the inbox."""
    return not place.exists() or place.read_bytes() == reason.encode()
