"""`item add`: sounds into the library, each with what was heard of it."""

from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.holding import sound_words
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import ItemError, RadioError
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Card, ItemKind

if TYPE_CHECKING:
    from chiminh_radio.studio.librarian import Added

Expires = Annotated[
    datetime | None,
    typer.Option(formats=["%d/%m/%Y", "%Y-%m-%d"], help=_("ngày cuối cùng được phát"), metavar=_("NGÀY")),
]


def add(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help=_("tệp âm thanh, hoặc thư mục có các tệp ấy"), metavar=_("TỆP|THƯ MỤC…"))
    ],
    kind: Annotated[
        str,
        typer.Option(
            help=_(
                "news (tin bài), notice (thông báo), interview (phỏng vấn), lesson (bài học), music (nhạc), "
                "jingle (nhạc hiệu)"
            ),
            metavar=_("LOẠI"),
        ),
    ],
    title: Annotated[
        str, typer.Option(help=_("tên gọi; mặc định theo thẻ của tệp, rồi tên tệp"), metavar=_("TÊN"))
    ] = "",
    theme: Annotated[str, typer.Option(help=_("mã chủ đề, như trong [themes]"), metavar=_("MÃ"))] = "",
    audience: Annotated[str, typer.Option(help=_("dành cho ai"), metavar=_("AI"))] = "",
    artist: Annotated[str, typer.Option(help=_("người thể hiện"), metavar=_("TÊN"))] = "",
    source: Annotated[str, typer.Option(help=_("lấy ở đâu, ai đưa; nhạc phải có"), metavar=_("NGUỒN"))] = "",
    licence: Annotated[str, typer.Option(help=_("được phép dùng theo giấy nào"), metavar=_("GIẤY PHÉP"))] = "",
    expires: Expires = None,
    solemn: Annotated[bool, typer.Option("--solemn", help=_("nhạc trang nghiêm, phát được cả ngày tang"))] = False,
    by: Annotated[str, typer.Option(help=_("ai thêm, ghi vào sổ"), metavar=_("TÊN"))] = "",
) -> None:
    """Take sounds in; what can be taken is taken, and what became of each is told."""
    from chiminh_radio.files import SOUNDS
    from chiminh_radio.newsroom.filenames import Gathering

    session = session_of(ctx)
    session.station.config.disk.require_intake()
    card = Card(
        kind=kind_of(kind),
        title=title,
        theme=_theme(session, theme),
        audience=audience,
        artist=artist,
        source=source,
        licence=licence,
        expires_on=expires.date() if expires else None,
        solemn=solemn,
    )
    gathering = Gathering(files, SOUNDS)
    found = list(gathering)
    if not found:
        raise ItemError(_("không có tệp âm thanh nào ở đây ({suffixes})").format(suffixes=" ".join(sorted(SOUNDS))))
    if title and len(found) > 1:
        raise ItemError(_("--title chỉ dùng khi thêm một tệp; ở đây có {count} tệp").format(count=len(found)))
    refused: list[str] = []
    added = list(_added(session, found, card, by, refused))
    if session.as_json:
        console.dump({"added": added, "refused": refused, "left": gathering.left})
    elif gathering.left:
        session.say(_("Bỏ qua {count} tệp không phải âm thanh.").format(count=len(gathering.left)))
    if refused:
        raise ItemError("\n".join(refused))


def _added(session: Session, files: list[Path], card: Card, by: str, refused: list[str]) -> Iterator["Added"]:
    """Take each in and tell what became of it; a sentence in `refused` for each that is not taken."""
    from chiminh_radio.newsroom.filenames import told

    station = session.station
    for number, file in enumerate(files, 1):
        name = file.name if len(files) == 1 else f"{number}/{len(files)} {file.name}"
        try:
            with console.progress(name) as progress:
                added = station.librarian.add(
                    file, card, origin=told(file), at=station.clock.now(), by=by, progress=progress
                )
        except RadioError as error:  # the others are still to be taken
            refused.append(str(error))
            continue
        if not session.as_json:
            _tell(session, added)
        yield added


def _tell(session: Session, added: "Added") -> None:
    from chiminh_radio.studio.librarian import Fate

    record, item = added.record, added.record.item
    words = {
        Fate.NEW: _("Đã thêm số {number}: {title}"),
        Fate.RETOLD: _("Đã có từ trước, số {number}, nay ghi lại: {title}"),
        Fate.SAME: _("Đã có từ trước, số {number}: {title}"),
    }
    session.say(words[added.fate].format(number=record.number, title=item.title))
    if added.fate is Fate.SAME:
        return
    session.say(console.wrapped(sound_words(item), "  "))
    if added.alike:
        session.say(
            console.wrapped(
                _("Giống {share:.0%} với số {number} “{title}”: có thể là cùng một bản thu.").format(
                    share=added.likeness, number=added.alike.number, title=added.alike.item.title
                ),
                "  → ",
            )
        )
    if item.kind in session.station.config.approved_items:
        session.say(
            console.wrapped(
                _("Chưa phát được: cần duyệt bằng “item approve {number}”.").format(number=record.number), "  → "
            )
        )


def kind_of(word: str) -> ItemKind:
    """The kind that a word names. Raises ItemError with the nearest there is."""
    if word in set(ItemKind):
        return ItemKind(word)
    near = get_close_matches(word, list(ItemKind), 1)
    raise ItemError(
        _("không có loại “{word}”; có: {words}").format(word=word, words=", ".join(ItemKind))
        + (_("; có phải ý là “{name}”?").format(name=near[0]) if near else "")
    )


def _theme(session: Session, theme: str) -> str:
    themes = session.station.config.themes
    if theme and themes and theme not in themes:
        near = get_close_matches(theme, list(themes), 1)
        raise ItemError(
            _("không có chủ đề “{theme}” ([themes] trong config.toml); có: {words}").format(
                theme=theme, words=", ".join(themes)
            )
            + (_("; có phải ý là “{name}”?").format(name=near[0]) if near else "")
        )
    return theme
