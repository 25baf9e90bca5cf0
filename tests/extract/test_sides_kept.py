"""Sides told before: for "they" and "he" to come back to, and lent to acts that name none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_what_was_damaged_by_the_strike_just_told_is_its_side_s(tell: Tell) -> None:
    told = tell("Russian forces shelled Ortela on Monday. Three houses and a school were damaged.").allegations
    assert [a.alleged_perpetrator.party for a in told] == ["RU", "RU"]


def test_who_shot_back_is_not_who_stood_there(tell: Tell) -> None:
    told = tell(
        "The Israeli army says it struck a launcher that Islamic Jihad had positioned near a school. "
        "UNRWA said that eight people were killed by shrapnel."
    )
    killed = next(a for a in told.allegations if a.harm == "killed")
    assert killed.alleged_perpetrator is None or killed.alleged_perpetrator.name != "Islamic Jihad"


def test_those_hurt_beside_are_hurt_by_who_attacked_though_no_list_has_him(tell: Tell) -> None:
    told = tell(
        "Gunmen stormed Harvel and opened fire on residents, police said. Eleven others were wounded, they said."
    )
    assert told.allegations[-1].alleged_perpetrator.name == "Gunmen"


def test_they_are_the_soldiers_who_came(tell: Tell) -> None:
    told = tell("Soldiers came to our house in Harvel at night. They shot my uncle.").only
    assert told.alleged_perpetrator.name == "Soldiers"


def test_soldiers_who_only_came_hurt_nobody_who_was_hurt(tell: Tell) -> None:
    told = tell("Soldiers came to Harvel on Monday. Three people were injured in a blast.").only
    assert told.alleged_perpetrator is None


ELSEWHERE = [
    "A Karsian patrol shot two shepherds in Kyiv on Monday. Nine people were killed in Odesa.",
    "Soldiers shot two shepherds near Kyiv, after rebels had killed a guard. About thirty people were injured.",
    "Rebels shot two shepherds near Kyiv. The council said five of its own members had been killed this year.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_no_side_is_lent_to_other_towns_to_ones_own_dead_or_where_two_sides_acted(tell: Tell, text: str) -> None:
    assert tell(text).allegations[-1].alleged_perpetrator is None


def test_a_second_missile_in_the_next_town_is_of_the_same_side(tell: Tell) -> None:
    told = tell("A Russian missile killed two men in Kyiv. A second missile struck Odesa, wounding five people.")
    assert told.allegations[-1].alleged_perpetrator.party == "RU"


def test_the_strike_is_the_one_told_before(tell: Tell) -> None:
    told = tell("Junta jets bombed a school in Harvel and killed nine. A spokesman confirmed the air strike.")
    assert "Junta" in told.allegations[-1].alleged_perpetrator.name


def test_who_denied_an_act_is_lent_to_no_other(tell: Tell) -> None:
    told = tell("Ankara denied shelling Harvel. Nine people were wounded.")
    assert told.allegations[-1].alleged_perpetrator is None


def test_who_is_of_the_side_told_last_tells_of_others(tell: Tell) -> None:
    told = tell(
        "About 1,200 people were killed in the Hamas attack. The Hamas-run health ministry says more than 34,000 have "
        "been killed in Gaza since then."
    ).allegations
    assert [a.alleged_perpetrator and a.alleged_perpetrator.party for a in told] == ["PS", None]


def test_who_complains_of_an_attack_is_not_lent_to_it(tell: Tell) -> None:
    told = tell("Six soldiers arrested three residents near Ortela, claiming settlers had been attacked.").first("HOS")
    assert told.alleged_perpetrator is None
