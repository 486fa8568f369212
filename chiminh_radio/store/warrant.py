"""What the record vouches for: asked before each airing, so that a changed row of radio.db puts nothing on the air.

The tables say what is to air; the record, sealed, says what was approved, voiced and built. Both must agree. Of the
record only the rows since a thing's first one are looked at: an old break does not silence what came after it.
"""

from collections.abc import Iterable, Sequence

from chiminh_radio.files import digest_text
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Decision
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.record import RecordEvent, RecordRow
from chiminh_radio.model.script import IN_FORCE
from chiminh_radio.store.codec import encode, stamp
from chiminh_radio.store.database import Database
from chiminh_radio.store.record import Record

_SHORT = 12
_DECIDED = ("decision", "decided_by", "at", "why", "heard_digest", "signature")
"""Columns of a decision, each of which the record tells as well."""


class Warrant:
    """Asks the record. Each answer is the sentence that says why not, or "" when it vouches."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._record = Record(database)

    def script(self, digest: str) -> str:
        """Why the record does not vouch for a script as approved and in force."""
        row = self._database.one("SELECT number, content FROM scripts WHERE digest = ?", (digest,))
        if row is None or digest_text(row["content"]) != digest:
            return _("kịch bản mang dấu vân tay {digest}: nội dung trong sổ không còn là bản đã nhận").format(
                digest=digest[:_SHORT]
            )
        rows = list(self._record.rows(digest))
        if state_of(rows) not in IN_FORCE:
            return _("kịch bản số {number}: theo sổ toà soạn thì không được phát").format(number=row["number"])
        if why := decided_otherwise(self._database, digest, rows):
            return _("kịch bản số {number}: {why}").format(number=row["number"], why=why)
        return self._torn(rows[0])

    def built(self, programme: Programme) -> str:
        """Was this very master written down, with this very cue list, when it was built?"""
        row = self._record.find(RecordEvent.BUILT, detail=seal_of(programme))
        if row is None:
            return _("băng {digest} của “{title}”: sổ toà soạn không ghi đã dựng băng này").format(
                digest=programme.digest[:_SHORT], title=programme.title
            )
        return self._torn(row)

    def spoken(self, programme: Programme) -> str:
        """Does the record vouch for every script and item that a programme speaks?"""
        return next(filter(None, self._spoken(programme)), "")

    def item(self, item: Item) -> str:
        """Why the record does not vouch for a sound of the library as what it is said to be."""
        first = next(self._record.of_items(item.digest), None)
        return self.otherwise(item) or (self._torn(first) if first else "")

    def otherwise(self, item: Item) -> str:
        """What the record tells otherwise of a sound of the library, its own seals aside."""
        rows = list(self._record.of_items(item.digest))
        added = [row for row in rows if row.event is RecordEvent.ITEM_ADDED]
        if not added:
            by_hand = item.added_at is None and item.kind is ItemKind.JINGLE
            return "" if by_hand else _("không phải do “item add” thêm: sổ toà soạn không ghi")
        expiry = [row.detail["expires_on"] for row in rows if "expires_on" in row.detail]
        expires_on = item.expires_on.isoformat() if item.expires_on else None
        if added[-1].detail.get("declared") != item.declared or expiry[-1:] != [expires_on]:
            return _("không còn là điều sổ toà soạn ghi về nó")
        return ""

    def _spoken(self, programme: Programme) -> Iterable[str]:
        voiced = {(cue.script_digest, cue.item_digest) for cue in programme.cues if cue.script_digest}
        for script_digest, item_digest in sorted(voiced):
            yield self.script(script_digest)
            rows = self._record.rows(script_digest)
            if item_digest not in {row.detail.get("item") for row in rows if row.event is RecordEvent.VOICED}:
                yield _("tư liệu {digest}: sổ toà soạn không ghi đã thu tiếng này").format(digest=item_digest[:_SHORT])

    def _torn(self, first: RecordRow) -> str:
        found = self._record.chain.broken(first.number)
        if found is None:
            return ""
        return _("sổ toà soạn bị sửa hoặc mất dòng (dòng {number}); xem “report verify”").format(number=found.number)


def state_of(rows: Iterable[RecordRow]) -> str:
    """A script's state by its rows of the record: what is withdrawn, corrected or replaced is not voiced again."""
    state = ""
    for row in rows:
        if row.state and (row.event is not RecordEvent.VOICED or state in IN_FORCE):
            state = row.state
    return state


def decided_otherwise(database: Database, digest: str, rows: Sequence[RecordRow]) -> str:
    """Where the decisions on a script are not those that its rows of the record tell; "" where they are.

    Nobody signs the same twice: a decision laid again was copied.
    """
    kept = [
        tuple(each[name] for name in _DECIDED)
        for each in database.select("SELECT * FROM decisions WHERE script_digest = ? ORDER BY number", (digest,))
    ]
    told = [_told(each) for each in rows if each.event.value in set(Decision)]
    signatures = [signature for *_others, signature in kept if signature]
    if told != kept or len(set(signatures)) < len(signatures):
        return _("các quyết định trong radio.db khác với sổ toà soạn")
    return ""


def _told(row: RecordRow) -> tuple[object, ...]:
    """What the record says of a decision, as `_DECIDED`."""
    said = (row.detail.get(name, "") for name in ("why", "heard", "signature"))
    return (row.event.value, row.by, stamp(row.at), *said)


def seal_of(programme: Programme) -> dict[str, str]:
    """What the record keeps of a programme when it is built: its sound, and all that is told of it."""
    return {"programme": programme.digest, "content": digest_text(encode(programme))}
