"""What became of a file that came."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from chiminh_radio.i18n import _
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.newsroom.joining import missing_script


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one dropped file: `record` if it was taken, else `refusal` says why not."""

    origin: str
    record: ScriptRecord | None = None
    is_known: bool = False
    """The same script was here before, and nothing was doubled."""
    refusal: str = ""
    refused_to: Path | None = None
    is_recording: bool = False
    """Then `record` is the script that it is for; without one it waits where it lies."""

    def __str__(self) -> str:
        """The sentence for the operator."""
        if self.is_recording and not self.refusal:
            if self.record is None:
                return f"{self.origin}: {missing_script(PurePath(self.origin).name)}"
            words = _("{origin}: bản ghi của kịch bản số {number} “{title}”")
            return words.format(origin=self.origin, number=self.record.number, title=self.record.script.title)
        if self.record is None:
            return _("không nhận {origin}: {refusal}").format(origin=self.origin, refusal=self.refusal)
        words = _("đã có từ trước, không nhận thêm") if self.is_known else _("đã nhận")
        return _("{origin}: {words}, kịch bản số {number} “{title}”").format(
            origin=self.origin, words=words, number=self.record.number, title=self.record.script.title
        )
