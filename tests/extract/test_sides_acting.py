"""The side that the tree tells as doer, and those who only tell, count or come after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


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


def test_who_only_counts_the_dead_has_not_killed_them(tell: Tell) -> None:
    for text in (
        "Russia's health ministry says it counted five civilians killed in Ortela.",
        "Ukraine reported five civilians killed in Ortela.",
        "Ukraine's defence ministry reported shelling in Ortela that killed five civilians.",
        "Russia's defence ministry reported shelling in Ortela that killed five civilians.",
    ):
        assert all(a.alleged_perpetrator is None for a in tell(text).allegations), text


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


@pytest.mark.parametrize(("side", "code"), [("Russian", "RU"), ("Ukrainian", "UA")])
def test_who_transferred_children_is_blamed_though_rescuers_transfer_too(tell: Tell, side: str, code: str) -> None:
    told = tell(f"{side} authorities unlawfully transferred and deported the children.")
    assert told.only.alleged_perpetrator.party == code


def test_a_place_is_nobody_who_did_it(tell: Tell) -> None:
    told = tell(
        "Ruslan Kravchenko, the prosecutor, told reporters on 15 April that 278 bodies had been found in Bucha "
        "since Russian forces left, most of them civilians."
    )
    assert told.only.alleged_perpetrator is None


def test_who_replied_did_not_do_it(tell: Tell) -> None:
    told = tell("Asked about the army, Veldoza replied that in 2020 soldiers came through and killed a neighbour.")
    assert told.only.alleged_perpetrator is None or told.only.alleged_perpetrator.name != "Veldoza"


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


def test_who_carried_out_the_strike_killed_whom_it_killed(tell: Tell) -> None:
    told = tell("The junta carried out air strikes on a camp near Harvel on Monday, killing at least nine people.").only
    assert (told.act, told.victims.low, told.alleged_perpetrator.name) == ("HOS-01", 9, "The junta")


def test_forces_that_came_under_fire_did_nothing_by_that(tell: Tell) -> None:
    assert tell("The military said its forces had come under fire.").allegations == ()


def test_he_is_the_one_named_before_and_no_unit(tell: Tell) -> None:
    told = tell(
        "Colonel Dragan Petrak led the unit that killed 118 villagers in Harvel and he personally shot four prisoners."
    )
    assert [a.alleged_perpetrator.kind for a in told.allegations] == ["unit", "person"]


def test_authorities_hold_whom_they_hold_in_camps(tell: Tell) -> None:
    told = tell("Karsian authorities hold some 43,000 people, most of them women, in two camps.").only
    assert (told.act, told.victims.low) == ("LIB-01", 43000)


def test_a_bomb_of_somebody_is_his(tell: Tell) -> None:
    assert tell("A guided bomb of the Saudi-led coalition hit a bus: forty passengers were killed.").party == "SA"
    assert tell("Bombs from Iranian jets killed nine people in Orlitsa.").party == "IR"


def test_they_are_the_police_who_say_so(tell: Tell) -> None:
    told = tell("Palestinians fled from Harvel. Israeli police say they shot two men there.")
    assert told.allegations[-1].alleged_perpetrator.party == "IL"


def test_its_fighters_are_those_of_the_group_told_of(tell: Tell) -> None:
    told = tell("The Harvel Defence Front held a checkpoint there. Its fighters shot a clerk in August.").only
    assert "Harvel Defence Front" in told.alleged_perpetrator.name


def test_who_receives_reports_did_not_do_what_they_tell(tell: Tell) -> None:
    told = tell(
        "The Office also received credible reports that soldiers of the armed forces (FARDC) deployed to the area "
        "raped four women at a checkpoint near Fataki."
    ).only
    assert told.alleged_perpetrator.name.startswith("soldiers of the armed forces")
    told = tell("The group says that soldiers rounded up escaped prisoners in Harvel and shot them in groups.")
    assert {a.alleged_perpetrator.name for a in told.allegations} == {"soldiers"}


def test_who_is_among_the_hurt_did_not_hurt_them(tell: Tell) -> None:
    told = tell("Gang members burnt houses. Some 50 people were hurt, two gang members among them, in a fire fight.")
    assert getattr(told.allegations[-1].alleged_perpetrator, "name", None) != "gang"


def test_villagers_massacred_in_a_headline_massacred_nobody(tell: Tell) -> None:
    assert tell("Villagers massacred in Harvel").only.alleged_perpetrator is None


def test_shelling_by_an_army_is_its_doing(tell: Tell) -> None:
    told = tell("Shelling by the Sudanese army killed 18 people at a market in Harvel on Sunday, medics said.")
    assert told.party == "SD"


def test_staged_by_the_army_is_not_done_by_it(tell: Tell) -> None:
    told = tell("The rebels said that videos of killings in Harvel were staged by the army.")
    assert all("army" not in getattr(a.alleged_perpetrator, "name", "") for a in told.allegations)


def test_a_doer_is_not_told_behind_a_semicolon(tell: Tell) -> None:
    told = tell("Two farmers shot dead in Harvel; army, rebels trade blame").allegations[0]
    assert told.alleged_perpetrator is None


def test_who_have_blamed_each_other_are_not_the_doers_of_the_passive_before(tell: Tell) -> None:
    told = tell(
        "Two farmers were shot dead on Saturday in Harvel, and the army and communist rebels have blamed each other."
    )
    assert told.allegations[0].alleged_perpetrator is None


def test_a_doer_has_its_whole_name(tell: Tell) -> None:
    told = tell("In cells run by the Directorate of State Security detainees were burned with cigarettes.").only
    assert getattr(told.alleged_perpetrator, "name", "Directorate").find("Directorate") >= 0


def test_a_strike_by_a_force_kills_whoever_says_so(tell: Tell) -> None:
    told = tell(
        "SANAA (Red Sea Report) - An air strike by the Saudi-led coalition killed at least 14 people at a detention "
        "centre in Saada early on Friday, the health ministry and a medical charity said."
    )
    assert (told.allegations[0].victims.low, told.party) == (14, "SA")


def test_a_town_in_a_dateline_did_nothing(tell: Tell) -> None:
    told = tell("GAO, Mali - Gunmen on motorcycles killed 19 people on a road on Tuesday, two local officials said.")
    assert (told.party, getattr(told.allegations[0].alleged_perpetrator, "name", "Gunmen")) == (None, "Gunmen")


def test_who_is_only_described_did_nothing(tell: Tell) -> None:
    told = tell("The general staff said that the men were terrorists, and that they were killed in combat.")
    assert all(a.alleged_perpetrator is None for a in told.allegations)


def test_fire_from_a_unit_is_its_doing(tell: Tell) -> None:
    told = tell("In Harvel an Azerbaijani civilian was killed by fire from Armenian armed units, prosecutors say.")
    assert told.party == "AM"


def test_who_killed_somebody_did_it_whatever_else_he_is(tell: Tell) -> None:
    told = tell("The agency reported that Roberto Farias, who killed a lieutenant, was a fugitive.").only
    assert told.alleged_perpetrator.name == "Roberto Farias"


MET = ["A patrol struck a roadside bomb near Harvel.", "The bus hit a landmine near Harvel."]


@pytest.mark.parametrize("text", MET)
def test_who_runs_into_a_bomb_attacked_nobody(tell: Tell, text: str) -> None:
    assert tell(text + " Nine people were killed.").allegations[-1].alleged_perpetrator is None


DIED_OF_IT = ["Nine people burned to death in the bus.", "Nine people choked to death in the cellar."]


@pytest.mark.parametrize("text", DIED_OF_IT)
def test_who_burned_to_death_killed_nobody(tell: Tell, text: str) -> None:
    told = tell(text).only
    assert (told.act, told.victims.low, told.alleged_perpetrator) == ("CASUALTIES", 9, None)


@pytest.mark.parametrize("text", ["Soldiers burned nine people to death.", "Soldiers burned nine people alive."])
def test_who_burned_others_to_death_killed_them(tell: Tell, text: str) -> None:
    told = tell(text).only
    assert (told.act, told.victims.low, told.alleged_perpetrator.name) == ("KIL-01", 9, "Soldiers")


@pytest.mark.parametrize(
    "text",
    [
        "{0} police dug up the bodies of three men in Ortela.",
        "The first bodies were found in Ortela when {0} troops returned.",
        "Rescuers recovered 41 bodies in Ortela, where {0} jets bombed apartment blocks.",
    ],
)
@pytest.mark.parametrize("side", ["Russian", "Ukrainian"])
def test_who_comes_to_the_dead_has_not_killed_them(tell: Tell, text: str, side: str) -> None:
    told = tell(text.format(side)).first("BODIES")
    assert told.alleged_perpetrator is None


@pytest.mark.parametrize("country", ["Lebanon", "Israel", "Russia", "Ukraine"])
def test_the_country_that_a_rocket_came_from_did_not_fire_it(tell: Tell, country: str) -> None:
    assert tell(f"In Ortela rockets from {country} injured three people.").party is None


THEY = [
    ("The attackers went on to Ortela, where they burned nine houses.", "The attackers"),
    ("Russian soldiers went on to Ortela, where they burned nine houses.", "Russian soldiers"),
    ("The people went on to Ortela, where they burned nine houses.", None),
]


@pytest.mark.parametrize(("text", "name"), THEY)
def test_they_are_the_forces_that_the_clause_above_is_about(tell: Tell, text: str, name: str | None) -> None:
    doer = tell(text).only.alleged_perpetrator
    assert (doer.name if doer is not None else None) == name


@pytest.mark.parametrize(("one", "other"), [("Eritrean", "Ethiopian"), ("Ukrainian", "Russian")])
def test_they_are_nobody_where_another_side_was_spoken_of_last(tell: Tell, one: str, other: str) -> None:
    told = tell(
        f"A group of {one} militiamen attacked {other} soldiers on a hill. The {other}s called in reinforcements.\n\n"
        "From 4 p.m. they fired at people in the streets."
    )
    assert told.first("HOS").alleged_perpetrator is None


def test_who_is_yet_to_come_did_nothing(tell: Tell) -> None:
    told = tell("The governor visited the injured at the hospital and promised that soldiers would stay.")
    assert told.party is None
    assert all(a.alleged_perpetrator is None for a in told.allegations)


def test_those_who_are_led_off_are_not_who_shot_them(tell: Tell) -> None:
    told = tell("On 7 June 1992 the accused led seven men to the river, where they were lined up and shot.")
    assert all("men" not in a.alleged_perpetrator.name for a in told.allegations if a.alleged_perpetrator is not None)


@pytest.mark.parametrize("doer", ["the armed forces", "the rebels"])
def test_an_attack_of_a_force_is_its_own(tell: Tell, doer: str) -> None:
    told = tell(f"Another attack of {doer} killed two farmers in Ortela.").only
    assert (told.alleged_perpetrator.name, told.victims.low) == (doer, 2)


def test_a_gang_rape_names_no_gang(tell: Tell) -> None:
    assert tell("The girl is recovering in hospital after a two-day gang-rape ordeal.").only.alleged_perpetrator is None
