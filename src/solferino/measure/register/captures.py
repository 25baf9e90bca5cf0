"""Which lists hold which casualty, as far as people have decided who is who: what an estimate starts from.

Whoever is a duplicate of another, by decision, lends that one the lists; who was rejected, withdrawn or taken off a
list is nobody. An estimate is of one outcome: the killed, or the injured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from solferino.errors import Missing, Refused
from solferino.model import Casualty, CasualtyOutcome, PersonList, Verification

OUTCOMES = ("killed", "injured")
_ANOTHER = (Verification.DUPLICATE, Verification.MERGED)


@dataclass(frozen=True, slots=True)
class Captured:
    """One person: the ids of the entries, and the series of the lists that they stand on."""

    entries: tuple[str, ...]
    lists: frozenset[str]


def chosen(editions: Iterable[PersonList], series: Sequence[str]) -> dict[str, str]:
    """The series of each edition of these lists. Missing M37 for a list that there is not; Refused M44 where one was
    made from another, or two from a third: they saw nobody independently."""
    known = list(editions)
    there = {e.series for e in known}
    for name in series:
        if name not in there:
            raise Missing(
                "M37", name, "the case has no list of this name", f"Lists: {', '.join(sorted(there)) or 'none'}"
            )
    made_from = {e.series: e.derived_from for e in known if e.derived_from}
    for one, other in combinations(series, 2):
        if root := _lineage(one, made_from) & _lineage(other, made_from):
            what = f"both go back to {sorted(root)[0]}, as their mappings say: they are one source"
            raise Refused("M44", f"{one} and {other}", what, "Leave one of them out")
    return {e.id: e.series for e in known if e.series in series}


def _lineage(series: str, made_from: Mapping[str, str]) -> set[str]:
    """The list and all that it goes back to."""
    found: set[str] = set()
    name: str | None = series
    while name is not None and name not in found:
        found.add(name)
        name = made_from.get(name)
    return found


def captured(found: Iterable[Casualty], editions: Mapping[str, str], outcome: str) -> list[Captured]:
    """The persons of that outcome on these lists (`editions` by id: the series), in the order of the register."""
    here: dict[str, tuple[list[str], set[str]]] = {}
    lent: list[tuple[str, list[str], set[str]]] = []
    for casualty in found:
        on = [(s.id, editions[s.document]) for s in casualty.sources if s.document in editions]
        if not on:
            continue
        entries, lists = [entry for entry, _ in on], {name for _, name in on}
        if casualty.verification in _ANOTHER and casualty.of:
            lent.append((casualty.of, entries, lists))
        elif casualty.stands and _is(casualty.outcome, outcome):
            here[casualty.id] = (entries, lists)
    for home, entries, lists in lent:
        if home in here:
            here[home][0].extend(entries)
            here[home][1].update(lists)
    return [Captured(tuple(entries), frozenset(lists)) for entries, lists in here.values()]


def _is(outcome: CasualtyOutcome, wanted: str) -> bool:
    return outcome.dead if wanted == "killed" else outcome is CasualtyOutcome.INJURED
