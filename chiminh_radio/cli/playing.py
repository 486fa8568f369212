"""Out of this machine's own sound card, for whoever sits at it; nothing of it reaches a loudspeaker zone."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from chiminh_radio.i18n import _
from chiminh_radio.station import Station


def play_here(
    station: Station,
    audio: Path,
    digest: str,
    *,
    title: str,
    start: timedelta = timedelta(),
    on_position: Callable[[timedelta], None] = lambda _position: None,
) -> None:
    """Play a WAV of the station, from `start` to the end or to Ctrl-C. `on_position` is told twice a second."""
    from chiminh_radio.model.output import OutputSettings, ZoneSettings
    from chiminh_radio.playout.outputs.soundcard import SoundcardOutput
    from chiminh_radio.playout.player import Player
    from chiminh_radio.playout.zone import Zone

    card = SoundcardOutput(OutputSettings(name="nghe-thu", kind="soundcard"))
    zone = Zone(ZoneSettings(name="nghe-thu", title=_("nghe thử"), outputs=("nghe-thu",)), [card])
    try:
        zone.open()
        Player(station.clock).play(
            station.config.root / audio,
            digest,
            [zone],
            title=title,
            due=station.clock.now(),
            start=start,
            on_position=on_position,
            refusal=lambda: "",
            should_stop=lambda _position: False,
        )
    finally:
        zone.close()
