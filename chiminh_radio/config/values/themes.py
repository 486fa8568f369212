"""What newsroom, studio and reports get of the themes: their titles, and how much of each is to be aired."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from chiminh_radio.config.values.base import Values
from chiminh_radio.model.themes import leaves

if TYPE_CHECKING:
    from chiminh_radio.model.targets import Targets


class ThemeValues(Values):
    """Of [themes], [targets]."""

    @property
    def themes(self) -> Mapping[str, str]:
        """The themes' ids and titles."""
        return self._book.themes

    def targets(self) -> "Targets":
        """How much of each theme the station means to air."""
        from chiminh_radio.model.targets import Period, Targets, Unit

        said = self._book.targets
        return Targets(unit=Unit(said.unit), per=Period(said.per), of=said.themes)

    @property
    def wanted_themes(self) -> tuple[str, ...]:
        """The themes that are to be spoken of: those with a target, or else all that have none under them."""
        return tuple(theme for theme, wanted in self._book.targets.themes.items() if wanted) or leaves(self.themes)

    @property
    def silent_for(self) -> timedelta:
        """How long a theme may be without anything new; zero where nobody wants to know."""
        return timedelta(weeks=self._book.targets.silent_weeks)
