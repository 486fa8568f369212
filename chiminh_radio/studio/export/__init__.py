"""A master as others take it: a file with tags, chapters and a cover, or a folder for a player without network."""

from chiminh_radio.studio.export.cover import cover_of, drawn_cover
from chiminh_radio.studio.export.file import export
from chiminh_radio.studio.export.tags import Chapter, Picture, Tags

__all__ = ["Chapter", "Picture", "Tags", "cover_of", "drawn_cover", "export"]
