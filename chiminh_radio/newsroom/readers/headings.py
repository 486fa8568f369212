"""What a word processor knows as a heading, in the plain convention that the parser reads."""

from chiminh_radio.newsroom.words import is_capitals

TITLE = 0
"""The level of what is styled as a title."""


class Headings:
    """Writes the headings of one document as `== text ==`, as an editor would type them; its title stays plain.

    The title is what is styled so, or a top heading with at most the names of offices, in capitals, above it.
    """

    def __init__(self) -> None:
        self._only_offices_above = True

    def written(self, text: str, level: int | None) -> str:
        """The paragraph in the plain convention; `level` is None for body text."""
        is_title = level == TITLE or (level == 1 and self._only_offices_above)
        if text.strip() and (level is not None or not is_capitals(text)):
            self._only_offices_above = False
        if level is None or is_title or not text.strip() or text.lstrip().startswith(("==", "[", "(")):
            return text
        return f"== {text.strip()} =="
