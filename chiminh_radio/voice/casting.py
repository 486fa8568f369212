"""Casting: how each role of a script speaks."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from chiminh_radio.model.delivery import Delivery
from chiminh_radio.model.script import Gender, Role, Script

OTHER = {Gender.FEMALE: Gender.MALE, Gender.MALE: Gender.FEMALE}


def cast(script: Script, known: Iterable[Role]) -> dict[str, Delivery]:
    """Give every role of the script a delivery, by name; "" is the presenter: the first declared role.

    The station's own word (`[voice.roles]`, in any case) goes before the script's wish. Where neither tells a gender,
    the first role is female and each later one is what the role before it is not: two who talk to each other differ.
    Where two are of one gender the later one is its second speaker.
    """
    station = {role.name.casefold(): role for role in known}
    wishes = {role.name: role for role in script.roles}
    speakers = Counter[Gender]()
    deliveries: dict[str, Delivery] = {}
    before = Gender.MALE
    for name in filter(None, dict.fromkeys(chain(wishes, (line.role for line in script.lines)))):
        unsaid = Role(name=name)
        ours, wish = station.get(name.casefold(), unsaid), wishes.get(name, unsaid)
        gender = before = ours.gender or wish.gender or OTHER[before]
        deliveries[name] = Delivery(
            gender=gender,
            speaker=speakers[gender],
            speed=ours.speed or wish.speed or 1.0,
            pitch=ours.pitch or wish.pitch or 1.0,
        )
        speakers[gender] += 1
    presenter = script.roles[0].name if script.roles else ""
    return deliveries | {"": deliveries.get(presenter, Delivery())}
