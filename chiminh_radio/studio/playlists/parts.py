"""One [[parts]] block with its alternatives: what it asks for, told by which of four keys it has."""

from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.programme import Part, PartKind, Pick
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.playlists.table import Table, shown

MOST = 100
"""Parts of a recipe, items of a part, alternatives: far more than a programme can hold."""
_LONGEST_AGO_HOURS = 24 * 366
_KINDS = tuple(kind.value for kind in PartKind)
_NARROWING = ("themes", "audience", "count", "pick", "not_within_hours")
_AROUND = ("bed", "chime")
_KEYS = {
    PartKind.JINGLE: ("jingle",),
    PartKind.SCRIPT: ("script", "series", *_NARROWING, *_AROUND),
    PartKind.ITEMS: ("items", "series", *_NARROWING, *_AROUND),
    PartKind.FILL: ("fill", "series", *_NARROWING),
}
_RECORDED = tuple(kind for kind in ItemKind if kind is not ItemKind.JINGLE)


def read_part(table: Table) -> Iterator[Part]:
    """The part that a block tells; nothing where it cannot be told what it asks for."""
    kinds = [PartKind(kind) for kind in _KINDS if kind in table]
    inner = bool(table.faults.option)
    if len(kinds) != 1:
        table.refuse_unknown({"optional", "or"}.union(*_KEYS.values()))
        table.faults.add(
            _("chỉ được có một trong các khóa {keys}, phần này có {number}").format(
                keys=", ".join(_KINDS), number=len(kinds)
            )
        )
        return
    kind = kinds[0]
    if inner and kind is PartKind.FILL:
        table.faults.add(_("fill không đứng trong [[parts.or]]: phần fill chỉ lấp chỗ còn trống"))
        return
    # What fills may always be left out, and an alternative is left out with its part.
    more = () if inner or kind is PartKind.FILL else ("optional", "or")
    table.refuse_unknown((*_KEYS[kind], *more))
    script_kind, item_kind, themes = _asked(kind, table)
    yield Part(
        kind=kind,
        name=table.text("jingle") if kind is PartKind.JINGLE else "",
        script_kind=script_kind,
        item_kind=item_kind,
        series=table.text("series") if "series" in table else "",
        themes=themes,
        audience=table.text("audience") if "audience" in table else "",
        count=table.whole("count", MOST if kind is PartKind.FILL else 1, MOST),
        pick=_pick(kind, table),
        not_within=table.hours("not_within_hours", _LONGEST_AGO_HOURS),
        bed=table.text("bed") if "bed" in table else "",
        chime=table.text("chime") if "chime" in table else "",
        optional=table.switch("optional"),
        alternatives=tuple(_alternatives(table)) if more else (),
    )


def _asked(kind: PartKind, table: Table) -> tuple[ScriptKind | None, ItemKind | None, tuple[str, ...]]:
    """What is asked for: a kind of script, or a kind of item; and themes."""
    if kind in {PartKind.ITEMS, PartKind.FILL} and not isinstance(table.values[kind], str):
        if "themes" in table:
            table.faults.add(_("{key} đã là danh sách chủ đề; hãy bỏ khóa themes").format(key=kind.value))
        return None, None, table.themes(kind)
    themes = table.themes("themes") if "themes" in table else ()
    if kind is PartKind.SCRIPT:
        return table.word("script", tuple(ScriptKind), _("không có loại kịch bản này")), None, themes
    if kind is PartKind.JINGLE:
        return None, None, ()
    return None, table.word(kind, _RECORDED, _("không có loại tư liệu này")), themes


def _pick(kind: PartKind, table: Table) -> Pick:
    default = Pick.NEWEST if kind is PartKind.SCRIPT else Pick.LEAST_RECENT
    if "pick" not in table:
        return default
    return table.word("pick", tuple(Pick), _("không có cách chọn này")) or default


def _alternatives(table: Table) -> Iterator[Part]:
    blocks = table.values.get("or", [])
    if not isinstance(blocks, list) or len(blocks) > MOST or not all(isinstance(block, dict) for block in blocks):
        table.faults.add(_("or = {value}: mỗi phương án thay là một khối [[parts.or]]").format(value=shown(blocks)))
        return
    for number, block in enumerate(blocks, 1):
        table.faults.option = number
        yield from read_part(Table(block, table.faults))
    table.faults.option = 0
