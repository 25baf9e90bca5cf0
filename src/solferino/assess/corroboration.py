"""What stands behind an incident, element by element and origin by origin, and what would lift it, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from solferino.assess.evidence import Weighed
from solferino.model import Allegation, Corroboration, Incident, Origin
from solferino.terms import cues

# What an account may state of an event, and how the sentence that asks for more of it calls it.
ELEMENTS = {
    "act": "act",
    "place": "place",
    "when": "time",
    "victims": "number",
    "status": "status of the people",
    "alleged_perpetrator": "side blamed",
    "weapon": "weapon",
}
_IMAGERY = ("imagery or video", "satellite")


def corroboration(
    incident: Incident, members: Sequence[Allegation], origin_of: Mapping[str, Origin], weighed: Weighed
) -> Corroboration:
    """Origins, kinds of evidence by origin, agreement by element with the origins that share it, and what would lift
    it. Denials and opinions state nothing here."""
    told = [a for a in members if not a.stance.against and not weighed.sources[a.id].opinion]
    origins = {o.id: o for a in told for o in (origin_of[a.id],)}
    labels = {o.id: o.label if o.known else f"{o.label} (its source not known)" for o in origins.values()}
    ordered = sorted(told, key=lambda a: (a.document.name, a.passage.start, a.id))
    kinds: dict[str, set[str]] = {}
    stated: dict[str, dict[str, None]] = {e: {} for e in ELEMENTS}
    for a in ordered:
        origin = origin_of[a.id].id
        kinds.setdefault(origin, set()).update(weighed.sources[a.id].kinds)
        for element in _stated(a):
            stated[element].setdefault(origin)
    differ = {d.field.split(" ")[0] for d in incident.disagreements if d.field != "happened"}
    agreement = tuple((e, _word(e, stated[e], differ)) for e in ELEMENTS)
    return Corroboration(
        weighed.evidence.origins,
        weighed.kinds,
        agreement,
        _lift(weighed, {e: [labels[o] for o in found] for e, found in stated.items()}),
        tuple((labels[o], tuple(sorted(found))) for o, found in kinds.items()),
        tuple((e, tuple(labels[o] for o in found)) for e, found in stated.items() if found),
    )


def _stated(a: Allegation) -> list[str]:
    known = {
        "act": True,
        "place": a.place is not None,
        "when": a.when is not None and a.when.earliest is not None,
        "victims": a.victims.low is not None or a.victims.high is not None,
        "status": a.victims.status not in (None, "CST-UNK") or bool(cues("mixed_status").search(a.passage.text)),
        "alleged_perpetrator": a.alleged_perpetrator is not None and a.alleged_perpetrator.party is not None,
        "weapon": bool(set(a.weapons) - {"WPN-UNK"}),
    }
    return [e for e, is_told in known.items() if is_told]


def _word(element: str, origins: Mapping[str, None], differ: set[str]) -> str:
    if element in differ:
        return "differs"
    return "not stated" if not origins else "one source" if len(origins) == 1 else "agrees"


def _lift(weighed: Weighed, stated: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
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
    else:
        for element in ("victims", "when", "place", "alleged_perpetrator"):
            if len(stated[element]) == 1:
                out.append(f"a second origin for the {ELEMENTS[element]}, which only {stated[element][0]} gives")
    if not e.graded_first_hand:
        out.append("a person's grading of a first-hand source (reliability and credibility, with reasons)")
    if not set(weighed.kinds) & set(_IMAGERY):
        out.append("imagery, placed and dated, would do for the act")
    if e.kinds < 2:
        out.append("another kind of evidence (medical or forensic, official record, physical remnant)")
    if not e.reviewed:
        out.append("a reviewer's signature, by another person than who graded: without it nothing reaches SP4")
    return tuple(out)
