"""What a recipe wanted and could not have, said so that the operator knows what to do."""

from datetime import date

from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Part, PartKind, Playlist


def nothing_for(part: Part, playlist: Playlist, day: date) -> str:
    """That there is nothing for a part on a day."""
    if part.kind is PartKind.SCRIPT:
        wanted = _("kịch bản loại «{kind}»").format(kind=part.script_kind or "")
        themes = part.themes or playlist.themes
    else:
        wanted = _("tư liệu loại «{kind}»").format(kind=part.item_kind) if part.item_kind else _("bài")
        themes = part.themes
    if part.series:
        wanted += _(" của chuyên mục «{series}»").format(series=part.series)
    if themes:
        wanted += _(" thuộc chủ đề {themes}").format(themes=", ".join(themes))
    if part.audience:
        wanted += _(" dành cho {audience}").format(audience=part.audience)
    return _(
        "chưa có {wanted} nào đã duyệt và đã đọc cho ngày {day:%d/%m/%Y} mà chương trình này chưa dùng; từng bài bị "
        "loại vì sao: “playlist show {name}”; phần có cũng được, không cũng được thì ghi optional = true"
    ).format(wanted=wanted, day=day, name=playlist.name)


def nothing_at_all(playlist: Playlist, day: date) -> str:
    """That nothing is left for a day."""
    return _(
        "chương trình «{name}» ngày {day:%d/%m/%Y} không có gì để phát: các phần đều tùy chọn và đều trống"
    ).format(name=playlist.name, day=day)
