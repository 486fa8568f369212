"""Real documents, and the means to make others of them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

_ROOT = Path(__file__).parents[3]
WORD = _ROOT / "chiminh_radio/sample/ban-tin-48.docx"
SCRIPTS = _ROOT / "tests/fixtures/scripts"
MAIN, CONTENT = "word/document.xml", "content.xml"
BODY = b"<w:body>"

Made = tuple[str, bytes]
"""A suffix, and what is in the file."""


def packages() -> Mapping[str, bytes]:
    return {".docx": WORD.read_bytes(), ".odt": (SCRIPTS / "ban-tin-tuan-48.odt").read_bytes()}


def whole(chance: Random) -> Made:
    return chance.choice(list(packages().items()))


def repacked(
    content: bytes,
    changes: Mapping[str, Callable[[bytes], bytes]],
    *,
    more: Mapping[str, bytes] = {},
    gone: set[str] = set(),  # noqa: B006 - never changed
) -> bytes:
    """The archive with some of its parts changed, added or gone."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in gone}
    return zipped({**{name: changes.get(name, bytes)(part) for name, part in parts.items()}, **more})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()
