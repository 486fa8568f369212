"""The roster: every engine there is, which of them read here, and what each is good for."""

import logging
from collections.abc import Callable, Iterator, Sequence

from chiminh_radio.errors import ConfigError
from chiminh_radio.model.delivery import EngineSettings, EngineState
from chiminh_radio.plugins import ENGINES, find, pick
from chiminh_radio.voice.engine import VoiceEngine

_log = logging.getLogger(__name__)


class Roster:
    """Engines by their names, with the station's settings."""

    def __init__(self, chain: Sequence[str], settings: Callable[[str], EngineSettings]) -> None:
        """`chain` is `[voice] chain`; `settings` raises ConfigError for an engine that has none."""
        self._chain = chain
        self._settings = settings

    def engine(self, name: str = "") -> VoiceEngine:
        """One by its name; the first of the chain without one. Raises ConfigError for what is not there or broken."""
        name = name or self._chain[0]
        engine: VoiceEngine = pick(ENGINES, name).load()(self._settings(name))
        return engine

    def readers(self) -> Iterator[VoiceEngine]:
        """Those of the chain. A broken plug-in stops itself, not the station."""
        for name in self._chain:
            try:
                yield self.engine(name)
            except ConfigError as error:
                _log.warning("%s", error)

    def states(self) -> tuple[EngineState, ...]:
        """Every engine there is, those of the chain first."""
        return tuple(self._state(name) for name in dict.fromkeys((*self._chain, *find(ENGINES))))

    def _state(self, name: str) -> EngineState:
        in_chain = name in self._chain
        try:
            engine = self.engine(name)
        except ConfigError as error:
            return EngineState(name=name, in_chain=in_chain, unusable=str(error))
        return EngineState(
            name=name,
            in_chain=in_chain,
            unusable=engine.unusable(),
            needs_network=engine.needs_network,
            female=engine.settings.female,
            male=engine.settings.male,
        )
