"""Which code an act has: by what was hit, and by what became of people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def codes(told: Any) -> set[str]:
    return {code for a in told.allegations for code in (a.act, *a.acts)}


def test_the_emergency_ward_of_a_hospital_is_no_rescue_service(tell: Tell) -> None:
    found = codes(tell("Artillery hit the emergency unit of a hospital in Harvel."))
    assert "SPO-01" in found and "SPO-09" not in found
    assert "SPO-09" in codes(tell("A missile killed two emergency workers in Harvel and hit emergency crews."))


LANDMARKS = [
    "A mosque east of the hospital was severely damaged by shelling.",
    "A mosque north of the Old Harvel Hospital was severely damaged.",
    "Rockets hit the old mosque as well as the road.",
    "Drones hit the mosque of Tal al-Ward.",
]


@pytest.mark.parametrize("text", LANDMARKS)
def test_a_landmark_a_saying_or_a_part_of_a_name_was_not_hit(tell: Tell, text: str) -> None:
    found = codes(tell(text))
    assert "SPO-03" in found and not {"SPO-01", "SPO-05"} & found


def test_positions_of_peacekeepers_are_protected(tell: Tell) -> None:
    assert tell("Troops opened fire at two positions held by UN peacekeepers near Harvel.").only.act == "SPO-07"
    assert tell("Troops opened fire at two positions held by rebels near Harvel.").allegations == ()


def test_people_set_on_fire_are_no_property(tell: Tell) -> None:
    assert tell("Soldiers set fire to 12 villagers in Harvel.").only.act == "TOR-03"
    burned = tell("Soldiers torched nine girls alive in Harvel.").only
    assert (burned.act, burned.harm, burned.victims.low) == ("KIL-01", "killed", 9)
    assert tell("Soldiers set fire to nine houses in Harvel.").only.act == "PRO-02"


def test_bodies_that_are_destroyed_are_mistreated(tell: Tell) -> None:
    assert tell("Soldiers hid the evidence by destroying bodies.").first("TOR-10").harm == "other"


def test_what_belongs_to_me_is_no_mine(tell: Tell) -> None:
    told = tell("In the cell next to mine a man was beaten to death.").only
    assert "WPN-MINE" not in told.weapons
    assert "WPN-MINE" in tell("A mine killed a farmer near Harvel.").only.weapons
