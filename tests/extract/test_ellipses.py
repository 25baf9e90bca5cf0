"""Numbers that leave out what was told just before, each with a place of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

ELSEWHERE = [
    ("The group said 179 people were killed in Ortela and 44 in nearby Harvel.", [("Ortela", 179), ("Harvel", 44)]),
    (
        "Twelve people were killed in Ortela, five in Harvel and nine in Lorne.",
        [("Ortela", 12), ("Harvel", 5), ("Lorne", 9)],
    ),
    ("Rebels abducted 20 girls in Ortela and three in Harvel.", [("Ortela", 20), ("Harvel", 3)]),
]


@pytest.mark.parametrize(("text", "told"), ELSEWHERE)
def test_a_number_with_a_place_of_its_own_tells_the_same_act_there(
    tell: Tell, text: str, told: list[tuple[str, int]]
) -> None:
    found = tell(text).allegations
    assert [(a.place.name, a.victims.low) for a in found] == told
    assert len({a.act for a in found}) == 1
    assert len({a.alleged_perpetrator and a.alleged_perpetrator.name for a in found}) == 1


NOT_AGAIN = [
    "A man was killed under torture in Branch 215 in Ortela.",
    "67 people were kidnapped in Ortela, and 14 in May alone.",
]


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_a_number_of_a_name_or_a_month_tells_nothing_again(tell: Tell, text: str) -> None:
    assert [a.act for a in tell(text).allegations if a.victims.low in (14, 215)] == []


def test_a_number_with_a_verb_of_its_own_tells_its_own_act(tell: Tell) -> None:
    told = tell("Two people were killed in Ortela and 44 in Harvel were arrested.").allegations
    assert [(a.harm, a.victims.low) for a in told] == [("killed", 2), ("detained", 44)]


def test_a_number_with_doers_of_its_own_tells_the_same_act_by_them(tell: Tell) -> None:
    told = tell("The monitors counted 31 civilians killed by the army, 12 by rebels and four by unknown gunmen.")
    found = [(a.victims.low, a.act, a.alleged_perpetrator.name) for a in told.allegations]
    assert found == [(31, "KIL-01", "the army"), (12, "KIL-01", "rebels"), (4, "KIL-01", "unknown gunmen")]


def test_a_number_keeps_the_code_of_the_verb_that_it_leaves_out(tell: Tell) -> None:
    told = tell("Soldiers executed 44 people in Ortela and 179 in Harvel.").allegations
    assert [(a.act, a.victims.low) for a in told] == [("KIL-01", 44), ("KIL-01", 179)]


def test_a_day_or_a_means_behind_a_number_is_no_doer(tell: Tell) -> None:
    told = tell("Six people were killed by guards, two by hanging and nine by Tuesday.").allegations
    assert [a.victims.low for a in told] == [6]
