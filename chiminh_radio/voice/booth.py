"""The booth: a script is read whole by one engine. When that one fails, the next begins again from the first line."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _
from chiminh_radio.model import Gender, Reading, Role, Script, SpokenLine, Take, digest_of_value
from chiminh_radio.voice import wav
from chiminh_radio.voice.cache import Cache
from chiminh_radio.voice.engine import Utterance, VoiceEngine
from chiminh_radio.voice.engines.words import has_words

Progress = Callable[[int, int], None]
BREATH = timedelta(milliseconds=300)
"""What a line without a word in it sounds like: a line of dashes, a lone "…"."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Order:
    """One line and the gender of the voice that says it."""

    line: SpokenLine
    gender: Gender

    @property
    def has_words(self) -> bool:
        return has_words(self.line.text)


class Booth:
    """Engines in the order in which they are tried; `genders` is the station's own word on roles, by name."""

    def __init__(self, engines: Sequence[VoiceEngine], cache: Cache, genders: Mapping[str, Gender]) -> None:
        self._engines = tuple(engines)
        self._cache = cache
        self._genders = {name.casefold(): gender for name, gender in genders.items()}

    def read(
        self, script: Script, spoken: Sequence[SpokenLine], progress: Progress = lambda _done, _total: None
    ) -> Reading:
        """Read every line; `progress` is told how many of how many are done.

        Raises VoiceError with the reason of each engine when none of them could.
        """
        cast = self._cast(script)
        orders = [_Order(line, cast.get(line.role.casefold(), cast[""])) for line in spoken]
        failed: list[str] = []
        for engine in self._engines:
            try:
                takes = self._read_by(engine, orders, progress)
            except VoiceError as error:
                failed.append(f"{engine.name}: {error}")
                _log.warning("%s", failed[-1])
                continue
            return Reading(engine=engine.name, takes=takes, digest=_digest(engine, orders), fell_back=tuple(failed))
        raise VoiceError(_("không giọng nào trong [voice] chain đọc được: {reasons}").format(reasons="; ".join(failed)))

    def _read_by(self, engine: VoiceEngine, orders: Sequence[_Order], progress: Progress) -> tuple[Take, ...]:
        if reason := engine.unusable():
            raise VoiceError(reason)
        paths = [self._path(engine, order) for order in orders]
        wanting = {path: order for path, order in zip(paths, orders, strict=True) if self._cache.duration(path) is None}
        done = len(set(paths)) - len(wanting)
        progress(done, len(set(paths)))
        for number, _path in enumerate(self._render(engine, wanting), done + 1):
            progress(number, len(set(paths)))
        return tuple(
            Take(line=order.line, audio=path, duration=wav.duration(path))
            for path, order in zip(paths, orders, strict=True)
        )

    def _render(self, engine: VoiceEngine, wanting: Mapping[Path, _Order]) -> Iterator[Path]:
        """Have what is not in the cache made, silence for what holds no word; give back each as it is done."""
        for path, order in wanting.items():
            if not order.has_words:
                wav.write_silence(path, BREATH)
                yield path
        utterances = [
            Utterance(text=order.line.text, gender=order.gender, into=path)
            for path, order in wanting.items()
            if order.has_words
        ]
        for utterance in engine.speak_all(utterances):
            yield utterance.into

    def _path(self, engine: VoiceEngine, order: _Order) -> Path:
        return self._cache.path(engine.name, engine.voice(order.gender), order.line.text)

    def _cast(self, script: Script) -> Mapping[str, Gender]:
        """Who speaks with which voice: the station's word first, then the script's; else the speakers take turns.

        Lines without a role are the first speaker's, whose voice is female unless somebody says otherwise.
        """
        cast: dict[str, Gender] = {}
        turn = Gender.FEMALE
        for role in script.roles or (Role(name=""),):
            gender = self._genders.get(role.name.casefold()) or role.gender or turn
            cast[role.name.casefold()] = gender
            turn = Gender.MALE if gender is Gender.FEMALE else Gender.FEMALE
        cast.setdefault("", next(iter(cast.values())))
        return cast


def _digest(engine: VoiceEngine, orders: Sequence[_Order]) -> str:
    """Over what was said and by whom: engine, voice and text of every line."""
    return digest_of_value([(engine.name, engine.voice(order.gender), order.line.text) for order in orders])
