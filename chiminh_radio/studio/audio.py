"""A script that was read becomes an item: its takes joined, with pauses, jingles and recordings where it says so.

The only file that knows pydub, which edits the jingles. Joining is left to the tape: pydub copies all that it has so
far for every piece that is added.
"""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.item import SPOKEN_KINDS, Cue, Item, ItemKind
from chiminh_radio.model.recording import WHOLE
from chiminh_radio.model.script import Insert, InsertKind, Script, Section
from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES, span
from chiminh_radio.model.speech import Reading, Take
from chiminh_radio.studio import recorded
from chiminh_radio.studio.reel import Reel, Sound
from chiminh_radio.studio.wav import Tape, record

_INSERT_CEILING_DBTP = -1.0
_FADE_MS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One take, or the file of a jingle or recording; the quiet before it; its cue (`at`, `duration` unset)."""

    sound: Take | Path
    pause: timedelta
    cue: Cue


def make_item(
    script: Script,
    reading: Reading,
    *,
    inserts: Mapping[InsertKind, Path],
    insert_pause: timedelta,
    folder: Path,
    into: Path,
    ffmpeg: Ffmpeg,
    recordings: Mapping[str, Path] = MappingProxyType({}),
) -> Item:
    """Put a script's takes and jingles together as `into`/DIGEST.wav, with a cue for each, exact to the sample.

    `folder` is the station's own; the item's path is told from there. A script without an opening has none.
    `recordings` are files by what the script calls them; one of the whole is all that is heard.
    Raises AudioError when one of them is missing or is no sound, StationError when the disk does not take it.
    """
    if WHOLE in recordings:
        pieces: tuple[_Piece, ...] = (_recorded(recordings[WHOLE], Section(), script.title, script, timedelta()),)
    else:
        pieces = tuple(_pieces(script, reading, inserts, recordings, insert_pause))
    cues: list[Cue] = []

    def play(tape: Tape) -> None:
        with TemporaryDirectory(prefix="chiminh-loi-") as scratch:
            cues.extend(_play(pieces, tape, ffmpeg, Path(scratch)))

    with ffmpeg.meter() as meter:
        made = record(into, lambda digest: f"{digest[:16]}.wav", play, meter.write)
    return Item(
        kind=SPOKEN_KINDS.get(script.kind, ItemKind.NEWS),
        title=script.title,
        audio=made.path.relative_to(folder) if made.path.is_relative_to(folder) else made.path,
        digest=made.digest,
        duration=made.duration,
        loudness_lufs=meter.loudness.integrated_lufs,
        true_peak_dbtp=meter.loudness.true_peak_dbtp,
        theme=script.themes[0] if script.themes else "",
        script_digest=script.digest,
        reading_digest=reading.digest,
        cues=tuple(cues),
    )


def is_made_of(
    item: Item,
    script: Script,
    reading: Reading,
    inserts: Mapping[InsertKind, Path],
    *,
    folder: Path,
    recordings: Mapping[str, Path] = MappingProxyType({}),
) -> bool:
    """Would `make_item` make the same item again, and is its file whole?"""
    if (item.script_digest, item.reading_digest) != (script.digest, reading.digest):
        return False
    whole = WHOLE in recordings
    called = () if whole else script.inserts
    calls = [WHOLE] if whole else [insert.recording for insert in called if insert.recording]
    jingles = [digest_of(inserts[insert.kind]) for insert in called if insert.kind in inserts]
    path = folder / item.audio
    return (
        [digest_of(recordings[call]) for call in calls]
        == [cue.recording_digest for cue in item.cues if cue.recording_digest]
        and jingles == [cue.item_digest for cue in item.cues if cue.item_digest]
        and path.is_file()
        and digest_of(path) == item.digest
    )


def _pieces(
    script: Script,
    reading: Reading,
    inserts: Mapping[InsertKind, Path],
    recordings: Mapping[str, Path],
    insert_pause: timedelta,
) -> Iterator[_Piece]:
    """The whole script in order, each piece with the pause that belongs before it."""
    lines = iter(_by_line(script, reading))
    pause: timedelta | None = None
    for section in script.sections:
        for part in section.body:
            if isinstance(part, Insert):
                before = timedelta() if pause is None else insert_pause
                if part.recording:
                    yield _recorded(recordings.get(part.recording), section, part.written, script, before)
                else:
                    yield _jingle(part, inserts, before)
                pause = insert_pause
                continue
            for take in next(lines):
                yield _speech(take, section, script, pause or timedelta())
                pause = take.pause


def _by_line(script: Script, reading: Reading) -> list[list[Take]]:
    """The takes of each line. Raises AudioError when the reading is not this script's."""
    lines: list[list[Take]] = [[] for _line in script.lines]
    for take in reading.takes:
        if take.line < len(lines):
            lines[take.line].append(take)
    unread = [line.text for line, takes in zip(script.lines, lines, strict=True) if not takes and _has_words(line.text)]
    if unread or sum(map(len, lines)) < len(reading.takes):
        raise AudioError(
            _("«{title}»: bản đọc không phải của kịch bản này ({count} lời chưa thu); hãy thu tiếng lại").format(
                title=script.title, count=len(unread)
            )
        )
    return lines


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _speech(take: Take, section: Section, script: Script, pause: timedelta) -> _Piece:
    cue = Cue(
        at=timedelta(),
        duration=timedelta(),
        title=section.heading or script.title,
        script_digest=script.digest,
        text=take.text,
        theme=section.theme,
    )
    return _Piece(sound=take, pause=pause, cue=cue)


