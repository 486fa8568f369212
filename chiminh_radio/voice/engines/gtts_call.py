"""How gtts.py asks Google: over verified TLS, again while that can help."""

import base64
import json
from types import TracebackType
from typing import TYPE_CHECKING, Self

from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _
from chiminh_radio.voice.engines.patience import (
    SILENCE_S,
    PassingError,
    Patience,
    refused,
    silent,
    unreachable,
    unverified,
)

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

WHO = "Google"
BLOCK_BYTES = 16
"""So few, because the time left is looked at between blocks: a line that drips must not hold us."""
LARGEST_BYTES = 2 << 20
"""A hundred characters are some 60 kB."""
AUDIO_MARK = '"jQ1olc",'
"""The remote procedure's name; its result follows as JSON within JSON."""


class Call:
    """One connection for the clauses of one text."""

    def __init__(self, patience: Patience) -> None:
        import requests  # noqa: PLC0415 - heavy, and most commands never speak

        self._patience = patience
        self._session = requests.Session()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def ask(self, request: "PreparedRequest") -> bytes:
        """The mp3 that Google answers with. Raises VoiceError when it will not, or not in time."""
        return self._patience.again(lambda: _audio_in(self._answer(request)))

    def _answer(self, request: "PreparedRequest") -> str:
        from requests import exceptions  # noqa: PLC0415 - as above

        # As `requests` itself would: the machine's proxies and certificates, and always verified.
        environment = self._session.merge_environment_settings(
            request.url or "", {}, stream=True, verify=None, cert=None
        )
        try:
            with self._session.send(
                request, timeout=min(SILENCE_S, self._patience.left_s()), allow_redirects=False, **environment
            ) as response:
                if response.status_code != 200:  # noqa: PLR2004 - HTTP's own number
                    raise refused(WHO, response.status_code, response.headers.get("Retry-After"))
                return self._body(response)
        except exceptions.SSLError as error:
            raise unverified(WHO) from error
        except exceptions.RequestException as error:
            raise unreachable(WHO) from error

    def _body(self, response: "Response") -> str:
        body = bytearray()
        for block in response.iter_content(BLOCK_BYTES):
            body += block
            self._patience.left_s()
            if len(body) > LARGEST_BYTES:
                raise VoiceError(_("{who} trả lời quá dài (hơn {limit} byte)").format(who=WHO, limit=LARGEST_BYTES))
        return body.decode("utf-8", "replace")


def _audio_in(answer: str) -> bytes:
    """The sound in an answer: base64, in a JSON list, written as a string in a JSON list."""
    _before, _mark, rest = answer.partition(AUDIO_MARK)
    try:
        result = json.JSONDecoder().raw_decode(rest)[0] if rest else None
        match json.loads(result) if isinstance(result, str) else None:
            case [str(sound), *_others] if sound:
                return base64.b64decode(sound, validate=True)
            case _:
                raise silent(WHO)
    except ValueError as error:
        raise PassingError(_("{who} trả lời dở dang").format(who=WHO)) from error
