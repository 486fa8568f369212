"""piper: a neural voice that needs no network. Natural; a file of some 60 MB on the station's own disk.

It speaks in child processes (see piper_child.py): onnxruntime is heavy, and a model is somebody else's.
"""

import importlib.util
import re
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from chiminh_radio.i18n import _
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.voice.engines.children import Child, ChildEngine
from chiminh_radio.voice.engines.piper_child import WRONG_SUM
from chiminh_radio.voice.engines.piper_files import PiperFiles, described

CHILD = Path(__file__).with_name("piper_child.py")
RAW_SOUNDS = re.compile(r"\[(?=\[)")
"""What stands in double brackets piper takes for sounds, not for words."""


class PiperEngine(ChildEngine):
    """Speaks with models that `voice install` put on the disk.

    A voice is the path of a model, told from the station's folder: `audio/voices/NAME.onnx`; of a model with several
    speakers, one of them by its number, from 0: `audio/voices/NAME.onnx#12`.
    """

    name: ClassVar[str] = "piper"
    batch: ClassVar[int] = 8  # starting a child costs about a second, a fresh model 0.2 s
    children: ClassVar[int] = 1  # a model speaks with all processors
    start: ClassVar[timedelta] = timedelta(seconds=30)

    def unusable(self) -> str:
        """Why this engine cannot speak on this machine; "" when it can. Loads no model, but digests its file."""
        if importlib.util.find_spec("piper") is None:
            return _("thiếu gói piper-tts (cài bằng: pip install 'chiminh-radio[piper]')")
        for voice in self.settings.voices:
            files, speaker = self._voice(voice)
            if fault := files.fault():
                return fault
            raw = files.description.read_bytes()
            if not (speaker or "0").isdecimal() or int(speaker or 0) >= described(raw, voice).speakers:
                return _("giọng “{voice}” không có người nói số {speaker} ([voice.engines.piper] female, male)").format(
                    voice=files.model.name, speaker=speaker
                )
        return ""

    def voice(self, delivery: Delivery) -> str:
        """The model by its digest, the speaker, pace and pitch."""
        files, speaker = self._voice(self.settings.voice(delivery))
        digest = files.digests().get(files.model.name, "")
        return f"{digest} {speaker or 0} {self._pace(delivery)} {self.settings.pitch(delivery)}"

    def child(self) -> Child:
        """In the package's folder: espeak's data is opened there by a relative name, as in espeak.py."""
        package = importlib.util.find_spec("piper")
        return Child(CHILD, folder=Path(package.origin).parent if package and package.origin else None)

    def order(self, text: str, delivery: Delivery) -> dict[str, str | float]:
        """The text, the files with what they must digest to, and how to speak."""
        files, speaker = self._voice(self.settings.voice(delivery))
        digests = files.digests()
        return {
            "text": RAW_SOUNDS.sub("[ ", text),
            "model": str(files.model.absolute()),
            "model_digest": digests.get(files.model.name, ""),
            "description": str(files.description.absolute()),
            "description_digest": digests.get(files.description.name, ""),
            "speaker": int(speaker or 0),
            "pace": self._pace(delivery),
            "pitch": self.settings.pitch(delivery),
        }

    def why(self, code: int) -> str:
        """What the child means by its own number."""
        return _("tệp giọng piper không còn như lúc cài (sai SHA-256)") if code == WRONG_SUM else ""

    def _pace(self, delivery: Delivery) -> float:
        """In hundredths: a model's sounds last whole frames of 12 ms, so that less of a difference may be none."""
        return round(self.settings.pace(delivery), 2)

    def _voice(self, voice: str) -> tuple[PiperFiles, str]:
        """The files, and the speaker as written; "" for a model's only one."""
        path, _mark, speaker = voice.partition("#")
        return PiperFiles(self.settings.folder / path), speaker
