"""playlists/NAME.toml → Playlist: reads recipes, and tells every fault of them at once.

title = "Bản tin sáng"
themes = ["1.1", "1.2"]      # optional: only scripts on these themes
[[parts]]                    # each with exactly one of the three:
jingle = "nhac-hieu"         #   a sound of audio/library
[[parts]]
script = "bulletin"          #   the newest approved scripts of this kind; optionally `series`, `count`
[[parts]]
items = ["1.3", "1.5"]       #   pieces on these themes, least recently aired first; optionally `count`
optional = true              #   any part: leave it out when there is none
"""

import difflib
import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chiminh_radio.errors import PlaylistError
from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Part, PartKind, Playlist
from chiminh_radio.model.script import ScriptKind

_LARGEST_BYTES = 64 * 1024
_LONGEST = 100
"""Parts of a recipe, and items of a part: far more than a programme can hold."""
_SHOWN = 60
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE = re.compile(r"line (\d+), column (\d+)")
_KINDS = tuple(kind.value for kind in PartKind)
_KEYS = {
    PartKind.JINGLE: ("jingle", "optional"),
    PartKind.SCRIPT: ("script", "series", "count", "optional"),
    PartKind.ITEMS: ("items", "count", "optional"),
}


def read_playlist(path: Path) -> Playlist:
    """Read one recipe. Raises PlaylistError with all its faults, one a line."""
    faults = _Faults(path.name)
    playlist = _playlist(path, faults)
    faults.complain()
    return playlist


def read_playlists(folder: Path) -> tuple[Playlist, ...]:
    """Read every recipe of a folder, by name. Raises PlaylistError with the faults of all of them, one a line."""
    faults = _Faults("")
    playlists = []
    for path in sorted(folder.glob("*.toml")):
        faults.file = path.name
        playlists.append(_playlist(path, faults))
    faults.complain()
    return tuple(playlists)


@dataclass
class _Faults:
    """What is wrong so far; `file` and `part` say where we are."""

    file: str
    part: int = 0
    found: Sequence[str] = ()

    def add(self, fault: str) -> None:
        place = _("{file}, phần {part}").format(file=self.file, part=self.part) if self.part else self.file
        self.found = (*self.found, f"{place}: {fault}")

    def complain(self) -> None:
        if self.found:
            raise PlaylistError("\n".join(self.found))


def _playlist(path: Path, faults: _Faults) -> Playlist:
    """Read what can be read; where that is not a recipe, `faults` says so."""
    faults.part = 0
    if not _NAME.fullmatch(path.stem):
        faults.add(_("tên tệp chỉ gồm chữ thường không dấu, số và gạch nối, như ban-tin-sang.toml"))
    table = _table(path, faults)
    if table is None:
        return Playlist(name=path.stem, title="", parts=())
    _refuse_unknown(table, ("title", "themes", "parts"), faults)
    title = _text(table, "title", faults)
    themes = _texts(table, "themes", faults) if "themes" in table else ()
    parts = tuple(_parts(table, faults))
    return Playlist(name=path.stem, title=title, themes=themes, parts=parts)


