"""Whoever signs, heads or is named as the source of a text says it, though nothing in it is a verb of saying."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

SAID = [
    ('"Nobody was killed in Vessin." — Gen. Otto Brandel, northern staff', "Otto Brandel"),
    ("Shelter cluster, weekly brief. Gunmen killed four drivers in Orlitsa on Monday.", "Shelter cluster"),
    ("Four drivers shot dead in Orlitsa [hospital, incomplete]", "hospital"),
    ("Four drivers shot dead in Orlitsa (source: camp committee)", "camp committee"),
    ("Four drivers were killed in Orlitsa, army communiqué.", "army communiqué"),
    ("Four drivers were killed in Orlitsa. (Interior minister, Republic of Vessin)", "Interior minister"),
]


@pytest.mark.parametrize(("text", "who"), SAID, ids=[x[1] for x in SAID])
def test_who_signs_it_says_it(tell: Tell, text: str, who: str) -> None:
    (found,) = tell(text).allegations
    assert found.speaker is not None
    assert who in found.speaker.text


def test_a_signature_is_nobodys_beside_a_cue(tell: Tell) -> None:
    text = "Shelter cluster, weekly brief. The mayor said that gunmen killed four drivers in Orlitsa."
    assert tell(text).only.speaker.text == "The mayor"


def test_a_number_in_brackets_signs_nothing(tell: Tell) -> None:
    assert tell("Gunmen killed nine people in Orlitsa. (Four officials)").only.speaker is None


def test_a_sentence_with_a_verb_is_no_heading(tell: Tell) -> None:
    text = "The network, its report late, moved house. Gunmen killed four drivers in Orlitsa."
    assert tell(text).only.speaker is None
