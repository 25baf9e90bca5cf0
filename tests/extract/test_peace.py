"""Words for acts in everyday life: prices, weather, beasts, matches, films, courts of ordinary crime, workshops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

OF_PEACE = [
    "Inflation hit pensioners in Ortela worst of all.",
    "A strike by nurses hit hospitals in Ortela on Monday.",
    "Lightning struck a farmer near Ortela and killed his cow.",
    "A lorry hit a cyclist near the station on Tuesday.",
    "A bear attacked a shepherd above Ortela.",
    "Surgeons amputated his leg after a tumour was found.",
    "The school expelled two pupils for cheating.",
    "The landlord evicted a family of six.",
    "The photographer shot the mayor in his garden.",
    "Police fired a warning shot at a wild boar.",
    "Supermarkets in Ortela slashed prices and butchered their margins.",
    "The company was accused of stealing trade secrets.",
    "Napalm canisters are shown in the museum.",
    "The theatre was destroyed by fire in 1987 and rebuilt.",
    "He was beaten in the final by a teenager.",
    "Two players were hurt in the match on Saturday.",
    "In the film, soldiers burn the village and shoot the mayor.",
    "Children learned how the Vikings burned monasteries and took slaves.",
    "Soldiers fired blanks at the ceremony.",
    "Police took the car to the pound.",
    "The army took over the hospital under a contract with the ministry.",
    "The minister came under fire over his pension plans.",
    "The judge held a 20-minute trial run of the new system.",
    "The band blew up after its first single.",
    "Students were forced to work late because the library closed at noon.",
    "Two climbers were found dead on the mountain.",
    "Two officers were killed when their helicopter crashed in fog.",
    "The tenant was evicted over unpaid rent.",
]


@pytest.mark.parametrize("text", OF_PEACE)
def test_deeds_of_peace_in_the_words_of_acts_are_none(tell: Tell, text: str) -> None:
    assert not tell(text).allegations


IN_EARNEST = [
    ("A wave of drones hit the hospital in Ortela.", "SPO-01"),
    ("A rain of rockets struck a school in Ortela.", "SPO-02"),
    ("Soldiers in a lorry hit the house in Ortela with a grenade.", "HOS-02"),
    ("Gunmen shot the photographer in Ortela.", "KIL-06"),
    ("A rocket hit the stadium in Ortela during the match and killed two players.", "HOS-01"),
    ("The army expelled two hundred villagers from Ortela.", "DEP-02"),
    ("A missile hit the lorry in which two climbers were found dead.", "HOS-01"),
]


@pytest.mark.parametrize(("text", "act"), IN_EARNEST)
def test_the_same_words_beside_arms_are_meant_in_earnest(tell: Tell, text: str, act: str) -> None:
    assert act in {a.act for a in tell(text).allegations}


def test_no_prisoners_are_taken_only_where_there_is_war(tell: Tell) -> None:
    assert not tell("Rangers crushed the visitors and took no prisoners.").allegations
    assert tell("The soldiers at Ortela took no prisoners.").only.act == "KIL-03"


LAWFUL = [
    "By Tuesday police had arrested ten suspects in Harvel.",
    "Police arrested two men in Harvel in connection with the bombing of a bus.",
    "The security service said it had detained a man suspected of guiding the strike on Harvel.",
    "Two soldiers have been arrested and are awaiting trial.",
]


@pytest.mark.parametrize("text", LAWFUL)
def test_an_arrest_for_violence_is_no_violation(tell: Tell, text: str) -> None:
    assert "LIB-01" not in {a.act for a in tell(text).allegations}


UNLAWFUL = [
    "Occupation police in Harvel arrested two men over the bombing of a car.",
    "The separatist police arrested two men over the killing of a judge.",
    "Police arrested ten students in Harvel.",
    "Police arrested a reporter for writing about the bombing of Harvel.",
    "Soldiers detained ten suspects in Harvel and beat them.",
    "Police arrested two men suspected of belonging to the opposition.",
]


@pytest.mark.parametrize("text", UNLAWFUL)
def test_an_arrest_for_words_or_for_nothing_told_is_one(tell: Tell, text: str) -> None:
    assert "LIB-01" in {c for a in tell(text).allegations for c in (a.act, *a.acts)}


FIGHTS = [
    "Rebels attacked an army camp outside Harvel.",
    "The column said it had struck three army camps near Harvel.",
    "The attack followed a raid by rebels on a military camp outside Harvel.",
    "The air force struck a rocket launching site near Harvel.",
]


@pytest.mark.parametrize("text", FIGHTS)
def test_a_camp_of_arms_is_fought_for(tell: Tell, text: str) -> None:
    assert not tell(text).allegations


def test_a_camp_of_people_is_not(tell: Tell) -> None:
    assert tell("Rebels attacked a refugee camp outside Harvel.").allegations


MEANT = [
    "Their mission was to kill community leaders.",
    "The plan involves threats, arrests and murders.",
    "The soldiers are trained to kill.",
    "Doctors fear attacks on hospitals.",
]


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_or_feared_has_not_happened(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


AFTER_IT = [
    "Many asked to leave the country after the murder of six priests.",
    "After the murder of six priests the front said it would not attend.",
]


@pytest.mark.parametrize("text", AFTER_IT)
def test_what_was_asked_or_put_off_after_an_act_leaves_it_told(tell: Tell, text: str) -> None:
    assert tell(text).only.victims.low == 6
