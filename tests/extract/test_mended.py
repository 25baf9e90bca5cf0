"""Mistakes of the language model that recur, seen by what is read off the mended tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

CHARGED = [
    ("The rebels charged in Harvel that soldiers killed six farmers.", "rebels", "soldiers"),
    ("Opposition leaders charged on Monday that police had tortured six students.", "Opposition leaders", "police"),
    ("The minister charged in a statement that rebels killed six nuns.", "minister", "rebels"),
    ("Villagers alleged in a letter that soldiers killed six farmers.", "Villagers", "soldiers"),
]


@pytest.mark.parametrize(("text", "by", "who"), CHARGED)
def test_who_charges_that_something_was_done_says_it(tell: Tell, text: str, by: str, who: str) -> None:
    told = tell(text).only
    assert (told.speaker.name, told.alleged_perpetrator.name, told.victims.low) == (by, who, 6)


def test_what_somebody_is_charged_with_is_no_content_of_a_cue(tell: Tell) -> None:
    assert tell("The leaders charged on Monday with treason were freed.").allegations == ()


def test_two_subjects_that_a_conjunction_ties_are_one(tell: Tell) -> None:
    assert tell("A nurse and two patients died in the shelling.").first("HOS-01").victims.low == 3


def test_of_two_clauses_each_has_its_subject(tell: Tell) -> None:
    assert tell("A fight broke out and a soldier was killed by rebels.").only.victims.low == 1


def test_a_plural_that_opens_a_sentence_is_no_name(tell: Tell) -> None:
    assert tell("Rockets were fired on 3 May at the port.").only.victims.names == ()


def test_who_was_shot_and_killed_is_no_part_of_who_shot(tell: Tell) -> None:
    told = tell(
        "An Israeli settler shot and killed Ibrahim Sadah, a 22-year-old baker, near the village of Qusra."
    ).only
    assert (told.victims.names, told.victims.low, told.alleged_perpetrator.party) == (("Ibrahim Sadah",), 1, "IL")


def test_a_body_keeps_its_whole_name(tell: Tell) -> None:
    told = tell("Doctors Without Borders said its hospital in Harvel came under fire on Sunday, leaving a guard dead.")
    assert {a.speaker.name for a in told.allegations} == {"Doctors Without Borders"}
