"""Whom a word means that does not say it: those named before, as many as they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Tell = Callable[..., Any]


def test_them_of_the_same_sentence_are_as_many(tell: Tell) -> None:
    text = "Soldiers seized eight women in Ortela and afterwards killed them, an official told the paper."
    killed = next(a for a in tell(text).allegations if a.harm == "killed")
    assert (killed.victims.low, killed.victims.high, killed.victims.sex) == (8, 8, "F")


def test_those_who_are_described_are_nobody_told_before(tell: Tell) -> None:
    told = tell("Russia forced out Ukrainian pupils. Russia then attacked those trying to leave the town.")
    assert told.first("HOS").victims.party is None


def test_whose_arrest_it_was_was_arrested(tell: Tell) -> None:
    told = tell("The family received his body two weeks after his arrest in Harvel.").first("LIB-01").victims
    assert (told.low, told.sex) == (1, "M")


def test_whether_they_fought_is_not_lent_to_those_of_another_paragraph(tell: Tell) -> None:
    text = "Rebels shot two captured Karsian soldiers in Ortela.\n\nSix were detained in Harvel by the police."
    assert [a.victims.status for a in tell(text).allegations] == ["CST-HDC-POW", None]
