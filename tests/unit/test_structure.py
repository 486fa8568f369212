"""The house's rules about who may import whom, held by reading every import of the program with `ast`."""

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "chiminh_radio"

ROOMS = frozenset({"newsroom", "voice", "studio", "schedule", "playout", "reports"})
GROUND = frozenset(
    {
        "",
        "model",
        "errors",
        "clock",
        "i18n",
        "files",
        "plugins",
        "drawing",
        "ffmpeg",
        "locks",
        "sample",
        "syllables",
        "composing",
        "roles",
        "slugs",
        "progress",
        "severities",
        "watch",
        "timekeeper",
        "service",
        "disk",
        "sentences",
    }
)  # "" is the package itself, with its version
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"__main__"}),
    frozenset({"cli"}),
    frozenset({"daemon", "founding"}),
    frozenset({"broadcast"}),
    frozenset({"withdrawal", "exports", "forecast"}),
    frozenset({"production", "recipes", "timetable", "rescheduling", "ledger", "archive", "backup"}),
    frozenset({"clearance"}),
    frozenset({"station", "shelf"}),
    ROOMS,
    frozenset({"store"}),
    frozenset({"config"}),
    GROUND,
)
"""Top floor first. Parts of one floor do not know each other, but on the ground."""

READ_CONFIG = frozenset({"cli", "daemon", "founding", "station"})

ONLY_IN: Mapping[str, frozenset[str]] = {
    "sqlite3": frozenset({"store"}),
    "pydub": frozenset({"studio/audio.py"}),
    "imageio_ffmpeg": frozenset({"ffmpeg/binary.py"}),
    "subprocess": frozenset({"ffmpeg", "voice/engines/children.py", "newsroom/readers/converters.py", "cli/demo.py"}),
    "apscheduler": frozenset({"daemon.py"}),
    "typer": frozenset({"cli"}),
    "rich": frozenset({"cli"}),
}
"""What may be imported in one place only: a file, or a folder with all that is in it."""

AT_THE_TOP = frozenset({("cli", "typer"), ("daemon", "apscheduler")})
"""Who may import which other people's package before it is needed."""


@dataclass(frozen=True)
class Import:
    """One import as it stands in a file."""

    file: str
    line: int
    target: str
    """In full: "chiminh_radio.store.items", "sqlite3"."""
    deferred: bool
    """Within a function, or for the type checker only."""

    @property
    def part(self) -> str:
        """The part of the house that imports: "cli", "station", "newsroom"."""
        return "" if self.file == "__init__.py" else self.file.split("/", maxsplit=1)[0].removesuffix(".py")

    @property
    def ours(self) -> str | None:
        """The part of the house that is imported; None for other people's modules."""
        first, *rest = self.target.split(".")
        if first != PACKAGE.name:
            return None
        return rest[0] if rest and rest[0] in frozenset().union(*FLOORS) else ""

    def __str__(self) -> str:
        return f"chiminh_radio/{self.file}:{self.line} imports {self.target}"


def imports_of(file: str, source: str) -> Iterator[Import]:
    """Every import of a source text, wherever it stands."""
    yield from _imports(ast.parse(source), file, deferred=False)


def _imports(node: ast.AST, file: str, *, deferred: bool) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        yield from (Import(file, node.lineno, name.name, deferred) for name in node.names)
    elif isinstance(node, ast.ImportFrom):
        around = [PACKAGE.name, *file.split("/")][: -node.level] if node.level else []
        module = ".".join([*around, *filter(None, [node.module])])
        yield from (Import(file, node.lineno, f"{module}.{name.name}", deferred) for name in node.names)
    later = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or (
        isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    )
    for child in ast.iter_child_nodes(node):
        yield from _imports(child, file, deferred=deferred or later)


