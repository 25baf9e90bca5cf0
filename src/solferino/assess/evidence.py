"""What stands behind one incident, as the numbers and flags that the policy table asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solferino.assess.ledger import Grade, Ledger, grade
from solferino.assess.sources import Directness, Source, self_serving, source
from solferino.model import Allegation, Incident, Level, Origin, PlaceKind

_NOTHING = Ledger()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts are of independent origins that support the incident; opinions and denials count nothing.

    From `graded_first_hand` on they are a person's to set (grading, authentication, signatures): a text alone never
    sets them. `graded_reliable` is a first-hand source of reliability A to C (or F with the checklist) whose account is
    possibly true at least; `graded_first_hand` one whose account is probably true.
    """

    origins: int = 0
    known_origins: int = 0
    direct: int = 0
    kinds: int = 0
    external_standard: int = 0
    contradicted: bool = False
    graded_first_hand: bool = False
    graded_reliable: bool = False
    authenticated_image: bool = False
    reviewed: bool = False
    senior_reviewed: bool = False
    alternatives_considered: bool = False
    pattern: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence of an incident with the sources it was counted from, and the grades by allegation."""

    evidence: Evidence
    sources: Mapping[str, Source]
    origin_ids: tuple[str, ...]
    kinds: tuple[str, ...]
    grades: Mapping[str, Grade]


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


def weigh(
    incident: Incident, members: Sequence[Allegation], origin_of: Mapping[str, Origin], ledger: Ledger = _NOTHING
) -> Weighed:
    """The evidence behind `incident`. Sources that give only an opinion are listed and count nothing; nor does an
    account that a person graded doubtful or improbable (method.md §1.6 step 3)."""
    about = concerned(incident, members)
    exact = specific(incident)
    sources = {a.id: source(a, origin_of[a.id], about, exact) for a in members}
    told = [a for a in members if not a.stance.against and not sources[a.id].opinion]
    alone = len({origin_of[a.id].id for a in told}) < 2
    grades = {}
    for a in told:
        capped = alone and self_serving(a, sources[a.id], about)
        if (found := grade(ledger.grades(a, origin_of[a.id]), capped=capped)) is not None:
            grades[a.id] = found
    support = [a for a in told if a.id not in grades or (grades[a.id].credibility or 3) <= 3]
    origins = {origin_of[a.id].id: origin_of[a.id] for a in support}
    direct = {origin_of[a.id].id for a in support if sources[a.id].direct and origin_of[a.id].known}
    kinds = tuple(sorted({k for a in support for k in sources[a.id].kinds}))
    evidence = Evidence(
        origins=len(origins),
        known_origins=sum(o.known for o in origins.values()),
        direct=len(direct),
        kinds=len(kinds),
        external_standard=max((sources[a.id].standard for a in support), default=0),
        contradicted=any(a.stance.against and _refutes(sources[a.id]) for a in members),
        **_persons(incident, [a for a in support if sources[a.id].direct], support, grades, ledger),
    )
    return Weighed(evidence, sources, tuple(sorted(origins)), kinds, grades)


def _persons(
    incident: Incident,
    direct: Sequence[Allegation],
    support: Sequence[Allegation],
    grades: Mapping[str, Grade],
    ledger: Ledger,
) -> dict[str, bool]:
    """What persons set. A signature reviews only what somebody else graded: collector and verifier are two persons."""
    first_hand = [g for a in direct if (g := grades.get(a.id)) is not None and g.reliable]
    graders = {by for g in grades.values() for by in g.by}
    signed = [s for s in ledger.signatures(incident.id) if "fact" in s.levels]
    agreed = all(s.levels["fact"].rank >= Level.SP4.rank for s in signed)  # one who signs less has not reviewed it so
    reviews = [s for s in signed if agreed and s.by not in graders]
    return {
        "graded_first_hand": any(g.credibility is not None and g.credibility <= 2 for g in first_hand),
        "graded_reliable": any(g.credibility is None or g.credibility <= 3 for g in first_hand),
        "pattern": any(g.pattern for g in first_hand),
        "authenticated_image": bool(ledger.authenticated(incident.id, [a.id for a in support])),
        "reviewed": bool(reviews),
        "senior_reviewed": any(s.senior for s in reviews),
        "alternatives_considered": any(s.decision.value("alternatives") == "yes" for s in reviews),
    }


def _refutes(told_by: Source) -> bool:
    """A body that examines and found the contrary; a party's denial is no evidence, only its version."""
    return told_by.directness is Directness.EXTERNAL_FINDING
