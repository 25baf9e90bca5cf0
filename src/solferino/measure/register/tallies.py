"""Tallies: the persons of an incident who are not named one by one, `low..high` as its sources tell it (R-CAS-5).

Sex, age and status are kept only where every source tells them alike. Whoever stands in the number and is a casualty of
their own is counted in `named`, whether a text names them or a decision ties an entry of a list to the incident.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from solferino.engine.tally import accounts
from solferino.measure.register.named import people_of
from solferino.measure.register.told import OUTCOMES, Told, only_value, source, verification
from solferino.model import (
    AgeGroup,
    Allegation,
    Casualty,
    CasualtyOutcome,
    Disagreement,
    DisagreementValue,
    Sex,
    Tally,
    VictimGroup,
    content_id,
)

Tied = Mapping[str, Sequence[Casualty]]  # casualties that stand, by incident


def tallies(told: Iterable[Told], as_of: str | None = None, tied: Tied | None = None) -> list[Tally]:
    """One tally an incident and outcome, then its parts ("including 19 children"), by incident. `tied` are the
    casualties of each incident after what was decided; without it those that its texts name."""
    out: list[Tally] = []
    for one in told:
        if as_of is not None and one.received[: len(as_of)] > as_of:
            continue
        people = _people(one, tied)
        for harm, outcome in OUTCOMES.items():
            members = [a for a in one.allegations if a.harm == harm]
            if members:
                named = people[outcome]
                whole = _tally(one, outcome, members, named)
                parts = list(_parts(one, whole, members))
                if parts or not named or (whole.low, whole.high) not in ((named, named), (None, None)):
                    out += [whole, *parts]  # else all of them are casualties of their own
    return out


def _people(one: Told, tied: Tied | None) -> Counter[CasualtyOutcome]:
    """How many of the incident's persons are casualties of their own, by the outcome under which its texts have them:
    who was injured and died later stands in the number of the injured."""
    if tied is None:
        return Counter(person.outcome for person in people_of(one))
    harm = {a.id: a.harm for a in one.allegations}
    found: Counter[CasualtyOutcome] = Counter()
    for casualty in tied.get(one.incident.id, ()):
        said = {harm[s.id] for s in casualty.sources if s.id in harm}
        dead = "killed" in said if said else casualty.outcome.dead
        if said or casualty.outcome is not CasualtyOutcome.MISSING_PRESUMED:
            found[CasualtyOutcome.KILLED if dead else CasualtyOutcome.INJURED] += 1
    return found


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
        sources=tuple(source(a, one) for a in members),
        recorded_at=one.received,
        incident=incident.id,
        date=incident.when,
        place=incident.place,
        sex=Sex(only_value((a.victims.sex for a in counted), "U")),
        age_group=AgeGroup(only_value((a.victims.age for a in counted), "U")),
        status=only_value((a.victims.status for a in counted), "CST-UNK"),
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
            sources=tuple(source(a, one, g) for a, g in found),
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
