"""How nouns and verbs are made: a bare noun lists, and help pages speak the operator's language to the last word."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption, _click  # type: ignore[attr-defined]

from chiminh_radio.i18n import _


class _Page:
    """What the library says in English on every help page, said by us."""

    def format_usage(self, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
        """Write the first line."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Cách dùng: "))

    def get_help_option(self, ctx: _click.Context) -> TyperOption | None:
        """The option --help, with our words beside it."""
        option: TyperOption | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("in trang này")
        return option


class Verb(_Page, TyperCommand):
    """A command."""


class Group(_Page, TyperGroup):
    """A group that names an unknown word in the operator's language, with the nearest that there is."""

    def resolve_command(
        self, ctx: _click.Context, args: list[str]
    ) -> tuple[str | None, _click.Command | None, list[str]]:
        """Find the command that the first word names."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            near = get_close_matches(args[0], names, 1)
            hint = _("; có phải ý là “{name}”?").format(name=near[0]) if near else ""
            ctx.fail(_("không có lệnh “{name}”").format(name=args[0]) + hint)
        return super().resolve_command(ctx, args)


class Noun(typer.Typer):
    """Typer as this program uses it: plain pages, which come up at once, and our own words."""

    def __init__(self, help: str | None = None) -> None:  # noqa: A002 - typer's own name
        super().__init__(
            cls=Group,
            add_completion=False,
            rich_markup_mode=None,
            subcommand_metavar=_("LỆNH"),
            options_metavar=_("[TUỲ CHỌN]"),
            help=help,
        )

    def command(  # type: ignore[override]
        self,
        name: str | None = None,
        *,
        help: str,  # noqa: A002 - typer's own name
    ) -> Callable[[Any], Any]:
        """A verb; without a name, the noun is itself the command."""
        return super().command(name, cls=Verb, options_metavar=_("[TUỲ CHỌN]"), help=help)


def noun(help_text: str, bare: Callable[[typer.Context], None]) -> Noun:
    """A group of verbs; called without one, it does what `bare` does."""
    app = Noun(help=help_text)

    @app.callback(invoke_without_command=True)
    def list_when_bare(ctx: typer.Context) -> None:
        if ctx.invoked_subcommand is None:
            bare(ctx)

    return app


def single() -> Noun:
    """A first word that is itself the command."""
    return Noun()
