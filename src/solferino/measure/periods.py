"""Comparing a number with that of an earlier period, so that nobody is misled (method.md §2.6)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from solferino.errors import Refused

LENGTH_TOLERANCE = 0.03  # periods whose lengths differ by more are not compared by totals
COMPARABLE = 0.10  # within a tenth the word is "comparable"
_SMALL = 100  # below it a percentage is printed with one decimal


@dataclass(frozen=True, slots=True)
class Count:
    """A number over whole days, first and last included. `as_of`: the edition in which it was given, if known."""

    value: int
    first: date
    last: date
    as_of: str | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def daily(self) -> Decimal:
        """Average a day, half up: one decimal, two where it is less than one."""
        exact = Decimal(self.value) / self.days
        return _round(exact, 2 if 0 < exact < 1 else 1)

    @property
    def name(self) -> str:
        """How the period is called."""
        return called(self.first.isoformat(), self.last.isoformat())


@dataclass(frozen=True, slots=True)
class Comparison:
    """`percent` is of totals where periods are of like length, else of daily averages (`basis` says which); None from
    zero. `word`: higher, lower, comparable."""

    basis: str
    old: Decimal
    new: Decimal
    percent: Decimal | None
    word: str
    note: str


def called(first: str | None, last: str | None) -> str:
    """A period in words, from its ISO days: "2024-02" for the whole of that month, else its first and last day."""
    if first is None and last is None:
        return "not stated"
    if first and last and first[:8] == last[:8] and first.endswith("-01"):
        year, month = int(first[:4]), int(first[5:7])
        if int(last[8:10]) == monthrange(year, month)[1]:
            return first[:7]
    return f"{first or '…'} to {last or '…'}"


def percent(old: int, new: int) -> Decimal | None:
    """Change in percent of two totals: one decimal below 100, else whole, half up; None from zero."""
    if old == 0:
        return None
    return _round(Decimal(new - old) / old * 100, 1 if old < _SMALL else 0)


def raw_percent(old: Count, new: Count) -> Decimal | None:
    """Change of the totals in percent. Refused M01 where the periods differ in length by more than 3 %."""
    if not like_length(old, new):
        raise Refused(
            "M01",
            f"{old.days} and {new.days} days",
            "totals over periods of different length are not compared",
            "Compare daily averages (compare_periods does)",
        )
    return percent(old.value, new.value)


def like_length(old: Count, new: Count) -> bool:
    """Whether the two periods are of one length within 3 % of the longer."""
    return abs(old.days - new.days) <= LENGTH_TOLERANCE * max(old.days, new.days)


def compare_periods(old: Count, new: Count) -> Comparison:
    """Compare `new` with `old`: totals where the lengths agree, else daily averages. Both should be values as known on
    one day; the note says so where their editions differ."""
    notes = []
    if old.as_of and new.as_of and old.as_of != new.as_of:
        notes.append(f"editions differ ({old.as_of}, {new.as_of}): the earlier number may have been revised since")
    if like_length(old, new):
        basis, before, after = "total", Decimal(old.value), Decimal(new.value)
        change = percent(old.value, new.value)
    else:
        basis = "daily average"
        notes.append(f"periods of {old.days} and {new.days} days")
        before, after = old.daily, new.daily
        exact = Decimal(old.value) / old.days
        change = _round((Decimal(new.value) / new.days - exact) / exact * 100, 1) if old.value else None
    if change is None:
        notes.append("no percentage from zero: print the numbers")
        word = "higher" if after > before else "comparable"
    elif abs(change) <= COMPARABLE * 100:
        word = "comparable"
    else:
        word = "higher" if change > 0 else "lower"
    return Comparison(basis, before, after, change, word, "; ".join(notes))


def variants(a: Decimal, b: Decimal) -> bool:
    """Whether two published percentages may be one number rounded and truncated: within one point (method.md §2.6)."""
    return abs(a - b) <= 1


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
