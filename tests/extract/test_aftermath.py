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


IN_CUSTODY = [
    "The detainees were held in a tannery. One, a retired teacher, died there in March.",
    "Soldiers held 28 villagers in a cellar for a month. Three of them died.",
    "He oversaw the torture of nine residents in a cellar; one, a retired teacher, died there.",
    "Ten men died of hunger in Karsava prison.",
]


@pytest.mark.parametrize("text", IN_CUSTODY)
def test_who_died_where_people_are_held_died_in_custody(tell: Tell, text: str) -> None:
    assert next(a for a in tell(text).allegations if a.harm == "killed").act == "KIL-04"


OF_OTHER_CAUSES = [
    "He was arrested in 2014. He died in 2020.",
    "Rebels shelled the town and held 12 people. Two died.",
    "Police arrested 200 protesters. Elsewhere a miner died.",
]


@pytest.mark.parametrize("text", OF_OTHER_CAUSES)
def test_a_death_that_may_have_come_otherwise_is_none_in_custody(tell: Tell, text: str) -> None:
    assert "KIL-04" not in {a.act for a in tell(text).allegations}


def test_another_figure_for_a_killing_is_of_that_killing(tell: Tell) -> None:
    told = tell("Gunmen killed six farmers in Karo. A rebel spokesman put the dead at four.")
    assert [(a.act, a.victims.low) for a in told.allegations] == [("KIL-01", 6), ("KIL-01", 4)]


OF_ANOTHER_KIND = [
    "Rebels killed the mayor. The army said three of its soldiers were killed.",
    "Gunmen killed six farmers in Karo. In all, 300 people have been killed in the district since January.",
    "Gunmen killed six farmers in Karo. In Harvel three people died on Friday.",
]


@pytest.mark.parametrize("text", OF_ANOTHER_KIND)
def test_fighters_and_the_dead_of_other_days_and_places_are_not(tell: Tell, text: str) -> None:
    assert [a.act for a in tell(text).allegations if a.harm == "killed"] == ["KIL-01", "CASUALTIES"]
