"""How radio.db came to look as it does: named steps, each run once, in one transaction with its own record.

Steps are never edited once released; the next change is the next step. Instants are UTC text (codec.stamp),
durations are whole microseconds, `content` and other composite columns are canonical JSON (codec.encode).
"""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from chiminh_radio import clock
from chiminh_radio.errors import StationError
from chiminh_radio.i18n import _
from chiminh_radio.store.codec import stamp
from chiminh_radio.store.connection import immediate

Step = Callable[[sqlite3.Connection], None]


def m001_scripts(connection: sqlite3.Connection) -> None:
    """Scripts as handed in, and every decision on them; decisions are never changed or removed."""
    connection.execute("""
        CREATE TABLE scripts (
            number INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            title TEXT NOT NULL,
            kind TEXT NOT NULL,
            series TEXT NOT NULL,
            issue INTEGER,
            air_on TEXT,
            received_at TEXT NOT NULL,
            origin TEXT NOT NULL,
            original TEXT NOT NULL,
            notes TEXT NOT NULL,
            content TEXT NOT NULL
        )""")
    connection.execute("CREATE INDEX scripts_state ON scripts (state)")
    connection.execute("""
        CREATE TABLE decisions (
            number INTEGER PRIMARY KEY,
            script_digest TEXT NOT NULL REFERENCES scripts (digest),
            decision TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            at TEXT NOT NULL,
            why TEXT NOT NULL
        )""")
    connection.execute("CREATE INDEX decisions_script ON decisions (script_digest)")
    _append_only(connection, "decisions")


def m002_items(connection: sqlite3.Connection) -> None:
    """Items and built programmes, and when each item was last on air."""
    connection.execute("""
        CREATE TABLE items (
            number INTEGER PRIMARY KEY,
            digest TEXT NOT NULL,
            script_digest TEXT NOT NULL,
            kind TEXT NOT NULL,
            theme TEXT NOT NULL,
            content TEXT NOT NULL,
            UNIQUE (digest, script_digest)
        )""")
    connection.execute("CREATE INDEX items_script ON items (script_digest)")
    connection.execute("""
        CREATE TABLE programmes (
            number INTEGER PRIMARY KEY,
            digest TEXT NOT NULL,
            playlist TEXT NOT NULL,
            day TEXT NOT NULL,
            content TEXT NOT NULL,
            UNIQUE (playlist, day, digest)
        )""")
    connection.execute("CREATE INDEX programmes_digest ON programmes (digest)")
    connection.execute("CREATE TABLE last_aired (digest TEXT PRIMARY KEY, at TEXT NOT NULL)")


def m003_airings(connection: sqlite3.Connection) -> None:
    """Airings, one row for a slot and an instant; `from_grid` is 1 for as long as the weekly grid rules the row."""
    connection.execute("""
        CREATE TABLE airings (
            number INTEGER PRIMARY KEY,
            slot TEXT NOT NULL,
            due TEXT NOT NULL,
            playlist TEXT NOT NULL,
            zones TEXT NOT NULL,
            priority INTEGER NOT NULL,
            late TEXT NOT NULL,
            fallbacks TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            programme_digest TEXT NOT NULL DEFAULT '',
            position_us INTEGER NOT NULL DEFAULT 0,
            claimed_by TEXT NOT NULL DEFAULT '',
            stop_requested INTEGER NOT NULL DEFAULT 0,
            from_grid INTEGER NOT NULL,
            UNIQUE (slot, due)
        )""")
    connection.execute("CREATE INDEX airings_due ON airings (due)")
    connection.execute("CREATE INDEX airings_state ON airings (state)")


def m004_as_run(connection: sqlite3.Connection) -> None:
    """The as-run log. AUTOINCREMENT remembers the highest number, so that rows missing at the end are missed."""
    connection.execute("""
        CREATE TABLE as_run (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            airing INTEGER NOT NULL,
            slot TEXT NOT NULL,
            due TEXT NOT NULL,
            zone TEXT NOT NULL,
            output TEXT NOT NULL,
            event TEXT NOT NULL,
            position_us INTEGER NOT NULL,
            digest TEXT NOT NULL,
            title TEXT NOT NULL,
            verdict TEXT NOT NULL,
            detail TEXT NOT NULL,
            chain TEXT NOT NULL
        )""")
    connection.execute("CREATE INDEX as_run_at ON as_run (at)")
    _append_only(connection, "as_run")


def m005_heartbeat(connection: sqlite3.Connection) -> None:
    """The daemon's sign of life: one row."""
    connection.execute("""
        CREATE TABLE heartbeat (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            beaten_by TEXT NOT NULL,
            at TEXT NOT NULL
        )""")


