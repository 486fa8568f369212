"""What the newsroom gets: who may do what, what is taken in, how it is looked at."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from chiminh_radio.config.tables.newsroom import OFF
from chiminh_radio.config.values.base import Values

if TYPE_CHECKING:
    from chiminh_radio.model.decision import Severity

_MEGABYTE = 1_000_000


class NewsroomValues(Values):
    """Of [approval], [[people]], [inbox], [checker]."""

    @property
    def self_approval(self) -> bool:
        """Whether an editor may approve a script of their own."""
        return self._book.approval.self_approval

    @property
    def signed(self) -> bool:
        """Whether an approval must bear the approver's signature."""
        return self._book.approval.signed

    def approvers(self) -> Mapping[str, str]:
        """Who may approve, each with the public key, Ed25519 in base64; "" for who has none."""
        return {person.name: person.key for person in self._book.people if "approver" in person.roles}

    def people(self) -> Mapping[str, frozenset[str]]:
        """Who works here, and as what: "editor", "operator", "approver", "emergency"."""
        return {person.name: frozenset(person.roles) for person in self._book.people}

    @property
    def settle(self) -> timedelta:
        """How long a dropped file must stand still before it is taken."""
        return timedelta(seconds=self._book.inbox.settle_seconds)

    @property
    def limits(self) -> Mapping[str, Any]:
        """How much a script file may hold, and what may be done to read it, by the names of the readers' Limits."""
        said = self._book.inbox
        return {
            "file_bytes": said.max_file_mb * _MEGABYTE,
            "characters": said.max_characters,
            "pages": said.max_pages,
            "unpacked_bytes": said.max_unpacked_mb * _MEGABYTE,
            "ratio": said.max_ratio,
            "convert": said.convert,
            "convert_time": timedelta(seconds=said.convert_seconds),
            "recording_bytes": said.max_recording_mb * _MEGABYTE,
            "recording": timedelta(minutes=said.max_recording_minutes),
        }

    @property
    def legibility(self) -> Mapping[str, float]:
        """The least shares, of 1, of a text's words that are syllables and that bear marks, by their keys."""
        keys = ("refuse_syllables", "refuse_marks", "warn_syllables", "warn_marks")
        return {key: getattr(self._book.inbox, key) / 100 for key in keys}

    @property
    def attention(self) -> Mapping[str, Any]:
        """How much a listener can follow, by the names of the checks' Attention."""
        said = self.checker
        return {
            "sentence_words": said.sentence_words,
            "item": timedelta(minutes=said.item_minutes),
            "syllables_per_second": said.syllables_per_second,
            "documents": said.document_numbers,
        }

    @property
    def severities(self) -> "Mapping[str, Severity]":
        """How much a note of each rule weighs; a rule that is not among them is not looked at."""
        from chiminh_radio.model.decision import Severity
        from chiminh_radio.severities import SEVERITIES

        said = {**SEVERITIES, **self.checker.rules}
        return {rule: Severity(word) for rule, word in said.items() if word != OFF}
