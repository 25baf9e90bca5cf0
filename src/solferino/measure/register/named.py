"""People whom the texts of an incident name as killed or injured: each a casualty of that incident, under a pseudonym.

A casualty's id comes from the first mention of the person. Which mention is first may change when documents are added,
so every mention has such an id, and whatever was decided under any of them holds (`mentions`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from solferino.measure.register.edition import letters
from solferino.measure.register.names import alike
from solferino.measure.register.told import Told, only_value, source, verification
from solferino.model import (
    AgeGroup,
    Allegation,
    Casualty,
    CasualtyOutcome,
    PlaceKind,
    Sex,
    Transition,
    When,
    content_id,
)

HOME = "(incidents)"  # what stands for a list in matching; no series of lists can be called so
_MORE_PRECISE = 2  # words: "Olena Kovalenko" says more than "Kovalenko"


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in an incident: under which names, by which allegations, and the ids of all mentions, the first
    of which is the casualty's."""

    names: tuple[str, ...]
    mentions: tuple[str, ...]
    outcome: CasualtyOutcome
    allegations: tuple[Allegation, ...]


def people_of(one: Told) -> list[Named]:
    """Persons named in the incident; a name that is wholly within exactly one longer name is the same person."""
    found: dict[str, list[tuple[Allegation, int]]] = defaultdict(list)
    for a in one.allegations:
        for i, name in enumerate(a.victims.names):
            found[alike(name)].append((a, i))
    words = {name: set(name.split()) for name in found}
    home = {}
    for name in found:
        longer = [o for o in found if words[name] < words[o]]
        home[name] = longer[0] if len(longer) == 1 and len(words[longer[0]]) >= _MORE_PRECISE else name
    groups: dict[str, list[tuple[Allegation, int]]] = defaultdict(list)
    for name, places in found.items():
        groups[home[name]] += places
    rank = {a.id: i for i, a in enumerate(one.allegations)}
    return [_named(sorted(places, key=lambda p: (rank[p[0].id], p[1]))) for places in groups.values()]


def _named(places: list[tuple[Allegation, int]]) -> Named:
    told = tuple({a.id: a for a, _ in places}.values())
    return Named(
        names=tuple(dict.fromkeys(a.victims.names[i] for a, i in places)),
        mentions=tuple(content_id("cas", a.id, i) for a, i in places),
        outcome=CasualtyOutcome.KILLED if any(a.harm == "killed" for a in told) else CasualtyOutcome.INJURED,
        allegations=told,
    )


def casualties(told: Iterable[Told]) -> Iterator[Casualty]:
    """A casualty for each person whom the allegations of an incident name as killed or injured."""
    for one in told:
        for person in people_of(one):
            yield _casualty(one, person)


def mentions(told: Iterable[Told]) -> dict[str, str]:
    """The casualty that each mention but the first is of, by the mention's id."""
    return {
        other: first
        for one in told
        for first, *others in (person.mentions for person in people_of(one))
        for other in others
    }


def rows(told: Iterable[Told]) -> Iterator[dict[str, Any]]:
    """Each of them as a row for matching with the people of lists: the columns of `people.SCHEMA`, with `incident`.

    A day of death is not known from an incident: its days stand in `event_first` and `event_last`."""
    for one in told:
        for person in people_of(one):
            c = _casualty(one, person)
            first, last = span(c.date)
            place = None if c.place is None or c.place.kind is PlaceKind.COUNTRY else c.place
            yield {
                "id": c.id,
                "list": HOME,
                "name": max(person.names, key=lambda n: (len(n.split()), len(n))),
                "sex": c.sex.value,
                "place": place.name if place else None,
                "place_id": place.id if place else None,
                "event_first": first,
                "event_last": last,
                "outcome": c.outcome.value,
                "incident": one.incident.id,
            }


def span(when: When | None) -> tuple[str | None, str | None]:
    """First and last ISO day, both None where either is open."""
    if when is None or when.earliest is None or when.latest is None:
        return None, None
    return when.earliest, when.latest


def _casualty(one: Told, person: Named) -> Casualty:
    ident = person.mentions[0]
    alone = [a.victims for a in person.allegations if (a.victims.low, a.victims.high) == (1, 1)]
    incident = one.incident
    return Casualty(
        id=ident,
        pseudonym=f"P-{letters(hashlib.sha256(ident.encode()).digest())}",
        outcome=person.outcome,
        sources=tuple(source(a, one) for a in person.allegations),
        recorded_at=one.received,
        history=(Transition(one.received, person.outcome, person.allegations[0].id),),
        incident=incident.id,
        date=incident.when,
        place=incident.place,
        sex=Sex(only_value((v.sex for v in alone if v.sex), "U")),
        age_group=AgeGroup(only_value((v.age for v in alone if v.age), "U")),
        status=only_value((v.status for v in alone if v.status), "CST-UNK"),
        weapons=tuple(sorted({w for a in person.allegations for w in a.weapons})),
        party=incident.parties[0] if len(incident.parties) == 1 else None,
        party_level=one.level.attribution if one.level else None,
        verification=verification(one.level),
    )
