"""Which candidate comes first: one rule for each `pick`, and the words that tell it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, zip_longest

from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Part, Pick
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.model.themes import is_under
from chiminh_radio.studio.choosing.candidates import Candidate

_NEVER = datetime.min.replace(tzinfo=ZONE)


def ranked(
    part: Part, candidates: Sequence[Candidate], kin: Sequence[Candidate], behind: Mapping[str, float]
) -> list[Candidate]:
    """The candidates, first choice first.

    `kin` are also those that may not be taken: they tell what was aired. `behind` is how far each theme is behind its
    target, the furthest with the greatest number.
    """
    match part.pick:
        case Pick.NEWEST:
            return sorted(candidates, key=lambda each: (not each.urgent, not each.fixed, -each.number))
        case Pick.LEAST_RECENT:
            return sorted(candidates, key=_rest)
        case Pick.IN_ORDER:
            return _in_order(candidates, kin)
        case Pick.BALANCED:
            return _balanced(part, candidates, kin, behind)
        case Pick.URGENT:
            return sorted(candidates, key=lambda each: (_urgency(each), each.last_day or date.max, -each.number))


def rule(pick: Pick) -> str:
    """What brings a candidate to the front."""
    return {
        Pick.NEWEST: _("mới nhất"),
        Pick.LEAST_RECENT: _("lâu chưa phát nhất"),
        Pick.IN_ORDER: _("đến lượt"),
        Pick.BALANCED: _("cân các chủ đề"),
        Pick.URGENT: _("gấp nhất"),
    }[pick]


def place(part: Part, candidate: Candidate, behind: Mapping[str, float]) -> str:
    """What of a candidate decided where it stands."""
    if candidate.urgent and part.pick in {Pick.NEWEST, Pick.URGENT}:
        return _("đính chính") if candidate.script_kind is ScriptKind.CORRECTION else _("tin ưu tiên")
    match part.pick:
        case Pick.NEWEST:
            day = _("từ {day:%d/%m/%Y}").format(day=candidate.since)
            return _("ghi đúng ngày này") if candidate.fixed else day
        case Pick.LEAST_RECENT:
            return _aired(candidate)
        case Pick.IN_ORDER:
            return _("kỳ {issue}").format(issue=candidate.issue) if candidate.issue else _aired(candidate)
        case Pick.BALANCED:
            return f"{_standing(_theme(part, candidate), behind)}, {_aired(candidate)}"
        case Pick.URGENT:
            last = candidate.last_day
            return _("phát đến {day:%d/%m/%Y}").format(day=last) if last else _("không ghi hạn")


def _aired(candidate: Candidate) -> str:
    if candidate.last_aired is None:
        return _("chưa phát lần nào")
    return _("lần cuối {day:%d/%m/%Y}").format(day=candidate.last_aired)


def _standing(theme: str, behind: Mapping[str, float]) -> str:
    if (lacking := behind.get(theme, 0.0)) > 0:
        return _("chủ đề {theme} còn thiếu {lacking:.0%} chỉ tiêu").format(theme=theme, lacking=lacking)
    return _("chủ đề {theme}").format(theme=theme or "–")


def _rest(candidate: Candidate) -> tuple[datetime, int]:
    return candidate.last_aired or _NEVER, candidate.number


def _urgency(candidate: Candidate) -> int:
    return (not candidate.urgent) + (candidate.script_kind is not ScriptKind.CORRECTION)


def _in_order(candidates: Sequence[Candidate], kin: Sequence[Candidate]) -> list[Candidate]:
    """By series and issue, beginning after the one aired last, as if they lay in a ring."""

    def key(each: Candidate) -> tuple[str, int, date, int]:
        return each.series, each.issue or 0, each.since, each.number

    ring = sorted(candidates, key=key)
    aired = (each for each in kin if each.last_aired)
    last = max(aired, key=lambda each: (each.last_aired or _NEVER, key(each)), default=None)
    if last is None:
        return ring
    return [*(each for each in ring if key(each) > key(last)), *(each for each in ring if key(each) <= key(last))]


def _balanced(
    part: Part, candidates: Sequence[Candidate], kin: Sequence[Candidate], behind: Mapping[str, float]
) -> list[Candidate]:
    """One of each theme in turn: the theme furthest behind first, of those alike the one aired longest ago."""
    leaves: dict[str, list[Candidate]] = defaultdict(list)
    for each in sorted(candidates, key=_rest):
        leaves[_theme(part, each)].append(each)
    aired: dict[str, datetime] = defaultdict(lambda: _NEVER)
    for each in kin:
        aired[_theme(part, each)] = max(aired[_theme(part, each)], each.last_aired or _NEVER)
    order = sorted(leaves, key=lambda leaf: (-behind.get(leaf, 0.0), aired[leaf], leaf))
    return list(_present(chain.from_iterable(zip_longest(*(leaves[leaf] for leaf in order)))))


def _present(candidates: Iterator[Candidate | None]) -> Iterator[Candidate]:
    return (each for each in candidates if each is not None)


def _theme(part: Part, candidate: Candidate) -> str:
    """The first of its themes that the part asks for."""
    fitting = (own for own in candidate.themes if not part.themes or is_under(own, part.themes))
    return next(fitting, candidate.themes[0] if candidate.themes else "")
