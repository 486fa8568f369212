"""Which font a piece of an OpenDocument text is set in: its span's, else its paragraph's, else the document's."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from odfdo import Document, Element


class Fonts:
    """The fonts of one document by family name; "" where nothing names one."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._of_style: dict[tuple[str, str], str] = {}

    def of_paragraph(self, paragraph: "Element") -> str:
        """What the text of a paragraph or heading is set in."""
        return self._styled("paragraph", paragraph) or self._default()

    def of_span(self, span: "Element", inherited: str) -> str:
        """What the text of a span is set in."""
        return self._styled("text", span) or inherited

    def _styled(self, family: str, element: "Element") -> str:
        name = element.get_attribute_string("text:style-name") or ""
        key = (family, name)
        if name and key not in self._of_style:
            font, seen = "", set[str]()
            while name and not font and name not in seen:
                seen.add(name)
                style = self._document.get_style(family, name)
                font = self._named(style)
                name = (style.get_attribute_string("style:parent-style-name") if style else "") or ""
            self._of_style[key] = font
        return self._of_style.get(key, "")

    def _default(self) -> str:
        key = ("", "")
        if key not in self._of_style:
            self._of_style[key] = self._named(self._document.get_style("paragraph"))
        return self._of_style[key]

    def _named(self, style: "Element | None") -> str:
        """The font family that a style itself names."""
        properties = style.get_element("style:text-properties") if style else None
        if properties is None:
            return ""
        name = properties.get_attribute_string("style:font-name") or ""
        face = self._document.get_style("font-face", name) if name else None
        family = face.get_attribute_string("svg:font-family") if face else ""
        return (family or properties.get_attribute_string("fo:font-family") or name).strip("'\"")
