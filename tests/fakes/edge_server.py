"""The speaking half of Microsoft Edge, on this machine: it speaks the same protocol, and fails in the same ways.

A WebSocket; the client sends speech.config and ssml, the server answers turn.start, response, then binary messages
(two bytes with the length of a header, the header, mp3) between metadata, and turn.end.
"""

import asyncio
import json
import re
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from xml.etree import ElementTree as ET

from aiohttp import WSCloseCode, web
from edge_tts import drm

from fakes.mp3 import mp3_of

WORD_S = 0.25
"""A word's tone at Microsoft's own pace."""
HZ = {"HoaiMyNeural": 400, "NamMinhNeural": 200}
CHUNK_BYTES = 720
SSML = "{http://www.w3.org/2001/10/synthesis}"
Failure = int | str | bytes


@dataclass(frozen=True)
class Asked:
    """One question as it came in."""

    text: str
    voice: str
    rate: str
    pitch: str


@dataclass
class EdgeServer:
    """`failures` are spent one a connection, then it answers well.

    A number is a status at the handshake, bytes are one binary message in the place of an answer, and so is a text
    that is no word of these: "silent" is an answer without sound, "short" and "noise" have too little sound or none,
    "half" ends the connection in the middle of an answer, "drop" before it, "hang" says nothing more in the middle,
    "deaf" nothing from the handshake on.
    """

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    failures: deque[Failure] = field(default_factory=deque)
    connections: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    """Sent along with a status that is a failure."""
    ahead_s: float = 0.0
    """By how much its clock is ahead of this machine's; tokens of another time are refused."""


@contextmanager
def edge_server(monkeypatch):
    """A server at work, with the package `edge_tts` pointed at it."""
    told = EdgeServer()
    loop = asyncio.new_event_loop()
    runner = loop.run_until_complete(_begun(told))
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", f"{told.url}/edge/v1?TrustedClientToken=x")
    monkeypatch.setattr("edge_tts.drm.DRM.clock_skew_seconds", 0.0)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield told
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _begun(told):
    async def answer(request):
        return await _answer(told, request)

    app = web.Application()
    app.router.add_get("/edge/v1", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.01, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    told.url = f"ws://127.0.0.1:{runner.addresses[0][1]}"
    return runner


async def _answer(told, request):
    told.connections += 1
    failure = told.failures.popleft() if told.failures else ""
    now_s = drm.dt.now(drm.tz.utc).timestamp() + told.ahead_s
    date = {"Date": formatdate(now_s, usegmt=True)}
    if request.query["Sec-MS-GEC"] != drm.generate_sec_ms_gec_v2(now_s):
        return web.Response(status=403, headers=date)
    if isinstance(failure, int):
        return web.Response(status=failure, headers=date | told.headers)
    if failure == "deaf":
        await asyncio.sleep(3600)
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    config, ssml = await socket.receive_str(), await socket.receive_str()
    assert "\r\nPath:speech.config\r\n\r\n" in config
    head, _, body = ssml.partition("\r\n\r\n")
    asked = _asked(body)
    told.asked.append(asked)
    await _turn(socket, re.search("X-RequestId:(.*)", head)[1].strip(), asked, failure)
    return socket


def _asked(ssml):
    voice = ET.fromstring(ssml).find(f"{SSML}voice")  # noqa: S314 - our own package wrote it
    prosody = voice.find(f"{SSML}prosody")
    return Asked(prosody.text, voice.get("name"), prosody.get("rate"), prosody.get("pitch"))


async def _turn(socket, request_id, asked, failure):
    async def say(path, value):
        await socket.send_str(
            f"X-RequestId:{request_id}\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n"
            + json.dumps(value)
        )

    await say("turn.start", {"context": {"serviceTag": "x"}})
    await say("response", {"context": {"serviceTag": "x"}, "audio": {"type": "inline", "streamId": "x"}})
    if isinstance(failure, bytes):
        await socket.send_bytes(failure)
    if failure == "drop":
        await socket.close(code=WSCloseCode.GOING_AWAY)
        return
    sound = _sound(asked, failure)
    for start in range(0, len(sound), CHUNK_BYTES):
        await socket.send_bytes(_audio(request_id, sound[start : start + CHUNK_BYTES]))
        if failure in {"half", "hang"} and start > len(sound) * 0.9:
            await asyncio.sleep(3600 if failure == "hang" else 0)
            await socket.close(code=WSCloseCode.INTERNAL_ERROR)
            return
    await socket.send_bytes(_audio(request_id, b""))
    data = {"Offset": 1_000_000, "Duration": 10_000_000, "text": {"Text": asked.text, "Length": len(asked.text)}}
    await say("audio.metadata", {"Metadata": [{"Type": "SentenceBoundary", "Data": data}]})
    await say("turn.end", {})
    await socket.receive()  # the client hangs up


def _sound(asked, failure):
    if failure == "silent":
        return b""
    if failure == "noise":
        return b"no mp3 at all" * 99
    words = 1 if failure == "short" else len(asked.text.split())
    pace = 1 + int(asked.rate.removesuffix("%")) / 100
    hz = next(hz for name, hz in HZ.items() if name in asked.voice) + int(asked.pitch.removesuffix("Hz"))
    return mp3_of(words * WORD_S / pace, hz=hz, bitrate="48k")


def _audio(request_id, sound):
    kind = "Content-Type:audio/mpeg\r\n" if sound else ""
    head = f"X-RequestId:{request_id}\r\n{kind}X-StreamId:x\r\nPath:audio\r\n".encode()
    return len(head).to_bytes(2, "big") + head + sound
