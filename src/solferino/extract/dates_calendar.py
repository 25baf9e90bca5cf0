"""What words say about time before it is known which year or which publication day they count from.

Each kind of value answers one question: given what it lacks (a year, a day to count from), which days are meant. The
readers of `dates_forms.py` make these values, `dates.py` settles them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from solferino.model.when import Precision

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that are known; an end that stands open is None."""

    lo: date | None
    hi: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Yearly:
    """Days of some year: `fill(year)` gives them (None where the year lacks them, as 29 February).

    `start(year)` is the day by which it must have begun, where that is not the first one: a range counts as past once
    its last part has begun. `shape` is equal for the same words ("27 February", "December to February").
    """

    fill: Callable[[int], Days | None]
    precision: Precision
    shape: tuple[object, ...]
    year: int | None = None
    start: Callable[[int], Days | None] | None = None
    weekday: int | None = None

    def begins(self, year: int) -> date | None:
        """The day on which it must have begun to be past."""
        days = (self.start or self.fill)(year)
        return days and days[0]


@dataclass(frozen=True, slots=True)
class Relative:
    """Days counted from the day of publication. `ahead`: words that look forward ("tomorrow", "next week"); `by_day`:
    those that count from a day which their sentence names, where it names one ("an overnight raid on Monday")."""

    count: Callable[[date], Days]
    precision: Precision
    ahead: bool = False
    weekday: int | None = None
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Backward:
    """Days counted from the date told last ("the following day"). `lasting`: how long something went on from there
    ("held for nine days"), which is no time of its own. `period`: from a time of more than a day ("in that period");
    `named`: from whatever was named last, be it an event or not ("in that month")."""

    count: Callable[[date, date], Days]
    precision: Precision
    lasting: bool = False
    period: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """11/10/2022: one of several days, until something settles the order of day and month."""

    days: tuple[date, ...]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """From the first day of one part to the last day of the other, where the two cannot be made one value."""

    left: Part
    right: Part


@dataclass(frozen=True, slots=True)
class Edge:
    """since, after, until or before a part."""

    side: str
    part: Part


@dataclass(frozen=True, slots=True)
class Cut:
    """Days made from those of a part that could not be cut before it is settled."""

    part: Part
    make: Callable[[date, date], Days]
    precision: Precision


@dataclass(frozen=True, slots=True)
class Open:
    """Words about time that nothing in them can settle."""


Part = Fixed | Yearly | Relative | Backward | Choice | Joined | Edge | Cut | Open


# What a reader gets for each group of its form, and what it makes of them (None: the form does not hold after all).
Groups = list[list[Any]]
Reader = Callable[[Groups], Part | None]

DAY = timedelta(days=1)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month, northern temperate zone
UNIT_PRECISION = {"day": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}


def month_days(year: int, month: int) -> Days:
    """First and last day of a month; months run on over the year's end (13 is January of the next)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day `months` later (earlier where negative), or the month's last where it has none."""
    first, last = month_days(day.year, day.month + months)
    return min(last, first + timedelta(days=day.day - 1))


def unit_days(unit: str, day: date) -> Days:
    """The calendar unit that holds a day: weeks begin on Monday; a weekend is Saturday and Sunday."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday() - 5)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    return day, day


def shift(day: date, unit: str, count: int) -> date:
    """The day `count` units later (earlier where negative). A fortnight is two weeks; hours count as the days they
    may reach into."""
    if unit in ("month", "year", "decade"):
        return add_months(day, count * {"month": 1, "year": 12, "decade": 120}[unit])
    if unit == "hour":
        return day + timedelta(days=-(-abs(count) // 24) * (1 if count > 0 else -1))
    return day + timedelta(days=count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit])


def weekday_after(day: date, weekday: int) -> Days:
    """The first such weekday after `day`."""
    found = day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    return found, found


def about(day: date, unit: str) -> tuple[Days, Precision]:
    """The days meant by "so many units from there": that day; three days round it; its month; its year."""
    if unit in ("day", "hour"):
        return (day, day), Precision.DAY
    if unit in ("week", "fortnight", "weekend"):
        return (day - timedelta(days=3), day + timedelta(days=3)), Precision.WEEK
    kind = "month" if unit == "month" else "year" if unit == "year" else "decade"
    return unit_days(kind, day), {"month": Precision.MONTH, "year": Precision.YEAR}.get(kind, Precision.RANGE)


def cut(part: Part, make: Callable[[date, date], Days], precision: Precision, shape: object) -> Part:
    """The part with `make` applied to its days, once they are known."""
    if isinstance(part, Fixed) and part.lo:  # of what has not ended, only the beginning can be counted from
        return Fixed(*make(part.lo, part.hi or part.lo), precision)
    if isinstance(part, Yearly):
        fill = part.fill

        def filled(year: int) -> Days | None:
            days = fill(year)
            return make(*days) if days else None

        return replace(part, fill=filled, start=None, precision=precision, shape=(shape, part.shape))
    if isinstance(part, Relative):
        count = part.count
        return replace(part, count=lambda day: make(*count(day)), precision=precision, weekday=None)
    return Cut(part, make, precision)


def join(left: Part, right: Part) -> Part:
    """From `left` to `right`; the one without a year takes it from the other, over New Year where need be."""
    if isinstance(left, Yearly) and isinstance(right, Yearly):
        return _join_years(left, right)
    if isinstance(left, Relative) and isinstance(right, Relative) and None not in (left.weekday, right.weekday):
        first, last = left.count, right.count  # "Monday and Tuesday": the Monday before that Tuesday

        def both(day: date) -> Days:
            end = last(day)
            return first(end[0])[0], end[1]

        return Relative(both, Precision.RANGE, left.ahead or right.ahead)
    return Joined(left, right)


def _join_years(left: Yearly, right: Yearly) -> Part:
    def over_new_year(year: int) -> int:
        first, last = left.fill(year), right.fill(year)
        return 1 if first and last and first[0] > last[1] else 0

    def fill(year: int) -> Days | None:
        first, last = left.fill(year - over_new_year(year)), right.fill(year)
        return (first[0], last[1]) if first and last else None

    if left.year is not None and right.year is not None and right.year - left.year != over_new_year(right.year):
        first, last = left.fill(left.year), right.fill(right.year)
        return Fixed(first[0], last[1], Precision.RANGE) if first and last and first[0] <= last[1] else Open()
    year = right.year
    if year is None and left.year is not None:
        year = left.year + over_new_year(left.year)
    return Yearly(fill, Precision.RANGE, ("range", left.shape, right.shape), year, right.fill)


def third(which: str) -> Callable[[date, date], Days]:
    """The early, middle or late part of some days. Of a month: to the 10th, 11th to 20th, from the 15th on for "late"
    (wider, because "late December" is said of the whole second half); of anything longer, thirds."""

    def make(lo: date, hi: date) -> Days:
        days = (hi - lo).days + 1
        if days < 7:  # "late Monday": the day itself
            return lo, hi
        if 28 <= days <= 31:
            first, last = {"early": (0, 9), "mid": (9, 19), "late": (14, days - 1)}[which]
        else:
            size = max(days // 3, 1)
            first, last = {"early": (0, size), "mid": (size, 2 * size), "late": (days - 1 - size, days - 1)}[which]
        return lo + timedelta(days=first), min(lo + timedelta(days=last), hi)

    return make
