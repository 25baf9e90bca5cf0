"""The side that words name: its name, its kind, and what names nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_an_abbreviation_alone_is_no_force(tell: Tell) -> None:
    told = tell("The SAF came to Ortela, and two men were killed.").allegations
    assert all(a.alleged_perpetrator is None or a.alleged_perpetrator.party is None for a in told)


def test_a_body_called_by_its_letters_is_no_person(tell: Tell) -> None:
    assert tell("The KDF detained 45 men in Harvel.").only.alleged_perpetrator.kind == "group"


def test_forces_that_are_only_its_are_no_name(tell: Tell) -> None:
    told = tell("The front said that its forces had destroyed a depot. Residents said nine people had died in Harvel.")
    assert all(a.alleged_perpetrator is None or "its" not in a.alleged_perpetrator.name for a in told.allegations)


def test_a_commander_with_a_name_is_told_by_it(tell: Tell) -> None:
    told = tell("The commander, Milan Jovic, shot four prisoners in Harvel.").only.alleged_perpetrator
    assert (told.name, told.kind) == ("Milan Jovic", "person")


def test_a_question_names_no_side(tell: Tell) -> None:
    told = tell("The mission was unable to determine which side fired the rocket that killed nine people.").only
    assert told.alleged_perpetrator is None


def test_soldiers_are_nobodys_by_their_town(tell: Tell) -> None:
    assert tell("Soldiers killed nine people in Maiduguri.").party is None


def test_the_name_behind_a_word_for_a_force_is_the_side(tell: Tell) -> None:
    told = tell("Harvel: The paramilitary Rapid Support Forces killed nine people in an attack on the village.")
    assert told.allegations[0].alleged_perpetrator.party == "SD"


def test_an_army_in_a_headline_is_no_person(tell: Tell) -> None:
    assert tell("Army accused of killing 223 villagers").only.alleged_perpetrator.kind != "person"


def test_a_country_in_a_groups_name_is_not_accused(tell: Tell) -> None:
    told = tell("Harakat Nafaz Pakistan claimed responsibility for the attack on a school in Harvel.")
    assert told.party is None


def test_a_guard_with_a_name_is_no_person(tell: Tell) -> None:
    told = tell("A third party, the Hill Guard, pillaged aid in Harvel.").only
    assert (told.alleged_perpetrator.name, told.alleged_perpetrator.kind) == ("Hill Guard", "group")


def test_rebels_of_a_country_are_no_force_of_its_state(tell: Tell) -> None:
    found = tell("Karsian rebels killed nine people in Harvel. Syrian rebels killed nine people in Harvel.").allegations
    assert {a.alleged_perpetrator.kind for a in found} == {"group"}


NAMES = [
    ("On 28 and 29 November 2020 Eritrean soldiers killed 30 civilians in Ortela.", "Eritrean soldiers"),
    (
        "They were killed by the Rapid Support Forces and their militia between 13 and 21 June.",
        "the Rapid Support Forces and their militia",
    ),
    ("A commando of the 14th of May Front attacked a market in Ortela.", "A commando of the 14th of May Front"),
    ("BAMAKO, Mali - Gunmen killed 40 people in Ortela.", "Gunmen"),
    ("BAMAKO, Mali — Islamist militants killed 40 people in Ortela.", "Islamist militants"),
    ("Yangon - Military aircraft bombed a concert in Kachin State.", "Military aircraft"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_holds_no_day_and_no_dateline(tell: Tell, text: str, name: str) -> None:
    assert tell(text).allegations[-1].alleged_perpetrator.name == name


TOGETHER = [
    ("Both the coalition and the Houthis shelled Taiz.", ["Houthis", "the coalition"]),
    ("Police and Russian soldiers beat a man in Kherson.", ["Police", "Russian soldiers"]),
]


@pytest.mark.parametrize(("text", "names"), TOGETHER)
def test_two_sides_are_two_though_no_list_has_the_first(tell: Tell, text: str, names: list[str]) -> None:
    assert sorted(a.alleged_perpetrator.name for a in tell(text).allegations) == names


def test_whom_the_dead_man_blamed_for_something_else_did_not_kill_him(tell: Tell) -> None:
    told = tell("It received accounts of the killing of the governor on 14 June, hours after he blamed the RSF on air.")
    assert told.first("KIL").alleged_perpetrator is None


COUNTED = [
    ("Dozens of gunmen killed nine farmers in Harvel.", "Dozens of gunmen"),
    ("Nine farmers were killed in Harvel by scores of militiamen.", "scores of militiamen"),
    ('Kolo told the agency "insurgents seized four farmers in Harvel".', "insurgents"),
    ("The 10 accused servicemen tortured a farmer in Harvel.", "The 10 accused servicemen"),
    ("Dozens of women executed by gunmen were found in Harvel.", "gunmen"),
]


@pytest.mark.parametrize(("text", "name"), COUNTED)
def test_fighters_are_told_however_they_are_counted_and_quoted(tell: Tell, text: str, name: str) -> None:
    assert tell(text).only.alleged_perpetrator.name == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("M23 rebels and Congolese army soldiers raped six women.", {"M23 rebels", "Congolese army soldiers"}),
        ("Ethiopian and Eritrean troops killed nine farmers.", {"Ethiopian troops", "Eritrean troops"}),
        ("Eritrean and Ethiopian troops killed nine farmers.", {"Ethiopian troops", "Eritrean troops"}),
    ],
)
def test_two_who_did_it_together_are_two_forces_each_by_its_name(tell: Tell, text: str, names: set[str]) -> None:
    assert {a.alleged_perpetrator.name for a in tell(text).allegations} == names


@pytest.mark.parametrize("side", ["Russian", "Ukrainian"])
def test_the_adjective_of_a_people_before_its_weapons_is_its_state(tell: Tell, side: str) -> None:
    assert tell(f"{side} strikes killed six men in Ortela.").only.alleged_perpetrator.kind == "state"
