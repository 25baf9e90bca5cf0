"""Distances, and how places lie to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.model.place import Place, PlaceKind
from solferino.terms.geo import Relation, distance_km, km_between, same_area

KHARKIV = Place("Kharkiv", "Kharkiv", PlaceKind.SETTLEMENT, "Kharkiv", "UA", 49.98, 36.25, "geonames:706483")
OBLAST = Place("Kharkiv region", "Kharkiv", PlaceKind.REGION, "Kharkiv", "UA", 49.6, 36.5, "admin1:UA-63")
DERHACHI = Place("Derhachi", "Derhachi", PlaceKind.SETTLEMENT, "Kharkiv", "UA", 50.11, 36.12, "geonames:1")
LVIV = Place("Lviv", "Lviv", PlaceKind.SETTLEMENT, "Lviv", "UA", 49.84, 24.02, "geonames:702550")
UKRAINE = Place("Ukraine", "Ukraine", PlaceKind.COUNTRY, None, "UA", 49.0, 32.0, "country:UA")
BELGOROD = Place("Belgorod", "Belgorod", PlaceKind.SETTLEMENT, "Belgorod", "RU", 50.6, 36.6, "geonames:578072")


def _site(words: str) -> Place:
    return Place(words, "Kharkiv", PlaceKind.SITE, "Kharkiv", "UA", 49.98, 36.25, "geonames:706483", site=words)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (KHARKIV, KHARKIV, Relation.SAME),
        (KHARKIV, OBLAST, Relation.INSIDE),
        (OBLAST, KHARKIV, Relation.CONTAINS),
        (UKRAINE, LVIV, Relation.CONTAINS),
        (LVIV, OBLAST, Relation.APART),
        (KHARKIV, DERHACHI, Relation.NEAR),
        (KHARKIV, LVIV, Relation.APART),
        (KHARKIV, BELGOROD, Relation.APART),
        (_site("school"), KHARKIV, Relation.INSIDE),
        (_site("school"), _site("School"), Relation.SAME),
        (_site("school"), _site("hospital"), Relation.NEAR),
    ],
)
def test_how_places_lie_to_each_other(a: Place, b: Place, relation: Relation) -> None:
    assert same_area(a, b).relation is relation


def test_a_place_without_coordinates_is_neither_near_nor_apart() -> None:
    nowhere = Place("Nove", "Nove", PlaceKind.SETTLEMENT, None, "UA")
    assert same_area(nowhere, KHARKIV).relation is Relation.UNKNOWN
    assert same_area(nowhere, KHARKIV).km is None
    assert km_between(nowhere, KHARKIV) is None
    assert km_between(KHARKIV, nowhere) is None


def test_kyiv_to_kharkiv_is_about_410_kilometres() -> None:
    assert distance_km((50.45, 30.52), (49.98, 36.25)) == pytest.approx(411, abs=3)


_POINT = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(_POINT, _POINT)
def test_distance_does_not_depend_on_the_direction(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert 0 <= distance_km(a, b) <= 20_016


_RELATIONS = {Relation.INSIDE: Relation.CONTAINS, Relation.CONTAINS: Relation.INSIDE}


@given(st.sampled_from([KHARKIV, OBLAST, DERHACHI, LVIV, UKRAINE, BELGOROD, _site("school")]), st.data())
def test_the_relation_turned_round_is_its_opposite(a: Place, data: st.DataObject) -> None:
    b = data.draw(st.sampled_from([KHARKIV, OBLAST, DERHACHI, LVIV, UKRAINE, BELGOROD, _site("hospital")]))
    there, back = same_area(a, b).relation, same_area(b, a).relation
    assert back is _RELATIONS.get(there, there)
