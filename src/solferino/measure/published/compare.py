"""Periods side by side, so that nobody is misled by their length, by a small base, or by how the counting changed.

method.md §2.6 and statistics.md §4.2: unequal lengths are compared by the day; no percentage on a base below ten; no
word of increase unless the interval leaves out 1; the last period is provisional while reports on it still come in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    changed. `estimate`: low and high of an estimate for the same period, never added to `count`. `against`: why it is
    not to be compared with the row before; empty where it may be, and in the first.
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
    against: tuple[str, ...] = ()

    @property
    def direction(self) -> str:
        """ "up" or "down" only where the periods may be compared and the interval leaves out 1; else empty."""
        if self.ratio is None or not self.ratio.settled or self.against:
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
    for (old, (new, coverage)), estimate in zip(pairwise(counts), guessed[1:], strict=True):
        found = compare_periods(old[0], new)
        some = old[0].value + new.value > 0
        rows.append(
            PeriodRow(
                new,
                coverage,
                found.percent if old[0].value >= LEAST_BASE else None,
                found.basis,
                found.word,
                rate_ratio(new.value, new.days, old[0].value, old[0].days) if some else None,
                _fresh(new, coverage, today),
                (old[1].lists, old[1].rules) != (coverage.lists, coverage.rules),
                estimate,
                tuple(_against(old, (new, coverage), today)),
            )
        )
    return tuple(rows)


def _against(old: tuple[Count, Coverage], new: tuple[Count, Coverage], today: date) -> Iterator[str]:
    """Why two periods are not to be compared (statistics.md §4.2, §4.3)."""
    (before, old_cover), (now, cover) = old, new
    if before.first <= now.last and now.first <= before.last:
        yield "the periods overlap, so that the same persons are in both"
    if old_cover.lists != cover.lists:
        gone, came = sorted({*old_cover.lists} - {*cover.lists}), sorted({*cover.lists} - {*old_cover.lists})
        told = [f"only the earlier is told of by {', '.join(gone)}"] if gone else []
        told += [f"only the later is told of by {', '.join(came)}"] if came else []
        yield f"other sources tell of them: {'; '.join(told)}"
    if old_cover.rules != cover.rules:
        yield "the rules of coding changed between them"
    for which, count, covered in (("earlier", before, old_cover), ("later", now, cover)):
        age = (today - count.last).days
        if age < 1:
            yield f"the {which} had not ended on {today}, up to which sources tell"
        elif _fresh(count, covered, today):
            yield f"reports on the {which} still come in: {age} days after its end, nine in ten take {covered.slow}"
    if not before.value + now.value:
        yield "nobody is recorded in either, and none recorded is not none"


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


def comparison(before: PeriodRow, row: PeriodRow, what: str) -> str:
    """One comparison in a sentence: no change is named where the two may not be compared."""
    if not row.against:
        return sentence(before.count, row.count, what)
    numbers = [f"{c.value:,} in {c.days} days ({c.daily} a day)" for c in (row.count, before.count)]
    return f"{numbers[0].replace(' in', f' {what} in', 1)}, after {numbers[1]}: not comparable. {_reasons(row.against)}"


def _reasons(against: Sequence[str]) -> str:
    return " ".join(f"{r[:1].upper()}{r[1:]}." for r in against)


def verdict(row: PeriodRow) -> str:
    """In few words: whether the row may be compared with the one before, and what came of it; empty in the first."""
    if row.ratio is None and not row.against:
        return ""
    if row.against:
        return "not comparable"
    if row.percent is None:
        return f"comparable; no percentage of fewer than {LEAST_BASE}"
    if row.word == "comparable":
        return "comparable; within a tenth"
    return f"comparable; {row.direction}" if row.direction else "comparable; the interval includes 1"
