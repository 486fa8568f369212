"""The sound of each spoken phrase in the cache, as it was when an engine made it."""

from collections.abc import Mapping

from chiminh_radio.store.database import Database


class Phrases:
    """Digests by digests, both SHA-256 in hex: of what was to be said and how, and of the file that came of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sound(self, phrase: str) -> str:
        """The digest of the file that was made last of a phrase; "" for one never made."""
        row = self._database.one("SELECT hex(sound) AS sound FROM phrases WHERE phrase = ?", (bytes.fromhex(phrase),))
        return str(row["sound"]).lower() if row else ""

    def keep(self, made: Mapping[str, str]) -> None:
        """Remember the files made of phrases."""
        rows = [(bytes.fromhex(phrase), bytes.fromhex(sound)) for phrase, sound in made.items()]
        with self._database.transaction() as connection:
            connection.executemany("REPLACE INTO phrases (phrase, sound) VALUES (?, ?)", rows)
