"""Documents that reach for what is not theirs: files outside, the network, a program."""

import io
import zipfile
from collections.abc import Callable, Mapping
from random import Random

from proofs.newsroom.packages import CONTENT, MAIN, WORD, Made, packages, repacked, whole


def _paths_out(chance: Random) -> Made:
    suffix, content = whole(chance)
    name = chance.choice(
        (
            "../../../outside/pwned.xml",
            "/pwned.xml",
            "..\\..\\pwned.xml",
            "C:\\pwned.xml",
            "word/../../../pwned.xml",
        )
    )
    return suffix, repacked(content, {}, more={name: b"<pwned/>"})


def _same_name_twice(chance: Random) -> Made:
    suffix, content = whole(chance)
    name = MAIN if suffix == ".docx" else CONTENT
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.filelist = [entry for entry in archive.filelist if entry.filename != name]
        archive.NameToInfo.pop(name, None)
        archive.writestr(name, b"<other/>")
        archive.writestr(name.upper() if chance.random() < 0.5 else "word/settings2.xml", b"<other/>")
    return suffix, buffer.getvalue()


def _xml_bomb(chance: Random) -> Made:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return _with_prologue(chance, f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>'.encode(), b"&l9;")


def _external_entity(chance: Random) -> Made:
    target = chance.choice(("file:///etc/passwd", "secret.txt", "http://127.0.0.1:9/x", "//127.0.0.1/share/x"))
    return _with_prologue(chance, f'<!DOCTYPE d [<!ENTITY x SYSTEM "{target}">]>'.encode(), b"&x;")


def _with_prologue(chance: Random, prologue: bytes, call: bytes) -> Made:
    """An entity in the main part, now and then in UTF-16, where a search for bytes does not see it."""
    suffix, content = whole(chance)
    is_wide = chance.random() < 0.3

    def armed(text: bytes) -> bytes:
        head, mark, rest = text.partition(b"?>")
        rest = rest.replace(b"</w:t>", call + b"</w:t>", 1).replace(b"</text:p>", call + b"</text:p>", 1)
        whole = head + mark + prologue + rest
        return whole.decode().replace("UTF-8", "UTF-16").encode("utf-16") if is_wide else whole

    return suffix, repacked(content, {MAIN if suffix == ".docx" else CONTENT: armed})


def _macros(chance: Random) -> Made:
    if chance.random() < 0.5:
        kinds = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        armed = b"application/vnd.ms-word.document.macroEnabled.main+xml"
        more = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + chance.randbytes(2_000)}
        content = repacked(
            WORD.read_bytes(), {"[Content_Types].xml": lambda text: text.replace(kinds, armed)}, more=more
        )
        return chance.choice((".docx", ".docm")), content
    more = {"Basic/Standard/Module1.xml": b"<script:module>Shell(&quot;calc&quot;)</script:module>"}
    return ".odt", repacked(packages()[".odt"], {}, more=more)


def _external_links(chance: Random) -> Made:
    target = chance.choice(("http://127.0.0.1:9/t.dotm", "file:///etc/passwd", "\\\\127.0.0.1\\share\\t.dotm", "%zz"))
    link = (
        f'<Relationship Id="rId{chance.randrange(900, 999)}" TargetMode="External" Target="{target}" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    ).encode()
    rels = "word/_rels/document.xml.rels"
    return ".docx", repacked(WORD.read_bytes(), {rels: lambda text: text.replace(b"</Relationships>", link)})


def _paths_in_relations(chance: Random) -> Made:
    target = chance.choice(
        (b"../../../../../etc/passwd", b"/etc/passwd", b"", b"document.xml", b"styles.xml#" + b"a" * 999)
    )
    return ".docx", repacked(
        WORD.read_bytes(),
        {
            "word/_rels/document.xml.rels": lambda text: text.replace(
                b'Target="styles.xml"', b'Target="' + target + b'"'
            )
        },
    )


ARMED: Mapping[str, Callable[[Random], Made]] = {
    "paths out of the archive": _paths_out,
    "one name twice": _same_name_twice,
    "XML bomb": _xml_bomb,
    "external entity": _external_entity,
    "macros": _macros,
    "external links": _external_links,
    "relations elsewhere": _paths_in_relations,
}
