"""By which side, asked of all rules together: one side of a sentence, both sides, none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


BOTH = [
    "Violations occurred on the {0} as well as on the {1} side.",
    "Abuses were committed by both {0} and {1} forces.",
    "{0} forces and {1} troops shelled the village of Harvel.",
    "{0} and {1} aircraft bombed a hospital in Harvel.",
]


@pytest.mark.parametrize("order", [("Russian", "Ukrainian"), ("Ukrainian", "Russian")])
@pytest.mark.parametrize("text", BOTH)
def test_what_two_sides_did_is_told_of_each(tell: Tell, text: str, order: tuple[str, str]) -> None:
    told = tell(text.format(*order)).allegations
    assert {a.alleged_perpetrator.party for a in told} == {"RU", "UA"}
    assert len({a.id for a in told}) == len(told) == 2


def test_whom_two_blame_each_other_is_not_told_of_one(tell: Tell) -> None:
    told = tell("The army and the rebels blamed each other for the shelling of the market.").only
    assert (told.alleged_perpetrator, told.stance.value) == (None, "alleged")
