"""What is wrong with a recipe: gathered while it is read, told together."""

from collections.abc import Sequence
from dataclasses import dataclass

from chiminh_radio.errors import PlaylistError
from chiminh_radio.i18n import _


@dataclass
class Faults:
    """What is wrong so far; `file`, `part` and `option` (both from 1, or 0) say where we are."""

    file: str
    part: int = 0
    option: int = 0
    found: Sequence[str] = ()

    def add(self, fault: str) -> None:
        """Note a fault of the place where we are."""
        self.found = (*self.found, f"{self._place}: {fault}")

    def complain(self) -> None:
        """Raise PlaylistError with everything that was noted, one a line, if anything was."""
        if self.found:
            raise PlaylistError("\n".join(self.found))

    @property
    def _place(self) -> str:
        if not self.part:
            return self.file
        if not self.option:
            return _("{file}, phần {part}").format(file=self.file, part=self.part)
        return _("{file}, phần {part}, [[parts.or]] thứ {option}").format(
            file=self.file, part=self.part, option=self.option
        )
