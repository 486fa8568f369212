import io
import unicodedata
import zipfile
from contextlib import suppress
from datetime import date

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fakes.broken import WAYS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chiminh_radio.errors import ScriptError
from chiminh_radio.newsroom.readers import Limits, read_manuscript
from chiminh_radio.sample import write_bulletin

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def dropped(tmp_path):
    """Writes a file and gives its path."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def word(tmp_path):
    """Writes the body of a Word document from its XML and gives its path."""

    def write(*paragraphs):
        document = Document()
        for xml in paragraphs:
            namespaces = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            document.element.body.insert_element_before(parse_xml(f"<w:p {namespaces}>{xml}</w:p>"), "w:sectPr")
        path = tmp_path / "a.docx"
        document.save(path)
        return path

    return write


def read_paragraphs(path, limits=Limits()):  # noqa: B008 - frozen
    return read_manuscript(path, limits).paragraphs


def repacked(path, changes):
    """The archive at `path` with some entries' bytes changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.pop(name, old.read(name)))
        for name, content in changes.items():
            new.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def bulletin(tmp_path):
    path = tmp_path / "ban-tin.docx"
    write_bulletin(path, date(2026, 11, 23))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_text_file_is_read_in_every_unicode_encoding(dropped, encoding, form):
    """The encoding and the form of the letters make no difference."""
    content = unicodedata.normalize(form, "Bản tin\r\n\r\n  Kính chào\tbà con. \n")

    assert read_paragraphs(dropped("a.txt", content.encode(encoding))) == ("Bản tin", "Kính chào bà con.")


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_text_file_in_an_old_encoding_is_converted(dropped, name, suffix):
    """As bytes of its own time or as characters saved since, in text and Markdown; the conversion is told."""
    lines = ("Bản tin xã", "Kính chào bà con, hôm nay trời nắng.", "Ở thôn Đoài, lúa đã trổ bông.")
    text = "\r\n".join(map(WAYS[name], lines))
    contents = [text.encode(), *([] if "UTF" in name or "twice" in name else [text.encode("latin-1")])]

    for content in contents:
        manuscript = read_manuscript(dropped("a" + suffix, content))
        assert [line.casefold() for line in manuscript.paragraphs] == [line.casefold() for line in lines]
        assert len(manuscript.conversions) == 1


