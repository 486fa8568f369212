"""How edge.py asks Microsoft once: no longer than there is time, and an answer that was cut off is none.

The package corrects the machine's clock by Microsoft's and asks a second time by itself; yet it takes a connection that
broke in the middle of a sentence for its end.
"""

from typing import TYPE_CHECKING, NamedTuple

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
    from edge_tts import Communicate

WHO = "Microsoft"
WRONG_CLOCK = 403
"""What Microsoft answers to a token of another hour, or of a package that is too old."""
LARGEST_BYTES = 8 << 20
"""A thousand characters at half the pace are some 800 kB."""
FAREWELL_S = 0.1
"""How long a connection that is in the way may take to close politely."""


class Question(NamedTuple):
    """One text in one voice; rate and pitch as differences from the voice's own: "+10%", "-5Hz"."""

    text: str
    voice: str
    rate: str
    pitch: str


def ask(question: Question, patience: Patience) -> bytes:
    """The mp3 that Microsoft answers with. Raises VoiceError when it will not, or not in time."""
    import asyncio  # noqa: PLC0415 - heavy, as are the next; most commands never speak

    import aiohttp  # noqa: PLC0415
    from edge_tts import Communicate, exceptions  # noqa: PLC0415

    speech = Communicate(question.text, question.voice, rate=question.rate, pitch=question.pitch)
    try:
        sound = asyncio.run(_received(speech, patience.left_s()))
    except aiohttp.ClientSSLError as error:
        raise unverified(WHO) from error
    except (aiohttp.ClientResponseError, exceptions.SkewAdjustmentError) as error:
        raise _refusal(error) from error
    except (aiohttp.ClientError, OSError, exceptions.WebSocketError, exceptions.NoAudioReceived) as error:
        patience.left_s()
        if isinstance(error, exceptions.NoAudioReceived):
            raise PassingError(str(silent(WHO))) from error  # it may have hung up before the first sound
        raise unreachable(WHO) from error
    except (exceptions.EdgeTTSException, ValueError, KeyError, TypeError) as error:  # as it reads what it was sent
        raise VoiceError(_("{who} trả lời bằng thứ không hiểu được: {error}").format(who=WHO, error=error)) from error
    if speech.state["chunk_audio_bytes"]:  # only an answer's end clears it
        raise unreachable(WHO)
    return sound


async def _received(speech: "Communicate", limit_s: float) -> bytes:
    """All sound of an answer. Raises TimeoutError when it comes too slowly, and whatever the package does."""
    import asyncio  # noqa: PLC0415 - as above

    clock = asyncio.get_running_loop().time
    deadline = clock() + limit_s
    sound = bytearray()
    listening = asyncio.ensure_future(_listen(speech, sound))
    before = -1
    while before < len(sound) and (left_s := deadline - clock()) > 0 and not listening.done():
        before = len(sound)
        await asyncio.wait({listening}, timeout=min(SILENCE_S, left_s))
    if not listening.done():
        listening.cancel()
        await asyncio.wait({listening}, timeout=FAREWELL_S)  # told again after that, it leaves at once
        raise TimeoutError
    listening.result()
    return bytes(sound)


async def _listen(speech: "Communicate", sound: bytearray) -> None:
    async for chunk in speech.stream():
        if chunk["type"] == "audio":
            sound += chunk["data"]
            if len(sound) > LARGEST_BYTES:
                raise VoiceError(_("{who} trả lời quá dài (hơn {limit} byte)").format(who=WHO, limit=LARGEST_BYTES))


def _refusal(error: Exception) -> VoiceError:
    status = getattr(error, "status", WRONG_CLOCK)
    if status == WRONG_CLOCK:
        return PassingError(
            _(
                "{who} từ chối (mã {status}): thường vì đồng hồ máy sai; hãy xem ngày giờ của máy. "
                "Giờ đúng mà vẫn bị từ chối thì nâng cấp gói edge-tts"
            ).format(who=WHO, status=status)
        )
    headers = getattr(error, "headers", None)
    return refused(WHO, status, headers.get("Retry-After") if headers else None)
