"""What a sound passes through, as ffmpeg's filters, and the meters that listen to it behind them."""

from collections.abc import Sequence

from chiminh_radio.model.sound import RATE_HZ

_PEAK_RATE = f"aresample={4 * RATE_HZ}"
"""True peaks stand between the samples: at four times the rate they are seen (BS.1770)."""
_FORM = (f"aresample={RATE_HZ}:rematrix_maxval=1", "aformat=channel_layouts=mono")
"""Mono and 48 kHz come first, so that what is measured is what is aired. Channels are mixed so that they cannot clip;
by itself ffmpeg does so only where whole numbers come out, and a meter would hear another level than the tape."""
_STRETCHES = "asetnsamples=8192:p=0"
"""The three have less to do with longer stretches than an MP3's packets are."""
AWAKE = "dcshift=0.0000001"
"""An offset far below what is heard: in digital silence the meter's echoes would get so small that they are slow to
reckon with."""
# Verbose keeps it quiet on its way in every version; the summary is all that is wanted.
_LOUDNESS = f"{AWAKE},ebur128=framelog=verbose"
# The same through time, every 100 ms. Its own frame log would come in pieces, between those of others.
_MOMENTARY = f"{AWAKE},ebur128=framelog=quiet:metadata=1,ametadata=mode=print:key=lavfi.r128.M"
# BS.1770's own filter has 12 taps.
_PEAK = f"{_PEAK_RATE}:osf=fltp:filter_size=16,astats=measure_perchannel=none:measure_overall=Peak_level"


def through(filters: Sequence[str]) -> list[str]:
    """The arguments for a sound behind `filters`."""
    return ["-map", "0:a:0", "-af", ",".join((*_FORM, *filters))]


def metered(filters: Sequence[str], *, momentary: bool = False) -> list[str]:
    """The same, and both meters listen to it: in one graph, which costs least where several sounds are worked on."""
    graph = f"[0:a:0]{','.join((*_FORM, *filters, _STRETCHES))},asplit=3[sound][loud][peak]"
    loudness = _MOMENTARY if momentary else _LOUDNESS
    return ["-filter_complex", f"{graph};[loud]{loudness},anullsink;[peak]{_PEAK},anullsink", "-map", "[sound]"]


def meters() -> list[str]:
    """Only the meters, side by side, each on a core of its own: who waits for one sound has it sooner."""
    outputs = ([*through([meter, "aselect=0"]), "-f", "null", "-"] for meter in (_LOUDNESS, _PEAK))
    return [argument for output in outputs for argument in output]


def gain(gain_db: float) -> list[str]:
    """Louder by so much."""
    return [f"volume={gain_db:.6f}dB:precision=double"] if gain_db else []


def limiter(ceiling_dbfs: float) -> list[str]:
    """Samples held below the ceiling; what stands between them may pass it by some tenths."""
    limit = 10 ** (ceiling_dbfs / 20)
    return [f"alimiter=limit={limit:.6f}:attack=2:release=20:level=disabled:latency=enabled"]
