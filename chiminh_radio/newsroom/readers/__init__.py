"""Readers: a file that an editor handed in becomes paragraphs. Text, Markdown, Word (.docx) and OpenDocument (.odt)."""

from chiminh_radio.newsroom.readers.limits import Limits
from chiminh_radio.newsroom.readers.reader import read_paragraphs

__all__ = ["Limits", "read_paragraphs"]
