"""What a file's name tells: whether the file is meant for us, how it is told to people, and what it is kept as."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from chiminh_radio.newsroom.words import tidy

SCRIPTS = frozenset({".docx", ".odt", ".txt", ".md", ".doc", ".pdf"})
"""What is looked for in a folder that somebody hands in whole."""
_UNFINISHED = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", "~")
_PASSING = ("~$", "~wrd", "~wrl", ".")
"""Word's owner and work files; hidden files, among them LibreOffice's ".~lock" and a Mac's "._"."""
_SYSTEM = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "system volume information", "$recycle.bin"}
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_KEPT = 80
"""Characters of a name that a kept file still bears: file systems take 255 bytes, Windows paths of 260 characters."""
_SUFFIX = 10
"""Characters of the longest suffix that is one."""


def is_passing(name: str) -> bool:
    """Whether a file or folder of this name is somebody's tool at work, and no script."""
    name = name.lower()
    return name.startswith(_PASSING) or name.endswith(_UNFINISHED) or name in _SYSTEM


def told(path: PurePath) -> str:
    """A path for messages and the book: with slashes, in NFC whatever the Mac made of it, without what no letter is."""
    return tidy(path.as_posix())


def kept(name: str) -> str:
    """A file name that every file system takes, as near to `name` as that allows; its suffix stays."""
    plain = _FORBIDDEN.sub("-", tidy(name)).strip(" .") or "khong-ten"
    suffix = PurePath(plain).suffix
    suffix = suffix if len(suffix) <= _SUFFIX else ""
    stem = plain.removesuffix(suffix)[: _KEPT - len(suffix)].encode()[: 2 * _KEPT].decode(errors="ignore")
    return f"{stem.rstrip(' .')}{suffix}"


@dataclass
class Gathering:
    """The files of a handful of paths, folders gone through; `left` are those there that are not wanted by name."""

    paths: Iterable[Path]
    suffixes: Collection[str] = SCRIPTS
    left: list[Path] = field(default_factory=list)

    def __iter__(self) -> Iterator[Path]:
        """Each path that is no folder as it is; of a folder those wanted, by name, folders within it too."""
        for path in self.paths:
            if path.is_dir():
                yield from self._within(path)
            else:
                yield path

    def _within(self, folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if is_passing(path.name) or path.is_symlink():
                continue
            if path.is_dir():
                yield from self._within(path)
            elif path.suffix.lower() in self.suffixes:
                yield path
            else:
                self.left.append(path)
