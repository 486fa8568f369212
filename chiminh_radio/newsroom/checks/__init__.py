"""What an editor should mend before a script is aired: one file a family, one function a rule; here is their table.

An error stops approval; a warning is for the leader's eye.
"""

from collections.abc import Collection, Container, Sequence
from datetime import date

from chiminh_radio.model import Note, Script, SpokenLine
from chiminh_radio.newsroom.checks import facts, head, reading, roles, speech
from chiminh_radio.newsroom.checks.inquiry import Inquiry, places_of
from chiminh_radio.newsroom.legibility import Standards

RULES = (
    head.date_past,
    reading.damaged,
    reading.doubtful,
    head.no_theme,
    head.unknown_theme,
    head.no_editor,
    roles.unknown_role,
    facts.weekday_mismatch,
    roles.unknown_cue,
    speech.long_sentence,
    speech.long_item,
    reading.residue,
    reading.much_residue,
)


def check(
    script: Script,
    *,
    today: date,
    themes: Collection[str],
    spoken: Sequence[SpokenLine] = (),
    standards: Standards = Standards(),  # noqa: B008 - frozen
    known: Container[str] = (),
) -> tuple[Note, ...]:
    """Every note of every rule, in the order of the rules.

    `themes` are the ids of the station's themes, leaves such as "1.2c"; "1.2" stands for all of them. `spoken`, one
    for each of the script's lines, is what its reading made of it; without it that part is not checked. `standards`
    tell what is too broken to be read; `known` are words, in small letters, that are good though no syllables.
    """
    places = tuple(places_of(script, spoken))
    inquiry = Inquiry(script=script, places=places, today=today, themes=themes, standards=standards, known=known)
    return tuple(note for rule in RULES for note in rule(inquiry))
