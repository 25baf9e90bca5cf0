"""An area is what a person names, not what a string compares: a country by any of its names, a region, a place."""

from __future__ import annotations

import pytest

from solferino.measure.area import area, country
from solferino.model import Place, PlaceKind
from telling import place

IZYUM, UKRAINE = place("Izyum"), place("UA")


@pytest.mark.parametrize("name", ["Ukraine", "UA", "ua", "Україна", "Украина"])
def test_a_country_holds_its_places_under_each_of_its_names(name: str) -> None:
    inside = area(name)
    assert (inside(IZYUM), inside(UKRAINE), inside(place("PL")), inside(None)) == (True, True, False, None)


def test_a_capital_is_no_country() -> None:
    """Kyiv stands for the government where it speaks; as an area it is the town."""
    assert country("Kyiv") is None and country("Moscow") is None
    assert area("Kyiv")(IZYUM) is False


def test_a_region_holds_its_towns_and_a_country_may_lie_in_it() -> None:
    inside = area("Kharkiv")
    assert (inside(IZYUM), inside(place("Mariupol")), inside(UKRAINE)) == (True, False, None)


def test_a_place_is_found_under_the_gazetteer_s_spelling_too() -> None:
    told = Place("Izyum", "Izyum", PlaceKind.SETTLEMENT, "Kharkiv", "UA", official="Izium")
    assert area("Izium")(told) is True


def test_a_place_that_no_map_has_is_open_and_without_an_area_everything_is_inside() -> None:
    unknown = Place("Hutovo", "Hutovo", PlaceKind.SETTLEMENT)
    assert (area("Ukraine")(unknown), area("Kharkiv")(unknown), area(None)(unknown), area(None)(None)) == (
        None, None, True, True,
    )  # fmt: skip
