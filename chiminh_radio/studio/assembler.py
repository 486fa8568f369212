"""The items of a day become a programme: one levelled master with its cue list."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Cue, Item
from chiminh_radio.model.programme import Playlist, Programme
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.sound import samples_in, span
from chiminh_radio.studio.shortening import shortened
from chiminh_radio.studio.wav import Tape, record

GAP = timedelta(milliseconds=500)
"""A breath between two items."""
_MOST_GAIN_DB = 30.0
"""What needs more is hardly a recording, and would come out as noise."""
_MOST_LIMITING_DB = 12.0
"""Peaks pressed down further than that are heard."""
_ROUNDING_DB = 0.05
"""The meter tells tenths."""
_TRIES = 3
_NEAR_LU = 0.5


class Assembler:
    """Builds masters, all at one loudness."""

    def __init__(
        self, ffmpeg: Ffmpeg, folder: Path, *, loudness_lufs: float, true_peak_dbtp: float, programmes: Path
    ) -> None:
        """Take the station's `folder`, the level to reach, and where masters go, seen from that folder."""
        self._ffmpeg = ffmpeg
        self._folder = folder
        self._loudness_lufs = loudness_lufs
        self._true_peak_dbtp = true_peak_dbtp
        self._programmes = folder / programmes

    def build(
        self,
        playlist: Playlist,
        day: date,
        elements: Sequence[Element],
        *,
        at: datetime,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Programme:
        """Write the master of `elements` in order, NAME-YYYYMMDD-DIGEST.wav, the same bytes for the same elements.

        The cue list has a cue for each item and, after it, those within it; offsets are exact to the sample.
        `progress` is told how many items are done, of how many. Raises AudioError when an item is not what it was,
        StationError when the disk does not take the master; neither leaves anything behind.
        """
        for element in elements:
            self._verify(element.item)
        cues: list[Cue] = []

        def play(tape: Tape) -> None:
            for number, element in enumerate(elements):
                progress(number, len(elements))
                tape.rest(GAP if number else timedelta())
                cues.extend(self._add(element, tape))
            progress(len(elements), len(elements))

        recorded = record(self._programmes, lambda digest: f"{playlist.name}-{day:%Y%m%d}-{digest[:12]}.wav", play)
        audio = recorded.path
        return Programme(
            playlist=playlist.name,
            title=playlist.title,
            day=day,
            audio=audio.relative_to(self._folder) if audio.is_relative_to(self._folder) else audio,
            digest=recorded.digest,
            duration=recorded.duration,
            items=tuple(element.item.digest for element in elements),
            durations=tuple(element.duration for element in elements),
            cues=tuple(cues),
            built_at=at,
        )

    def _verify(self, item: Item) -> None:
        path = self._folder / item.audio
        if not path.is_file():
            raise AudioError(_("không có tệp {path} của «{title}»").format(path=path, title=item.title))
        if digest_of(path) != item.digest:
            raise AudioError(
                _("tệp {path} của «{title}» đã bị thay đổi từ khi được ghi nhận, không dùng được nữa").format(
                    path=path, title=item.title
                )
            )

    def _add(self, element: Element, tape: Tape) -> Iterator[Cue]:
        """Append one element; the item's own cues keep their distance from its start."""
        item = element.item
        begin = tape.samples
        gain_db, ceiling_dbtp = self._level(item)
        path = self._folder / item.audio
        with closing(self._ffmpeg.decode(path, gain_db=gain_db, ceiling_dbtp=ceiling_dbtp)) as blocks:
            for block in shortened(blocks, element.duration) if element.shortened else blocks:
                tape.write(block)
        yield Cue(
            at=span(begin),
            duration=span(tape.samples - begin),
            title=item.title,
            item_digest=item.digest,
            script_digest=item.script_digest,
        )
        for cue in item.cues if not element.shortened else ():
            yield replace(cue, at=span(begin + samples_in(cue.at)), item_digest=cue.item_digest or item.digest)

    def _level(self, item: Item) -> tuple[float, float | None]:
        """The gain that brings an item to the station's loudness, and the ceiling if its peaks would pass it."""
        if item.true_peak_dbtp is None:
            return 0.0, None
        room_db = self._true_peak_dbtp - item.true_peak_dbtp - _ROUNDING_DB
        if item.loudness_lufs is None:
            return min(0.0, room_db), None
        gain_db = min(self._loudness_lufs - item.loudness_lufs, _MOST_GAIN_DB)
        if gain_db <= room_db:
            return gain_db, None
        return self._held(self._folder / item.audio, gain_db, room_db + _MOST_LIMITING_DB), self._true_peak_dbtp

    def _held(self, path: Path, gain_db: float, most_db: float) -> float:
        """The gain that reaches the loudness although held peaks take some of it away: measured, and given back."""
        for _try in range(_TRIES):
            gain_db = min(gain_db, most_db)
            held = self._ffmpeg.measure(path, gain_db=gain_db, ceiling_dbtp=self._true_peak_dbtp)
            if held.integrated_lufs is None or self._loudness_lufs - held.integrated_lufs < _NEAR_LU:
                break
            gain_db += self._loudness_lufs - held.integrated_lufs
        return min(gain_db, most_db)
