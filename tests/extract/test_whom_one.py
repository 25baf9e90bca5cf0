"""One person: sex, age and those of a list whom its numbers leave out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


LISTS = [
    ("Soldiers killed an administrator and his driver in Ortela.", 2),
    ("Soldiers killed a cattle dealer and his wife in Ortela.", 2),
    ("Four doctors, a pharmacist and a nurse were abducted in Ortela.", 6),
    ("Two Karsians and a Belmarian were killed in a raid on Ortela.", 3),
    ("Soldiers killed a farmer and his dog in Ortela.", 1),
    ("A goatherd of nine was killed in Ortela.", 1),
    ("A mother of four was killed in Ortela.", 1),
    ("Gunmen abducted the dockers' leader Paulo Renz in Ortela.", 1),
]


@pytest.mark.parametrize(("text", "number"), LISTS)
def test_a_list_counts_each_person_and_no_beasts_ages_or_children(tell: Tell, text: str, number: int) -> None:
    victims = tell(text).only.victims
    assert (victims.low, victims.high) == (number, number)


SEXES = [
    ("The gendarmes burned his feet with cigarettes in Ortela.", "M"),
    ("Guards tore out the fingernails of a schoolteacher and left her without water.", "F"),
    ("Prefect Claude Tarmon was shot dead in Ortela on his way home.", "M"),
    ("Soldiers shot dead a cameraman in Ortela.", "M"),
    ("Soldiers shot dead a painter in Ortela before Tomas Quirel could open his door.", None),
    ("Soldiers shot dead a painter in Ortela.", None),
]


@pytest.mark.parametrize(("text", "sex"), SEXES)
def test_the_sex_of_one_person_comes_from_the_words_or_a_pronoun_that_can_mean_nobody_else(
    tell: Tell, text: str, sex: str | None
) -> None:
    assert tell(text).only.victims.sex == sex


AGES = [
    ("Ivor Talen, 26, was shot dead in Ortela.", "ADULT"),
    ("Ivor Talen, 71, was shot dead in Ortela.", "OLDER"),
    ("A goatherd of nine was shot dead in Ortela.", "CHILD"),
    ("Ivor Talen, 20 others and a dog were at home; a painter was shot dead in Ortela.", None),
]


@pytest.mark.parametrize(("text", "age"), AGES)
def test_an_age_stands_behind_the_name_or_the_noun(tell: Tell, text: str, age: str | None) -> None:
    assert tell(text).allegations[-1].victims.age == age


def test_a_title_tells_the_sex_and_an_apposition_is_no_other_person(tell: Tell) -> None:
    told = tell("Mrs Ada Kolar, a midwife, was shot dead in Ortela.").only.victims
    assert (told.low, told.high, told.sex) == (1, 1, "F")
    brothers = tell("Two brothers, apple growers, killed by a missile in Ortela.").only.victims
    assert (brothers.low, brothers.high, brothers.sex) == (2, 2, "M")
