"""Headlines and captions leave auxiliaries and articles out, and say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

HIT = [
    ("School bombed in Chernihiv.", "SPO-02"),
    ("House destroyed in Irpin after artillery shelling.", "PRO-02"),
    ("Church damaged in Bohorodychne.", "SPO-03"),
    ("Residential buildings damaged by shelling in Sievierodonetsk.", "SPO-10"),
    ("Harvel Oncology Hospital struck by rocket fire on 4 April 2022.", "SPO-01"),
    ("CCTV of a hospital being struck in Kyiv.", "SPO-01"),
    ("Hospital shelled in Vuhledar: four dead.", "SPO-01"),
    ("Damage to a school in Harvel.", "SPO-02"),
    ("The shelling caused damage to a school in Harvel.", "SPO-02"),
    ("Soldiers shot at a hospital in Harvel.", "SPO-01"),
]


@pytest.mark.parametrize(("text", "act"), HIT)
def test_what_a_caption_says_was_hit_is_no_doer(tell: Tell, text: str, act: str) -> None:
    told = tell(text).allegations[0]
    assert act in (told.act, *told.acts)
    assert told.alleged_perpetrator is None or told.alleged_perpetrator.name == "Soldiers"


def test_whoever_is_reported_hurt_reports_nothing(tell: Tell) -> None:
    told = tell("Seven people reported wounded in Harvel.").only
    assert (told.victims.low, told.speaker, told.stance) == (7, None, "alleged")
    told = tell("12 people reported to have been killed in a strike on Harvel.").only
    assert (told.victims.low, told.speaker, told.stance) == (12, None, "alleged")


def test_whoever_reports_being_hurt_says_so(tell: Tell) -> None:
    assert tell("Nineteen of the girls reported being raped.").only.speaker.name == "girls"


def test_someone_killed_somewhere_killed_nobody(tell: Tell) -> None:
    told = tell("Journalist killed near Irpin.").only
    assert (told.victims.low, told.alleged_perpetrator) == (1, None)
    told = tell("Man killed, six hurt in shelling of Harvel.")
    assert {a.harm: a.victims.low for a in told.allegations} == {"killed": 1, "injured": 6}
    told = tell("Soldier killed his wife.").only
    assert told.alleged_perpetrator.name == "Soldier"


def test_a_sentence_may_begin_with_what_was_done(tell: Tell) -> None:
    assert tell("Killed were a man, his wife and their baby.").only.victims.low == 3


def test_one_death_that_an_attack_caused_is_counted(tell: Tell) -> None:
    told = tell("The shelling resulted in at least one civilian fatality.").only
    assert (told.victims.low, told.victims.qualifier, told.harm) == (1, "at_least", "killed")


def test_the_dead_who_lie_somewhere_are_bodies(tell: Tell) -> None:
    told = tell("Two dead civilians lie beside the road in Harvel.").only
    assert (told.act, told.victims.low) == ("BODIES", 2)
    assert tell("Bodies of civilians lying on a street in Harvel.").only.act == "BODIES"


def test_a_market_that_was_shelled_is_no_act_of_the_wounded(tell: Tell) -> None:
    told = tell("Seven people were wounded after shelling of a market in Harvel.").only
    assert told.alleged_perpetrator is None


NOTHING = [
    "Russian military throwing smoke bombs.",
    "Footage of a helicopter being shot down by soldiers.",
    "A reconnaissance drone crashed near Harvel.",
    "The storm caused damage to a school.",
    "The church sued over damage to its reputation.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_caption_of_no_harm_tells_none(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_an_arrest_after_a_shooting_charges_nobody_with_it(tell: Tell) -> None:
    told = tell("Police arrested a man after the shooting of two women in Leeds.").first("KIL-06")
    assert told.alleged_perpetrator is None


def test_reportedly_before_a_sentence_goes_for_all_of_it(tell: Tell) -> None:
    told = tell("Reportedly, one man was killed and six were injured in a strike in Harvel.")
    assert {a.stance for a in told.allegations} == {"alleged"}


def test_doubt_is_no_part_of_a_name(tell: Tell) -> None:
    told = tell("Allegedly Russian soldiers shot a woman in Harvel.").only
    assert told.alleged_perpetrator.name == "Russian soldiers"


def test_deaths_with_a_number_of_their_own_take_no_other(tell: Tell) -> None:
    told = tell("There was one death and six wounded in the shelling of Harvel.")
    assert {a.harm: a.victims.low for a in told.allegations} == {"killed": 1, "injured": 6}


def test_who_is_named_behind_by_did_it_whatever_stands_between(tell: Tell) -> None:
    told = tell("The bodies of ten farmers reportedly shot last week by rebels in Ortela have been buried.").only
    assert (told.victims.low, told.alleged_perpetrator.name) == (10, "rebels")


def test_doers_in_single_marks_own_nothing(tell: Tell) -> None:
    told = tell("‘Rebels’ rape four farmers in Ortela").only
    assert (told.victims.low, told.alleged_perpetrator.name) == (4, "Rebels")
