"""Who is accused of an act, answers for it, owns up to it or is blamed beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


BLAMED = [
    ("Five people were killed by shells in Ortela, the mayor said, blaming Moscow.", "RU"),
    ("Five people were killed by shells in Ortela, the mayor said, blaming Kyiv.", "UA"),
    ("Twenty people died when rockets slammed into a market in Ortela, the mayor said, blaming Armenian forces.", "AM"),
    ("Tehran accused Baku of continuing to shell Ortela.", "AZ"),
    ("Baku accused Tehran of continuing to shell Ortela.", "IR"),
    ("Prosecutors charged two Syrian officers over the shelling of a school in Ortela, where five pupils died.", "SY"),
]


@pytest.mark.parametrize(("text", "party"), BLAMED)
def test_the_act_is_that_of_whoever_is_blamed_and_not_of_who_blames(tell: Tell, text: str, party: str) -> None:
    assert {a.alleged_perpetrator.party for a in tell(text).allegations if a.alleged_perpetrator} == {party}


DOERS = [
    ("The attack was carried out by rebels.", "rebels"),
    ("The attack on the bus was the work of the Red Dawn Front.", "the Red Dawn Front"),
    ("The police blamed the Red Dawn Front for the murder of the mayor.", "the Red Dawn Front"),
]


@pytest.mark.parametrize(("text", "who"), DOERS)
def test_who_did_an_attack_is_told_where_it_is_told_again(tell: Tell, text: str, who: str) -> None:
    assert tell(text).only.alleged_perpetrator.name == who


NO_DOERS = [
    "The attack was carried out.",
    "The work of the rebels was hard.",
    "The building was the work of a young architect.",
    "The attack was carried out by it.",
    "The attack was the work of a chess master.",
]


@pytest.mark.parametrize("text", NO_DOERS)
def test_an_attack_told_again_without_a_doer_is_no_news(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_who_is_accused_of_another_act_is_not_blamed_for_the_one_before(tell: Tell) -> None:
    told = tell(
        "Bandits abducted 63 villagers in Harvel. "
        "It came two weeks after residents accused the Nigerian Air Force of bombing civilians."
    )
    assert [a.act for a in told.allegations if a.alleged_perpetrator and a.alleged_perpetrator.party == "NG"] in (
        [],
        ["HOS-01"],
    )


def test_who_owns_up_for_a_group_names_the_doer(tell: Tell) -> None:
    told = tell("An anonymous caller claimed responsibility for the bombing on behalf of the Red Column.").only
    assert (told.alleged_perpetrator.name, told.speaker.name) == ("the Red Column", "anonymous caller")


SUMMED_UP = [
    ("A car bomb exploded in Harvel, killing three, an action attributed to the Red Column.", "the Red Column"),
    ("Gunmen shot five farmers dead in Harvel, an act the army blamed on rebels.", "rebels"),
    ("Five farmers were killed on Sunday in an attack claimed by the Red Column.", "the Red Column"),
]


@pytest.mark.parametrize(("text", "who"), SUMMED_UP)
def test_a_noun_that_sums_up_the_act_names_who_is_blamed(tell: Tell, text: str, who: str) -> None:
    told = [a for a in tell(text).allegations if a.harm == "killed"]
    assert [(a.alleged_perpetrator.name, a.stance.value) for a in told] == [(who, "alleged")]


def test_to_whom_an_act_is_attributed_did_it_and_did_not_suffer_it(tell: Tell) -> None:
    told = tell("Police attributed the massacre to the rebels.").only
    found = (told.alleged_perpetrator.name, told.stance.value, told.speaker.name, told.victims.description)
    assert found == ("the rebels", "alleged", "Police", None)


@pytest.mark.parametrize(
    ("text", "who"),
    [("Rebels deny attack on bus", "Rebels"), ("Rebels blamed for bus attack that killed nine", "Rebels")],
)
def test_who_denies_it_or_is_blamed_for_it_in_a_headline_is_accused(tell: Tell, text: str, who: str) -> None:
    assert tell(text).only.alleged_perpetrator.name == who


def test_whom_they_charged_is_whom_they_accuse(tell: Tell) -> None:
    told = tell("Prosecutors charged a former colonel, accusing him of the torture of 4,000 people in Harvel.").only
    assert told.alleged_perpetrator.name == "a former colonel"


@pytest.mark.parametrize(("state", "party"), [("The Netherlands", "NL"), ("Iran", "IR"), ("Ukraine", "UA")])
def test_who_owns_up_did_it(tell: Tell, state: str, party: str) -> None:
    assert tell(f"{state} has owned up to the air raid on a workshop in Orlitsa.").party == party


def test_a_mission_that_acknowledges_did_not_do_it(tell: Tell) -> None:
    assert tell("The mission acknowledged the killing of nine farmers in Orlitsa.").party is None


def test_whom_residents_blame_for_an_attack_is_accused_of_it(tell: Tell) -> None:
    told = tell("No group has claimed the attack on Harvel, which residents blamed on herders.").only
    assert told.alleged_perpetrator.name == "herders"


def test_whom_the_teller_blames_is_accused(tell: Tell) -> None:
    told = tell("Shells killed five civilians in Harvel, according to Kigali, which blames the Congolese army.")
    assert told.allegations[-1].alleged_perpetrator.party == "CD"


OWNED_UP = [
    ("The Red Column claimed responsibility for detonating a bomb in Harvel.", "The Red Column"),
    ("The Red Column claimed credit for the bombing of a bank in Harvel.", "The Red Column"),
    ("The colonel spoke of the attack on the bank, for which the Red Column claimed credit.", "the Red Column"),
    ("A spokesman for the Red Column has claimed responsibility for the burning of a restaurant.", "the Red Column"),
    ("The army spoke of an error. It took responsibility for the strike on the convoy.", "the army"),
    ("The Red Column claimed responsibility for what it termed the execution of the judge.", "The Red Column"),
    ("THE CINCHONERO LIBERATION MOVEMENT CLAIMED CREDIT FOR BOMBING A BANK.", "The Cinchonero liberation movement"),
]


@pytest.mark.parametrize(("text", "who"), OWNED_UP)
def test_who_owns_up_to_it_did_it_in_whatever_words(tell: Tell, text: str, who: str) -> None:
    assert [a.alleged_perpetrator.name for a in tell(text).allegations] == [who]


KILLED_BY_IT = [
    "The Red Column claimed responsibility for the bombing of a mosque in Harvel that killed nine people.",
    "The Red Column claimed responsibility for the bombing of a bus that killed nine people.",
    "The Red Column was behind the bombing of a market that killed nine people.",
    "The Red Column claimed credit for the attack on a convoy in which nine people were killed.",
    "The attack, in which nine people were killed, was claimed by The Red Column.",
]


@pytest.mark.parametrize("text", KILLED_BY_IT)
def test_whoever_owns_up_to_an_attack_killed_those_whom_it_killed(tell: Tell, text: str) -> None:
    dead = next(a for a in tell(text).allegations if a.harm == "killed")
    assert (dead.alleged_perpetrator.name, dead.victims.low) == ("The Red Column", 9)


SINCE = [
    "The Karsian government has stepped up its patrols since the assassination of a judge.",
    "The government has intensified its crackdown on cartels since the assassination of a judge.",
]


@pytest.mark.parametrize("text", SINCE)
def test_who_acts_since_a_killing_did_not_do_it(tell: Tell, text: str) -> None:
    assert tell(text).only.alleged_perpetrator is None


def test_casualties_that_a_unit_suffered_are_its_own(tell: Tell) -> None:
    assert tell("The casualties sustained by the Arce battalion were heavy.").only.alleged_perpetrator is None


def test_who_owns_up_to_the_act_of_the_same_sentence_tells_it_again(tell: Tell) -> None:
    told = tell("Three men fled after the murder of a judge; the Red Column claimed responsibility for the attack.")
    assert [(a.stance.value, a.speaker and a.speaker.name) for a in told.allegations] == [
        ("asserted", None),
        ("alleged", "Red Column"),
    ]


CONDEMNED = [
    ("The mission condemned the Taliban for an attack in which nine teachers were killed in Kabul.", "the Taliban"),
    ("The watchdog criticised the army for shelling a school in Harvel.", "the army"),
    ("The commission denounced the rebels for killing 30 farmers in Harvel.", "the rebels"),
]


@pytest.mark.parametrize(("text", "who"), CONDEMNED)
def test_who_condemns_somebody_for_an_act_did_not_do_it(tell: Tell, text: str, who: str) -> None:
    assert {a.alleged_perpetrator.name for a in tell(text).allegations} == {who}


def test_who_claims_responsibility_for_an_attack_killed_whom_it_killed(tell: Tell) -> None:
    told = tell("The rebels claimed responsibility for a suicide attack in Ortela, killing six farmers.")
    assert told.first("KIL").alleged_perpetrator.name == "The rebels"
    told = tell("Rebel groups were responsible for the firing of rockets into Ortela, killing two farmers.")
    assert {a.alleged_perpetrator.name for a in told.allegations} == {"Rebel groups"}


def test_a_relative_clause_tells_of_its_own_side_and_not_of_the_one_blamed(tell: Tell) -> None:
    told = tell("The mayor blames the Serbs for the rise of the Hill Guard, which killed 40 farmers in Ortela.").only
    assert told.alleged_perpetrator.name == "the Hill Guard"
    told = tell("An official reproached the army for shells that fell on a school in Ortela.").first("SPO")
    assert told.alleged_perpetrator.name == "the army"


def test_who_is_accused_of_hiding_there_did_not_strike_it(tell: Tell) -> None:
    told = tell("It has repeatedly struck schools, accusing militants of hiding among them.").first("SPO")
    assert told.alleged_perpetrator is None
