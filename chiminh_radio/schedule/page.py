"""The schedule as a page to be put on a wall or on the portal: one file that needs nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from html import escape

from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.schedule import words
from chiminh_radio.schedule.calendar import Calendar

_STYLE = """
body { font: 16px/1.45 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
h1 { font-size: 1.5rem; margin: 0; } h1 + p { margin: .2rem 0 1.5rem; color: #555; }
h2 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; border-bottom: 2px solid #b3261e; break-after: avoid; }
h2 small { font-weight: normal; color: #555; } h2 b { color: #b3261e; font-weight: 600; }
table { width: 100%; border-collapse: collapse; break-inside: avoid; }
td { padding: .25rem .5rem .25rem 0; vertical-align: top; border-bottom: 1px solid #ddd; }
td:first-child { width: 4.5rem; font-variant-numeric: tabular-nums; font-weight: 600; }
td:last-child { width: 12rem; color: #555; } small { color: #555; } .off { text-decoration: line-through; color: #777; }
@media print { body { margin: 0; font-size: 12pt; } }
"""


def page(
    name: str, airings: Sequence[Airing], first: date, days: int, *, titles: Mapping[str, str], calendar: Calendar
) -> str:
    """The page of some days. Every word of an operator stands in it as plain text."""
    last = first + timedelta(days=days - 1)
    said = _("Lịch phát sóng {name}").format(name=name)
    span = _("từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}").format(first=first, last=last)
    body = "".join(
        part for number in range(days) for part in _day(first + timedelta(days=number), airings, titles, calendar)
    )
    return (
        f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(said)}</title>\n'
        f"<style>{_STYLE}</style>\n<h1>{escape(said)}</h1>\n<p>{escape(span)}</p>\n{body}</html>\n"
    )


def _day(day: date, airings: Sequence[Airing], titles: Mapping[str, str], calendar: Calendar) -> Iterator[str]:
    names = ", ".join(calendar.titles(day))
    moon = words.moon(day)
    yield (
        f"<h2>{escape(words.day(day).capitalize())}"
        + (f" <small>({escape(moon)})</small>" if moon else "")
        + (f" <b>{escape(names)}</b>" if names else "")
        + "</h2>\n<table>\n"
    )
    for airing in airings:
        if airing.due.date() == day:
            yield _row(airing, titles)
    yield "</table>\n"


def _row(airing: Airing, titles: Mapping[str, str]) -> str:
    off = airing.state is AiringState.CANCELLED
    title = escape(titles.get(airing.playlist, airing.playlist))
    why = f"<br><small>{escape(airing.reason)}</small>" if airing.reason else ""
    shown = '<span class="off">{title}</span> {off}'.format(title=title, off=_("(nghỉ)")) if off else title
    return (
        f"<tr><td>{words.clock_time(airing.due.time())}</td><td>{shown}{why}</td>"
        f"<td>{escape(', '.join(airing.zones))}</td></tr>\n"
    )
