"""Those who tell what was done to themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

TELLERS = [
    ("Thirty prisoners described beatings in the Orlec camp.", 30, None),
    ("“They tortured me in a garage,” she said.", 1, "F"),
    ("Thirty-one prisoners said that they were tortured in the Orlec camp.", 31, None),
]


@pytest.mark.parametrize(("text", "number", "sex"), TELLERS)
def test_who_tells_what_was_done_to_them_suffered_it(tell: Tell, text: str, number: int, sex: str | None) -> None:
    told = tell(text).first("TOR").victims
    assert (told.low, told.sex) == (number, sex)
