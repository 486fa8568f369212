"""What a sound passes through, as ffmpeg's filters."""

from collections.abc import Sequence

from chiminh_radio.model.sound import RATE_HZ

PEAK_RATE = f"aresample={4 * RATE_HZ}"
"""True peaks stand between the samples: at four times the rate they are seen (BS.1770)."""
_PEAK_MARGIN_DB = 0.1


def through(filters: Sequence[str]) -> list[str]:
    """The arguments; mono and 48 kHz come first, so that what is measured is what is aired."""
    chain = ",".join([f"aresample={RATE_HZ}", "aformat=channel_layouts=mono", *filters])
    return ["-map", "0:a:0", "-af", chain]


def levelling(gain_db: float, ceiling_dbtp: float | None) -> list[str]:
    """A gain, then a limiter where there is a ceiling for the true peaks."""
    filters = [f"volume={gain_db:.6f}dB:precision=double"] if gain_db else []
    if ceiling_dbtp is not None:
        limit = 10 ** ((ceiling_dbtp - _PEAK_MARGIN_DB) / 20)  # going back to our rate adds a little
        limiter = f"alimiter=limit={limit:.6f}:attack=2:release=20:level=disabled:latency=enabled"
        filters += [PEAK_RATE, limiter, f"aresample={RATE_HZ}"]
    return filters
