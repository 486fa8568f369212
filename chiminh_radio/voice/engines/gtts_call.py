"""How gtts.py asks Google: over verified TLS, again while that can help, and no longer than it was given."""

import base64
import json
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Self

from chiminh_radio.clock import Clock, seconds
from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

PASSING_STATUS = frozenset({429, 500, 502, 503, 504})
"""Too many questions, or a fault at Google's end."""
WAITS_S = (0.5, 1.0, 2.0)
"""Before asking again; then it is for the next engine to speak."""
SILENCE_S = 10.0
"""Longest wait for the next byte, so that a question lost on the way leaves time for another."""
BLOCK_BYTES = 16
"""So few, because the time left is looked at between blocks: a line that drips must not hold us."""
LARGEST_BYTES = 2 << 20
"""A hundred characters are some 60 kB."""
AUDIO_MARK = '"jQ1olc",'
"""The remote procedure's name; its result follows as JSON within JSON."""


class PassingError(VoiceError):
    """A failure that may be over when asked again, after `wait_s` at the earliest."""

    def __init__(self, sentence: str, *, wait_s: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait_s = wait_s


class Call:
    """One connection for the clauses of one text; `limit` is for all of them together."""

    def __init__(self, clock: Clock, limit: timedelta) -> None:
        import requests  # noqa: PLC0415 - heavy, and most commands never speak

        self._clock = clock
        self._limit_s = seconds(limit)
        self._deadline = clock.monotonic() + self._limit_s
        self._session = requests.Session()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def ask(self, request: "PreparedRequest") -> bytes:
        """The mp3 that Google answers with. Raises VoiceError when it will not, or not in time."""
        for wait_s in WAITS_S:
            try:
                return _audio_in(self._answer(request))
            except PassingError as trouble:
                pause_s = max(wait_s, trouble.wait_s)
                if pause_s >= self._left_s():
                    raise
                self._clock.sleep(pause_s)
        return _audio_in(self._answer(request))

    def _left_s(self) -> float:
        return self._deadline - self._clock.monotonic()

    def _answer(self, request: "PreparedRequest") -> str:
        from requests import exceptions  # noqa: PLC0415 - as above

        # As `requests` itself would: the machine's proxies and certificates, and always verified.
        environment = self._session.merge_environment_settings(
            request.url or "", {}, stream=True, verify=None, cert=None
        )
        try:
            with self._session.send(
                request, timeout=min(SILENCE_S, self._time_left()), allow_redirects=False, **environment
            ) as response:
                _require_success(response)
                return self._body(response)
        except exceptions.SSLError as error:
            raise VoiceError(
                _("không xác minh được máy chủ của Google; hãy xem ngày giờ của máy và mạng Internet")
            ) from error
        except exceptions.RequestException as error:
            raise PassingError(
                _("không nối được tới Google, hoặc bị ngắt giữa chừng; hãy xem mạng Internet")
            ) from error

    def _body(self, response: "Response") -> str:
        body = bytearray()
        for block in response.iter_content(BLOCK_BYTES):
            body += block
            self._time_left()
            if len(body) > LARGEST_BYTES:
                raise VoiceError(_("Google trả lời quá dài (hơn {limit} byte)").format(limit=LARGEST_BYTES))
        return body.decode("utf-8", "replace")

    def _time_left(self) -> float:
        """Seconds, more than none. Raises VoiceError when time is up."""
        left_s = self._left_s()
        if left_s <= 0:
            raise VoiceError(
                _("Google không đọc xong trong {limit:g} giây ([voice.engines.gtts] timeout_seconds)").format(
                    limit=self._limit_s
                )
            )
        return left_s


def _require_success(response: "Response") -> None:
    if response.status_code in PASSING_STATUS:
        after = response.headers.get("Retry-After", "")
        raise PassingError(
            _("Google đang từ chối hoặc quá tải (mã {status})").format(status=response.status_code),
            wait_s=float(after) if after.isdecimal() else 0.0,
        )
    if response.status_code != 200:  # noqa: PLR2004 - HTTP's own number
        raise VoiceError(_("Google không nhận yêu cầu đọc (mã {status})").format(status=response.status_code))


def _audio_in(answer: str) -> bytes:
    """The sound in an answer: base64, in a JSON list, written as a string in a JSON list."""
    _before, _mark, rest = answer.partition(AUDIO_MARK)
    try:
        result = json.JSONDecoder().raw_decode(rest)[0] if rest else None
        match json.loads(result) if isinstance(result, str) else None:
            case [str(sound), *_others] if sound:
                return base64.b64decode(sound, validate=True)
            case _:
                raise VoiceError(_("Google trả lời mà không có âm thanh"))
    except ValueError as error:
        raise PassingError(_("Google trả lời dở dang")) from error
