"""What the library gets: what is taken in, and what of it a leader decides on."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from chiminh_radio.config.values.base import Values

if TYPE_CHECKING:
    from chiminh_radio.model.item import ItemKind

_MEGABYTE = 1_000_000


class LibraryValues(Values):
    """Of [library] and [approval] items."""

    @property
    def approved_items(self) -> "frozenset[ItemKind]":
        """The kinds of items that air only after a leader's decision."""
        from chiminh_radio.model.item import ItemKind

        return frozenset(map(ItemKind, self._book.approval.items))

    @property
    def holdings(self) -> Mapping[str, Any]:
        """What the library takes, by the names of the studio's Limits."""
        said = self._book.library
        return {
            "longest": timedelta(minutes=said.max_minutes),
            "largest_bytes": said.max_file_mb * _MEGABYTE,
            "most_clipped": said.max_clipped_percent / 100,
            "music_source": said.music_source,
        }
