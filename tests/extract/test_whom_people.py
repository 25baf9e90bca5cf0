"""Which patients are people, and which are houses, trees and towns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Tell = Callable[..., Any]


def test_a_theatre_is_nobody(tell: Tell) -> None:
    assert tell("The Harvel Academic Regional Drama Theatre was destroyed.").only.victims.low is None


def test_a_town_that_is_bombed_and_bodies_that_are_taken_away_are_no_victims(tell: Tell) -> None:
    assert tell("The bombing of Kyauk Taing was the third strike on a school.").only.victims.low is None
    told = tell("They took away the bodies of four children, which were later burned.")
    assert not [a for a in told.allegations if a.act.startswith("LIB")]


def test_trees_and_buses_are_no_victims(tell: Tell) -> None:
    assert tell("Settlers uprooted 200 olive trees.").only.victims.low is None
    assert tell("Rebels ambushed a bus near Harvel.").only.victims.description is None


def test_a_bomber_who_blew_himself_up_is_no_victim_of_his_own(tell: Tell) -> None:
    told = tell("A suicide bomber blew himself up at a wedding in Harvel, killing 63 and wounding 182.")
    assert [(a.harm, a.victims.low, a.victims.sex) for a in told.allegations] == [
        ("killed", 63, None),
        ("injured", 182, None),
    ]


def test_goats_are_no_dead_and_members_of_a_family_are_counted(tell: Tell) -> None:
    told = tell("A shell landed in a field near Harvel, injuring a shepherd and killing 12 of his goats.")
    assert [(a.harm, a.victims.low) for a in told.allegations] == [("injured", 1)]
    told = tell("Three members of one family were killed when their house collapsed after an air strike on Harvel.")
    assert [(a.act, a.victims.low) for a in told.allegations] == [("HOS-01", 3)]


def test_houses_are_not_counted_as_people(tell: Tell) -> None:
    told = tell("Eighty houses in Harvel were hit and 60 were destroyed.")
    assert all(a.victims.low is None for a in told.allegations)
