"""Mistakes of the language model that recur, seen by what is read off the mended tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.extract.lexicon import lexicon
from solferino.extract.mended import mend
from solferino.extract.mended_hang import knotted
from solferino.extract.tree import Token

Tell = Callable[..., Any]

CHARGED = [
    ("The rebels charged in Harvel that soldiers killed six farmers.", "rebels", "soldiers"),
    ("Opposition leaders charged on Monday that police had tortured six students.", "Opposition leaders", "police"),
    ("The minister charged in a statement that rebels killed six nuns.", "minister", "rebels"),
    ("Villagers alleged in a letter that soldiers killed six farmers.", "Villagers", "soldiers"),
]


@pytest.mark.parametrize(("text", "by", "who"), CHARGED)
def test_who_charges_that_something_was_done_says_it(tell: Tell, text: str, by: str, who: str) -> None:
    told = tell(text).only
    assert (told.speaker.name, told.alleged_perpetrator.name, told.victims.low) == (by, who, 6)


def test_what_somebody_is_charged_with_is_no_content_of_a_cue(tell: Tell) -> None:
    assert tell("The leaders charged on Monday with treason were freed.").allegations == ()


def test_two_subjects_that_a_conjunction_ties_are_one(tell: Tell) -> None:
    assert tell("A nurse and two patients died in the shelling.").first("HOS-01").victims.low == 3


def test_of_two_clauses_each_has_its_subject(tell: Tell) -> None:
    assert tell("A fight broke out and a soldier was killed by rebels.").only.victims.low == 1


def test_a_plural_that_opens_a_sentence_is_no_name(tell: Tell) -> None:
    assert tell("Rockets were fired on 3 May at the port.").only.victims.names == ()


def test_who_was_shot_and_killed_is_no_part_of_who_shot(tell: Tell) -> None:
    told = tell(
        "An Israeli settler shot and killed Ibrahim Sadah, a 22-year-old baker, near the village of Qusra."
    ).only
    assert (told.victims.names, told.victims.low, told.alleged_perpetrator.party) == (("Ibrahim Sadah",), 1, "IL")


def test_a_body_keeps_its_whole_name(tell: Tell) -> None:
    told = tell("Doctors Without Borders said its hospital in Harvel came under fire on Sunday, leaving a guard dead.")
    assert {a.speaker.name for a in told.allegations} == {"Doctors Without Borders"}


GIVEN = [
    ('"Soldiers killed nine men in Harvel," its spokesman, Odaa Tarbii, said in a text message.', "Odaa Tarbii"),
    ("Its spokesman, Odaa Tarbii, said soldiers killed nine men in Harvel.", "Odaa Tarbii"),
    ('"Soldiers killed nine men in Harvel," the mayor, Petro Lysenko, said.', "Petro Lysenko"),
    ('"Soldiers killed nine men in Harvel," the group\'s leader, Amina Yusuf, told reporters.', "Amina Yusuf"),
    ('"They killed nine men in Harvel," Diallo, who fled the town last week, told Reuters.', "Diallo"),
    ('"They killed nine men in Harvel," told Stoyan.', "Stoyan"),
]


@pytest.mark.parametrize(("text", "name"), GIVEN)
def test_who_stands_behind_a_town_and_a_comma_is_who_says_it(tell: Tell, text: str, name: str) -> None:
    assert tell(text).only.speaker.name == name


def test_a_list_of_acts_behind_that_has_one_doer_and_day(tell: Tell) -> None:
    text = "The committee said that the rebels entered Um Dawan al-Hilla from two sides on Tuesday, fired on residents"
    told = tell(text + " with machine guns and then went from house to house, taking grain.", "2024-06-12")
    assert {a.alleged_perpetrator.name for a in told.allegations} == {"the rebels"}
    assert {a.when.earliest for a in told.allegations} == {"2024-06-11"}


WORDS = [
    *(("that", "IN", "ADP"), ("in", "IN", "ADP"), ("Without", "IN", "ADP"), (",", ",", "PUNCT"), ("and", "CC", "CONJ")),
    *(("said", "VBD", "VERB"), ("charged", "VBN", "VERB"), ("killed", "VBD", "VERB"), ("who", "WP", "PRON")),
    *(("to", "TO", "PART"), ("Reverse", "VB", "VERB"), ("Course", "NNP", "PROPN"), ("Without", "IN", "ADP")),
    *(("shot", "NN", "NOUN"), ("Lysenko", "NNP", "PROPN"), ("mayor", "NN", "NOUN")),
]
LEMMAS = {"said": "say", "charged": "charge", "killed": "kill"}
HANGS = ["mark", "nsubj", "appos", "acl", "relcl", "pobj", "prep", "advcl", "ccomp", "conj", "cc", "compound", "ROOT"]


@st.composite
def trees(draw: st.DrawFn) -> list[Token]:
    """Any words in any tree."""
    size = draw(st.integers(2, 9))
    tokens = []
    for i in range(size):
        text, tag, pos = draw(st.sampled_from(WORDS))
        tokens.append(
            Token(i, i * 9, i * 9 + len(text), text, text.lower(), LEMMAS.get(text, text.lower()), tag, pos, "")
        )
    order = draw(st.permutations(range(size)))
    for n, i in enumerate(order):
        tokens[i].head = tokens[order[draw(st.integers(0, n - 1))]] if n else tokens[i]
        tokens[i].dep = draw(st.sampled_from(HANGS))
    return tokens


@given(trees())
@settings(deadline=None, max_examples=600)
def test_a_mended_tree_has_no_circles(tokens: list[Token]) -> None:
    mend(tokens, lexicon("en"))
    for t in tokens:
        at, steps = t, 0
        while at.head is not at:
            at, steps = at.head, steps + 1
            assert steps <= len(tokens)


def test_a_headline_whose_verb_looks_like_a_name_is_read_to_its_end(tell: Tell) -> None:
    assert tell("Falling Deficit to Reverse Course in '16 as U.S. Ages.").allegations == ()


def test_a_circle_is_seen() -> None:
    tokens = [Token(i, i, i + 1, "a", "a", "a", "NN", "NOUN", "dep") for i in range(4)]
    for t, head in zip(tokens, (0, 0, 3, 2), strict=True):
        t.head = tokens[head]
    assert knotted(tokens)
    tokens[3].head = tokens[1]
    assert not knotted(tokens)


def test_a_verb_below_its_teller_is_left_there() -> None:
    words = [("Lysenko", 0, "ROOT"), (",", 0, "punct"), ("mayor", 0, "appos"), (",", 2, "punct")]
    words += [("Lysenko", 2, "appos"), (",", 2, "punct"), ("said", 2, "relcl")]
    tags = {text: (tag, pos) for text, tag, pos in WORDS}
    tokens = [
        Token(i, i, i + 1, w, w.lower(), LEMMAS.get(w, w.lower()), *tags[w], dep) for i, (w, _, dep) in enumerate(words)
    ]
    for t, (_, head, _) in zip(tokens, words, strict=True):
        t.head = tokens[head]
    mend(tokens, lexicon("en"))
    assert [t.head.i for t in tokens] == [head for _, head, _ in words]


LISTED = [
    ("A doctor, two nurses and a patient died in the strike on the clinic in Harvel.", 4),
    ("Two women, a boy and an old man were killed in the shelling of Harvel.", 4),
    ("A girl aged nine and her brother, 11, were killed by a mine near Harvel.", 2),
    ("Landmines killed 22 farmers near Harvel.", 22),
    ("Two nurses, a doctor and a patient were killed by a shell in Harvel.", 4),
    ("Petro Lysenko and Olha Marsh were killed by a shell in Harvel.", 2),
    ("Petro Lysenko, his wife and two children were killed by a shell in Harvel.", 4),
    ("Petro Lysenko, his wife Olha and their son were killed by a shell in Harvel.", 3),
    ("Petro Lysenko, his son, and 15 others were killed by a shell in Harvel.", 17),
    ("A farmer, his wife and two children were killed by a shell in Harvel.", 4),
    ("A shell killed a judge, his driver and two bodyguards in Harvel.", 4),
    ("The mayor Petro Lysenko, 51, and the nurse Olha Marsh, 34, were killed by a shell in Harvel.", 2),
    ("The mayor, Petro Lysenko, and his driver were killed by a shell in Harvel.", 2),
    ("The mayor, Petro Lysenko, and two of his guards were killed by a shell in Harvel.", 3),
]


@pytest.mark.parametrize(("text", "number"), LISTED)
def test_all_of_a_list_died_whatever_the_model_hangs_them_on(tell: Tell, text: str, number: int) -> None:
    told = [a for a in tell(text).allegations if a.harm == "killed"]
    assert [(a.act, a.victims.low, a.alleged_perpetrator) for a in told] == [("HOS-01", number, None)]


def test_a_list_goes_on_behind_its_first_and_its_last_did_not_do_it(tell: Tell) -> None:
    told = tell("The soldier was found guilty of murdering a judge, a court reporter and a federal agent.").only
    assert (told.victims.low, told.alleged_perpetrator.name) == (3, "The soldier")


def test_who_alleges_is_no_part_of_the_name(tell: Tell) -> None:
    told = tell("Police allege Petro Lysenko, 61, opened fire at an office in Bucha, killing one man.").only
    assert (told.speaker.name, told.alleged_perpetrator.name, told.stance) == ("Police", "Petro Lysenko", "alleged")


def test_the_missing_are_counted_apart_from_the_dead(tell: Tell) -> None:
    told = tell("Four drivers were killed and three are missing.")
    assert [(a.harm, a.victims.low) for a in told.allegations] == [("killed", 4), ("missing", 3)]


def test_who_ran_set_no_fires(tell: Tell) -> None:
    told = tell("Soldiers stormed the village, shooting at anyone who ran and setting fire to granaries.")
    assert told.first("PRO-02").alleged_perpetrator.name == "Soldiers"


def test_policemen_as_whom_men_were_dressed_shot_nobody(tell: Tell) -> None:
    told = tell("Two men dressed as policemen shot dead a judge in Harvel.").only
    assert told.alleged_perpetrator.name == "Two men dressed as policemen"


def test_captives_marched_off_and_shot_one_by_one_shot_nobody(tell: Tell) -> None:
    told = tell("The captives were marched into the forest and shot one by one.")
    assert [(a.act, a.victims.description) for a in told.allegations][-1] == ("KIL-06", "The captives")


def test_how_it_was_done_goes_on_to_the_last_verb(tell: Tell) -> None:
    told = tell("Survivors described how fighters separated the men, marched them to a riverbed and opened fire.")
    assert {a.alleged_perpetrator.name for a in told.allegations} == {"fighters"}


DATED = [
    ("On 3 June 2023 soldiers entered Harvel and killed six men.", "soldiers"),
    ("On the night of 4 May 2023 armed men abducted the chief of Harvel.", "armed men"),
    ("On 7 January 1993 troops of the Territorial Defence killed 38 people.", "troops of the Territorial Defence"),
]


@pytest.mark.parametrize(("text", "side"), DATED)
def test_who_stands_right_behind_a_date_is_no_part_of_it(tell: Tell, text: str, side: str) -> None:
    assert tell(text).allegations[-1].alleged_perpetrator.name == side


def test_a_headline_of_three_words_tells_of_the_strike(tell: Tell) -> None:
    assert tell("Airstrike on the market of Harvel.").only.act == "HOS-02"


SPOKEN = [
    ("The gunmen, believed to be rebels, killed nine farmers.", None, "The gunmen"),
    ("A survivor, speaking by phone from Harvel, recalled soldiers shooting her two sons.", "survivor", "soldiers"),
    ("A survivor recalled soldiers shooting her two sons.", "survivor", "soldiers"),
    ("14 killed in rebel strike in Harvel, says ministry", "ministry", "rebel"),
    ("Residents accuse militia of burning homes in Harvel", "Residents", "militia"),
    ("HRW documents execution of 30 prisoners by army", "HRW", "army"),
    ("WHO says soldiers killed 12 patients in Harvel", "WHO", "soldiers"),
    ("The ICRC reported the killing of two nurses by rebels.", "ICRC", "rebels"),
]


@pytest.mark.parametrize(("text", "by", "who"), SPOKEN)
def test_who_says_it_and_who_did_it_where_the_model_mixes_them_up(
    tell: Tell, text: str, by: str | None, who: str
) -> None:
    told = tell(text).only
    speaker = told.speaker.name if told.speaker is not None else None
    assert (speaker, told.alleged_perpetrator.name) == (by, who)


ASIDE = [
    ("As the mission reported in May, soldiers killed nine farmers.", "mission"),
    ("As the mission has reported, soldiers killed nine farmers.", "mission"),
    ("Soldiers, say residents, killed nine farmers in Harvel.", "residents"),
]


@pytest.mark.parametrize(("text", "by"), ASIDE)
def test_an_aside_says_the_sentence_round_it(tell: Tell, text: str, by: str) -> None:
    told = tell(text).only
    found = (told.speaker.name, told.stance.value, told.alleged_perpetrator.name.lower())
    assert found == (by, "asserted", "soldiers")


@pytest.mark.parametrize("text", ["Nine men were led to the river and shot.", "They were taken to a quarry and shot."])
def test_who_was_taken_and_shot_was_shot(tell: Tell, text: str) -> None:
    assert tell(text).only.act.startswith("KIL")


def test_a_name_right_behind_a_day_is_no_part_of_it(tell: Tell) -> None:
    told = tell("On 9 October Ms Lopez was abducted from her car in Harvel by armed men.").only
    assert (told.victims.names, told.victims.low) == (("Ms Lopez",), 1)


BEHIND_THAT = [
    (
        "The commission found it proven, and that village guard patrols killed nine men in Harvel.",
        "village guard patrols",
    ),
    ("A nurse told Radio Lorne that soldiers loyal to the governor killed nine farmers in Harvel.", "soldiers"),
    ("Residents told Radio Karsia that soldiers loyal to General Petrak entered a ward and shot nine men.", "soldiers"),
]


@pytest.mark.parametrize(("text", "who"), BEHIND_THAT)
def test_that_is_no_part_of_those_behind_it(tell: Tell, text: str, who: str) -> None:
    told = tell(text).only
    assert (told.alleged_perpetrator.name, told.victims.low) == (who, 9)


def test_that_is_no_part_of_the_victims_behind_it(tell: Tell) -> None:
    told = tell("The lawyer maintained that prison guards who asked for peace were killed by soldiers in Harvel.").only
    assert told.victims.description == "prison guards"


def test_who_speaks_behind_the_hurt_is_none_of_them(tell: Tell) -> None:
    told = tell("Drones hit a bus, killing nine women and hurting 49 people, the governor, Petro Lysenko, said.")
    assert [(a.victims.low, a.victims.names) for a in told.allegations] == [(9, ()), (49, ())]
    assert {a.speaker.name for a in told.allegations} == {"Petro Lysenko"}


def test_who_was_wounded_by_shelling_did_not_shell(tell: Tell) -> None:
    told = tell("Two people, a man of 38 and his eight-year-old son, were wounded by shelling in Izium.").only
    assert (told.harm, told.victims.low, told.alleged_perpetrator) == ("injured", 2, None)


def test_an_age_may_be_the_subject(tell: Tell) -> None:
    told = tell("In prison in Izium a 16-year-old was flogged, a relative said.").only
    assert (told.victims.low, told.victims.age) == (1, "CHILD")


def test_those_who_worked_for_a_body_suffer_and_not_the_body(tell: Tell) -> None:
    told = tell("The army attacked aid workers of Relief Lorne who were shot in their clinic.").allegations
    assert [n for a in told for n in a.victims.names] == []


def test_a_verb_in_a_name_is_a_part_of_it(tell: Tell) -> None:
    told = tell("Ten journalists have been killed, according to the Committee to Protect Journalists.").only
    assert told.speaker.name == "Committee to Protect Journalists"


@pytest.mark.parametrize(
    "text",
    [
        "In the town of Izium, Ukrainian shelling damaged 14 flats and a school, which was empty.",
        "Ukrainian shelling damaged 14 flats and a school.",
        "In Izium, Ukrainian shelling damaged 14 flats.",
    ],
)
def test_shelling_that_damages_something_is_no_quality_of_it(tell: Tell, text: str) -> None:
    told = tell(text).only
    assert (told.alleged_perpetrator.party, "OB-RES" in told.targets) == ("UA", True)


def test_who_denies_one_thing_and_says_another_says_it(tell: Tell) -> None:
    told = tell(
        "The mayor, Petro Lysenko, denied that rebels had been involved and said soldiers had shot the men."
    ).only
    assert (told.stance, told.alleged_perpetrator.name) == ("asserted", "soldiers")


def test_who_did_it_does_not_find_it_beside_an_inquiry(tell: Tell) -> None:
    told = tell("M23 rebels executed at least 131 people in Izium on 29 and 30 November, a UN inquiry found.").only
    assert told.alleged_perpetrator.name == "M23 rebels"


def test_a_country_before_a_colon_did_nothing(tell: Tell) -> None:
    told = tell("Congo-Kinshasa: M23 rebels killed at least 131 civilians in two villages, UN says").only
    assert (told.alleged_perpetrator.name, told.alleged_perpetrator.kind) == ("M23 rebels", "group")


def test_fighters_behind_the_letters_of_their_group_are_one_phrase(tell: Tell) -> None:
    told = tell("The mayor has blamed Red Dawn Front (RDF) fighters for the murder of a judge.").only
    found = (told.speaker.name, told.stance.value, told.alleged_perpetrator.name)
    assert found == ("mayor", "alleged", "Red Dawn Front (RDF) fighters")


ANOTHER = [
    ("Gunmen opened fire on Petro Lysenko while he was driving and killed him.", "KIL-01", "gunmen"),
    ("Ira was with her husband when gunmen came into their home, kidnapped them and left.", "LIB-03", "gunmen"),
]


@pytest.mark.parametrize(("text", "act", "who"), ANOTHER)
def test_nobody_is_the_object_of_his_own_act(tell: Tell, text: str, act: str, who: str) -> None:
    told = next(a for a in tell(text).allegations if a.act == act)
    assert told.alleged_perpetrator.name.lower() == who


def test_a_list_of_passives_is_passive_to_its_last(tell: Tell) -> None:
    told = tell("Women fighters were stripped, blindfolded, and shot in the head in Harvel.").allegations
    assert {(a.victims.description, a.alleged_perpetrator) for a in told} == {("Women fighters", None)}


def test_who_subjects_others_to_torture_does_it(tell: Tell) -> None:
    told = tell("Rebels seized six farmers in Ortela and subjected them to torture.").first("TOR")
    assert (told.victims.low, told.alleged_perpetrator.name) == (6, "Rebels")
    told = tell("Police seized three boys in Ortela, subjecting their fathers to beatings.").first("TOR")
    assert (told.victims.description, told.alleged_perpetrator.name) == ("their fathers", "Police")


def test_rape_behind_to_is_what_the_women_were_subjected_to(tell: Tell) -> None:
    told = tell("Gunmen stormed Harvel, shooting six guards and subjecting several nurses to rape.").first("SXV")
    assert (told.victims.description, told.alleged_perpetrator.name) == ("several nurses", "Gunmen")


def test_who_is_found_dead_hours_later_is_the_one_taken(tell: Tell) -> None:
    text = "On Monday a clerk was taken from his shop in Ortela and found dead hours later."
    assert [(a.harm, a.victims.low) for a in tell(text).allegations] == [("detained", 1), ("killed", 1)]


def test_what_stands_before_a_colon_befell_nobody_behind_it(tell: Tell) -> None:
    told = tell("‘Starved to death’: Guards committed crimes in Ortela, lawyers say").allegations
    assert {a.victims.description for a in told} == {None}


def test_strikes_on_two_occasions_kill_whom_the_verb_behind_them_names(tell: Tell) -> None:
    told = tell("Drone strikes on a wedding and during a funeral killed at least 16 farmers in Ortela.")
    assert [(a.harm, a.victims.low) for a in told.allegations] == [("killed", 16)]
