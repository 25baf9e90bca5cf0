"""Tallies and named casualties from what the sources of a case say of its incidents (R-CAS-5).

Only single events count, and of them only who is said to be killed or injured: bodies found are no killing, totals are
somebody's figures. A denial adds nobody. Sex, age and status are kept only where every source tells them alike.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from solferino.engine.tally import accounts
from solferino.measure.counts import counts
from solferino.measure.register.edition import letters
from solferino.measure.register.names import alike
from solferino.model import (
    AgeGroup,
    Allegation,
    Casualty,
    CasualtyOutcome,
    CasualtySource,
    CustodyKind,
    Disagreement,
    DisagreementValue,
    Incident,
    Levels,
    Sex,
    Stance,
    Tally,
    Transition,
    Verification,
    VictimGroup,
    content_id,
)
from solferino.store.contract import View

_OUTCOMES = {"killed": CasualtyOutcome.KILLED, "injured": CasualtyOutcome.INJURED}
_AGAINST = (Stance.DENIED, Stance.NEGATED)
_MORE_PRECISE = 2  # words: "Olena Kovalenko" says more than "Kovalenko"


@dataclass(frozen=True, slots=True)
class Told:
    """One incident with the allegations of killed or injured persons that count in it, in the order of the record.

    `origins` by allegation, `received` the UTC time at which the first of its documents came in, `level` the level that
    holds: decided, else proposed.
    """

    incident: Incident
    allegations: tuple[Allegation, ...]
    origins: Mapping[str, str]
    received: str
    level: Levels | None


def gather(view: View) -> list[Told]:
    """The incidents of a record that tell of killed or injured persons, by id."""
    by_id = {a.id: a for a in view.allegations()}
    origins = {a: o.id for o in view.origins() for a in o.allegations}
    came: dict[str, str] = {}
    for event in view.custody():
        if event.kind is CustodyKind.RECEIVED and event.document:
            came.setdefault(event.document, event.at)
    levels: dict[str, Levels] = {}
    for assessment in view.assessments():
        if assessment.incident not in levels or assessment.levels.decided_by:
            levels[assessment.incident] = assessment.levels
    out = []
    for incident in view.incidents():
        if not counts(incident):
            continue
        told = tuple(by_id[a] for a in incident.allegations if a in by_id and _counts(by_id[a]))
        if told:
            received = min(came.get(a.document.id, "") for a in told)
            out.append(Told(incident, told, origins, received, levels.get(incident.id, incident.level)))
    return out


def _counts(a: Allegation) -> bool:
    return a.harm in _OUTCOMES and a.stance not in _AGAINST and not a.total


def verification(level: Levels | None) -> Verification:
    """What the level of the facts makes of a casualty: only what a person decided moves it from pending (R-CAS-2)."""
    if level is None or level.decided_by is None:
        return Verification.PENDING
    if level.fact.rank >= 4:
        return Verification.VERIFIED
    return Verification.CREDIBLE if level.fact.rank == 3 else Verification.PENDING


def tallies(told: Iterable[Told], as_of: str | None = None) -> list[Tally]:
    """One tally an incident and outcome, then its parts ("including 19 children"), by incident."""
    out: list[Tally] = []
    for one in told:
        if as_of is not None and one.received[: len(as_of)] > as_of:
            continue
        people = _names(one)
        for harm, outcome in _OUTCOMES.items():
            members = [a for a in one.allegations if a.harm == harm]
            if members:
                named = sum(p.outcome is outcome for p in people)
                whole = _tally(one, outcome, members, named)
                parts = list(_parts(one, whole, members))
                if parts or not named or (whole.low, whole.high) not in ((named, named), (None, None)):
                    out += [whole, *parts]  # else all of them are casualties of their own
    return out


def named(told: Iterable[Told]) -> Iterator[Casualty]:
    """A casualty for each person whom the allegations of an incident name as killed or injured."""
    for one in told:
        for person in _names(one):
            yield _casualty(one, person)


def _tally(one: Told, outcome: CasualtyOutcome, members: list[Allegation], named: int) -> Tally:
    number = accounts((a.victims.low, a.victims.high) for a in members)
    counted = [a for a in members if a.victims.low is not None or a.victims.high is not None]
    values: dict[str, list[str]] = defaultdict(list)
    for a in counted:
        low, high = a.victims.low, a.victims.high
        values[f"{'?' if low is None else low}..{'?' if high is None else high}"].append(a.id)
    differ = tuple(DisagreementValue(v, tuple(ids)) for v, ids in sorted(values.items()))
    incident = one.incident
    return Tally(
        id=content_id("tly", incident.id, outcome.value),
        outcome=outcome,
        low=number.low,
        high=number.high,
        best=number.best,
        sources=tuple(_source(a, one) for a in members),
        recorded_at=one.received,
        incident=incident.id,
        date=incident.when,
        place=incident.place,
        sex=Sex(_alike((a.victims.sex for a in counted), "U")),
        age_group=AgeGroup(_alike((a.victims.age for a in counted), "U")),
        status=_alike((a.victims.status for a in counted), "CST-UNK"),
        weapons=tuple(sorted({w for a in members for w in a.weapons})),
        party=incident.parties[0] if len(incident.parties) == 1 else None,
        level=one.level.fact if one.level else None,
        verification=verification(one.level),
        named=named,
        disagreements=(Disagreement("count", differ),) if len(differ) > 1 else (),
    )


def _parts(one: Told, whole: Tally, members: list[Allegation]) -> Iterator[Tally]:
    groups: dict[tuple[str, str, str], list[tuple[Allegation, VictimGroup]]] = defaultdict(list)
    for a in members:
        for g in a.victims.breakdown:
            groups[g.sex or "U", g.age or "U", g.status or "CST-UNK"].append((a, g))
    for (sex, age, status), found in sorted(groups.items(), key=lambda item: item[0]):
        number = accounts((g.low, g.high) for _, g in found)
        yield Tally(
            id=content_id("tly", one.incident.id, whole.outcome.value, sex, age, status),
            outcome=whole.outcome,
            low=number.low,
            high=number.high,
            best=number.best,
            sources=tuple(_source(a, one, g) for a, g in found),
            recorded_at=whole.recorded_at,
            incident=whole.incident,
            date=whole.date,
            place=whole.place,
            sex=Sex(sex),
            age_group=AgeGroup(age),
            status=status,
            weapons=whole.weapons,
            party=whole.party,
            level=whole.level,
            verification=whole.verification,
            part_of=whole.id,
        )


def _alike(values: Iterable[str | None], unknown: str) -> str:
    """The one value that all give; unknown where one gives none or another."""
    found = set(values)
    return (found.pop() or unknown) if len(found) == 1 else unknown


def _source(a: Allegation, one: Told, group: VictimGroup | None = None) -> CasualtySource:
    low, high = (group.low, group.high) if group else (a.victims.low, a.victims.high)
    return CasualtySource(
        kind="allegation",
        id=a.id,
        document=a.document.id,
        where=f"{a.passage.start}..{a.passage.end}",
        low=low,
        high=high,
        qualifier=None if group else a.victims.qualifier,
        stance=a.stance.value,
        origin=one.origins.get(a.id),
    )


@dataclass(frozen=True, slots=True)
class _Person:
    """A person named in an incident: the first place that names them, and every allegation that does."""

    first: tuple[str, int]
    outcome: CasualtyOutcome
    allegations: tuple[Allegation, ...]


def _names(one: Told) -> list[_Person]:
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
    out = []
    for places in groups.values():
        told = list({a.id: a for a, _ in _ordered(places, one)}.values())
        first, number = _ordered(places, one)[0]
        dead = any(a.harm == "killed" for a in told)
        outcome = CasualtyOutcome.KILLED if dead else CasualtyOutcome.INJURED
        out.append(_Person((first.id, number), outcome, tuple(told)))
    return out


def _ordered(places: list[tuple[Allegation, int]], one: Told) -> list[tuple[Allegation, int]]:
    rank = {a.id: i for i, a in enumerate(one.allegations)}
    return sorted(places, key=lambda p: (rank[p[0].id], p[1]))


def _casualty(one: Told, person: _Person) -> Casualty:
    ident = content_id("cas", *person.first)
    alone = [a.victims for a in person.allegations if (a.victims.low, a.victims.high) == (1, 1)]
    incident = one.incident
    return Casualty(
        id=ident,
        pseudonym=f"P-{letters(hashlib.sha256(ident.encode()).digest())}",
        outcome=person.outcome,
        sources=tuple(_source(a, one) for a in person.allegations),
        recorded_at=one.received,
        history=(Transition(one.received, person.outcome, person.allegations[0].id),),
        incident=incident.id,
        date=incident.when,
        place=incident.place,
        sex=Sex(_alike((v.sex for v in alone if v.sex), "U")),
        age_group=AgeGroup(_alike((v.age for v in alone if v.age), "U")),
        status=_alike((v.status for v in alone if v.status), "CST-UNK"),
        weapons=tuple(sorted({w for a in person.allegations for w in a.weapons})),
        party=incident.parties[0] if len(incident.parties) == 1 else None,
        party_level=one.level.attribution if one.level else None,
        verification=verification(one.level),
    )
