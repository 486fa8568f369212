"""How each theme stands beside its target, those first that rotation would serve first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from chiminh_radio.model.asrun import Spot
from chiminh_radio.model.targets import Share, Targets, shares_of
from chiminh_radio.model.themes import leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Một chủ đề và chỉ tiêu: what was aired of a theme since the period began."""

    theme: str
    title: str
    target: float | None
    """In the unit of the targets; None where it has none."""
    reached: float
    """In the same unit."""
    behind: float
    """What lacks, of 1; without targets, less by what was aired."""
    heard: timedelta
    items: int
    last: datetime | None
    """When it was last heard, also before the period."""


def standings(
    themes: Mapping[str, str], targets: Targets, spots: Collection[Spot], since: datetime
) -> tuple[Standing, ...]:
    """Every theme that has none under it, and what else was aired since then; `spots` may begin long before."""
    ever = shares_of(spots)
    shares = shares_of(spot for spot in spots if spot.at >= since)
    behind = targets.behind(shares)
    rows = []
    for theme in dict.fromkeys([*leaves(themes), *shares]):
        share = shares.get(theme, Share())
        row = Standing(
            theme=theme,
            title=themes.get(theme, ""),
            target=targets.of.get(theme) or None,
            reached=targets.reached(share),
            behind=behind.get(theme, 0.0),
            heard=share.heard,
            items=share.items,
            last=ever.get(theme, share).last,
        )
        rows.append(row)
    return tuple(sorted(rows, key=_turn))


def _turn(standing: Standing) -> tuple[float, bool, float, str]:
    """The furthest behind, then never heard before heard longest ago."""
    last = standing.last
    return -standing.behind, last is not None, last.timestamp() if last else 0.0, standing.theme
