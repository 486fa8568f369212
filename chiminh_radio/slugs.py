"""Vietnamese text as a name in plain letters, for files, for config, and for comparing what people typed."""

import re
import unicodedata

from chiminh_radio.composing import composed

_D = str.maketrans({"đ": "d", "ð": "d"})  # the second is what old converters leave for the first


def plain(text: str) -> str:
    """`text` in lower case without marks: "TIÊU ĐỀ" and "Tiêu đề" are both "tieu de"."""
    apart = unicodedata.normalize("NFD", composed(text).lower())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_D)


def slug(text: str) -> str:
    """`text` as a name: "Bản tin thời sự" is "ban-tin-thoi-su"."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(text)))
