"""What of an allegation is compared: small, precomputed values, so that a million comparisons stay cheap."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from solferino.model import Allegation, PlaceKind, Precision, SpeakerKind
from solferino.terms import bodies, cues, sites

_TOKEN = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # first letters of a word: joins killed/killing/killers well enough for overlap, in any language
_EVENT_DAYS = 31  # a claim about a longer time is about more than one event, or about nobody knows when
LOOK_BACK = 3  # sentences that "the attack" can refer back over
_MANY = 1000  # persons: without a day no one event is told that harmed so many
_AREA_DAYS = 7  # a strike "in Kharkiv region on 3 March" is an event; "in March" is not


class Kind(StrEnum):
    """What an allegation tells of: one event, a sum over several, or that something happens in general."""

    EVENT = "event"
    TOTAL = "total"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Traits:
    """Comparable side of one allegation. Days are ordinals (date.toordinal). `order` is its place in its document,
    `sentence` the number of its passage there; None is unknown."""

    id: str
    document: str
    order: int
    sentence: int
    start: int
    end: int
    kind: Kind
    against: bool  # denies or negates: never founds an incident
    act: str
    family: str
    families: frozenset[str]
    acts: frozenset[str]
    harm: str | None
    low: int | None
    high: int | None
    names: frozenset[str]
    sex: str | None
    age: str | None
    status: str | None
    victims_party: str | None
    perpetrator_party: str | None
    place: str | None
    located: bool  # settlement or site, with coordinates or an id
    lat: float | None
    lon: float | None
    admin1: str | None
    country: str | None
    sites: frozenset[str]
    first: int | None
    last: int | None
    exact: bool  # a day, two at most
    told: int | None  # latest day it can have been published
    weapons: frozenset[str]
    stems: frozenset[str]
    several: int | None
    another: bool
    refers: bool
    part: bool
    share: bool
    text: str
    ahead: int | None = None  # `order` of what its own text tells and it only heads (headings.py)

    @property
    def span(self) -> int | None:
        """Days that the time of the act may lie in, inclusive."""
        return None if self.first is None or self.last is None else self.last - self.first + 1


@lru_cache(maxsize=65536)
def day(iso: str | None) -> int | None:
    """Ordinal of an ISO day; None for None and for what is no full date."""
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


@cache
def _site_words() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """One pattern for all words of sites.toml, longest first, and the kinds that each word tells."""
    kinds: dict[str, set[str]] = {}
    for site in sites().values():
        for word in site.words:
            kinds.setdefault(word, set()).update(k for k in (site.code, site.within) if k)
    longest = sorted(kinds, key=lambda w: (-len(w), w))
    # a lookahead, so that "train station market" gives every word that begins anywhere
    pattern = re.compile(r"(?<!\w)(?=(" + "|".join(map(re.escape, longest)) + "))")
    return pattern, {word: frozenset(found) for word, found in kinds.items()}


def site_kinds(text: str) -> frozenset[str]:
    """Kinds of site named in the text (sites.toml), each with the wider kind that it is within."""
    pattern, kinds = _site_words()
    found: set[str] = set()
    for match in pattern.finditer(text.casefold()):
        found |= kinds[match[1]]
    return frozenset(found)


@lru_cache(maxsize=65536)
def _site_kinds(text: str) -> frozenset[str]:
    return site_kinds(text)


_NUMBERS = dict(
    zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True)  # noqa: SIM905
)


def several_told(a: Allegation) -> int | None:
    """How many events or places the claim sums up, where it is more than one; 2 where only "several" is said."""
    if a.incidents is not None:
        return a.incidents
    return _cues(a.passage.text).several


@dataclass(frozen=True, slots=True)
class _Cues:
    """What the words of a passage say of what is told before it."""

    another: bool
    refers: bool
    part: bool
    several: int | None


@lru_cache(maxsize=65536)  # copies read the same
def _cues(text: str) -> _Cues:
    several = None
    if (found := cues("several").search(text)) is not None:
        word = next(g for g in found.groups() if g).casefold()
        number = int(word) if word.isdigit() else _NUMBERS.get(word, 2)
        several = number if number > 1 else None
    another, refers, part = (bool(cues(name).search(text)) for name in ("another", "refers", "part"))
    return _Cues(another, refers, part, several)


def kind_of(a: Allegation) -> Kind:
    """Which of the three an allegation is (contract.md `total`; rule in the words of this module's enum)."""
    if a.total or (a.incidents or 0) > 1:
        return Kind.TOTAL
    days = _days(a)
    point = a.place is not None and a.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE)
    v = a.victims
    if v.share or v.of:  # a share of those interviewed tells of a practice
        return Kind.GENERAL
    counted = v.low is not None or bool(v.names)
    wide = a.place is None or a.place.kind is PlaceKind.COUNTRY
    thousands = (v.low or v.high or 0) >= _MANY and a.act != "BODIES"
    if thousands and (days is None or days > 2):
        return Kind.TOTAL
    if wide and days is not None and days >= 28 and (counted or v.qualifier == "vague"):
        return Kind.TOTAL
    if point:
        many = days is None and not counted and (several_told(a) or 1) > 1
        return Kind.TOTAL if many else Kind.EVENT
    if days is not None and days <= _AREA_DAYS and (a.place is not None or counted):
        return Kind.EVENT
    if counted and (days is None or days <= _EVENT_DAYS):
        return Kind.EVENT
    if first_hand(a) and a.place is None and days is None and not v.status and a.act[:3] not in ("GEN", "PER"):
        return Kind.EVENT
    return Kind.GENERAL


