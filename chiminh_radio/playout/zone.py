"""Cụm loa: outputs that sound together, and go on sounding when one of them is lost."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from chiminh_radio.errors import OutputError
from chiminh_radio.i18n import _
from chiminh_radio.model.output import ZoneSettings
from chiminh_radio.playout.output import Output

_log = logging.getLogger(__name__)


class Lost(NamedTuple):
    """An output that takes no sound now, and the sentence it left with."""

    output: str
    why: str


class Zone:
    """Hands each frame to every living output. An OutputError of one is caught here, logged, kept in `lost`.

    A lost output is left alone until the next airing begins; then it is opened anew.
    """

    def __init__(self, settings: ZoneSettings, outputs: Sequence[Output]) -> None:
        self.settings = settings
        self.outputs = tuple(outputs)
        self._lost: dict[str, str] = {}
        self._open: set[str] = set()

    @property
    def lost(self) -> tuple[Lost, ...]:
        """The outputs that take no sound now, in the order in which they were lost."""
        return tuple(Lost(*pair) for pair in self._lost.items())

    def open(self) -> None:
        """Make every output ready. Raises OutputError when none is."""
        self._lost.clear()
        self._each(self._open_anew)

    def begin(self, title: str, at: datetime) -> None:
        """An airing starts; what is not open is opened. Raises OutputError when no output is left."""
        lost = tuple(self._lost)
        self._lost.clear()
        self._each(lambda output: self._begin(output, title, at))
        for name in lost:
            if name not in self._lost:
                _log.info(_("Cụm loa %s: đầu ra %s đã mở lại."), self.settings.name, name)

    def write(self, frame: bytes) -> None:
        """Hand one frame to every living output. Raises OutputError when none is left."""
        self._each(lambda output: output.write(frame))

    def end(self) -> None:
        """Return when every living output has sounded its last frame. Raises OutputError when none has."""
        self._each(lambda output: output.end())

    def close(self) -> None:
        """Let go of everything. Never raises."""
        self._open.clear()
        for output in self.outputs:
            output.close()

    def _begin(self, output: Output, title: str, at: datetime) -> None:
        if output.settings.name in self._open:
            try:
                output.begin(title, at)
            except OutputError as error:
                # It went while nothing sounded. Opening it anew is what an operator would try first.
                _log.warning("%s", error)
            else:
                return
        self._open_anew(output)
        output.begin(title, at)

    def _open_anew(self, output: Output) -> None:
        output.close()
        output.open()
        self._open.add(output.settings.name)

    def _each(self, step: Callable[[Output], None]) -> None:
        for output in self.outputs:
            name = output.settings.name
            if name in self._lost:
                continue
            try:
                step(output)
            except OutputError as error:
                self._open.discard(name)
                self._lost[name] = str(error)
                _log.warning(_("Cụm loa %s mất đầu ra %s: %s"), self.settings.name, name, error)
        if len(self._lost) == len(self.outputs):
            raise OutputError(
                _("Cụm loa “{zone}” không còn đầu ra nào: {reasons}").format(
                    zone=self.settings.title, reasons=" ".join(self._lost.values())
                )
            )
