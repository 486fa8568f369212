"""A script that was read becomes an item: its takes trimmed and joined, with pauses, and jingles where it says so.

The only file that knows pydub, which edits the small pieces. Joining them is left to the tape: pydub copies all that
it has so far for every piece that is added.
"""

import functools
import math
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg import Ffmpeg, Loudness
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model import (
    RATE_HZ,
    SAMPLE_BYTES,
    Cue,
    Insert,
    InsertKind,
    Item,
    ItemKind,
    Reading,
    Script,
    ScriptKind,
    Section,
    Take,
    span,
)
from chiminh_radio.studio.wav import Tape, record

if TYPE_CHECKING:
    from pydub import AudioSegment

Measure = Callable[[Path], Loudness]
_SPEECH_GAIN_DB = -3.0
"""Room for the peaks that a change of sample rate brings out; the assembler sets the level in the end."""
_INSERT_CEILING_DBTP = -1.0
_SILENCE_DBFS = -50.0
_STEP_MS = 5
_KEPT_BEFORE_MS = 20
_KEPT_AFTER_MS = 60
"""A breath is left around speech, and the fades stay within it."""
_FADE_MS = 10
_MEASURED_TAKES = 5
_KINDS = {
    ScriptKind.NOTICE: ItemKind.NOTICE,
    ScriptKind.DIALOGUE: ItemKind.INTERVIEW,
    ScriptKind.PANEL: ItemKind.INTERVIEW,
    ScriptKind.INTERVIEW: ItemKind.INTERVIEW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """How long it is quiet within an item."""

    line: timedelta = timedelta(milliseconds=400)
    section: timedelta = timedelta(milliseconds=900)
    around_insert: timedelta = timedelta(milliseconds=300)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One take or one jingle: the quiet before it, its file, and the cue it will have (`at` and `duration` unset)."""

    pause: timedelta
    audio: Path
    gain_db: float
    trim: bool
    cue: Cue


def make_item(
    script: Script,
    reading: Reading,
    *,
    inserts: Mapping[InsertKind, Path],
    pauses: Pauses,
    folder: Path,
    into: Path,
    ffmpeg: Ffmpeg,
) -> Item:
    """Put a script's takes and jingles together as `into`/DIGEST.wav, with a cue for each, exact to the sample.

    `folder` is the station's own; the item's path is told from there. A script without an opening has none.
    Raises AudioError when a take or a jingle is missing or is no sound, StationError when the disk does not take it.
    """
    # A jingle that comes between all the news is measured once.
    pieces = tuple(_pieces(script, reading, inserts, pauses, functools.cache(ffmpeg.measure)))
    cues: list[Cue] = []

    def play(tape: Tape) -> None:
        for piece in pieces:
            sound = _sound(piece, ffmpeg)
            tape.rest(piece.pause)
            cues.append(replace(piece.cue, at=tape.at, duration=span(len(sound) // SAMPLE_BYTES)))
            tape.write(sound)

    recorded = record(into, lambda digest: f"{digest[:16]}.wav", play)
    heard = ffmpeg.measure(recorded.path)
    return Item(
        kind=_KINDS.get(script.kind, ItemKind.NEWS),
        title=script.title,
        audio=recorded.path.relative_to(folder) if recorded.path.is_relative_to(folder) else recorded.path,
        digest=recorded.digest,
        duration=recorded.duration,
        loudness_lufs=heard.integrated_lufs,
        true_peak_dbtp=heard.true_peak_dbtp,
        theme=script.themes[0] if script.themes else "",
        script_digest=script.digest,
        reading_digest=reading.digest,
        cues=tuple(cues),
    )


def _pieces(
    script: Script, reading: Reading, inserts: Mapping[InsertKind, Path], pauses: Pauses, measure: Measure
) -> Iterator[_Piece]:
    """The whole script in order, each piece with the pause that belongs before it."""
    if len(reading.takes) != len(script.lines):
        raise AudioError(
            _("«{title}»: kịch bản có {lines} lời đọc nhưng bản đọc có {takes}; hãy đọc lại kịch bản này").format(
                title=script.title, lines=len(script.lines), takes=len(reading.takes)
            )
        )
    takes = iter(reading.takes)
    speech_lufs = _loudness_of(reading, measure)
    before: tuple[Section, bool] | None = None
    for section in script.sections:
        for part in section.body:
            is_insert = isinstance(part, Insert)
            pause = timedelta()
            if before is not None:
                around = is_insert or before[1]
                pause = pauses.around_insert if around else pauses.line if before[0] is section else pauses.section
            before = (section, is_insert)
            if isinstance(part, Insert):
                yield _jingle(part, inserts, pause, speech_lufs, measure)
            else:
                yield _speech(next(takes), section.heading or script.title, script, pause)


def _speech(take: Take, title: str, script: Script, pause: timedelta) -> _Piece:
    cue = Cue(at=timedelta(), duration=timedelta(), title=title, script_digest=script.digest, text=take.line.text)
    return _Piece(pause=pause, audio=take.audio, gain_db=_SPEECH_GAIN_DB, trim=True, cue=cue)


def _jingle(
    insert: Insert, inserts: Mapping[InsertKind, Path], pause: timedelta, speech_lufs: float | None, measure: Measure
) -> _Piece:
    """A jingle as loud as the speech around it, as far as its peaks allow."""
    audio = inserts.get(insert.kind)
    if audio is None:
        raise AudioError(
            _("kịch bản gọi {written} nhưng đài chưa có nhạc cho nó: khóa studio.{key} trong config.toml").format(
                written=insert.written, key=insert.kind.value
            )
        )
    heard = measure(audio)
    gain_db = 0.0
    if speech_lufs is not None and heard.integrated_lufs is not None and heard.true_peak_dbtp is not None:
        gain_db = min(speech_lufs - heard.integrated_lufs, _INSERT_CEILING_DBTP - heard.true_peak_dbtp)
    cue = Cue(at=timedelta(), duration=timedelta(), title=insert.written, item_digest=digest_of(audio))
    return _Piece(pause=pause, audio=audio, gain_db=gain_db, trim=False, cue=cue)


def _loudness_of(reading: Reading, measure: Measure) -> float | None:
    """How loud the speech will be, in LUFS, from its first few takes: they are one engine's."""
    heard = [measure(take.audio).integrated_lufs for take in reading.takes[:_MEASURED_TAKES]]
    powers = [10 ** (lufs / 10) for lufs in heard if lufs is not None]
    return 10 * math.log10(sum(powers) / len(powers)) + _SPEECH_GAIN_DB if powers else None


def _sound(piece: _Piece, ffmpeg: Ffmpeg) -> bytes:
    """The piece as PCM: decoded, trimmed if it is speech, and with ends that do not click."""
    pcm = b"".join(ffmpeg.decode(piece.audio, gain_db=piece.gain_db))
    sound = _segment(pcm)
    if piece.trim:
        sound = _trimmed(sound)
        if not len(sound):
            raise AudioError(
                _("{file}: lời đọc không có tiếng: «{text}»").format(file=piece.audio.name, text=piece.cue.text)
            )
    return bytes(sound.fade_in(_FADE_MS).fade_out(_FADE_MS).raw_data)


def _trimmed(sound: "AudioSegment") -> "AudioSegment":
    from pydub.silence import detect_leading_silence  # noqa: PLC0415 - comes with pydub

    start = detect_leading_silence(sound, _SILENCE_DBFS, _STEP_MS)
    if start >= len(sound):
        return sound[:0]
    end = len(sound) - detect_leading_silence(sound.reverse(), _SILENCE_DBFS, _STEP_MS)
    return sound[max(0, start - _KEPT_BEFORE_MS) : end + _KEPT_AFTER_MS]


def _segment(pcm: bytes) -> "AudioSegment":
    with warnings.catch_warnings():
        # pydub looks for an ffmpeg of its own in PATH, and Python tells that audioop will go; neither concerns us.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment  # noqa: PLC0415 - 60 ms that most commands do not need

        return AudioSegment(data=pcm, sample_width=SAMPLE_BYTES, frame_rate=RATE_HZ, channels=1)
