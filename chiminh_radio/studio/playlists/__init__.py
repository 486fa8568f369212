"""playlists/NAME.toml → Playlist: reads recipes, and tells every fault of them at once.

title = "Bản tin sáng"
themes = ["1.1", "1.2"]         # optional: only scripts on these themes
length_minutes = 20             # optional, with tolerance_seconds
ident = "xung-danh"             # optional, with ident_minutes
[[parts]]                       # each with exactly one of the four:
jingle = "nhac-hieu"            #   a sound of audio/library
[[parts]]
script = "bulletin"             #   the newest approved scripts of this kind
[[parts]]
items = ["1.3", "1.5"]          #   pieces on these themes, or of a kind: items = "interview"
optional = true                 #   any part: leave it out when there is none
[[parts.or]]                    #   or take this instead
items = "music"
[[parts]]
fill = "music"                  #   as items: as many as the length has room for
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Part, PartKind, Playlist
from chiminh_radio.studio.playlists.faults import Faults
from chiminh_radio.studio.playlists.parts import MOST, read_part
from chiminh_radio.studio.playlists.table import Table, shown

_LARGEST_BYTES = 64 * 1024
_LONGEST_MINUTES = 720
_LOOSEST_SECONDS = 3600
_TOLERANCE_SECONDS = 60
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE = re.compile(r"line (\d+), column (\d+)")
_KEYS = ("title", "themes", "length_minutes", "tolerance_seconds", "ident", "ident_minutes", "parts")


def read_playlist(path: Path) -> Playlist:
    """Read one recipe. Raises PlaylistError with all its faults, one a line."""
    faults = Faults(path.name)
    playlist = _playlist(path, faults)
    faults.complain()
    return playlist


def read_playlists(folder: Path) -> tuple[Playlist, ...]:
    """Read every recipe of a folder, by name. Raises PlaylistError with the faults of all of them, one a line."""
    faults = Faults("")
    playlists = []
    for path in sorted(folder.glob("*.toml")):
        faults.file = path.name
        playlists.append(_playlist(path, faults))
    faults.complain()
    return tuple(playlists)


def _playlist(path: Path, faults: Faults) -> Playlist:
    """Read what can be read; where that is not a recipe, `faults` says so."""
    faults.part = 0
    if not _NAME.fullmatch(path.stem):
        faults.add(_("tên tệp chỉ gồm chữ thường không dấu, số và gạch nối, như ban-tin-sang.toml"))
    values = _values(path, faults)
    if values is None:
        return Playlist(name=path.stem, title="", parts=())
    table = Table(values, faults)
    table.refuse_unknown(_KEYS)
    has_length = "length_minutes" in table
    playlist = Playlist(
        name=path.stem,
        title=table.text("title"),
        themes=table.themes("themes") if "themes" in table else (),
        length=table.minutes("length_minutes", _LONGEST_MINUTES) if has_length else None,
        tolerance=table.seconds("tolerance_seconds", _TOLERANCE_SECONDS if has_length else 0, _LOOSEST_SECONDS),
        ident=table.text("ident") if "ident" in table else "",
        ident_every=table.minutes("ident_minutes", _LONGEST_MINUTES),
        parts=tuple(_parts(table)),
    )
    faults.part = 0
    for fault in _contradictions(playlist, table):
        faults.add(fault)
    return playlist


def _values(path: Path, faults: Faults) -> Mapping[str, object] | None:
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


def _parts(table: Table) -> Iterator[Part]:
    parts = table.values.get("parts")
    if not isinstance(parts, list) or not parts:
        table.faults.add(_("chương trình chưa có phần nào; mỗi phần là một khối [[parts]]"))
        return
    if len(parts) > MOST:
        table.faults.add(_("có {number} phần, nhiều nhất là {limit}").format(number=len(parts), limit=MOST))
        return
    for number, part in enumerate(parts, 1):
        table.faults.part = number
        if isinstance(part, dict):
            yield from read_part(Table(part, table.faults))
        else:
            table.faults.add(_("mỗi phần là một khối [[parts]], không phải {value}").format(value=shown(part)))


def _contradictions(playlist: Playlist, table: Table) -> Iterator[str]:
    """What each key allows, but not together."""
    fills = any(part.kind is PartKind.FILL for part in playlist.parts)
    if playlist.length is None:
        if fills:
            yield _("có phần fill mà thiếu length_minutes: không biết phải thêm đến bao lâu")
        if "tolerance_seconds" in table:
            yield _("có tolerance_seconds mà thiếu length_minutes")
    elif playlist.length <= playlist.tolerance:
        yield _("tolerance_seconds không được dài bằng cả chương trình (length_minutes)")
    elif playlist.ident_every >= playlist.length:
        yield _("ident_minutes không nhỏ hơn length_minutes, nên không bao giờ đến lượt")
    if ("ident" in table) != ("ident_minutes" in table):
        yield _("ident và ident_minutes đi với nhau: tiếng nào, và cứ bao nhiêu phút một lần")
