"""Who speaks: the roles a head declares, and how a speaker in the text is known for one of them."""

import re
from collections.abc import Iterable

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.model import Gender, Role
from chiminh_radio.newsroom.words import fold

_GENDERS = {"nam": Gender.MALE, "nu": Gender.FEMALE}
_BETWEEN_PRESENTERS = re.compile(r"\s*[,;&+]\s*|\s+[-–—]\s+|\s+và\s+", re.IGNORECASE)
_BETWEEN_VOICES = re.compile(r"\s*[,;]\s*")
_WITH_GENDER = re.compile(r"(.+?)\s*\(\s*(nam|nữ)\s*\)", re.IGNORECASE)
_VOICE = re.compile(r"(.+?)\s*[=:]\s*(?:giọng\s+)?(nam|nữ)\.?", re.IGNORECASE)


def presenters(value: str) -> tuple[Role, ...]:
    """The roles of "Quang Vinh - Thu Hương (nữ)", in order."""
    return tuple(_presenter(name) for name in _BETWEEN_PRESENTERS.split(value) if name)


def voices(value: str, line: str) -> tuple[Role, ...]:
    """The roles of "PV = nữ; ÔNG HÙNG = nam". Raises ScriptError naming `line` where one does not say so."""
    return tuple(_voice(each, line) for each in _BETWEEN_VOICES.split(value) if each)


def merged(first: Iterable[Role], then: Iterable[Role]) -> tuple[Role, ...]:
    """The roles of both, each once; where one of them says a gender, that is the role's."""
    roles: dict[str, Role] = {}
    for role in (*first, *then):
        known = roles.get(fold(role.name))
        name, gender = (known.name, role.gender or known.gender) if known else (role.name, role.gender)
        roles[fold(role.name)] = Role(name=name, gender=gender)
    return tuple(roles.values())


def role_for(name: str, roles: Iterable[Role]) -> Role | None:
    """The one role that a turn's name means: the same name, or the end of it ("THU HƯƠNG" of "Lê Thu Hương")."""
    wanted = fold(name)
    same = [role for role in roles if fold(role.name) == wanted]
    ending = [role for role in roles if fold(role.name).endswith(f" {wanted}")]
    found = same or ending
    return found[0] if len(found) == 1 else None


def _presenter(name: str) -> Role:
    if parts := _WITH_GENDER.fullmatch(name):
        return Role(name=parts[1], gender=_GENDERS[fold(parts[2])])
    return Role(name=name)


def _voice(text: str, line: str) -> Role:
    if parts := _VOICE.fullmatch(text):
        return Role(name=parts[1], gender=_GENDERS[fold(parts[2])])
    raise ScriptError(
        _("dòng “{line}”: không hiểu “{text}”; viết như PV = nữ; ÔNG HÙNG = nam").format(line=line, text=text)
    )
