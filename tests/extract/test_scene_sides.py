"""By which side: who is blamed beside the act, whose weapon it was, and what a state says of itself."""

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


WEAPONS = [
    ("A helicopter of the Syrian air force dropped two bombs on a school in Ortela.", "SY"),
    ("A helicopter of the Turkish air force dropped two bombs on a school in Ortela.", "TR"),
    ("An IDF drone struck a moving car in Ortela.", "IL"),
    ("An AFU drone struck a moving car in Ortela.", "UA"),
    ("Ankara's jets bombed a school in Ortela.", "TR"),
]


@pytest.mark.parametrize(("text", "party"), WEAPONS)
def test_a_weapon_is_of_the_force_that_the_words_give_it_to(tell: Tell, text: str, party: str) -> None:
    assert tell(text).allegations[0].alleged_perpetrator.party == party


def test_an_abbreviation_alone_is_no_force(tell: Tell) -> None:
    told = tell("The SAF came to Ortela, and two men were killed.").allegations
    assert all(a.alleged_perpetrator is None or a.alleged_perpetrator.party is None for a in told)


ITSELF = [
    ("Ankara says it never targets civilians.", "TR"),
    ("Russia's defence ministry reported hitting a school in Ortela.", "RU"),
    ("Ukraine's defence ministry reported hitting a school in Ortela.", "UA"),
]


@pytest.mark.parametrize(("text", "party"), ITSELF)
def test_what_a_state_says_that_it_did_itself_is_its_own_act(tell: Tell, text: str, party: str) -> None:
    assert tell(text).allegations[0].alleged_perpetrator.party == party


def test_who_only_counts_the_dead_has_not_killed_them(tell: Tell) -> None:
    for text in (
        "Russia's health ministry says it counted five civilians killed in Ortela.",
        "Ukraine reported five civilians killed in Ortela.",
        "Ukraine's defence ministry reported shelling in Ortela that killed five civilians.",
        "Russia's defence ministry reported shelling in Ortela that killed five civilians.",
    ):
        assert all(a.alleged_perpetrator is None for a in tell(text).allegations), text


def test_what_was_damaged_by_the_strike_just_told_is_its_side_s(tell: Tell) -> None:
    told = tell("Russian forces shelled Ortela on Monday. Three houses and a school were damaged.").allegations
    assert [a.alleged_perpetrator.party for a in told] == ["RU", "RU"]


BOTH = [
    "Violations occurred on the {0} as well as on the {1} side.",
    "Abuses were committed by both {0} and {1} forces.",
    "{0} forces and {1} troops shelled the village of Harvel.",
    "{0} and {1} aircraft bombed a hospital in Harvel.",
]


@pytest.mark.parametrize("order", [("Russian", "Ukrainian"), ("Ukrainian", "Russian")])
@pytest.mark.parametrize("text", BOTH)
def test_what_two_sides_did_is_told_of_each(tell: Tell, text: str, order: tuple[str, str]) -> None:
    told = tell(text.format(*order)).allegations
    assert {a.alleged_perpetrator.party for a in told} == {"RU", "UA"}
    assert len({a.id for a in told}) == len(told) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A doll lies among graves that {0} officials say hold 20 civilians.",
        "The mission rejected {1}'s claim that the massacre at Kosare was a battle.",
    ],
)
@pytest.mark.parametrize("side", [("Ukrainian", "Ukraine"), ("Russian", "Russia")])
def test_who_only_tells_of_it_is_not_blamed(tell: Tell, text: str, side: tuple[str, str]) -> None:
    told = [a for a in tell(text.format(*side)).allegations if a.stance.value != "denied"]
    assert told
    assert all(a.alleged_perpetrator is None for a in told)


@pytest.mark.parametrize(("who", "code"), [("Moscow", "RU"), ("Kyiv", "UA")])
def test_its_troops_are_those_of_whoever_speaks(tell: Tell, who: str, code: str) -> None:
    assert tell(f"{who} denied that its troops executed six men.").only.alleged_perpetrator.party == code


