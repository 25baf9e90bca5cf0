"""Where: names that no gazetteer has, quarters of towns, and what those tell who were there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

GROUNDS = [
    ("A butcher was shot dead in a Strabeg supermarket.", "Strabeg supermarket"),
    ("A butcher was shot dead beside the Okanje water point.", "Okanje water point"),
    ("A butcher was shot dead in the Hiperland car park.", "Hiperland car park"),
    ("Gunmen abducted a butcher at the Alcara quay.", "Alcara quay"),
    ("A butcher was shot dead in Kharkiv's Tolivskyi district.", "Tolivskyi district"),
    ("Soldiers rounded up the population of Kalishe and shot dead nine men.", "Kalishe"),
    ("Tarkhan pier: a butcher was shot dead.", "Tarkhan pier"),
]


@pytest.mark.parametrize(("text", "name"), GROUNDS)
def test_a_name_before_a_ground_or_behind_a_word_for_people_is_where(tell: Tell, text: str, name: str) -> None:
    place = tell(text).allegations[-1].place
    assert place is not None
    assert place.name == name


REGIONS = [
    ("Soldiers shot dead two herders in the Foorovka Valley in Kharkiv region.", "Foorovka Valley", "Kharkiv"),
    ("Soldiers shot dead two herders in Kabul district, Kabul province.", "Kabul", "Kabul"),
]


@pytest.mark.parametrize(("text", "name", "region"), REGIONS)
def test_a_place_lies_in_the_region_named_right_behind_it(tell: Tell, text: str, name: str, region: str) -> None:
    place = tell(text).only.place
    assert (place.name, place.admin1) == (name, region)


def test_what_those_tell_who_were_there_happened_there(tell: Tell) -> None:
    told = tell("Two former inmates of the Orlec camp told the court that guards had beaten a teacher.").only
    assert told.place.name == "Orlec camp"


def test_who_only_comes_from_somewhere_does_not_say_where(tell: Tell) -> None:
    told = tell("A minister of Belmar Valley told the court that guards had beaten a teacher.").only
    assert told.place is None


NOWHERE = [
    "The Arakan Army shot dead nine farmers.",
    "ETA's Barcelona commando shot dead nine farmers.",
    "Two Red Cross employees were shot dead.",
    "Nine farmers were killed by a Russian Iskander.",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_bodies_and_weapons_that_bear_a_place_s_name_are_no_places(tell: Tell, text: str) -> None:
    names = [a.place.name for a in tell(text).allegations if a.place]
    assert not {"Arakan", "Barcelona", "Red Cross", "Iskander"} & set(names)


def test_there_were_points_to_no_place(tell: Tell) -> None:
    told = tell("The mayor of Kharkiv resigned.\n\nThere were reports of soldiers beating prisoners.")
    assert told.only.place is None or told.only.place.name != "Kharkiv"
    told = tell("Shells fell on Kharkiv on Monday, killing two.\n\nPolice said soldiers had beaten prisoners there.")
    assert told.first("TOR").place.name == "Kharkiv"


@pytest.mark.parametrize("words", ["north-west of Kyiv", "south of Kyiv", "on the outskirts of Kyiv"])
def test_a_place_told_by_its_direction_from_another_is_the_place(tell: Tell, words: str) -> None:
    assert tell(f"In Bucha, {words}, soldiers rounded up five men.").only.place.name == "Bucha"


def test_a_place_that_only_gives_a_direction_is_not_lent(tell: Tell) -> None:
    told = tell(
        "Fighters killed 41 people in Gezira state, in raids on the region south of Khartoum. Thirteen children died."
    )
    assert "Khartoum" not in {a.place.name for a in told.allegations if a.place is not None}


def test_where_something_was_said_is_not_where_it_happened(tell: Tell) -> None:
    assert tell("A spokesman claimed in Kabul that soldiers killed six farmers.").only.place is None


def test_a_country_that_only_speaks_is_no_place(tell: Tell) -> None:
    told = tell("Its forces killed 19 civilians at a wedding; France said it was checking the reports.")
    assert [a.place for a in told.allegations] == [None]


def test_what_stands_before_a_clause_is_not_always_where_it_was_said(tell: Tell) -> None:
    raid = "Russia has owned up to the raid on a workshop in Kherson"
    told = tell(f"{raid} that according to local doctors cost 85 civilians their lives.")
    assert {a.place.name for a in told.allegations} == {"Kherson"}
