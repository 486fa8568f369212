"""What an editor should mend before a script is aired: one file a family, one function a rule; here is their table.

An error stops approval; a warning is for the leader's eye. Which is which, `severities.py` and config.toml say.
"""

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from types import MappingProxyType

from chiminh_radio.model.decision import Note, ScriptRecord, Severity
from chiminh_radio.model.item import Cue
from chiminh_radio.model.recording import Recording
from chiminh_radio.model.script import Script
from chiminh_radio.model.speech import SpokenLine
from chiminh_radio.newsroom.checks import (
    corrections,
    facts,
    head,
    personal,
    phones,
    promotion,
    reading,
    recorded,
    roles,
    series,
    speech,
)
from chiminh_radio.newsroom.checks.inquiry import Attention, Finding, Inquiry, places_of
from chiminh_radio.newsroom.corrections import Corrections
from chiminh_radio.newsroom.legibility import Standards
from chiminh_radio.severities import SEVERITIES

__all__ = ["RULES", "Attention", "check"]

MOST = 30
"""Findings of one rule: who has mended so many asks again."""

RULES: Mapping[str, Callable[[Inquiry], Iterator[Finding]]] = {
    "date-past": head.date_past,
    "no-theme": head.no_theme,
    "unknown-theme": head.unknown_theme,
    "no-editor": head.no_editor,
    "no-source": head.no_source,
    "issue-gap": series.issue_gap,
    "issue-twice": series.issue_twice,
    "correction-unnamed": corrections.correction_unnamed,
    "correction-unknown": corrections.correction_unknown,
    "correction-unheard": corrections.correction_unheard,
    "correction-misplaced": corrections.correction_misplaced,
    "unknown-role": roles.unknown_role,
    "rare-role": roles.rare_role,
    "unknown-cue": roles.unknown_cue,
    "stage-direction": roles.stage_direction,
    "no-recording": recorded.no_recording,
    "damaged": reading.damaged,
    "doubtful": reading.doubtful,
    "acronym": reading.acronym,
    "residue": reading.residue,
    "much-residue": reading.much_residue,
    "long-sentence": speech.long_sentence,
    "long-item": speech.long_item,
    "many-documents": speech.many_documents,
    "impossible-date": facts.impossible_date,
    "weekday-mismatch": facts.weekday_mismatch,
    "event-past": facts.event_past,
    "open-ended": facts.open_ended,
    "phone-length": phones.phone_length,
    "promotion": promotion.promotion,
    "citizen-id": personal.citizen_id,
    "bank-account": personal.bank_account,
    "birth-date": personal.birth_date,
}


def check(
    script: Script,
    *,
    today: date,
    themes: Collection[str] = (),
    spoken: Sequence[SpokenLine] = (),
    cues: Sequence[Cue] = (),
    siblings: Sequence[ScriptRecord] = (),
    pairs: Corrections | None = None,
    recordings: Mapping[str, Recording] = MappingProxyType({}),
    standards: Standards = Standards(),  # noqa: B008 - frozen
    attention: Attention = Attention(),  # noqa: B008 - frozen
    known: Container[str] = (),
    severities: Mapping[str, Severity] = SEVERITIES,
) -> tuple[Note, ...]:
    """The notes of every rule that `severities` weighs, in the order of the rules, at most MOST of each.

    `themes` are the ids of the station's themes, leaves such as "1.2c"; "1.2" stands for all of them. `spoken`, one
    for each of the script's lines, is what its reading made of it; without it that part is not checked. `cues` are
    those of its recording, if there is one: then the real durations count. `siblings` are the latest other scripts of
    its series, `pairs` knows what a correction corrects, `recordings` are what came for its calls. `standards` tell
    what is too broken to be read, `attention` how much a listener can follow; `known` are words, in small letters,
    that are good though no syllables.
    """
    inquiry = Inquiry(
        script=script,
        places=tuple(places_of(script, spoken, cues)),
        today=today,
        themes=themes,
        standards=standards,
        attention=attention,
        known=known,
        siblings=siblings,
        corrections=pairs,
        recordings=recordings,
    )
    return tuple(
        Note(severity=severities[rule], rule=rule, place=found.place, reason=found.reason, mend=found.mend)
        for rule, find in RULES.items()
        if rule in severities
        for found in islice(find(inquiry), MOST)
    )
