"""The piper child without piper: it takes the same orders, looks at the same digests, and beeps a tone for each word.

A script of its own: only the standard library.
"""

import array
import hashlib
import json
import math
import sys
import wave
from pathlib import Path

WRONG_SUM = 4
RATE_HZ = 16_000
WORD_S = 0.25
HZ = 300


def main():
    for order in json.load(sys.stdin.buffer):
        model = checked(order["model"], order["model_digest"])
        checked(order["description"], order["description_digest"])
        samples = round(RATE_HZ * WORD_S * len(order["text"].split()) / order["pace"])
        step = 2 * math.pi * (HZ + len(model) % 100 + 50 * order["speaker"]) * order["pitch"] / RATE_HZ
        with wave.open(order["into"], "wb") as file:
            file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
            file.writeframes(array.array("h", (round(8000 * math.sin(step * at)) for at in range(samples))).tobytes())


def checked(path, digest):
    raw = Path(path).read_bytes()
    if hashlib.sha256(raw).hexdigest() != digest:
        sys.exit(WRONG_SUM)
    return raw


if __name__ == "__main__":
    main()
