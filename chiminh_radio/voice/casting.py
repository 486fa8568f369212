"""Casting: how each role of a script speaks."""

from collections.abc import Mapping
from itertools import chain

from chiminh_radio.model import Delivery, Gender, Script

OTHER = {Gender.FEMALE: Gender.MALE, Gender.MALE: Gender.FEMALE}


def cast(script: Script, genders: Mapping[str, Gender]) -> dict[str, Delivery]:
    """Give every role of the script a delivery, by name; "" is the presenter: the first declared role.

    The station's own word (`[voice.roles]`, in any case) goes before the script's wish. Where neither speaks, the
    first role is female and each later one is what the role before it is not: two who talk to each other differ.
    """
    said = {name.casefold(): gender for name, gender in genders.items()}
    wishes = {role.name: role.gender for role in script.roles}
    voices: dict[str, Gender] = {}
    before = Gender.MALE
    for name in dict.fromkeys(chain(wishes, (line.role for line in script.lines))):
        if name:
            before = voices[name] = said.get(name.casefold()) or wishes.get(name) or OTHER[before]
    presenter = script.roles[0].name if script.roles else ""
    voices[""] = voices.get(presenter, Gender.FEMALE)
    return {name: Delivery(gender=gender) for name, gender in voices.items()}
