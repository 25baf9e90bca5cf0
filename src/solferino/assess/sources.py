"""What stands behind one allegation: who tells it, how directly, with what interest, on what kind of evidence.

Read from names and words by the same rule for every country and body; a person's grading, once the record holds any,
goes before it (method.md §1.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solferino.model import Allegation, Origin, PlaceKind, SpeakerKind, Stance
from solferino.terms import bodies, cues, evidence_cues, policy

_LEGAL_WORDS_ONLY = frozenset({"VIOLATION", "GEN-01", "PER-01"})


class Directness(StrEnum):
    """From method.md §1.5, as far as a text shows it. `party_claim`: an office of a side that speaks of what it cannot
    have recorded."""

    DIRECT_WITNESS = "direct_witness"
    DOCUMENT_OFFICIAL = "document_official"
    EXTERNAL_FINDING = "external_finding"
    PARTY_CLAIM = "party_claim"
    HEARSAY = "hearsay"
    AGGREGATOR = "aggregator"


_FIRST_HAND = (Directness.DOCUMENT_OFFICIAL, Directness.DIRECT_WITNESS)
_PASSED_ON = (Directness.PARTY_CLAIM, Directness.HEARSAY, Directness.AGGREGATOR)


@dataclass(frozen=True, slots=True)
class Source:
    """One allegation's source. `country` is the State that it speaks for; `direct` whether it perceived or recorded;
    `standard` the level (3 or 4) that an examining body's own words reach, 0 without; `opinion` has no weight."""

    allegation: str
    directness: Directness
    country: str | None
    direct: bool
    standard: int
    opinion: bool
    kinds: frozenset[str]
    label: str


def source(a: Allegation, origin: Origin, concerned: frozenset[str], specific: bool) -> Source:
    """The source of one allegation that goes back to `origin`. `concerned`: countries on whose soil, to whose people
    or by whose side it happened; `specific`: whether the incident has a place and a time or number."""
    speaker = a.speaker
    country = bodies.speaker_country(speaker)
    label = (speaker.organisation or speaker.name or speaker.text) if speaker else "the document itself"
    kinds = frozenset(kind for kind, pattern in evidence_cues().items() if pattern.search(a.passage.text))
    opinion = bool(cues("opinion").search(a.passage.text)) and a.stance is not Stance.VERIFIED
    directness = _directness(a, origin, concerned, country)
    office = directness is Directness.DOCUMENT_OFFICIAL or (speaker is not None and speaker.kind is SpeakerKind.BODY)
    if office and directness in _FIRST_HAND and _claims(a, country, concerned, specific):
        directness = Directness.PARTY_CLAIM
    if directness is Directness.DIRECT_WITNESS:
        kinds |= {"testimony"}
    elif directness is Directness.DOCUMENT_OFFICIAL:
        kinds |= {"official record"}
    hedged = a.stance is Stance.HEDGED or (a.stance is Stance.ASSERTED and bool(cues("doubt").search(a.passage.text)))
    firm = not hedged and not a.stance.against
    accusation = a.stance is Stance.ALLEGED and a.act in _LEGAL_WORDS_ONLY
    direct = firm and not opinion and not accusation and directness not in _PASSED_ON
    finds = directness is Directness.EXTERNAL_FINDING and not opinion and not hedged
    standard = _standard(a, specific) if finds else 0
    return Source(a.id, directness, country, direct, standard, opinion, kinds, label)


def _directness(a: Allegation, origin: Origin, concerned: frozenset[str], country: str | None) -> Directness:
    speaker = a.speaker
    if (root := bodies.body(origin.label)) is not None and origin.known:
        # also heard and passed on by an examining body: its item, its standard (method.md §1.6, 3b)
        return Directness.EXTERNAL_FINDING if root.examines else Directness.AGGREGATOR
    if speaker is None or speaker.kind is SpeakerKind.OUTLET:
        return Directness.AGGREGATOR
    names = (speaker.organisation, speaker.role, speaker.name, speaker.text)
    if (
        any(bodies.is_official(n) for n in names)
        or speaker.organisation
        or (country and speaker.kind is SpeakerKind.BODY)
    ):
        away = any(bodies.is_elsewhere(n) for n in names) or (country is not None and country not in concerned)
        return Directness.HEARSAY if away else Directness.DOCUMENT_OFFICIAL
    if any(bodies.is_channel(n) or bodies.is_report(n) for n in names):
        return Directness.AGGREGATOR
    return Directness.DIRECT_WITNESS


def self_serving(a: Allegation, told_by: Source, concerned: frozenset[str]) -> bool:
    """Whether a side of the conflict speaks against another (method.md §1.5, `interest = party`); against itself it is
    the contrary."""
    blamed = a.alleged_perpetrator.party if a.alleged_perpetrator else None
    return told_by.country is not None and told_by.country in concerned and blamed != told_by.country


def _claims(a: Allegation, country: str | None, concerned: frozenset[str], specific: bool) -> bool:
    """Whether an office of a side claims rather than records: how the other side's forces behaved among themselves
    (human shields, double taps, precautions; method.md §9), what they do in general, or an estimate of the dead passed
    on from others (TR-8). What it says against its own side is none."""
    blamed = a.alleged_perpetrator.party if a.alleged_perpetrator else None
    if country is not None and country == blamed:
        return False
    if country is not None and concerned and country not in concerned:
        return False
    if a.act in policy().party_claims:
        return True
    if a.harm in ("killed", "injured", "missing") and cues("estimate").search(a.passage.text):
        return True
    wide = a.place is None or a.place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)
    return country is not None and blamed is not None and wide and not specific and a.harm in (None, "other")


def _standard(a: Allegation, specific: bool) -> int:
    table = policy().external_standard
    if a.stance is Stance.ASSERTED and not specific:
        return table["asserted_in_general"]
    return table.get(a.stance.value, 0)
