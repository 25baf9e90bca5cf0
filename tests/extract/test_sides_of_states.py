"""Whose act it is by its own weapons, by who holds the captives, by what a side admits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def side(tell: Tell, text: str) -> str | None:
    found = [a.alleged_perpetrator for a in tell(text).allegations if a.alleged_perpetrator is not None]
    return found[0].party if found else None


def test_soldiers_are_nobodys_by_their_town(tell: Tell) -> None:
    assert side(tell, "Soldiers killed nine people in Maiduguri.") is None


@pytest.mark.parametrize(("name", "party"), [("Washington", "US"), ("Moscow", "RU"), ("Kyiv", "UA"), ("Tehran", "IR")])
def test_its_aircraft_are_those_of_whoever_speaks(tell: Tell, name: str, party: str) -> None:
    assert side(tell, f"{name} acknowledged that its aircraft struck the house; nine people died there.") == party


@pytest.mark.parametrize(("people", "party"), [("Russian", "RU"), ("Ukrainian", "UA"), ("Eritrean", "ER")])
def test_captives_are_in_the_hands_of_the_side_that_holds_them(tell: Tell, people: str, party: str) -> None:
    assert side(tell, f"Nine former prisoners gave accounts of torture in {people} captivity.") == party


@pytest.mark.parametrize(("state", "party"), [("The Netherlands", "NL"), ("Iran", "IR"), ("Ukraine", "UA")])
def test_who_owns_up_did_it(tell: Tell, state: str, party: str) -> None:
    assert side(tell, f"{state} has owned up to the air raid on a workshop in Orlitsa.") == party


def test_a_mission_that_acknowledges_did_not_do_it(tell: Tell) -> None:
    assert side(tell, "The mission acknowledged the killing of nine farmers in Orlitsa.") is None


def test_a_bomb_of_somebody_is_his(tell: Tell) -> None:
    assert side(tell, "A guided bomb of the Saudi-led coalition hit a bus: forty passengers were killed.") == "SA"
    assert side(tell, "Bombs from Iranian jets killed nine people in Orlitsa.") == "IR"
