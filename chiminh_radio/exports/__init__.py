"""What leaves the station as files: a programme with its tags; days of the schedule for a player without network."""

from chiminh_radio.exports.carrying import carry
from chiminh_radio.exports.programme import GoneBy, export, tags_of
from chiminh_radio.exports.tracks import Track, tracks_of

__all__ = ["GoneBy", "Track", "carry", "export", "tags_of", "tracks_of"]
