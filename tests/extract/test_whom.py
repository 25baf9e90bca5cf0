"""To whom it was done, where the words for them stand apart: with others, beside clauses, in headlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

MANY = [
    ("Police detained two men along with three other suspects in Ortela.", 5, 5, "exact"),
    ("They found the mayor, who was detained along with several of his aides.", 1, None, "at_least"),
    ("Soldiers detained them along with one other man.", 1, None, "at_least"),
    ("The army arrested a rebel commander, who led more than 100 fighters.", 1, 1, "exact"),
    ("A fight broke out, and Veldoza and his brother were both killed.", 2, 2, "exact"),
    ("A firefight in Ortela resulted in six men being killed.", 6, 6, "exact"),
    ("Police arrested a bomb (IED) expert and several other men.", 1, None, "at_least"),
    ("Police arrested a rebel sub-commander and two fighters.", 3, 3, "exact"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier"), MANY)
def test_all_are_counted_whom_the_act_reached_and_no_others(
    tell: Tell, text: str, low: int, high: int | None, qualifier: str
) -> None:
    victims = tell(text).only.victims
    assert (victims.low, victims.high, victims.qualifier) == (low, high, qualifier)


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


OWN = [
    ("Police arrested an officer responsible for raids on villages and army posts.", 1, 1, "exact"),
    ("The raid ended in the arrest of several rebels and the death of a shepherd.", None, None, "vague"),
    ("Police arrested a local gang leader.", 1, 1, "exact"),
    ("Police arrested a local Halit leader.", 1, 1, "exact"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier"), OWN)
def test_what_is_told_of_the_victims_counts_nobody_more(
    tell: Tell, text: str, low: int | None, high: int | None, qualifier: str
) -> None:
    victims = tell(text).first("LIB").victims
    assert (victims.low, victims.high, victims.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize("tie", ["linked to", "wanted for", "suspected of", "involved in"])
def test_who_is_tied_to_a_murder_is_not_its_victim(tell: Tell, tie: str) -> None:
    told = tell(f"Troops searched the hills for a rebel commander {tie} a murder and extortion campaign.")
    assert [a.victims.low for a in told.allegations if a.harm == "killed"] in ([], [None])


def test_mines_against_personnel_are_not_people(tell: Tell) -> None:
    assert all(a.victims.low is None for a in tell("Police found ten anti-personnel mines in Ortela.").allegations)


def test_each_passive_with_its_own_subject_is_an_act_of_its_own(tell: Tell) -> None:
    told = tell("A commander was captured and several rebels were detained by the army in Ortela.")
    assert [(a.victims.low, a.victims.qualifier) for a in told.allegations] == [(1, "exact"), (None, "vague")]


def test_who_was_captured_is_found_behind_an_opening_place(tell: Tell) -> None:
    told = tell("In a separate event in south west Karsia, a rebel leader was captured by a combined force.")
    assert told.only.victims.low == 1


IDENTIFIED = [
    ("The man who was killed in Ortela has been identified as Tomas Quirel.", ("Tomas Quirel",)),
    ("A farmer identified as Tomas Quirel was killed by soldiers in Ortela.", ("Tomas Quirel",)),
    ("Soldiers killed six Carmelites in Ortela.", ()),
    ("Danil Ostrev, another union leader, was killed by soldiers in Ortela.", ("Danil Ostrev",)),
    ("Tomas Quirel, a 34-year-old teacher from Ortela, was killed on Monday.", ("Tomas Quirel",)),
    ("Gunmen murdered Msgr Oscar Romelio in Ortela.", ("Oscar Romelio",)),
    ("A foreigner named Erika Sulman was killed by soldiers in Ortela.", ("Erika Sulman",)),
    ("Soldiers killed 12 miners, including Saul Cantrel, in Ortela.", ("Saul Cantrel",)),
    ("One of the students killed by soldiers in Ortela was Carlos Hambra.", ("Carlos Hambra",)),
    (
        "Gunmen kidnapped a young couple, Silvia Azmira and Victor Rodrel, in Ortela.",
        ("Silvia Azmira", "Victor Rodrel"),
    ),
]


def test_an_age_behind_a_name_counts_nobody(tell: Tell) -> None:
    victims = tell("Todd Wilsey, 20 years old, and Jeffrey Balmer, 21, were murdered by gunmen on Monday.").only.victims
    assert (victims.low, victims.high, victims.names) == (2, 2, ("Todd Wilsey", "Jeffrey Balmer"))


def test_who_is_named_beside_a_number_of_others_counts_too(tell: Tell) -> None:
    victims = tell("Labor leader Febe Elizabeth Velastra and seven other people were killed.").only.victims
    assert (victims.low, victims.high) == (8, 8)


@pytest.mark.parametrize(("text", "names"), IDENTIFIED)
def test_a_name_is_that_of_a_person_also_where_it_is_given_behind(
    tell: Tell, text: str, names: tuple[str, ...]
) -> None:
    assert tell(text).only.victims.names == names


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


LISTS = [
    ("Soldiers killed an administrator and his driver in Ortela.", 2),
    ("Soldiers killed a cattle dealer and his wife in Ortela.", 2),
    ("Four doctors, a pharmacist and a nurse were abducted in Ortela.", 6),
    ("Two Karsians and a Belmarian were killed in a raid on Ortela.", 3),
    ("Soldiers killed a farmer and his dog in Ortela.", 1),
    ("A goatherd of nine was killed in Ortela.", 1),
    ("A mother of four was killed in Ortela.", 1),
    ("Gunmen abducted the dockers' leader Paulo Renz in Ortela.", 1),
]


@pytest.mark.parametrize(("text", "number"), LISTS)
def test_a_list_counts_each_person_and_no_beasts_ages_or_children(tell: Tell, text: str, number: int) -> None:
    victims = tell(text).only.victims
    assert (victims.low, victims.high) == (number, number)


def test_them_of_the_same_sentence_are_as_many(tell: Tell) -> None:
    text = "Soldiers seized eight women in Ortela and afterwards killed them, an official told the paper."
    killed = next(a for a in tell(text).allegations if a.harm == "killed")
    assert (killed.victims.low, killed.victims.high, killed.victims.sex) == (8, 8, "F")


SEXES = [
    ("The gendarmes burned his feet with cigarettes in Ortela.", "M"),
    ("Guards tore out the fingernails of a schoolteacher and left her without water.", "F"),
    ("Prefect Claude Tarmon was shot dead in Ortela on his way home.", "M"),
    ("Soldiers shot dead a cameraman in Ortela.", "M"),
    ("Soldiers shot dead a painter in Ortela before Tomas Quirel could open his door.", None),
    ("Soldiers shot dead a painter in Ortela.", None),
]


@pytest.mark.parametrize(("text", "sex"), SEXES)
def test_the_sex_of_one_person_comes_from_the_words_or_a_pronoun_that_can_mean_nobody_else(
    tell: Tell, text: str, sex: str | None
) -> None:
    assert tell(text).only.victims.sex == sex


AGES = [
    ("Ivor Talen, 26, was shot dead in Ortela.", "ADULT"),
    ("Ivor Talen, 71, was shot dead in Ortela.", "OLDER"),
    ("A goatherd of nine was shot dead in Ortela.", "CHILD"),
    ("Ivor Talen, 20 others and a dog were at home; a painter was shot dead in Ortela.", None),
]


@pytest.mark.parametrize(("text", "age"), AGES)
def test_an_age_stands_behind_the_name_or_the_noun(tell: Tell, text: str, age: str | None) -> None:
    assert tell(text).allegations[-1].victims.age == age


def test_a_title_tells_the_sex_and_an_apposition_is_no_other_person(tell: Tell) -> None:
    told = tell("Mrs Ada Kolar, a midwife, was shot dead in Ortela.").only.victims
    assert (told.low, told.high, told.sex) == (1, 1, "F")
    brothers = tell("Two brothers, apple growers, killed by a missile in Ortela.").only.victims
    assert (brothers.low, brothers.high, brothers.sex) == (2, 2, "M")


def test_who_did_it_is_not_among_the_victims(tell: Tell) -> None:
    told = tell("There were allegations of rapes, including gang rapes, committed by Russian soldiers in many regions.")
    assert (told.only.victims.status, told.only.victims.party) == (None, None)
    told = tell("The attack was staged by rebel fighters from the hills and killed six.")
    assert (told.only.victims.low, told.only.victims.status) == (6, None)


def test_those_who_are_described_are_nobody_told_before(tell: Tell) -> None:
    told = tell("Russia forced out Ukrainian pupils. Russia then attacked those trying to leave the town.")
    assert told.first("HOS").victims.party is None


def test_the_credit_of_a_picture_names_no_victim(tell: Tell) -> None:
    told = tell("Soldiers using torture chambers against civilians (Photo: Marenko)")
    assert (told.only.victims.names, told.only.victims.status) == ((), "CST-CIV")


def test_a_share_is_no_person(tell: Tell) -> None:
    for text in ("A third of the prisoners were tortured.", "A quarter of the prisoners were tortured."):
        v = tell(text).only.victims
        assert (v.low, v.share is not None) == (None, True)


def test_the_whole_number_is_told_and_not_the_part_that_the_parser_hangs_the_clause_on(tell: Tell) -> None:
    v = tell("Doctors treated 50 civilians, including at least five children, who were injured by mines.").only.victims
    assert (v.low, v.status) == (50, "CST-CIV")


def test_bodies_that_are_counted_are_the_number(tell: Tell) -> None:
    text = "Police said that 27 bodies had been found in Harvel since the army left, most of them civilians."
    assert tell(text).only.victims.low == 27


def test_a_theatre_is_nobody(tell: Tell) -> None:
    assert tell("The Harvel Academic Regional Drama Theatre was destroyed.").only.victims.low is None


def test_those_who_struck_are_not_those_who_died(tell: Tell) -> None:
    told = tell("Russian forces bombed the theatre and killed at least 12 people, and many others died as well.")
    assert all(a.victims.party is None for a in told.allegations)


def test_captives_killed_by_nobody_that_is_told_were_not_executed(tell: Tell) -> None:
    told = tell("The ministry said that 40 prisoners of war were killed and 75 were injured.")
    assert [a.act for a in told.allegations] == ["CASUALTIES", "CASUALTIES"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The mission documented 16 apparently unlawful killings in Harvel.", 16),
        ("It was still examining 105 other alleged killings in the town.", 105),
    ],
)
def test_killings_are_counted_as_people_and_not_as_incidents(tell: Tell, text: str, number: int) -> None:
    told = tell(text).only
    assert (told.victims.low, told.incidents) == (number, None)


def test_a_town_that_is_bombed_and_bodies_that_are_taken_away_are_no_victims(tell: Tell) -> None:
    assert tell("The bombing of Kyauk Taing was the third strike on a school.").only.victims.low is None
    told = tell("They took away the bodies of four children, which were later burned.")
    assert not [a for a in told.allegations if a.act.startswith("LIB")]


def test_civilian_casualties_that_are_counted_keep_their_status(tell: Tell) -> None:
    assert tell("The mission documented 11 civilian casualties of mines.").only.victims.status == "CST-CIV"


def test_a_part_of_the_killings_is_no_second_number_of_them(tell: Tell) -> None:
    told = tell("The mission documented 16 unlawful killings in Harvel, among them nine summary executions.")
    assert {a.victims.low for a in told.allegations} == {16}


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


def test_nobody_is_counted_twice_for_standing_near_a_second_act(tell: Tell) -> None:
    told = tell("A doctor and two nurses died in the strike on the clinic in Harvel.")
    assert [(a.harm, a.victims.low) for a in told.allegations] == [("killed", 3), (None, None)]


def test_trees_and_buses_are_no_victims(tell: Tell) -> None:
    assert tell("Settlers uprooted 200 olive trees.").only.victims.low is None
    assert tell("Rebels ambushed a bus near Harvel.").only.victims.description is None


def test_a_bomber_who_blew_himself_up_is_no_victim_of_his_own(tell: Tell) -> None:
    told = tell("A suicide bomber blew himself up at a wedding in Harvel, killing 63 and wounding 182.")
    assert [(a.harm, a.victims.low, a.victims.sex) for a in told.allegations] == [
        ("killed", 63, None),
        ("injured", 182, None),
    ]


def test_who_else_somebody_was_is_no_second_one(tell: Tell) -> None:
    told = tell("Danilo Barrera, another union leader, was killed on 1 August in Harvel.").only
    assert (told.victims.low, told.victims.names) == (1, ("Danilo Barrera",))


def test_somebody_called_like_a_town_is_no_place(tell: Tell) -> None:
    told = tell("Hassan was beaten and denied water for two days.").only
    assert (told.victims.names, told.place) == (("Hassan",), None) or told.place.name != "Hassan"


def test_what_they_were_beaten_with_is_no_part_of_them(tell: Tell) -> None:
    assert tell("Prison guards beat inmates with batons.").only.victims.description == "inmates"


AGED = [
    ("The strike killed Olena Kovalenko, 61, and her granddaughter, 5.", 2, None),
    ("Petro Lysenko, 40, and his wife Oksana, 38, were shot dead in their car.", 2, None),
    ("Soldiers arrested Omar Haddad, 22, Sami Haddad, 19, and their father.", 3, None),
    ("A shell killed a grandmother, 70, and two boys, 8 and 11.", 3, None),
    ("A woman, 34, and her son, 9, were wounded in Harvel.", 2, None),
    ("A man, 23, was shot dead in Harvel.", 1, "ADULT"),
]


@pytest.mark.parametrize(("text", "number", "age"), AGED)
def test_ages_between_commas_count_nobody_and_hide_nobody(tell: Tell, text: str, number: int, age: str | None) -> None:
    told = tell(text).only.victims
    assert (told.low, told.high, told.age) == (number, number, age)


def test_a_woman_killed_and_a_man_injured_by_one_shelling_come_from_it_both(tell: Tell) -> None:
    told = tell("A 56-year-old woman was killed and a 70-year-old man injured when Karsian forces shelled Harvel.")
    assert {(a.act, a.harm) for a in told.allegations} == {("HOS-01", "killed"), ("HOS-01", "injured")}


def test_shot_dead_is_no_word_for_whom(tell: Tell) -> None:
    assert tell("Troops shot dead three farmers in Harvel.").only.victims.description == "three farmers"


def test_two_of_the_dead_are_two(tell: Tell) -> None:
    told = tell(
        "Troops shot dead three men, the health ministry said. The military said two of the dead were militants."
    )
    assert [(a.victims.low, a.victims.status) for a in told.allegations] == [(3, None), (2, "CST-COMB")]


def test_goats_are_no_dead_and_members_of_a_family_are_counted(tell: Tell) -> None:
    told = tell("A shell landed in a field near Harvel, injuring a shepherd and killing 12 of his goats.")
    assert [(a.harm, a.victims.low) for a in told.allegations] == [("injured", 1)]
    told = tell("Three members of one family were killed when their house collapsed after an air strike on Harvel.")
    assert [(a.act, a.victims.low) for a in told.allegations] == [("HOS-01", 3)]


def test_who_was_ordered_to_throw_it_was_not_hit(tell: Tell) -> None:
    told = tell("The sergeant had ordered two subordinates to throw a grenade into a cellar in Harvel.").only
    assert told.victims.low is None


PARTS = [
    ("Of those killed, 594 were children.", 594, ()),
    ("Of the dead, 12 were women.", 12, ()),
    ("Of the 30 people killed, 12 were women.", 30, (12,)),
    ("Initial reports from Harvel of 12 dead, including 5 children.", 12, (5,)),
]


@pytest.mark.parametrize(("text", "number", "parts"), PARTS)
def test_a_part_of_the_dead_is_told_as_a_part(tell: Tell, text: str, number: int, parts: tuple[int, ...]) -> None:
    told = tell(text).only.victims
    assert (told.low, tuple(p.low for p in told.breakdown)) == (number, parts)


def test_a_car_is_no_civilian_and_its_driver_is_who_he_is_said_to_be(tell: Tell) -> None:
    told = tell("A drone struck a civilian car near Harvel. The driver, a 38-year-old man, died at the scene.")
    car, driver = told.allegations
    assert (car.victims.low, car.victims.status) == (None, None)
    assert (driver.victims.sex, driver.victims.age) == ("M", "ADULT")


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


def test_one_named_among_the_dead_is_one_of_them(tell: Tell) -> None:
    told = tell("Some 20 civilians, among them Omar Barakat, a nurse, died in Harvel.").only.victims
    assert (told.low, told.qualifier, told.names) == (20, "about", ("Omar Barakat",))


def test_a_toll_told_beside_new_dead_is_a_sum_of_its_own_and_has_no_doer(tell: Tell) -> None:
    told = tell("The ministry said 58 people had been killed, taking the death toll since 7 October to 43,922.")
    assert [(a.victims.low, a.alleged_perpetrator) for a in told.allegations] == [(58, None), (43922, None)]


def test_houses_are_not_counted_as_people(tell: Tell) -> None:
    told = tell("Eighty houses in Harvel were hit and 60 were destroyed.")
    assert all(a.victims.low is None for a in told.allegations)


def test_who_is_kept_as_a_wife_for_months_is_a_slave(tell: Tell) -> None:
    assert tell('She was kept for four months as the "wife" of a commander.').only.act == "SXV-02"


def test_whose_arrest_it_was_was_arrested(tell: Tell) -> None:
    told = tell("The family received his body two weeks after his arrest in Harvel.").first("LIB-01").victims
    assert (told.low, told.sex) == (1, "M")


NAMED = [
    ("Police in Harvel arrested the lawyer Iman Mazari and her husband.", 2, ("Iman Mazari",)),
    ("The lawyers Iman Mazari and Hadi Ali were arrested in Harvel.", 2, ("Iman Mazari", "Hadi Ali")),
    ("The shelling of Harvel killed the teacher Ada Roth and two pupils.", 3, ("Ada Roth",)),
]


@pytest.mark.parametrize(("text", "number", "names"), NAMED)
def test_the_named_count_with_those_beside_them(tell: Tell, text: str, number: int, names: tuple[str, ...]) -> None:
    told = tell(text).only.victims
    assert (told.low, told.names) == (number, names)


def test_a_man_his_wife_and_their_children_are_all_counted(tell: Tell) -> None:
    told = tell("Rebels killed the catechist Denis Okello, his wife and their four children in Harvel.").only.victims
    assert (told.low, told.names) == (6, ("Denis Okello",))
