"""A role's voice in the words of editors and operators: "nữ", "nam, chậm", "giọng nam trầm, 0,9"."""

import re
import unicodedata

from chiminh_radio.i18n import _
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.model.script import Gender, Role

_GENDERS = {"nữ": Gender.FEMALE, "nam": Gender.MALE}
_SPEEDS = {
    "rất chậm": 0.7,
    "chậm": 0.85,
    "hơi chậm": 0.92,
    "hơi nhanh": 1.08,
    "nhanh": 1.15,
    "rất nhanh": 1.3,
}
_PITCHES = {"rất trầm": 0.8, "trầm": 0.89, "cao": 1.12, "rất cao": 1.25}
"""A whole tone of the scale, and two: with more a voice sounds disguised."""
_SLOWEST, _FASTEST = 0.5, 2.0
_GENDER, _SPEED, _PITCH = ("|".join(words) for words in (_GENDERS, _SPEEDS, _PITCHES))
_WORD = re.compile(
    rf"(?:giọng\s+)?(?:(?P<gender>{_GENDER})|(?P<speed>{_SPEED})|(?P<pitch>{_PITCH})|(?P<number>\d+(?:[.,]\d+)?))\b[\s,.]*"
)


def described(name: str, words: str) -> Role | None:
    """The role whose voice is described so, in any order and capitals; what is not said is None.

    A number is the speed, from 0,5 to 2. None where there is a word that says nothing of a voice, or none that does.
    """
    text = " ".join(unicodedata.normalize("NFC", words).lower().split())
    said: dict[str, str] = {}
    while text:
        found = _WORD.match(text)
        if not found:
            return None
        said |= {kind: word for kind, word in found.groupdict().items() if word}
        text = text[found.end() :]
    speed = float(said["number"].replace(",", ".")) if "number" in said else _SPEEDS.get(said.get("speed", ""))
    if not said or (speed is not None and not _SLOWEST <= speed <= _FASTEST):
        return None
    return Role(
        name=name, gender=_GENDERS.get(said.get("gender", "")), speed=speed, pitch=_PITCHES.get(said.get("pitch", ""))
    )


def in_words(delivery: Delivery) -> str:
    """A delivery as people are told of it: "nam thứ hai, tốc độ 0.85"."""
    said = [_("nữ") if delivery.gender is Gender.FEMALE else _("nam")]
    if delivery.speaker:
        said[0] = _("{gender} thứ {number}").format(gender=said[0], number=delivery.speaker + 1)
    if delivery.speed != 1.0:
        said.append(_("tốc độ {speed:g}").format(speed=delivery.speed))
    if delivery.pitch != 1.0:
        said.append(_("độ cao {pitch:g}").format(pitch=delivery.pitch))
    return ", ".join(said)
