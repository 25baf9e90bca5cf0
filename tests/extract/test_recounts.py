"""Other figures, and another side, for the act told before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

FIGURES = [
    ("A local priest spoke of more than twenty.", 20, "local priest"),
    ("The governor put the toll at 14.", 14, "governor"),
    ("The opposition says the real figure is 40.", 40, "opposition"),
    ("Residents put the number of dead at 40.", 40, "Residents"),
    ("A higher figure of 600 was given by officials.", 600, "officials"),
]


@pytest.mark.parametrize(("figure", "low", "by"), FIGURES)
def test_another_figure_is_an_allegation_by_whoever_gives_it(tell: Tell, figure: str, low: int, by: str) -> None:
    first, other = tell("Gunmen killed nine villagers in Harvel on Monday, police said. " + figure).allegations
    assert (first.victims.low, other.victims.low, other.act, other.speaker.name) == (9, low, first.act, by)


def test_a_figure_behind_a_semicolon_is_one_of_its_own(tell: Tell) -> None:
    told = tell("Gunmen killed nine villagers in Harvel on Monday, police said; the bishop counted seventeen.")
    assert [(a.victims.low, a.speaker.name) for a in told.allegations] == [(9, "police"), (17, "bishop")]


OTHERS = [
    "The mayor spoke of three weeks of fear.",
    "The mayor counted 40 craters.",
    "He put the cost at 600 dollars.",
    "He gave two reasons.",
    "Police said nine.",
]


@pytest.mark.parametrize("other", OTHERS)
def test_numbers_of_other_things_are_no_figures_for_it(tell: Tell, other: str) -> None:
    assert len(tell("Gunmen killed nine villagers in Harvel on Monday. " + other).allegations) == 1


def test_who_did_it_by_another_account_is_an_allegation_of_its_own(tell: Tell) -> None:
    text = "Elders say nine men were killed in Harvel by the Green Army; the army says a government militia did it."
    first, other = tell(text).allegations
    assert (first.alleged_perpetrator.name, other.alleged_perpetrator.name) == (
        "the Green Army",
        "a government militia",
    )
    assert (first.speaker.name, other.speaker.name, other.stance) == ("Elders", "army", "alleged")


def test_a_team_that_did_it_again_did_nothing(tell: Tell) -> None:
    text = "Nine villagers were killed in Harvel on Monday. The team did it again, the coach said."
    assert len(tell(text).allegations) == 1


def test_a_toll_is_of_the_attack_before_where_that_had_none(tell: Tell) -> None:
    told = tell("A strike hit a school in Harvel on Monday. The civil defence agency put the toll at 22.")
    assert [(a.act, a.harm, a.victims.low) for a in told.allegations] == [
        ("SPO-02", None, None),
        ("SPO-02", "killed", 22),
    ]


KINDS = [
    "The army said the dead were armed fighters.",
    "The army insisted that only militants had been hit.",
    "The army said all of them were fighters.",
    "The victims were all militants, the army said.",
]


@pytest.mark.parametrize("said", KINDS)
def test_who_the_dead_were_in_other_words_is_an_allegation(tell: Tell, said: str) -> None:
    first, other = tell("A strike killed twelve civilians in Harvel on Monday, the governor said. " + said).allegations
    assert (first.victims.status, other.victims.status, other.victims.low) == ("CST-CIV", "CST-COMB", 12)
    assert "army" in other.speaker.name


def test_who_the_dead_were_is_told_once_where_all_agree(tell: Tell) -> None:
    text = "A strike killed twelve civilians in Harvel on Monday. The governor said the dead were civilians."
    assert len(tell(text).allegations) == 1


def test_who_denies_who_the_dead_were_does_not_say_who_they_were(tell: Tell) -> None:
    text = "A strike killed twelve people in Harvel on Monday. The army denied that the dead were civilians."
    assert all(a.victims.status is None for a in tell(text).allegations)


def test_a_nurse_who_says_it_is_no_figure(tell: Tell) -> None:
    told = tell('A drone hit the market in Izium and killed nine people. "We saw children burn," said a nurse, Hawa.')
    assert [a.victims.low for a in told.allegations if a.harm == "killed"] == [9]


def test_those_who_came_are_no_other_figure_for_the_dead(tell: Tell) -> None:
    told = tell("Rebels killed 300 people in Harvel. Petro Lysenko said about 90 rebels entered the town.").allegations
    assert [a.victims.low for a in told if a.harm == "killed"] == [300]
