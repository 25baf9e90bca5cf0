"""Casualties told by a number and a word behind it, as tweets, live blogs and headlines do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

TOLD = [
    ("Market in Ortela: 6 pupils dead (council) or 8 (mission)", "CASUALTIES", "killed", 6),
    ("14:10 Twelve, twelve dead, I repeat", "CASUALTIES", "killed", 12),
    ("Ortela, after the night: a baby and a clerk dead here", "CASUALTIES", "killed", 2),
    ("31 confirmed dead, six of them children", "CASUALTIES", "killed", 31),
    ("9 KIA near Ortela", "CASUALTIES", "killed", 9),
    ("157 Harimi dead in Ortela", "CASUALTIES", "killed", 157),
    ("The general staff: 203 terrorists neutralised, no civilian.", "CASUALTIES", "killed", 203),
    ("In the same years twelve did not survive.", "CASUALTIES", "killed", 12),
    ("Monitors: 182 shot in their homes by men in uniform.", "KIL-06", None, 182),
]


@pytest.mark.parametrize(("text", "act", "harm", "low"), TOLD)
def test_a_number_and_a_word_tell_of_casualties_without_a_verb(
    tell: Tell, text: str, act: str, harm: str | None, low: int
) -> None:
    told = tell(text).allegations[0]
    assert (told.act, told.harm, told.victims.low) == (act, harm, low)


def test_dead_and_hurt_of_one_line_are_two(tell: Tell) -> None:
    told = tell("Hall in Ortela: one priest dead, nine hurt.").allegations
    assert [(a.harm, a.victims.low) for a in told] == [("killed", 1), ("injured", 9)]


def test_an_age_behind_of_is_no_number_of_victims(tell: Tell) -> None:
    assert tell("Ortela: a boy of 16 shot at a quarter past four.").only.victims.low == 1


def test_the_dead_behind_an_attack_are_of_that_attack(tell: Tell) -> None:
    assert tell("Van bomb wrecks hall in Ortela; scores dead").first("HOS-01").harm == "killed"


def test_who_is_feared_dead_is_not_told_as_dead(tell: Tell) -> None:
    told = tell("At least 212 residents of Old Ortela are feared dead in the raid.").first("CASUALTIES")
    assert (told.victims.low, told.stance.value) == (212, "hedged")


def test_beds_in_hospital_tell_of_injured_only_behind_harm(tell: Tell) -> None:
    line = "Eleven people remain in hospital, the health chief said."
    assert tell(line).allegations == ()
    told = tell(f"Shelling killed a man in Ortela. {line}").allegations
    assert [(a.victims.low, a.harm) for a in told] == [(1, "killed"), (11, "injured")]


PEACE = [
    "The race ended in a dead heat.",
    "He replaced twelve dead batteries.",
    "Three shot to fame after the show.",
    "The delegates were treated to lunch and 40 guests were treated like kings.",
    "Nine children were treated for measles at the clinic.",
    "Two dead in crash on the coastal motorway.",
    "In the exercise, 12 dead and 30 wounded were simulated.",
]


@pytest.mark.parametrize("text", PEACE)
def test_numbers_and_such_words_in_peace_tell_of_no_act(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


COUNTED = [
    ("Gunmen opened fire near Ortela, leaving eleven dead and six wounded, among them a driver.", "injured", 6, None),
    ("In Ortela 125 residents, most of them farmers, were killed by rebels, a doctor says.", "killed", 125, None),
    ("Some 22 children between the ages of six and fourteen were hurt.", "injured", 22, "CHILD"),
    ("Since then 22 children have been killed and 58 wounded in the region.", "injured", 58, "CHILD"),
    ("Eight of them, including two women, were killed by shrapnel.", "killed", 8, None),
    ("The ministry gave the toll as 54 dead and 158 hurt.", "injured", 158, None),
    ("Fighters stormed Ortela, killing at least 124 people, lawyers said on Monday.", "killed", 124, None),
]


@pytest.mark.parametrize(("text", "harm", "low", "age"), COUNTED)
def test_the_number_beside_the_word_counts_whatever_the_tree_says(
    tell: Tell, text: str, harm: str, low: int, age: str | None
) -> None:
    told = next(a for a in tell(text).allegations if a.harm == harm)
    assert (told.victims.low, told.victims.age) == (low, age)


def test_those_who_killed_are_not_counted_as_killed(tell: Tell) -> None:
    assert tell("Five soldiers killed three civilians in Ortela.").only.victims.low == 3


def test_who_was_abducted_and_is_missing_is_told_once(tell: Tell) -> None:
    assert tell("Agents abducted a lawyer in Ortela; her fate was unknown.").only.act == "LIB-03"


def test_a_table_has_the_word_before_its_number(tell: Tell) -> None:
    told = tell("2031 totals for Ortela: killed 318; injured 1,006; missing 77.").allegations
    assert [(a.harm, a.victims.low) for a in told] == [("killed", 318), ("injured", 1006), ("missing", 77)]
    assert not tell("The shop in Ortela sold 40 and had 3.").allegations


OF_OTHER_ACTS = [
    ("21,700 people behind bars since the coup", "LIB-01", 21700),
    ("Ortela: three women taken away, no names.", "LIB-03", 3),
    ("Two girls raped in the barracks at Ortela.", "SXV-01", 2),
]


@pytest.mark.parametrize(("text", "act", "low"), OF_OTHER_ACTS)
def test_a_number_and_a_word_tell_of_other_acts_too(tell: Tell, text: str, act: str, low: int) -> None:
    told = tell(text).allegations[0]
    assert (told.act, told.victims.low) == (act, low)


def test_the_badly_hurt_among_those_counted_are_a_part_of_them(tell: Tell) -> None:
    told = tell("Six were hurt in the raid on Harvel, including a boy and two women in a serious condition.").only
    assert (told.victims.low, told.harm) == (6, "injured")
