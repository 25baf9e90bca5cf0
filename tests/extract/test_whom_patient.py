"""The word to which it was done: its number, and the parts that are told of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_a_share_is_no_person(tell: Tell) -> None:
    for text in ("A third of the prisoners were tortured.", "A quarter of the prisoners were tortured."):
        v = tell(text).only.victims
        assert (v.low, v.share is not None) == (None, True)


def test_the_whole_number_is_told_and_not_the_part_that_the_parser_hangs_the_clause_on(tell: Tell) -> None:
    v = tell("Doctors treated 50 civilians, including at least five children, who were injured by mines.").only.victims
    assert (v.low, v.status) == (50, "CST-CIV")


def test_two_of_the_dead_are_two(tell: Tell) -> None:
    told = tell(
        "Troops shot dead three men, the health ministry said. The military said two of the dead were militants."
    )
    assert [(a.victims.low, a.victims.status) for a in told.allegations] == [(3, None), (2, "CST-COMB")]


PARTS = [
    ("Of those killed, 594 were children.", 594, ()),
    ("Of the dead, 12 were women.", 12, ()),
    ("Of the 30 people killed, 12 were women.", 30, (12,)),
    ("Initial reports from Harvel of 12 dead, including 5 children.", 12, (5,)),
]


@pytest.mark.parametrize(("text", "number", "parts"), PARTS)
def test_a_part_of_the_dead_is_told_as_a_part(tell: Tell, text: str, number: int, parts: tuple[int, ...]) -> None:
    told = tell(text).only.victims
    assert (told.low, tuple(p.low for p in told.breakdown)) == (number, parts)


def test_a_car_is_no_civilian_and_its_driver_is_who_he_is_said_to_be(tell: Tell) -> None:
    told = tell("A drone struck a civilian car near Harvel. The driver, a 38-year-old man, died at the scene.")
    car, driver = told.allegations
    assert (car.victims.low, car.victims.status) == (None, None)
    assert (driver.victims.sex, driver.victims.age) == ("M", "ADULT")


def test_how_old_one_is_counts_nobody(tell: Tell) -> None:
    told = tell("A woman of 48 who was shot in the leg said that her brother was killed.").allegations
    assert [a.victims.low for a in told] == [1, 1]


def test_others_are_no_children_because_some_before_them_are(tell: Tell) -> None:
    told = tell("A missile killed at least 12 people, including four children, and wounded 60 others.").allegations
    assert [(a.victims.low, a.victims.age) for a in told] == [(12, None), (60, None)]


def test_whom_survivors_lost_was_killed_where_the_text_tells_of_killing(tell: Tell) -> None:
    told = tell("Soldiers opened fire on the crowd. Amina said she lost her husband and five of her children.")
    assert (told.allegations[-1].harm, told.allegations[-1].victims.low) == ("killed", 6)
    assert tell("Amina lost her mother.").allegations == ()
    ill = tell("Soldiers shot two men. Amina lost her mother to cancer.").allegations
    assert len(ill) == 1


def test_a_number_hung_on_the_verb_is_one_of_the_list_before_it(tell: Tell) -> None:
    assert tell("Rebels shot the mayor and three of his guards.").only.victims.low == 4


def test_who_is_shot_dead_is_told_once(tell: Tell) -> None:
    assert tell("He had no weapon when police shot him dead.").only.harm == "killed"


@pytest.mark.parametrize(
    "text", ["Two boys of 15 and 17 were killed.", "Four men, among them two of 15 and 17, were killed."]
)
def test_ages_of_several_count_nobody(tell: Tell, text: str) -> None:
    v = tell(text).only.victims
    assert (v.low, [g.low for g in v.breakdown if (g.low or 0) > 2]) == (4 if "Four" in text else 2, [])


def test_wounds_told_at_a_hospital_are_an_injury(tell: Tell) -> None:
    told = tell("Two women were taken to hospital with shrapnel wounds.").only
    assert (told.harm, told.victims.low) == ("injured", 2)


def test_drones_that_are_shot_down_and_captives_that_are_killed_are_told_once(tell: Tell) -> None:
    assert tell("Air defences shot down three drones over the district.").allegations == ()
    assert tell("Two captives were killed in the crossfire.").only.harm == "killed"


def test_bodies_that_there_were_were_found(tell: Tell) -> None:
    assert tell("There were six other bodies there, all naked.").only.victims.low == 6


def test_who_owns_somebody_is_not_counted_with_him(tell: Tell) -> None:
    told = tell("We found the neighbour's boy two days later with a bullet in the head.").only
    assert (told.victims.low, told.victims.age) == (1, "CHILD")


def test_people_that_men_drive_off_with_are_taken_and_cars_are_loot(tell: Tell) -> None:
    told = tell("Gunmen drove off with two girls.").only
    assert (told.act, told.victims.low) == ("LIB-03", 2)
    assert tell("Thieves drove off with two cars.").only.act == "PRO-01"


def test_gunmen_behind_a_dateline_are_a_group(tell: Tell) -> None:
    told = tell("OUAGADOUGOU (Reuters) - Gunmen stopped two buses on Tuesday and killed 21 passengers.").only
    assert told.alleged_perpetrator.kind == "group"
