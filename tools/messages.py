"""Keeps the message catalogues: `messages.py` updates and compiles them, `messages.py --check` says what is not fresh.

The sources are Vietnamese, so `en` translates all of them. `vi` holds only the command-line library's own words, which
are English. A .po is for people to translate in, the .mo beside it is what the program reads; both are in the tree.
"""

import argparse
import importlib.util
import io
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "chiminh_radio"
DOMAIN = "chiminh_radio"
KEYWORDS = {"_": None}


def our_words() -> Catalog:
    """Every message of the program, with the files that say it."""
    words = Catalog()
    for file, _line, message, _comments, _context in sorted(
        extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS), key=lambda found: found[:2]
    ):
        words.add(message, locations=[(f"{PACKAGE.name}/{file}", 1)])
    return words


def library_words() -> Catalog:
    """What the command-line library says in help pages, as far as it asks gettext (its faults are ours: cli/usage)."""
    words = Catalog()
    typer = importlib.util.find_spec("typer")
    if typer is None or typer.origin is None:
        raise SystemExit("typer is not installed")
    for _line, message, _comments, _context in extract_from_file(
        "python", Path(typer.origin).with_name("core.py"), keywords=KEYWORDS
    ):
        words.add(message, locations=[("typer/core.py", 1)])
    return words


CATALOGUES = {"en": our_words, "vi": library_words}


def path_of(language: str) -> Path:
    """Where a language's .po is; the .mo is beside it."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """A language's catalogue as it is; an empty one when there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(
            locale=language,
            domain=DOMAIN,
            project="chiminh-radio",
            header_comment="# Kept by tools/messages.py; translate here, then run it again.",
            last_translator="chiminh-radio",
            language_team=language,
            fuzzy=False,
        )
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def update(language: str, words: Catalog) -> None:
    """Bring a catalogue up to the sources: new messages come in untranslated, gone ones go."""
    catalogue = read(language)
    catalogue.update(words, no_fuzzy_matching=True, update_creation_date=False)
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))


def faults(language: str, words: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What keeps a catalogue from saying all that the sources say, a line each."""
    for word in words:
        if word.id:
            yield from (f"{language}: {fault}: {word.id!r}" for fault in faults_of(catalogue.get(word.id)))
    yield from (
        f"{language}: nothing says this any more: {word.id!r}" for word in catalogue if word.id and word.id not in words
    )


def faults_of(message: Message | None) -> Iterator[str]:
    """What is wrong with one translation."""
    if message is None:
        yield "not in the catalogue"
    elif not message.string:
        yield "not translated"
    elif message.fuzzy:
        yield "marked as fuzzy"
    elif placeholders(str(message.id)) != placeholders(str(message.string)):
        yield f"other placeholders in {message.string!r}"


def placeholders(text: str) -> list[tuple[str, str]]:
    """The names in braces with their formats, and logging's %s in order. Dates may be written each language's way."""
    braces = [
        (name, form or "") for _text, name, form, _conversion in string.Formatter().parse(text) if name is not None
    ]
    named = sorted({(name, "%" if "%" in form else form) for name, form in braces})
    return named + [("%", percent) for percent in re.findall(r"%[sd]", re.sub(r"\{.*?\}", "", text))]


def check(language: str, words: Catalog) -> list[str]:
    """All that is not fresh about one language."""
    catalogue = read(language)
    found = list(faults(language, words, catalogue))
    binary = path_of(language).with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(catalogue):
        found.append(f"{language}: {binary.name} is older than its .po")
    return found


def main() -> int:
    """Update, or check and give 1 when something is not fresh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if anything is not fresh")
    only_check = parser.parse_args().check
    found: list[str] = []
    for language, sources in CATALOGUES.items():
        words = sources()
        if not only_check:
            update(language, words)
        found += check(language, words)
    print("\n".join(found) if found else "catalogues are fresh")
    if found:
        print("run tools/messages.py, translate what it left empty, and run it again", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
