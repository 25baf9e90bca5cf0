"""Numbers near the act: whom they count where no tree tells, and whom they do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


@pytest.mark.parametrize("tie", ["linked to", "wanted for", "suspected of", "involved in"])
def test_who_is_tied_to_a_murder_is_not_its_victim(tell: Tell, tie: str) -> None:
    told = tell(f"Troops searched the hills for a rebel commander {tie} a murder and extortion campaign.")
    assert [a.victims.low for a in told.allegations if a.harm == "killed"] in ([], [None])


def test_mines_against_personnel_are_not_people(tell: Tell) -> None:
    assert all(a.victims.low is None for a in tell("Police found ten anti-personnel mines in Ortela.").allegations)


def test_who_did_it_is_not_among_the_victims(tell: Tell) -> None:
    told = tell("There were allegations of rapes, including gang rapes, committed by Russian soldiers in many regions.")
    assert (told.only.victims.status, told.only.victims.party) == (None, None)
    told = tell("The attack was staged by rebel fighters from the hills and killed six.")
    assert (told.only.victims.low, told.only.victims.status) == (6, None)


def test_nobody_is_counted_twice_for_standing_near_a_second_act(tell: Tell) -> None:
    told = tell("A doctor and two nurses died in the strike on the clinic in Harvel.")
    assert [(a.harm, a.victims.low) for a in told.allegations] == [("killed", 3), (None, None)]
