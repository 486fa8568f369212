"""One table of a recipe, read key by key. What is wrong with a value is noted, and a harmless one stands for it."""

import difflib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from chiminh_radio.i18n import _
from chiminh_radio.studio.playlists.faults import Faults

_SHOWN = 60
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Table:
    """The values as TOML has them, and where faults go."""

    values: Mapping[str, object]
    faults: Faults

    def __contains__(self, key: str) -> bool:
        """Does the file say it?"""
        return key in self.values

    def text(self, key: str) -> str:
        """A line of text."""
        value = self.values.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is None:
            self.faults.add(_("thiếu khóa {key}").format(key=key))
        else:
            self._refuse(key, _("phải là một dòng chữ, không để trống"))
        return ""

    def themes(self, key: str) -> tuple[str, ...]:
        """Ids of themes."""
        value = self.values[key]
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one.strip() for one in value):
            self._refuse(key, _('phải là danh sách chủ đề, như ["1.3", "1.5"]'))
            return ()
        for one in {one for one in value if value.count(one) > 1}:
            self.faults.add(_('{key}: chủ đề "{value}" ghi hai lần').format(key=key, value=one))
        return tuple(value)

    def word(self, key: str, words: Collection[Word], complaint: str) -> Word | None:
        """One of `words`; `complaint` begins the sentence that lists them."""
        value = self.text(key)
        found = next((word for word in words if word == value), None)
        if value and found is None:
            known = [word.value for word in words]
            sentence = _("{complaint}{hint} Có: {known}")
            near = hint(value, known) or "."
            self._refuse(key, sentence.format(complaint=complaint, hint=near, known=", ".join(known)))
        return found

    def whole(self, key: str, default: int, most: int) -> int:
        """A count from 1."""
        value = self.values.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most:
            return value
        self._refuse(key, _("phải là số nguyên từ 1 đến {limit}").format(limit=most))
        return default

    def minutes(self, key: str, most: int) -> timedelta:
        """A duration of more than nothing; nothing where the file does not say it."""
        return timedelta(minutes=self._number(key, most)) if key in self else timedelta()

    def hours(self, key: str, most: int) -> timedelta:
        """The same, in hours."""
        return timedelta(hours=self._number(key, most)) if key in self else timedelta()

    def seconds(self, key: str, default: int, most: int) -> timedelta:
        """A duration that may be nothing."""
        value = self.values.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
            return timedelta(seconds=value)
        self._refuse(key, _("phải là số nguyên từ 0 đến {limit}").format(limit=most))
        return timedelta(seconds=default)

    def switch(self, key: str) -> bool:
        """Yes or no; no where the file does not say it."""
        value = self.values.get(key, False)
        if isinstance(value, bool):
            return value
        self._refuse(key, _("phải là true hoặc false"))
        return False

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Note every key that is not of `known`, with the one that may be meant."""
        for key in self.values:
            if key not in known:
                self.faults.add(_("không có khóa «{key}» ở đây{hint}").format(key=key, hint=hint(key, known)))

    def _number(self, key: str, most: int) -> float:
        value = self.values[key]
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= most:
            return value
        self._refuse(key, _("phải là số lớn hơn 0, nhiều nhất {limit}").format(limit=most))
        return most

    def _refuse(self, key: str, why: str) -> None:
        self.faults.add(f"{key} = {shown(self.values[key])}: {why}")


def shown(value: object) -> str:
    """A value as it stands in the file, near enough: true rather than True, and not the whole of it."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def hint(value: str, known: Collection[str]) -> str:
    """The one of `known` that is nearly `value`, as a question; "" when none is."""
    near = difflib.get_close_matches(value, known, n=1)
    return _(", ý bạn là «{name}»?").format(name=near[0]) if near else ""
