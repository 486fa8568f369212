"""The booth: a script's spoken lines → takes, by the first engine of the chain that can read all of them.

A script is read whole by one engine: a voice that changes in the middle sounds like a fault.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from chiminh_radio.errors import StationError, VoiceError
from chiminh_radio.i18n import _
from chiminh_radio.model import Delivery, Reading, Role, Script, SpokenLine, Take, digest_of_value
from chiminh_radio.voice import wav
from chiminh_radio.voice.cache import Cache
from chiminh_radio.voice.casting import cast
from chiminh_radio.voice.engine import Utterance, VoiceEngine
from chiminh_radio.voice.engines.words import has_words

Progress = Callable[[int, int], None]
"""Told how many lines are there, of how many; falls back to fewer when the next engine begins."""


def _untold(_done: int, _total: int) -> None:
    """For who does not want to know."""


class Booth:
    """Reads scripts with the engines of `[voice] chain`, in their order, into the cache."""

    def __init__(self, engines: Sequence[VoiceEngine], cache: Cache, roles: Iterable[Role] = ()) -> None:
        self.engines = engines
        self.cache = cache
        self.roles = tuple(roles)

    def cast(self, script: Script) -> dict[str, Delivery]:
        """How each role of the script speaks, by name; "" is the presenter."""
        return cast(script, self.roles)

    def first_usable(self) -> VoiceEngine | None:
        """The engine that would read now, as far as can be told without asking the network."""
        return next((engine for engine in self.engines if not engine.unusable()), None)

    def read(self, script: Script, spoken: Sequence[SpokenLine], progress: Progress = _untold) -> Reading:
        """Render `spoken`, one for each of `script.lines`. What an earlier reading left in the cache is taken.

        A line without a word gets a short silence. Raises VoiceError with every engine's reason when none can read,
        StationError when the cache cannot be written.
        """
        deliveries = self.cast(script)
        failures: list[str] = []
        for engine in self.engines:
            reason = engine.unusable()
            if not reason:
                try:
                    return self._reading(engine, spoken, deliveries, tuple(failures), progress)
                except VoiceError as error:
                    reason = str(error)
                except OSError as error:  # the next engine would find the same disk
                    raise StationError(
                        _("không ghi được tiếng đọc vào {folder}: {error}").format(
                            folder=self.cache.folder, error=error
                        )
                    ) from error
            failures.append(f"{engine.name}: {reason}")
        raise VoiceError(
            _("không bộ đọc nào trong [voice] chain đọc được kịch bản “{title}”:\n{reasons}").format(
                title=script.title, reasons="\n".join(failures)
            )
        )

    def _reading(
        self,
        engine: VoiceEngine,
        spoken: Sequence[SpokenLine],
        deliveries: Mapping[str, Delivery],
        fell_back: tuple[str, ...],
        progress: Progress,
    ) -> Reading:
        utterances = [self._utterance(engine, line, deliveries[line.role]) for line in spoken]
        self._render(engine, utterances, progress)
        takes = tuple(
            Take(line=line, audio=utterance.into, duration=wav.duration(utterance.into))
            for line, utterance in zip(spoken, utterances, strict=True)
        )
        said = [[engine.name, engine.voice(utterance.delivery), utterance.text] for utterance in utterances]
        return Reading(engine=engine.name, takes=takes, digest=digest_of_value(said), fell_back=fell_back)

    def _utterance(self, engine: VoiceEngine, line: SpokenLine, delivery: Delivery) -> Utterance:
        into = self.cache.path(engine, line.text, delivery) if has_words(line.text) else self.cache.silence()
        return Utterance(text=line.text, delivery=delivery, into=into)

    def _render(self, engine: VoiceEngine, utterances: Sequence[Utterance], progress: Progress) -> None:
        """Have the engine say what the cache does not hold, each text once however often it stands in the script."""
        missing = {utterance.into: utterance for utterance in utterances if not self.cache.holds(utterance.into)}
        done = len(utterances) - len(missing)
        progress(done, len(utterances))
        for _utterance in engine.speak_all(list(missing.values())):
            done += 1
            progress(done, len(utterances))