@pytest.mark.parametrize("side", ["Russian", "Ukrainian"])
@pytest.mark.parametrize(
    "text",
    [
        "The bodies of 41 people were found in the villages that {} forces had left.",
        "Police said 27 bodies had been found in Harvel since {} forces left.",
    ],
)
def test_who_left_a_place_is_not_blamed_for_what_was_found_there(tell: Tell, text: str, side: str) -> None:
    assert tell(text.format(side)).only.alleged_perpetrator is None


@pytest.mark.parametrize(("side", "code"), [("Russian", "RU"), ("Ukrainian", "UA")])
def test_who_transferred_children_is_blamed_though_rescuers_transfer_too(tell: Tell, side: str, code: str) -> None:
    told = tell(f"{side} authorities unlawfully transferred and deported the children.")
    assert told.only.alleged_perpetrator.party == code


def test_who_shot_back_is_not_who_stood_there(tell: Tell) -> None:
    told = tell(
        "The Israeli army says it struck a launcher that Islamic Jihad had positioned near a school. "
        "UNRWA said that eight people were killed by shrapnel."
    )
    killed = next(a for a in told.allegations if a.harm == "killed")
    assert killed.alleged_perpetrator is None or killed.alleged_perpetrator.name != "Islamic Jihad"


def test_who_did_the_whole_did_the_part(tell: Tell) -> None:
    told = tell(
        "The group says 1,170 people were killed by the Syrian army. "
        "It also records abuses by resistance groups, including the execution of 14 informants."
    )
    assert [a.alleged_perpetrator.name for a in told.allegations] == ["the Syrian army", "resistance groups"]


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


def test_a_place_is_nobody_who_did_it(tell: Tell) -> None:
    told = tell(
        "Ruslan Kravchenko, the prosecutor, told reporters on 15 April that 278 bodies had been found in Bucha "
        "since Russian forces left, most of them civilians."
    )
    assert told.only.alleged_perpetrator is None


def test_who_replied_did_not_do_it(tell: Tell) -> None:
    told = tell("Asked about the army, Veldoza replied that in 2020 soldiers came through and killed a neighbour.")
    assert told.only.alleged_perpetrator is None or told.only.alleged_perpetrator.name != "Veldoza"


def test_who_is_accused_of_another_act_is_not_blamed_for_the_one_before(tell: Tell) -> None:
    told = tell(
        "Bandits abducted 63 villagers in Harvel. "
        "It came two weeks after residents accused the Nigerian Air Force of bombing civilians."
    )
    assert [a.act for a in told.allegations if a.alleged_perpetrator and a.alleged_perpetrator.party == "NG"] in (
        [],
        ["HOS-01"],
    )


OWNED = [
    ("The rebels' shelling of the market in Harvel killed five people.", "The rebels"),
    ("The junta's jets bombed a school in Harvel.", "The junta"),
    ("According to the rebels, the army is responsible for the bomb attack in Harvel that left ten dead.", "the army"),
    ("The armed group released 20 hostages and killed two others.", "The armed group"),
    ("People wearing masks beat a teacher in Harvel.", "People wearing masks"),
    ("Police fired live rounds at protesters in Harvel, leaving 13 dead and 150 injured.", "Police"),
]


@pytest.mark.parametrize(("text", "side"), OWNED)
def test_who_owns_the_weapon_answers_for_the_act_or_goes_on_did_it(tell: Tell, text: str, side: str) -> None:
    told = tell(text).allegations[-1]
    assert told.alleged_perpetrator is not None and told.alleged_perpetrator.name == side


def test_a_body_called_by_its_letters_is_no_person(tell: Tell) -> None:
    assert tell("The KDF detained 45 men in Harvel.").only.alleged_perpetrator.kind == "group"


def test_those_hurt_beside_are_hurt_by_who_attacked_though_no_list_has_him(tell: Tell) -> None:
    told = tell(
        "Gunmen stormed Harvel and opened fire on residents, police said. Eleven others were wounded, they said."
    )
    assert told.allegations[-1].alleged_perpetrator.name == "Gunmen"


def test_who_carried_out_the_strike_killed_whom_it_killed(tell: Tell) -> None:
    told = tell("The junta carried out air strikes on a camp near Harvel on Monday, killing at least nine people.").only
    assert (told.act, told.victims.low, told.alleged_perpetrator.name) == ("HOS-01", 9, "The junta")