def _table(path: Path, faults: _Faults) -> Mapping[str, object] | None:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            faults.add(
                _("tệp lớn quá {limit} KB, không phải công thức chương trình").format(limit=_LARGEST_BYTES >> 10)
            )
            return None
        # Notepad begins a file with a mark that TOML does not know.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        faults.add(_("không mở được tệp: {reason}").format(reason=error.strerror))
    except UnicodeDecodeError:
        faults.add(_("tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        where = _("dòng {line}, cột {column}").format(line=place[1], column=place[2]) if place else _("cuối tệp")
        faults.add(_("viết sai cú pháp TOML ở {where} ({reason})").format(where=where, reason=error))
    return None


def _parts(table: Mapping[str, object], faults: _Faults) -> Iterator[Part]:
    parts = table.get("parts")
    if not isinstance(parts, list) or not parts:
        faults.add(_("chương trình chưa có phần nào; mỗi phần là một khối [[parts]]"))
        return
    if len(parts) > _LONGEST:
        faults.add(_("có {number} phần, nhiều nhất là {limit}").format(number=len(parts), limit=_LONGEST))
        return
    for number, part in enumerate(parts, 1):
        faults.part = number
        if isinstance(part, dict):
            yield from _part(part, faults)
        else:
            faults.add(_("mỗi phần là một khối [[parts]], không phải {value}").format(value=_shown(part)))


def _part(table: Mapping[str, object], faults: _Faults) -> Iterator[Part]:
    kinds = [PartKind(kind) for kind in _KINDS if kind in table]
    if len(kinds) != 1:
        _refuse_unknown(table, {key for keys in _KEYS.values() for key in keys}, faults)
        faults.add(
            _("chỉ được có một trong ba khóa {keys}, phần này có {number}").format(
                keys=", ".join(_KINDS), number=len(kinds)
            )
        )
        return
    kind = kinds[0]
    _refuse_unknown(table, _KEYS[kind], faults)
    yield Part(
        kind=kind,
        name=_text(table, "jingle", faults) if kind is PartKind.JINGLE else "",
        script_kind=_script_kind(table, faults) if kind is PartKind.SCRIPT else None,
        series=_text(table, "series", faults) if "series" in table else "",
        themes=_texts(table, "items", faults) if kind is PartKind.ITEMS else (),
        count=_count(table, faults),
        optional=_switch(table, "optional", faults),
    )


def _script_kind(table: Mapping[str, object], faults: _Faults) -> ScriptKind | None:
    value = _text(table, "script", faults)
    kinds = tuple(kind.value for kind in ScriptKind)
    if value in kinds:
        return ScriptKind(value)
    if value:
        faults.add(
            _('script = "{value}": không có loại kịch bản này{hint} Các loại: {kinds}').format(
                value=value, hint=_hint(value, kinds) or ".", kinds=", ".join(kinds)
            )
        )
    return None


def _text(table: Mapping[str, object], key: str, faults: _Faults) -> str:
    value = table.get(key)
    if isinstance(value, str) and value.strip():
        return value.strip()
    if value is None:
        faults.add(_("thiếu khóa {key}").format(key=key))
    else:
        faults.add(_("{key} = {value}: phải là một dòng chữ, không để trống").format(key=key, value=_shown(value)))
    return ""


def _texts(table: Mapping[str, object], key: str, faults: _Faults) -> tuple[str, ...]:
    value = table[key]
    if not isinstance(value, list) or not value or not all(isinstance(one, str) and one.strip() for one in value):
        faults.add(
            _('{key} = {value}: phải là danh sách chủ đề, như ["1.3", "1.5"]').format(key=key, value=_shown(value))
        )
        return ()
    for one in {one for one in value if value.count(one) > 1}:
        faults.add(_('{key}: chủ đề "{value}" ghi hai lần').format(key=key, value=one))
    return tuple(value)


def _count(table: Mapping[str, object], faults: _Faults) -> int:
    value = table.get("count", 1)
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _LONGEST:
        return value
    faults.add(_("count = {value}: phải là số nguyên từ 1 đến {limit}").format(value=_shown(value), limit=_LONGEST))
    return 1


def _switch(table: Mapping[str, object], key: str, faults: _Faults) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        faults.add(_("{key} = {value}: phải là true hoặc false").format(key=key, value=_shown(value)))
        return False
    return value


def _refuse_unknown(table: Mapping[str, object], known: Collection[str], faults: _Faults) -> None:
    for key in table:
        if key not in known:
            faults.add(_("không có khóa «{key}» ở đây{hint}").format(key=key, hint=_hint(key, known)))


def _shown(value: object) -> str:
    """As it stands in the file, near enough: true rather than True, and not the whole of it."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def _hint(value: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(value, known, n=1)
    return _(", ý bạn là «{name}»?").format(name=near[0]) if near else ""
