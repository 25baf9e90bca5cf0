"""What the sources of a case say of its incidents: the allegations of killed or injured persons that count.

Only single events count, and of them only who is said to be killed or injured: bodies found are no killing, totals are
somebody's figures. A denial adds nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from solferino.measure.counts import counts
from solferino.model import (
    Allegation,
    CasualtyOutcome,
    CasualtySource,
    CustodyKind,
    Incident,
    Levels,
    Verification,
    VictimGroup,
)
from solferino.store.contract import View

OUTCOMES = {"killed": CasualtyOutcome.KILLED, "injured": CasualtyOutcome.INJURED}


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
    return a.harm in OUTCOMES and not a.stance.against and not a.total


def verification(level: Levels | None) -> Verification:
    """What the level of the facts makes of a casualty: only what a person decided moves it from pending (R-CAS-2)."""
    if level is None or level.decided_by is None:
        return Verification.PENDING
    if level.fact.rank >= 4:
        return Verification.VERIFIED
    return Verification.CREDIBLE if level.fact.rank == 3 else Verification.PENDING


def only_value(values: Iterable[str | None], unknown: str) -> str:
    """The one value that all give; unknown where one gives none or another."""
    found = set(values)
    return (found.pop() or unknown) if len(found) == 1 else unknown


def source(a: Allegation, one: Told, group: VictimGroup | None = None) -> CasualtySource:
    """The allegation as what a casualty or tally stands on; with `group` only as far as it tells of that part."""
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
