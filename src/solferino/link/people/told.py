"""People whom incidents name, held against the entries of lists: the same fields, but days and places of the incident.

A text says who was killed in one event; a list says who died, and perhaps when and where. What must fit is the event:
a pair whose days or places cannot be of one event is no pair, however alike the names. Nothing here joins anybody.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from solferino.link.people.block import keys
from solferino.link.people.levels import BY_NAME, FIELDS, UNKNOWN, Level, compare
from solferino.link.people.pair import Feature, Pair, make
from solferino.link.people.person import Event, Person
from solferino.link.people.scorer import Commonness, chance, weighed

METHOD = "people-told@1"
HOME = "(incidents)"  # stands for the list of those whom incidents name; no series of lists can be called so
AROUND = 3  # days by which sources differ on one death (R-CAS-11)
AFTER = 30  # days within which a list may date the death of somebody whom a text calls killed
WOUNDED = 365  # and of somebody whom it calls injured, or whom the list says to have died of wounds
_ALL_DAYS = (date.min.toordinal(), date.max.toordinal())
# As the levels of `death` (levels.py), for the day of the incident in place of a second day of death.
SAME = Level("same", "on the day of the incident", 0.75, 0.004)
PART = Level("part", "what is known of the day fits the incident", 0.1, 0.05)
DAYS = Level("days", "within three days of the incident", 0.1, 0.012)
LATER = Level("later", "died after the incident, as of wounds", 0.05, 0.05)


def told_pairs(persons: Sequence[Person], least: float) -> tuple[Pair, ...]:
    """All pairs of an entry and a person whom an incident names, of probability `least` or more, likeliest first."""
    named = [p for p in persons if p.list == HOME]
    entries = [p for p in persons if p.list != HOME]
    common = Commonness(entries)
    prior = -math.log2(max(2, len(entries)))  # each of those named stands on a list about once
    found = (_pair(e, t, common, prior) for e, t in _candidates(entries, named))
    kept = [p for p in found if p is not None and p.probability >= least]
    return tuple(sorted(kept, key=lambda p: (-p.probability, p.left, p.right)))


def unfit(a: Person, b: Person) -> str | None:
    """Why an entry and a person whom an incident names cannot be one, None where they can, or are no such pair."""
    if (a.list == HOME) is (b.list == HOME):
        return None
    entry, told = (b, a) if a.list == HOME else (a, b)
    if when(entry, told.event) is None and _known(entry, told.event):
        return "the days do not fit the incident"
    return None if _one_place(entry, told) else "another place than that of the incident"


def when(entry: Person, event: Event) -> Level | None:
    """How the days of an entry fit an incident; None where they do not, or where nothing is known."""
    if not _known(entry, event):
        return None
    first, last = _days(event.first)[0], _days(event.last)[1]
    own = (_days(entry.event.first)[0], _days(entry.event.last)[1]) if entry.event.first else _days(entry.death.text)
    if own[0] <= last and first <= own[1]:
        return SAME if own[0] == own[1] and first == last else PART
    before, after = first - own[1], own[0] - last
    if max(before, after) <= AROUND:
        return DAYS
    wounded = event.injured or entry.event.injured
    died = not entry.event.first
    return LATER if died and 0 < after <= (WOUNDED if wounded else AFTER) else None


def _known(entry: Person, event: Event) -> bool:
    return bool(event.first and (entry.event.first or entry.death.text))


def _days(text: str) -> tuple[int, int]:
    """First and last day of a partial date, as numbers."""
    if not text:
        return _ALL_DAYS
    parts = [int(p) for p in text.split("-")]
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return first.toordinal(), first.toordinal()
    month, year = (parts[1], parts[0]) if len(parts) == 2 else (12, parts[0])
    after = date(year + month // 12, month % 12 + 1, 1) if year < date.max.year else date.max
    return first.toordinal(), after.toordinal() - 1


def _one_place(entry: Person, told: Person) -> bool:
    """False only where both places are settled and lie in different regions."""
    place = BY_NAME["place"]
    level = place.level(entry, told)
    settled = bool(entry.place.region and told.place.region)
    return not (settled and level != UNKNOWN and place.levels[level].name == "other")


def _candidates(entries: Sequence[Person], named: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Entries and named people that share a blocking key, or a family name where the days fit: texts often give no
    more. Whose days or places do not fit are left out."""
    wanted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, told in enumerate(named):
        for key in _keys(told):
            wanted[key].append(n)
    for entry in entries:
        shared: dict[int, bool] = {}
        for key in _keys(entry):
            for n in wanted.get(key, ()):
                shared[n] = shared.get(n, False) or key[0] != "family"
        for n, strong in sorted(shared.items()):
            level = when(entry, named[n].event)
            if unfit(entry, named[n]) is None and (strong or level in (SAME, DAYS)):
                yield entry, named[n]


def _keys(p: Person) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for name, value in keys(p).items() if value is not None)
    if p.last.stem:
        yield "family", p.last.stem


def _pair(entry: Person, told: Person, common: Commonness, prior: float) -> Pair | None:
    features = []
    for field, level in zip(FIELDS, compare(entry, told), strict=True):
        if level != UNKNOWN and field.name != "death":
            reached = field.levels[level]
            features.append(weighed(field, level, (reached.m, reached.u), entry, common))
    against = None
    day = when(entry, told.event)
    if day is not None:
        features.append(Feature("incident", day.name, round(day.weight, 3), f"{day.words} {told.event.incident}"))
        against = {DAYS: "the days differ from those of the incident", LATER: "the death is after the incident"}.get(
            day
        )
    pair = make(entry, told, chance(prior + sum(f.weight for f in features)), tuple(features))
    return replace(pair, conflict=pair.conflict or against, identical=False)
