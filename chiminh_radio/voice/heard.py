"""All of a script that its listeners will hear: what an approval holds to."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from chiminh_radio.files import digest_of
from chiminh_radio.model.script import InsertKind, Role, Script
from chiminh_radio.model.speech import Heard, LexiconEntry, SpokenLine
from chiminh_radio.voice.casting import cast
from chiminh_radio.voice.trial import speakers


def heard(
    script: Script,
    spoken: Sequence[SpokenLine],
    *,
    entries: Sequence[LexiconEntry],
    roles: Iterable[Role],
    jingles: Mapping[InsertKind, Path],
) -> Heard:
    """By the lexicon's entries, the roles that the station knows, and the jingles that the script calls for."""
    return Heard(
        script_digest=script.digest,
        spoken=tuple(line.text for line in spoken),
        deliveries=cast(script, roles),
        lexicon={entry.written: entry.spoken for line in spoken for entry in speakers(line, entries)},
        inserts={insert.written: digest_of(jingles[insert.kind]) for insert in script.inserts},
    )
