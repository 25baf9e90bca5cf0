"""Words for acts that tell of none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

NOTHING_DONE = [
    "The deaths came as talks were held in Harvel.",
    "The guards fired into the air to disperse the crowd in Harvel.",
    "The real death toll is unknown.",
    "Many fled from Harvel when they knew troops were coming, fearing violence and arrest.",
    "There can be no justification for attacks against civilians, she said.",
    "He was found guilty on nine counts, including rape, murder and torture.",
]


@pytest.mark.parametrize("text", NOTHING_DONE)
def test_what_is_told_of_again_feared_excused_or_tried_is_no_act(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_shots_into_the_air_and_at_people_are_an_attack(tell: Tell) -> None:
    assert tell("The guards fired into the air and then at the crowd in Harvel.").first("HOS-01") is not None


def test_who_resisted_being_taken_was_not_taken(tell: Tell) -> None:
    told = tell("Rebels beat two men who resisted being abducted.").only
    assert (told.act, told.victims.low) == ("TOR-01", 2)


def test_how_somebody_was_when_he_was_killed_is_nobodys_deed(tell: Tell) -> None:
    told = tell("Soldiers executed rebels who were wounded or captured.").allegations
    assert {a.harm for a in told} == {"killed"}


def test_a_title_before_an_army_does_not_kill_it(tell: Tell) -> None:
    told = tell("'Starved to death': Karsian army committed war crimes, report says")
    assert all("army" not in (a.victims.description or "") for a in told.allegations if a.victims)


def test_trenches_dug_to_defend_a_town_are_no_forced_labour(tell: Tell) -> None:
    told = tell("The militants shot at villagers who had dug trenches to defend Harvel.")
    assert not any(a.act.startswith("CON") for a in told.allegations)
