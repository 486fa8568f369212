"""Who speaks: the roles a head declares, and how a speaker in the text is known for one of them."""

import re
from collections.abc import Iterable

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.model.script import Role
from chiminh_radio.newsroom.words import fold
from chiminh_radio.roles import described

_BETWEEN_PRESENTERS = re.compile(r"\s*[,;&+]\s*(?![^()]*\))|\s+[-–—]\s+|\s+và\s+", re.IGNORECASE)
_BETWEEN_VOICES = re.compile(r"\s*[;,]\s*(?=[^;,]*[=:–—(])|\s*;\s*")
"""A comma stands between voices where a new name follows it, else within the description of one."""
_DESCRIBED = re.compile(r"(.+?)\s*\(([^()]*)\)")
_VOICE = re.compile(r"(.*\S)(?:\s*[=:–—]|\s+-(?=\s))\s*(.+)")


def presenters(value: str) -> tuple[Role, ...]:
    """The roles of "Quang Vinh - Thu Hương (nữ)", in order."""
    return tuple(_presenter(name) for name in _BETWEEN_PRESENTERS.split(value) if name)


def voices(value: str, line: str) -> tuple[Role, ...]:
    """The roles of "PV = nữ; ÔNG HÙNG = nam, chậm". Raises ScriptError naming `line` where one does not say so."""
    return tuple(_voice(each, line) for each in _BETWEEN_VOICES.split(value) if each)


def merged(first: Iterable[Role], then: Iterable[Role]) -> tuple[Role, ...]:
    """The roles of both, each once, by the name that came first; what the later one says of the voice goes before."""
    roles: dict[str, Role] = {}
    for role in (*first, *then):
        known = roles.get(fold(role.name), role)
        roles[fold(role.name)] = Role(
            name=known.name,
            gender=role.gender or known.gender,
            speed=role.speed or known.speed,
            pitch=role.pitch or known.pitch,
        )
    return tuple(roles.values())


def role_for(name: str, roles: Iterable[Role]) -> Role | None:
    """The one role that a turn's name means: the same name, or the end of it ("THU HƯƠNG" of "Lê Thu Hương")."""
    wanted = fold(name)
    same = [role for role in roles if fold(role.name) == wanted]
    ending = [role for role in roles if fold(role.name).endswith(f" {wanted}")]
    found = same or ending
    return found[0] if len(found) == 1 else None


def _presenter(name: str) -> Role:
    parts = _DESCRIBED.fullmatch(name)
    return (parts and described(parts[1], parts[2])) or Role(name=name)


def _voice(text: str, line: str) -> Role:
    parts = _DESCRIBED.fullmatch(text) or _VOICE.fullmatch(text)
    if parts and (role := described(parts[1], parts[2])):
        return role
    raise ScriptError(
        _("dòng “{line}”: không hiểu “{text}”; viết như PV = nữ; ÔNG HÙNG = nam, chậm; CỤ TƯ = nam, trầm, 0,9").format(
            line=line, text=text
        )
    )
