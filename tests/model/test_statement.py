"""How those who speak stand to what they say."""

from __future__ import annotations

import pytest

from solferino.model import Stance


@pytest.mark.parametrize("stance", Stance)
def test_only_who_says_that_it_did_not_happen_is_against_it(stance: Stance) -> None:
    assert stance.against == (stance in {Stance.DENIED, Stance.NEGATED})
