"""The booth: a script's spoken lines → takes, a phrase each, by the first engine of the chain that can read them all.

A script is read whole by one engine: a voice that changes in the middle sounds like a fault.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from chiminh_radio.errors import StationError, VoiceError
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.canonical import digest_of_value
from chiminh_radio.model.delivery import Delivery, Pauses
from chiminh_radio.model.script import Role, Script
from chiminh_radio.model.speech import Reading, SpokenLine, Take
from chiminh_radio.progress import Progress, untold
from chiminh_radio.sentences import phrases
from chiminh_radio.voice import wav
from chiminh_radio.voice.cache import Cache
from chiminh_radio.voice.casting import cast
from chiminh_radio.voice.engine import Utterance, VoiceEngine
from chiminh_radio.voice.pauses import after_lines, after_phrase

_DASH = re.compile(r"\s*[-–—]+$")
"""What parts a phrase from the next; an engine might call it by its name."""


class Booth:
    """Reads scripts with the engines of `[voice] chain`, in their order, into the cache."""

    def __init__(self, engines: Sequence[VoiceEngine], cache: Cache, roles: Iterable[Role], pauses: Pauses) -> None:
        """Take the roles that the station knows by name, and how long it is quiet between what they say."""
        self.engines = engines
        self.cache = cache
        self.roles = tuple(roles)
        self.pauses = pauses

    def cast(self, script: Script) -> dict[str, Delivery]:
        """How each role of the script speaks, by name; "" is the presenter."""
        return cast(script, self.roles)

    def first_usable(self) -> VoiceEngine | None:
        """The engine that would read now, as far as can be told without asking the network."""
        return next((engine for engine in self.engines if not engine.unusable()), None)

    def read(self, script: Script, spoken: Sequence[SpokenLine], progress: Progress = untold) -> Reading:
        """Render `spoken`, one for each of `script.lines`. What an earlier reading left in the cache is taken.

        Raises VoiceError with every engine's reason when none can read, StationError when the cache cannot be written.
        """
        if not any(phrases(line.text) for line in spoken):
            raise VoiceError(_("kịch bản “{title}” không có chữ nào để đọc").format(title=script.title))
        failures: list[str] = []
        for engine in self.engines:
            reason = engine.unusable()
            if not reason:
                try:
                    return self._reading(engine, script, spoken, failures, progress)
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
        script: Script,
        spoken: Sequence[SpokenLine],
        fell_back: Sequence[str],
        told: Progress,
    ) -> Reading:
        plan = tuple(self._plan(engine, script, spoken))
        self._render(engine, [cued.utterance for cued in plan], told)
        said = [[engine.voice(cued.utterance.delivery), cued.utterance.text] for cued in plan]
        pauses = [cued.pause for cued in plan]
        return Reading(
            engine=engine.name,
            takes=tuple(cued.take() for cued in plan),
            digest=digest_of_value([engine.name, said, pauses, self.pauses.insert]),
            fell_back=tuple(fell_back),
        )

    def _plan(self, engine: VoiceEngine, script: Script, spoken: Sequence[SpokenLine]) -> Iterator["_Cued"]:
        """Every phrase of the script with what comes after it. A line without a word, such as "* * *", has none."""
        deliveries = self.cast(script)
        for number, (line, least) in enumerate(zip(spoken, after_lines(script, self.pauses), strict=True)):
            parts = phrases(line.text)
            for place, text in enumerate(parts, 1):
                pause = after_phrase(text, self.pauses)
                delivery = deliveries[line.role]
                words = _DASH.sub(",", text)
                utterance = Utterance(text=words, delivery=delivery, into=self.cache.path(engine, words, delivery))
                yield _Cued(line=number, utterance=utterance, pause=max(pause, least) if place == len(parts) else pause)

    def _render(self, engine: VoiceEngine, utterances: Sequence[Utterance], progress: Progress) -> None:
        """Have the engine say what the cache does not hold, each text once however often it stands in the script."""
        missing = {utterance.into: utterance for utterance in utterances if not self.cache.holds(utterance.into)}
        done = len(utterances) - len(missing)
        progress(done, len(utterances))
        made = {}
        try:
            for utterance in engine.speak_all(list(missing.values())):
                made[utterance.into] = digest_of(utterance.into)
                done += 1
                progress(done, len(utterances))
        finally:
            self.cache.keep(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cued:
    """A phrase on the announcer's sheet: the line it stands in, and how long to wait after it."""

    line: int
    utterance: Utterance
    pause: timedelta

    def take(self) -> Take:
        """The phrase once it is rendered."""
        audio = self.utterance.into
        return Take(
            line=self.line, text=self.utterance.text, audio=audio, duration=wav.duration(audio), pause=self.pause
        )
