"""How likely two allegations tell of the same event: named features with weights, and a score that can be read.

A weight is a log-odds, base 2: +1 doubles the odds that the two are the same, -1 halves them. `PRIOR` is what remains
when nothing is known but that they came into one block. Weights were set by hand on the reasoning beside each, and
checked against the judgements of gold/links.json; they are to be set anew when labelled pairs in number are there.
A veto is not a weight: it says that the two cannot be one event, whatever else agrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from solferino.link.traits import Traits
from solferino.terms.geo import distance_km

METHOD = "incidents@1"
PRIOR = -4.0  # one in seventeen: most pairs of a block are neighbours, not the same
ACCEPT = 0.75  # odds of 3 to 1: place and time agree, or place and number, or the text itself refers back
SUGGEST = 0.20  # below it a person would look at four wrong pairs for a right one
NEAR_KM = 12.0  # "in a wood near the town": a settlement and its surroundings
SAME_KM = 4.0  # one settlement under two gazetteer ids
BODIES_DAYS = 400  # the dead may be found long after the act

# Families that may tell of one event in different words, and how much that still counts for.
_COMPATIBLE: dict[frozenset[str], float] = {
    frozenset(pair): weight
    for *pair, weight in (
        ("BODIES", "KIL", 1.0),  # the killed are found
        ("BODIES", "TOR", 0.0),  # with signs of torture
        ("BODIES", "CASUALTIES", 0.5),
        ("CASUALTIES", "KIL", 1.0),
        ("CASUALTIES", "HOS", 1.5),
        ("CASUALTIES", "SPO", 1.0),
        ("HOS", "KIL", 0.5),  # a strike that killed
        ("HOS", "SPO", 1.0),  # an attack on a hospital is an attack on a civilian object
        ("KIL", "SPO", 0.5),
        ("KIL", "TOR", -1.5),  # other people, as a rule; death in custody is told apart below
        ("LIB", "TOR", -0.5),
        ("KIL", "LIB", -1.0),  # seized and then killed: one episode where place and day are one
        ("LIB", "SXV", -1.0),
        ("POW", "TOR", 0.5),
        ("POW", "LIB", 0.0),
        ("SXV", "TOR", 0.0),
        ("DEP", "LIB", 0.0),
        ("HOS", "PRO", 0.0),
    )
}


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared: its name, the weight given, and what was seen, in words."""

    name: str
    weight: float
    seen: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`score` 0 to 1; `veto` says why the two cannot be the same event, and then the score is 0."""

    score: float
    features: tuple[Feature, ...]
    veto: str | None = None


def compare(a: Traits, b: Traits, *, refers: bool = False, alone: bool = False) -> Comparison:
    """Score of two allegations. `refers`: one takes up the other, told just before it; `alone`: nothing else of the
    kind is told of their place. The same whichever comes first."""
    if (b.document, b.order, b.id) < (a.document, a.order, a.id):
        a, b = b, a
    if (why := veto(a, b)) is not None:
        return Comparison(0.0, (), why)
    features = tuple(f for f in _features(a, b, refers, alone) if f.weight or f.seen)
    return Comparison(probability(PRIOR + sum(f.weight for f in features)), features)


def probability(log_odds: float) -> float:
    """Log-odds, base 2, as a probability, rounded so that the order of additions never shows."""
    return round(1 / (1 + math.pow(2.0, -log_odds)), 6)


def veto(a: Traits, b: Traits) -> str | None:
    """Why the two cannot be one event, or None. Unknown never vetoes."""
    if a.kind is not b.kind:
        return "one tells of a single event, the other of several or in general"
    if family_weight(a, b) is None:
        return f"{a.family} and {b.family} are different kinds of act"
    if (why := _apart(a, b)) is not None:
        return why
    if (why := _not_then(a, b)) is not None:
        return why
    if a.victims_party and b.victims_party and a.victims_party != b.victims_party:
        return f"victims of different sides ({a.victims_party}, {b.victims_party})"
    if (
        a.perpetrator_party
        and b.perpetrator_party
        and a.perpetrator_party != b.perpetrator_party
        and not _disputed(a, b)
    ):
        return f"attributed to different sides ({a.perpetrator_party}, {b.perpetrator_party})"
    if a.sites and b.sites and not a.sites & b.sites:
        return f"different sites ({', '.join(sorted(a.sites))}; {', '.join(sorted(b.sites))})"
    if a.low == b.low == 1:
        if a.sex and b.sex and a.sex != b.sex:
            return "one man, one woman"
        if a.names and b.names and not a.names & b.names:
            return "different names"
    if (a.several or 1) != (b.several or 1) and not (a.exact and b.exact):
        return "one tells of several places or events, the other of one"
    if _one_more(a, b):
        return "told as one more event, not the same"
    return None


def _one_more(a: Traits, b: Traits) -> bool:
    """Whether the later of two in one document begins a new event ("in another case")."""
    if a.document != b.document or a.sentence == b.sentence:
        return False
    return b.another if a.start < b.start else a.another


def family_weight(a: Traits, b: Traits) -> float | None:
    """What the acts count for; None where they cannot be one event."""
    found = _act(a.family, a.acts, b.family, b.acts)
    return None if found is None else found.weight


# Precautions, shields, starvation, relief, evacuation, siege, protected objects put to use (method.md §3.4 F).
_CONDUCT = frozenset({"HOS-06", "HOS-10", "HOS-11", "HOS-12", "HOS-13", "HOS-14", "HOS-18"})


@lru_cache(maxsize=65536)
def _act(first: str, acts: frozenset[str], second: str, others: frozenset[str]) -> Feature | None:
    seen = f"{'/'.join(sorted(acts))} and {'/'.join(sorted(others))}"
    weight = _act_weight(first, acts, second, others)
    return None if weight is None else Feature("act", weight, seen)


def _act_weight(first: str, acts: frozenset[str], second: str, others: frozenset[str]) -> float | None:
    families, others_families = {c.split("-")[0] for c in acts}, {c.split("-")[0] for c in others}
    if acts & others - {"VIOLATION"}:
        return 2.0
    if families & others_families == {"HOS"} and _is_conduct(acts) != _is_conduct(others):
        return None  # human shields and a double-tap strike in one town are two things, and may be two sides'
    if families & others_families - {"VIOLATION"}:
        return 1.5
    if "VIOLATION" in families | others_families:
        return 1.0  # "war crimes in the town" names no act and fits any
    if "GEN" in (first, second):
        return None
    if {first, second} == {"KIL", "TOR"} and "KIL-04" in acts | others:
        return 0.0
    known = [_COMPATIBLE.get(frozenset((x, y))) for x in families for y in others_families]
    return max((w for w in known if w is not None), default=None)


def _is_conduct(acts: frozenset[str]) -> bool:
    """Whether the acts of hostilities among them are conduct over time (shields, starvation, siege), and no strike."""
    return {c for c in acts if c.startswith("HOS-")} <= _CONDUCT


def _km(a: Traits, b: Traits) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance_km((a.lat, a.lon), (b.lat, b.lon))


def _apart(a: Traits, b: Traits) -> str | None:
    if a.place is None or b.place is None or a.place == b.place:
        return None
    if a.country and b.country and a.country != b.country:
        return "different countries"
    if (
        a.admin1
        and b.admin1
        and a.admin1 != b.admin1
        and not (a.located and b.located and (_km(a, b) or 999) <= NEAR_KM)
    ):
        return f"different regions ({a.admin1}, {b.admin1})"
    if a.located and b.located and (km := _km(a, b)) is not None and km > NEAR_KM:
        return f"{km:.0f} km apart"
    return None


def _not_then(a: Traits, b: Traits) -> str | None:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        for dated, open_one in ((a, b), (b, a)):
            if (
                dated.first is not None
                and open_one.told is not None
                and open_one.first is None
                and dated.first > open_one.told
            ):
                return "one was published before the other happened"
        return None
    gap = max(a.first, b.first) - min(a.last, b.last)
    if gap <= 1:  # a night strike is dated by one day or the next
        return None
    if "BODIES" in a.families ^ b.families and _found_after(a, b):
        return None
    return f"{gap} days apart"


def _found_after(a: Traits, b: Traits) -> bool:
    found, done = (a, b) if "BODIES" in a.families else (b, a)
    if found.last is None or done.first is None:
        return False
    return 0 <= found.last - done.first <= BODIES_DAYS


def _disputed(a: Traits, b: Traits) -> bool:
    """Whether two sides blame each other for one event: the same day and town, and the same site or the same number."""
    same_day = a.exact and b.exact and a.first == b.first
    same_town = a.located and b.located and a.place == b.place
    same_number = a.low is not None and a.low == b.low and a.low > 2
    return same_day and same_town and bool(a.sites & b.sites or same_number)


def _features(a: Traits, b: Traits, refers: bool, alone: bool) -> Iterator[Feature]:
    same_document = a.document == b.document
    yield _place(a, b, same_document)
    yield _time(a, b)
    if (act := _act(a.family, a.acts, b.family, b.acts)) is not None:
        yield act
    yield _number(a, b)
    if a.names & b.names:
        yield Feature("names", 4.0, "a victim of the same name")
    if a.status and b.status:
        same = a.status == b.status
        # a composition dispute (civilians or soldiers) is about one event, so no veto
        yield Feature("status", 0.5 if same else -2.0, "same status" if same else f"{a.status} and {b.status}")
    if a.perpetrator_party and b.perpetrator_party:
        same = a.perpetrator_party == b.perpetrator_party
        yield Feature("party", 1.0 if same else 0.0, "same side blamed" if same else "each side blames the other")
    if a.sites & b.sites:
        yield Feature("site", 1.5, f"both name a {', '.join(sorted(a.sites & b.sites))}")
    if a.weapons and b.weapons:
        same = bool(a.weapons & b.weapons)
        yield Feature("weapon", 0.5 if same else -1.0, "same weapon" if same else "different weapons")
    yield _words(a, b)
    if refers:
        yield Feature("refers", 4.0, "the text takes up what it told just before")
    if same_document:
        steps = abs(a.sentence - b.sentence)
        if steps == 0:
            yield Feature("text", 3.0, "told in one sentence")
        elif steps == 1:
            yield Feature("text", 1.5, "told one after the other")
        if a.located and a.place == b.place and steps and (family_weight(a, b) or 0.0) > 0:
            # a text that speaks of one town twice speaks of one event unless it says otherwise
            yield Feature("town", 2.0, "one document, one town")
    if alone and (a.families & b.families & {"BODIES", "KIL"} or "VIOLATION" in a.families | b.families):
        yield Feature("only", 1.5, "nothing else of the kind is told of the place")


def _place(a: Traits, b: Traits, same_document: bool) -> Feature:
    if a.place is None or b.place is None:
        # within one text a place goes without saying until the text moves on
        return Feature("place", 0.0 if same_document else -1.0, "place not told")
    if a.located and b.located:
        km = _km(a, b)
        if a.place == b.place or (km is not None and km <= SAME_KM):
            return Feature("place", 3.0, "same settlement")
        return Feature("place", 1.0, "neighbouring settlements")
    if a.place == b.place:
        return Feature("place", 1.0, "same area")
    return Feature("place", 0.5, "one place lies in the other")


def _time(a: Traits, b: Traits) -> Feature:
    if a.span is None or b.span is None or a.first is None or b.first is None:
        return Feature("time", -0.5, "time not told")
    if a.exact and b.exact:
        if a.first == b.first:
            return Feature("time", 4.0, "same day")
        return Feature("time", 2.0, "neighbouring days")
    if max(a.span, b.span) <= 8:
        return Feature("time", 2.5, "same week")
    if max(a.span, b.span) <= 31:
        return Feature("time", 0.5, "same month")  # many things happen in one town in a month
    return Feature("time", 0.0, "times overlap")


def _number(a: Traits, b: Traits) -> Feature:
    if a.harm and b.harm and a.harm != b.harm and {a.harm, b.harm} != {"killed", "bodies_found"}:
        return Feature("number", 0.0, f"{a.harm} and {b.harm}")
    if a.low is None or b.low is None:
        return Feature("number", 0.0, "number not told")
    first, second = (a.low, a.high or a.low), (b.low, b.high or b.low)
    seen = f"{a.low} and {b.low}"
    if a.low == b.low:
        return Feature("number", 1.0 if a.low <= 2 else 2.0 if a.low < 10 else 3.0, seen)
    if first[0] <= second[1] and second[0] <= first[1]:
        return Feature("number", 1.0, seen)
    ratio = max(a.low, b.low) / max(1, min(a.low, b.low))
    # tolls grow over days and differ between sources, so a different number weighs little and never vetoes
    return Feature("number", 0.5 if ratio <= 1.1 else 0.0 if ratio <= 2 else -1.0 if ratio <= 5 else -2.0, seen)


def _words(a: Traits, b: Traits) -> Feature:
    if not a.stems or not b.stems or (a.document == b.document and a.sentence == b.sentence):
        return Feature("words", 0.0, "")
    share = len(a.stems & b.stems) / len(a.stems | b.stems)
    if share >= 0.5:
        return Feature("words", 2.0, "mostly the same words")
    return Feature("words", 1.0 if share >= 0.25 else 0.0, "shared words" if share >= 0.25 else "")
