"""What has to stand around a count: "at least", what is still being verified, who is missing from it, how it was made.

Nothing is printed without these sentences (R-CAS-2, -6, -10, -12, -13).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from solferino.contexts.load import load_context, names
from solferino.measure.counting.table import Range, Table, text

_MONTHS = "January February March April May June July August September October November December"
LEAST_BASE = 10  # of fewer a percentage says nothing (statistics.md §4.2)
NOT_ESTIMATED = "Persons who were recorded, not an estimate of how many there were; the two are never added."
METHOD = (
    "A person counts once, in the month of the incident. Who died of wounds later counts as killed. Only cases that "
    "somebody has verified are in the headline; credible and pending ones are told apart. Where sources differ, the "
    "low end is published and the high end stands in the table. Unknown sex, age or status is a cell of its own."
)


def on(day: date) -> str:
    """ "22 November 2026", in English whatever the machine's language."""
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"


def headline(table: Table, what: str = "casualties", where: str = "", when: str = "") -> str:
    """The sentence that a report leads with: verified cases, low ends, with "at least"."""
    there = f" in {where}" if where else ""
    then = f" {when}" if when else ""
    if table.killed.low == 0 and table.injured.low == 0:
        return f"No {what} have been verified{there}{then}. None recorded is not none."
    return (
        f"At least {table.killed.low:,} killed and {table.injured.low:,} injured ({what}{there}{then}) have been "
        "verified."
    )


def being_verified(credible: Table, pending: Table) -> str:
    """The sentence about cases that are no part of the headline; empty where there are none."""
    parts = []
    for table, words in ((credible, "credible but not verified"), (pending, "not yet assessed")):
        if table.killed.high or table.injured.high:
            parts.append(f"{text(table.killed)} killed and {text(table.injured)} injured are {words}")
    return f"{'; '.join(parts)}: not in the number above." if parts else ""


def under_count(places: Sequence[str]) -> str:
    """The statement that the true number is higher, with the places from which it is known (R-CAS-10)."""
    known = f", above all in {_listed(places)}" if places else ""
    return f"The actual number is likely higher: not every case is reported or can be verified{known}."


def under_recorded(context: str, countries: Collection[str]) -> tuple[str, ...]:
    """Places that the context of a case names; with `auto` those of the contexts of the countries that are counted."""
    if context == "none":
        return ()
    found = [load_context(name) for name in (names() if context == "auto" else [context])]
    return tuple(p for c in found if context != "auto" or {*countries} & {*c.countries} for p in c.under_recorded)


def left_out(table: Table) -> str:
    """What could not be counted because its date or place is open; empty where nothing was."""
    told = (
        (table.left.undated, "date that settles the period"),
        (table.left.unplaced, "place that settles the area"),
    )
    parts = [f"{n} without a {word}" for n, word in told if n]
    return f"Not counted: {' and '.join(parts)}." if parts else ""


def with_high(number: Range) -> str:
    """For the method annex: both ends (R-CAS-6)."""
    least = f"at least {number.low:,}"
    return least if number.low == number.high else f"{least}, at most {number.high:,}"


def share(part: int, whole: int) -> str:
    """A share as it may be printed: with its numbers, one decimal, half up; no percentage of fewer than ten."""
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}")
    numbers = f"{part:,} of {whole:,}"
    if whole < LEAST_BASE:
        return numbers
    percent = (Decimal(part) / whole * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{numbers} ({percent} %)"


def _listed(places: Sequence[str]) -> str:
    return places[0] if len(places) == 1 else f"{', '.join(places[:-1])} and {places[-1]}"
