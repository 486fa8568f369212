"""How a noun is made: its verbs are commands, and the bare noun lists."""

from collections.abc import Callable

import typer

from chiminh_radio.i18n import _


def noun(help_text: str, bare: Callable[[typer.Context], None]) -> typer.Typer:
    """A group of verbs; called without one, it does what `bare` does."""
    app = typer.Typer(
        help=help_text,
        add_completion=False,
        rich_markup_mode=None,
        subcommand_metavar=_("LỆNH"),
        options_metavar=_("[TUỲ CHỌN]"),
    )

    @app.callback(invoke_without_command=True)
    def list_when_bare(ctx: typer.Context) -> None:
        if ctx.invoked_subcommand is None:
            bare(ctx)

    return app


def single() -> typer.Typer:
    """A first word that is itself the command."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)
