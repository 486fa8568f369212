"""A piper voice on disk: NAME.onnx, its description NAME.onnx.json, and beside them the digests of both.

The digests are those of the moment the voice was installed (voice/install.py), in a file that `sha256sum -c` reads.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chiminh_radio.errors import VoiceError
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _

LARGEST_DESCRIPTION_BYTES = 1 << 20
"""Piper's own are 5 kB."""
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")
_SOUNDS = ("espeak", "text")
"""How a text becomes sounds. The other ways that piper knows fetch what they need from the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What must be known of a voice before it speaks."""

    language: str
    """As the voice's maker wrote it: "vi_VN"; "" when not told."""
    speakers: int


@dataclass(frozen=True, slots=True)
class PiperFiles:
    """The files of one voice, by its model's path."""

    model: Path

    @property
    def description(self) -> Path:
        """Piper's JSON."""
        return self.model.with_name(f"{self.model.name}.json")

    @property
    def sums(self) -> Path:
        """The digests."""
        return self.model.with_name(f"{self.model.name}.sha256")

    def digests(self) -> Mapping[str, str]:
        """SHA-256 of the model and of the description by the files' names, as installed; {} when nobody wrote them."""
        try:
            found = [_SUM.fullmatch(line) for line in self.sums.read_text(encoding="utf-8").splitlines()]
        except (OSError, UnicodeDecodeError):
            return {}
        return {line[2]: line[1] for line in found if line}

    def fault(self) -> str:
        """Why this voice cannot be used, in a sentence that says what to do; "" when it can."""
        again = _("cài bằng: chiminh-radio voice install TỆP")
        digests = self.digests()
        for file in (self.model, self.description):
            if not file.is_file():
                return _("thiếu tệp {file}; {again}").format(file=file.name, again=again)
            if file.name not in digests:
                return _("{file} chưa có mã kiểm tra ({sums}); {again}").format(
                    file=file.name, sums=self.sums.name, again=again
                )
            if digest_of(file) != digests[file.name]:
                return _("{file} không còn như lúc cài (sai SHA-256); {again}").format(file=file.name, again=again)
        try:
            described(self.description.read_bytes(), self.description.name)
        except VoiceError as error:
            return str(error)
        return ""


def described(raw: bytes, name: str) -> Description:
    """Read a description; `name` is for the sentence. Raises VoiceError when piper could not speak by it."""
    try:
        said = json.loads(raw)
        fit = _is_fit(said)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise VoiceError(_("{file}: không phải mô tả của một giọng piper").format(file=name)) from error
    if not fit:
        raise VoiceError(_("{file}: giọng này cần thứ mà chương trình không có").format(file=name))
    return Description(language=str(said.get("language", {}).get("code", "")), speakers=said["num_speakers"])


def _is_fit(said: Any) -> bool:  # noqa: ANN401 - whatever the file says
    """Is all there that piper asks for? Raises KeyError, TypeError for what is not of its kind."""
    return (
        8_000 <= said["audio"]["sample_rate"] <= 48_000  # noqa: PLR2004 - hertz, as piper's voices have them
        and said["num_speakers"] >= 1
        and said["num_symbols"] >= 1
        and isinstance(said["espeak"]["voice"], str)
        and isinstance(said["phoneme_id_map"], dict)
        and said.get("phoneme_type", "espeak") in _SOUNDS
        and isinstance(said.get("language", {}), dict)
    )
