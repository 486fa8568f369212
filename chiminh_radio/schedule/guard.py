"""What the air may never do, whoever asks: sound outside the allowed hours, or go on too long.

Asked at the moment when sound would start, not only when it was planned: a late start is judged by its real hour.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Priority
from chiminh_radio.schedule import words

HOURS_KEY = "[hours] allowed"
SESSION_KEY = "[hours] session_limit_minutes"


@dataclass(frozen=True, slots=True)
class Hours:
    """Giờ được phát: windows of the day, the same every day; the first moment belongs to a window, the last does not.

    A window whose end is not after its start crosses midnight, so (00:00, 00:00) is the whole day. No window: no
    sound but an emergency.
    """

    windows: tuple[tuple[time, time], ...]

    def refusal(self, at: datetime, priority: Priority) -> str:
        """Why nothing of `priority` may begin to sound at `at`; "" when it may."""
        hour = at.astimezone(ZONE).time()
        if priority is Priority.EMERGENCY or any(within(hour, *window) for window in self.windows):
            return ""
        return _("{hour} nằm ngoài giờ được phát ({windows}); chỉ tin khẩn cấp mới được phát lúc này ({key})").format(
            hour=words.clock_time(hour.replace(microsecond=0)), windows=self, key=HOURS_KEY
        )

    def __str__(self) -> str:
        return ", ".join(map(words.window, self.windows)) or _("không có giờ nào")


@dataclass(frozen=True, slots=True)
class Session:
    """Buổi phát: how long one airing may sound."""

    limit: timedelta

    def refusal(self, length: timedelta) -> str:
        """Why a programme of this length may not go on air; "" when it may."""
        if length <= self.limit:
            return ""
        return _("dài {length}, quá mức {limit} cho một buổi phát ({key})").format(
            length=words.length(length), limit=words.length(self.limit), key=SESSION_KEY
        )


def within(hour: time, start: time, end: time) -> bool:
    """Is an hour of the day in a window? Its first moment is, its last is not; it may cross midnight."""
    if start < end:
        return start <= hour < end
    return hour >= start or hour < end
