"""Settling: which of the places that have a name is meant.

What the text itself says comes first ("Lyman, Donetsk region"; "the city of"), then what the document is about, then
size. One name means one place throughout a document unless a mention says otherwise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from math import log10

from solferino.contexts.load import Context
from solferino.extract.places_beside import areas_named, share_kinds
from solferino.extract.places_pins import AREAS, pins_of, size_of
from solferino.extract.places_types import Found, Mention
from solferino.extract.places_words import PlaceWords, place_words
from solferino.model.place import Candidate, Place, PlaceKind
from solferino.terms.gazetteer import Entry
from solferino.terms.gazetteer_names import key
from solferino.terms.geo import distance_km, km_between
from solferino.terms.parties import Form, PartyFound

_KEPT = 5  # candidates that an open name keeps
_OPEN = 1.0  # a lead smaller than this leaves the name open (about a factor of ten in inhabitants)
_NEAR_KM = 120.0
_PINNED, _BESIDE = 3.0, 1.5  # what it is worth that the text says so of the place, and that its sentence names the area
_MANY = 2  # quarters of one name in several cities
_OTHERS = 3  # places in one country, beside which a small one alone in another is a namesake
_UNLIKE, _HAMLET = 3, 1_000  # so small a place, of so different a name of its own, is meant by nobody who says no more
_SMALL = 30_000  # inhabitants; of fewer, a building is likelier called after somebody
_WORD = re.compile(r" ([A-Z][a-z]+)\b")
_VILLAGE = 100_000  # inhabitants that no village has
_LATIN = "\u0370"  # letters before this one are Latin: in others every name is spelled otherwise than on the map


def settle(
    text: str,
    mentions: Sequence[Mention],
    context: Context | None,
    parties: Sequence[PartyFound],
    words: PlaceWords | None = None,
) -> list[Found]:
    """Each mention with the place that it means; `words`: those of the language (English where not given)."""
    words = words or place_words("en")
    mentions = share_kinds(text, mentions)
    parties = [x for x in parties if not words.no_ground.match(text, x.end)]
    profile = _profile(mentions, context, parties)
    near = areas_named(mentions)
    pins, inside = pins_of(text, mentions, profile, words)
    anchors = _anchors(mentions, pins, profile)
    ranked: dict[str, list[tuple[float, Entry]]] = {}
    names: dict[str, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        names[key(mention.name)].append(n)
    for name, members in names.items():
        pinned = [e for n in members if n in pins for e in pins[n]]
        beside = [e for n in members if n in near for e in near[n]]
        scored = [
            (_score(e, profile, anchors, name) + (_PINNED if e in pinned else _BESIDE if e in beside else 0.0), e)
            for e in mentions[members[0]].entries
        ]
        ranked[name] = sorted(scored, key=lambda p: (-p[0], p[1].id))
    out = []
    for n, mention in enumerate(mentions):
        if n in inside:
            out.append(_unlisted(text, mention, inside[n]))
            continue
        options = ranked[key(mention.name)]
        if mention.entries != mentions[names[key(mention.name)][0]].entries:  # a listed name beside a plain one
            options = sorted(
                ((_score(e, profile, anchors, ""), e) for e in mention.entries), key=lambda p: (-p[0], p[1].id)
            )
        if n in pins:
            options = [p for p in options if p[1] in pins[n]] or options
        options = _of_kind(options, mention)
        if _called_village(text, mention, words):
            options = [p for p in options if p[1].people < _VILLAGE] or options
        options = _in_its_city(options, n, mentions)
        if not options:
            continue
        best = options[0][1]
        spelled = best.rank > 0 and mention.name[:1] < _LATIN and mention.hint not in AREAS and n not in pins
        lonely = spelled and not _spoken_for(best, mention, mentions, context, parties)
        if lonely and best.rank == _UNLIKE and best.people < _HAMLET:
            continue
        if lonely and _in_another_country(best, mention, mentions):
            continue
        if _gives_its_name(text, best, mention, words) and not _spoken_by_others(
            best, mention, mentions, context, parties
        ):
            continue
        others = {c: share for c, share in profile.items() if not (lonely and c == best.country)}
        if n not in pins and _stray(best, mention, others, mentions):
            continue
        out.append(_found(text, mention, options))
    return [_within(text, one, after) for one, after in zip_longest(out, out[1:])]


def _within(text: str, one: Found, after: Found | None) -> Found:
    """A place whose region the gazetteer lacks, in the one named right behind it: "Kabul district, Kabul province"."""
    if after is None or one.place.admin1 is not None or after.place.kind is not PlaceKind.REGION:
        return one
    if one.place.country != after.place.country or text[one.end : after.start].strip() != ",":
        return one
    return replace(one, place=replace(one.place, admin1=after.place.admin1))


def _called_village(text: str, mention: Mention, words: PlaceWords) -> bool:
    around = text[max(0, mention.start - 20) : mention.end]
    return mention.hint is PlaceKind.SETTLEMENT and words.small.search(around) is not None


def _in_its_city(options: list[tuple[float, Entry]], n: int, mentions: Sequence[Mention]) -> list[tuple[float, Entry]]:
    """The readings without quarters of other cities than that of the sentence: many a city has a "Central district"."""
    mention = mentions[n]
    if sum(e.flag == "part" for _, e in options) < _MANY:
        return options
    beside = [m for k, m in enumerate(mentions) if k != n and m.sentence == mention.sentence]
    cities = [e for m in beside for e in m.entries if e.kind is PlaceKind.SETTLEMENT and e.people >= _VILLAGE]
    if not cities:
        return options
    return [p for p in options if p[1].flag != "part" or not all(_elsewhere(p[1], e) for e in cities)]


def _gives_its_name(text: str, entry: Entry, mention: Mention, words: PlaceWords) -> bool:
    """`the Amal Hospital`: a small town of that name is less likely than somebody or something it is called after."""
    behind = _WORD.match(text, mention.end)
    site = behind is not None and behind[1].lower() in words.site_heads
    return site and entry.kind is PlaceKind.SETTLEMENT and entry.people < _SMALL and mention.hint is None


def _spoken_for(
    entry: Entry,
    mention: Mention,
    mentions: Sequence[Mention],
    context: Context | None,
    parties: Sequence[PartyFound],
) -> bool:
    """Whether anything but the name itself, which its map spells otherwise, speaks for the country that it lies in."""
    beside = any(m.name != mention.name for m in mentions)
    alone = not beside and (entry.rank < _UNLIKE or entry.people >= _HAMLET)
    return alone or _spoken_by_others(entry, mention, mentions, context, parties)


def _spoken_by_others(
    entry: Entry,
    mention: Mention,
    mentions: Sequence[Mention],
    context: Context | None,
    parties: Sequence[PartyFound],
) -> bool:
    """Whether the context, a side or another place speaks for the country that a place lies in."""
    if context is not None and entry.country in context.countries:
        return True
    beside = (m for m in mentions if m.name != mention.name)
    here = any(x.code == entry.country for x in parties)
    return here or any(e.country == entry.country and e.rank < 2 for m in beside for e in m.entries)


def _in_another_country(entry: Entry, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether another place of its sentence lies in one country only, and not in this one."""
    beside = (m for m in mentions if m.sentence == mention.sentence and m.name != mention.name)
    countries = [{e.country for e in m.entries if e.rank < 2} for m in beside]
    return any(len(c) == 1 and entry.country not in c for c in countries)


