"""Casualties told behind the attack that they come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_casualties_behind_an_attack_come_from_it_and_are_read_from_both_sentences(tell: Tell) -> None:
    text = "A drone hit the ferry queue at Harvel pier. Two women were killed, and a man was wounded."
    told = tell(text)
    killed, injured = (next(a for a in told.allegations if a.harm == harm) for harm in ("killed", "injured"))
    assert (killed.act, killed.victims.low, injured.act) == ("HOS-01", 2, "HOS-01")
    assert (killed.passage.start, killed.passage.end) == (0, len(text))
    assert [text[s.start : s.end] for s in killed.spans["act"]] == ["killed", "hit"]


def test_those_of_another_day_do_not(tell: Tell) -> None:
    told = tell("A drone hit the ferry queue at Harvel pier on Monday. On Tuesday three men were killed in Tamsa.")
    killed = next(a for a in told.allegations if a.harm == "killed")
    assert (killed.act, killed.passage.start > 0) == ("CASUALTIES", True)


def test_what_one_source_claims_explains_nobody_elses_casualties(tell: Tell) -> None:
    told = tell('"A drone hit the ferry queue at Harvel pier," the mayor said. Two women were killed, police said.')
    killed = next(a for a in told.allegations if a.harm == "killed")
    assert killed.act == "CASUALTIES"


TREATED = [
    "A further 92 are being treated for burns.",
    "Eleven people remain in hospital, the mayor said.",
    "Six people were taken to the city hospital.",
    "Six people were rescued with burns from the upper floors.",
    "Two women needed medical treatment.",
]


@pytest.mark.parametrize("treated", TREATED)
def test_people_in_hospital_behind_an_attack_are_its_injured(tell: Tell, treated: str) -> None:
    told = tell("A shell hit the market in Harvel on Monday. " + treated)
    assert [a.harm for a in told.allegations if a.harm] == ["injured"]


@pytest.mark.parametrize("treated", TREATED)
def test_people_in_hospital_are_nobodys_victims_by_themselves(tell: Tell, treated: str) -> None:
    assert tell("The fair in Harvel closed on Monday. " + treated).allegations == ()


def test_a_hospital_that_is_told_of_injures_nobody(tell: Tell) -> None:
    told = tell("Gunmen killed nine villagers in Harvel. The bodies are in the hospital. The hospital has 40 beds.")
    assert [a.harm for a in told.allegations if a.harm == "injured"] == []
