"""Which font a run of a Word document is set in: its own, its style's, its paragraph's, the document's, the theme's."""

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


class Fonts:
    """The fonts of one document by name; "" where nothing names one."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx has no types for its elements
        self._theme = _theme_fonts(document)
        styles = document.styles.element
        self._styles = {style.get(_W + "styleId"): style for style in styles.iterfind(_W + "style")}
        self._default = self._named(styles.find(f"{_W}docDefaults/{_W}rPrDefault"))
        self._of_style: dict[str | None, str] = {}
        self._paragraph_style = next(
            (name for name, each in self._styles.items() if _is_default(each, "paragraph")), None
        )

    def of_paragraph(self, paragraph: Any) -> str:  # noqa: ANN401 - as above
        """What a run of the paragraph is set in, if it says nothing itself."""
        return self._styled(_value(paragraph, "pPr", "pStyle") or self._paragraph_style) or self._default

    def of_run(self, run: Any, inherited: str) -> str:  # noqa: ANN401 - as above
        """What a run is set in."""
        return self._named(run) or self._styled(_value(run, "rPr", "rStyle")) or inherited

    def _styled(self, name: str | None) -> str:
        """The font of a style, or of one it is based on."""
        if name not in self._of_style:
            font, seen, at = "", set[str | None](), name
            while not font and at not in seen and (style := self._styles.get(at)) is not None:
                seen.add(at)
                font = self._named(style)
                based = style.find(_W + "basedOn")
                at = based.get(_W + "val") if based is not None else None
            self._of_style[name] = font
        return self._of_style[name]

    def _named(self, element: Any) -> str:  # noqa: ANN401 - as above
        """The font that an element's own <w:rFonts> gives to the letters of old encodings."""
        fonts = element.find(f"{_W}rPr/{_W}rFonts") if element is not None else None
        if fonts is None:
            return ""
        themed = fonts.get(_W + "hAnsiTheme") or fonts.get(_W + "asciiTheme")
        plain = fonts.get(_W + "hAnsi") or fonts.get(_W + "ascii") or ""
        return str(self._theme.get(themed[:5], "") if themed else plain)


def _is_default(style: Any, kind: str) -> bool:  # noqa: ANN401 - as above
    return style.get(_W + "type") == kind and style.get(_W + "default") in {"1", "true"}


def _value(element: Any, properties: str, name: str) -> str | None:  # noqa: ANN401 - as above
    found = element.find(f"{_W}{properties}/{_W}{name}")
    return found.get(_W + "val") if found is not None else None


def _theme_fonts(document: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """The typefaces that "majorHAnsi" and "minorHAnsi" stand for, by their first five letters."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - heavy

    related = [rel.target_part for rel in document.part.rels.values() if rel.reltype == _THEME and not rel.is_external]
    if not related:
        return {}
    theme = parse_xml(related[0].blob)
    faces = ((kind, theme.find(f".//{_A}{kind}Font/{_A}latin")) for kind in ("major", "minor"))
    return {kind: face.get("typeface", "") for kind, face in faces if face is not None}
