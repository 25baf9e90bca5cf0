"""Three levels of one incident, apart (method.md §1.1): what happened, what law says, who is said to have done it.

R-SP-1: the legal and the attribution level are never above the fact level. A named policy proposes; `decided_by` stays
empty until a person signs (signing.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from solferino.assess.corroboration import corroboration
from solferino.assess.evidence import Weighed, weigh
from solferino.assess.exculpatory import exculpatory
from solferino.assess.ledger import Ledger
from solferino.assess.otherside import Denials, contested
from solferino.assess.policy import capped, decide
from solferino.assess.signing import sign
from solferino.assess.sources import Directness, Source
from solferino.model import (
    Allegation,
    Assessment,
    Contradiction,
    Incident,
    Level,
    Levels,
    Origin,
    Stance,
    content_id,
)
from solferino.terms import Policy, acts, standards

_NOTHING = Ledger()
_NO_ACT = frozenset({"BODIES", "CASUALTIES"})


def assess_incident(
    incident: Incident,
    members: Sequence[Allegation],
    *,
    origin_of: Mapping[str, Origin],
    denials: Denials,
    policy: Policy,
    ledger: Ledger = _NOTHING,
) -> Assessment:
    """The levels of one incident, with reasons in sentences that a person can check: proposed by the policy, and where
    persons signed, decided by them."""
    weighed = weigh(incident, members, origin_of, ledger)
    decision = decide(weighed.evidence, policy)
    other_side = denials.of(incident, members)
    legal, legal_reason = _legal(incident, decision.level, policy)
    attribution, who_reason = _attribution(members, weighed.sources, decision.level, policy)
    proposed = Levels(decision.level, legal, attribution, policy.id)
    signed = sign(proposed, incident.id, incident.allegations, ledger)
    levels = signed.levels
    state = contested(incident, other_side, weighed.evidence.contradicted)
    reasons = [
        f"Fact {decision.level.value} ({standards()[decision.level.value].name}): {decision.reason}.",
        *_counted(weighed, members, origin_of),
        f"Legal {legal.value}: {legal_reason}.",
        f"Attribution {attribution.value}: {who_reason}.",
    ]
    if (number := _number(incident, members, origin_of, policy, ledger)) is not None and number[
        0
    ].rank < decision.level.rank:
        reasons.append(f"The number stands lower, at {number[0].value}: it is told only by {number[1]}.")
    if state == "denied_by_party":
        reasons.append(
            "Denied by a side that is blamed; a denial alone lowers no level, and its version stands beside."
        )
    if decision.flag:
        reasons.append("A person may raise it: the conditions for a higher standard are met.")
    return Assessment(
        id=content_id(
            "assessment", incident.id, policy.id, *(v.value for v in (levels.fact, levels.legal, levels.attribution))
        ),
        incident=incident.id,
        levels=levels,
        reasons=tuple(reasons),
        corroboration=corroboration(incident, members, origin_of, weighed),
        contested=state,
        contradictions=_contradictions(incident, other_side, denials.staged),
        other_side=other_side,
        made_by=policy.id,
        exculpatory=exculpatory(incident, members),
        signed=signed.sentences,
    )


def _contradictions(incident: Incident, other_side: Sequence[str], staged: Set[str]) -> tuple[Contradiction, ...]:
    """Those that linking found, and the answers of a side blamed that stand outside the incident, as a denial."""
    out = [
        Contradiction(incident.id, d.field, d.kind, tuple((v.value, v.allegations) for v in d.values), d.note)
        for d in incident.disagreements
    ]
    outside = [key for key in other_side if key not in incident.allegations]
    for kind, value, ids in (
        ("denial", "denied by a side blamed", tuple(k for k in outside if k not in staged)),
        ("staged", "called staged by a side blamed", tuple(k for k in outside if k in staged)),
    ):
        if ids:
            note = "said of more than this incident, or in another place"
            out.append(Contradiction(incident.id, "contested", kind, ((value, ids),), note))
    return tuple(out)


def _number(
    incident: Incident, members: Sequence[Allegation], origin_of: Mapping[str, Origin], policy: Policy, ledger: Ledger
) -> tuple[Level, str] | None:
    """The level that the accounts with a number reach by themselves, and who they are; None where nobody counts."""
    counted = [a for a in members if not a.stance.against and (a.victims.low is not None or a.victims.high is not None)]
    if not counted:
        return None
    level = decide(weigh(incident, counted, origin_of, ledger).evidence, policy).level
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
        a for a in members if a.alleged_perpetrator is not None and a.alleged_perpetrator.party and not a.stance.against
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
    for grade in dict.fromkeys(weighed.grades.values()):
        mark = f"{grade.reliability or ''}{grade.credibility or ''}"
        differ = "; they differ, and the more careful one counts" if grade.differ else ""
        out.append(f"Graded {mark} by {', '.join(grade.by)}{differ}.")
    if weighed.kinds:
        out.append(f"Kinds of evidence that the texts name: {', '.join(weighed.kinds)}.")
    if evidence.external_standard >= 3:
        word = "verified" if evidence.external_standard >= 4 else "found or called credible"
        out.append(f"An examining body itself {word} it; that is its standard, quoted, not ours.")
    return out
