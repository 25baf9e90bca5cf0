"""To whom it was done: which words are tried for it, and what each act makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def test_a_headline_says_to_whom_it_was_done_without_an_auxiliary() -> None:
    from solferino.extract.lexicon import lexicon
    from solferino.extract.parse import load_parser
    from solferino.extract.roles import verb_patient
    from solferino.extract.sentences import split

    lx = lexicon("en")
    parsed = load_parser().parse(split("Militants Detained in Ortela", ()))[0]
    verb = next(t for t in parsed.tokens if t.lemma == "detain")
    found = verb_patient(verb, lx)
    assert found is not None
    assert found.text == "Militants"


def test_people_taken_into_custody_are_detained(tell: Tell) -> None:
    found = tell("The occupants of the house were taken into custody by police in Ortela.").only
    assert (found.act, found.harm, found.victims.description) == ("LIB-01", "detained", "The occupants of the house")


def test_what_his_attacks_did_is_apart_from_whom_he_fought(tell: Tell) -> None:
    told = tell("While he mainly targeted the army, his attacks killed or injured two civilians.")
    killed = next(a for a in told.allegations if a.harm == "killed")
    assert killed.victims.description == "two civilians"


SUMS = [
    ("Several men were killed during separate raids in the north.", True),
    ("Two leaders were killed this month alone.", True),
    ("In late April soldiers detained another mayor in Ortela.", False),
]


@pytest.mark.parametrize(("text", "total"), SUMS)
def test_a_number_over_several_incidents_is_a_sum_and_one_person_never_is(tell: Tell, text: str, total: bool) -> None:
    assert tell(text, published="2030-05-02").only.total is total


def test_each_passive_with_its_own_subject_is_an_act_of_its_own(tell: Tell) -> None:
    told = tell("A commander was captured and several rebels were detained by the army in Ortela.")
    assert [(a.victims.low, a.victims.qualifier) for a in told.allegations] == [(1, "exact"), (None, "vague")]


def test_who_was_captured_is_found_behind_an_opening_place(tell: Tell) -> None:
    told = tell("In a separate event in south west Karsia, a rebel leader was captured by a combined force.")
    assert told.only.victims.low == 1


SHOT = [
    ("Soldiers shot three villagers in Ortela on Monday.", None),
    ("Two brothers were shot in the back of the head in Ortela.", "killed"),
    ("Soldiers shot a boy in the legs in Ortela.", "injured"),
    ("Soldiers shot and wounded two villagers in Ortela.", "injured"),
    ("Soldiers shot two villagers, who were treated in hospital.", "injured"),
]


@pytest.mark.parametrize(("text", "harm"), SHOT)
def test_what_became_of_who_was_shot_is_told_by_where_it_hit_alone(tell: Tell, text: str, harm: str | None) -> None:
    assert {a.harm for a in tell(text).allegations} == {harm}


def test_who_disappeared_is_missing_and_who_was_only_taken_is_detained(tell: Tell) -> None:
    gone = tell("Fourteen men disappeared in Ortela in May.").only
    taken = tell("Gunmen abducted fourteen men in Ortela in May.").only
    both = tell("The fourteen men were taken off a bus in Ortela and never seen since.").first("LIB-03")
    assert (gone.harm, taken.harm, both.harm) == ("missing", "detained", "missing")


def test_those_who_struck_are_not_those_who_died(tell: Tell) -> None:
    told = tell("Russian forces bombed the theatre and killed at least 12 people, and many others died as well.")
    assert all(a.victims.party is None for a in told.allegations)


def test_captives_killed_by_nobody_that_is_told_were_not_executed(tell: Tell) -> None:
    told = tell("The ministry said that 40 prisoners of war were killed and 75 were injured.")
    assert [a.act for a in told.allegations] == ["CASUALTIES", "CASUALTIES"]


NUMBERS = [
    ("Six people, including two children, were killed and nine wounded when shells hit Harvel.", "injured", 9, None),
    ("The death toll from the strike on Harvel has risen to 21 after three bodies were found.", "killed", 21, None),
    ("The dead included three children.", "killed", 3, None),
    ("The RSF detained 45 men; their fate is unknown.", "missing", 45, "ADULT"),
    ("The nurse said she was held for 11 days and given no food for three.", "other", 1, None),
    ("Nine people were hurt: two women, a boy and six old men.", "injured", 9, None),
]


@pytest.mark.parametrize(("text", "harm", "number", "age"), NUMBERS)
def test_the_number_is_of_those_it_is_told_of(tell: Tell, text: str, harm: str, number: int, age: str | None) -> None:
    told = next(a for a in tell(text).allegations if a.harm == harm)
    assert (told.victims.low, told.victims.age) == (number, age)


def test_a_woman_killed_and_a_man_injured_by_one_shelling_come_from_it_both(tell: Tell) -> None:
    told = tell("A 56-year-old woman was killed and a 70-year-old man injured when Karsian forces shelled Harvel.")
    assert {(a.act, a.harm) for a in told.allegations} == {("HOS-01", "killed"), ("HOS-01", "injured")}


def test_who_was_ordered_to_throw_it_was_not_hit(tell: Tell) -> None:
    told = tell("The sergeant had ordered two subordinates to throw a grenade into a cellar in Harvel.").only
    assert told.victims.low is None


def test_whom_a_shelling_wounds_beside_the_dead_it_wounds(tell: Tell) -> None:
    told = tell("Fighters shelled Harvel with mortars, killing a girl and wounding her parents.")
    assert [(a.act, a.harm) for a in told.allegations] == [("HOS-01", "killed"), ("HOS-01", "injured")]


TAKEN = [
    ("Jeanne, 17, was taken with two cousins from a field near Harvel by militiamen.", 3),
    ("He was arrested with his brother in Harvel.", 2),
    ("Police arrested six men with weapons in Harvel.", 6),
]


@pytest.mark.parametrize(("text", "number"), TAKEN)
def test_those_with_whom_one_was_taken_were_taken_too(tell: Tell, text: str, number: int) -> None:
    assert tell(text).only.victims.low == number


def test_a_toll_told_beside_new_dead_is_a_sum_of_its_own_and_has_no_doer(tell: Tell) -> None:
    told = tell("The ministry said 58 people had been killed, taking the death toll since 7 October to 43,922.")
    assert [(a.victims.low, a.alleged_perpetrator) for a in told.allegations] == [(58, None), (43922, None)]


def test_who_is_kept_as_a_wife_for_months_is_a_slave(tell: Tell) -> None:
    assert tell('She was kept for four months as the "wife" of a commander.').only.act == "SXV-02"


@pytest.mark.parametrize("text", ["The Ortela attack shook the town.", "The army spoke of the Ortela massacre."])
def test_an_attack_called_by_its_place_hit_no_person_of_that_name(tell: Tell, text: str) -> None:
    assert all((a.victims.names, a.victims.low) == ((), None) for a in tell(text).allegations)


THEIR_OWN = [
    "The general said that the rebels' attack was launched against the town.",
    "The front has carried out several guerrilla attacks.",
]


@pytest.mark.parametrize("text", THEIR_OWN)
def test_whose_attack_it_is_was_not_attacked(tell: Tell, text: str) -> None:
    assert all(a.victims.description is None and a.victims.status is None for a in tell(text).allegations)


def test_bombings_are_no_people_beside_priests(tell: Tell) -> None:
    told = tell("The people condemned the killing of the priests and the bombings in the south.")
    assert told.first("KIL").victims.description == "the priests"


def test_men_in_hoods_are_not_tortured_by_them(tell: Tell) -> None:
    assert tell("Thirty men with hoods over their faces stood in the square.").allegations == ()


def test_they_who_were_taken_with_others_are_not_counted_as_one(tell: Tell) -> None:
    assert tell("They were kidnapped with ten other women.").only.victims.low is None
    assert tell("She was kidnapped with ten other women.").only.victims.low == 11


def test_one_more_is_one(tell: Tell) -> None:
    wounded = tell("Fighters killed four farmers in Harvel and wounded one more.").allegations[1]
    assert (wounded.harm, wounded.victims.low) == ("injured", 1)


def test_the_brothers_whom_one_lost_are_the_dead(tell: Tell) -> None:
    told = tell('"I lost three of my brothers in a drone attack," she said.').only
    assert (told.victims.low, told.victims.sex) == (3, "M")


def test_the_hostages_are_counted_and_not_those_of_them_who_were_released(tell: Tell) -> None:
    told = tell("Gunmen took about 230 hostages, more than 90 of whom were released in November.").only
    assert told.victims.low == 230


def test_a_part_behind_a_day_is_a_part(tell: Tell) -> None:
    told = tell("Strikes killed 41 people on Friday, including 14 children, officials said.").only
    assert (told.victims.low, [p.low for p in told.victims.breakdown]) == (41, [14])


def test_bombs_are_counted_as_no_people(tell: Tell) -> None:
    told = tell("The report records that 5,000 barrel bombs were dropped by helicopters on Harvel.").only
    assert told.victims is None or told.victims.low is None
