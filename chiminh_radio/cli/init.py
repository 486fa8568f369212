"""`init`: a new station in a folder: config.toml, recipes, jingles. What is there already is left alone."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio.cli.noun import single
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _

app = single()


@app.command(help=_("Lập một đài mới trong thư mục: config.toml có chú thích, công thức mẫu, nhạc hiệu, inbox."))
def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(help=_("thư mục của đài"), metavar=_("THƯ MỤC"))] = Path(),
) -> None:
    """Write what is wanting; tell what was written and what was there."""
    from chiminh_radio.founding import found

    session = session_of(ctx)
    written = found(folder)
    for path in written:
        session.say(_("đã ghi  {path}").format(path=path))
    if not written:
        session.say(_("{folder} đã là một đài, không ghi thêm gì.").format(folder=folder.resolve()))
        return
    session.say(
        _("Xong. Bước tiếp theo: mở {path}, thay tên người mẫu và giờ phát cho đúng.").format(
            path=folder / "config.toml"
        )
    )
