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
