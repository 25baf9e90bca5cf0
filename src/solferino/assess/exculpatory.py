"""What in the record speaks for the side blamed, beside its denial: looked for by one rule for every side.

An investigation has to look for what exonerates as it looks for what incriminates (Rome Statute, article 54(1)(a); and
method.md §6.7). Finding it lowers no level by itself; not finding it says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from solferino.model import Allegation, Incident
from solferino.terms import bodies, cues

# In the order in which they are printed.
WHAT = {
    "denied": "somebody not known to be of the side blamed denies it",
    "staged": "somebody calls it staged",
    "other_side_blamed": "another side is blamed as well",
    "armed_victims": "the victims are told to have been members of armed forces or to have taken part in hostilities",
    "military_use": "a military use of the place, or a military target, is told of",
    "warned": "a warning or an order to leave is told of",
}
_ARMED = frozenset({"CST-COMB", "CST-DPH"})


def exculpatory(incident: Incident, members: Sequence[Allegation]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(what, ids of the allegations that tell it), in the order of `WHAT`; only what was found."""
    found: dict[str, list[str]] = {what: [] for what in WHAT}
    single = incident.parties[0] if len(incident.parties) == 1 else None
    for a in sorted(members, key=lambda a: a.id):
        text = a.passage.text
        staged = bool(cues("staged").search(text))
        if staged:
            found["staged"].append(a.id)
        elif a.stance.against and (single is None or bodies.speaker_country(a.speaker) != single):
            found["denied"].append(a.id)
        if len(incident.parties) > 1 and a.alleged_perpetrator is not None and a.alleged_perpetrator.party:
            found["other_side_blamed"].append(a.id)
        if a.victims.status in _ARMED or cues("mixed_status").search(text):
            found["armed_victims"].append(a.id)
        if cues("military_use").search(text):
            found["military_use"].append(a.id)
        if cues("warned").search(text):
            found["warned"].append(a.id)
    return tuple((what, tuple(ids)) for what, ids in found.items() if ids)


def words(found: Sequence[tuple[str, tuple[str, ...]]]) -> Mapping[str, int]:
    """What was found in words, with how many passages tell it."""
    return {WHAT[what]: len(ids) for what, ids in found}
