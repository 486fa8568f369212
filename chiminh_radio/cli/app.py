"""The app: a noun's module is imported when it is called, so that no command waits for the others."""

import sys
from collections.abc import Sequence
from importlib import import_module

import typer
from typer.core import _click  # type: ignore[attr-defined]

from chiminh_radio.cli.noun import Group
from chiminh_radio.cli.nouns import nouns, page
from chiminh_radio.cli.session import Session
from chiminh_radio.cli.usage import UsageFault, sentence

USAGE = 2


class Root(Group):
    """The first word's group: knows all names at once, loads a noun when it is used."""

    def list_commands(self, ctx: _click.Context) -> list[str]:  # noqa: ARG002 - the library's signature
        """All first words."""
        return list(nouns())

    def get_command(self, ctx: _click.Context, cmd_name: str) -> _click.Command | None:  # noqa: ARG002 - as above
        """Load the noun's module and make its command."""
        noun = nouns().get(cmd_name)
        if noun is None:
            return None
        command = typer.main.get_command(import_module(f"chiminh_radio.cli.{noun.module}").app)
        command.name = cmd_name
        return command

    def get_help(self, ctx: _click.Context) -> str:  # noqa: ARG002 - as above
        """The page of all nouns, without loading any."""
        return page()


def build() -> _click.Command:
    """The root command, in the language in use."""
    app = typer.Typer(cls=Root, add_completion=False, rich_markup_mode=None, no_args_is_help=True)
    app.callback()(lambda: None)
    return typer.main.get_command(app)


def obey(session: Session, words: Sequence[str]) -> int:
    """Run the command that the words name and give its exit code."""
    try:
        code = build().main(words, "chiminh-radio", standalone_mode=False, obj=session)
    except UsageFault as fault:
        print(sentence(fault), file=sys.stderr)
        return USAGE
    return code if isinstance(code, int) else 0
