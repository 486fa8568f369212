"""How long to ask a service over the network, and how often: what may be over in a moment is asked again."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from chiminh_radio.clock import Clock, seconds
from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _

_T = TypeVar("_T")
PASSING_STATUS = frozenset({429, 500, 502, 503, 504})
"""Too many questions, or a fault at their end."""
WAITS_S = (0.5, 1.0, 2.0)
"""Before asking again; then it is for the next engine to speak."""
SILENCE_S = 10
"""Longest wait for the next byte, so that a question lost on the way leaves time for another."""


class PassingError(VoiceError):
    """A failure that may be over when asked again, after `wait_s` at the earliest."""

    def __init__(self, sentence: str, *, wait_s: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait_s = wait_s


class Patience:
    """The time that one text may take, with all its questions and what is asked again."""

    def __init__(self, engine: str, clock: Clock, limit: timedelta) -> None:
        self._engine = engine
        self._clock = clock
        self._limit_s = seconds(limit)
        self._deadline = clock.monotonic() + self._limit_s

    def again(self, ask: Callable[[], _T]) -> _T:
        """What `ask` gives; asked again after a PassingError, while there are time and hope. Raises VoiceError."""
        for wait_s in WAITS_S:
            try:
                return ask()
            except PassingError as trouble:
                pause_s = max(wait_s, trouble.wait_s)
                if pause_s >= self._deadline - self._clock.monotonic():
                    raise
                self._clock.sleep(pause_s)
        return ask()

    def left_s(self) -> float:
        """Seconds, more than none. Raises VoiceError when time is up."""
        left_s = self._deadline - self._clock.monotonic()
        if left_s <= 0:
            raise VoiceError(
                _("{engine} không đọc xong trong {limit:g} giây ([voice.engines.{engine}] timeout_seconds)").format(
                    engine=self._engine, limit=self._limit_s
                )
            )
        return left_s


def unreachable(who: str) -> PassingError:
    """Nobody answers, or not to the end."""
    return PassingError(_("không nối được tới {who}, hoặc bị ngắt giữa chừng; hãy xem mạng Internet").format(who=who))


def unverified(who: str) -> VoiceError:
    """Whoever answers cannot prove who they are."""
    return VoiceError(
        _("không xác minh được máy chủ của {who}; hãy xem ngày giờ của máy và mạng Internet").format(who=who)
    )


def refused(who: str, status: int, retry_after: str | None) -> VoiceError:
    """An HTTP status that is not 200, with what its header Retry-After says."""
    if status not in PASSING_STATUS:
        return VoiceError(_("{who} không nhận yêu cầu đọc (mã {status})").format(who=who, status=status))
    return PassingError(
        _("{who} đang từ chối hoặc quá tải (mã {status})").format(who=who, status=status),
        wait_s=float(retry_after) if retry_after and retry_after.isdecimal() else 0.0,
    )


def silent(who: str) -> VoiceError:
    """An answer without sound."""
    return VoiceError(_("{who} trả lời mà không có âm thanh").format(who=who))
