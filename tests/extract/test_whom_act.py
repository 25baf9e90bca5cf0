"""Victims that the word for the act carries: bodies, killings and casualties that are counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_bodies_that_are_counted_are_the_number(tell: Tell) -> None:
    text = "Police said that 27 bodies had been found in Harvel since the army left, most of them civilians."
    assert tell(text).only.victims.low == 27


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The mission documented 16 apparently unlawful killings in Harvel.", 16),
        ("It was still examining 105 other alleged killings in the town.", 105),
    ],
)
def test_killings_are_counted_as_people_and_not_as_incidents(tell: Tell, text: str, number: int) -> None:
    told = tell(text).only
    assert (told.victims.low, told.incidents) == (number, None)


def test_civilian_casualties_that_are_counted_keep_their_status(tell: Tell) -> None:
    assert tell("The mission documented 11 civilian casualties of mines.").only.victims.status == "CST-CIV"


def test_a_part_of_the_killings_is_no_second_number_of_them(tell: Tell) -> None:
    told = tell("The mission documented 16 unlawful killings in Harvel, among them nine summary executions.")
    assert {a.victims.low for a in told.allegations} == {16}


TOLLS = [
    ("The commission put the dead at 41.", "killed", 41),
    ("The commission later put the number of dead at more than 100.", "killed", 100),
    ("The number of dead rose to 41 on Tuesday.", "killed", 41),
    ("The commission put the number of those killed at 41.", "killed", 41),
    ("The police put the number of those kidnapped at 28.", "detained", 28),
    ("At least 35 children were among the dead, Unicef said.", "killed", 35),
    ("Among the dead were two nurses and a boy of nine.", "killed", 3),
    ("Two nurses were among those killed.", "killed", 2),
    ("Three children were among the wounded.", "injured", 3),
    ("Six of the dead were children.", "killed", 6),
]


@pytest.mark.parametrize(("text", "harm", "low"), TOLLS)
def test_the_dead_are_counted_however_they_are_put(tell: Tell, text: str, harm: str, low: int) -> None:
    told = tell(text).only
    assert (told.harm, told.victims.low) == (harm, low)


def test_part_of_the_dead_is_described_by_what_they_were(tell: Tell) -> None:
    assert tell("Six of the dead were children.").only.victims.age == "CHILD"
    assert tell("Most of the dead were women.").only.victims.sex == "F"
    told = tell("Nine of those killed were children.").only
    assert (told.act, told.victims.low, told.victims.age) == ("CASUALTIES", 9, "CHILD")


def test_nothing_is_told_of_dead_whose_number_is_unknown_or_of_whom_one_is_not(tell: Tell) -> None:
    assert [a for a in tell("The number of dead is still unknown.").allegations if a.harm == "killed"] == []
    assert {a.harm for a in tell("Her cousin was not among the dead and has not been seen since.").allegations} == {
        "missing"
    }


def test_who_the_dead_were_counts_them(tell: Tell) -> None:
    told = tell("The dead were a woman of 29 and her five-year-old daughter.").only
    assert (told.harm, told.victims.low, told.victims.sex) == ("killed", 2, "F")


CAUSED = [
    ("The attacks caused 11 deaths, including four children, and 190 injuries in Harvel.", (11, 190), 4),
    ("The shelling left nine dead, including two children, and 40 wounded.", (9, 40), 2),
]


@pytest.mark.parametrize(("text", "numbers", "children"), CAUSED)
def test_the_dead_their_children_and_the_injured_are_counted_apart(
    tell: Tell, text: str, numbers: tuple[int, int], children: int
) -> None:
    killed, injured = tell(text).allegations
    assert (killed.victims.low, injured.victims.low) == numbers
    assert [p.low for p in killed.victims.breakdown] == [children]


def test_massacres_are_not_counted_as_the_dead(tell: Tell) -> None:
    told = tell("The network documented 25 massacres in Karsia.").allegations
    assert all(a.victims is None or a.victims.low is None for a in told)
    assert tell("The network documented abuses, including 12 killings.").first("KIL").victims.low == 12


NUMBERED = [
    ("The number of civilians killed in Harvel has risen to 53.", (53, 53)),
    ("The number of civilians killed since May stands at 1,200.", (1200, 1200)),
    ("Estimates put the number of people killed in Harvel since 1999 at up to 25,000.", (None, 25000)),
]


@pytest.mark.parametrize(("text", "number"), NUMBERED)
def test_the_number_of_those_killed_is_read_behind_the_verb(
    tell: Tell, text: str, number: tuple[int | None, int]
) -> None:
    told = tell(text).only
    assert (told.victims.low, told.victims.high) == number
