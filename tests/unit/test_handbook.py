import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import typer

from chiminh_radio.cli.app import build
from chiminh_radio.cli.flags import flags, read_flags
from chiminh_radio.model.decision import Severity
from chiminh_radio.model.recording import Recording
from chiminh_radio.newsroom.checks import check
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.severities import SEVERITIES

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "handbook"
PAGES = sorted(
    [
        *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        *ROOT.glob("docs/**/*.md"),
    ]
)
HEADING = re.compile(r"^### `(chiminh-radio [a-z ]+)`$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)]*)?\)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
USE = re.compile(r"(?<![\w/-])chiminh-radio((?: [^\s`;&|]+)*)")
RULE = re.compile(r"^\| `([a-z-]+)` \| ([^|]+) \| \S", re.MULTILINE)
EXAMPLE = re.compile(r"^```kich-ban\n(.*?)^```", re.MULTILINE | re.DOTALL)
A_DAY = date(2026, 12, 1)


def commands(command, words=("chiminh-radio",)) -> Iterator[tuple[str, object]]:
    """Every command that does something, by the words that call it."""
    if not hasattr(command, "list_commands"):
        yield " ".join(words), command
        return
    context = typer.Context(command)
    for name in command.list_commands(context):
        yield from commands(command.get_command(context, name), (*words, name))


COMMANDS = dict(commands(build()))
GROUPS = {name.rpartition(" ")[0] for name in COMMANDS}


def sections() -> dict[str, str]:
    """lenh.md's section on each command."""
    _head, *rest = HEADING.split((HANDBOOK / "lenh.md").read_text(encoding="utf-8"))
    return dict(zip(rest[::2], rest[1::2], strict=True))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name):
    """Whoever asks a command for help learns what it does and what each argument and option means."""
    command = COMMANDS[name]

    assert command.help
    assert [param.name for param in command.params if not param.help] == []


def test_every_shared_option_has_help_and_stands_in_the_handbook():
    """The flags that every command takes are told, with an example each."""
    page = (HANDBOOK / "lenh.md").read_text(encoding="utf-8")

    assert [flag.names for flag in flags() if not flag.help] == []
    assert [name for flag in flags() for name in flag.names if f"`{name}`" not in page] == []


def test_the_handbook_tells_every_command_there_is_and_no_other():
    """A command comes with its page, and a page goes with its command."""
    assert sorted(COMMANDS) == sorted(sections())


@pytest.mark.parametrize("name", sections())
def test_a_command_s_section_names_every_option_and_shows_an_example(name):
    """Nothing that a command takes is left to guess."""
    section = sections()[name]
    options = [word for param in COMMANDS[name].params for word in param.opts if word.startswith("-")]

    assert [word for word in options if not re.search(rf"`{word}[ `]", section)] == []
    assert f"Ví dụ: `{name}" in section


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_in_the_documents_exists(page):
    """What a reader is told to type is taken by the program."""
    code = "\n".join(CODE.findall(page.read_text(encoding="utf-8")))
    known = {*COMMANDS, *GROUPS, "chiminh-radio"}
    strange = []
    for said in USE.findall(code):
        _session, words = read_flags(said.split())
        first, second = [*(word for word in words if word.isidentifier()), "", ""][:2]
        noun = f"chiminh-radio {first}".strip()
        called = f"{noun} {second}".strip() if noun in GROUPS - {"chiminh-radio"} else noun
        strange += [called] if called not in known else []

    assert strange == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(page):
    """No page sends its reader to a file that is not there."""
    targets = [path for path, _anchor in LINK.findall(page.read_text(encoding="utf-8"))]

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_handbook_tells_every_rule_of_the_checker_with_its_weight():
    """Whoever sets a severity finds each rule, what it looks for and how much it weighs."""
    page = (HANDBOOK / "kiem-tra.md").read_text(encoding="utf-8")
    words = {Severity.ERROR: "phải sửa", Severity.WARNING: "nên xem"}

    assert RULE.findall(page) == [(rule, words[severity]) for rule, severity in SEVERITIES.items()]


@pytest.mark.parametrize("text", EXAMPLE.findall((HANDBOOK / "viet-kich-ban.md").read_text(encoding="utf-8")))
def test_the_example_scripts_are_taken_as_they_stand(text):
    """An editor who copies an example from the handbook gets a script that can be approved."""
    script = parse([line for line in text.splitlines() if line.strip()])

    recordings = {call: Recording(call=call, name=name) for call, name in script.calls.items()}

    notes = check(script, today=A_DAY, themes={"1.2a", "1.5d"}, recordings=recordings)

    assert [note for note in notes if note.severity is Severity.ERROR] == []
