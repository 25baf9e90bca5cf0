"""Which published figures of a case a command is about: chosen by series, metric, day of knowledge and period.

Numbers of two sources are never added, so a choice that leaves more than one is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from solferino.cli.places import known_case
from solferino.errors import Missing, Refused

if TYPE_CHECKING:
    from solferino.measure.periods import Count
    from solferino.measure.published.compare import PeriodRow
    from solferino.model import Figure

_ALL = "9999-12-31"  # as known today


@dataclass(frozen=True, slots=True)
class Choice:
    """Which figures of which case."""

    case: Path | None
    series: str | None = None
    metric: str | None = None
    as_of: str | None = None
    first: str | None = None
    last: str | None = None


def figures_of(chosen: Choice) -> list[Figure]:
    """The figures of the choice, in a fixed order; with a day of knowledge, of every number the edition known then."""
    from solferino.measure.published.entered import day
    from solferino.measure.published.vintages import known_on
    from solferino.wiring import open_case

    with open_case(known_case(chosen.case), readonly=True) as opened:
        both = {f.id: f for f in (*opened.record.published(), *opened.record.figures())}
    first, last = day(chosen.first), day(chosen.last, end=True)
    found = [
        f
        for f in both.values()
        if (chosen.series is None or chosen.series.casefold() in f.series.casefold())
        and (chosen.metric is None or f.metric.casefold() == chosen.metric.casefold())
        and (first is None or (f.period[0] or "") >= first)
        and (last is None or (f.period[1] or "9") <= last)
    ]
    if chosen.as_of is not None:
        found = known_on(found, day(chosen.as_of, end=True) or "")
    return sorted(
        found, key=lambda f: (f.series, f.metric, f.period[0] or "", f.period[1] or "", f.published or "", f.id)
    )


def one_of(found: Sequence[Figure], start: str) -> Figure:
    """The figure whose id begins so. Missing C04 where there is none or several."""
    matches = [f for f in found if f.id.startswith(start)]
    if len(matches) != 1:
        what = "names no figure of the case" if not matches else f"is the start of {len(matches)} figures"
        raise Missing("C04", start, what, "`figures show` lists them")
    return matches[0]


def count_of(chosen: Choice, metrics: Sequence[str], period: str) -> Count:
    """The number of one period, several metrics added. Refused M83 for no period, M89 where several figures stand for
    it; Missing M88 where none does."""
    from solferino.measure.periods import Count
    from solferino.measure.published.entered import span

    first, last = span(period)
    listed = "`figures show` lists what there is"
    told = figures_of(replace(chosen, as_of=chosen.as_of or _ALL))
    known = [
        f for f in told if f.period == (first.isoformat(), last.isoformat()) and (not metrics or f.metric in metrics)
    ]
    if not known:
        raise Missing("M88", period, "no figure of this period was known then", listed)
    kinds = [f.metric for f in known]
    if len(set(kinds)) < len(kinds) or (not metrics and len(known) > 1):
        what = f"{len(known)} figures stand for it: {'; '.join(sorted(f'{f.series}, {f.metric}' for f in known))[:200]}"
        raise Refused("M89", period, what, "Choose with --series and --metric; numbers of two sources are never added")
    if missing := [m for m in metrics if m not in kinds]:
        raise Missing("M88", period, f"nothing tells of {', '.join(missing)}", listed)
    edition = max((f.published or "" for f in known), default="") or None
    return Count(sum(f.value for f in known), first, last, edition and chosen.as_of)


def periods_of(chosen: Choice) -> tuple[PeriodRow, ...]:
    """The periods of one series side by side. Refused M89 where several would be mixed."""
    from solferino.measure.periods import Count
    from solferino.measure.published.compare import Coverage, compare_all

    found = figures_of(replace(chosen, as_of=chosen.as_of or _ALL))
    kinds = {(f.series, f.metric, f.territory) for f in found}
    if len(kinds) > 1:
        told = "; ".join(sorted(f"{s}: {m}" for s, m, _ in kinds))[:200]
        what = f"{len(kinds)} series would be mixed: {told}"
        raise Refused("M89", "periods", what, "Choose with --series and --metric")
    counts = [
        (Count(f.value, date.fromisoformat(f.period[0]), date.fromisoformat(f.period[1])), Coverage())
        for f in sorted(found, key=lambda f: (f.period[0] or "", f.period[1] or ""))
        if f.period[0] is not None and f.period[1] is not None
    ]
    return compare_all(counts, date.today())
