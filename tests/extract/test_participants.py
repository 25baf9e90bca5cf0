"""Who did what to whom and with what, in the words of the text: participants, things, counts across a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from solferino.model import Allegation

Tell = Callable[..., Any]


def _words(told: Any, a: Allegation, field: str) -> list[str]:
    return [told.text[s.start : s.end] for s in a.spans.get(field, ())]


THINGS = [
    ("Gunmen threw two grenades at the Hotel Bellmar.", ["grenades"], ["Hotel"]),
    ("A car bomb exploded outside the Tressa embassy.", ["bomb"], ["embassy"]),
    ("The restaurant was torched by armed youths.", [], ["restaurant"]),
    ("Rebels blew up a bridge and an electric pole with dynamite.", ["dynamite"], ["bridge", "pole"]),
    ("Police seized ten rifles and killed a man.", [], []),
]


@pytest.mark.parametrize(("text", "weapons", "targets"), THINGS)
def test_weapons_and_targets_keep_their_words(tell: Tell, text: str, weapons: list[str], targets: list[str]) -> None:
    told = tell(text)
    for field, wanted in (("weapons", weapons), ("targets", targets)):
        found = " | ".join(w for a in told.allegations for w in _words(told, a, field))
        assert all(w in found for w in wanted), (field, found)
        assert wanted or not found


NAMES = [
    ("Gunmen killed Judge Ramon Veldoza and Elena Sosa in Ortela.", ("Ramon Veldoza", "Elena Sosa"), 2),
    ("Veldoza's murder shocked the town.", ("Veldoza",), 1),
    ("The murder on 22 March of Ramon Veldoza shocked the town.", ("Ramon Veldoza",), 1),
    ("Rebels kidnapped the mayor, Tomas Quirel, on Monday.", ("Tomas Quirel",), 1),
    (
        "Major Ramon Veldoza, Captain Elena Sosa, corporal Tomas Quirel, agent Jo Luz and guard Acal Soto were shot.",
        ("Ramon Veldoza", "Elena Sosa", "Tomas Quirel", "Jo Luz", "Acal Soto"),
        5,
    ),
]


@pytest.mark.parametrize(("text", "names", "low"), NAMES)
def test_victims_have_their_names_without_titles(tell: Tell, text: str, names: tuple[str, ...], low: int) -> None:
    victims = tell(text).only.victims
    assert (victims.names, victims.low) == (names, low)


def test_a_short_name_is_completed_from_the_text(tell: Tell) -> None:
    told = tell("Ramon Veldoza left his house at six.\n\nGunmen killed Veldoza at the gate.")
    assert told.only.victims.names == ("Ramon Veldoza",)


def test_whose_death_it_is_did_not_do_it(tell: Tell) -> None:
    found = tell("An engagement followed, resulting in Veldoza's death.").only
    assert found.alleged_perpetrator is None
    assert found.victims.names == ("Veldoza",)


def test_whoever_disappeared_did_not_take_himself(tell: Tell) -> None:
    found = tell("The teacher Ramon Veldoza disappeared on 4 May 2021.").only
    assert (found.act, found.alleged_perpetrator, found.victims.low) == ("LIB-03", None, 1)


ANSWERING = [
    ("The rebels claimed responsibility for the kidnapping of a mayor.", "The rebels"),
    ("The army is responsible for the attack on the union office.", "The army"),
    ("The attack on the market was attributed to the rebels.", "the rebels"),
    ("An army air strike on a market killed 11 people.", "army"),
    ("A youth at the gate shot a guard dead.", "A youth"),
]


@pytest.mark.parametrize(("text", "name"), ANSWERING)
def test_whoever_answers_for_an_act_is_named(tell: Tell, text: str, name: str) -> None:
    side = tell(text).allegations[0].alleged_perpetrator
    assert side is not None
    assert side.name == name


COUNTS = [
    ("Police detained one additional suspect.", [1]),
    ("An additional suspect was arrested.", [1]),
    ("Police detained the leader along with three of his associates.", [4]),
    ("Police arrested a teacher and detained four students.", [1, 4]),
    ("Two men were killed and three others detained.", [2, 3]),
    ("Soldiers arrested a bomb maker in Ortela.", [1]),
    ("The search led to his arrest.", [1]),
    ("“They put me in a cellar,” he said.", [1]),
    ("Another 60 received injuries in the shelling.", [60]),
]


@pytest.mark.parametrize(("text", "lows"), COUNTS)
def test_each_act_has_its_own_number(tell: Tell, text: str, lows: list[int]) -> None:
    assert [a.victims.low for a in tell(text).allegations] == lows


TURNS = [
    ("Soldiers captured two fighters.", "LIB-01"),
    ("Soldiers drove 2,000 families from their homes.", "DEP-01"),
    ("The prisoners were put on buses at night.", "DEP-01"),
    ("Fighters took her son.", "LIB-03"),
    ("Soldiers emptied the shops.", "PRO-01"),
    ("The army blocked food and medicine from reaching the camp.", "HOS-12"),
    ("He had been held without charge since May.", "LIB-01"),
    ("The detainees spoke of mock executions.", "TOR-01"),
    ("The guard hit him on the ear with a baton.", "TOR-01"),
    ("Two of the men never came home.", "LIB-03"),
    ("Prosecutors opened an inquiry into the murder of Ramon Veldoza.", "KIL-01"),
]


@pytest.mark.parametrize(("text", "act"), TURNS)
def test_acts_of_few_words(tell: Tell, text: str, act: str) -> None:
    found = tell(text).allegations[0]
    assert (found.act, found.stance.value) == (act, "asserted")


NONE = [
    "Soldiers captured the town.",
    "The capture of the town took three days.",
    "Parents took their children to school.",
    "The force set out on an operation to arrest a facilitator.",
    "There is a plot to kill the candidates.",
]


@pytest.mark.parametrize("text", NONE)
def test_towns_schools_and_plans_are_no_acts(tell: Tell, text: str) -> None:
    assert [a.act for a in tell(text).allegations] == []


def test_a_dateline_is_no_place_and_no_day_of_the_act(tell: Tell) -> None:
    told = tell("KABUL, Afghanistan (Nov. 20, 2011) Gunmen killed two men in Kandahar on 18 November 2011.")
    assert told.only.place is not None
    assert told.only.when is not None
    assert (told.only.place.name, told.only.when.earliest) == ("Kandahar", "2011-11-18")


def test_when_it_was_said_is_not_when_it_happened(tell: Tell) -> None:
    found = tell("The army confirmed today the arrest of a mayor on Sunday.", published="2013-02-09").only
    assert found.when is not None
    assert found.when.earliest == "2013-02-03"


def test_the_region_that_the_text_gives_is_believed(tell: Tell) -> None:
    found = tell("In Khugyani district, Nangarhar province, gunmen killed two men.").only
    assert found.place is not None
    assert (found.place.name, found.place.admin1, found.place.country) == ("Khugyani", "Nangarhar", "AF")


ARMIES = [
    ("The army shot two farmers in Taunggyi. Myanmar denied it.", "MM"),
    ("The army shot two farmers in Taunggyi. Myanmar denied it; Myanmar and Laos, Myanmar added, had talked.", "MM"),
    ("The army shot two farmers in Taunggyi. Myanmar denied it. Later Chinese troops shot a third in Taunggyi.", None),
    ("The army shot two farmers in Kharkiv. Ukraine has opened a case against a Russian lieutenant.", None),
    ("The army shot two farmers in Taunggyi.", None),
]


@pytest.mark.parametrize(("text", "party"), ARMIES)
def test_the_army_is_that_of_the_place_where_no_other_forces_are_named(
    tell: Tell, text: str, party: str | None
) -> None:
    side = tell(text).allegations[0].alleged_perpetrator
    assert side is not None
    assert (side.name, side.party) == ("The army", party)


WHOSE = [
    ("Two bombs exploded at the house of Judge Luis Torrena.", ["house of Judge Luis Torrena"]),
    ("Rebels burned the offices of the Harvel Workers Union.", ["offices of the Harvel Workers Union"]),
]


@pytest.mark.parametrize(("text", "targets"), WHOSE)
def test_a_thing_is_told_with_whose_it_is(tell: Tell, text: str, targets: list[str]) -> None:
    told = tell(text)
    assert _words(told, told.allegations[0], "targets") == targets


def test_an_hour_is_no_target_and_who_threw_it_no_victim(tell: Tell) -> None:
    told = tell("The grenade was thrown at 0630 at a patrol car by rebels.").only
    assert told.victims.low is None
    assert told.alleged_perpetrator is not None
    assert told.alleged_perpetrator.name == "rebels"


def test_a_headline_of_the_dead_does_not_make_killers_of_them(tell: Tell) -> None:
    dead = tell("Four people killed, five injured, and losses in the millions are the result of a car bomb.").first("C")
    assert (dead.victims.low, dead.alleged_perpetrator) == (4, None)
    armed = tell("Four rebels killed and injured two soldiers in Harvel.").allegations
    assert {a.alleged_perpetrator.name for a in armed if a.alleged_perpetrator} == {"Four rebels"}


DATED = [
    "On 23 June, five missiles were launched at a beach in Harvel, killing four people.",
    "On Monday a bomb exploded at a market in Harvel, killing four people.",
    "In June, shells landed on a beach in Harvel, killing four people.",
    "Rockets slammed on Sunday morning into a crowd in Harvel, killing four people.",
]


@pytest.mark.parametrize("text", DATED)
def test_a_day_is_nobody_whom_an_attack_hit(tell: Tell, text: str) -> None:
    assert [a.victims.low for a in tell(text).allegations if a.harm == "killed"] == [4]


def test_a_thing_of_a_side_is_nobody_whom_an_attack_hit(tell: Tell) -> None:
    told = tell("A bomb exploded at the Russian embassy in Harvel, wounding two guards.").only
    assert (told.victims.low, told.victims.party) == (2, None)


def test_what_was_withheld_from_prisoners_they_did_not_deny(tell: Tell) -> None:
    told = tell("The men were beaten and denied food at the prison in Harvel, a medic said.")
    assert {(a.alleged_perpetrator, a.stance) for a in told.allegations} == {(None, "asserted")}


def test_what_somebody_was_punished_for_is_no_act(tell: Tell) -> None:
    told = tell("Three men were flogged for theft in the stadium of Harvel.")
    assert [a.act for a in told.allegations] == ["TOR-01"]


def test_what_the_dead_are_passed_off_as_is_no_act(tell: Tell) -> None:
    assert tell("They were presented as guerrillas killed in combat.").allegations == ()


def test_numbers_of_another_clause_are_no_victims(tell: Tell) -> None:
    told = tell("The hospital in Harvel was shelled three times; a nurse and two patients died.")
    assert [(a.act, a.victims.low) for a in told.allegations] == [("SPO-01", None), ("CASUALTIES", 3)]


def test_those_killed_are_what_they_are_said_to_have_been(tell: Tell) -> None:
    assert tell("The army said those killed in Harvel were militants.").only.victims.status == "CST-COMB"


def test_nobody_owns_a_place_that_is_shelled_as_the_missing_own_their_fate(tell: Tell) -> None:
    assert tell("Karsian guns shelled their location near Harvel on Monday.").only.victims.description is None


def test_who_is_taken_prisoner_took_nobody(tell: Tell) -> None:
    told = tell("A 28-year-old marine taken prisoner in Harvel said a guard broke three of his ribs.").allegations[0]
    assert (told.victims.description, told.alleged_perpetrator) == ("A 28-year-old marine", None)


DRIVEN_OFF = [
    ("Masked soldiers came to the house. They drove him away in a white van.", "LIB-03"),
    ("Guards pulled out two of his fingernails.", "TOR-01"),
]


@pytest.mark.parametrize(("text", "act"), DRIVEN_OFF)
def test_what_masked_men_and_guards_do_is_known_by_its_words(tell: Tell, text: str, act: str) -> None:
    assert [a.act for a in tell(text).allegations] == [act]


def test_who_is_driven_to_school_is_not_taken(tell: Tell) -> None:
    assert tell("Soldiers came to the town. She drove him off to school.").allegations == ()


ONE_OF_THE_WITNESSES = [
    "He was among those who saw soldiers shoot a boy.",
    "She was among the witnesses who said that guards had beaten two men.",
    "The mayor was among hundreds who fled after rebels killed nine people.",
]


@pytest.mark.parametrize("text", ONE_OF_THE_WITNESSES)
def test_who_was_among_the_witnesses_did_not_suffer_it(tell: Tell, text: str) -> None:
    assert tell(text).only.victims.description in ("a boy", "two men", "nine people")


NO_DOERS = [
    "In Harvel, three women were executed for refusing to marry militants.",
    "The town of Harvel in the Donetsk People's Republic came under shelling on Tuesday, according to its leader.",
]


@pytest.mark.parametrize("text", NO_DOERS)
def test_what_the_tagger_marks_is_no_doer_in_another_s_place(tell: Tell, text: str) -> None:
    assert tell(text).only.alleged_perpetrator is None


def test_the_group_that_an_apposition_describes_did_it(tell: Tell) -> None:
    told = tell("Al-Shabab, Africa's deadliest extremist group, claimed responsibility for the attack in Baidoa.").only
    assert told.alleged_perpetrator.name == "Al-Shabab"


def test_the_gang_of_a_gang_rape_is_no_side(tell: Tell) -> None:
    told = tell("Women were shot and killed after they were subjected to gang-rape in Harvel.").allegations
    assert {(a.act, a.alleged_perpetrator) for a in told} == {("KIL-01", None), ("SXV-01", None)}
