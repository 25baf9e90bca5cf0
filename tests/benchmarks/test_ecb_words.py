"""Words for one event: roots, families of acts, verbs of saying."""

from __future__ import annotations

import pytest
from benchmarks.ecb_words import act_families, root, speaks


@pytest.mark.parametrize(("one", "other"), [("stoppage", "stop"), ("killing", "kill"), ("sixth", "6"), ("i.r", "ir")])
def test_forms_of_one_word_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_other_words_have_other_roots() -> None:
    assert len({root(w) for w in ("win", "lose", "shoot", "rob", "die")}) == 5


def test_words_for_one_act_are_of_one_family_and_words_for_two_are_not() -> None:
    assert act_families("murder") & act_families("slaying")
    assert not act_families("murder") & act_families("abduct")
    assert not act_families("quarterback")


def test_saying_is_told_from_doing() -> None:
    assert speaks("say") and not speaks("explode")
