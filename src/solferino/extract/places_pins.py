"""What the text itself says of where a place lies: "Tripoli, Lebanon", "Ukraine's Kharkiv region".

It is believed also where the gazetteer knows none of that name there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf, log10

from solferino.extract.places_types import Mention
from solferino.extract.places_words import PlaceWords
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry
from solferino.terms.geo import km_between

_KNOWN = 300_000  # inhabitants from which a name before a region is listed with it ("London, Kandahar province")
AREAS = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT)


def pins_of(
    text: str, mentions: Sequence[Mention], profile: dict[str, float], words: PlaceWords
) -> tuple[dict[int, tuple[Entry, ...]], dict[int, Entry]]:
    """Mentions that the text places inside the next one ("Tripoli, Lebanon"): which readings that leaves for both.

    And those that it places inside an area where the gazetteer knows none of that name: in which area.
    """
    pins: dict[int, tuple[Entry, ...]] = {}
    inside: dict[int, Entry] = {}
    for n in range(len(mentions) - 2, -1, -1):
        inner, outer = mentions[n], mentions[n + 1]
        gap = text[inner.end : outer.start]
        possessive = False
        framed = words.village_of.fullmatch(gap) is not None  # "the West Bank village of Orlec"
        if (
            framed or gap in ("'s ", "’s ") or re.fullmatch(r"['’]s (?:[a-z-]+ ){1,3}", gap)
        ):  # "Ukraine's Kharkiv region"
            inner, outer, possessive = outer, inner, True
        elif not words.lies_in.fullmatch(gap) and not words.through.fullmatch(gap):
            continue
        at, above = (n + 1, n) if possessive else (n, n + 1)
        outers: Sequence[Entry] = (inside[above],) if above in inside else pins.get(above, outer.entries)
        if gap.strip() == "," and _lists(inner, outers):
            continue
        pairs = [
            (a, b) for b in outers if b.kind in AREAS and b.flag != "hromada" for a in inner.entries if lies_in(a, b)
        ]
        if not pairs:
            region = max((b for b in outers if b.kind is PlaceKind.REGION), key=size_of, default=None)
            near = [
                a for a in inner.entries if a.kind is not PlaceKind.COUNTRY and region and a.country == region.country
            ] or (inner.hint is not None and max(a.people for a in inner.entries) < _KNOWN)
            if region is not None and near and outer.hint is PlaceKind.REGION and inner.hint is not PlaceKind.REGION:
                inside[at] = region
            elif framed or _placed_in(text, inner, mentions[n + 1 : n + 3], gap, possessive=possessive):
                holder = max(outers, key=lambda e: size_of(e) + 2 * profile.get(e.country or "", 0.0))
                if all(a.country != holder.country and a.people < _most(inner, holder) for a in inner.entries):
                    inside[at] = holder
            continue
        best = max(pairs, key=lambda p: (size_of(p[1]) + 2 * profile.get(p[1].country or "", 0.0), size_of(p[0])))
        holder = best[1]
        pins[at] = tuple(dict.fromkeys(a for a, b in pairs if b.country == holder.country and b.id == holder.id))
        if outer.name != inner.name:
            pins.setdefault(above, tuple(dict.fromkeys(b for _, b in pairs if b.country == holder.country)))
    return pins, inside


def _placed_in(text: str, inner: Mention, behind: Sequence[Mention], gap: str, *, possessive: bool) -> bool:
    """Whether what stands behind a name tells where it lies, though the gazetteer knows none of that name there.

    "Eastleigh, a suburb of Nairobi"; "Orlec, Zambia" where a country ends the list, as in "Orlec, Zambia and Malawi".
    """
    if possessive or gap.strip() == "(":
        return False
    if gap.strip() != ",":
        return True
    outer, listed = behind[0], [m for m in behind[1:] if any(e.kind is PlaceKind.COUNTRY for e in m.entries)]
    country = outer.entries[0].kind is PlaceKind.COUNTRY and outer.entries[0].rank == 0
    goes_on = listed and re.fullmatch(r",? (?:and|or) |, ", text[outer.end : listed[0].start])
    return country and (inner.hint is not None or not goes_on)


def _most(inner: Mention, holder: Entry) -> float:
    """So many people a namesake elsewhere may have: any number, where a word says what lies in the country."""
    return inf if inner.hint is not None and holder.country is not None else _KNOWN


def _lists(inner: Mention, outers: Sequence[Entry]) -> bool:
    """Whether a comma lists rather than places: "Mexico, China, Japan", "Ohio, Oregon" (but "Tripoli, Lebanon")."""
    first = max(inner.entries, key=size_of)
    if inner.hint is None and first.kind is PlaceKind.COUNTRY and first.rank == 0:
        return True
    peers = {e.country for e in outers if e.kind is PlaceKind.REGION and e.rank == 0}
    return first.kind is PlaceKind.REGION and first.rank == 0 and first.country in peers


def size_of(entry: Entry) -> float:
    """How big a place is, as the power of ten of its inhabitants; less for a looser spelling of its name."""
    return log10(entry.people + 10) - 0.5 * entry.rank


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether one place lies in the other, as far as the gazetteer knows."""
    if inner.id == outer.id or outer.country is None:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return inner.kind is not PlaceKind.COUNTRY and inner.country == outer.country
    if inner.country != outer.country or inner.kind is PlaceKind.COUNTRY:
        return False
    if outer.kind is PlaceKind.REGION and outer.admin1:
        return inner.kind is not PlaceKind.REGION and inner.admin1 == outer.admin1
    if inner.area is not None and outer.kind is PlaceKind.DISTRICT:
        return inner.area == outer.name
    km = km_between(inner, outer)
    reach = 60.0 if outer.kind is PlaceKind.DISTRICT else 250.0
    return inner.kind is PlaceKind.SETTLEMENT and km is not None and km <= reach
