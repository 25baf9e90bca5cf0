"""Who did it, where the language model hangs a verb on the wrong one of those before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("The video shows two guards with rifles shooting three farmers in Ortela.", "KIL", "two guards"),
        ("Fighters Friday evening raided the village of Harvel, abducting two nurses.", "LIB", "Fighters"),
        ("Rebels beat a man who did not pay and burned his house.", "PRO", "Rebels"),
        ("The clerk went out to fetch bread and a sniper shot him in the back.", "KIL", "a sniper"),
        ("The rebels looted shops and allegedly tortured people held in a barracks.", "TOR", "The rebels"),
        ("Lawyers accuse the army of extrajudicial killings, razing villages and looting.", "PRO", "the army"),
    ],
)
def test_who_stands_before_the_act_in_its_own_clause_did_it(tell: Tell, text: str, act: str, who: str) -> None:
    assert tell(text).first(act).alleged_perpetrator.name == who


def test_a_not_in_a_relative_clause_leaves_the_clause_above_alone(tell: Tell) -> None:
    told = tell("Guards shot villagers who had not fled and arrested 30 others.").first("LIB")
    assert (told.stance.value, told.victims.low) == ("asserted", 30)


def test_a_second_act_is_no_part_of_those_killed(tell: Tell) -> None:
    told = tell("Witnesses say soldiers executed people and looted shops, schools and homes in Ortela.").allegations
    assert [(a.act[:3], a.victims.description) for a in told] == [("KIL", "people"), ("PRO", None)]


def test_brothers_who_were_beaten_are_not_their_sister(tell: Tell) -> None:
    told = tell(
        "The teacher said that the gunmen bound and beat her three brothers before they took the girl away."
    ).first("TOR")
    assert (told.victims.low, told.victims.sex) == (3, "M")


def test_who_had_fired_right_before_a_comma_killed(tell: Tell) -> None:
    text = "The coalition said it targeted the rebels, who had fired a missile at the town, killing one farmer."
    killed = next(a for a in tell(text).allegations if a.harm == "killed")
    assert killed.alleged_perpetrator.name == "the rebels"
