"""The espeak-ng child: started by espeak.py as a script of its own, with only the standard library.

Arguments: the library's path. Working folder: where `espeak-ng-data` is (a relative name, because the library opens
its data with plain `char *` paths: a Vietnamese user name on Windows would break an absolute one).
Standard input: JSON, `[{"text", "voice", "rate": words a minute, "pitch": 0 to 100, "into"}, …]`.
Each `into` becomes a mono 16-bit WAV. Ends with 0, UNKNOWN_VOICE, or 1 and a line on standard error.
"""

import ctypes
import json
import sys
import wave
from typing import Any

UNKNOWN_VOICE = 3
# From the library's speak_lib.h.
SYNCHRONOUS = 2
RATE = 1
PITCH = 3
CHARACTERS = 1
UTF_8 = 1
Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def speak(library: ctypes.CDLL, utterance: dict[str, Any]) -> None:
    """Render one utterance with a library that has spoken nothing before."""
    rate_hz = library.espeak_Initialize(SYNCHRONOUS, 0, b"espeak-ng-data", 0)
    if rate_hz <= 0:
        sys.exit("espeak_Initialize")
    if library.espeak_SetVoiceByName(utterance["voice"].encode()) != 0:
        sys.exit(UNKNOWN_VOICE)
    # It seeds its breath noise by the clock: without this, the same text sounds otherwise each second.
    library.espeak_ng_SetRandSeed(ctypes.c_long(1))
    library.espeak_SetParameter(RATE, utterance["rate"], 0)
    library.espeak_SetParameter(PITCH, utterance["pitch"], 0)
    with wave.open(utterance["into"], "wb") as file:
        file.setparams((1, 2, rate_hz, 0, "NONE", ""))

        def take(samples: int | None, count: int, _events: int | None) -> int:
            if samples and count > 0:
                file.writeframesraw(ctypes.string_at(samples, count * 2))
            return 0

        callback = Callback(take)  # named: the library holds no reference to it
        library.espeak_SetSynthCallback(callback)
        text = utterance["text"].encode() + b"\0"
        if library.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, CHARACTERS, 0, UTF_8, None, None) != 0:
            sys.exit("espeak_Synth")
        library.espeak_Terminate()


def unload(library: ctypes.CDLL) -> None:
    """Forget the library, so that the next load starts afresh.

    espeak-ng keeps its wave phase in static variables that no call resets, not even Terminate and Initialize: the
    second sentence would differ by some samples from the same sentence said first.
    """
    import _ctypes  # noqa: PLC0415 - ctypes itself has no public word for this

    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)  # noqa: SLF001 - the same
    else:
        _ctypes.dlclose(library._handle)  # noqa: SLF001 - the same


def main() -> None:
    """Render every utterance on standard input."""
    for utterance in json.load(sys.stdin.buffer):
        library = ctypes.CDLL(sys.argv[1])
        speak(library, utterance)
        unload(library)


if __name__ == "__main__":
    main()
