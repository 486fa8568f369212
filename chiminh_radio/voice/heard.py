"""All of a script that its listeners will hear: what an approval holds to."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from chiminh_radio.files import digest_of
from chiminh_radio.model.recording import WHOLE
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
    recordings: Mapping[str, str],
) -> Heard:
    """By the lexicon's entries, the roles that the station knows, and the jingles that the script calls for.

    `recordings` are the digests of what came for the script, by what calls them.
    """
    inserts = {
        insert.written: recordings.get(insert.recording, "") if insert.recording else digest_of(jingles[insert.kind])
        for insert in script.inserts
    }
    return Heard(
        script_digest=script.digest,
        spoken=tuple(line.text for line in spoken),
        deliveries=cast(script, roles),
        lexicon={entry.written: entry.spoken for line in spoken for entry in speakers(line, entries)},
        inserts=inserts | {call: digest for call, digest in recordings.items() if call == WHOLE},
    )
