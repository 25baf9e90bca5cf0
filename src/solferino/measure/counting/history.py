"""What a register tells of how it was made: which sources tell of which time, how many persons several of them tell of,
and how long after an incident the first of them did (statistics.md §4.2).

A delay is counted to the day on which a document was published, or that a list gives for its edition. The first edition
of a list only bounds it: who stands in it may have been known long before, so that it says nothing of delays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from solferino.errors import Refused
from solferino.measure.counting.select import Unit
from solferino.measure.published.compare import Coverage
from solferino.measure.register.mapping import read_mapping
from solferino.model import Casualty, CasualtySource, PersonList, Tally

DOCUMENTS = "documents of the case"
_LEAST = 10  # persons whose delay is known: of fewer nobody can say how long nine in ten take


@dataclass(frozen=True, slots=True)
class Known:
    """When things were told: the editions of lists by id, the day on which a document was published by its id (None
    where that is not known), and the day as of which the register is known."""

    editions: Mapping[str, PersonList]
    published: Mapping[str, str | None]
    until: date


class History:
    """Of all units of a count, whatever their period. `reach`: the last day on which any source told of anybody, after
    which nothing could have come in."""

    def __init__(self, units: Sequence[Unit], known: Known) -> None:
        self._known = known
        self._made_from = {e.series: e.derived_from for e in known.editions.values() if e.derived_from}
        self._coded = {key: _coding(e) for key, e in known.editions.items()}
        self._told: dict[str, tuple[date, bool]] = {}  # by id of a unit: the first day, and whether it bounds only
        self._spans: dict[str, tuple[str, str]] = {}  # by source: the days of its first and its last incident
        self._read: dict[str, list[object]] = {}  # by list: the ways in which its columns were read
        self._delays: list[tuple[date, int, int]] = []  # day of the incident, days until it was told, persons
        reach = []
        for u in units:
            days = self._days(u.item)
            reach.append(max(day for day, _ in days))
            self._told[u.item.id] = min(days)
            self._place(u)
            if (late := self._delay(u)) is not None and u.item.date is not None and u.item.date.latest is not None:
                self._delays.append((date.fromisoformat(u.item.date.latest), late, u.low))
        self.reach = min(max(reach, default=known.until), known.until)

    def coverage(self, units: Sequence[Unit], first: date, last: date) -> Coverage:
        """How the period of these units is documented: nine in ten reports took `slow` days, of persons harmed before
        it, since of its own only the quick ones may have come in."""
        low, high = first.isoformat(), last.isoformat()
        active = tuple(sorted(n for n, (begun, ended) in self._spans.items() if begun <= high and ended >= low))
        persons = sum(u.low for u in units)
        shared = sum(u.low for u in units if len(self._independent(u.item)) > 1)
        own = [(d, u.low) for u in units if (d := self._delay(u)) is not None]
        before = [(late, n) for day, late, n in self._delays if day < first]
        slow = _rank(before, 0.9) if sum(n for _, n in before) >= _LEAST else None
        return Coverage(active, shared / persons if persons else None, _rank(own, 0.5), slow, self._rules(units))

    def known_by(self, units: Iterable[Unit], day: date) -> int:
        """How many of these persons, at least, a source had told of by that day."""
        return sum(u.low for u in units if self._told[u.item.id][0] <= day)

    def _place(self, unit: Unit) -> None:
        """Note which sources tell of the time of the unit, and how the columns of a list were read."""
        when = unit.item.date
        if when is None or when.earliest is None or when.latest is None:
            return
        for s in unit.item.sources:
            name = self._name(s)
            low, high = self._spans.get(name, (when.earliest, when.latest))
            self._spans[name] = min(low, when.earliest), max(high, when.latest)
            ways = self._read.setdefault(name, [])
            if s.document in self._coded and self._coded[s.document] not in ways:
                ways.append(self._coded[s.document])

    def _rules(self, units: Sequence[Unit]) -> str:
        """By which reading of their columns the lists are counted here, for lists that were read in more than one."""
        used = {
            f"{name}, reading {ways.index(self._coded[s.document]) + 1}"
            for u in units
            for s in u.item.sources
            if s.document in self._coded and len(ways := self._read.get(name := self._name(s), [])) > 1
        }
        return "; ".join(sorted(used))

    def _name(self, source: CasualtySource) -> str:
        edition = self._known.editions.get(source.document)
        return edition.series if edition is not None else DOCUMENTS

    def _independent(self, item: Casualty | Tally) -> set[str]:
        """Sources that do not come from each other: lists by the list that they were made from, documents by origin."""
        found = ((s, self._known.editions.get(s.document)) for s in item.sources)
        return {self._root(e.series) if e is not None else (s.origin or s.document) for s, e in found}

    def _root(self, series: str) -> str:
        seen = {series}
        while (parent := self._made_from.get(series)) is not None and parent not in seen:
            seen.add(series := parent)
        return series

    def _days(self, item: Casualty | Tally) -> list[tuple[date, bool]]:
        """The days on which sources told of the person or persons, editions that were replaced too; with each whether
        it is a bound only. Where no source has a day, the one on which it was recorded here, as a bound."""
        named = {t.by for t in getattr(item, "history", ())} | {s.document for s in item.sources}
        days: list[tuple[str, bool]] = []
        for key in named:
            edition = self._known.editions.get(key)
            if edition is not None:
                days.append((edition.as_of or edition.recorded_at, edition.supersedes is None))
            elif day := self._known.published.get(key):
                days.append((day, False))
        whole = [(d[:10], bound) for d, bound in days if len(d) >= 10] or [(item.recorded_at[:10], True)]
        return [(date.fromisoformat(d), bound) for d, bound in whole]

    def _delay(self, unit: Unit) -> int | None:
        """Days from the incident to the first telling; 0 where that is no later than the range of days of the incident,
        None where it is not known."""
        when, (day, bound) = unit.item.date, self._told[unit.item.id]
        if when is None or when.latest is None or bound:
            return None
        return max(0, (day - date.fromisoformat(when.latest)).days)


def _coding(edition: PersonList) -> object:
    """What of its mapping decides how people are coded: fields, words for codes, the order of dates. All of it where
    this version reads it no more: a list that was taken in is not refused afterwards."""
    try:
        columns = read_mapping(edition.mapping, edition.name, edition.series)
    except Refused:
        return edition.mapping
    return (
        tuple(sorted({f for _, f in columns.columns if f})),
        columns.dates,
        tuple(sorted(columns.of_all.items())),
        tuple(sorted((k, tuple(sorted(v.items()))) for k, v in columns.values.items())),
    )


def _rank(weighted: Sequence[tuple[int, int]], share: float) -> int | None:
    """The value below which that share of persons lies (nearest rank); None of nobody."""
    total = sum(n for _, n in weighted)
    at = ceil(share * total)
    for value, n in sorted(weighted):
        at -= n
        if at <= 0 and total:
            return value
    return None