def _stray(entry: Entry, mention: Mention, profile: dict[str, float], mentions: Sequence[Mention]) -> bool:
    """Whether all that speaks for a place is its name: a small one, in a country that the text has nothing to do with,
    or where it is the only place while others lie in one country. A village that no gazetteer has is then likelier than
    a namesake elsewhere."""
    small = entry.kind is PlaceKind.SETTLEMENT and entry.people < (_SMALL if entry.rank == 0 else 100_000)
    if not small or mention.site is not None:
        return False
    if profile.get(entry.country or "", 0.0) == 0.0:
        return max(profile.values(), default=0.0) >= 0.4
    others = {key(m.name): {e.country for e in m.entries if e.rank < 2} for m in mentions if m.name != mention.name}
    sure = [next(iter(countries)) for countries in others.values() if len(countries) == 1]
    return len(sure) >= _OTHERS and len(set(sure)) == 1 and sure[0] != entry.country


def _profile(mentions: Sequence[Mention], context: Context | None, parties: Sequence[PartyFound]) -> dict[str, float]:
    """The share of each country in what the document names: states, peoples, groups and unmistakable places."""
    weight: dict[str, float] = defaultdict(float)
    for party in parties:
        if party.code and not (party.form is Form.COUNTRY and party.name == "Georgia"):  # also a state of the US
            weight[party.code] += 1.0
    for mention in mentions:
        countries = {e.country for e in mention.entries if e.country and e.rank < 2}
        if len(countries) == 1:
            weight[next(iter(countries))] += 1.0
            continue
        big = [e for e in mention.entries if e.people >= 1_000_000 and e.country and e.rank == 0]
        if len({e.country for e in big}) == 1:
            weight[str(big[0].country)] += 0.5
    if context is not None:
        for code in context.needs:
            weight[code] += 2.0
    total = sum(weight.values())
    return {code: value / total for code, value in weight.items()} if total else {}


def _anchors(
    mentions: Sequence[Mention], pins: dict[int, tuple[Entry, ...]], profile: dict[str, float]
) -> list[tuple[float, float, str]]:
    """Points of the document's places that are beyond doubt: for those that are in doubt, near them is likelier."""
    points = []
    for n, mention in enumerate(mentions):
        entries: Sequence[Entry] = pins.get(n, mention.entries)
        best = max(entries, key=lambda e: size_of(e) + 2 * profile.get(e.country or "", 0.0))
        alone = all(e.country == best.country and e.admin1 == best.admin1 for e in entries)
        if (
            best.kind is not PlaceKind.COUNTRY
            and best.lat is not None
            and best.lon is not None
            and (alone or n in pins)
        ):
            points.append((best.lat, best.lon, key(mention.name)))
    return points


