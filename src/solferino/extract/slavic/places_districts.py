"""Districts of cities: `у Приморському районі` of Odesa is not in the town of Prymorsk, three regions away.

Cities name their districts by what every map has elsewhere too. No gazetteer lists them, so that they stand without an
entry and tell of their city (scene.py); a district that a map has, or that lies in the region told of, is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.places_types import Found, Mention
from solferino.model.place import Place, PlaceKind

_CITY = 50_000  # people: smaller towns have no districts
LISTED = 5  # characters between two districts of one city: ", ", " та "
_NEXT = 12  # characters that hold the word behind a district
_AREAS = (PlaceKind.REGION, PlaceKind.DISTRICT)


def of_cities(
    text: str, mentions: Sequence[Mention], found: Sequence[Found], of_the_city: frozenset[str]
) -> list[Found]:
    """The places of a text, each district of a city without an entry. `mentions`: all names, also those that no
    gazetteer has; `of_the_city`: "міста", "города"."""
    cities = {m.start for m in mentions if max((e.people for e in m.entries), default=0) >= _CITY}
    unlisted = [m for m in mentions if not m.entries and m.hint is PlaceKind.DISTRICT]
    districts = {m.start: _mapped(m) for m in mentions if m.hint is PlaceKind.DISTRICT and m.start == m.name_start}
    out = []
    for n, f in enumerate(found):
        behind = text[f.end : f.end + _NEXT].split(None, 1)[:1]
        owned = any(w.rstrip(".,;:»") in of_the_city for w in behind) or _next_to(f, unlisted, found[n + 1 :])
        told = next((o for o in reversed(found[:n]) if o.place.kind is not PlaceKind.COUNTRY), None)
        elsewhere = told is not None and told.start in cities and _apart(told, f, districts.get(f.start, True))
        out.append(_without_entry(text, f) if f.start in districts and (owned or elsewhere) else f)
    return out


def _mapped(m: Mention) -> bool:
    """Whether the gazetteer has a district of that name, and not only the town that one would be named for."""
    return any(e.kind in _AREAS for e in m.entries)


def _next_to(f: Found, unlisted: Sequence[Mention], behind: Sequence[Found]) -> bool:
    """`Дніпровському районі Херсона`: whether a city stands right behind, or behind others of its districts ("в
    Калининском и Никитовском районах Горловки")."""
    end = f.end
    for m in unlisted:
        end = m.end if 0 < m.start - end <= LISTED else end
    owner = next((o for o in behind if o.name_start >= end), None)
    return owner is not None and owner.place.kind is PlaceKind.SETTLEMENT and is_right_behind(owner, end)


def is_right_behind(o: Found, end: int) -> bool:
    """Whether a place follows what ends there as its genitive: `районі Херсона`, `районі м. Херсона`."""
    return 1 in (o.start - end, o.name_start - end)


def _apart(city: Found, f: Found, mapped: bool) -> bool:
    """Whether the district lies in another region than the city told last; one that a map has, in another country."""
    a, b = city.place, f.place
    same = a.country == b.country and (mapped or a.admin1 == b.admin1)
    return a.kind is PlaceKind.SETTLEMENT and not same


def _without_entry(text: str, f: Found) -> Found:
    name = text[f.start : f.end]
    return replace(f, place=Place(name, name, PlaceKind.DISTRICT), basis="unknown")
