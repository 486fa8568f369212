"""Google Translate's speaking half, on this machine: it answers in the same shape, and fails in the same ways."""

import base64
import json
import threading
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from fakes.mp3 import mp3_of

WORD_S = 0.25
"""A word's tone, at about Google's pace."""
SLOW_WORD_S = 0.35
"""And at its slow one."""
DRIP_S = 0.05


@dataclass(frozen=True)
class Asked:
    """One question as it came in."""

    text: str
    language: str
    slow: bool


@dataclass
class GttsServer:
    """`failures` are spent one a question, then it answers well.

    A number is a status, bytes are a whole answer; "silent" is one without sound, "half" one cut in its middle,
    "short" and "noise" have too little sound or none; "drop" ends the connection early, "hang" says nothing, "drip"
    a byte at a time.
    """

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    failures: deque[int | str | bytes] = field(default_factory=deque)
    headers: dict[str, str] = field(default_factory=dict)
    """Sent along with a status that is a failure."""
    closing: threading.Event = field(default_factory=threading.Event)

    def next_failure(self) -> int | str | bytes:
        return self.failures.popleft() if self.failures else ""


def answer_of(sound: bytes) -> bytes:
    """As the real one writes it; without sound, its result is null."""
    result = json.dumps([base64.b64encode(sound).decode()], separators=(",", ":")) if sound else None
    rows = [["wrb.fr", "jQ1olc", result, None, None, None, "generic"], ["di", 56], ["af.httprm", 56, "-8", 28]]
    lines = "\n,".join(json.dumps(row, separators=(",", ":")) for row in rows)
    return f")]}}'\n\n[{lines}\n]".encode()


@contextmanager
def gtts_server(monkeypatch):
    """A server at work, with the package `gtts` pointed at it."""
    told = GttsServer()

    class Handler(_Handler):
        server_told = told

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr("gtts.tts._translate_url", lambda tld="com", path="": f"{told.url}/{tld}/{path}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        told.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_told: GttsServer

    def log_message(self, *_arguments):
        """Tests are quiet."""

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text, language, slow, _null = json.loads(json.loads(form["f.req"][0])[0][0][1])
        told = self.server_told
        told.asked.append(Asked(text, language, slow is True))
        with suppress(ConnectionError):  # the one who asked may be gone
            self._answer(told.next_failure(), len(text.split()), SLOW_WORD_S if slow else WORD_S)

    def _answer(self, failure, words, word_s):
        if failure == "hang":
            self.server_told.closing.wait()
        elif isinstance(failure, int):
            self._send(b"no", status=failure, headers=self.server_told.headers)
        elif isinstance(failure, bytes):
            self._send(failure)
        elif failure == "half":
            answer = answer_of(mp3_of(words * WORD_S))
            self._send(answer[: len(answer) // 2])
        elif failure in {"drop", "drip"}:
            self._send_slowly(answer_of(mp3_of(words * WORD_S)), drip=failure == "drip")
        else:
            sounds = {"silent": b"", "short": mp3_of(WORD_S), "noise": b"no mp3 at all" * 99}
            self._send(answer_of(sounds.get(failure, mp3_of(words * word_s))))

    def _send(self, body, *, status=200, headers=None, length=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if length:
            self.send_header("Content-Length", str(length))
        else:
            self.send_header("Transfer-Encoding", "chunked")
            body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
        self.end_headers()
        self.wfile.write(body)

    def _send_slowly(self, body, *, drip):
        self.close_connection = True
        self._send(body[:100], length=len(body))
        if drip:
            for byte in body[100:]:
                self.wfile.write(bytes([byte]))
                if self.server_told.closing.wait(DRIP_S):
                    break