def _score(entry: Entry, profile: dict[str, float], anchors: list[tuple[float, float, str]], name: str) -> float:
    score = log10(entry.people + 10) - (0.0, 0.7, 1.5, 1.8)[entry.rank]
    score += 3.0 * min(1.0, 1.5 * profile.get(entry.country or "", 0.0))
    score += {"part": -1.5, "minor": -1.5, "raion": -2.0, "hromada": -3.0, "wide": 1.0}.get(entry.flag, 0.0)
    if entry.kind is PlaceKind.COUNTRY:
        score += 1.0
    elif entry.kind is PlaceKind.DISTRICT:
        score -= 1.2
    elif entry.kind is PlaceKind.REGION:
        score -= 0.3
    if entry.lat is not None and entry.lon is not None and entry.kind is not PlaceKind.COUNTRY:
        at = (entry.lat, entry.lon)
        near = sum(o != name and distance_km((lat, lon), at) <= _NEAR_KM for lat, lon, o in anchors)
        score += 0.5 * min(near, 3)
    return score


def _of_kind(options: list[tuple[float, Entry]], mention: Mention) -> list[tuple[float, Entry]]:
    """The readings of the kind that the words around call for; a town before its own region where nothing is said."""
    if mention.hint is PlaceKind.REGION or mention.hint is PlaceKind.DISTRICT:
        wider = [p for p in options if p[1].kind in (PlaceKind.REGION, PlaceKind.DISTRICT)]
        areas = [p for p in wider if p[1].kind is mention.hint and p[1].flag != "hromada"]
        if areas and wider[0][0] > areas[0][0] and wider[0][1].country != areas[0][1].country:
            return wider  # "Beni territory" in a text about the Congo: a district there, a region elsewhere
        return areas or wider or options
    if mention.hint is PlaceKind.SETTLEMENT:
        return [p for p in options if p[1].kind is PlaceKind.SETTLEMENT] or options
    plain = [p for p in options if p[1].flag not in ("hromada", "raion")] or options
    best = plain[0][1]
    if best.kind in (PlaceKind.REGION, PlaceKind.DISTRICT) and best.flag != "wide":
        for score, entry in plain:
            own = entry.kind is PlaceKind.SETTLEMENT and entry.country == best.country and entry.name == best.name
            if own and entry.people >= 20_000:
                return [(score, entry), *(p for p in plain if p[1] is not entry)]
    return plain


def _found(text: str, mention: Mention, options: list[tuple[float, Entry]]) -> Found:
    score, best = options[0]
    rivals = [(s, e) for s, e in options[1:] if _elsewhere(best, e)]
    lead = score - rivals[0][0] if rivals else 9.0
    candidates: tuple[Candidate, ...] = ()
    if lead < _OPEN:
        candidates = tuple(
            Candidate(e.id, e.name, e.admin1, e.country, e.lat, e.lon, round(s, 2))
            for s, e in [(score, best), *rivals][:_KEPT]
        )
    place = Place(
        text=text[mention.start : mention.end],
        name=best.name,
        kind=PlaceKind.SITE if mention.site else best.kind,
        admin1=best.admin1,
        country=best.country,
        lat=best.lat,
        lon=best.lon,
        id=best.id,
        precision=best.precision,
        site=mention.site,
        candidates=candidates,
    )
    settled = 1.0 if lead >= _OPEN else 0.6 + 0.4 * max(0.0, lead) / _OPEN
    sure = min(1.0, max(0.05, 0.5 + 0.1 * mention.evidence)) * settled
    basis = "site" if mention.site else "named"
    name = (mention.name_start, mention.name_end)
    return Found(mention.start, mention.end, place, *name, basis, None, round(sure, 3))


def _unlisted(text: str, mention: Mention, region: Entry) -> Found:
    """A place whose name the gazetteer has elsewhere, in the region that the text gives it: the text is believed."""
    place = Place(
        text=text[mention.start : mention.end],
        name=mention.name,
        kind=mention.hint or PlaceKind.SETTLEMENT,
        admin1=region.admin1,
        country=region.country,
        lat=region.lat,
        lon=region.lon,
        precision=region.precision,
    )
    return Found(mention.start, mention.end, place, mention.name_start, mention.name_end, "named", None, 0.5)


def _elsewhere(a: Entry, b: Entry) -> bool:
    """Whether two readings differ for a reader: not a town against the district around it."""
    km = km_between(a, b)
    if a.id == b.id or km is None:
        return False
    return km > 60.0 and not (
        a.country == b.country
        and a.admin1 is not None
        and a.admin1 == b.admin1
        and PlaceKind.REGION in (a.kind, b.kind)
    )
