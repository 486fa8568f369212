import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from fakes.broken import in_table

from chiminh_radio.newsroom.encodings import Mender, Run, by_font
from chiminh_radio.newsroom.readers import read_manuscript

TCVN3, VNI = in_table("tcvn3"), in_table("vni")
SENTENCE = "Trạm bơm nước được sửa, bé đi họp hộ mẹ."


def read(*paragraphs):
    return by_font([[Run(*run) for run in paragraph] for paragraph in paragraphs], Mender())


# ── By the name of the font ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "font", "meant"),
    [
        (TCVN3("bé và bộ"), ".VnTime", "bé và bộ"),
        (TCVN3("bản tin xã"), ".VnTimeH", "BẢN TIN XÃ"),
        (VNI("Bản tin xã"), "VNI-Times", "Bản tin xã"),
        (in_table("vps")("Bản tin xã"), "VPS Times", "Bản tin xã"),
        ("Bản tin xã", "Times New Roman", "Bản tin xã"),
    ],
)
def test_a_font_tells_the_encoding(text, font, meant):
    """Short words that could be read either way are read by their font; the H fonts show capitals."""
    assert read([(text, font)]) == [meant]


def test_a_line_of_several_encodings_is_read_run_by_run():
    """Unicode beside TCVN3 beside VNI, and a VNI letter whose mark is in the next run."""
    base, mark = VNI("ạ")
    line = [("Kính ", "Arial"), (TCVN3("mời bà con "), ".VnTime"), ("l" + base, "VNI-Times"), (mark + "i", "VNI-Helve")]

    assert read(line) == ["Kính mời bà con lại"]


def test_fonts_that_lie_are_not_believed():
    """Unicode typed in an old font stays, also where a short run alone would convert well."""
    assert read([(SENTENCE, ".VnTime")], [("thôn Hòa", ".VnTime")], [("Hòa", ".VnTimeH")]) == [
        SENTENCE,
        "thôn Hòa",
        "Hòa",
    ]


# ── In documents ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def saved(tmp_path):
    """Saves a Word document and reads it again."""

    def paragraphs(document):
        document.save(tmp_path / "a.docx")
        return read_manuscript(tmp_path / "a.docx")

    return paragraphs


def with_fonts(element, **names):
    fonts = element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name, font in names.items():
        fonts.set(qn(f"w:{name}"), font)


def test_a_run_of_word_names_its_font(saved):
    """By its own properties, by its character style, its paragraph's style or what that is based on."""
    document = Document()
    document.add_paragraph().add_run(TCVN3(SENTENCE)).font.name = ".VnArial"
    old = document.styles.add_style("Cu", 2)
    old.font.name = ".VnTime"
    document.add_paragraph().add_run(TCVN3("bộ"), style="Cu")
    base = document.styles.add_style("Goc", 1)
    base.font.name = "VNI-Times"
    derived = document.styles.add_style("Con", 1)
    derived.base_style = base
    document.add_paragraph(VNI("Bộ đội"), style="Con").add_run(" và bộ").font.name = "Arial"
    manuscript = saved(document)

    assert manuscript.paragraphs == (SENTENCE, "bộ", "Bộ đội và bộ")
    assert {each.source[:5] for each in manuscript.conversions} == {"TCVN3", "VNI-W"}


@pytest.mark.parametrize("named", ["the default style", "the defaults", "the theme"])
def test_a_document_names_a_font_for_all(saved, named):
    """Where no run says anything, the document or its theme does."""
    document = Document()
    normal, defaults = document.styles["Normal"].element, document.styles.element.find(qn("w:docDefaults"))
    normal.get_or_add_rPr().get_or_add_rFonts()
    with_fonts(normal, **({"hAnsi": ".VnTime"} if named == "the default style" else {}))
    if named == "the defaults":
        with_fonts(defaults.find(qn("w:rPrDefault")), ascii=".VnTime", hAnsi=".VnTime")
    elif named == "the theme":
        theme = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/theme"))
        theme._blob = theme.blob.replace(b'typeface="Cambria"', b'typeface=".VnTime"')
        theme._blob = theme._blob.replace(b'typeface="Calibri"', b'typeface=".VnTime"')
    document.add_paragraph(TCVN3("bé và bộ"))

    assert saved(document).paragraphs == ("bé và bộ",)


def test_a_document_whose_fonts_say_nothing_is_still_measured(saved):
    """TCVN3 pasted in Arial is recognised by what it reads as; a soft hyphen element is its ư."""
    document = Document()
    document.add_paragraph(TCVN3(SENTENCE)).runs[0].font.name = "Arial"
    document.add_paragraph("Hoàn toàn không dấu hiệu nào lạ ở dòng này.")

    assert saved(document).paragraphs == (SENTENCE, "Hoàn toàn không dấu hiệu nào lạ ở dòng này.")


def test_a_bullet_of_a_symbol_font_is_a_bullet(saved):
    """Typed as a symbol or pasted as a private character, it is not a letter nobody can read."""
    document = Document()
    run = document.add_paragraph("\uf0b7 Điểm một").insert_paragraph_before().add_run()
    symbol = run._r.makeelement(qn("w:sym"), {qn("w:font"): "Symbol", qn("w:char"): "F0B7"})
    run._r.append(symbol)
    run.add_text(" Điểm không")

    assert saved(document).paragraphs == ("• Điểm không", "• Điểm một")


def test_a_span_of_open_document_names_its_font(samples, tmp_path):
    """By the span's style, the paragraph's, a parent's, and the face behind the name."""
    with zipfile.ZipFile(samples / "ban-tin-tuan-48.odt") as archive:
        content = archive.read("content.xml").decode()
    styles = (
        "<office:automatic-styles>"
        '<style:style style:name="T1" style:family="text"><style:text-properties style:font-name="F1"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-family="\'VNI-Times\'"/>'
        '</style:style><style:style style:name="P2" style:family="paragraph" style:parent-style-name="P1"/>'
        "</office:automatic-styles>"
    )
    face = '<style:font-face style:name="F1" svg:font-family="\'.VnTimeH\'"/></office:font-face-decls>'
    body = (
        f'<text:p>Bộ <text:span text:style-name="T1">{TCVN3("bộ")}</text:span> bộ</text:p>'
        f'<text:p text:style-name="P2">{VNI("bộ")}</text:p>'
    )
    content = content.replace("<office:automatic-styles/>", styles).replace("</office:font-face-decls>", face)
    start, end = content.index(">", content.index("<office:text")) + 1, content.index("</office:text>")
    made = io.BytesIO()
    with (
        zipfile.ZipFile(samples / "ban-tin-tuan-48.odt") as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content[:start] + body + content[end:] if name == "content.xml" else old.read(name))
    (tmp_path / "a.odt").write_bytes(made.getvalue())

    assert read_manuscript(tmp_path / "a.odt").paragraphs == ("Bộ BỘ bộ", "bộ")
