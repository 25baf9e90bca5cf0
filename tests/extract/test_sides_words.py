"""The side that words near an act tell, where the tree gives it no doer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


@pytest.mark.parametrize("side", ["Russian", "Ukrainian"])
@pytest.mark.parametrize(
    "text",
    [
        "The bodies of 41 people were found in the villages that {} forces had left.",
        "Police said 27 bodies had been found in Harvel since {} forces left.",
    ],
)
def test_who_left_a_place_is_not_blamed_for_what_was_found_there(tell: Tell, text: str, side: str) -> None:
    assert tell(text.format(side)).only.alleged_perpetrator is None


def test_who_did_the_whole_did_the_part(tell: Tell) -> None:
    told = tell(
        "The group says 1,170 people were killed by the Syrian army. "
        "It also records abuses by resistance groups, including the execution of 14 informants."
    )
    assert [a.alleged_perpetrator.name for a in told.allegations] == ["the Syrian army", "resistance groups"]


@pytest.mark.parametrize(("people", "party"), [("Russian", "RU"), ("Ukrainian", "UA"), ("Eritrean", "ER")])
def test_captives_are_in_the_hands_of_the_side_that_holds_them(tell: Tell, people: str, party: str) -> None:
    assert tell(f"Nine former prisoners gave accounts of torture in {people} captivity.").party == party


HELD = [
    "Ten civilians were killed in territory occupied by Russia.",
    "Nine men were tortured in areas controlled by Ukraine.",
    "Three women were raped in an area held by M23.",
]


@pytest.mark.parametrize("text", HELD)
def test_who_holds_the_ground_is_not_told_to_have_done_it(tell: Tell, text: str) -> None:
    assert tell(text).only.alleged_perpetrator is None


def test_a_sniper_is_somebody_who_shoots(tell: Tell) -> None:
    assert tell("A sniper shot a farmer in the back in Harvel.").only.alleged_perpetrator.name == "A sniper"
