"""Đính chính: which script a correction corrects, and which corrects a script."""

import re
from datetime import date, timedelta

from chiminh_radio.model.airing import Airing
from chiminh_radio.model.asrun import Hearing
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.model.script import STANDING, Script, ScriptKind
from chiminh_radio.newsroom.kinds import numbered
from chiminh_radio.newsroom.words import fold, tidy
from chiminh_radio.store.hearings import Hearings
from chiminh_radio.store.record import Record
from chiminh_radio.store.scripts import Scripts

OWED_FOR = timedelta(days=7)
"""From the day on which a correction was approved."""
_NUMBER = re.compile(r"(?:(?:kich ban|bai)\s+)?(?:so\s*|#\s*)?(\d{1,9})")
_QUOTES = "\"'“”‘’«»"


class Corrections:
    """Finds the other script of a pair: by the record where a correction was approved, else by what its head says."""

    def __init__(self, scripts: Scripts, record: Record, hearings: Hearings) -> None:
        self._scripts = scripts
        self._record = record
        self._hearings = hearings

    def corrected(self, script: Script) -> ScriptRecord | None:
        """What a script corrects; None for one that is no correction, or names nothing that is in the station."""
        if script.kind is not ScriptKind.CORRECTION or not script.corrects:
            return None
        paired = [each.corrected for each in self._record.corrections() if each.correction == script.digest]
        return self._scripts.by_digest(paired[-1]) if paired else self._named(script)

    def correction(self, digest: str) -> ScriptRecord | None:
        """The correction of a script that was approved last, if that holds."""
        paired = [each.correction for each in self._record.corrections() if each.corrected == digest]
        record = self._scripts.by_digest(paired[-1]) if paired else None
        return record if record and record.state in STANDING else None

    def heard(self, record: ScriptRecord) -> tuple[Hearing, ...]:
        """Where and when a script was heard."""
        return self._hearings.of(record.script.digest)

    def owed(self, record: ScriptRecord, day: date, airing: Airing | None = None) -> ScriptRecord | None:
        """What a correction corrects, if an airing on `day` (None: any) owes it to its listeners, by the log.

        It is owed once, whole, in each slot and zone in which the other was heard; before it was aired at all, in any
        slot of those zones; of what nobody heard, once anywhere. After OWED_FOR it is owed no more.
        """
        corrected = self.corrected(record.script)
        if corrected is None or record.approval is None or day >= record.approval.at.date() + OWED_FOR:
            return None
        wrong = {(each.slot, each.zone) for each in self.heard(corrected)}
        right = {(each.slot, each.zone) for each in self.heard(record) if each.whole}
        if right:
            here = any(airing is None or (slot == airing.slot and zone in airing.zones) for slot, zone in wrong - right)
        else:
            here = airing is None or not wrong or any(zone in airing.zones for _slot, zone in wrong)
        return corrected if here else None

    def _named(self, script: Script) -> ScriptRecord | None:
        """Of several with one name the newest that was heard, else the newest."""
        words = tidy(script.corrects).strip(_QUOTES + " .")
        if number := _NUMBER.fullmatch(fold(words)):
            found = self._scripts.numbered(int(number[1]))
        else:
            issue = numbered(words, ScriptKind.COLUMN)
            found = self._scripts.called(words, issue.series if issue.issue is not None else "", issue.issue)
        others = [each for each in found if each.script.digest != script.digest]
        return next((each for each in others if self.heard(each)), others[0] if others else None)
