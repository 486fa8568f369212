"""The keys of a head and what their values say. Keys are compared without case and marks."""

import re
from dataclasses import dataclass
from datetime import date, time

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Priority
from chiminh_radio.model.script import Role, ScriptKind
from chiminh_radio.newsroom import kinds
from chiminh_radio.newsroom.cast import merged, presenters, voices
from chiminh_radio.newsroom.dates import WEEKDAYS, dates_in, times_in, written_days
from chiminh_radio.newsroom.words import fold
from chiminh_radio.slugs import slug

KEYS: dict[str, str] = {
    **dict.fromkeys(("tieu de", "ten ban tin", "ten chuong trinh", "ten bai", "ten"), "title"),
    **dict.fromkeys(("ngay phat", "ngay phat song", "ngay phat thanh", "phat ngay"), "air_on"),
    **dict.fromkeys(("phat tu", "phat tu ngay", "bat dau phat"), "air_from"),
    **dict.fromkeys(("phat den", "phat den ngay", "phat den het ngay", "han phat", "het han"), "air_until"),
    **dict.fromkeys(("ngay dien ra", "ngay to chuc", "ngay su kien"), "event_on"),
    **dict.fromkeys(("gio phat", "gio phat song", "thoi gian phat", "khung gio"), "air_times"),
    **dict.fromkeys(("loai", "the loai", "loai kich ban"), "kind"),
    **dict.fromkeys(("chu de", "chu de ke hoach", "ma chu de"), "themes"),
    **dict.fromkeys(("bien tap", "bien tap vien", "btv", "nguoi bien tap", "nguoi viet", "tac gia"), "editor"),
    **dict.fromkeys(("phat thanh vien", "trinh bay", "nguoi doc", "the hien"), "presenters"),
    **dict.fromkeys(("giong", "giong doc"), "voices"),
    **dict.fromkeys(("nguon", "nguon tin"), "source"),
    **dict.fromkeys(("doi tuong", "doi tuong nghe"), "audience"),
    **dict.fromkeys(("muc do", "muc uu tien", "loai ban tin", "do khan"), "priority"),
    **dict.fromkeys(("chuyen muc", "loat", "loat bai"), "series"),
    **dict.fromkeys(("ban ghi", "ban ghi am", "bang ghi am", "tep ghi am", "file ghi am", "ghi am"), "recording"),
    **dict.fromkeys(("so", "so ban tin", "ky", "tuan"), "issue"),
    **dict.fromkeys(("dinh chinh cho", "dinh chinh bai", "dinh chinh cho bai", "cai chinh cho"), "corrects"),
    **dict.fromkeys(("dinh chinh kich ban", "dinh chinh cho kich ban"), "corrects"),
    **dict.fromkeys(("duyet", "ky duyet", "nguoi duyet", "ghi chu", "thoi luong", "ky thuat", "ngay viet"), ""),
}
"""What each key of a head, folded, sets; "" for what a head may say and the program has no use for."""


_PRIORITIES = {"thong thuong": Priority.REGULAR, "thuong": Priority.REGULAR, "uu tien": Priority.PRIORITY}
_AS_WRITTEN = frozenset({"title", "source", "audience", "corrects", "recording"})


@dataclass(slots=True)
class Head:
    """What the head says; `free_title` is the title of a free head, which a title key overrules."""

    title: str = ""
    free_title: str = ""
    kind: ScriptKind | None = None
    series: str = ""
    issue: int | None = None
    editor: str = ""
    source: str = ""
    audience: str = ""
    corrects: str = ""
    priority: Priority = Priority.REGULAR
    recording: str = ""
    themes: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    air_on: date | None = None
    air_from: date | None = None
    air_until: date | None = None
    event_on: date | None = None
    air_times: tuple[time, ...] = ()

    def set(self, key: str, value: str, line: str) -> None:
        """Take one `KEY: value`, the key as in KEYS. Raises ScriptError naming `line` for a value that says nothing."""
        name = KEYS[key]
        if value and name in _AS_WRITTEN:
            setattr(self, name, value)
        elif value:
            self._read(name, value, line)

    def _read(self, name: str, value: str, line: str) -> None:
        match name:
            case "air_on" | "air_from" | "air_until" | "event_on":
                self._set_days(name, value, line)
            case "air_times":
                self._set_times(value, line)
            case "kind" | "priority":
                setattr(self, name, _NAMED[name](value, line))
            case "themes":
                self.themes = tuple(dict.fromkeys((*self.themes, *theme_ids(value))))
            case "editor":
                self.editor = ", ".join(each for each in (self.editor, value) if each)
            case "presenters":
                self.roles = merged(presenters(value), self.roles)
            case "voices":
                self.roles = merged(self.roles, voices(value, line))
            case "series":
                self.series = slug(value)
            case "issue":
                self._set_issue(value, line)

    def _set_days(self, name: str, value: str, line: str) -> None:
        """One day, or two: "từ … đến …"."""
        days = days_in(value, line)
        if len(days) == 1:
            setattr(self, name, days[0])
        elif name == "event_on":
            self.event_on, self.air_until = days[0], self.air_until or days[-1]
        elif name != "air_until":
            self.air_from, self.air_until = days
        if self.air_from and self.air_until and self.air_until < self.air_from:
            raise ScriptError(_("dòng “{line}”: ngày cuối trước ngày đầu").format(line=line))

    def _set_times(self, value: str, line: str) -> None:
        try:
            times = times_in(value)
        except ValueError:
            times = ()
        if not times or len(times) < len(re.split(r"[,;]", value.strip(" ,;"))):
            raise ScriptError(
                _("dòng “{line}”: không đọc được giờ phát; viết như 05:30, 17:00 hoặc 17h30").format(line=line)
            )
        self.air_times = times

    def _set_issue(self, value: str, line: str) -> None:
        number = re.match(r"\d{1,5}", value)
        if not number:
            raise ScriptError(_("dòng “{line}”: số của bản tin phải là một con số, như 48").format(line=line))
        self.issue = int(number[0])


def priority_of(value: str, line: str) -> Priority:
    """The legal class that "MỨC ĐỘ: ưu tiên" names. Raises ScriptError naming `line` for any but the two lower ones."""
    if (priority := _PRIORITIES.get(fold(value).strip(". "))) is not None:
        return priority
    raise ScriptError(
        _("dòng “{line}”: mức độ là thông thường hoặc ưu tiên; tin khẩn cấp không chờ trong chương trình").format(
            line=line
        )
    )


_NAMED = {"kind": kinds.named, "priority": priority_of}


def days_in(value: str, line: str) -> tuple[date, ...]:
    """The day that a value tells, or the first and the last. Raises ScriptError naming `line` for anything else."""
    try:
        days = dates_in(value)
    except ValueError:
        days = ()
    if not 1 <= len(days) <= len(("first", "last")):
        raise ScriptError(
            _("dòng “{line}”: không đọc được ngày; viết một ngày có đủ năm, như 23/11/2026").format(line=line)
        )
    for named in written_days(value, near=days[0]):
        if named.day and named.weekday not in {None, named.day.weekday()}:
            raise ScriptError(
                _("dòng “{line}”: ngày {day:%d/%m/%Y} là {weekday}").format(
                    line=line, day=named.day, weekday=WEEKDAYS[named.day.weekday()]
                )
            )
    return days


def theme_ids(value: str) -> tuple[str, ...]:
    """The ids of a list such as "1.3; 1.5"."""
    return tuple(fold(each).strip(". ") for each in re.split(r"[,;]", value) if each.strip(". "))
