"""The rules for editors by their ids, and how much a note of each weighs where [checker.rules] says nothing else.

Here, because config.toml names them and the newsroom keeps them (`newsroom/checks/`).
"""

from collections.abc import Mapping

from chiminh_radio.model.decision import Severity

SEVERITIES: Mapping[str, Severity] = {
    # The head.
    "date-past": Severity.ERROR,
    "no-theme": Severity.WARNING,
    "unknown-theme": Severity.ERROR,
    "no-editor": Severity.WARNING,
    "no-source": Severity.WARNING,
    "issue-gap": Severity.WARNING,
    "issue-twice": Severity.WARNING,
    "correction-unnamed": Severity.WARNING,
    "correction-unknown": Severity.ERROR,
    "correction-unheard": Severity.WARNING,
    "correction-misplaced": Severity.ERROR,
    # Who speaks.
    "unknown-role": Severity.ERROR,
    "rare-role": Severity.WARNING,
    "unknown-cue": Severity.ERROR,
    "stage-direction": Severity.WARNING,
    "no-recording": Severity.ERROR,
    # What cannot be read aloud.
    "damaged": Severity.ERROR,
    "doubtful": Severity.WARNING,
    "acronym": Severity.WARNING,
    "residue": Severity.WARNING,
    "much-residue": Severity.WARNING,
    # What a listener can follow.
    "long-sentence": Severity.WARNING,
    "long-item": Severity.WARNING,
    "many-documents": Severity.WARNING,
    # What cannot be so.
    "impossible-date": Severity.ERROR,
    "weekday-mismatch": Severity.ERROR,
    "event-past": Severity.WARNING,
    "open-ended": Severity.WARNING,
    "phone-length": Severity.ERROR,
    # What does not belong on the air.
    "promotion": Severity.WARNING,
    "citizen-id": Severity.ERROR,
    "bank-account": Severity.WARNING,
    "birth-date": Severity.WARNING,
}
"""In the order in which they are told."""