def every_import() -> list[Import]:
    """All of the program's."""
    return [
        found
        for path in sorted(PACKAGE.rglob("*.py"))
        for found in imports_of(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8"))
    ]


# ── The rules ────────────────────────────────────────────────────────────────────────────────────────────────────
def upward(found: Import) -> bool:
    """An import that does not point down to a lower floor."""
    if found.ours is None or found.ours == found.part or {found.ours, found.part} <= GROUND:
        return False
    return _floor(found.ours) <= _floor(found.part)


def between_rooms(found: Import) -> bool:
    """A room that knows another room."""
    return found.part in ROOMS and found.ours in ROOMS and found.part != found.ours


def curious(found: Import) -> bool:
    """A part that reads the config, though it should be given values."""
    return found.ours == "config" and found.part not in READ_CONFIG | {"config"}


def out_of_place(found: Import) -> bool:
    """A module that is known in one place only, imported elsewhere."""
    places = ONLY_IN.get(found.target.split(".")[0])
    return places is not None and not any(found.file == place or found.file.startswith(f"{place}/") for place in places)


def too_early(found: Import) -> bool:
    """Other people's package, paid for by everyone who imports the file."""
    first = found.target.split(".")[0]
    others = first not in sys.stdlib_module_names and first != PACKAGE.name
    return others and not found.deferred and (found.part, first) not in AT_THE_TOP


def _floor(part: str) -> int:
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


# ── The house keeps them ─────────────────────────────────────────────────────────────────────────────────────────
def test_every_part_has_a_floor():
    """No file or folder of the program is outside the plan."""
    parts = {
        path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py" or list(path.glob("*.py"))
    }

    assert sorted(parts - {"__init__"} - frozenset().union(*FLOORS)) == []


@pytest.mark.parametrize(
    "rule", [upward, between_rooms, curious, out_of_place, too_early], ids=lambda rule: rule.__name__
)
def test_the_house_keeps_its_rules(rule):
    """Arrows point down, rooms do not know rooms, few read the config, each library has its place and its time."""
    assert [str(found) for found in every_import() if rule(found)] == []


def test_nothing_goes_in_circles():
    """No module needs, by whatever way, itself."""
    assert circle(every_import()) == []


def test_help_pays_for_no_room():
    """What `--help` imports is the command line and the ground floor; rooms come when a command needs them."""
    reached = at_start("chiminh_radio.cli.main", every_import())

    assert (
        sorted(module for module in reached if Import("", 0, module, deferred=False).ours not in GROUND | {"cli"}) == []
    )


# ── And the checker sees what it should ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("rule", "file", "source"),
    [
        (upward, "store/items.py", "from chiminh_radio.newsroom import desk"),
        (upward, "store/items.py", "def late():\n    import chiminh_radio.station"),
        (upward, "clock.py", "from chiminh_radio import config"),
        (upward, "ledger.py", "from chiminh_radio.production import prepare"),
        (between_rooms, "studio/audio.py", "from chiminh_radio.voice.wav import read"),
        (between_rooms, "studio/audio.py", "from ..voice import wav"),
        (curious, "playout/zone.py", "from chiminh_radio.config import Config"),
        (out_of_place, "reports/log.py", "import sqlite3"),
        (out_of_place, "studio/assembler.py", "from pydub import AudioSegment"),
        (out_of_place, "studio/audio.py", "import subprocess"),
        (too_early, "newsroom/readers/word.py", "from docx import Document"),
        (too_early, "cli/main.py", "try:\n    import rich.console\nfinally:\n    pass"),
    ],
)
def test_a_planted_fault_is_found(rule, file, source):
    """Each rule catches what breaks it, and names the file, the line and the import."""
    [found] = imports_of(file, source)

    assert rule(found)
    assert str(found).startswith(f"chiminh_radio/{file}:")


@pytest.mark.parametrize(
    ("rule", "file", "source"),
    [
        (upward, "newsroom/desk.py", "from chiminh_radio.store.scripts import Scripts"),
        (upward, "files.py", "from chiminh_radio.errors import RadioError"),
        (upward, "cli/main.py", "from chiminh_radio import __version__"),
        (between_rooms, "voice/booth.py", "from chiminh_radio.voice.cache import Cache"),
        (out_of_place, "store/items.py", "import sqlite3"),
        (too_early, "newsroom/readers/word.py", "def read():\n    from docx import Document"),
        (too_early, "playout/devices.py", "if TYPE_CHECKING:\n    import miniaudio"),
    ],
)
def test_what_is_allowed_is_left_alone(rule, file, source):
    """A rule does not complain of what the plan allows."""
    [found] = imports_of(file, source)

    assert not rule(found)


def test_a_planted_circle_is_found():
    """Three modules that need each other are named."""
    planted = [Import("files.py", 1, "chiminh_radio.ffmpeg", deferred=True)]
    planted += [Import("ffmpeg/__init__.py", 1, "chiminh_radio.files", deferred=False)]

    assert set(circle(planted)) == {"chiminh_radio.files", "chiminh_radio.ffmpeg"}


def circle(imports: list[Import]) -> list[str]:
    """The modules of the first circle, in order; empty when there is none."""
    graph: dict[str, set[str]] = {}
    for importer, imported, _deferred in _arrows(imports):
        graph.setdefault(importer, set()).add(imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def at_start(module: str, imports: list[Import]) -> set[str]:
    """All modules of ours that importing one brings along."""
    reached, ahead = set(), {module}
    while ahead:
        reached |= ahead
        ahead = {
            imported for importer, imported, deferred in _arrows(imports) if importer in reached and not deferred
        } - reached
    return reached


def _arrows(imports: list[Import]) -> Iterator[tuple[str, str, bool]]:
    """From module to module, both of ours."""
    for found in imports:
        importer, imported = _module(found.file), _as_module(found.target)
        if imported and imported != importer:
            yield importer, imported, found.deferred


def _module(file: str) -> str:
    return ".".join((PACKAGE.name, *file.removesuffix(".py").split("/"))).removesuffix(".__init__")


def _as_module(target: str) -> str | None:
    """The module that holds a name: "chiminh_radio.clock.now" is in `chiminh_radio.clock`."""
    parts = target.split(".")
    if parts[0] != PACKAGE.name:
        return None
    path = PACKAGE.joinpath(*parts[1:])
    return target if path.with_suffix(".py").is_file() or path.is_dir() else ".".join(parts[:-1])
