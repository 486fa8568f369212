"""Rendered phrases, kept by what they depend on: engine, voice and delivery, text. All of it can be made again.

A phrase is taken only as it was made: a file that somebody changed or put there counts as none.
"""

from collections.abc import Mapping
from pathlib import Path

from chiminh_radio.files import digest_of
from chiminh_radio.model.canonical import digest_of_value
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.store.phrases import Phrases
from chiminh_radio.voice import wav
from chiminh_radio.voice.engine import VoiceEngine

EDITION = 1
"""Raise it when the same engine, voice and text come to sound different: every phrase is then rendered afresh."""


class Cache:
    """A folder of WAVs, in subfolders by the first two digits of their digests."""

    def __init__(self, folder: Path, phrases: Phrases) -> None:
        self.folder = folder
        self._phrases = phrases

    def path(self, engine: VoiceEngine, text: str, delivery: Delivery) -> Path:
        """Where this text, said so, is kept, or is to be put."""
        digest = digest_of_value([EDITION, engine.name, engine.voice(delivery), text])
        return self.folder / digest[:2] / f"{digest}.wav"

    def holds(self, path: Path) -> bool:
        """Is there a whole sound, as made? Not one cut short (a full disk, an interrupted copy), nor one changed."""
        return wav.is_whole(path) and digest_of(path) == self._phrases.sound(path.stem)

    def keep(self, made: Mapping[Path, str]) -> None:
        """Remember phrases just made, each with the digest of its file."""
        self._phrases.keep({path.stem: digest for path, digest in made.items()})
