"""Readers: a file that an editor handed in becomes paragraphs. Text, Markdown, Word (.docx) and OpenDocument (.odt)."""

from chiminh_radio.newsroom.readers.limits import Limits
from chiminh_radio.newsroom.readers.reader import Manuscript, read_manuscript, weigh

__all__ = ["Limits", "Manuscript", "read_manuscript", "weigh"]
