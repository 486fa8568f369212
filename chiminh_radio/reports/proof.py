"""The proof that the station's two books stand as they were written, and that what they name is what there is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import ItemRecord
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.model.script import IN_FORCE
from chiminh_radio.reports import holdings
from chiminh_radio.reports.signatures import IsSigned, flaw, signed
from chiminh_radio.store.audit import faults as told_otherwise
from chiminh_radio.store.chain import Break, Chain, Fault
from chiminh_radio.store.database import Database
from chiminh_radio.store.items import Items
from chiminh_radio.store.log import AsRunLog
from chiminh_radio.store.record import Record
from chiminh_radio.store.scripts import Scripts
from chiminh_radio.store.seals import Seals

_SHORT = 12
_HANDED_IN = frozenset({RecordEvent.RECEIVED, RecordEvent.RECORDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """The end of a book: whoever notes it down elsewhere can prove later that nothing before it was changed."""

    book: str
    rows: int
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What `verify` found: how much was looked at, and a sentence for each fault."""

    seals: tuple[Seal, ...]
    originals: int
    """Files that were handed in, and are still what they were."""
    masters: int
    """Aired programmes whose sound is still kept, and is the one that was aired."""
    signatures: int
    """Approvals ever entered whose signature is by the key that the record has for them."""
    put_back: tuple[datetime, ...]
    """When the books were found to be older ones than had been written; what was lost is not in them."""
    faults: tuple[str, ...]


class Books:
    """All that `report verify` looks at; `folder` is the station's, `archive` where aired sound lies."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        archive: Path,
        *,
        seals: Path,
        why_not: Callable[[str], str],
        item_why_not: Callable[[ItemRecord], str],
        is_signed: IsSigned,
    ) -> None:
        """Take the file beside radio.db, `seals`, and two judges.

        `why_not` says why a script may not air, by its digest; `item_why_not` why a decision on a sound does not hold.
        """
        self._database = database
        self._log = AsRunLog(database)
        self._record = Record(database)
        self._seals = Seals(database, seals)
        self._folder = folder
        self._archive = archive
        self._why_not = why_not
        self._item_why_not = item_why_not
        self._is_signed = is_signed
        self._signatures = 0
        self._originals = 0
        self._masters: set[str] = set()

    def verify(self, noted: tuple[str, ...] = ()) -> Proof:
        """Look at everything. `noted` are seals (or their first digits) that somebody wrote down before."""
        log, record = _("nhật ký phát sóng"), _("sổ toà soạn")
        faults = (
            *_broken(record, self._record.chain.broken(), log),
            *_broken(log, self._log.chain.broken(), record),
            *filter(None, [self._seals.lacking()]),
            *self._unknown(noted),
            *told_otherwise(self._database),
            *self._unapproved(),
            *self._badly_signed(),
            *self._changed_originals(),
            *self._changed_masters(),
            *holdings.faults(self._database, self._folder, self._item_why_not),
        )
        return Proof(
            seals=(_seal(record, self._record.chain), _seal(log, self._log.chain)),
            originals=self._originals,
            masters=len(self._masters),
            signatures=self._signatures,
            put_back=tuple(row.at for row in self._record.rows() if row.event is RecordEvent.PUT_BACK),
            faults=faults,
        )

    def _unknown(self, noted: tuple[str, ...]) -> Iterator[str]:
        for seal in noted:
            if not (seal and (self._record.chain.bears(seal) or self._log.chain.bears(seal))):
                yield _("dấu niêm {seal} không có trong sổ nào: sổ đã bị viết lại").format(seal=seal)

    def _unapproved(self) -> Iterator[str]:
        for script in Scripts(self._database).all(IN_FORCE):
            if why := self._why_not(script.script.digest):
                yield _("kịch bản số {number}: {why}").format(number=script.number, why=why)

    def _badly_signed(self) -> Iterator[str]:
        for row in signed(self._record):
            if fault := flaw(row, self._is_signed):
                yield fault
            else:
                self._signatures += 1

    def _changed_originals(self) -> Iterator[str]:
        for row in self._record.rows():
            if row.event not in _HANDED_IN or row.detail.get("refusal"):
                continue
            name, digest = str(row.detail.get("original", "")), row.detail.get("digest")
            path = self._folder / name
            if not path.is_file():
                yield _("{file}: bản gốc đã nhận nay không còn").format(file=name)
            elif digest_of(path) != digest:
                yield _("{file}: không còn là bản gốc đã nhận").format(file=name)
            else:
                self._originals += 1

    def _changed_masters(self) -> Iterator[str]:
        """Masters and the archive; those that are gone are no fault: they are not kept for ever."""
        items = Items(self._database)
        aired = dict.fromkeys(row.digest for row in self._log.rows() if row.digest)
        for digest in aired:
            programme = items.programme(digest)
            if programme is not None and (self._folder / programme.audio).is_file():
                yield from self._sound(self._folder / programme.audio, digest)
        for path in sorted(self._archive.rglob("*.wav")):
            short = path.stem[-_SHORT:]
            digest = next((each for each in aired if each.startswith(short)), "")
            if digest:
                yield from self._sound(path, digest)
            else:
                yield _("{file}: nhật ký không ghi đã phát băng này").format(file=self._name(path))

    def _sound(self, path: Path, digest: str) -> Iterator[str]:
        if digest_of(path) == digest:
            self._masters.add(digest)
        else:
            yield _("{file}: không còn là băng đã phát; dấu vân tay trong nhật ký là {digest}").format(
                file=self._name(path), digest=digest[:_SHORT]
            )

    def _name(self, path: Path) -> str:
        return (path.relative_to(self._folder) if path.is_relative_to(self._folder) else path).as_posix()


def _seal(book: str, chain: Chain) -> Seal:
    return Seal(book=book, rows=chain.count, seal=chain.head)


def _broken(book: str, found: Break | None, other: str) -> Iterator[str]:
    """The sentence for the first broken row of a book."""
    if found is None:
        return
    sentences = {
        Fault.MISSING: _("{book}: dòng {number} bị mất; từ đó trở đi không còn là bằng chứng"),
        Fault.ALTERED: _("{book}: dòng {number} đã bị sửa hoặc chèn vào; từ đó trở đi không còn là bằng chứng"),
        Fault.CUT: _("{book}: bị cắt bớt hoặc viết lại; {other} dòng {number} đã niêm phong một dòng nay không còn"),
    }
    yield sentences[found.fault].format(book=book, number=found.number, other=other)
