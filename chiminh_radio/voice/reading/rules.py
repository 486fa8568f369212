"""What a rule is: a pattern asked for at one place of the text, and what it says there.

The text is walked once, left to right. At the start of each word, number or sign the rules are asked in order; the
first that answers claims its stretch, and no other rule sees it again. So a rule never reads what another has said,
and every offset is one of the written text. A rule sees a window of the text and changes nothing: where the same
words stand again, the same is said again, and the walk need not ask.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from chiminh_radio.voice.lexicon import Lexicon
from chiminh_radio.voice.reading.tables import words

_LOOK = 72
"""How many characters a rule may look around for what gives a number its meaning."""
_EDGE = r"(?!(?<=\w)\w)"
"""A claim never ends inside a word or a number."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The text up to `end` is said as `spoken`; `unread` is what of it nobody knows."""

    rule: str
    end: int
    spoken: str
    unread: tuple[str, ...] = ()
    learnt: tuple[str, str] | None = None
    """An acronym that is explained here, and its words."""


class Place:
    """A place in a text where a reading may begin: `start` in `text`, which is a window of the whole."""

    __slots__ = ("before", "lexicon", "start", "text")

    def __init__(self, text: str, start: int, lexicon: Lexicon) -> None:
        self.text = text
        self.start = start
        self.lexicon = lexicon
        self.before = text[max(0, start - _LOOK) : start].lower()
        """What stands before, in small letters."""

    @property
    def first(self) -> bool:
        """Whether nothing stands before it."""
        return not self.before.strip()


class Found:
    """A pattern found at a place."""

    __slots__ = ("_match", "place")

    def __init__(self, match: re.Match[str], place: Place) -> None:
        self._match = match
        self.place = place

    def __getitem__(self, group: str | int) -> str:
        """A group as written; "" when it is not there."""
        return self._match[group] or ""

    @property
    def before(self) -> str:
        """What stands before, in small letters."""
        return self.place.before

    @property
    def after(self) -> str:
        """What stands after, as written."""
        end = self._match.end()
        return self._match.string[end : end + _LOOK]


Rule = Callable[[Place], Claim | None]


def rule(name: str, pattern: str, *, edge: bool = True) -> Callable[[Callable[[Found], str | None]], Rule]:
    """Make a rule of a function that says what the pattern found, or None where the pattern deceived."""
    compiled = lazy(pattern + _EDGE if edge else pattern)

    def make(say: Callable[[Found], str | None]) -> Rule:
        def find(place: Place) -> Claim | None:
            match = compiled().match(place.text, place.start)
            if match is None:
                return None
            spoken = say(Found(match, place))
            return None if spoken is None else Claim(name, match.end(), spoken)

        find.__doc__ = say.__doc__
        return find

    return make


def ends(pattern: str) -> Callable[[str], bool]:
    """A test whether what stands before a place ends in `pattern` (whole words; spaces and light signs between)."""
    compiled = lazy(rf"(?:^|(?<!\w))(?:{pattern})[\s,:(\"“]*$")
    return lambda before: compiled().search(before) is not None


def after(name: str, more: str = "") -> Callable[[str], bool]:
    """A test whether what stands before a place ends in a word of `tables/contexts.tsv`, and then in `more`."""
    return ends(f"(?:{words(name)}){more}")


def follows(name: str) -> Callable[[str], bool]:
    """A test whether what stands after a place begins with a word of `tables/contexts.tsv`."""
    compiled = lazy(rf"(?i:\s+(?:{words(name)})(?!\w))")
    return lambda text: compiled().match(text) is not None


def lazy(pattern: str) -> Callable[[], re.Pattern[str]]:
    """A pattern, compiled when it is first asked for: to compile all of them takes longer than to read a line."""
    return cache(lambda: re.compile(pattern))
