"""How many acts a sentence tells: one for each of so many dead and hurt, for each object of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

TOLLS = [
    ("Grenades thrown into a temple at Harvel: one priest dead, nine hurt.", [("killed", 1), ("injured", 9)]),
    ("Two dead, six hurt in shelling.", [("killed", 2), ("injured", 6)]),
    ("Ten civilians killed, a foreign doctor shot dead at the gate in Harvel.", [("killed", 10), ("killed", 1)]),
    ("Soldiers butchered ten herders and killed the mayor of Harvel.", [("killed", 10), ("killed", 1)]),
    ("Gunmen shot a baker in Harvel, killing him.", [("killed", 1)]),
]


@pytest.mark.parametrize(("text", "harms"), TOLLS)
def test_so_many_dead_and_so_many_hurt_are_told_each(tell: Tell, text: str, harms: list[tuple[str, int]]) -> None:
    assert [(a.harm, a.victims.low) for a in tell(text).allegations if a.harm] == harms


def test_dead_trees_and_hurt_feelings_are_no_toll(tell: Tell) -> None:
    assert tell("Two dead trees fell on the road. He had six hurt feelings to mend.").allegations == ()


def test_who_was_executed_by_firing_squad_was_executed_once(tell: Tell) -> None:
    told = tell("Fighters executed five men by firing squad in Harvel after accusing them of spying for the Americans.")
    assert [(a.act, a.victims.low) for a in told.allegations] == [("KIL-01", 5)]


def test_whom_an_attack_hurt_are_all_whom_its_verb_counts(tell: Tell) -> None:
    told = tell("A car bomb went off at the gate of the embassy in Harvel, killing two guards and a visa applicant.")
    assert [a.victims.low for a in told.allegations] == [3]


def test_what_a_strike_sets_ablaze_is_hit_by_it(tell: Tell) -> None:
    told = tell("An air strike hit a camp in Harvel on Monday, setting tents ablaze.")
    assert [a.act for a in told.allegations] == ["HOS-02"]


def test_who_lost_his_legs_on_a_mine_is_hurt_once(tell: Tell) -> None:
    told = tell("Mahdi Bokhari, a shepherd, lost both legs when he stepped on a mine near Harvel.")
    assert [a.harm for a in told.allegations] == ["injured"]
