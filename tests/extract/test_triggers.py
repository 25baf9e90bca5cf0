"""Which words tell of an act, which act it is, and which words only look like one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

# act; text
ACTS = [
    ("KIL-01", "Soldiers executed six men in a quarry."),
    ("KIL-01", "Gunmen shot dead two farmers."),
    ("KIL-02", "Guards executed nine prisoners of war."),
    ("KIL-06", "Snipers shot at a car in Severodonetsk."),
    ("TOR-01", "Guards tortured three teachers."),
    ("TOR-01", "Prisoners were beaten with batons."),
    ("TOR-02", "Soldiers starved the prisoners in the colony."),
    ("SXV-01", "Soldiers raped two women."),
    ("LIB-01", "Police arrested 14 protesters."),
    ("LIB-01", "Rebels held 50 men in a basement."),
    ("LIB-03", "Gunmen abducted 30 schoolgirls."),
    ("LIB-04", "Gunmen took 30 hostages."),
    ("LIB-05", "The men were passed through filtration at a camp in Bezimenne."),
    ("DEP-03", "Thousands of children were deported to Russia."),
    ("HOS-01", "Security forces opened fire on protesters, killing at least 20."),
    ("HOS-01", "An air strike hit the railway station in Kramatorsk, killing 50 people."),
    ("HOS-02", "The theatre in Mariupol was bombed."),
    ("HOS-10", "Soldiers used civilians as human shields in Obukhovychi."),
    ("HOS-17", "Soldiers used cluster munitions in Mykolaiv."),
    ("SPO-01", "A missile hit a hospital in Kharkiv, killing 12 people."),
    ("SPO-02", "Shells hit a school in Chernihiv."),
    ("SPO-04", "A missile hit the power station in Ladyzhyn."),
    ("SPO-05", "Drones hit a grain port in Izmail."),
    ("PRO-01", "Soldiers looted homes in Irpin."),
    ("SPO-03", "Shells destroyed a church in Bohorodychne."),
    ("HOS-02", "Two houses were reduced to rubble by rockets in Harvel."),
    ("HOS-01", "Drones struck a transmitter near the hospital."),
    ("KIL-04", "Two farmers were killed while in army custody in Harvel."),
    ("SPO-02", "The school in Harvel was destroyed by shelling."),
    ("PRO-02", "Soldiers burned down the church in Harvel."),
    ("PRO-02", "An explosion destroyed a house in Harvel."),
    ("HOS-01", "Our army would never shell civilians."),
    ("HOS-12", "Soldiers would not let the trucks through."),
    ("VIOLATION", "Fighters committed acts that likely amount to war crimes."),
    ("PRO-02", "Soldiers burned 200 houses in the valley."),
    ("CON-01", "Soldiers forced residents to serve in the Russian army."),
    ("CON-05", "Rebel fighters recruited children as soldiers."),
    ("FTR-01", "The court sentenced a captured soldier to death without a fair trial."),
    ("BODIES", "Around 440 bodies were found in a forest near Izium."),
    ("CASUALTIES", "A family of five was killed."),
    ("CASUALTIES", "Her husband did not wake after the gas."),
    ("CASUALTIES", "None of the prisoners survived."),
    ("CASUALTIES", "A typist was cut down by flying glass in Ortela."),
    ("CASUALTIES", "Four shepherds stepped on a mine near Ortela."),
    ("CASUALTIES", "A sniper got the boy on the bridge."),
    ("CASUALTIES", "They mourn the loss of four of our brothers."),
    ("CASUALTIES", "Two pilgrims were found dead in a well."),
    ("KIL-01", "A councillor was doused with petrol and burned."),
    ("KIL-01", "The son is said to have been thrown from a helicopter by marines."),
    ("KIL-06", "A video shows a man thrown off Ortela bridge."),
    ("KIL-01", "The households were buried alive by the militia."),
    ("KIL-01", "They were lined up above the stream and shot."),
    ("KIL-01", "Troops took out three snipers in Ortela."),
    ("KIL-01", "Six turned up in a gully, dead with their thumbs tied."),
    ("KIL-01", "Witnesses describe the execution on 27 April of a village chief by soldiers."),
    ("KIL-01", "Partisans were hung from trees along the road."),
    ("KIL-06", "A gunman emptied his magazine into a crowd of worshippers."),
    ("CASUALTIES", "The girl had her leg blown off by a mine."),
    ("CASUALTIES", "Two medics were blown to pieces."),
    ("MIS-01", "The fate of the 14 miners is unknown."),
    ("KIL-06", "A sociologist was knifed on his doorstep."),
    ("KIL-06", "Fifteen people at a supper were riddled by hooded men."),
    ("HOS-01", "They had stopped when the patrol fired."),
    ("BODIES", "Burnt bone fragments were found on a ranch near Ortela."),
    ("VIOLATION", "The soldiers committed war crimes."),
    ("KIL-01", "The mayor was shot to death in his house in Harvel."),
    ("KIL-04", "The man died in custody after guards beat him."),
    ("KIL-04", "Two prisoners were killed in custody."),
    ("KIL-05", "A rebel court sentenced two men to death in Harvel."),
    ("KIL-05", "Two men were given the death penalty by a rebel court."),
]  # fmt: skip


@pytest.mark.parametrize(("act", "text"), ACTS)
def test_each_act_has_its_code(tell: Tell, act: str, text: str) -> None:
    assert tell(text).allegations[0].act == act


# Said, but no allegation: appeals, law, opinions, counts of files, questions, headings, other uses of the words.
NOTHING = [
    "We call on all sides to stop killing civilians.",
    "The mission urged the government to investigate the killing of prisoners.",
    "The government must release all detainees.",
    "The authorities should end torture in prisons.",
    "Torture is prohibited under the Geneva Conventions.",
    "The prosecutor has opened 34,000 investigations into war crimes.",
    "I believe that the world has failed the people of Mariupol.",
    "Who will answer for the killings?",
    "The article was first published by the Daily Lantern in 2022.",
    "What the mission found",
    "Killings",
    "Torture and ill-treatment",
    "Critics attacked the budget.",
    "A storm damaged 40 houses in Harvel.",
    "A gas leak destroyed the bakery in Harvel.",
    "The prize went to a documentary about the siege of Harvel.",
    "Students held a mock trial.",
    "Of nine reports, four were petty theft.",
    "The car hit the kerb.",
    "The farmer hit a rock with his tractor.",
    "The brigade fired shells during the exercise.",
    "The company fired on all cylinders this year.",
    "Workers went on strike in Kyiv.",
    "The bank hit its target for the year.",
    "The firm fired 200 employees in Lviv.",
    "The song was a hit in Odesa.",
    "The two leaders met in Geneva on Friday.",
    "People in the town have no electricity or water.",
    "The bill did not survive the vote.",
    "The minister did not survive the reshuffle.",
    "The project was declared dead by its founders.",
    "Farmers were hit by inflation.",
    "The sorter was hit in the arm by a ball.",
    "They pushed the old boat off the bridge into the river.",
    "Police neutralised the device and eliminated the risk.",
    "The coach took out the defender after an hour.",
    "She was thrown from her horse.",
    "He lost a hand of poker and lost his mother last year after a long illness.",
    "In 1649 the garrison was put to the sword.",
    "The engine fired, and the car left.",
    "The drug harmed patients.",
    "The museum shows human bones from the Bronze Age.",
    "The tournament eliminated twelve fighters.",
    "The firm wiped out the family's debts.",
    "The engine died on the hill.",
    "The parcel was blown apart.",
    "The city was paralysed by strikes.",
    "Coats hung from the branches.",
    "He emptied his magazine into the bin.",
    "The 1918 flu left millions dead.",
    "The actor died in spring after a long illness.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_of_no_act_gives_no_allegation(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_killed_and_injured_of_one_strike_are_two_allegations(tell: Tell) -> None:
    told = tell("A missile hit a hospital in Kharkiv, killing 12 people and injuring 30.")
    assert [(a.harm, a.victims.low, a.place.name) for a in told.allegations] == [
        ("killed", 12, "Kharkiv"),
        ("injured", 30, "Kharkiv"),
    ]


def test_each_act_of_a_list_is_an_allegation(tell: Tell) -> None:
    told = tell("Soldiers shot two men, raped three women and looted the shops.")
    assert [a.act[:3] for a in told.allegations] == ["KIL", "SXV", "PRO"]


def test_bodies_found_are_not_killings(tell: Tell) -> None:
    told = tell("Around 440 bodies were found in a forest near Izium.")
    assert (told.only.act, told.only.harm) == ("BODIES", "bodies_found")
    assert (told.only.victims.low, told.only.victims.high, told.only.victims.qualifier) == (440, 440, "about")


def test_what_is_executed_or_degraded_must_be_people(tell: Tell) -> None:
    texts = [
        "The commander coordinated and executed bomb and mortar attacks.",
        "Police executed a search warrant in Harvel.",
        "The raid degraded the leadership of the network.",
        "The drought degraded the soil near Harvel.",
    ]
    assert [a.act for text in texts for a in tell(text).allegations if a.act.startswith(("KIL", "TOR"))] == []
    assert tell("Guards degraded the prisoners.").only.act == "TOR-04"


NO_HARM = [
    "The government violates the rights of its people.",
    "The treaty was violated by both sides.",
    "Admiral Toro harshly attacked President Quirel.",
    "The decision is an attack on the freedom of the press.",
    "Police confiscated ten kilos of cocaine, 30 vehicles and two boats in Harvel.",
    "The government was forced to take more decisive steps.",
    "The strike forced the company to postpone the launch.",
    "The man had the mission of assassinating the mayor.",
    "He is in danger of being killed by rebels.",
]


@pytest.mark.parametrize("text", NO_HARM)
def test_words_of_force_for_rights_words_and_contraband_tell_no_act(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


HARM = [
    ("SXV-01", "Soldiers violated two women in Harvel."),
    ("PRO-01", "Soldiers confiscated thirty cars from villagers in Harvel."),
    ("TOR-04", "Soldiers forced the prisoners to sing."),
    ("HOS-01", "Rebels attacked villagers in Harvel."),
]


@pytest.mark.parametrize(("act", "text"), HARM)
def test_the_same_words_tell_one_where_people_suffer_it(tell: Tell, act: str, text: str) -> None:
    assert tell(text).only.act == act


def test_a_strike_of_those_who_work_is_no_attack(tell: Tell) -> None:
    assert tell("A 15-day strike by 3,500 miners has caused losses in Harvel.").allegations == ()
    assert tell("The hunger strike of the students went on.").allegations == ()
    assert tell("An air strike killed three miners in Harvel.").only.victims.low == 3


def test_what_a_remark_tells_has_happened_whatever_is_asked(tell: Tell) -> None:
    told = tell("He asked the group to free the nurse, who has been kidnapped by the rebels.")
    assert told.only.act == "LIB-03"
    assert tell("He asked the group to free the nurse.").allegations == ()


def test_shots_at_goals_films_and_beasts_are_no_acts(tell: Tell) -> None:
    for text in (
        "The striker shot two goals in Ortela.",
        "She shot a documentary in Ortela.",
        "The hunter shot a deer in the head.",
        "Hunters killed three wolves near Ortela.",
    ):
        assert tell(text).allegations == (), text


@pytest.mark.parametrize(
    "text",
    [
        "The office publishes the number of civilian casualties that it was able to verify.",
        "Civilian casualties: two editions of the figures",
        "They were captured on the battlefield near Harvel.",
    ],
)
def test_what_a_text_is_about_and_a_capture_in_battle_are_no_allegation(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_casualties_of_a_number_or_a_verb_are_told(tell: Tell) -> None:
    assert tell("Civilian casualties remained high in May.").only.act == "CASUALTIES"
    assert tell("12 civilian casualties in Harvel").only.victims.low == 12


def test_a_verb_that_the_parser_took_for_a_noun_is_told(tell: Tell) -> None:
    found = tell("Residents accused the Nigerian Air Force of bombing civilians.").only
    assert (found.act, found.stance.value, found.alleged_perpetrator.party) == ("HOS-01", "alleged", "NG")
    assert tell("Families of bombing victims met the mayor.").allegations == ()


def test_a_fire_is_put_out_and_nobody_liquidated(tell: Tell) -> None:
    assert not [a for a in tell("On one of the houses the fire is already liquidated.").allegations if a.harm]


def test_what_somebody_was_asked_about_is_not_told(tell: Tell) -> None:
    assert (
        tell("Asked whether she has heard of sexual violence: she answered that people are silent.").allegations == ()
    )


def test_who_goes_on_strike_hits_nobody(tell: Tell) -> None:
    assert tell("Nurses in Harvel went on strike for better pay.").allegations == ()
    assert tell("Six people died in a strike on a school.").allegations != ()


def test_cases_that_are_counted_happened_and_one_in_court_is_a_case(tell: Tell) -> None:
    told = tell("The clinic in Harvel recorded 62 cases of rape.").only
    assert (told.act, told.incidents, told.total) == ("SXV-01", 62, True)
    assert tell("The court adjourned the case of rape.").allegations == ()


def test_who_was_led_off_and_never_seen_again_is_missing(tell: Tell) -> None:
    told = tell("They took him to the base and we never saw him again.").only
    assert (told.act, told.harm) == ("LIB-03", "missing")


@pytest.mark.parametrize(
    "text",
    [
        "The bus fell into a ravine near Harvel, killing 20 passengers.",
        "A truck went off the road near Harvel, killing six people.",
    ],
)
def test_who_died_on_the_road_is_no_victim_of_an_act(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_a_car_bomb_that_went_off_is_no_accident(tell: Tell) -> None:
    assert tell("A car bomb went off in Harvel, killing six people.").only.victims.low == 6


def test_whoever_lynches_or_burns_down_did_it(tell: Tell) -> None:
    told = tell("Villagers in Harvel burned down the police station and lynched two officers.")
    assert [(a.act, a.alleged_perpetrator.name) for a in told.allegations] == [
        ("PRO-02", "Villagers"),
        ("KIL-01", "Villagers"),
    ]


def test_a_14_year_old_who_is_recruited_is_a_child(tell: Tell) -> None:
    assert tell("A 14-year-old was recruited by the militia and given a gun.").only.act == "CON-05"


@pytest.mark.parametrize("text", ["For the murder of two men.", "For torture.", "For attacks on civilians."])
def test_a_line_that_begins_with_a_preposition_is_read(tell: Tell, text: str) -> None:
    assert tell(text).allegations is not None


def test_dead_and_injured_before_their_noun_are_counted(tell: Tell) -> None:
    told = tell("Monitors saw one dead civilian and five injured civilians in Harvel.").allegations
    assert [(a.harm, a.victims.low) for a in told] == [("killed", 1), ("injured", 5)]
    assert tell("The three injured men were known in the town.").allegations == ()


def test_several_cases_of_an_act_are_acts(tell: Tell) -> None:
    told = tell("Researchers documented several cases of killings and rapes by rebels near Harvel.").allegations
    assert [a.act for a in told] == ["KIL-01", "SXV-01"]
    assert tell("The campaign culminated in a three-month killing spree by security forces.").only.act == "KIL-01"


def test_a_second_passive_is_done_to_the_same_things(tell: Tell) -> None:
    told = tell("They were forced from their homes, which were looted and burned.").allegations
    assert {"DEP-01", "PRO-01", "PRO-02"} <= {code for a in told for code in (a.act, *a.acts)}


def test_the_weapon_that_it_was_is_no_attack(tell: Tell) -> None:
    assert tell("The munition found in Harvel was a guided bomb.").allegations == ()
