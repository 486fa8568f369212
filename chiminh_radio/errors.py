"""The family of errors. Raised where the facts are; caught in four places (cli/main, daemon, booth, zone).

RadioError                  everything an operator can be told in a sentence
├── ConfigError             config.toml does not say a station
├── StationError            the station's folder or its machine is not as it must be (disk, rights, a second daemon)
├── ScriptError             a file cannot be taken as a script
├── ApprovalError           a decision that the rules do not allow
├── LexiconError            a word that the station's lexicon does not take
├── VoiceError              an engine did not speak
├── AudioError              a sound cannot be read, measured or written
├── ItemError               a sound that the library does not take, or an item that it does not have
├── PlaylistError           a recipe cannot be read, or cannot be made of what there is
├── ScheduleError           a slot or a date that the grid does not know
├── AirError                the air is refused: hours, digest, claim, session length
└── OutputError             a loudspeaker's way out did not take the sound

The text of each is what the operator reads: the rule, the value, the config key that sets it, in the operator's
language. An outcome (late, cut, missed) is not an error: see model.AiringState.
"""

from collections.abc import Sequence


class RadioError(Exception):
    """Something an operator can be told in a sentence; `str(error)` is that sentence."""


class ConfigError(RadioError):
    """config.toml has faults; `findings` holds every one of them, a line each."""

    def __init__(self, findings: Sequence[str]) -> None:
        super().__init__("\n".join(findings))
        self.findings = tuple(findings)


class StationError(RadioError):
    """The folder or the machine is not as a station needs it: no config, disk full, read-only, a daemon at work."""


class ScriptError(RadioError):
    """A file cannot be taken as a script: empty, too large, encrypted, broken, or without a title."""


class ApprovalError(RadioError):
    """A decision that the rules do not allow: unknown approver, the author's own, or nothing to decide."""


class LexiconError(RadioError):
    """A word that the station's lexicon does not take: nothing to say, not sayable, there already, or not there."""


class VoiceError(RadioError):
    """A voice engine did not speak: not installed, no network, no sound in its answer."""


class AudioError(RadioError):
    """A sound cannot be read, measured or written."""


class ItemError(RadioError):
    """A sound that the library does not take, an item that it does not have, or one that may not air."""


class PlaylistError(RadioError):
    """A recipe cannot be read, or cannot be made of the material there is."""


class ScheduleError(RadioError):
    """A slot or a date that the grid does not know, or a grid that contradicts itself."""


class AirError(RadioError):
    """The air is refused: outside the allowed hours, not what was approved, or already somebody else's."""


class OutputError(RadioError):
    """An output could not be opened, or stopped taking sound."""
