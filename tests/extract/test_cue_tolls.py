"""Whoever gives, counts or admits a toll says it; whoever puts something somewhere says nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

SAID = [
    ("The hospital put the dead of the shelling at 31 people.", "The hospital"),
    ("The ministry gave the toll as 54 dead.", "The ministry"),
    ("Vessin's clinic counted 18 dead.", "clinic"),
    ("The mission was able to verify the killing of nine farmers.", "The mission"),
    ("The navy admitted holding eleven fishermen.", "The navy"),
    ("The council accuses the guards of killing nine drivers.", "The council"),
    ("Traders swear that soldiers shot nine drivers in Orlitsa.", "Traders"),
    ("Soldiers shot nine drivers in Orlitsa, a hospital clerk counted.", "a hospital clerk"),
    ("Soldiers killed a driver, a corporal confessed in court; her baby was given away.", "a corporal"),
    ("The brigade: rebels killed nine drivers in Orlitsa.", "The brigade"),
    ('State agency: nine drivers were killed by "bandits" in Orlitsa.', "State agency"),
    ("Documented by our volunteers: two bombs, nine drivers killed in Orlitsa.", "our volunteers"),
]


@pytest.mark.parametrize(("text", "who"), SAID, ids=[x[0][:40] for x in SAID])
def test_who_tells_the_toll_says_it(tell: Tell, text: str, who: str) -> None:
    found = tell(text).allegations
    assert found
    assert found[-1].speaker is not None
    assert who in found[-1].speaker.text


def test_what_a_colon_spells_out_is_said_as_well(tell: Tell) -> None:
    text = "The mission has verified six executions of prisoners: four were killed by marines and two by guards."
    assert {a.speaker.text for a in tell(text).allegations if a.speaker} == {"The mission"}
    assert all(a.speaker for a in tell(text).allegations)


@pytest.mark.parametrize(
    "text",
    [
        "Medics put the dead in the morgue at noon.",
        "The council gave the wounded a room at the inn.",
        "Gunmen: nine dead in Orlitsa.",
        "LOC: Orlitsa field, 2 wounded by shelling.",
    ],
)
def test_what_gives_no_toll_says_nothing(tell: Tell, text: str) -> None:
    assert all(a.speaker is None for a in tell(text).allegations)


def test_a_body_that_a_sentence_is_about_may_be_it_in_the_next(tell: Tell) -> None:
    text = "The inspectorate has studied the papers. It states that nobody was beaten in Orlitsa."
    assert tell(text).only.speaker.name == "inspectorate"


def test_it_is_the_body_that_was_blamed(tell: Tell) -> None:
    text = "Survivors blame the Vessin Army for the attack that killed nine people; it denies it."
    denied = [a for a in tell(text).allegations if a.stance.value == "denied"]
    assert [a.speaker.name for a in denied] == ["Vessin Army"]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("A medical group put the dead at fifty, including 33 children.", 50),
        ("The hospital put the dead of the shelling at 31 people.", 31),
    ],
)
def test_the_number_of_a_toll_is_read_behind_its_verb(tell: Tell, text: str, low: int) -> None:
    assert tell(text).allegations[-1].victims.low == low


def test_a_number_within_the_words_for_the_act_counts(tell: Tell) -> None:
    found = tell("The ministry gave the toll as nineteen dead and three missing.").allegations
    assert [a.victims.low for a in found] == [19, 3]
