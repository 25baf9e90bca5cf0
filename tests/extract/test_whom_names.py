"""Who was hurt, by name, and how many those are that are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_an_age_behind_a_name_counts_nobody(tell: Tell) -> None:
    victims = tell("Todd Wilsey, 20 years old, and Jeffrey Balmer, 21, were murdered by gunmen on Monday.").only.victims
    assert (victims.low, victims.high, victims.names) == (2, 2, ("Todd Wilsey", "Jeffrey Balmer"))


def test_who_is_named_beside_a_number_of_others_counts_too(tell: Tell) -> None:
    victims = tell("Labor leader Febe Elizabeth Velastra and seven other people were killed.").only.victims
    assert (victims.low, victims.high) == (8, 8)


IDENTIFIED = [
    ("The man who was killed in Ortela has been identified as Tomas Quirel.", ("Tomas Quirel",)),
    ("A farmer identified as Tomas Quirel was killed by soldiers in Ortela.", ("Tomas Quirel",)),
    ("Soldiers killed six Carmelites in Ortela.", ()),
    ("Rebels attacked the MV Orlec Star off Ortela.", ()),
    ("Gunmen attacked Orlec Distributors Ltd. in Ortela.", ()),
    ("Danil Ostrev, another union leader, was killed by soldiers in Ortela.", ("Danil Ostrev",)),
    ("Tomas Quirel, a 34-year-old teacher from Ortela, was killed on Monday.", ("Tomas Quirel",)),
    ("Gunmen murdered Msgr Oscar Romelio in Ortela.", ("Oscar Romelio",)),
    ("A foreigner named Erika Sulman was killed by soldiers in Ortela.", ("Erika Sulman",)),
    ("Soldiers killed 12 miners, including Saul Cantrel, in Ortela.", ("Saul Cantrel",)),
    ("One of the students killed by soldiers in Ortela was Carlos Hambra.", ("Carlos Hambra",)),
    (
        "Gunmen kidnapped a young couple, Silvia Azmira and Victor Rodrel, in Ortela.",
        ("Silvia Azmira", "Victor Rodrel"),
    ),
]


@pytest.mark.parametrize(("text", "names"), IDENTIFIED)
def test_a_name_is_that_of_a_person_also_where_it_is_given_behind(
    tell: Tell, text: str, names: tuple[str, ...]
) -> None:
    assert tell(text).only.victims.names == names


def test_the_credit_of_a_picture_names_no_victim(tell: Tell) -> None:
    told = tell("Soldiers using torture chambers against civilians (Photo: Marenko)")
    assert (told.only.victims.names, told.only.victims.status) == ((), "CST-CIV")


def test_who_else_somebody_was_is_no_second_one(tell: Tell) -> None:
    told = tell("Danilo Barrera, another union leader, was killed on 1 August in Harvel.").only
    assert (told.victims.low, told.victims.names) == (1, ("Danilo Barrera",))


def test_somebody_called_like_a_town_is_no_place(tell: Tell) -> None:
    told = tell("Hassan was beaten and denied water for two days.").only
    assert told.victims.names == ("Hassan",)
    assert told.place is None or told.place.name != "Hassan"


def test_one_named_among_the_dead_is_one_of_them(tell: Tell) -> None:
    told = tell("Some 20 civilians, among them Omar Barakat, a nurse, died in Harvel.").only.victims
    assert (told.low, told.qualifier, told.names) == (20, "about", ("Omar Barakat",))


NAMED = [
    ("Police in Harvel arrested the lawyer Iman Mazari and her husband.", 2, ("Iman Mazari",)),
    ("The lawyers Iman Mazari and Hadi Ali were arrested in Harvel.", 2, ("Iman Mazari", "Hadi Ali")),
    ("The shelling of Harvel killed the teacher Ada Roth and two pupils.", 3, ("Ada Roth",)),
]


@pytest.mark.parametrize(("text", "number", "names"), NAMED)
def test_the_named_count_with_those_beside_them(tell: Tell, text: str, number: int, names: tuple[str, ...]) -> None:
    told = tell(text).only.victims
    assert (told.low, told.names) == (number, names)


def test_a_man_his_wife_and_their_children_are_all_counted(tell: Tell) -> None:
    told = tell("Rebels killed the catechist Denis Okello, his wife and their four children in Harvel.").only.victims
    assert (told.low, told.names) == (6, ("Denis Okello",))


def test_who_is_listed_behind_a_colon_was_killed(tell: Tell) -> None:
    told = tell("The following were killed in Harvel: Ana Ruiz, Petro Koval and Milan Jovic.").only
    assert told.victims.names == ("Ana Ruiz", "Petro Koval", "Milan Jovic")
