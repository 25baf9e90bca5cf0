"""Units: one designation in several forms, parts of larger units, and what never makes two units one."""

from __future__ import annotations

from itertools import combinations

import pytest

from solferino.link.units import Kinship, Unit, UnitSuggestion, compare_units, parse_unit


def unit(text: str, side: str | None = None, day: str | None = None) -> Unit:
    found = parse_unit(text, side=side, day=day)
    assert found is not None, text
    return found


def said(one: str, other: str) -> UnitSuggestion | None:
    return compare_units(unit(one), unit(other))


@pytest.mark.parametrize(
    "forms",
    [
        (
            "64th Separate Motor Rifle Brigade",
            "64-я отдельная мотострелковая бригада",
            "64 ОМСБр",
            "64th OMSBr",
            "64 гв. омсбр",
        ),
        ("76th Guards Air Assault Division", "76-я гвардейская десантно-штурмовая дивизия", "76 дшд"),
        ("72nd Separate Mechanised Brigade", "72-га окрема механізована бригада", "72 ОМБр"),
        ("810th Separate Naval Infantry Brigade", "810-я отдельная бригада морской пехоты", "810 обрмп"),
    ],
)
def test_one_designation_in_several_forms_is_proposed_as_one_unit(forms: tuple[str, ...]) -> None:
    for one, other in combinations(forms, 2):
        found = said(one, other)
        assert found is not None, (one, other)
        assert found.kinship is Kinship.SAME
        assert found.score > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("64 омсбр", "65 омсбр"),
        ("64 омсбр", "64th Tank Brigade"),
        ("64th Motor Rifle Brigade", "64th Motor Rifle Regiment"),
        ("1 мсб 64 омсбр", "1 мсб 37 омсбр"),
    ],
)
def test_another_number_size_arm_or_parent_is_another_unit(one: str, other: str) -> None:
    assert said(one, other) is None


def test_a_part_is_recognised_and_never_the_same_as_its_whole() -> None:
    part = said("2nd battalion, 64th Separate Motor Rifle Brigade", "64 ОМСБр")
    whole = said("64 ОМСБр", "2nd battalion, 64th Separate Motor Rifle Brigade")
    assert part is not None
    assert whole is not None
    assert (part.kinship, whole.kinship) == (Kinship.PART_OF, Kinship.CONTAINS)
    assert part.score == whole.score


def test_units_of_two_sides_are_never_one() -> None:
    assert compare_units(unit("1st Tank Brigade", "UA"), unit("1 отбр", "RU")) is None
    assert compare_units(unit("1st Separate Tank Brigade", "RU"), unit("1 отбр", "RU")) is not None


def test_a_number_that_many_have_leaves_doubt() -> None:
    found = said("1st battalion", "1-й батальон")
    assert found is not None
    assert found.score < 0.3
    far = compare_units(unit("64 омсбр", day="2004-05-01"), unit("64 омсбр", day="2022-03-01"))
    assert far is not None
    assert far.score < 0.95
    assert "named 5 years apart or more" in far.reasons


def test_what_names_no_unit_is_none() -> None:
    assert parse_unit("soldiers in green uniforms") is None
    assert parse_unit("") is None