def first_hand(a: Allegation) -> bool:
    """Whether a person of no office tells it, as one who was there."""
    s = a.speaker
    if s is None or s.kind not in (SpeakerKind.PERSON, SpeakerKind.UNNAMED) or s.organisation:
        return False
    return not bodies.is_official(s.role) and not bodies.is_official(s.name or s.text)


def _days(a: Allegation) -> int | None:
    if a.when is None:
        return None
    first, last = day(a.when.earliest), day(a.when.latest)
    return None if first is None or last is None else last - first + 1


def traits(allegations: Sequence[Allegation], told: Mapping[str, str | None]) -> list[Traits]:
    """Traits of all, ordered by document and position. `told`: latest publication day by document id, if known."""
    ordered = sorted(allegations, key=lambda a: (a.document.id, a.passage.start, a.passage.end, a.id))
    places: dict[tuple[str, int], set[str]] = {}
    for a in ordered:
        if a.place is not None:
            places.setdefault((a.document.id, a.passage.start), set()).add(a.place.name)
    out: list[Traits] = []
    document, order, sentence, last_start = "", 0, 0, -1
    for a in ordered:
        if a.document.id != document:
            document, order, sentence, last_start = a.document.id, 0, 0, a.passage.start
        elif a.passage.start != last_start:
            order, sentence, last_start = order + 1, sentence + 1, a.passage.start
        else:
            order += 1
        # a sentence about several towns names the sites of all of them: whose is whose is not told
        own_sites = len(places.get((document, a.passage.start), ())) < 2
        out.append(_traits(a, order, sentence, told.get(a.document.id), own_sites))
    return settle(out)


def settle(ordered: Sequence[Traits]) -> list[Traits]:
    """Traits in which a sentence that takes up an event told just before ("many had been bound") tells of that event,
    though by itself it names no place or time."""
    out: list[Traits] = []
    for t in ordered:
        if t.kind is Kind.GENERAL and t.refers and t.place is None and not t.share:
            for before in reversed(out):
                if before.document != t.document or t.sentence - before.sentence > LOOK_BACK:
                    break
                if before.sentence < t.sentence and before.kind is Kind.EVENT:
                    t = replace(t, kind=Kind.EVENT)  # noqa: PLW2901
                    break
        out.append(t)
    return out


def _traits(a: Allegation, order: int, sentence: int, told: str | None, own_sites: bool) -> Traits:
    place, when, text = a.place, a.when, a.passage.text
    point = place is not None and place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE)
    days = _days(a)
    found = _sites(a, own_sites)
    codes = frozenset((a.act, *a.acts))
    return Traits(
        id=a.id,
        document=a.document.id,
        order=order,
        sentence=sentence,
        start=a.passage.start,
        end=a.passage.end,
        kind=kind_of(a),
        against=a.stance.against,
        act=a.act,
        family=a.act.split("-")[0],
        families=frozenset(c.split("-")[0] for c in codes),
        acts=codes,
        harm=a.harm,
        low=a.victims.low,
        high=a.victims.high,
        names=frozenset(n.casefold() for n in a.victims.names),
        sex=a.victims.sex if a.victims.sex != "U" else None,
        age=a.victims.age if a.victims.age != "U" else None,
        status=a.victims.status if a.victims.status != "CST-UNK" else None,
        victims_party=a.victims.party,
        perpetrator_party=a.alleged_perpetrator.party if a.alleged_perpetrator else None,
        place=(place.id or place.name.casefold()) if place else None,
        located=point and place is not None and (place.id is not None or place.lat is not None),
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        admin1=place.admin1 if place else None,
        country=place.country if place else None,
        sites=found,
        first=day(when.earliest) if when else None,
        last=day(when.latest) if when else None,
        exact=days is not None and days <= 2 and when is not None and when.precision in (None, Precision.DAY),
        told=day(told),
        weapons=frozenset(a.weapons),
        stems=_stems(text),
        several=several_told(a),
        another=_cues(text).another,
        refers=_cues(text).refers,
        part=_cues(text).part,
        share=a.victims.share is not None or a.victims.of is not None,
        text=text,
    )


def _sites(a: Allegation, own: bool) -> frozenset[str]:
    """Kinds of site that the place names in this very passage, else those that the passage names; a site carried over
    from an earlier sentence counts only where the passage names none."""
    place, text = a.place, a.passage.text
    words = " ".join(x for x in (place.site, place.text) if x) if place is not None else ""
    named = _site_kinds(words) if words else frozenset()
    here = place is not None and any(x and x in text for x in (place.site, place.text))
    if named and here:
        return named
    return (_site_kinds(text) if own else frozenset()) or named


@lru_cache(maxsize=65536)
def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in _TOKEN.findall(text.casefold()))
