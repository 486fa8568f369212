"""What is said that cannot be so."""

from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.model import Note, Severity
from chiminh_radio.newsroom.checks.inquiry import Inquiry
from chiminh_radio.newsroom.dates import WEEKDAYS, named_days


def weekday_mismatch(inquiry: Inquiry) -> Iterator[Note]:
    """A weekday that is not the one of its date."""
    near = inquiry.script.air_on or inquiry.today
    for place in inquiry.places:
        for named in named_days(place.line.text, near):
            if named.day is None:
                reason = _("“{written}”: lịch không có ngày này").format(written=named.written)
            elif named.day.weekday() != named.weekday:
                reason = _("“{written}”: ngày {day:%d/%m/%Y} là {weekday}").format(
                    written=named.written, day=named.day, weekday=WEEKDAYS[named.day.weekday()]
                )
            else:
                continue
            yield Note(
                severity=Severity.ERROR,
                rule="weekday-mismatch",
                place=place.name,
                reason=reason,
                mend=_("sửa thứ hoặc sửa ngày"),
            )
