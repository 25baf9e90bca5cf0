"""Which casualties and tallies a count is about: its series, harm, period and area, as the register was known.

Verified, credible and pending are three series that are never added (R-CAS-2). A person belongs to the month of the
incident, whenever the case was verified or the person died or was buried (R-CAS-3, R-CAS-4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from solferino.model import Casualty, CasualtyOutcome, Place, Tally, Verification, When

SERIES = {
    "verified": Verification.VERIFIED,
    "credible": Verification.CREDIBLE,
    "pending": Verification.PENDING,
}
AS_REPORTED = "CTL-RF"
"""Territory whose authorities' numbers are published as reported and are in no verified series (method.md §2.3)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is counted. `first` and `last` are ISO days of the period, both included, None for open.

    `area` tells whether a place is inside: True, False, or None where that is not known; without one every place is.
    `as_reported` counts what authorities of `AS_REPORTED` territory say instead of what was recorded elsewhere.
    """

    series: str = "verified"
    first: str | None = None
    last: str | None = None
    area: Callable[[Place | None], bool | None] | None = None
    status: str | None = None
    as_reported: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What one row of a count adds: a person, or a tally of `low..high` persons who are not named."""

    item: Casualty | Tally
    dead: bool
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Left:
    """Casualties and tallies that belong to the series and are in no period or area that could be told, by reason."""

    undated: int = 0
    unplaced: int = 0


def chosen(casualties: Iterable[Casualty], tallies: Iterable[Tally], choice: Choice) -> tuple[list[Unit], Left]:
    """The units of a count, and what could not be told. A tally counts those of its persons who are no casualties of
    their own; a part of another tally is never added to it."""
    units: list[Unit] = []
    undated = unplaced = 0
    for unit in _units(casualties, tallies):
        item = unit.item
        if item.verification is not SERIES[choice.series]:
            continue
        if (item.control == AS_REPORTED) is not choice.as_reported:
            continue
        if choice.status is not None and item.status != choice.status:
            continue
        inside = in_period(item.date, choice.first, choice.last)
        if inside is None:
            undated += 1
        if not inside:
            continue
        if choice.area is not None:
            there = choice.area(item.place)
            if there is None:
                unplaced += 1
            if not there:
                continue
        units.append(unit)
    return units, Left(undated, unplaced)


def _units(casualties: Iterable[Casualty], tallies: Iterable[Tally]) -> Iterator[Unit]:
    for c in casualties:
        if c.stands and c.outcome is not CasualtyOutcome.MISSING_PRESUMED:
            yield Unit(c, c.outcome.dead, 1, 1)
    for t in tallies:
        if t.part_of is None and t.verification.stands:
            low = max(0, (t.low or 0) - t.named)
            high = max(low, (t.high if t.high is not None else t.low or 0) - t.named)
            if high:
                yield Unit(t, t.outcome.dead, low, high)


def in_period(when: When | None, first: str | None, last: str | None) -> bool | None:
    """Whether a time lies in the period: None where it may or may not. An open period holds every time."""
    if first is None and last is None:
        return True
    if when is None or when.earliest is None or when.latest is None:
        return None
    if (last is not None and when.earliest > last) or (first is not None and when.latest < first):
        return False
    inside = (first is None or when.earliest >= first) and (last is None or when.latest <= last)
    return True if inside else None


def one_month(when: When | None) -> str | None:
    """The month of an incident, None where it is not settled."""
    if when is None or when.earliest is None or when.latest is None or when.earliest[:7] != when.latest[:7]:
        return None
    return when.earliest[:7]
