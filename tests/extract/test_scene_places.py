"""Where: names that no gazetteer has, quarters of towns, and what those tell who were there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

GROUNDS = [
    ("A butcher was shot dead in a Strabeg supermarket.", "Strabeg supermarket"),
    ("A butcher was shot dead beside the Okanje water point.", "Okanje water point"),
    ("A butcher was shot dead in the Hiperland car park.", "Hiperland car park"),
    ("Gunmen abducted a butcher at the Alcara quay.", "Alcara quay"),
    ("A butcher was shot dead in Kharkiv's Tolivskyi district.", "Tolivskyi district"),
    ("Soldiers rounded up the population of Kalishe and shot dead nine men.", "Kalishe"),
    ("Tarkhan pier: a butcher was shot dead.", "Tarkhan pier"),
]


@pytest.mark.parametrize(("text", "name"), GROUNDS)
def test_a_name_before_a_ground_or_behind_a_word_for_people_is_where(tell: Tell, text: str, name: str) -> None:
    place = tell(text).allegations[-1].place
    assert place is not None
    assert place.name == name


REGIONS = [
    ("Soldiers shot dead two herders in the Foorovka Valley in Kharkiv region.", "Foorovka Valley", "Kharkiv"),
    ("Soldiers shot dead two herders in Kabul district, Kabul province.", "Kabul", "Kabul"),
]


@pytest.mark.parametrize(("text", "name", "region"), REGIONS)
def test_a_place_lies_in_the_region_named_right_behind_it(tell: Tell, text: str, name: str, region: str) -> None:
    place = tell(text).only.place
    assert (place.name, place.admin1) == (name, region)


def test_what_those_tell_who_were_there_happened_there(tell: Tell) -> None:
    told = tell("Two former inmates of the Orlec camp told the court that guards had beaten a teacher.").only
    assert told.place.name == "Orlec camp"


def test_who_only_comes_from_somewhere_does_not_say_where(tell: Tell) -> None:
    told = tell("A minister of Belmar Valley told the court that guards had beaten a teacher.").only
    assert told.place is None


NOWHERE = [
    "The Arakan Army shot dead nine farmers.",
    "ETA's Barcelona commando shot dead nine farmers.",
    "Two Red Cross employees were shot dead.",
    "Nine farmers were killed by a Russian Iskander.",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_bodies_and_weapons_that_bear_a_place_s_name_are_no_places(tell: Tell, text: str) -> None:
    names = [a.place.name for a in tell(text).allegations if a.place]
    assert not {"Arakan", "Barcelona", "Red Cross", "Iskander"} & set(names)


def test_there_were_points_to_no_place(tell: Tell) -> None:
    told = tell("The mayor of Kharkiv resigned.\n\nThere were reports of soldiers beating prisoners.")
    assert told.only.place is None or told.only.place.name != "Kharkiv"
    told = tell("Shells fell on Kharkiv on Monday, killing two.\n\nPolice said soldiers had beaten prisoners there.")
    assert told.first("TOR").place.name == "Kharkiv"


@pytest.mark.parametrize("words", ["north-west of Kyiv", "south of Kyiv", "on the outskirts of Kyiv"])
def test_a_place_told_by_its_direction_from_another_is_the_place(tell: Tell, words: str) -> None:
    assert tell(f"In Bucha, {words}, soldiers rounded up five men.").only.place.name == "Bucha"


def test_a_place_that_only_gives_a_direction_is_not_lent(tell: Tell) -> None:
    told = tell(
        "Fighters killed 41 people in Gezira state, in raids on the region south of Khartoum. Thirteen children died."
    )
    assert "Khartoum" not in {a.place.name for a in told.allegations if a.place is not None}


def test_where_something_was_said_is_not_where_it_happened(tell: Tell) -> None:
    assert tell("A spokesman claimed in Kabul that soldiers killed six farmers.").only.place is None


def test_a_country_that_only_speaks_is_no_place(tell: Tell) -> None:
    told = tell("Its forces killed 19 civilians at a wedding; France said it was checking the reports.")
    assert [a.place for a in told.allegations] == [None]


def test_what_stands_before_a_clause_is_not_always_where_it_was_said(tell: Tell) -> None:
    raid = "Russia has owned up to the raid on a workshop in Kherson"
    told = tell(f"{raid} that according to local doctors cost 85 civilians their lives.")
    assert {a.place.name for a in told.allegations} == {"Kherson"}


def test_what_follows_an_act_is_where_the_act_was(tell: Tell) -> None:
    told = tell("A convoy travelling from Dnipro to Poltava was ambushed near Izium. Four drivers were killed.")
    assert told.allegations[-1].place.name == "Izium"


def test_where_people_fled_to_is_not_where_others_were_killed(tell: Tell) -> None:
    told = tell("Thousands fled from Dnipro to Poltava after soldiers killed dozens in Salt.").first("KIL")
    assert told.place.name == "Salt"


def test_a_village_lies_in_the_region_that_its_apposition_or_owner_names(tell: Tell) -> None:
    for text in (
        "In Karandul, a village in Kharkiv region, raiders killed six herders.",
        "Raiders killed six herders in Kharkiv region's Karandul Township.",
    ):
        assert tell(text).only.place.admin1 == "Kharkiv"


LIES = [
    ("Ten miners were shot dead at a gold mine outside Karandul, about 150 km south-west of Gao.", "Karandul", "ML"),
    ("Villagers were shot dead in Karandul, in central Mali.", "Karandul", "ML"),
    ("The soldiers came to our village, Tabadu. They shot dead two herders.", "Tabadu", None),
    ("Raiders shot dead two herders in a hamlet called Tabadu.", "Tabadu", None),
    ("Police in Nairobi arrested 20 students in Mombasa.", "Mombasa", "KE"),
    # a small namesake elsewhere, or a great city, is not the village that the text puts here
    ("Nine people were killed near the village of Tori, between Bunia and Mahagi, in Ituri province.", "Tori", "CD"),
    ("Prosecutors said that guards killed prisoners at the Sušica camp, near Vlasenica.", "Sušica", "BA"),
]


@pytest.mark.parametrize(("text", "name", "country"), LIES)
def test_a_village_lies_where_the_words_around_it_say(tell: Tell, text: str, name: str, country: str | None) -> None:
    place = tell(text).allegations[-1].place
    assert (place.name, place.country) == (name, country)


WITHIN = [
    # areas that no gazetteer has stand between the village and the country
    ("Two herders were shot dead in the village of Alma in Karandul county in South Sudan.", "Alma", "SS"),
    ("Two herders were shot dead in Tabadu Village of Karandul County, South Sudan.", "Tabadu Village", "SS"),
    ("Two herders were shot dead in Tabadu, north of Karandul, Kosovo.", "Tabadu", "XK"),
    # a word for an area says that a great namesake elsewhere is not meant
    ("Two herders were shot dead in a village of Toledo district, Mozambique.", "Toledo", "MZ"),
    ("In the West Bank village of Alma, settlers shot dead two herders.", "Alma", "PS"),
]


@pytest.mark.parametrize(("text", "name", "country"), WITHIN)
def test_a_village_lies_in_the_country_that_the_text_puts_its_area_in(
    tell: Tell, text: str, name: str, country: str
) -> None:
    place = tell(text).allegations[-1].place
    assert (place.name, place.country) == (name, country)


AROUND = [
    ("Soldiers raided Bamako, Mali. The attackers shot dead two herders at Tabadu village.", "ML"),
    ("In Central Darfur gunmen burned homes. The army shot dead two herders in Tabadu.", "SD"),
    ("Police detained ten men in Bamako, Mali. A Chad-based group shot dead two herders in Tabadu.", "ML"),
    # of two countries no one is meant, and a side of a war is no ground
    ("Soldiers raided Bamako, Mali, and Niamey, Niger. They shot dead two herders in Tabadu.", None),
    ("Russia's drones shot dead two herders in Tabadu.", None),
]


@pytest.mark.parametrize(("text", "country"), AROUND, ids=["city", "region", "side", "two", "weapon"])
def test_a_village_that_no_gazetteer_has_lies_in_the_one_country_of_the_text(
    tell: Tell, text: str, country: str | None
) -> None:
    place = tell(text).allegations[-1].place
    assert (place.name.removesuffix(" village"), place.country) == ("Tabadu", country)


def test_a_hamlet_of_another_name_is_meant_by_nobody_who_says_no_more(tell: Tell) -> None:
    told = tell("Soldiers raped six women in Golo.").only
    assert (told.place.name, told.place.country) == ("Golo", None)


def test_a_site_is_not_lent_to_an_act_of_another_day_or_at_another_site(tell: Tell) -> None:
    market = "Shells hit a market in Poltava."
    for behind in ("On 18 March soldiers detained nine herders.", "Gunmen stormed the hotel and killed nine guests."):
        place = tell(f"{market} {behind}", published="2030-05-10").allegations[-1].place
        assert (place.name, place.site) == ("Poltava", None)
    assert tell(f"{market} Nine people were killed.").allegations[-1].place.site == "market"


def test_the_attack_that_came_after_another_is_not_where_that_was(tell: Tell) -> None:
    text = "The attack in Poltava came two weeks after more than 300 people were killed in a truck bombing in Sumy."
    assert [a.place.name for a in tell(text).allegations if a.harm == "killed"] == ["Sumy"]


def test_the_owner_of_forces_is_not_where_they_were(tell: Tell) -> None:
    told = tell("Kyiv's soldiers raided a village in Kursk region. The assault led to the death of a teacher.")
    assert told.allegations[-1].place.name == "Kursk"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen abducted nine people from a bus travelling from Poltava to Sumy.",
        "The passengers were en route to Sumy when gunmen attacked, abducting nine people.",
    ],
)
def test_where_a_journey_began_or_would_have_ended_is_not_where_it_was(tell: Tell, text: str) -> None:
    assert {a.place.name for a in tell(text).allegations if a.place is not None} <= {"Ukraine"}


def test_where_one_is_a_resident_comes_behind_the_district_of_the_act(tell: Tell) -> None:
    told = tell("In Izium district, gunmen abducted a young man, a resident of Tabadu.").only
    assert told.place.name == "Izium"


SETTLED = [
    ("Soldiers stationed in Bamenda shot dead two herders in the nearby village of Ngarum.", "Ngarum", None),
    ("Police shot dead two men in Eastleigh, a suburb of Nairobi.", "Eastleigh", "KE"),
    ("Four people were killed when tanks fired at a house in Rafah, near the Egyptian border.", "Rafah", "PS"),
    ("Two traders were shot dead in Sector 7, on the outskirts of Bangui.", "Sector 7", "CF"),
]


@pytest.mark.parametrize(("text", "name", "country"), SETTLED)
def test_what_a_place_is_near_or_part_of_tells_which_it_is(tell: Tell, text: str, name: str, country: str) -> None:
    place = tell(text).allegations[-1].place
    assert (place.name, place.country) == (name, country)


def test_a_clause_beside_the_act_does_not_say_where(tell: Tell) -> None:
    told = tell("Hours after a truce was signed in Jeddah, aircraft bombed the market in Omdurman, killing 18.")
    assert told.allegations[-1].place.name == "Omdurman"


def test_what_was_occupied_is_a_place(tell: Tell) -> None:
    told = tell("Soldiers occupied Yahidne, in Chernihiv region. They shot dead two teachers.")
    assert told.first("KIL").place.name == "Yahidne"


def test_what_hit_a_site_is_no_part_of_its_name(tell: Tell) -> None:
    told = tell("Two sisters were killed on Wednesday when a shell hit their home in Izium.").only
    assert told.place.site == "home"


def test_people_are_taken_where_they_are_taken_from(tell: Tell) -> None:
    assert tell("Rebels took 110 girls from Izium.").only.place.name == "Izium"


LENT = [
    ("Alma Roth, a teacher, was abducted from a checkpoint in Nyala.", "Nyala"),
    ("Our village is Dar Tabadu, on the river. They shot nine men there.", "Dar Tabadu"),
    ("Guards beat men in Nyala.\n\n“They asked for money. We paid, and they shot him,” his brother said.", "Nyala"),
    ("In Nyala, shells hit the Orlec school.\n\nTwo men were shot in the west of the city.", "Nyala"),
    ("In Kharkiv, Sumy special forces shot two men.", "Kharkiv"),
    (
        "Police killed nine men in Nyala. The New York-based group met witnesses in El Fasher. A nurse was shot there.",
        "Nyala",
    ),
    ("“They shot him in Nyala,” a man said from his bed in the Orlec Hospital. “They beat me.”", "Nyala"),
    (
        "A woman in Dar Tabadu, a village in Kharkiv region, said that a soldier had beaten her in a school.",
        "Dar Tabadu",
    ),
    ("Two men were shot in Nyala. A spokesman in Kyiv blamed rebels; the rebels denied shooting the men.", "Nyala"),
    ("Nine victims, all of them Roma, were shot in Nyala.", "Nyala"),
    ("Mali: the mission on executions\n\nThe mission documented the execution of nine men.", "Mali"),
    ("NYALA/GENEVA - Two men were shot in Zalingei, police said.", "Zalingei"),
    ("Arrivals from Nyala said that two men had been shot.", "Nyala"),
]


@pytest.mark.parametrize(("text", "name"), LENT)
def test_where_an_act_happened_that_its_own_words_leave_open(tell: Tell, text: str, name: str) -> None:
    assert tell(text).allegations[-1].place.name == name


def test_one_town_alone_may_be_a_namesake_and_names_no_country_for_the_rest(tell: Tell) -> None:
    told = tell("A teacher was abducted in Lipa.\n\nLater on gunmen shot two shepherds.")
    assert [a.place and a.place.name for a in told.allegations] == ["Lipa", None]


def test_the_hospital_of_a_doctor_among_the_dead_is_not_where_they_died(tell: Tell) -> None:
    told = tell("A rocket hit Nyala. Five people were killed there, among them a doctor of the Orlec hospital.")
    assert told.allegations[-1].place.name == "Nyala"


def _where(tell: Tell, text: str, published: str | None = None) -> str | None:
    place = tell(text, published).allegations[-1].place
    return place.name if place is not None else None


ELSEWHERE = [
    "In occupied territory, the mission documented the deaths of six civilians.",
    "Russia denies targeting civilians.",
    "The mission documented nine attacks by Russian forces.",
    "In the south, shelling wounded nine.",
    "In another village, soldiers shot two men.",
    "Elsewhere, three people were killed by mines.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_ground_and_acts_in_general_are_not_where_the_story_was(tell: Tell, text: str) -> None:
    told = (
        "Two people were killed in Ortela, Kharkiv region, on Monday. Three more were killed in Ortela on Friday.\n\n"
    )
    assert _where(tell, told + text) != "Ortela"


THERE = ["Russia denied that its aircraft had bombed the market.", "Soldiers denied that they had killed them."]


@pytest.mark.parametrize("text", THERE)
def test_the_denial_of_one_act_is_where_the_act_was(tell: Tell, text: str) -> None:
    told = "Russian jets killed two people in a market in Ortela, Kharkiv region. Three people were hurt in Ortela.\n\n"
    assert _where(tell, told + text) == "Ortela"


def test_who_fled_from_elsewhere_tells_of_another_place_day_and_side(tell: Tell) -> None:
    told = tell(
        "The rebels accused the army of shelling Ortela, where a girl was killed on Saturday.\n\n"
        'Ada, 34, fled from Rovno in August. "In our village they burned all. They killed my father there," she says.',
        "2022-10-25",
    ).allegations[-1]
    assert told.place is None or told.place.name != "Ortela"
    assert told.when is None
    assert told.alleged_perpetrator is None


def test_a_name_where_something_was_done_is_a_place(tell: Tell) -> None:
    told = tell("Nermin was moved to Tabadu, and then to Ortela, where soldiers beat him daily.").first("TOR")
    assert told.place.name == "Ortela"


FRAMES = [
    ("In Khartoum, meanwhile, shells hit a market in Omdurman on Sunday, killing 15 civilians.", "Omdurman"),
    ("In the eastern suburbs of Damascus, warplanes bombed Douma.", "Douma"),
    (
        "On 12 September 300 children were deported to a camp in Gelendzhik on the coast of the Black Sea.",
        "Gelendzhik",
    ),
]


@pytest.mark.parametrize(("text", "name"), FRAMES)
def test_the_nearer_of_two_places_is_where(tell: Tell, text: str, name: str) -> None:
    assert _where(tell, text) == name


def test_a_capital_that_stands_for_its_state_is_not_where(tell: Tell) -> None:
    told = tell(
        "A convoy was struck near Zaporizhzhia on Friday. Officials in the occupied part of the region blamed Kyiv.\n\n"
        "Nataliya, a woman from the city of Enerhodar, said her brother had been arrested by men in black uniforms."
    ).first("LIB")
    assert told.place.name == "Enerhodar"


def test_a_survivor_tells_of_the_village_he_is_from(tell: Tell) -> None:
    told = tell(
        "Soldiers killed 44 people in Tabadu and 179 people in Ortela on Sunday.\n\n"
        'Soldiers entered Tabadu at noon. "They separated us and opened fire," said a survivor from Ortela.'
    ).allegations[-1]
    assert told.place.name == "Ortela"


def test_where_somebody_was_dragged_off_to_is_not_where_he_was_taken(tell: Tell) -> None:
    told = tell("Gunmen killed 100 people in Ortela on Saturday. Dozens were dragged off to Gaza.").allegations[-1]
    assert told.place.name == "Ortela"
