"""Items and the programmes built of them: what there is to air, and when it last was.

A row that somebody made unreadable is as none: what it told can be made again.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.store.codec import encode, stamp, whole, whole_moment
from chiminh_radio.store.database import Database
from chiminh_radio.store.record import Record
from chiminh_radio.store.warrant import seal_of


class Items:
    """The shelf. Equal sound may speak for several scripts or fill several days: all are kept, the newest is given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, item: Item) -> None:
        """Put an item on the shelf as the newest; the same sound for the same script takes the old one's place.

        A sound of the library keeps its number, which operators know it by.
        """
        with self._database.transaction() as connection:
            connection.execute(
                """REPLACE INTO items (number, digest, script_digest, kind, theme, content) VALUES (
                    (SELECT number FROM items WHERE script_digest = '' AND digest = :digest AND :script_digest = ''),
                    :digest, :script_digest, :kind, :theme, :content)""",
                {
                    "digest": item.digest,
                    "script_digest": item.script_digest,
                    "kind": item.kind,
                    "theme": item.theme,
                    "content": encode(item),
                },
            )

    def get(self, digest: str) -> Item | None:
        """The item with this sound."""
        return self._item("SELECT content FROM items WHERE digest = ? ORDER BY number DESC", digest)

    def speaking(self, script_digest: str, digest: str) -> Item | None:
        """The item with this sound that speaks this script, though others may sound alike."""
        return self._item("SELECT content FROM items WHERE script_digest = ? AND digest = ?", script_digest, digest)

    def of_script(self, script_digest: str) -> Item | None:
        """The newest item that speaks this script."""
        return self._item("SELECT content FROM items WHERE script_digest = ? ORDER BY number DESC", script_digest)

    def all(self, kind: ItemKind | None = None, themes: Collection[str] = ()) -> tuple[Item, ...]:
        """The items of a kind (None: any) and of any of `themes` (none named: any), newest first, each sound once."""
        rows = self._database.select("""
            SELECT kind, theme, content FROM items
            WHERE number IN (SELECT max(number) FROM items GROUP BY digest) ORDER BY number DESC""")
        wanted = (
            whole(Item, row["content"])
            for row in rows
            if (kind is None or row["kind"] == kind) and (not themes or row["theme"] in themes)
        )
        return tuple(item for item in wanted if item is not None)

    def themes_added(self, since: datetime) -> frozenset[str]:
        """The themes of the recordings that the library took since then."""
        rows = self._database.select(
            """SELECT DISTINCT theme FROM record JOIN items ON digest = record.item_digest
                WHERE record.item_digest IS NOT NULL AND event = ? AND at >= ? AND theme != ''""",
            (RecordEvent.ITEM_ADDED, stamp(since)),
        )
        return frozenset(row["theme"] for row in rows)

    def holds(self, kinds: Collection[ItemKind]) -> bool:
        """Whether there is a sound of one of these kinds that speaks no script; quick to ask."""
        marks = ", ".join("?" * len(kinds))
        sql = f"SELECT 1 FROM items WHERE script_digest = '' AND kind IN ({marks})"  # noqa: S608 - marks only
        return self._database.one(sql, tuple(kinds)) is not None

    def last_aired(self, digest: str) -> datetime | None:
        """When the item with this sound was last on air."""
        row = self._database.one("SELECT at FROM last_aired WHERE digest = ?", (digest,))
        return whole_moment(row["at"]) if row else None

    def script_last_aired(self, script_digest: str) -> datetime | None:
        """When a script was last on air, in whichever reading."""
        row = self._database.one(
            "SELECT max(at) AS at FROM last_aired WHERE digest IN (SELECT digest FROM items WHERE script_digest = ?)",
            (script_digest,),
        )
        return whole_moment(row["at"]) if row and row["at"] is not None else None

    def note_aired(self, digests: Iterable[str], at: datetime) -> None:
        """Remember that these items were on air at `at`; a later time already known stays."""
        with self._database.transaction() as connection:
            connection.executemany(
                """INSERT INTO last_aired (digest, at) VALUES (?, ?)
                ON CONFLICT (digest) DO UPDATE SET at = max(at, excluded.at)""",
                [(digest, stamp(at)) for digest in digests],
            )

    def add_programme(self, programme: Programme) -> None:
        """Keep a built programme as the newest of its playlist and day, and seal it in the record."""
        with self._database.transaction() as connection:
            connection.execute(
                "REPLACE INTO programmes (digest, playlist, day, content) VALUES (?, ?, ?, ?)",
                (programme.digest, programme.playlist, programme.day.isoformat(), encode(programme)),
            )
            Record(self._database).append_once(RecordEvent.BUILT, at=programme.built_at, detail=seal_of(programme))

    def programme(self, digest: str, day: date | None = None, playlists: Collection[str] = ()) -> Programme | None:
        """The programme with this sound; of several, sooner one of this day, then one of these playlists."""
        rows = self._database.select("SELECT * FROM programmes WHERE digest = ? ORDER BY number DESC", (digest,))
        if not rows:
            return None
        wanted = day.isoformat() if day else ""
        row = min(rows, key=lambda row: (row["day"] != wanted, row["playlist"] not in playlists))
        return whole(Programme, row["content"])

    def programme_of(self, playlist: str, day: date) -> Programme | None:
        """The programme last built of a playlist for a day."""
        return self._programme(
            "SELECT content FROM programmes WHERE playlist = ? AND day = ? ORDER BY number DESC",
            playlist,
            day.isoformat(),
        )

    def newest_programme(self, playlist: str) -> Programme | None:
        """The programme last built of a playlist, for whatever day."""
        return self._programme("SELECT content FROM programmes WHERE playlist = ? ORDER BY number DESC", playlist)

    def _item(self, sql: str, *parameters: str) -> Item | None:
        row = self._database.one(sql, parameters)
        return whole(Item, row["content"]) if row else None

    def _programme(self, sql: str, *parameters: str) -> Programme | None:
        row = self._database.one(sql, parameters)
        return whole(Programme, row["content"]) if row else None
