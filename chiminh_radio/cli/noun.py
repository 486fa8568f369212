"""How a noun is made: its verbs are commands, and the bare noun lists."""

from collections.abc import Callable
from difflib import get_close_matches

import typer
from typer.core import TyperGroup, _click  # type: ignore[attr-defined]

from chiminh_radio.i18n import _


class Group(TyperGroup):
    """A group that names an unknown word in the operator's language, with the nearest that there is."""

    def resolve_command(
        self, ctx: _click.Context, args: list[str]
    ) -> tuple[str | None, _click.Command | None, list[str]]:
        """Find the command that the first word names."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            near = get_close_matches(args[0], names, 1)
            hint = _("; có phải ý là “{name}”?").format(name=near[0]) if near else ""
            ctx.fail(_("không có lệnh “{name}”").format(name=args[0]) + hint)
        return super().resolve_command(ctx, args)


def noun(help_text: str, bare: Callable[[typer.Context], None]) -> typer.Typer:
    """A group of verbs; called without one, it does what `bare` does."""
    app = typer.Typer(
        cls=Group,
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