def _recorded(audio: Path | None, section: Section, text: str, script: Script, pause: timedelta) -> _Piece:
    if audio is None:
        raise AudioError(_("«{title}»: chưa có bản ghi cho {written}").format(title=script.title, written=text))
    cue = Cue(
        at=timedelta(),
        duration=timedelta(),
        title=section.heading or script.title,
        script_digest=script.digest,
        text=text,
        theme=section.theme,
        recording_digest=digest_of(audio),
    )
    return _Piece(sound=audio, pause=pause, cue=cue)


def _jingle(insert: Insert, inserts: Mapping[InsertKind, Path], pause: timedelta) -> _Piece:
    audio = inserts.get(insert.kind)
    if audio is None:
        raise AudioError(
            _("kịch bản gọi {written} nhưng đài chưa có nhạc cho nó: khóa studio.{key} trong config.toml").format(
                written=insert.written, key=insert.kind.value
            )
        )
    cue = Cue(at=timedelta(), duration=timedelta(), title=insert.written, item_digest=digest_of(audio))
    return _Piece(sound=audio, pause=pause, cue=cue)


def _play(pieces: Sequence[_Piece], tape: Tape, ffmpeg: Ffmpeg, scratch: Path) -> Iterator[Cue]:
    """Write the pieces to the tape. A pause is what is heard: the quiet within two takes is part of it."""
    reel = Reel([piece.sound for piece in pieces if isinstance(piece.sound, Take)], ffmpeg, scratch)
    files = {piece.sound: piece.cue for piece in pieces if isinstance(piece.sound, Path)}
    speech_lufs = reel.loudness() if files else None
    as_loud = {audio: _as_loud(audio, speech_lufs, ffmpeg) for audio, cue in files.items() if not cue.recording_digest}
    quiet = timedelta()
    with closing(reel.play()) as takes:
        for piece in pieces:
            if isinstance(piece.sound, Path) and piece.cue.recording_digest:
                tape.rest(max(timedelta(), piece.pause - quiet))
                begin = tape.samples
                for block in recorded.play(piece.sound, speech_lufs, ffmpeg):
                    tape.write(block)
                yield replace(piece.cue, at=span(begin), duration=span(tape.samples - begin))
                quiet = timedelta()
                continue
            sound = as_loud[piece.sound] if isinstance(piece.sound, Path) else next(takes)
            tape.rest(max(timedelta(), piece.pause - quiet - sound.before))
            yield replace(piece.cue, at=tape.at, duration=span(len(sound.pcm) // SAMPLE_BYTES))
            tape.write(sound.pcm)
            quiet = sound.after


def _as_loud(audio: Path, speech_lufs: float | None, ffmpeg: Ffmpeg) -> Sound:
    """A jingle as loud as the speech around it, as far as its peaks allow."""
    heard = ffmpeg.measure(audio)
    gain_db = 0.0
    if speech_lufs is not None and heard.integrated_lufs is not None and heard.true_peak_dbtp is not None:
        gain_db = min(speech_lufs - heard.integrated_lufs, _INSERT_CEILING_DBTP - heard.true_peak_dbtp)
    return Sound(pcm=_edited(b"".join(ffmpeg.decode(audio, gain_db=gain_db))))


def _edited(pcm: bytes) -> bytes:
    """With ends that do not click."""
    with warnings.catch_warnings():
        # pydub looks for an ffmpeg of its own in PATH, and Python tells that audioop will go; neither concerns us.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment  # noqa: PLC0415 - 60 ms that most commands do not need

        sound = AudioSegment(data=pcm, sample_width=SAMPLE_BYTES, frame_rate=RATE_HZ, channels=1)
    return bytes(sound.fade_in(_FADE_MS).fade_out(_FADE_MS).raw_data)