def test_forces_that_came_under_fire_did_nothing_by_that(tell: Tell) -> None:
    assert tell("The military said its forces had come under fire.").allegations == ()


def test_they_are_the_soldiers_who_came(tell: Tell) -> None:
    told = tell("Soldiers came to our house in Harvel at night. They shot my uncle.").only
    assert told.alleged_perpetrator.name == "Soldiers"


def test_soldiers_who_only_came_hurt_nobody_who_was_hurt(tell: Tell) -> None:
    told = tell("Soldiers came to Harvel on Monday. Three people were injured in a blast.").only
    assert told.alleged_perpetrator is None


def test_he_is_the_one_named_before_and_no_unit(tell: Tell) -> None:
    told = tell(
        "Colonel Dragan Petrak led the unit that killed 118 villagers in Harvel and he personally shot four prisoners."
    )
    assert [a.alleged_perpetrator.kind for a in told.allegations] == ["unit", "person"]


def test_forces_that_are_only_its_are_no_name(tell: Tell) -> None:
    told = tell("The front said that its forces had destroyed a depot. Residents said nine people had died in Harvel.")
    assert all(a.alleged_perpetrator is None or "its" not in a.alleged_perpetrator.name for a in told.allegations)


def test_a_commander_with_a_name_is_told_by_it(tell: Tell) -> None:
    told = tell("The commander, Milan Jovic, shot four prisoners in Harvel.").only.alleged_perpetrator
    assert (told.name, told.kind) == ("Milan Jovic", "person")


def test_authorities_hold_whom_they_hold_in_camps(tell: Tell) -> None:
    told = tell("Karsian authorities hold some 43,000 people, most of them women, in two camps.").only
    assert (told.act, told.victims.low) == ("LIB-01", 43000)


OWNED_UP = [
    ("The Popular Front claimed responsibility for the bombing, which killed four people.", "The Popular Front"),
    ("The rebels admitted having kidnapped the engineer.", "The rebels"),
    ("The Red Column admitted killing the engineer.", "The Red Column"),
    ("The militia claims to have executed four villagers.", "The militia"),
    ("We executed two informers, the column said in a leaflet.", "the column"),
    ("The People's Army said in a communique that its fighters had executed two informers.", "People's Army"),
    ("The group later claimed the attack on its channel.", "The group"),
    ("The army accepted responsibility for the strike that killed nine worshippers.", "The army"),
]


@pytest.mark.parametrize(("text", "who"), OWNED_UP)
def test_a_group_that_owns_up_speaks_and_did_it(tell: Tell, text: str, who: str) -> None:
    told = tell(text).only
    assert told.alleged_perpetrator.name == who
    assert told.speaker.text.lower().removeprefix("the ") == who.lower().removeprefix("the ")


def test_who_owns_up_for_a_group_names_the_doer(tell: Tell) -> None:
    told = tell("An anonymous caller claimed responsibility for the bombing on behalf of the Red Column.").only
    assert (told.alleged_perpetrator.name, told.speaker.name) == ("the Red Column", "anonymous caller")


def test_a_rights_group_that_says_it_did_not_do_it(tell: Tell) -> None:
    told = tell("The rights group said it shelled the market on Monday.")
    assert all(a.alleged_perpetrator is None or "rights" not in a.alleged_perpetrator.name for a in told.allegations)


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


def test_whom_two_blame_each_other_is_not_told_of_one(tell: Tell) -> None:
    told = tell("The army and the rebels blamed each other for the shelling of the market.").only
    assert (told.alleged_perpetrator, told.stance.value) == (None, "alleged")


def test_a_question_names_no_side(tell: Tell) -> None:
    told = tell("The mission was unable to determine which side fired the rocket that killed nine people.").only
    assert told.alleged_perpetrator is None


def test_whom_they_charged_is_whom_they_accuse(tell: Tell) -> None:
    told = tell("Prosecutors charged a former colonel, accusing him of the torture of 4,000 people in Harvel.").only
    assert told.alleged_perpetrator.name == "a former colonel"
