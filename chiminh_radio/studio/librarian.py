"""Puts sounds into the library: heard whole first, kept untouched, written down with where they come from."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from chiminh_radio.errors import ItemError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import ItemRecord
from chiminh_radio.model.item import Card, Item, ItemKind
from chiminh_radio.progress import Progress
from chiminh_radio.store.catalogue import Catalogue
from chiminh_radio.studio.library import Library
from chiminh_radio.studio.likeness import ALIKE, fingerprint, likeness
from chiminh_radio.studio.soundcheck import Limits, sound_check

_LONGEST = 200
"""Characters of a tag."""


class Fate(StrEnum):
    """What became of a file."""

    NEW = "new"
    RETOLD = "retold"
    """Its sound was there; something else is said of it now."""
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A sound of the library, and what it is like."""

    record: ItemRecord
    fate: Fate
    alike: ItemRecord | None = None
    """What sounds most like it, if anything does."""
    likeness: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Librarian:
    """Takes sounds in; `limits` are what the library takes."""

    library: Library
    catalogue: Catalogue
    ffmpeg: Ffmpeg
    limits: Limits

    def add(self, file: Path, card: Card, *, origin: str, at: datetime, by: str, progress: Progress) -> Added:
        """Take a sound in. The file itself is left as it is; the same sound again is the same item, told of anew.

        Raises ItemError or AudioError for what is not taken, with the reason and the figure; StationError for the disk.
        """
        self._require_size(file)
        digest = digest_of(file)
        known = self.catalogue.find(digest)
        item = _with(known.item, card, {}) if known else self._heard(file, digest, card, progress)
        self._require_source(file, item)
        if known and item == known.item and self.library.has(item.audio):
            return Added(record=known, fate=Fate.SAME)
        bits = fingerprint(file, self.ffmpeg)
        item = replace(item, audio=self.library.keep(file, digest, item.kind), added_at=at)
        share, alike = max(self._likenesses(digest, bits), key=lambda found: found[0], default=(0.0, None))
        record = self.catalogue.add(item, at=at, by=by, origin=origin, fingerprint=bits)
        fate = Fate.RETOLD if known else Fate.NEW
        return Added(record=record, fate=fate, alike=alike, likeness=share)

    def _heard(self, file: Path, digest: str, card: Card, progress: Progress) -> Item:
        found = sound_check(file, self.ffmpeg, self.limits, progress)
        item = Item(
            kind=card.kind,
            title=_plain(file.stem),
            audio=file,
            digest=digest,
            duration=found.duration,
            loudness_lufs=found.loudness_lufs,
            true_peak_dbtp=found.true_peak_dbtp,
            sound_from=found.sound_from,
            sound_until=found.sound_until,
            noise_lufs=found.noise_lufs,
            clipped=found.clipped,
        )
        return _with(item, card, found.tags)

    def _require_size(self, file: Path) -> None:
        if not file.is_file():
            raise ItemError(_("không có tệp {file}").format(file=file))
        size, most = file.stat().st_size, self.limits.largest_bytes
        if size > most:
            raise ItemError(
                _("{file}: nặng {size:.0f} MB, quá {most:.0f} MB ([library] max_file_mb)").format(
                    file=file.name, size=size / 1e6, most=most / 1e6
                )
            )

    def _require_source(self, file: Path, item: Item) -> None:
        if self.limits.music_source and item.kind is ItemKind.MUSIC and not (item.source or item.licence):
            raise ItemError(
                _(
                    "{file}: nhạc phải ghi lấy ở đâu hoặc được phép dùng theo giấy nào ([library] music_source); "
                    'thêm --source "…" hoặc --licence "…"'
                ).format(file=file.name)
            )

    def _likenesses(self, digest: str, bits: bytes) -> Iterator[tuple[float, ItemRecord]]:
        """The sounds that are the same recording as one with this fingerprint, each with how alike it is."""
        for record, other in self.catalogue.fingerprints():
            share = likeness(bits, other)
            if record.item.digest != digest and share >= ALIKE:
                yield share, record


def _with(item: Item, card: Card, tags: Mapping[str, str]) -> Item:
    """An item as a card, then the file's own tags describe it; what neither tells stays."""
    said = {name: _plain(value) for name, value in tags.items()}
    return replace(
        item,
        kind=card.kind,
        title=card.title or said.get("title") or item.title,
        theme=card.theme or item.theme,
        audience=card.audience or item.audience,
        artist=card.artist or said.get("artist") or item.artist,
        source=card.source or item.source,
        licence=card.licence or said.get("copyright") or said.get("license") or item.licence,
        expires_on=card.expires_on or item.expires_on,
        solemn=card.solemn or item.solemn,
    )


def _plain(text: str) -> str:
    """What a file says of itself, as one line that a terminal may be shown."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(letter for letter in line if letter.isprintable())[:_LONGEST]
