"""Periods side by side, so that nobody is misled by their length, by a small base, or by how the counting changed.

method.md §2.6 and statistics.md §4.2: unequal lengths are compared by the day; no percentage on a base below ten; no
word of increase unless the interval leaves out 1; the last period is provisional while reports on it still come in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from solferino.measure.periods import Count, compare_periods
from solferino.measure.published.ratio import Ratio, rate_ratio

LEAST_BASE = 10


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a period was documented, as far as the register knows. `lists`: names of those active in it; `shared`: share
    of persons on two lists or more; `delay`: median days from incident to record, and `slow` the 90th percentile."""

    lists: tuple[str, ...] = ()
    shared: float | None = None
    delay: int | None = None
    slow: int | None = None
    rules: str = ""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period. `percent`, `basis`, `word` and `ratio` compare it with the row before; None in the first.

    `provisional`: reports on it still come in. `breaks`: the series breaks before it, because lists or rules of coding
    changed. `estimate`: low and high of an estimate for the same period, never added to `count`.
    """

    count: Count
    coverage: Coverage
    percent: Decimal | None = None
    basis: str = ""
    word: str = ""
    ratio: Ratio | None = None
    provisional: bool = False
    breaks: bool = False
    estimate: tuple[int, int] | None = None

    @property
    def direction(self) -> str:
        """ "up" or "down" only where the interval leaves out 1 and the series does not break; else empty."""
        if self.ratio is None or not self.ratio.settled or self.breaks:
            return ""
        return "up" if self.ratio.value > 1 else "down"


def compare_all(
    counts: Sequence[tuple[Count, Coverage]],
    today: date,
    estimates: Sequence[tuple[int, int] | None] | None = None,
) -> tuple[PeriodRow, ...]:
    """A row a period, in the order given, each compared with the one before. `today`: until when reports could come."""
    if not counts:
        return ()
    guessed = estimates or [None] * len(counts)
    rows = [PeriodRow(*counts[0], provisional=_fresh(*counts[0], today), estimate=guessed[0])]
    for ((old, before), (new, coverage)), estimate in zip(pairwise(counts), guessed[1:], strict=True):
        found = compare_periods(old, new)
        some = old.value + new.value > 0
        rows.append(
            PeriodRow(
                new,
                coverage,
                found.percent if old.value >= LEAST_BASE else None,
                found.basis,
                found.word,
                rate_ratio(new.value, new.days, old.value, old.days) if some else None,
                _fresh(new, coverage, today),
                (before.lists, before.rules) != (coverage.lists, coverage.rules),
                estimate,
            )
        )
    return tuple(rows)


def _fresh(count: Count, coverage: Coverage, today: date) -> bool:
    """Whether the period ended more recently than nine reports in ten take."""
    return coverage.slow is not None and (today - count.last).days < coverage.slow


def sentence(old: Count, new: Count, what: str) -> str:
    """The comparison as one sentence that a report can print: numbers, days, averages, the word that they bear."""
    found = compare_periods(old, new)
    now, before = (f"{c.value:,} {{}}in {c.days} days ({c.daily} a day)" for c in (new, old))
    told = f"{now.format(what + ' ')}, after {before.format('')}"
    if old.value < LEAST_BASE:
        return f"{told}: the earlier number is too small for a percentage."
    if found.word == "comparable":
        return f"{told}: comparable."
    by = f"{abs(found.percent)} % {found.word}" if found.percent is not None else found.word
    basis = "" if found.basis == "total" else " by the day"
    ratio = rate_ratio(new.value, new.days, old.value, old.days)
    doubt = "" if ratio.settled else "; the interval of the ratio includes 1, so that this may be chance"
    return f"{told}: {by}{basis}{doubt}."
