"""Lines that a typewriter's margin broke are made one again; lines that an editor ended stay."""

import re
from collections.abc import Iterable

_MARGIN = 45
"""A shorter line was ended on purpose."""
_BROKEN_CODE = re.compile(r"\d[a-zđ]?\s?[-–/]$")
_CODE = re.compile(r"[A-ZĐ]{2}|(?:19|20)\d\d/")
_OPEN = re.compile(r"(?:\w|,)")
_GOES_ON = re.compile(r"(?!\w{1,3}[.)/]\s)[^\W\d_]")
_LABEL = re.compile(r".*(?<!\w)(?:ngày|tháng|năm|số|lúc|từ|đến|khoảng|gần|hơn|điều|khoản|quý|tuần)", re.IGNORECASE)


def unwrapped(lines: Iterable[str]) -> list[str]:
    """Join a line to the one before where that was broken in the middle of a sentence or of a document's number.

    "… Nghị quyết số 57-" and "NQ/TW của Bộ Chính trị …" become one paragraph.
    """
    whole: list[str] = []
    for line in lines:
        glue = _glue(whole[-1].rstrip(), line.lstrip()) if whole else None
        if glue is None:
            whole.append(line)
        else:
            whole[-1] = f"{whole[-1].rstrip()}{glue}{line.lstrip()}"
    return whole


def _glue(before: str, line: str) -> str | None:
    """What joins the two; None where they are two."""
    if not before or not line:
        return None
    if _BROKEN_CODE.search(before[-4:]) and _CODE.match(line):
        return ""
    if len(before) < _MARGIN or not _OPEN.fullmatch(before[-1]):
        return None
    small = _GOES_ON.match(line) and line[0].islower()
    numbered = line.isdigit() or (line[0].isdigit() and _LABEL.fullmatch(before))  # a page's number stands apart
    return " " if small or numbered else None
