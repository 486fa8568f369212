"""What every engine asks of a text before it speaks."""

from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _


def has_words(text: str) -> bool:
    """Is there anything to say: one letter or digit at least?"""
    return any(letter.isalnum() for letter in text)


def require_words(text: str) -> None:
    """Raise VoiceError when there is nothing to say: an engine would answer with silence, or with a number."""
    if not has_words(text):
        raise VoiceError(_("không có chữ nào để đọc trong “{text}”").format(text=text[:40]))
