"""Distances, and how two resolved places lie to each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from solferino.model.place import Place, PlaceKind

_EARTH_KM = 6371.0088  # mean radius (IUGG)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres between two (latitude, longitude) pairs in degrees."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


class Located(Protocol):
    """What may have coordinates in degrees: a place, an entry of the gazetteer, the spot that a list gives a person."""

    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


def km_between(a: Located, b: Located) -> float | None:
    """Great-circle distance in kilometres; None where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance_km((a.lat, a.lon), (b.lat, b.lon))


class Relation(StrEnum):
    """How place `a` lies to place `b`."""

    SAME = "same"
    INSIDE = "inside"
    CONTAINS = "contains"
    NEAR = "near"
    APART = "apart"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Area:
    """The relation, and the distance in kilometres where both have coordinates (None else)."""

    relation: Relation
    km: float | None


_SIZE = {
    PlaceKind.COUNTRY: 4,
    PlaceKind.REGION: 3,
    PlaceKind.DISTRICT: 2,
    PlaceKind.SETTLEMENT: 1,
    PlaceKind.SITE: 0,
}
NEAR_KM = 30.0  # neighbouring villages that reports confuse; raion-sized coordinates are no nearer than this


def same_area(a: Place, b: Place) -> Area:
    """How `a` lies to `b`: the same place, inside it, containing it, within `NEAR_KM`, or apart.

    Areas hold what has their name as `admin1` or `country`. A site lies inside its settlement; two sites of one
    settlement are the same only if their words agree, else near. Places of which too little is known: unknown.
    """
    km = km_between(a, b)
    if a.id is not None and a.id == b.id:
        return Area(_same_point(a, b), km)
    if a.country and b.country and a.country != b.country:
        return Area(Relation.APART, km)
    first, second = _SIZE[a.kind], _SIZE[b.kind]
    if first < second and _holds(b, a, km):
        return Area(Relation.INSIDE, km)
    if first > second and _holds(a, b, km):
        return Area(Relation.CONTAINS, km)
    if first >= 2 or second >= 2:  # an area that does not hold the other is another area
        return Area(Relation.APART if a.country and b.country else Relation.UNKNOWN, km)
    if km is None:
        return Area(Relation.UNKNOWN, None)
    return Area(Relation.NEAR if km <= NEAR_KM else Relation.APART, km)


def _same_point(a: Place, b: Place) -> Relation:
    if a.kind is b.kind:
        if a.kind is not PlaceKind.SITE or (a.site or "").casefold() == (b.site or "").casefold():
            return Relation.SAME
        return Relation.NEAR
    return Relation.INSIDE if _SIZE[a.kind] < _SIZE[b.kind] else Relation.CONTAINS


def _holds(area: Place, inner: Place, km: float | None) -> bool:
    if area.kind is PlaceKind.COUNTRY:
        return area.country is not None and area.country == inner.country
    if area.kind is PlaceKind.REGION and inner.admin1 and area.admin1:
        return area.admin1 == inner.admin1 and area.country == inner.country
    # Districts and regions across provinces have no list of what they hold: near enough to their middle is taken as in.
    reach = 60.0 if area.kind is PlaceKind.DISTRICT else 200.0
    return area.kind in (PlaceKind.DISTRICT, PlaceKind.REGION) and km is not None and km <= reach
