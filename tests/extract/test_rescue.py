"""No claim loses its speaker because the parser took its sentence apart badly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

# What is said, whose words the act inside it is, and in which stance.
ATTRIBUTED = [
    ("Kyiv accused Russian forces of deporting children.", "Kyiv", "alleged"),
    ("The governor accused rebels of killing nine villagers.", "governor", "alleged"),
    ("Prisoners of war told the mission that guards had beaten them.", "Prisoners", "asserted"),
    ("The group said in a report that soldiers tortured three teachers.", "group", "asserted"),
    ('The prosecutor: "Soldiers shot two farmers."', "prosecutor", "asserted"),
    ("The mayor of Bucha, Petro Lysenko, said that soldiers shot two men.", "Petro Lysenko", "asserted"),
    ("The ministry dismissed allegations of torture by its soldiers.", "ministry", "denied"),
    ("The commission found reasonable grounds to believe that guards tortured prisoners.", "commission", "credible"),
    ("The commission did not find that soldiers had killed prisoners.", "commission", "negated"),
    ("The commission said that it could not verify the killing of 16 civilians.", "commission", "hedged"),
]


@pytest.mark.parametrize(("text", "speaker", "stance"), ATTRIBUTED, ids=[a[0][:40] for a in ATTRIBUTED])
def test_the_words_have_their_speaker_and_stance(tell: Tell, text: str, speaker: str, stance: str) -> None:
    (found,) = tell(text).allegations
    assert found.speaker is not None
    assert (found.speaker.name.lower(), found.stance.value) == (speaker.lower(), stance)


def test_the_accused_is_named_without_what_he_is_accused_of(tell: Tell) -> None:
    assert tell("The governor accused rebels of killing nine villagers.").only.alleged_perpetrator.name == "rebels"


def test_a_date_is_no_organisation(tell: Tell) -> None:
    told = tell("Our note of 9 April 2022 said that at least 50 people were killed in the attack on the station.")
    assert told.only.speaker.organisation is None


@pytest.mark.parametrize("side", ["Russian", "Ukrainian", "Israeli", "Palestinian", "Sudanese", "Ethiopian", "Burmese"])
def test_one_sentence_is_read_alike_whatever_side_it_names(tell: Tell, side: str) -> None:
    found = tell(f"{side} shelling killed four people in the town.").only
    assert (found.act, found.harm, found.victims.low, found.alleged_perpetrator is not None) == (
        "HOS-01",
        "killed",
        4,
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "She died of cancer in hospital.",
        "He suffered a heart attack in Odesa.",
        "The film shot in Kharkiv won a prize.",
        "Police arrested a man for stealing a bicycle.",
        "War crimes include wilful killing, torture and the taking of hostages.",
    ],
)
def test_ordinary_life_and_law_are_no_allegation(tell: Tell, text: str) -> None:
    assert tell(text).allegations == ()


def test_soldiers_of_an_unnamed_side_are_nobodys(tell: Tell) -> None:
    found = tell("Soldiers executed six men in Bucha.").only
    assert found.alleged_perpetrator.party is None


def test_a_place_is_not_lent_to_another_paragraph(tell: Tell) -> None:
    text = "Police found 12 bodies in Bucha.\n\nThe ministry said that thousands of children were deported."
    (deported,) = [a for a in tell(text).allegations if a.act.startswith("DEP")]
    assert deported.place is None or deported.place.name != "Bucha"


def test_the_second_half_of_a_name_is_no_place(tell: Tell) -> None:
    assert tell("Maria Lvova-Belova said that children were deported.").extraction.places == ()


def test_a_headline_may_name_who_says_it_before_a_colon(tell: Tell) -> None:
    body = "\n\nThe roads were quiet on Tuesday, and the market opened again in the afternoon.\n"
    named = tell("Rights group: six men executed in a village" + body).first("KIL")
    assert named.speaker is not None
    assert named.speaker.name == "Rights group"
    assert tell("Izium: six men executed in a village" + body).first("KIL").speaker is None


REMARKS = [
    ("Some patients were inside and forty, staff told agencies, had died since Saturday.", "staff"),
    ("The brigade left every house in ashes, the panel found, and killed nine farmers.", "the panel"),
    ("The rebels, villagers who fled add, shot dead nine farmers in Ortela.", "villagers who fled"),
    (
        "Gunmen stormed a village, killing nine people, a lawyers' group and residents said, in what was a bad day.",
        "a lawyers' group and residents",
    ),
    (
        "Bombs killed 19 villagers and maimed others, a local group and two guests told Belmar Press by telephone.",
        "group",
    ),
    ("Health ministry: nine patients were killed in the night.", "Health ministry"),
    ("By the account of the villagers, a patrol shot dead nine farmers.", "the villagers"),
    ("Nine farmers were shot dead, by the health ministry's count.", "the health ministry's"),
    ("Nine farmers were shot dead in Ortela, per a missionary.", "a missionary"),
]


@pytest.mark.parametrize(("text", "who"), REMARKS)
def test_a_remark_between_commas_behind_by_or_before_a_colon_says_whose_words_they_are(
    tell: Tell, text: str, who: str
) -> None:
    speakers = [a.speaker.text if a.speaker else None for a in tell(text).allegations]
    assert speakers
    assert all(s is not None and who in s for s in speakers), speakers


NOBODY = [
    "Hospital: nine farmers were shot dead.",
    "Nine farmers were shot dead in Ortela, three per village.",
    "Nine farmers were shot dead by the river.",
    "Nine farmers were shot dead by all accounts.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_building_a_rate_and_a_river_say_nothing(tell: Tell, text: str) -> None:
    assert [a.speaker for a in tell(text).allegations if a.speaker] == []


def test_a_clause_before_the_remark_s_own_is_not_its_words(tell: Tell) -> None:
    told = tell("Mobs killed nine farmers, while constables, a retired judge alleges, looked on.").only
    assert told.speaker is None


def test_an_agency_speaks_before_a_colon(tell: Tell) -> None:
    assert tell("10:42 Reuters: Army shells market in Harvel, 12 dead.").allegations[0].speaker.name == "Reuters"


def test_a_name_behind_a_dash_signs_the_words_in_marks(tell: Tell) -> None:
    assert tell('"They shot my son at the checkpoint" - Halima, 52').only.speaker.name == "Halima"
