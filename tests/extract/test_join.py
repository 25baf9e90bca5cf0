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


FATAL = [
    ("A driver was fatally injured in Harvel.", 1),
    ("Three were fatally wounded in Harvel.", 3),
    ("The mayor suffered mortal wounds in Harvel.", 1),
    ("Two women sustained fatal injuries and died at the scene in Harvel.", 2),
]


@pytest.mark.parametrize(("text", "low"), FATAL)
def test_who_was_fatally_injured_was_killed(tell: Tell, text: str, low: int) -> None:
    assert [(a.harm, a.victims.low) for a in tell(text).allegations] == [("killed", low)]


DIED_OF_IT = [
    "A boy was wounded in the shelling of Harvel and later died in hospital.",
    "The nurse died two days after she was wounded by shelling in Harvel.",
    "Ana was pulled out alive in Harvel but she died hours after being admitted to hospital.",
]


@pytest.mark.parametrize("text", DIED_OF_IT)
def test_who_died_of_his_wounds_is_not_told_as_wounded_too(tell: Tell, text: str) -> None:
    assert [(a.harm, a.victims.low) for a in tell(text).allegations] == [("killed", 1)]


def test_of_many_wounded_those_who_died_are_told_beside_them(tell: Tell) -> None:
    told = tell("Twelve were wounded in Harvel and three died.").allegations
    assert [(a.harm, a.victims.low) for a in told] == [("injured", 12), ("killed", 3)]


@pytest.mark.parametrize("of", ["under", "from"])
def test_who_died_under_torture_is_one_death_in_custody(tell: Tell, of: str) -> None:
    assert tell(f"Five men died {of} torture in Harvel.").only.acts == ("KIL-04", "TOR-01")


def test_what_looters_took_is_one_looting(tell: Tell) -> None:
    assert tell("Rebels looted the clinic and took all the cattle.").only.act == "PRO-01"
    apart = tell("Soldiers looted shops in Ardam and robbed homes in Harvel.").allegations
    assert [a.place.text for a in apart if a.place] == ["Ardam", "Harvel"]


def test_what_was_fired_in_a_shelling_is_no_second_attack(tell: Tell) -> None:
    told = tell("Rebels shelled Ardam for an hour, firing nine rockets into two districts.")
    assert (told.only.act, told.only.weapons) == ("HOS-01", ("WPN-ART", "WPN-MLRS"))


NOT_FATAL = [
    "Two men suffered non-fatal injuries in Harvel when a shell fell.",
    "A driver sustained potentially fatal injuries in the shelling of Harvel.",
    "A driver was almost fatally wounded by a sniper in Harvel.",
]


@pytest.mark.parametrize("text", NOT_FATAL)
def test_a_wound_that_did_not_kill_is_a_wound(tell: Tell, text: str) -> None:
    assert "killed" not in {a.harm for a in tell(text).allegations}
