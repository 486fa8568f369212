"""The piper child: started by piper.py as a script of its own, with the package `piper-tts` and what it brings.

Working folder: the package's, where `espeak-ng-data` is. Standard input: JSON, `[{"text", "model", "model_digest",
"description", "description_digest", "speaker", "pace", "pitch", "into"}, …]`; files by absolute paths, digests are
SHA-256 in hex. Each `into` becomes a mono 16-bit WAV. Ends with 0, WRONG_SUM, or 1 and a line on standard error.
"""

import hashlib
import json
import os
import sys
import wave
from functools import lru_cache
from pathlib import Path
from typing import Any

WRONG_SUM = 4
NICE = 10
"""A model takes all processors: what is on air goes before."""


@lru_cache(maxsize=4)
def checked(path: str, digest: str) -> bytes:
    """A file's bytes: those that were looked at are those that are used."""
    raw = Path(path).read_bytes()
    if hashlib.sha256(raw).hexdigest() != digest:
        sys.exit(WRONG_SUM)
    return raw


def speak(order: dict[str, Any]) -> None:
    """Render one utterance with a model that has spoken nothing before, from a fixed seed.

    A model draws its breath and its rhythm at random: this way the same text sounds the same, wherever it stands.
    """
    import onnxruntime  # noqa: PLC0415 - who asks this file for WRONG_SUM pays nothing
    from piper import PiperVoice, SynthesisConfig  # noqa: PLC0415
    from piper.config import PiperConfig  # noqa: PLC0415

    onnxruntime.set_seed(1)
    voice = PiperVoice(
        onnxruntime.InferenceSession(
            checked(order["model"], order["model_digest"]), providers=["CPUExecutionProvider"]
        ),
        PiperConfig.from_dict(json.loads(checked(order["description"], order["description_digest"]))),
        espeak_data_dir=Path("espeak-ng-data"),
    )
    # Piper knows no pitch: spoken slower and played faster by the same factor, a voice is higher and keeps its pace.
    how = SynthesisConfig(
        speaker_id=order["speaker"],
        length_scale=voice.config.length_scale * order["pitch"] / order["pace"],
    )
    with wave.open(order["into"], "wb") as file:
        file.setparams((1, 2, round(voice.config.sample_rate * order["pitch"]), 0, "NONE", ""))
        for sentence in voice.synthesize(order["text"], how):
            file.writeframes(sentence.audio_int16_bytes)


def main() -> None:
    """Render every utterance on standard input."""
    import onnxruntime  # noqa: PLC0415 - as above

    if hasattr(os, "nice"):
        os.nice(NICE)
    onnxruntime.disable_telemetry_events()
    onnxruntime.set_default_logger_severity(3)  # errors only: the last line is what the operator reads
    for order in json.load(sys.stdin.buffer):
        speak(order)


if __name__ == "__main__":
    main()