def test_a_file_pasted_together_of_two_encodings_is_read_line_by_line(dropped):
    """Lines of UTF-8 and lines of VNI in one file, as a careless copy leaves them."""
    content = "Kính chào bà con, trời nắng.\n".encode() + WAYS["VNI"]("Lúa đã trổ bông ở thôn Đoài.").encode("latin-1")

    assert read_paragraphs(dropped("a.txt", content)) == (
        "Kính chào bà con, trời nắng.",
        "Lúa đã trổ bông ở thôn Đoài.",
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_need_not_say_so(dropped, encoding):
    """Without a byte order mark it is taken if it is Vietnamese in one order."""
    content = "Kính chào bà con, hôm nay trời nắng.\n".encode(encoding)

    assert read_paragraphs(dropped("a.txt", content)) == ("Kính chào bà con, hôm nay trời nắng.",)


def test_windows_1258_is_read(dropped):
    """Vietnam's own Windows encoding, as Notepad saves ANSI."""
    content = b"\xd0\xe0i truy\xea\xccn thanh k\xednh ch\xe0o b\xe0 con, c\xf4\xf2ng \xf0\xf4\xccng n\xf4ng th\xf4n."

    assert read_paragraphs(dropped("a.txt", content)) == ("Đài truyền thanh kính chào bà con, cộng đồng nông thôn.",)


def test_bytes_that_no_encoding_makes_vietnamese_are_refused_by_name(dropped):
    """A text in an encoding that nobody knows is not read as rubbish."""
    with pytest.raises(ScriptError, match="UTF-8"):
        read_paragraphs(dropped("a.txt", "Đài Chí Minh".encode("cp037", "replace")))


def test_markdown_is_read_without_its_marks(dropped):
    """Marks go; headings, cues and words stay."""
    content = """# Bản tin tuần 48
**Biên tập**: *Lan*
## TIN 1: Một
> Kính chào **bà con**, xem [trang này](https://vi.du) và 2*3*4.
* Điểm `một`
[NHẠC CẮT]
| a | b |
"""

    assert read_paragraphs(dropped("a.md", content.encode())) == (
        "Bản tin tuần 48",
        "Biên tập: Lan",
        "== TIN 1: Một ==",
        "Kính chào bà con, xem trang này và 2*3*4.",
        "- Điểm một",
        "[NHẠC CẮT]",
        "a",
        "b",
    )


def test_a_word_file_is_read_as_on_the_page(word):
    """Tracked insertions are read; deletions, hidden text and text boxes are not."""
    path = word(
        "<w:r><w:t>Một</w:t></w:r><w:ins w:id='1' w:author='a'><w:r><w:t xml:space='preserve'> hai</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>ba</w:delText></w:r></w:del>",
        "<w:r><w:t>Bốn</w:t><w:br/><w:t>năm</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>sáu</w:t></w:r>",
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>bảy</w:t></mc:Choice></mc:AlternateContent></w:r>",
    )

    assert read_paragraphs(path) == ("Một hai", "Bốn", "năm")


def test_the_cells_of_a_word_table_are_read_row_by_row(tmp_path):
    """A table is read as the eye goes; merged cells once; page heads not at all."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, "abcd", strict=True):
        cell.text = text
    merged = document.add_table(rows=1, cols=2).rows[0]
    merged.cells[0].merge(merged.cells[1]).text = "e"
    document.save(tmp_path / "a.docx")

    assert read_paragraphs(tmp_path / "a.docx") == ("a", "b", "c", "d", "e")


def test_headings_of_word_are_headings_and_its_title_is_plain(tmp_path):
    """What is styled as a heading is one, without marks typed by hand."""
    document = Document()
    document.add_paragraph("ĐÀI TRUYỀN THANH")
    document.add_heading("Bản tin", level=1)
    document.add_heading("TIN 1", level=1)
    document.add_heading("[NHẠC CẮT]", level=2)
    document.save(tmp_path / "a.docx")

    assert read_paragraphs(tmp_path / "a.docx") == ("ĐÀI TRUYỀN THANH", "Bản tin", "== TIN 1 ==", "[NHẠC CẮT]")


def test_an_open_document_is_read_as_on_the_page(samples, dropped):
    """Comments and tracked deletions are not read; blanks and line breaks are."""
    path = samples / "ban-tin-tuan-48.odt"
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    start, end = content.index(">", content.index("<office:text")) + 1, content.index("</office:text>")
    body = (
        "<text:tracked-changes><text:p>xóa</text:p></text:tracked-changes>"
        "<text:p>Một<office:annotation><text:p>ghi chú</text:p></office:annotation><text:s/>hai"
        "<text:line-break/><text:span>ba</text:span><text:note><text:p>chú thích</text:p></text:note></text:p>"
    )
    changed = (content[:start] + body + content[end:]).encode()

    assert read_paragraphs(dropped("a.odt", repacked(path, {"content.xml": changed}))) == ("Một hai", "ba")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "tệp rỗng"),
        ("a.txt", b" \n\n", "không có chữ nào"),
        ("a.txt", b"ab\0cd" * 100, "nhị phân"),
        ("a.txt", "chữ ".encode() * 4_000_000, "10 MB"),
        ("a.txt", "chữ ".encode() * 60_000, "200000"),
        ("a.txt", b"a\n" * 5_001, "5000"),
        ("a.docx", OLE, "đời cũ"),
        ("a.doc", OLE, "đời cũ"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.docx", b"\xff\xd8\xff\xe0" * 50, "không phải văn bản .docx"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "cắt cụt"),
        ("a.odt", b"PK\x05\x06" + bytes(18), "không phải văn bản Word"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.mp3", b"ID3\x04", "không đọc được loại tệp"),
    ],
)
def test_what_is_no_script_is_refused_with_its_name_and_reason(dropped, name, content, reason):
    """Every kind of bad file gets a sentence."""
    with pytest.raises(ScriptError, match=reason) as refused:
        read_paragraphs(dropped(name, content))

    assert str(refused.value).startswith(f"{name}: ")


def test_a_missing_file_is_told(tmp_path):
    """A wrong name gets a sentence."""
    with pytest.raises(ScriptError, match="không có tệp này"):
        read_paragraphs(tmp_path / "a.docx")


def test_the_content_decides_not_the_name(bulletin):
    """A Word file by another name is a Word file."""
    paragraphs = read_paragraphs(bulletin)

    assert read_paragraphs(bulletin.rename(bulletin.with_suffix(".txt"))) == paragraphs


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_word_file_is_refused(dropped, bulletin, share):
    """Half a document is not read as a whole one."""
    content = bulletin.read_bytes()

    with pytest.raises(ScriptError, match="cắt cụt"):
        read_paragraphs(dropped("b.docx", content[: int(len(content) * share)]))


def test_a_damaged_part_is_refused(dropped, bulletin):
    """Broken XML inside a whole archive is told as a broken file."""
    with pytest.raises(ScriptError, match="hỏng"):
        read_paragraphs(dropped("b.docx", repacked(bulletin, {"word/document.xml": b"<w:document"})))


@pytest.mark.parametrize("size", [5_000_000, 40_000_000])
def test_a_zip_bomb_is_refused_before_it_is_opened(dropped, bulletin, size):
    """An archive that unpacks to far more than it weighs is not given to any library."""
    bomb = repacked(bulletin, {"word/media/a.bin": bytes(size)})

    assert len(bomb) < 100_000
    with pytest.raises(ScriptError, match="nén"):
        read_paragraphs(dropped("b.docx", bomb))


def test_a_directory_that_lies_about_sizes_is_refused(dropped, bulletin):
    """The sizes told by an archive's directory are not trusted."""
    bomb = bytearray(repacked(bulletin, {"a.bin": bytes(40_000_000)}))
    at = bomb.rindex(b"a.bin") - 46
    bomb[at + 24 : at + 28] = (1000).to_bytes(4, "little")

    with pytest.raises(ScriptError):
        read_paragraphs(dropped("b.docx", bytes(bomb)))


def test_too_many_entries_are_refused(dropped, bulletin):
    """An archive of thousands of files is no document."""
    content = repacked(bulletin, {f"a/{number}": b"a" for number in range(1001)})

    with pytest.raises(ScriptError, match="1000"):
        read_paragraphs(dropped("b.docx", content))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(dropped, bulletin, encoding):
    """XML that declares entities, in whatever encoding, is not parsed."""
    xml = '<?xml version="1.0"?>' + " " * 65_530 + '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    with pytest.raises(ScriptError, match="DOCTYPE"):
        read_paragraphs(
            dropped("b.docx", repacked(bulletin, {"word/document.xml": xml.encode(encoding)})), Limits(ratio=10_000)
        )


def test_xml_nested_without_end_is_refused(dropped, bulletin):
    """Elements within elements within elements do not exhaust the stack."""
    deep = b"<a>" * 100_000 + b"</a>" * 100_000

    with pytest.raises(ScriptError, match="hỏng"):
        read_paragraphs(dropped("b.docx", repacked(bulletin, {"word/document.xml": deep})))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".docx", ".odt", ".bin"]))
def test_no_bytes_break_the_readers(tmp_path, content, suffix):
    """Whatever bytes are dropped, there are paragraphs or a ScriptError."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    with suppress(ScriptError):
        assert all(read_paragraphs(path))
