"""Periods of the register side by side: the numbers by the day, how each period is documented, and whether the two may
be compared at all (method.md §2.6, statistics.md §4.2). Both numbers are as the register is known on one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from solferino.measure.counting.history import History, Known
from solferino.measure.counting.select import SERIES, Choice, Unit, chosen, in_period
from solferino.measure.counting.table import Range, both
from solferino.measure.periods import Count
from solferino.measure.published.compare import PeriodRow, compare_all, comparison
from solferino.model import Casualty, Tally

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Harm:
    """The rows of the killed or of the injured, with the highest accounts beside the counts, which are low ends."""

    name: str
    rows: tuple[PeriodRow, ...]
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Periods:
    """A register compared: killed and injured, and for each period what does not forbid to compare it with the one
    before but has to be said with it. `units` are what each period counts. `until`: as of when the register is known;
    `reach`: the last day on which any source told of anybody, after which nothing could have come in."""

    harms: tuple[Harm, ...]
    cautions: tuple[tuple[str, ...], ...]
    units: tuple[tuple[Unit, ...], ...]
    until: date
    reach: date


@dataclass(frozen=True, slots=True)
class _Period:
    """What a period counts; what may lie in it or not; and persons, at least, of the other series in it."""

    span: Span
    units: tuple[Unit, ...]
    open: int
    others: int


def compare_register(
    people: Iterable[Casualty], crowds: Iterable[Tally], spans: Sequence[Span], choice: Choice, known: Known
) -> Periods:
    """The periods in the order given, each compared with the one before: low ends of the series of `choice` (R-CAS-2),
    by the day of the incident (R-CAS-4). The period of `choice` counts for nothing."""
    held, tallied = list(people), list(crowds)
    series = {name: chosen(held, tallied, replace(choice, series=name, first=None, last=None))[0] for name in SERIES}
    history = History(series[choice.series], known)
    found = [_period(series, choice.series, span) for span in spans]
    covered = [history.coverage(p.units, *p.span) for p in found]
    sums = [both(p.units) for p in found]
    harms = []
    for at, name in enumerate(("killed", "injured")):
        counts = [(Count(s[at].low, *p.span), c) for s, p, c in zip(sums, found, covered, strict=True)]
        harms.append(Harm(name, compare_all(counts, history.reach), tuple(s[at] for s in sums)))
    cautions = [
        tuple(_cautions(found[n - 1], found[n], history, known=covered[n].slow is not None)) if n else ()
        for n in range(len(found))
    ]
    return Periods(tuple(harms), tuple(cautions), tuple(p.units for p in found), known.until, history.reach)


def _period(series: dict[str, list[Unit]], chosen_series: str, span: Span) -> _Period:
    first, last = (d.isoformat() for d in span)
    inside = {name: [(u, in_period(u.item.date, first, last)) for u in units] for name, units in series.items()}
    return _Period(
        span,
        tuple(u for u, there in inside[chosen_series] if there),
        sum(there is None for _, there in inside[chosen_series]),
        sum(u.low for name, units in inside.items() if name != chosen_series for u, there in units if there),
    )


def _cautions(old: _Period, new: _Period, history: History, *, known: bool) -> Iterator[str]:
    """What has to be said with a comparison and does not forbid it."""
    since = (history.reach - new.span[1]).days
    if not known:
        yield "how late reports come is not known well enough to say whether the later is complete"
    if since >= 0 and old.units:
        soon = history.known_by(old.units, old.span[1] + timedelta(days=since))
        persons = sum(u.low for u in old.units)
        yield f"of the earlier, {soon} of {persons} were told of within {since} days of its end"
    if new.open:
        yield f"of {new.open} casualties or tallies the date does not settle whether they belong to the later"
    if old.others or new.others:
        yield f"in another series and not in these numbers: {old.others} of the earlier, {new.others} of the later"


def told(periods: Periods, what: str = "persons") -> list[str]:
    """Each comparison as a sentence: the numbers by the day, then the verdict with its reasons, then what has to be
    said with it."""
    out = []
    for harm in periods.harms:
        for n in range(1, len(harm.rows)):
            out.append(comparison(harm.rows[n - 1], harm.rows[n], f"{what} {harm.name}"))
    return out
