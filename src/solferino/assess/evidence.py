"""What stands behind one incident, as the numbers and flags that the policy table asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solferino.assess.sources import AGAINST, Directness, Source, source
from solferino.model import Allegation, Incident, Origin, PlaceKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts are of independent origins that support the incident; opinions and denials count nothing.

    The last five are a person's to set (grading, authentication, signatures): a text alone never sets them.
    """

    origins: int = 0
    known_origins: int = 0
    direct: int = 0
    kinds: int = 0
    external_standard: int = 0
    contradicted: bool = False
    graded_first_hand: bool = False
    authenticated_image: bool = False
    reviewed: bool = False
    senior_reviewed: bool = False
    alternatives_considered: bool = False
    pattern: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence of an incident with the sources it was counted from."""

    evidence: Evidence
    sources: Mapping[str, Source]
    origin_ids: tuple[str, ...]
    kinds: tuple[str, ...]


def concerned(incident: Incident, members: Sequence[Allegation]) -> frozenset[str]:
    """Countries on whose soil, to whose people or by whose side it is said to have happened."""
    soil = {incident.place.country} if incident.place and incident.place.country else set()
    people = {a.victims.party for a in members if a.victims.party}
    return frozenset(soil | people | set(incident.parties))


def specific(incident: Incident) -> bool:
    """Whether it has a place below the country and a time or number, or a period and a number."""
    placed = incident.place is not None and incident.place.kind is not PlaceKind.COUNTRY
    dated = incident.when is not None and incident.when.earliest is not None
    counted = incident.victims[0] is not None or incident.victims[1] is not None
    return incident.kind != "general" and ((placed and (dated or counted)) or (dated and counted))


def weigh(incident: Incident, members: Sequence[Allegation], origin_of: Mapping[str, Origin]) -> Weighed:
    """The evidence behind `incident`. Sources that give only an opinion are listed and count nothing."""
    about = concerned(incident, members)
    exact = specific(incident)
    sources = {a.id: source(a, origin_of[a.id], about, exact) for a in members}
    support = [a for a in members if a.stance not in AGAINST and not sources[a.id].opinion]
    origins = {origin_of[a.id].id: origin_of[a.id] for a in support}
    direct = {origin_of[a.id].id for a in support if sources[a.id].direct and origin_of[a.id].known}
    kinds = tuple(sorted({k for a in support for k in sources[a.id].kinds}))
    evidence = Evidence(
        origins=len(origins),
        known_origins=sum(o.known for o in origins.values()),
        direct=len(direct),
        kinds=len(kinds),
        external_standard=max((sources[a.id].standard for a in support), default=0),
        contradicted=any(a.stance in AGAINST and _refutes(sources[a.id]) for a in members),
    )
    return Weighed(evidence, sources, tuple(sorted(origins)), kinds)


def _refutes(told_by: Source) -> bool:
    """A body that examines and found the contrary; a party's denial is no evidence, only its version."""
    return told_by.directness is Directness.EXTERNAL_FINDING