def m006_record(connection: sqlite3.Connection) -> None:
    """The newsroom's record. From here on each of the two books seals the other's end (`beside`; NULL before)."""
    connection.execute("""
        CREATE TABLE record (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            event TEXT NOT NULL,
            script_digest TEXT NOT NULL,
            state TEXT NOT NULL,
            who TEXT NOT NULL,
            origin TEXT NOT NULL,
            detail TEXT NOT NULL,
            beside TEXT NOT NULL,
            chain TEXT NOT NULL
        )""")
    connection.execute("CREATE INDEX record_script ON record (script_digest)")
    _append_only(connection, "record")
    connection.execute("ALTER TABLE as_run ADD COLUMN beside TEXT")


def m007_signatures(connection: sqlite3.Connection) -> None:
    """A decision names what will be heard, and is signed."""
    connection.execute("ALTER TABLE decisions ADD COLUMN heard_digest TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE decisions ADD COLUMN signature TEXT NOT NULL DEFAULT ''")


def m008_put_back(connection: sqlite3.Connection) -> None:
    """Each look at a script asks whether the book was put back since it was approved."""
    connection.execute("CREATE INDEX record_put_back ON record (number) WHERE event = 'put-back'")


def m009_phrases(connection: sqlite3.Connection) -> None:
    """What the phrases in the cache sounded like when they were made."""
    connection.execute("CREATE TABLE phrases (phrase BLOB PRIMARY KEY, sound BLOB NOT NULL) WITHOUT ROWID")


def m010_library(connection: sqlite3.Connection) -> None:
    """Rows of the record may be about an item of the library; and what each of those sounds like, to know it again."""
    connection.execute("ALTER TABLE record ADD COLUMN item_digest TEXT")
    connection.execute("CREATE INDEX record_item ON record (item_digest) WHERE item_digest IS NOT NULL")
    connection.execute("CREATE TABLE fingerprints (digest TEXT PRIMARY KEY, bits BLOB NOT NULL)")


def m011_passages(connection: sqlite3.Connection) -> None:
    """What each programme is made of, section by section, so that a year of airings is counted at once."""
    connection.execute("""
        CREATE TABLE passages (
            programme TEXT NOT NULL,
            begin_us INTEGER NOT NULL,
            end_us INTEGER NOT NULL,
            item_digest TEXT NOT NULL,
            script_digest TEXT NOT NULL,
            title TEXT NOT NULL,
            themes TEXT NOT NULL,
            kind TEXT NOT NULL,
            audience TEXT NOT NULL,
            PRIMARY KEY (programme, begin_us)
        ) WITHOUT ROWID""")


def m012_overrides(connection: sqlite3.Connection) -> None:
    """How long an airing may be, what missed one it makes good; and a quick way to what somebody changed of a day."""
    connection.execute("ALTER TABLE airings ADD COLUMN limit_us INTEGER")
    connection.execute("ALTER TABLE airings ADD COLUMN makes_good TEXT NOT NULL DEFAULT ''")
    connection.execute("""
        CREATE INDEX record_overrides ON record (number) WHERE event IN ('override', 'override-undone')""")


def m013_lived(connection: sqlite3.Connection) -> None:
    """How far the station has lived, so that a clock that shows less at the next start is found out: one row."""
    connection.execute("CREATE TABLE lived (one INTEGER PRIMARY KEY CHECK (one = 1), until TEXT NOT NULL)")


STEPS: Sequence[Step] = (
    m001_scripts,
    m002_items,
    m003_airings,
    m004_as_run,
    m005_heartbeat,
    m006_record,
    m007_signatures,
    m008_put_back,
    m009_phrases,
    m010_library,
    m011_passages,
    m012_overrides,
    m013_lived,
)


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Run the steps that `path` has not had. A step that fails leaves the file as it was before it.

    Raises StationError when a newer program has been here: its tables are not ours to write in.
    """
    done = _done(connection)
    newer = sorted(done - {step.__name__ for step in steps})
    if newer:
        raise StationError(
            _("{file}: do bản chiminh-radio mới hơn ghi ({step}); hãy cập nhật chương trình").format(
                file=path, step=newer[-1]
            )
        )
    for step in steps:
        if step.__name__ not in done:
            _run(connection, step)


def _run(connection: sqlite3.Connection, step: Step) -> None:
    with immediate(connection):
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL)")
        if step.__name__ in _done(connection):
            return  # another program got here first
        step(connection)
        connection.execute("INSERT INTO migrations VALUES (?, ?)", (step.__name__, stamp(clock.now())))


def _done(connection: sqlite3.Connection) -> set[str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchall():
        return set()
    return {name for (name,) in connection.execute("SELECT name FROM migrations")}


def _append_only(connection: sqlite3.Connection, table: str) -> None:
    for action in ("UPDATE", "DELETE"):
        connection.execute(f"""
            CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""")
