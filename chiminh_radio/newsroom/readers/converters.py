"""Old formats made readable by programs that may be on the machine: LibreOffice for .doc, poppler's pdftotext for PDF.

The only place of the newsroom that starts a program: without a shell, on a copy, in a scratch folder with a profile of
its own, where no macro runs and no link is followed, and for a limited time. What comes out is read and held to the
limits like any file.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom.readers.limits import Limits

_OFFICE = (
    "soffice",
    "libreoffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PDF_TO_TEXT = ("pdftotext",)
_HARDENED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""LibreOffice's own settings: macros never, nothing fetched that a document points to."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A file made of another, and what that other was."""

    path: Path
    was: str


def word(path: Path, scratch: Path, limits: Limits) -> Converted:
    """A .doc as .docx. Raises ScriptError with what to do where that cannot be had."""
    was = _("Word đời cũ (.doc)")
    office = _found(path, was, _OFFICE, limits, _("mở bằng Word và lưu thành .docx, hoặc cài LibreOffice"))
    settings = scratch / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_HARDENED, encoding="utf-8")
    source = _copied(path, scratch, ".doc")
    made = scratch / "bai.docx"
    words = [office, f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless", "--norestore"]
    words += ["--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(scratch), str(source)]
    _run(words, path, scratch, limits)
    return Converted(_made(made, path, was), was)


def pdf(path: Path, scratch: Path, limits: Limits) -> Converted:
    """A PDF's text as .txt. Raises ScriptError with what to do where that cannot be had."""
    program = _found(path, "PDF", _PDF_TO_TEXT, limits, _("gửi bản .docx, hoặc cài pdftotext (poppler-utils)"))
    source = _copied(path, scratch, ".pdf")
    made = scratch / "bai.txt"
    _run([program, "-enc", "UTF-8", "-l", str(limits.pages + 1), str(source), str(made)], path, scratch, limits)
    text = _made(made, path, "PDF").read_text(encoding="utf-8", errors="replace")
    if text.count("\f") > limits.pages:
        raise ScriptError(
            _("{file}: dài hơn {limit} trang ([inbox] max_pages)").format(file=path.name, limit=limits.pages)
        )
    if not text.strip():
        raise ScriptError(
            _("{file}: PDF chỉ có hình chụp, không có chữ; hãy gửi bản gõ (.docx)").format(file=path.name)
        )
    made.write_text(text.replace("\f", "\n\n"), encoding="utf-8")
    return Converted(made, "PDF")


def _found(path: Path, was: str, names: Sequence[str], limits: Limits, advice: str) -> str:
    program = next(filter(None, map(shutil.which, names)), None) if limits.convert else None
    if program is None:
        raise ScriptError(_("{file}: tệp {was}; hãy {advice}").format(file=path.name, was=was, advice=advice))
    return program


def _copied(path: Path, scratch: Path, suffix: str) -> Path:
    """A copy with a name of ours: what an editor called the file is nothing to another program."""
    copy = scratch / f"bai{suffix}"
    shutil.copyfile(path, copy)
    return copy


def _made(made: Path, path: Path, was: str) -> Path:
    if not made.is_file():
        raise ScriptError(
            _("{file}: tệp {was} hỏng, có mật khẩu, hoặc không đổi được; hãy lưu thành .docx rồi gửi lại").format(
                file=path.name, was=was
            )
        )
    return made


def _run(words: Sequence[str], path: Path, scratch: Path, limits: Limits) -> None:
    """Run a program to its end; its exit code does not matter, what it made does."""
    process = subprocess.Popen(  # noqa: S603 - a known program; of the file only a path of ours is among the arguments
        words,
        cwd=scratch,
        env=_environment(scratch),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(limits.convert_time.total_seconds())
    except subprocess.TimeoutExpired as error:
        raise ScriptError(
            _("{file}: đổi quá {seconds:g} giây chưa xong nên thôi ([inbox] convert_seconds)").format(
                file=path.name, seconds=limits.convert_time.total_seconds()
            )
        ) from error
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with all that it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError):  # all of them ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _environment(scratch: Path) -> Mapping[str, str]:
    """Ours, but for its home and its scratch folder."""
    here = str(scratch)
    return {**os.environ, "HOME": here, "TMPDIR": here, "TMP": here, "TEMP": here}
