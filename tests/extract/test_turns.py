"""Turns of phrase that name an act, who may be taken for its doer, and what belongs to which act of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

TURNS = [
    ("Gunmen hanged two men in the square of Harvel.", "KIL-01", "killed"),
    ("Three shepherds were found with their throats cut near Harvel.", "KIL-01", "killed"),
    ("Four pensioners bled to death in Harvel on Monday.", "CASUALTIES", "killed"),
    ("Six miners suffocated there on Monday, the mayor said.", "CASUALTIES", "killed"),
    ("A boy lost a leg in Harvel on Monday.", "CASUALTIES", "injured"),
    ("Rebels made off with forty goats in Harvel.", "PRO-01", None),
    ("Soldiers set fire to nine houses in Harvel.", "PRO-02", None),
    ("Soldiers pulled out the fingernails of a teacher in Harvel.", "TOR-01", "other"),
    ("Guards hung the prisoners by their wrists.", "TOR-01", "other"),
    ("Soldiers herded sixty villagers into a barn in Harvel.", "LIB-01", "detained"),
    ("Police dragged a student out of the bus in Harvel.", "LIB-03", "detained"),
    ("Two hundred boys recruited by the militia in Harvel were flown out.", "CON-05", None),
    ("Families were driven across the river by the militia.", "DEP-01", "displaced"),
    ("The administration refused pensions to people without its passport.", "OCC-01", None),
    ("Both parties used schools as barracks in Harvel.", "HOS-18", None),
    ("Soldiers mined the road to Harvel.", "HOS-17", None),
    ("Fighters kept a mortar in the yard of the school.", "HOS-18", None),
    ("Soldiers slept in the monastery for two months.", "HOS-18", None),
    ("Eleven homes were turned into army posts.", "HOS-18", None),
    ("The army used the clinic to store ammunition.", "HOS-18", None),
    ("A rebel battery stands in the school yard.", "HOS-18", None),
    ("Troops occupied the kindergarten in Harvel.", "HOS-18", None),
    ("Guns were firing from between the blocks of flats.", "HOS-06", None),
    ("Soldiers tied a villager to the bonnet of a jeep.", "HOS-10", None),
    ("Fighters made the villagers walk in front.", "HOS-10", None),
    ("The army used a drone against a ferry in Harvel.", "HOS-01", None),
    ("Gunmen sprayed the car with bullets.", "HOS-01", None),
    ("A soldier emptied his rifle into a queue in Harvel.", "KIL-06", None),
    ("Soldiers broke into the hall and fired for an hour.", "HOS-01", None),
    ("The missile came in through the ceiling of the kitchen.", "HOS-01", None),
    ("Two shepherds stepped on a mine near Harvel.", "CASUALTIES", None),
    ("Nobody had marked the mine that engineers had laid along the track.", "HOS-17", None),
    ("A tractor hit a mine near Harvel.", "HOS-17", None),
    ("The regime gassed the village.", "HOS-17", None),
    ("The second strike came as firefighters were digging.", "HOS-08", None),
    ("Soldiers smashed the icons in Harvel.", "PRO-02", None),
    ("The village was wiped off the map.", "PRO-02", None),
    ("The statue of the poet was pulled down by the garrison.", "PRO-02", None),
    ("The garrison flooded the fields.", "PRO-02", None),
    ("The militia used patients as cover.", "HOS-10", None),
    ("Debris of a drone fell on a roof in Harvel.", "HOS-01", None),
    ("A bomber blew himself up in the arcade of Harvel.", "HOS-01", None),
    ("The cable to Harvel was cut by shelling.", "HOS-02", None),
    ("The brigade left every house in ashes.", "PRO-02", None),
    ("Soldiers carted off the fridge and the window frames.", "PRO-01", None),
    ("They took even the sockets out of the wall.", "PRO-01", None),
    ("Men of the garrison helped themselves to the stock.", "PRO-01", None),
    ("Rebels levied a tax on every sack in Harvel.", "PRO-01", None),
    ("The paintings were removed from the gallery by soldiers.", "PRO-03", None),
    ("The road to Harvel has been blocked by rebel fighters.", "HOS-14", None),
    ("No convoy has been let through since June.", "HOS-12", None),
    ("People in Harvel ate grass and leaves.", "HOS-11", None),
    ("An ambulance was kept waiting at the checkpoint.", "SPO-01", None),
    ("The trial lasted ten minutes.", "FTR-01", None),
    ("Reporters were barred from the trial.", "FTR-01", None),
    ("He was convicted on a confession.", "FTR-04", None),
    ("The station in Harvel lost its roof to a bomb.", "HOS-01", None),
    ("The groves were cleared for a base.", "PRO-02", None),
    ("He saw his lawyer for the first time in the dock.", "FTR-04", None),
    ("Residents were given a week to take the new passport or leave.", "OCC-01", None),
    ("Teachers were told to follow the new curriculum.", "OCC-03", None),
    ("The mayor was replaced by a colonel.", "OCC-02", None),
    ("Soldiers told the villagers to become Muslims.", "FRE-02", None),
    ("The authorities suspended three rights groups.", "FRE-03", None),
    ("Pensioners voted at gunpoint in Harvel.", "FRE-05", None),
]


@pytest.mark.parametrize(("text", "act", "harm"), TURNS)
def test_a_turn_of_phrase_names_its_act(tell: Tell, text: str, act: str, harm: str | None) -> None:
    found = tell(text).first(act[:3])
    assert (found.act, found.harm) == (act, harm)


FIGURES = [
    "The striker set the league on fire in Harvel.",
    "They got away with murder, the critic wrote of the actors.",
    "He was hung up on the price.",
    "She lost her voice in Harvel.",
    "The office was mined for ideas.",
    "The charity placed 40 volunteers in schools in Kyiv.",
    "The firm is based in the church hall.",
    "The museum keeps a tank in its courtyard.",
    "Students used the school library to store books.",
    "The rocket took off from Florida.",
    "The wall went up in 1961.",
    "Shoppers cleaned out the shelves before the holiday.",
    "Guests helped themselves to the buffet.",
    "The government requisitioned hotels for migrants.",
    "Police closed the road after the accident.",
    "The hearing lasted 20 minutes and he pleaded guilty.",
    "The company suspended the account of the party.",
    "The school replaced its textbooks with tablets.",
    "Police aimed at reducing crime.",
    "The team engaged the car dealer.",
    "The crew carried the bed up the stairs.",
    "Movers took the fridge to the new flat.",
    "Soldiers rebuilt the school in Harvel.",
    "Cows ate grass in the meadow.",
    "The shares took a hit after the report.",
    "Satellite debris fell into a field in Kansas.",
    "He used the report as cover.",
    "The club lost its lead to a late goal.",
    "The unit set up a field kitchen beside the hospital.",
    "The accused sat down to speak to his lawyer.",
    "Police drove the car to the pound.",
    "He was accused of carrying a phone.",
]


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_of_speech_names_none(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


FINDERS = [
    "A mass grave with 12 bodies was found by Ukrainian forces in Orsk.",
    "Twelve bodies were found by Ukrainian soldiers near Izium on Monday.",
    "Mass graves found by Russian forces near Harvel hold 40 bodies.",
    "Three bodies were exhumed by Russian investigators in Mariupol.",
    "The discovery of a mass grave by Russian troops was announced in Donetsk.",
    "Killings of civilians recorded by Ukrainian prosecutors in Kherson rose to 40.",
    "Torture documented by Russian investigators in Donetsk left scars.",
    "The killing of 12 civilians was reported by the Ukrainian army.",
    "Wounded civilians were evacuated by Russian soldiers after the strike on Kherson.",
]


@pytest.mark.parametrize("text", FINDERS)
def test_who_finds_rescues_or_records_is_not_accused(tell: Tell, text: str) -> None:
    told = tell(text).allegations
    assert told
    assert [a.alleged_perpetrator for a in told] == [None] * len(told)


def test_who_left_the_dead_may_still_be_accused(tell: Tell) -> None:
    found = tell("Civilians were killed by Russian forces in Bucha and found by Ukrainian soldiers.").first("KIL")
    assert found.alleged_perpetrator.party == "RU"


PLACES = [
    ("Guards of the Orlec quarry camp beat twelve prisoners.", "Orlec quarry camp"),
    ("At the Hutovo checkpoint soldiers arrested five men.", "Hutovo checkpoint"),
    ("Soldiers killed four villagers on the Sandek bridge on Monday.", "Sandek bridge"),
    ("Rebels killed nine farmers on the outskirts of Sakov Brod.", "Sakov Brod"),
]


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_a_place_that_no_map_has_keeps_its_name_alone(tell: Tell, text: str, name: str) -> None:
    place = tell(text).only.place
    assert (place.name, place.id, place.lat) == (name, None, None)


def test_a_house_of_somebody_is_no_place_name(tell: Tell) -> None:
    assert tell("Soldiers beat a man at Anton Brok's house.").only.place is None


def test_methods_and_weapons_belong_to_the_act_that_they_stand_with(tell: Tell) -> None:
    first, second = tell(
        "Soldiers beat Anton Brok with rifle butts; police gave Vera Lind electric shocks."
    ).allegations
    assert (first.methods, second.methods) == (("beating_blunt", "beating_tools"), ("electric_shock_device",))
    first, second = tell("A drone strike killed two nurses in Harvel; snipers shot dead a boy in Kresna.").allegations
    assert (first.weapons, second.weapons) == (("WPN-LM",), ("WPN-SALW",))


def test_the_weapon_of_one_strike_is_that_of_killed_and_injured(tell: Tell) -> None:
    told = tell("A missile killed three people in Harvel and injured five.").allegations
    assert [a.weapons for a in told] == [("WPN-MSL",), ("WPN-MSL",)]


def test_an_attempt_made_is_told_as_one_and_a_plan_not(tell: Tell) -> None:
    found = tell("Gunmen tried to kill the mayor of Harvel on Monday.").only
    assert (found.act, found.harm) == ("KIL-09", None)
    assert tell("The army is trying to kill the rebel leader.").allegations == ()


def test_captives_who_tell_of_torture_are_its_victims(tell: Tell) -> None:
    status = tell("Most prisoners of war described beatings.").only.victims.status
    assert status == "CST-HDC-POW"
    assert tell("Investigators described beatings.").only.victims.status is None


def test_bodies_are_counted_whoever_they_were(tell: Tell) -> None:
    victims = tell("Around 440 bodies of soldiers and civilians were found near Izium.").only.victims
    assert (victims.low, victims.qualifier, victims.status) == (440, "about", None)


def test_what_was_reportedly_found_is_alleged(tell: Tell) -> None:
    assert tell("Officials have reportedly found 30 bodies in Izium.").only.stance == "alleged"


IN_THEIR_SETTING = [
    ("Soldiers came to Ortela. They emptied the shops and took my phone.", "PRO-01"),
    ("In the cell they hit him with a shovel.", "TOR-01"),
    ("The men of the occupation handed the flats of those who fled to newcomers.", "DEP-06"),
    ("Two prisoners hung from a chain in the cell; the guards had hoisted them by the wrists.", "TOR-01"),
    ("The court heard no interpreter was there: the accused was sentenced without being present.", "FTR-01"),
    ("Border guards pushed families back over the river at night.", "DEP-01"),
    ("Recruiters dragged him out of the barbershop.", "CON-06"),
    ("Masked men locked up a manicurist in a cellar for twelve days.", "LIB-01"),
    ("The army let the Red Cross no farther than the gate of the prison.", "LIB-06"),
    ("Soldiers sent prisoners ahead of them over mined ground.", "HOS-10"),
    ("Soldiers looked on and did nothing while the mob burned the street.", "FTR-06"),
]


@pytest.mark.parametrize(("text", "act"), IN_THEIR_SETTING)
def test_ordinary_words_tell_an_act_where_arms_or_prisons_are(tell: Tell, text: str, act: str) -> None:
    assert act in {a.act for a in tell(text).allegations}


def test_men_under_arms_who_are_charged_are_alleged_to_have_done_it(tell: Tell) -> None:
    told = tell("Four servicemen of the Eastern Army stand trial over the murder of nine villagers in Ortela.").only
    assert (told.act, told.stance.value, told.victims.low) == ("KIL-01", "alleged", 9)
    assert not tell("A baker was charged with the murder of his neighbour.").allegations


def test_what_somebody_looks_into_is_hedged(tell: Tell) -> None:
    assert tell("The army is looking into whether its rockets hit a school.").only.stance.value == "hedged"


def test_a_headline_with_a_number_may_ask(tell: Tell) -> None:
    assert tell("Over 50 beheaded in Ortela?").only.stance.value == "hedged"
    assert not tell("Were 50 people beheaded in Ortela?").allegations


def test_a_hospital_hit_is_told_beside_those_killed_in_it(tell: Tell) -> None:
    told = {a.act for a in tell("Two nurses were killed when a missile hit the hospital in Ortela.").allegations}
    assert "SPO-01" in told and "HOS-01" in told


def test_a_school_was_hit_though_nobody_was_hurt(tell: Tell) -> None:
    told = tell("Nobody was injured when a drone hit a school.").allegations
    assert {a.act: a.stance.value for a in told} == {"HOS-01": "negated", "SPO-02": "asserted"}


def test_who_was_grabbed_on_the_way_home_was_not_taken_home(tell: Tell) -> None:
    told = tell("Masked men in a pickup grabbed her son in Harvel as he was walking home from school.")
    assert told.only.act == "LIB-03"
    assert tell("Masked men took her son home.").allegations == ()


def test_who_is_flogged_for_theft_is_told_of_for_the_flogging_alone(tell: Tell) -> None:
    told = tell("Fighters flogged 19 people in Harvel for adultery and theft.")
    assert [a.act for a in told.allegations] == ["TOR-01"]


def test_cars_set_on_fire_were_burned(tell: Tell) -> None:
    assert tell("Settlers set two cars on fire in Harvel.").only.act == "PRO-02"


IN_WORDS_OF_ANY_DAY = [
    ("Black-flag men took six passengers off at the bend.", "LIB-03"),
    ("Men of the Salvation Government fetched him on Monday because of two lines about bread.", "LIB-03"),
    ("Eritrean guerrillas carried off a nurse from the clinic.", "LIB-01"),
    ("A video shows a man thrown off Hantoub bridge.", "KIL-06"),
    ("More than a thousand residents were being kept from leaving by the troops.", "LIB-08"),
    ("Soldiers kept the wounded from reaching hospital.", "TOR-07"),
    ("Soldiers forbade the town to bury its dead.", "TOR-10"),
    ("Soldiers drove vehicles over men lying in the road.", "KIL-06"),
    ("She was kept at the army camp, where 23 soldiers abused her in turn.", "SXV-01"),
    ("A woman said her cousin was dragged from under a bed by soldiers.", "LIB-03"),
    ("The soldiers came at dusk. Twelve clerks were picked up at home.", "LIB-01"),
    ("Their flat was occupied by soldiers of the brigade.", "PRO-01"),
    ("Drone operators chased a cyclist down the street.", "HOS-01"),
    ("A rocket came through the roof of a kindergarten.", "SPO-02"),
    ("The strike put the boiler house out of action.", "SPO-04"),
    ("The ambulance was found burnt out after the attack on its crew.", "SPO-01"),
    ("Suspected jihadists torched three World Food Programme lorries.", "SPO-07"),
]


@pytest.mark.parametrize(("text", "act"), IN_WORDS_OF_ANY_DAY)
def test_what_was_done_in_words_of_any_day_is_told_by_who_did_it_to_what(tell: Tell, text: str, act: str) -> None:
    assert act in {a.act for a in tell(text).allegations}


OF_PEACE = [
    "Tour operators chased customers with low prices.",
    "The team did not make it out of the group.",
    "A lorry ran over a cyclist on Monday.",
    "The council forbade the firm to bury nuclear waste at the site.",
    "Two children were pulled from their house by firemen.",
    "We amputate without anaesthetic, a doctor said.",
    "Doctors removed nails from her body.",
    "Under international humanitarian law, the killing of persons in custody is a war crime.",
]


@pytest.mark.parametrize("text", OF_PEACE)
def test_the_same_words_of_peace_of_law_and_of_doctors_tell_of_nothing(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_who_was_kept_out_of_a_prison_did_nothing(tell: Tell) -> None:
    told = tell("None of the prisoners had been visited by the Red Cross since May.").only
    assert (told.act, told.alleged_perpetrator) == ("LIB-06", None)


def test_who_had_no_lawyer_is_the_accused_and_not_the_lawyer(tell: Tell) -> None:
    told = tell("None of the accused had a lawyer of his own, and the trial lasted one day.").only
    assert (told.act, told.victims.low) == ("FTR-04", None)


def test_who_is_found_guilty_of_ordering_a_murder_is_blamed(tell: Tell) -> None:
    told = tell("A court found Salih Mustafa guilty of ordering the murder of a prisoner.").only
    assert (told.act, told.alleged_perpetrator.name) == ("KIL-01", "Salih Mustafa")


DEAD_BY_AN_IDIOM = [
    "Shells fell on the block. Three residents did not make it out of the stairwell.",
    "The guards beat the prisoners. An older man did not get up again.",
    "A missile hit the street. The old baker was no longer breathing.",
]


@pytest.mark.parametrize("text", DEAD_BY_AN_IDIOM)
def test_who_did_not_get_out_or_up_again_died_and_did_nothing(tell: Tell, text: str) -> None:
    dead = next(a for a in tell(text).allegations if a.harm == "killed")
    assert dead.stance.value == "asserted"
    assert dead.alleged_perpetrator is None or "baker" not in dead.alleged_perpetrator.name


WAR_ON_THINGS = [
    ("A bus with passengers came under rebel fire near Harvel.", "HOS-01"),
    ("The insurgents left and set the villages of Harvel and Ortela on fire.", "PRO-02"),
    ("Houses were looted and several were set on fire.", "PRO-01"),
    ("Later the barns in Ortela were set on fire.", "PRO-02"),
    ("A school and the road were shot at during the night.", "SPO-02"),
    ("The group answered with dozens of rockets aimed at Harvel.", "HOS-01"),
    ("Gunmen on horses hijacked a lorry near Harvel.", "PRO-01"),
    ("Passengers were robbed at gunpoint near Harvel.", "PRO-01"),
    ("Settlers threw stones at a house near Harvel.", "HOS-01"),
    ("Settlers pelted passing cars with rocks.", "HOS-01"),
]


@pytest.mark.parametrize(("text", "act"), WAR_ON_THINGS)
def test_what_is_burned_shot_at_stoned_or_taken_by_force_is_told(tell: Tell, text: str, act: str) -> None:
    assert tell(text).first(act).stance == "asserted"


DONE_TO_PEOPLE = [
    ("They broke my ribs and two of my fingers.", "TOR-01"),
    ("Her captors had taken turns to rape her over three days.", "SXV-01"),
    ("Guards deprived the prisoners of food and water.", "TOR-06"),
    ("Two women had their stomachs cut open.", "KIL-01"),
    ("Militiamen are forcing families to leave Harvel.", "DEP-01"),
    ("Ten villagers were forced to porter for the army.", "CON-04"),
    ("The report describes soldiers refusing to let families bury the dead.", "TOR-10"),
]


@pytest.mark.parametrize(("text", "act"), DONE_TO_PEOPLE)
def test_what_is_done_to_bodies_and_families_in_a_turn_of_phrase_is_told(tell: Tell, text: str, act: str) -> None:
    assert tell(text).first(act).stance == "asserted"


OF_PEACE = [
    "He broke his leg on the stairs.",
    "The boys threw stones into the river.",
    "The shop was robbed of its sign by the wind.",
    "The company came under fire from critics.",
    "Guns were aimed at the sea.",
    "Prices are forcing families to leave Harvel.",
]


@pytest.mark.parametrize("text", OF_PEACE)
def test_falls_games_and_criticism_are_no_act(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_whose_fire_it_came_under_did_it(tell: Tell) -> None:
    assert tell("A bus with passengers came under Russian fire near Harvel.").party == "RU"
