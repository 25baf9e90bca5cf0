"""Whose "the air force" is where no state is named; its own weapons, its captives, what a side admits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from solferino.contexts.load import between_states

Tell = Callable[..., Any]


def side(tell: Tell, text: str) -> str | None:
    found = [a.alleged_perpetrator for a in tell(text).allegations if a.alleged_perpetrator is not None]
    return found[0].party if found else None


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("In Maiduguri the air force bombed a market on Monday and killed nine people.", "NG"),
        ("Police in Addis Ababa have rounded up forty students.", "ET"),
        ("Gendarmes in Diyarbakir tortured eleven students.", "TR"),
    ],
)
def test_the_forces_of_a_state_are_those_of_its_places(tell: Tell, text: str, party: str) -> None:
    assert side(tell, text) == party


@pytest.mark.parametrize("town", ["Kharkiv", "Kursk", "Jabalia", "Haifa"])
def test_in_a_war_between_states_an_army_is_nobodys(tell: Tell, town: str) -> None:
    assert side(tell, f"The army shelled {town} on Monday and killed nine people.") is None


def test_wars_between_states_are_data() -> None:
    assert {"UA", "RU", "IL", "PS"} <= between_states()
    assert "SD" not in between_states()


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
