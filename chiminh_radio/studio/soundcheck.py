"""What a recording is good for: its level, its noise, the silence at its ends, and whether it can be aired at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.errors import ItemError
from chiminh_radio.ffmpeg import Examination, Ffmpeg
from chiminh_radio.i18n import _
from chiminh_radio.progress import Progress

_STEP = timedelta(milliseconds=100)
_BLOCK = 4
"""Steps that a momentary loudness is of."""
_SILENT_LUFS = -70.0
"""What BS.1770 leaves out of account."""
_UNHEARD_LU = 40.0
"""So far below the whole, and it is silence to whoever hears the whole at a sensible level."""
_BREATH = timedelta(milliseconds=500)
"""Silence at an end that is no longer than this is left there."""
_QUIETEST = 0.05
"""The middle of the quietest tenth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the library takes; `[library]` in config.toml."""

    longest: timedelta
    largest_bytes: int
    most_clipped: float
    """A share of the samples."""
    music_source: bool
    """Whether music must come with its source or licence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundCheck:
    """Kiểm âm: what was found of a recording that can be aired; the same words as of an `Item`."""

    duration: timedelta
    loudness_lufs: float
    true_peak_dbtp: float
    sound_from: timedelta
    sound_until: timedelta | None
    noise_lufs: float
    clipped: float
    tags: Mapping[str, str]


def sound_check(path: Path, ffmpeg: Ffmpeg, limits: Limits, progress: Progress) -> SoundCheck:
    """Hear a file whole. Raises ItemError, with the figure, for what cannot be aired, AudioError for no sound."""

    def goes_on(heard: timedelta, promised: timedelta | None) -> bool:
        progress(int(heard.total_seconds()), int(promised.total_seconds()) if promised else 0)
        return max(heard, promised or heard) <= limits.longest

    found = ffmpeg.examine(path, goes_on)
    if found is None:
        raise ItemError(
            _("{file}: dài quá {most:.0f} phút ([library] max_minutes)").format(
                file=path.name, most=limits.longest / timedelta(minutes=1)
            )
        )
    return _judged(path.name, found, limits)


def _judged(file: str, found: Examination, limits: Limits) -> SoundCheck:
    heard = found.loudness
    if heard.integrated_lufs is None or heard.true_peak_dbtp is None:
        if heard.duration < _STEP * _BLOCK:
            raise ItemError(
                _("{file}: chỉ dài {seconds:.2f} giây; dưới 0,4 giây thì không đo được độ to").format(
                    file=file, seconds=heard.duration.total_seconds()
                )
            )
        raise ItemError(
            _("{file}: không nghe thấy gì: cả {seconds:.0f} giây đều dưới −70 LUFS").format(
                file=file, seconds=heard.duration.total_seconds()
            )
        )
    if found.clipped > limits.most_clipped:
        raise ItemError(
            _(
                "{file}: vỡ tiếng không cứu được: {share:.1%} số mẫu bị cắt phẳng ở đỉnh, quá {most:.1%} "
                "([library] max_clipped_percent); hãy xin bản thu khác"
            ).format(file=file, share=found.clipped, most=limits.most_clipped)
        )
    floor = max(_SILENT_LUFS, heard.integrated_lufs - _UNHEARD_LU)
    first, last = _ends(found.momentary_lufs, floor)
    begin, end = max(timedelta(), (first - _BLOCK) * _STEP), (last + 1) * _STEP
    return SoundCheck(
        duration=heard.duration,
        loudness_lufs=heard.integrated_lufs,
        true_peak_dbtp=heard.true_peak_dbtp,
        sound_from=begin if begin > _BREATH else timedelta(),
        sound_until=end if heard.duration - end > _BREATH else None,
        noise_lufs=_quietest(found.momentary_lufs[max(first, _BLOCK - 1) : last + 1]),
        clipped=found.clipped,
        tags=found.tags,
    )


def _ends(levels: Sequence[float], floor: float) -> tuple[int, int]:
    """The first and the last block that is heard."""
    heard = [place for place, level in enumerate(levels) if level > floor]
    return (heard[0], heard[-1]) if heard else (0, len(levels) - 1)


def _quietest(levels: Sequence[float]) -> float:
    """How loud it is in the pauses: what is heard where nobody speaks."""
    return max(_SILENT_LUFS, sorted(levels)[int(len(levels) * _QUIETEST)]) if levels else _SILENT_LUFS
