"""What one paragraph is, by its look alone: a heading, a cue, a `KEY: value`, a speaker's turn, or plain words."""

import re
from dataclasses import replace
from pathlib import PurePath

from chiminh_radio.files import SOUNDS
from chiminh_radio.model.script import Insert, InsertKind
from chiminh_radio.newsroom.words import count, fold, is_capitals

_HEADING = re.compile(r"={2,}\s*([^=\s].*?)\s*=*")
_NUMBERED_HEADING = re.compile(r"(?:TIN|MỤC|PHẦN|BÀI)(?: SỐ)? (?:\d{1,2}|[IVX]+)\b")
_BRACKETED = re.compile(r"\[([^\[\]]+)\]|\(([^()]+)\)")
_INLINE_CUE = re.compile(r"(\[[^\[\]]{1,120}\])")
_BULLET = re.compile(r"(?:[-–—•·+*▪●◦]+\s+|[-–•·](?=[^\W\d]))+")
_KEY = re.compile(r"([^:]{1,30}?)\s*:(?!\d|//)\s*(.*)")
_ROLE = re.compile(r"[^\W_]+(?:[ .-]+[^\W_]+){0,4}\.?")

_CUES = (
    (re.compile(r"\bnhac (hieu|mo dau|dao dau)\b"), InsertKind.OPENING),
    (re.compile(r"\bnhac (cat|chuyen|xen)\b"), InsertKind.BREAK),
    (re.compile(r"\bnhac (ket|cuoi)\b"), InsertKind.CLOSING),
)
_CUE_WORDS = 8
"""A longer bracket is a remark that happens to mention music."""
_RECORDING = re.compile(
    r"(?:phát\s+)?(?:băng(?:\s+ghi\s+âm)?|(?:bản\s+|tệp\s+|file\s+)?ghi\s+âm|bản\s+ghi)\b\s*(:?)\s*(.*)", re.IGNORECASE
)
"""The name of the file is what follows a colon, or what ends like a sound's."""
_RECORDED_TURN = re.compile(r"([^:\[\]]{1,30}:)\s*(\[[^\[\]]{1,120}\])(.*)")

_STOPS = frozenset(".:;,!?…")
_NOT_ROLES = frozenset(
    fold(name)
    for name in (
        "LƯU Ý",
        "CHÚ Ý",
        "GHI CHÚ",
        "VÍ DỤ",
        "ĐỊA CHỈ",
        "ĐỊA ĐIỂM",
        "THỜI GIAN",
        "ĐIỆN THOẠI",
        "SỐ ĐIỆN THOẠI",
        "ĐT",
        "SĐT",
        "LIÊN HỆ",
        "ZALO",
        "SỐ TÀI KHOẢN",
        "TÀI KHOẢN",
        "STK",
        "CCCD",
        "HẠN NỘP",
        "THỜI HẠN",
        "ĐƯỜNG DÂY NÓNG",
        "HOTLINE",
        "EMAIL",
        "WEBSITE",
        "KÍNH GỬI",
        "NƠI NHẬN",
        "THÔNG BÁO",
        "CẢNH BÁO",
        "KHẨN CẤP",
        "KẾT LUẬN",
        "NỘI DUNG",
    )
)
"""Words that stand in capitals before a colon and are nobody's name."""


def heading_in(paragraph: str) -> str | None:
    """The heading of `== TIN 1: … ==`, or of a bare `TIN 1: …` in capitals; None for anything else."""
    if marked := _HEADING.fullmatch(paragraph):
        return marked[1]
    return paragraph if is_capitals(paragraph) and _NUMBERED_HEADING.match(paragraph) else None


def cue_in(paragraph: str) -> Insert | None:
    """The insert that `[NHẠC CẮT]` or `(Nhạc hiệu 10 giây)` asks for, or a bare `NHẠC CẮT`; None for anything else.

    `[BĂNG: phong-van.mp3]` asks for a recording.
    """
    bracketed = _BRACKETED.fullmatch(paragraph.rstrip(".:"))
    if bracketed and (name := _recording_in((bracketed[1] or bracketed[2]).strip())):
        return Insert(kind=InsertKind.RECORDING, written=paragraph, recording=name)
    inner = fold(bracketed[1] or bracketed[2]) if bracketed else fold(paragraph)
    for pattern, kind in _CUES:
        if (bracketed and count(inner) <= _CUE_WORDS and pattern.search(inner)) or pattern.fullmatch(inner):
            return Insert(kind=kind, written=paragraph)
    return None


def recorded_turn_in(paragraph: str) -> tuple[str, Insert] | None:
    """The start `ÔNG HÙNG:` and the insert of `ÔNG HÙNG: [BĂNG: ong-hung.mp3] Tôi nghĩ …`; None for anything else.

    The recording stands in place of the voice; the words after it, if any, are what is said in it.
    """
    parts = _RECORDED_TURN.fullmatch(paragraph)
    cue = cue_in(parts[2]) if parts else None
    if not parts or not cue or cue.kind is not InsertKind.RECORDING:
        return None
    return parts[1], replace(cue, written=paragraph)


def _recording_in(inner: str) -> str:
    """The name of the file that the inside of a bracket calls for; "" where it calls for none."""
    parts = _RECORDING.fullmatch(inner)
    return parts[2] if parts and (parts[1] or PurePath(parts[2]).suffix.lower() in SOUNDS) else ""


def part_cues(paragraph: str) -> tuple[str, ...]:
    """A paragraph that bears a cue among its words ("Xin kính chào! [NHẠC KẾT]"), parted around it.

    A full stop left alone behind a cue is nothing to say.
    """
    pieces = [""]
    for piece in _INLINE_CUE.split(paragraph):
        if cue_in(piece):
            pieces += [piece, ""]
        else:
            pieces[-1] += piece
    parted = len(pieces) > 1
    return tuple(piece.strip() for piece in pieces if piece.strip() and not (parted and piece.strip() in _STOPS))


def key_in(paragraph: str) -> tuple[str, str] | None:
    """The two sides of `KEY: value`, the key folded; None where no short run of letters stands before a colon."""
    parts = _KEY.fullmatch(paragraph)
    return (fold(parts[1]), parts[2]) if parts and any(c.isalpha() for c in parts[1]) else None


def turn_in(paragraph: str) -> tuple[str, str] | None:
    """The name and the words of `ÔNG HÙNG: Xin chào`; None where what stands before the colon is no name in capitals.

    Only the look is judged: "Bước 1: …", "LƯU Ý: …" and "17:00" are not turns, "PV: …" is.
    """
    parts = _KEY.fullmatch(paragraph)
    if not parts or not is_capitals(parts[1]) or not _ROLE.fullmatch(parts[1]):
        return None
    return None if fold(parts[1]) in _NOT_ROLES else (parts[1], parts[2])


def named_turn_in(paragraph: str) -> tuple[str, str] | None:
    """The two sides of `Quang Vinh: Xin chào`, in whatever case, for names that are known to be speakers."""
    parts = _KEY.fullmatch(paragraph)
    return (parts[1], parts[2]) if parts else None


def without_bullet(paragraph: str) -> str:
    """A list line without its dash or dot."""
    return _BULLET.sub("", paragraph, count=1) if _BULLET.match(paragraph) else paragraph
