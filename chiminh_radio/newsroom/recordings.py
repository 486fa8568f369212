"""The recordings that scripts bring: which file is meant by which name, and whether it is sound that can air."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path, PurePath

from chiminh_radio.errors import AudioError, ScriptError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import SOUNDS, digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.recording import WHOLE, Recording
from chiminh_radio.model.script import Script
from chiminh_radio.model.sound import SAMPLE_BYTES, span
from chiminh_radio.newsroom.readers.limits import MEGABYTE, Limits
from chiminh_radio.newsroom.words import tidy

_SHORTEST = timedelta(seconds=1)


def is_sound(name: str) -> bool:
    """Whether a file of this name is taken for a recording."""
    return PurePath(name).suffix.lower() in SOUNDS


def alike(name: str, other: str) -> bool:
    """Whether two names are one to an editor: in whatever case, however the marks are put together."""
    return tidy(name).casefold() == tidy(other).casefold()


def beside(path: Path) -> tuple[Path, ...]:
    """The recordings in the folder of a file, by name. Raises OSError for a folder that cannot be read."""
    found = (each for each in path.absolute().parent.iterdir() if is_sound(each.name))
    return tuple(sorted(each for each in found if each.is_file() and not each.is_symlink()))


def brought(script: Script, file: PurePath, sounds: Iterable[Path]) -> Mapping[str, Path]:
    """Which of `sounds` are meant by the script that came as `file`, by what calls them.

    A name may be written without its suffix. What has the script's own name and is not called is the sound of the
    whole. A name with a folder in it is no file's: nothing is fetched from elsewhere.
    """
    found: dict[str, Path] = {}
    for sound in sounds:
        calls = [call for call, name in script.calls.items() if alike(name, sound.name) or alike(name, sound.stem)]
        if not calls and WHOLE not in script.calls and alike(file.stem, sound.stem):
            calls = [WHOLE]
        for call in calls:
            found.setdefault(call, sound)
    return found


def harm(recording: Recording, folder: Path, *, to_the_byte: bool) -> str:
    """What happened to a kept recording; "" while it is as it came. Its size is quick to ask, its bytes are not."""
    path = folder / recording.audio
    if recording.refusal:
        return ""
    if not path.is_file():
        return _("bản ghi “{name}” không còn ({file})").format(name=recording.name, file=recording.audio.as_posix())
    if path.stat().st_size != recording.size or (to_the_byte and digest_of(path) != recording.digest):
        return _("bản ghi “{name}” không còn là bản đã nhận ({file})").format(
            name=recording.name, file=recording.audio.as_posix()
        )
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """Listens to what comes as a recording."""

    ffmpeg: Ffmpeg = field(default_factory=Ffmpeg)
    limits: Limits = field(default_factory=Limits)

    def beside(self, file: Path, script: Script) -> Mapping[str, Recording]:
        """The recordings that lie beside the file of a script not taken in yet, listened to, by what calls them."""
        return {call: self.heard(call, sound) for call, sound in brought(script, file, beside(file)).items()}

    def heard(self, call: str, sound: Path) -> Recording:
        """What a file would be as a recording, before it is taken in."""
        try:
            return Recording(call=call, name=sound.name, audio=sound, duration=self.length(sound))
        except ScriptError as error:
            return Recording(call=call, name=sound.name, refusal=str(error))

    def weigh(self, path: Path) -> None:
        """Raises ScriptError for what need not be heard to be refused: nothing there, too large a file."""
        if not path.is_file():
            raise ScriptError(_("{file}: không có tệp này").format(file=path))
        size = path.stat().st_size
        if size > self.limits.recording_bytes:
            raise ScriptError(
                _("{file}: nặng {size:.1f} MB, quá mức cho phép {limit:g} MB ([inbox] max_recording_mb)").format(
                    file=path.name, size=size / MEGABYTE, limit=self.limits.recording_bytes / MEGABYTE
                )
            )

    def length(self, path: Path) -> timedelta:
        """How long a recording sounds, heard to its end. Raises ScriptError for what cannot air."""
        self.weigh(path)
        try:
            return self._heard(path)
        except AudioError as error:
            raise ScriptError(str(error)) from error

    def _heard(self, path: Path) -> timedelta:
        most = self.limits.recording
        samples = 0
        with closing(self.ffmpeg.decode(path)) as blocks:  # not `measure`: what is too long is left early
            for block in blocks:
                samples += len(block) // SAMPLE_BYTES
                if span(samples) > most:
                    raise ScriptError(
                        _("{file}: dài hơn {minutes:g} phút ([inbox] max_recording_minutes)").format(
                            file=path.name, minutes=most / timedelta(minutes=1)
                        )
                    )
        if span(samples) < _SHORTEST:
            raise ScriptError(_("{file}: chưa đến một giây, chắc chưa ghi được gì").format(file=path.name))
        heard = self.ffmpeg.measure(path)
        if heard.integrated_lufs is None:
            raise ScriptError(_("{file}: không có tiếng nào; hãy nghe lại tệp").format(file=path.name))
        return heard.duration
