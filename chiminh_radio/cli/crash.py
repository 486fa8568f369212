"""What to do with an error nobody foresaw: its traceback goes to a file, whose path is told."""

import tempfile
import traceback
from pathlib import Path

from chiminh_radio import clock

NAME = "chiminh-radio-loi.log"


def record(error: BaseException) -> Path:
    """Append the traceback to the crash file beside the user's temporary files and give its path."""
    path = Path(tempfile.gettempdir()) / NAME
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{clock.now().isoformat()}\n{''.join(traceback.format_exception(error))}\n")
    return path
