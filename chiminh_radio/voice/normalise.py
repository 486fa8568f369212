"""The room's face for texts: written Vietnamese in, words out, with every change and all that could not be read."""

from collections.abc import Callable, Mapping, Sequence

from chiminh_radio.composing import composed
from chiminh_radio.model.script import Line
from chiminh_radio.model.speech import SpokenLine, Wording
from chiminh_radio.voice.lexicon import Lexicon, own_phrases, shipped
from chiminh_radio.voice.numbers import worded
from chiminh_radio.voice.reading.walk import read

_NO_LEXICON: Mapping[str, str] = {}
_COMMON = Wording()


class Normaliser:
    """Makes words of what is written. The operator's lexicon (written → spoken) goes before everything else."""

    def __init__(self, lexicon: Mapping[str, str] = _NO_LEXICON, wording: Wording = _COMMON) -> None:
        self._own = own_phrases(lexicon)
        self._wording = wording

    def __contains__(self, word: object) -> bool:
        """Whether the vocabularies have something that begins with this word, in small letters."""
        return isinstance(word, str) and (word in self._own or word in shipped())

    def line(self, text: str, role: str = "") -> SpokenLine:
        """One line by itself. Offsets in its changes are those of the text in NFC."""
        return self._spoken(text, role, Lexicon(self._own))

    def lines(self, lines: Sequence[Line]) -> tuple[SpokenLine, ...]:
        """The lines of one script: an acronym that one of them explains is read so from there on."""
        return tuple(map(self.reader(), lines))

    def reader(self) -> Callable[[Line], SpokenLine]:
        """What reads the lines of one script one after the other."""
        lexicon = Lexicon(self._own)
        return lambda line: self._spoken(line.text, line.role, lexicon)

    def _spoken(self, text: str, role: str, lexicon: Lexicon) -> SpokenLine:
        with worded(self._wording):
            said, changes, residue = read(composed(text), lexicon)
        return SpokenLine(role=role, text=said, changes=changes, residue=residue)
