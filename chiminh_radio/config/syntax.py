"""Words a fault of TOML writing for operators; tomllib stops at the first, and tells of it in English."""

import re

from chiminh_radio.i18n import _


def in_words(message: str, text: str, file: str) -> str:
    """Turn tomllib's `message` about `text` into a line for the operator: file, line, column, what to mend."""
    said = re.search(r"\(at line (\d+), column (\d+)\)$", message)  # else "(at end of document)"
    line, column = said.groups() if said else (text.count("\n") + 1, len(text) - text.rfind("\n"))
    hints = (
        ("Cannot overwrite", _("khóa này đã ghi ở trên rồi")),
        ("Cannot declare", _("bảng này đã mở ở trên rồi")),
        ("Cannot mutate", _("bảng này đã viết trọn ở trên, không thêm vào được")),
        ("Duplicate inline", _("khóa này đã ghi ở trên rồi")),
        (
            "Expected '='",
            _("sau tên khóa phải có dấu bằng; tên có dấu tiếng Việt hoặc dấu cách thì đặt trong ngoặc kép"),
        ),
        ("Expected newline", _("sau giá trị phải xuống dòng; chữ và giờ phải đặt trong ngoặc kép, như “05:30”")),
        ("Expected ']", _("tên bảng phải nằm gọn trong ngoặc vuông")),
        ("Unclosed", _("thiếu ngoặc đóng")),
        ("Unterminated", _("thiếu dấu ngoặc kép đóng")),
        ("Illegal character '\\n'", _("thiếu dấu ngoặc kép đóng ở cuối dòng")),
        ("Unescaped '\\'", _("dấu “\\” phải viết hai lần, hoặc đặt cả chữ trong dấu nháy đơn: 'C:\\loa'")),
        ("Invalid hex", _("dấu “\\” phải viết hai lần, hoặc đặt cả chữ trong dấu nháy đơn: 'C:\\loa'")),
        ("Invalid value", _("giá trị không đúng cách; chữ và giờ phải đặt trong ngoặc kép, như “05:30”")),
        ("Invalid initial character", _("tên khóa có dấu tiếng Việt hoặc dấu cách thì đặt trong ngoặc kép")),
    )
    what = next((hint for start, hint in hints if message.startswith(start)), _("viết không đúng cách của TOML"))
    return _("{file}:{line}: cột {column}: {what}").format(file=file, line=line, column=column, what=what)
