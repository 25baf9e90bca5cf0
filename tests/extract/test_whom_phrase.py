"""Where the words for the victims begin and end: with others, without ages and without what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


MANY = [
    ("Police detained two men along with three other suspects in Ortela.", 5, 5, "exact"),
    ("They found the mayor, who was detained along with several of his aides.", 1, None, "at_least"),
    ("Soldiers detained them along with one other man.", 1, None, "at_least"),
    ("The army arrested a rebel commander, who led more than 100 fighters.", 1, 1, "exact"),
    ("A fight broke out, and Veldoza and his brother were both killed.", 2, 2, "exact"),
    ("A firefight in Ortela resulted in six men being killed.", 6, 6, "exact"),
    ("Police arrested a bomb (IED) expert and several other men.", 1, None, "at_least"),
    ("Police arrested a rebel sub-commander and two fighters.", 3, 3, "exact"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier"), MANY)
def test_all_are_counted_whom_the_act_reached_and_no_others(
    tell: Tell, text: str, low: int, high: int | None, qualifier: str
) -> None:
    victims = tell(text).only.victims
    assert (victims.low, victims.high, victims.qualifier) == (low, high, qualifier)


OWN = [
    ("Police arrested an officer responsible for raids on villages and army posts.", 1, 1, "exact"),
    ("The raid ended in the arrest of several rebels and the death of a shepherd.", None, None, "vague"),
    ("Police arrested a local gang leader.", 1, 1, "exact"),
    ("Police arrested a local Halit leader.", 1, 1, "exact"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier"), OWN)
def test_what_is_told_of_the_victims_counts_nobody_more(
    tell: Tell, text: str, low: int | None, high: int | None, qualifier: str
) -> None:
    victims = tell(text).first("LIB").victims
    assert (victims.low, victims.high, victims.qualifier) == (low, high, qualifier)


def test_what_they_were_beaten_with_is_no_part_of_them(tell: Tell) -> None:
    assert tell("Prison guards beat inmates with batons.").only.victims.description == "inmates"


AGED = [
    ("The strike killed Olena Kovalenko, 61, and her granddaughter, 5.", 2, None),
    ("Petro Lysenko, 40, and his wife Oksana, 38, were shot dead in their car.", 2, None),
    ("Soldiers arrested Omar Haddad, 22, Sami Haddad, 19, and their father.", 3, None),
    ("A shell killed a grandmother, 70, and two boys, 8 and 11.", 3, None),
    ("A woman, 34, and her son, 9, were wounded in Harvel.", 2, None),
    ("A man, 23, was shot dead in Harvel.", 1, "ADULT"),
]


@pytest.mark.parametrize(("text", "number", "age"), AGED)
def test_ages_between_commas_count_nobody_and_hide_nobody(tell: Tell, text: str, number: int, age: str | None) -> None:
    told = tell(text).only.victims
    assert (told.low, told.high, told.age) == (number, number, age)


def test_shot_dead_is_no_word_for_whom(tell: Tell) -> None:
    assert tell("Troops shot dead three farmers in Harvel.").only.victims.description == "three farmers"


def test_alive_is_how_they_were_burned_and_no_word_for_them(tell: Tell) -> None:
    assert tell("Gunmen burned alive six farmers in Ortela.").only.victims.description == "six farmers"
