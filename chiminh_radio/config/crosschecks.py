"""What the tables of config.toml must say together: names that others call by, hours, people, folders.

It reads the file as tomllib gave it and steps over what is not of the right kind (of that the schema tells), so that
one answer holds every fault of a file.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from chiminh_radio.config.faults import Fault
from chiminh_radio.config.keys import Table, keys_of
from chiminh_radio.config.rules import TIME, WINDOW
from chiminh_radio.config.tables.newsroom import Checker, InboxRules
from chiminh_radio.config.tables.station import ApprovalRules, Hours, Station
from chiminh_radio.config.tables.themes import Targets
from chiminh_radio.config.tables.voice import Voice
from chiminh_radio.i18n import _
from chiminh_radio.model.slot import NEXT
from chiminh_radio.model.themes import is_under, leaves
from chiminh_radio.severities import SEVERITIES

Raw = Mapping[str, Any]


def faults_between(book: Raw) -> Iterator[Fault]:
    """Every contradiction between the tables of a file."""
    for list_of in ("people", "outputs", "zones", "slots", "special_days"):
        yield from _doubles(book, list_of)
    yield from _unknown(book, "zones", "outputs")
    yield from _unknown(book, "slots", "zones")
    yield from _unknown(book, "slots", "special", among="special_days")
    yield from _unknown(book, "special_days", "slots")
    yield from _unknown(book, "special_days", "zones")
    yield from _made_good_nowhere(book)
    yield from _shared_outputs(book)
    yield from _engines_without_voice(book)
    yield from _roles_unclear(book)
    yield from _unknown_rules(book)
    yield from _targets_astray(book)
    yield from _strays(book)
    yield from _windows_backwards(book)
    yield from _warned_too_late(book)
    yield from _slots_out_of_hours(book)
    yield from _nobody_approves(book)
    yield from _nobody_signs(book)


def _doubles(book: Raw, list_of: str) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, table in _tables(book, list_of):
        name = table.get("name")
        if isinstance(name, str) and first.setdefault(name, number) != number:
            sentence = _("“{name}” đã là tên của [[{table}]] số {number}").format(
                name=name, table=list_of, number=first[name] + 1
            )
            yield Fault(key=(list_of, number, "name"), sentence=sentence)


def _unknown(book: Raw, list_of: str, called: str, *, among: str = "") -> Iterator[Fault]:
    """Names in the key `called` of each table that no [[called]] bears, or none `among` others."""
    known = _names(book, among or called)
    for number, table in _tables(book, list_of):
        for place, name in _texts(table.get(called)):
            if name not in known:
                sentence = _("không có [[{table}]] nào tên “{name}”").format(table=among or called, name=name)
                yield Fault(key=(list_of, number, called, place), sentence=sentence, word=name, known=known)


def _shared_outputs(book: Raw) -> Iterator[Fault]:
    """An output in two zones would sound twice when both are on air."""
    first: dict[str, int] = {}
    for number, table in _tables(book, "zones"):
        for place, name in _texts(table.get("outputs")):
            if first.setdefault(name, number) != number:
                sentence = _("đầu ra “{name}” đã thuộc [[zones]] số {number}; mỗi đầu ra chỉ thuộc một cụm loa").format(
                    name=name, number=first[name] + 1
                )
                yield Fault(key=("zones", number, "outputs", place), sentence=sentence)


def _engines_without_voice(book: Raw) -> Iterator[Fault]:
    engines = _said(book, "voice", Voice, "engines")
    known: Collection[str] = engines if isinstance(engines, Mapping) else ()
    for place, name in _texts(_said(book, "voice", Voice, "chain")):
        if name not in known:
            sentence = _("chưa có bảng [voice.engines.{name}]").format(name=name)
            yield Fault(key=("voice", "chain", place), sentence=sentence, word=name, known=known)


def _roles_unclear(book: Raw) -> Iterator[Fault]:
    roles = _said(book, "voice", Voice, "roles")
    if not roles:
        return
    from chiminh_radio.roles import described  # noqa: PLC0415 - few stations name roles

    for name, words in roles.items() if isinstance(roles, Mapping) else ():
        if isinstance(words, str) and not described(name, words):
            sentence = _("“{words}” không phải là một giọng; viết như “nam”, “nữ, chậm” hoặc “nam, trầm, 0,9”")
            yield Fault(key=("voice", "roles", name), sentence=sentence.format(words=words))


def _unknown_rules(book: Raw) -> Iterator[Fault]:
    rules = _said(book, "checker", Checker, "rules")
    for name in rules if isinstance(rules, Mapping) else ():
        if name not in SEVERITIES:
            sentence = _("không có quy tắc “{rule}”").format(rule=name)
            yield Fault(key=("checker", "rules", name), sentence=sentence, word=name, known=SEVERITIES)


def _targets_astray(book: Raw) -> Iterator[Fault]:
    """A target is for one theme, and not for a group of them: nobody could say which of these is behind."""
    targets = _said(book, "targets", Targets, "themes")
    said = book.get("themes")
    known = list(said) if isinstance(said, Mapping) else []
    for theme in targets if isinstance(targets, Mapping) else ():
        key = ("targets", "themes", theme)
        if theme not in known:
            sentence = _("không có chủ đề “{theme}” trong bảng [themes]").format(theme=theme)
            yield Fault(key=key, sentence=sentence, word=theme, known=leaves(known))
        elif under := [each for each in known if each != theme and is_under(each, [theme])]:
            sentence = _("“{theme}” là nhóm chủ đề; hãy đặt chỉ tiêu cho từng chủ đề trong nhóm: {under}")
            yield Fault(key=key, sentence=sentence.format(theme=theme, under=", ".join(under)))


def _strays(book: Raw) -> Iterator[Fault]:
    for name in ("inbox", "playlists", "audio", "database", "log"):
        path = _said(book, "station", Station, name)
        if isinstance(path, str) and ".." in PurePath(path.replace("\\", "/")).parts:
            sentence = _("“{path}” ra ngoài thư mục của đài; muốn để nơi khác thì ghi đường dẫn đầy đủ")
            yield Fault(key=("station", name), sentence=sentence.format(path=path))


def _windows_backwards(book: Raw) -> Iterator[Fault]:
    for place, window in _texts(_said(book, "hours", Hours, "allowed")):
        start, _dash, end = window.partition("-")
        if re.fullmatch(WINDOW, window) and start >= end:
            sentence = _("“{window}”: giờ kết thúc phải sau giờ bắt đầu").format(window=window)
            yield Fault(key=("hours", "allowed", place), sentence=sentence)


def _warned_too_late(book: Raw) -> Iterator[Fault]:
    """What is refused need not be warned of."""
    for what in ("syllables", "marks"):
        warn, refuse = (_said(book, "inbox", InboxRules, f"{verdict}_{what}") for verdict in ("warn", "refuse"))
        if isinstance(warn, int) and isinstance(refuse, int) and warn < refuse:
            sentence = _("mức nhắc {warn} thấp hơn mức không nhận {refuse} (khóa “{key}”), nên không bao giờ nhắc")
            words = sentence.format(warn=warn, refuse=refuse, key=f"refuse_{what}")
            yield Fault(key=("inbox", f"warn_{what}"), sentence=words)


def _slots_out_of_hours(book: Raw) -> Iterator[Fault]:
    windows = [
        window for _place, window in _texts(_said(book, "hours", Hours, "allowed")) if re.fullmatch(WINDOW, window)
    ]
    for number, slot in _tables(book, "slots"):
        at = slot.get("at")
        if not (isinstance(at, str) and re.fullmatch(TIME, at)):
            continue
        if not any(start <= at < end for start, _dash, end in (window.partition("-") for window in windows)):
            sentence = _("“{at}” ngoài giờ được phát ({windows}); xem khóa “allowed” của bảng [hours]").format(
                at=at, windows=", ".join(windows)
            )
            yield Fault(key=("slots", number, "at"), sentence=sentence)


def _nobody_approves(book: Raw) -> Iterator[Fault]:
    if _said(book, "approval", ApprovalRules, "self_approval") is True:
        return
    if not any("approver" in dict(_texts(person.get("roles"))).values() for _number, person in _tables(book, "people")):
        sentence = _("chưa ai có vai “approver” (duyệt), nên không bài nào được phát; hãy thêm người duyệt")
        yield Fault(key=("people",), sentence=sentence)


def _nobody_signs(book: Raw) -> Iterator[Fault]:
    """A station that asks for signatures, where nobody who may approve could give one."""
    if _said(book, "approval", ApprovalRules, "signed") is not True:
        return
    approvers = (
        each for _number, each in _tables(book, "people") if "approver" in dict(_texts(each.get("roles"))).values()
    )
    if not any(each.get("key") for each in approvers):
        sentence = _(
            "chưa người duyệt nào có khóa, nên không bài nào được phát; đặt signed = false rồi lập khóa bằng lệnh "
            "“person key”, lệnh ấy tự bật lại"
        )
        yield Fault(key=("approval", "signed"), sentence=sentence)


def _made_good_nowhere(book: Raw) -> Iterator[Fault]:
    known = _names(book, "slots") | {NEXT}
    for number, slot in _tables(book, "slots"):
        name = slot.get("make_good")
        if isinstance(name, str) and name and name not in known:
            sentence = _("không có “{name}” trong {called}").format(name=name, called="[[slots]]")
            yield Fault(key=("slots", number, "make_good"), sentence=sentence, word=name, known=sorted(known))


def _names(book: Raw, list_of: str) -> set[str]:
    return {table["name"] for _number, table in _tables(book, list_of) if isinstance(table.get("name"), str)}


def _tables(book: Raw, list_of: str) -> list[tuple[int, Raw]]:
    tables = book.get(list_of)
    return [
        (number, table)
        for number, table in enumerate(tables if isinstance(tables, list) else ())
        if isinstance(table, Mapping)
    ]


def _texts(value: object) -> list[tuple[int, str]]:
    values = value if isinstance(value, list | tuple) else ()
    return [(place, text) for place, text in enumerate(values) if isinstance(text, str)]


def _said(book: Raw, section: str, table: type[Table], name: str) -> Any:  # noqa: ANN401 - whatever the file says
    """What the file says, or the default."""
    said = book.get(section)
    key = next(key for key in keys_of(table) if key.name == name)
    return said.get(name, key.default) if isinstance(said, Mapping) else key.default
