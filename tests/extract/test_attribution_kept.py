"""A quoted claim never turns into a fact: many ways to say that somebody says it, each with its speaker kept.

Losing an attribution is the worst error of the product (design.md, rule 2), so every construction that lost one once
stands here, in sentences of our own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

# Whose words the act is, by construction.
KEPT = {
    "before and behind": [
        ("A shopkeeper said soldiers shot two farmers.", "shopkeeper"),
        ("Soldiers shot two farmers, a shopkeeper said on Friday.", "shopkeeper"),
        ("Soldiers, a shopkeeper said, shot two farmers.", "shopkeeper"),
        ("The delegate of the province, head of the council, stated that soldiers shot two farmers.", "delegate"),
        ("Soldiers shot two farmers, said Anna Koval, a nurse whose brother saw it.", "Anna Koval"),
        ("Lysenko said soldiers had shot two farmers.", "Lysenko"),
        ("Thirty of the former prisoners said that guards tortured them.", "former prisoners"),
        ("According to the rights monitor Lantern Tally, soldiers shot two farmers.", "Lantern Tally"),
        ("Soldiers shot two farmers, as one witness put it, for nothing.", "witness"),
    ],
    "quotation marks": [
        ("“Soldiers shot two farmers,” barked Lysenko.", "Lysenko"),
        ("“Soldiers shot two farmers,” the old man sighed.", "old man"),
        ("“Soldiers shot two farmers!” Lysenko said. “They burned the school.”", "Lysenko"),
        ("''Soldiers shot two farmers,'' said Ivan Petrenko, a former adviser.", "Ivan Petrenko"),
        ("The nurse was bitter about the trial: “Soldiers shot two farmers and nobody asked us.”", "nurse"),
        ("The mayor ended his letter with “soldiers shot two farmers in the square”.", "mayor"),
        ("The army, the mayor said, “shot two farmers in the square”.", "mayor"),
        ("“Soldiers shot two farmers. It was a Monday,” the report said.", "report"),
        ("“They shot two farmers,” one of the nurses, who asked for no name, said.", "nurses"),
        ("“I think that soldiers shot two farmers,” said Anna Koval.", "Anna Koval"),
        ("The nurse “saw how soldiers shot two farmers, but I think nobody asks,” said Lysenko, whose home is near.",
         "Lysenko"),
    ],
    "any verb with a clause": [
        ("The mayor fumed that soldiers had shot two farmers.", "mayor"),
        ("Residents lamented that soldiers had shot two farmers.", "Residents"),
        ("The governor is convinced that soldiers shot two farmers.", "governor"),
        ("The ministry made clear that soldiers had shot two farmers.", "ministry"),
        ("The mayor opened the meeting by saying that soldiers had shot two farmers.", "mayor"),
    ],
    "nouns": [
        ("The mayor repeated the claim that soldiers shot two farmers.", "mayor"),
        ("The claim that soldiers shot two farmers was repeated by the mayor.", "mayor"),
        ("The mayor's claim that soldiers shot two farmers was not answered.", "mayor"),
        ("The ministry issued a statement saying that rebels shot two farmers.", "ministry"),
        ("In a statement, the ministry said that rebels shot two farmers.", "ministry"),
    ],
    "accusations": [
        ("The army has been accused by survivors of shooting two farmers.", "survivors"),
        ("Campaigners blasted the army for shooting two farmers.", "Campaigners"),
        ("The delegate condemned the army for shooting two farmers.", "delegate"),
        ("The speaker deplored the killing of two farmers.", "speaker"),
    ],
    "texts": [
        ("The report documented abuses, including the killing of two farmers.", "report"),
        ("In one case described in the report, soldiers shot two farmers.", "report"),
        ("In one case set out in the report, soldiers shot two farmers.", "report"),
        ("A survey shows that soldiers shot two farmers.", "survey"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), [row for rows in KEPT.values() for row in rows])
def test_an_act_that_somebody_tells_is_never_the_document_s_own(tell: Tell, text: str, speaker: str) -> None:
    found = tell(text).allegations
    assert [(a.speaker.name or a.speaker.text).casefold() for a in found] == [speaker.casefold()] * len(found) != []
    assert all(a.statement for a in found)


BODY = "\n\nThe roads were quiet on Tuesday, and the market opened again. “They came at night,” Petrenko said.\n"
HEADLINES = [
    ("Soldiers shot two farmers in a village: police", "police"),
    ("Rights group: soldiers shot two farmers in a village", "rights group"),
    ("Petrenko: soldiers shot two farmers in a village", "petrenko"),
    ("Soldiers shot two farmers in a village, says mayor", "mayor"),
    ("Soldiers shot two farmers, ex-officer tells tribunal", "ex-officer"),
]


@pytest.mark.parametrize(("headline", "speaker"), HEADLINES)
def test_a_headline_keeps_who_says_it(tell: Tell, headline: str, speaker: str) -> None:
    assert tell(headline + BODY).first("KIL").speaker.name.casefold() == speaker


@pytest.mark.parametrize("headline", ["General accused of shelling hospital", "Two men accused of torturing nurses"])
def test_the_accused_of_a_headline_are_no_speakers(tell: Tell, headline: str) -> None:
    told = tell(headline + BODY).allegations[0]
    assert (told.speaker, told.stance.value) == (None, "alleged")


CHAINS = [
    ("The Lantern Rights Group, quoting a nurse, said that soldiers shot two men.", "nurse", "Lantern Rights Group"),
    ("The newspaper quoted a nurse as saying that soldiers shot two men.", "nurse", "newspaper"),
    ("Soldiers shot two men, the Example Courier reported, citing the governor.", "governor", "Example Courier"),
    ("The agency said, quoting police, that soldiers shot two men.", "police", "agency"),
    ("Police told the agency that a witness had said soldiers shot two men.", "witness", "Police"),
]


@pytest.mark.parametrize(("text", "first", "through"), CHAINS)
def test_whoever_is_quoted_by_another_speaks_through_him(tell: Tell, text: str, first: str, through: str) -> None:
    found = tell(text).only
    assert (found.speaker.name, [link.name for link in found.via]) == (first, [through])


def test_a_claim_goes_on_through_its_paragraph(tell: Tell) -> None:
    told = tell(
        "The ministry said that rebels shot two men. The rebels also burned the school. They took nine hostages."
    )
    assert [a.speaker.name for a in told.allegations] == ["ministry"] * 3


PRONOUNS = [
    ("Anna Koval left the town in May. She said that soldiers shot two farmers.", "Anna Koval"),
    ("Anna Koval said that the road was closed. Her brother waited outside. She said that soldiers shot two farmers.",
     "Anna Koval"),
    ("Guards said that the prison was calm. The nurse waited. They said that rebels shot two farmers.", "Guards"),
    ("The mayor's wife spoke first. Mr Lysenko came later. She said that soldiers shot two farmers.", "wife"),
    ("Witnesses came to the office on Friday, where they said that soldiers shot two farmers.", "Witnesses"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), PRONOUNS)
def test_a_pronoun_means_somebody_whom_it_can_mean(tell: Tell, text: str, name: str) -> None:
    assert name in tell(text).first("KIL").speaker.name


def test_its_people_belong_to_the_body_named_before(tell: Tell) -> None:
    told = tell("The Lantern Rights Group opened an office. Its researchers said that soldiers shot two farmers.")
    assert told.only.speaker.name == "researchers"
    told = tell("The Lantern Rights Group said so. Its researchers said that soldiers shot two farmers.")
    assert told.only.speaker.organisation == "Lantern Rights Group"


def test_a_semicolon_ends_what_somebody_says(tell: Tell) -> None:
    told = tell("Soldiers shot two farmers, police said; rebels took nine hostages.")
    assert [a.speaker and a.speaker.name for a in told.allegations] == ["police", None]


def test_in_a_transcript_every_sentence_is_whoever_s_turn_it_is(tell: Tell) -> None:
    told = tell(
        "PRESIDENT: Please tell us what you saw.\n\n"
        "WITNESS (Anna Koval): Soldiers came at night. They shot two farmers. I think that they burned the school.\n\n"
        "PRESIDENT: Who told you about the others?\n\n"
        "WITNESS: My sister said that rebels took nine hostages.\n"
    )
    assert [(a.act, a.speaker.name, [v.name for v in a.via]) for a in told.allegations] == [
        ("KIL-06", "Anna Koval", []),
        ("PRO-02", "Anna Koval", []),
        ("LIB-04", "sister", ["Anna Koval"]),
    ]


def test_a_list_of_places_is_no_transcript(tell: Tell) -> None:
    told = tell(
        "Orlivka: soldiers shot two farmers.\n\nBuky: rebels shot nine men.\n\nZelene: guards tortured nurses.\n"
    )
    assert [a.speaker for a in told.allegations] == [None, None, None]


WISHED = [
    "The rebels want to kill the mayor.",
    "The general planned to shell the hospital.",
    "He asked the soldiers to shoot the prisoners.",
    "The minister promised to bomb the town.",
    "The commander threatened to shoot two farmers.",
    "Families want to know whether soldiers shot the men.",
    "The group demanded that the army stop shelling hospitals.",
]


@pytest.mark.parametrize("text", WISHED)
def test_what_is_wished_planned_or_asked_for_is_a_statement_and_no_allegation(tell: Tell, text: str) -> None:
    told = tell(text)
    assert told.statements
    assert told.allegations == ()


def test_what_stands_in_marks_is_somebody_s_also_where_it_is_wished(tell: Tell) -> None:
    told = tell("The mayor sees the film as proof that soldiers “shot two farmers in the square”.")
    assert {a.speaker.name for a in told.allegations} == {"mayor"}


def test_a_question_is_no_claim(tell: Tell) -> None:
    found = tell("“Did soldiers shoot two farmers?” a reporter asked the minister.").only
    assert (found.speaker.name, found.stance.value) == ("reporter", "hedged")


NOT_SO = [
    ("The spokesman described reports that soldiers shot two farmers as propaganda.", "denied"),
    ("Soldiers had shot nobody, the ministry said.", "negated"),
    ("The ministry did not say that soldiers shot two farmers.", "hedged"),
    ("The ministry denied reports that its soldiers had shot two farmers.", "denied"),
]


@pytest.mark.parametrize(("text", "stance"), NOT_SO)
def test_who_rejects_a_claim_does_not_make_it(tell: Tell, text: str, stance: str) -> None:
    assert {a.stance.value for a in tell(text).allegations} == {stance}
