"""Three levels of one incident, apart (method.md §1.1): what happened, what law says, who is said to have done it.

R-SP-1: the legal and the attribution level are never above the fact level. Everything here is a machine's proposal by a
named policy; `decided_by` stays empty until a person signs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from solferino.assess.evidence import Weighed, weigh
from solferino.assess.otherside import Denials, contested
from solferino.assess.policy import capped, decide
from solferino.assess.sources import AGAINST, Directness, Source
from solferino.model import (
    Allegation,
    Assessment,
    Contradiction,
    Corroboration,
    Incident,
    Level,
    Levels,
    Origin,
    Stance,
    content_id,
)
from solferino.terms import Policy, acts, standards

_NO_ACT = frozenset({"BODIES", "CASUALTIES"})


def assess_incident(
    incident: Incident,
    members: Sequence[Allegation],
    *,
    origin_of: Mapping[str, Origin],
    denials: Denials,
    policy: Policy,
) -> Assessment:
    """The proposed levels of one incident, with reasons in sentences that a person can check."""
    weighed = weigh(incident, members, origin_of)
    decision = decide(weighed.evidence, policy)
    other_side = denials.of(incident, members)
    legal, legal_reason = _legal(incident, decision.level, policy)
    attribution, who_reason = _attribution(members, weighed.sources, decision.level, policy)
    levels = Levels(decision.level, legal, attribution, policy.id)
    state = contested(incident, other_side, weighed.evidence.contradicted)
    reasons = [
        f"Fact {decision.level.value} ({standards()[decision.level.value].name}): {decision.reason}.",
        *_counted(weighed, members, origin_of),
        f"Legal {legal.value}: {legal_reason}.",
        f"Attribution {attribution.value}: {who_reason}.",
    ]
    if (number := _number(incident, members, origin_of, policy)) is not None and number[0].rank < decision.level.rank:
        reasons.append(f"The number stands lower, at {number[0].value}: it is told only by {number[1]}.")
    if state == "denied_by_party":
        reasons.append(
            "Denied by a side that is blamed; a denial alone lowers no level, and its version stands beside."
        )
    if decision.flag:
        reasons.append("A person may raise it: the conditions for a higher standard are met.")
    return Assessment(
        id=content_id(
            "assessment", incident.id, policy.id, *(level.value for level in (levels.fact, legal, attribution))
        ),
        incident=incident.id,
        levels=levels,
        reasons=tuple(reasons),
        corroboration=Corroboration(
            weighed.evidence.origins, weighed.kinds, _agreement(incident, members, origin_of), _lift(weighed)
        ),
        contested=state,
        contradictions=tuple(
            Contradiction(incident.id, d.field, d.kind, tuple((v.value, v.allegations) for v in d.values), d.note)
            for d in incident.disagreements
        ),
        other_side=other_side,
        made_by=policy.id,
    )


def _number(
    incident: Incident, members: Sequence[Allegation], origin_of: Mapping[str, Origin], policy: Policy
) -> tuple[Level, str] | None:
    """The level that the accounts with a number reach by themselves, and who they are; None where nobody counts."""
    counted = [
        a for a in members if a.stance not in AGAINST and (a.victims.low is not None or a.victims.high is not None)
    ]
    if not counted:
        return None
    level = decide(weigh(incident, counted, origin_of).evidence, policy).level
    labels = dict.fromkeys(
        origin_of[a.id].label for a in sorted(counted, key=lambda a: (a.document.name, a.passage.start))
    )
    return level, ", ".join(labels)


def _legal(incident: Incident, fact: Level, policy: Policy) -> tuple[Level, str]:
    main = incident.acts[0]
    act = acts().get(main)
    if act is None or main in _NO_ACT:
        return capped(fact, policy.legal["ceiling_no_act"]), "no act is told that a norm could be held against"
    if not act.own_crime:
        remark = act.remark or "no crime of its own"
        return capped(fact, policy.legal["ceiling_without_own_crime"]), f"{act.label}: {remark}"
    return (
        capped(fact, policy.legal["ceiling_without_elements_sheet"]),
        "no elements sheet has been filled in by a person; the norms are named only as what it could be",
    )


def _attribution(
    members: Sequence[Allegation], sources: Mapping[str, Source], fact: Level, policy: Policy
) -> tuple[Level, str]:
    table = policy.attribution
    naming = [
        a
        for a in members
        if a.alleged_perpetrator is not None and a.alleged_perpetrator.party and a.stance not in AGAINST
    ]
    naming = [a for a in naming if not sources[a.id].opinion]
    if not naming:
        return capped(fact, table["ceiling_unnamed"]), "nobody who counts says which side did it"
    sides = {a.alleged_perpetrator.party for a in naming if a.alleged_perpetrator}
    if len(sides) > 1:
        return capped(fact, table["ceiling_differing"]), "the accounts name different sides"
    side = next(iter(sides))
    firm = [a for a in naming if a.stance in (Stance.VERIFIED, Stance.CREDIBLE, Stance.ASSERTED)]
    if any(sources[a.id].directness is Directness.EXTERNAL_FINDING for a in firm):
        return capped(fact, table["ceiling_examining_body"]), "a body that examines facts says so outright"
    if any(sources[a.id].directness is Directness.DIRECT_WITNESS for a in firm):
        return capped(fact, table["ceiling_witness"]), "somebody who was there says so"
    if any(sources[a.id].country == side for a in firm):
        return capped(fact, table["ceiling_witness"]), "that side itself says so, against its own interest"
    return (
        capped(fact, table["ceiling_party_or_alleged"]),
        "only accused by the other side or third parties, or told in an outlet's own words",
    )


def _counted(weighed: Weighed, members: Sequence[Allegation], origin_of: Mapping[str, Origin]) -> list[str]:
    evidence = weighed.evidence
    labels: dict[str, bool] = {}
    # in the order of the texts: in that of the alphabet one side's sources would always stand first
    for a in sorted(members, key=lambda a: (a.document.name, a.passage.start, a.id)):
        if origin_of[a.id].id in weighed.origin_ids:
            labels[origin_of[a.id].label] = origin_of[a.id].known
    names = ", ".join(name if known else f"{name} (its source not known)" for name, known in labels.items())
    direct = f"of them first-hand or official: {evidence.direct}"
    out = [f"Independent origins: {evidence.origins}, {direct} ({names or 'none'})."]
    copies = len(members) - evidence.origins
    if copies > 0 and evidence.origins:
        out.append(f"{len(members)} passages tell it; those of one origin count once.")
    opinions = sum(s.opinion for s in weighed.sources.values())
    if opinions:
        out.append(f"Left out as opinion, without weight for facts: {opinions}.")
    if weighed.kinds:
        out.append(f"Kinds of evidence that the texts name: {', '.join(weighed.kinds)}.")
    if evidence.external_standard >= 3:
        word = "verified" if evidence.external_standard >= 4 else "found or called credible"
        out.append(f"An examining body itself {word} it; that is its standard, quoted, not ours.")
    return out


def _agreement(
    incident: Incident, members: Sequence[Allegation], origin_of: Mapping[str, Origin]
) -> tuple[tuple[str, str], ...]:
    told: dict[str, set[str]] = defaultdict(set)
    for a in members:
        if a.stance in AGAINST:
            continue
        origin = origin_of[a.id].id
        stated = {
            "act": True,
            "place": a.place is not None,
            "when": a.when is not None and a.when.earliest is not None,
            "victims": a.victims.low is not None or a.victims.high is not None,
            "status": a.victims.status is not None,
            "alleged_perpetrator": a.alleged_perpetrator is not None and a.alleged_perpetrator.party is not None,
        }
        for field, is_told in stated.items():
            if is_told:
                told[field].add(origin)
    differ = {d.field.split(" ")[0] for d in incident.disagreements if d.kind != "denial"}
    out = []
    for field in ("act", "place", "when", "victims", "status", "alleged_perpetrator"):
        origins = len(told[field])
        word = (
            "differs"
            if field in differ
            else "not stated"
            if not origins
            else "one source"
            if origins == 1
            else "agrees"
        )
        out.append((field, word))
    return tuple(out)


def _lift(weighed: Weighed) -> tuple[str, ...]:
    """What would lift the fact level, the next steps first."""
    e = weighed.evidence
    out = []
    if e.contradicted:
        out.append("settle the evidence that contradicts it")
    if e.known_origins == 0:
        out.append("find who told the outlet: its source is not known")
    if e.direct == 0:
        out.append("a first-hand account or an official record")
    if e.origins < 2:
        out.append("a second, independent origin")
    if not e.graded_first_hand:
        out.append("a person's grading of a first-hand source (reliability and credibility, with reasons)")
    if e.kinds < 2:
        out.append("another kind of evidence (imagery, medical or forensic, official record)")
    if not e.reviewed:
        out.append("a reviewer's signature: without it nothing reaches SP4")
    return tuple(out)
