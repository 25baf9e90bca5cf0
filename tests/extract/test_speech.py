"""Who says what: speaker, cue, content, and the chain through which the words reached us."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]  # text -> what was read out of it (conftest.py)

HEAD = "Olha Marenko, head of the Lantern Rights Group,"

# text; name of the speaker; cue; indirect, or None for direct and mixed; what the content begins with
SAID = [
    ("A witness said that soldiers shot two farmers.", "witness", "said", "indirect", "soldiers shot"),
    ("Soldiers shot two farmers, a witness said.", "witness", "said", "indirect", "Soldiers shot"),
    ("The soldiers, police said, shot two farmers.", "police", "said", "indirect", "The soldiers"),
    ("According to the police, soldiers shot two farmers.", "police", "According to", "indirect", "soldiers shot"),
    ("A new report says that soldiers tortured three teachers.", "report", "says", "indirect", "soldiers tortured"),
    ("The report said that soldiers tortured three teachers.", "report", "said", "indirect", "soldiers tortured"),
    ("Police confirmed that 12 people were killed by a mine.", "Police", "confirmed", "indirect", "12 people"),
    ("The governor claimed that rebels killed nine villagers.", "governor", "claimed", "indirect", "rebels killed"),
    ("The ministry denied that its soldiers shot farmers.", "ministry", "denied", "indirect", "its soldiers"),
    ("The prosecutor warned that soldiers had shot farmers.", "prosecutor", "warned", "indirect", "soldiers had shot"),
    (f"{HEAD} said that soldiers shot two farmers.", "Olha Marenko", "said", "indirect", "soldiers shot"),
    ("Governor Ivan Petrenko said that mines killed two men.", "Ivan Petrenko", "said", "indirect", "mines killed"),
    ("The Lantern Rights Group said rebels shot two men.", "Lantern Rights Group", "said", "indirect", "rebels shot"),
    ('Ivan Petrenko said: "Guards beat us every day."', "Ivan Petrenko", "said", None, "Guards beat us"),
    ("“They shot my brother,” said Anna Koval, a nurse.", "Anna Koval", "said", None, "They shot my brother"),
    ("“They tortured us,” one former prisoner told the mission.", "former prisoner", "told", None, "They tortured us"),
    ("A survivor recalled that guards beat prisoners.", "survivor", "recalled", "indirect", "guards beat"),
    ("The mission concluded that guards beat prisoners.", "mission", "concluded", "indirect", "guards beat"),
    ("The group accused the army of torturing nine nurses.", "group", "accused", "indirect", "torturing nine"),
    ("The ministry blamed rebels for the killing of nine villagers.", "ministry", "blamed", "indirect", "the killing"),
]


@pytest.mark.parametrize("row", SAID)
def test_speaker_cue_and_content(tell: Tell, row: tuple[str, str, str, str | None, str]) -> None:
    text, name, cue, quoted, begins = row
    statement = tell(text).statements[-1]
    assert statement.speaker.name.casefold().endswith(name.casefold())
    assert statement.cue.text == cue
    assert statement.content.text.lstrip(', “"').startswith(begins)
    assert statement.content.quoted.value == quoted if quoted else statement.content.quoted.value != "indirect"


@pytest.mark.parametrize(("text", "name"), [row[:2] for row in SAID])
def test_what_somebody_says_is_never_told_as_the_document_s_own(tell: Tell, text: str, name: str) -> None:
    allegations = tell(text).allegations
    assert [a.speaker.name.casefold().endswith(name.casefold()) for a in allegations] == [True] * len(allegations) != []
    assert all(a.statement for a in allegations)


def test_what_nobody_says_is_the_document_s_own(tell: Tell) -> None:
    told = tell("Soldiers executed six men in Bucha.")
    assert (told.only.speaker, told.only.statement, told.statements) == (None, None, ())


def test_words_before_and_after_the_cue_are_one_statement_in_parts(tell: Tell) -> None:
    told = tell(f"“They beat the men,” {HEAD} said, “and then they shot two of them.”")
    (statement,) = told.statements
    parts = [told.text[start:end] for start, end in statement.content.parts]
    assert parts == ["They beat the men,", "and then they shot two of them."]
    assert statement.speaker.organisation == "Lantern Rights Group"


def test_an_indirect_sentence_around_its_cue_is_one_statement(tell: Tell) -> None:
    told = tell("Two men were shot, police said, and three women were raped.")
    assert [a.act for a in told.allegations] == ["KIL-06", "SXV-01"]
    assert {a.speaker.name for a in told.allegations} == {"police"}


def test_a_quotation_reopened_in_each_paragraph_is_one_speaker_s(tell: Tell) -> None:
    told = tell("He said: “Guards beat us every day.\n\n“They killed four of us.\n\n“Then they left.”")
    assert [(a.act, a.victims.low, a.speaker.text) for a in told.allegations] == [
        ("TOR-01", None, "He"),
        ("KIL-01", 4, "He"),
    ]


def test_words_in_marks_alone_do_not_make_a_sentence_direct(tell: Tell) -> None:
    told = tell("The soldiers “executed” six men, the Lantern Rights Group said.")
    assert told.only.speaker.name == "Lantern Rights Group"
    assert told.statements[0].content.quoted.value == "mixed"


def test_an_unclosed_quotation_still_belongs_to_its_speaker(tell: Tell) -> None:
    told = tell("Anna Koval, a nurse, said: “Soldiers shot four men.")
    assert (told.only.speaker.name, told.only.victims.low) == ("Anna Koval", 4)


def test_a_quotation_goes_on_after_the_sentence_with_the_cue(tell: Tell) -> None:
    told = tell("“It was terrible,” said Anna Koval, a nurse. “They shot my brother.”")
    assert told.only.speaker.name == "Anna Koval"
    assert told.statements[-1].content.quoted.value == "direct"


def test_indirect_words_go_on_where_the_next_sentence_says_so(tell: Tell) -> None:
    told = tell("The prosecutor said that soldiers shot two men. They also raped a woman, she added.")
    assert [(a.act, a.speaker.name) for a in told.allegations] == [("KIL-06", "prosecutor"), ("SXV-01", "prosecutor")]
    assert told.allegations[1].speaker.text == "she"


CHAINS = [
    ("The mayor said that refugees had told him that gunmen raped two women.", "refugees", ["mayor"]),
    ("Governor Ivan Petrenko said that a survivor had told him that guards beat prisoners.", "survivor",
     ["Ivan Petrenko"]),
    ("Police said a witness told them that soldiers shot two men.", "witness", ["Police"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "through"), CHAINS)
def test_a_chain_ends_with_whoever_first_said_it(tell: Tell, text: str, first: str, through: list[str]) -> None:
    allegation = tell(text).only
    assert allegation.speaker.name == first
    assert [link.name for link in allegation.via] == through


def test_a_chain_begins_with_the_outlet_that_published(tell: Tell) -> None:
    text = "The mayor said that refugees had told him that gunmen raped two women."
    allegation = tell(text, publisher="The Example Courier").only
    assert [(link.name, link.kind.value) for link in allegation.via] == [
        ("The Example Courier", "outlet"),
        ("mayor", allegation.via[1].kind.value),
    ]


def test_the_one_who_hears_is_not_the_one_who_speaks(tell: Tell) -> None:
    told = tell("Witnesses told the Lantern Rights Group that soldiers had shot a doctor.")
    assert told.only.speaker.name == "Witnesses"


def test_an_accusation_is_the_accuser_s(tell: Tell) -> None:
    allegation = tell("The Lantern Rights Group accused Syrian forces of torturing nine nurses.").only
    assert (allegation.speaker.name, allegation.stance.value) == ("Lantern Rights Group", "alleged")
    assert allegation.alleged_perpetrator.party == "SY"


def test_a_sentence_with_its_cue_is_no_label_of_a_transcript(tell: Tell) -> None:
    told = tell(
        "The report notes:\n\n“Soldiers tortured prisoners.”\n\nAnd it said: “Soldiers executed six men.”\n\n"
        "The report concludes: “Soldiers raped two women.”\n\nThe report adds: “Soldiers beat a teacher.”"
    )
    assert all("it said" not in (s.name or "") for a in told.allegations for s in (a.speaker, *a.via) if s is not None)


def test_who_says_that_people_were_reported_killed_is_the_speaker(tell: Tell) -> None:
    told = tell("The NGO Airwatch said at least 53 civilians were reported killed in two strikes on Harvel.").first(
        "HOS"
    )
    assert (told.speaker.name, told.via) == ("NGO Airwatch", ())


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("In the opinion of the Callao police, rebels killed six students.", "Callao police", "hedged"),
        ("In the view of prosecutors, the army killed the six students.", "prosecutors", "hedged"),
        ("In the words of a survivor, soldiers shot six students.", "survivor", "asserted"),
    ],
)
def test_an_opinion_is_of_whoever_holds_it(tell: Tell, text: str, speaker: str, stance: str) -> None:
    told = tell(text).only
    assert (told.speaker.name, told.stance.value) == (speaker, stance)


def test_a_call_is_of_whom_it_comes_from(tell: Tell) -> None:
    told = tell("Radio Sur had a call from a member of the FLT claiming responsibility for the mayor's killing.").only
    assert (told.speaker.name, told.alleged_perpetrator.name) == ("member", "a member of the FLT")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The People's Army said that soldiers shot six farmers.", "People's Army"),
        ("The Women's Commission for Refugees says soldiers raped nine girls.", "Women's Commission for Refugees"),
    ],
)
def test_whose_a_body_is_belongs_to_its_name(tell: Tell, text: str, name: str) -> None:
    assert tell(text).only.speaker.name == name


def test_according_to_somebody_inside_a_clause_is_told_by_whoever_says_the_clause(tell: Tell) -> None:
    told = tell("The mayor said that according to doctors, rebels killed nine people.").only
    assert (told.speaker.name, [v.name for v in told.via]) == ("doctors", ["mayor"])


@pytest.mark.parametrize(
    "text", ["The court heard that soldiers shot 40 men.", "The inquiry was told that soldiers shot 40 men."]
)
def test_what_a_court_hears_it_does_not_say(tell: Tell, text: str) -> None:
    told = tell(text).only
    assert (told.speaker, told.stance.value) == (None, "alleged")


RUMOURS = [
    ("Reports from Harvel say that soldiers executed six men.", "alleged"),
    ("Unconfirmed reports say that soldiers executed six men.", "alleged"),
    ("The mission's reports say that soldiers executed six men.", "asserted"),
    ("The report says that soldiers executed six men.", "asserted"),
    ("Credible reports from Harvel say that soldiers executed six men.", "credible"),
]


@pytest.mark.parametrize(("text", "stance"), RUMOURS)
def test_reports_of_nobody_are_hearsay(tell: Tell, text: str, stance: str) -> None:
    assert tell(text).only.stance.value == stance


@pytest.mark.parametrize("text", ["UN: 30 civilians killed in Harvel", "UN says 30 civilians killed in Harvel"])
def test_a_headline_is_said_by_the_body_before_it(tell: Tell, text: str) -> None:
    assert tell(text).only.speaker.name == "UN"


def test_the_country_before_a_headline_is_what_it_is_about(tell: Tell) -> None:
    assert tell("Sudan: RSF fighters raped women in Harvel").only.speaker is None
    assert tell("Sudan: our forces killed nobody in Harvel.").only.speaker.name == "Sudan"


def test_who_is_quoted_by_another_is_nearer_to_what_was_said(tell: Tell) -> None:
    told = tell("A nurse, quoted by the agency, said soldiers had killed nine patients.").only
    assert (told.speaker.name, [v.name for v in told.via]) == ("nurse", ["agency"])


def test_what_one_is_told_to_do_is_no_news_of_a_death(tell: Tell) -> None:
    assert tell("“They told us to leave or die,” said Fatima.").allegations == ()


def test_who_remembers_how_it_happened_tells_it(tell: Tell) -> None:
    assert tell("Halima remembers the soldiers shooting her son.").only.speaker.name == "Halima"


def test_who_blames_behind_a_semicolon_does_not_say_what_stands_before_it(tell: Tell) -> None:
    told = tell("Rebels said an air strike hit the hospital, killing nine; the army blamed a misfired rocket.").only
    assert (told.speaker.name, told.via) == ("Rebels", ())


GONE_ON = [
    "Fighters had surrounded Ortela at dawn, Alma Roth said, and killed nine people as they fled.",
    "Two killed in a rocket attack on Ortela – medics.",
    "14:05 Two children killed in Ortela - regional police",
    "Prosecutors served a notice of suspicion on a commander who tortured five villagers in Ortela.",
    "Prosecutors filed charges against a commander who tortured five villagers in Ortela.",
    "Prosecutors indicted a colonel for shooting three prisoners in Ortela.",
]


@pytest.mark.parametrize("text", GONE_ON)
def test_what_goes_on_is_signed_or_charged_has_its_speaker(tell: Tell, text: str) -> None:
    told = tell(text)
    names = ["alma roth", "medics", "regional police", "prosecutors"]
    assert told.allegations
    assert all(a.speaker is not None and a.speaker.name.lower() in names for a in told.allegations)


def test_what_an_autopsy_shows_is_not_the_minister_s(tell: Tell) -> None:
    told = tell("The minister said 12 people died. An autopsy found that they had been shot at close range.")
    assert [a.speaker and a.speaker.name for a in told.allegations] == ["minister", None]


def test_whom_a_line_tells_of_does_not_sign_it(tell: Tell) -> None:
    assert tell("Gunmen killed three men in Ortela – soldiers.").only.speaker is None


def test_who_comes_from_a_town_speaks_and_not_the_town(tell: Tell) -> None:
    told = tell("The mission met two persons displaced from Horlivka, who said that guards had beaten them.")
    assert told.first("TOR").speaker.name == "persons"


def test_who_stands_behind_the_place_that_opens_a_sentence_speaks(tell: Tell) -> None:
    told = tell("In Nyala, the head of a farmers' union said soldiers had shot his two cousins.")
    assert told.only.speaker.name == "head"


def test_who_saw_it_tells_it(tell: Tell) -> None:
    assert tell("A hospital in Nyala was hit on Wednesday, a Reuters photographer saw.").only.speaker is not None


TREELESS = [
    (
        "A marine taken prisoner in Mariupol in May 2022 told HRMMU that guards in Taganrog had beaten him with hoses.",
        "marine",
    ),
    ("A protected witness, W04, testified by video link that he was beaten at a farm.", "W04"),
    ("“They beat us every day,” one of the boys, 17-year-old Usama Roth, told reporters.", "Usama Roth"),
]


@pytest.mark.parametrize(("text", "name"), TREELESS)
def test_who_speaks_where_the_tree_hangs_him_elsewhere(tell: Tell, text: str, name: str) -> None:
    assert tell(text).allegations[-1].speaker.name.endswith(name)


SAY_NOTHING = [
    "Karsian forces continue to detain hundreds of people in Harvel.",
    "The gangs exposed hospitals to risk. Two civilians were killed in Harvel.",
    "Searchers saw 40 bodies, many of them found to have been shot in the head.",
    "The raid claimed 30 victims in Harvel.",
]


@pytest.mark.parametrize("text", SAY_NOTHING)
def test_a_deed_in_a_verb_of_saying_says_nothing(tell: Tell, text: str) -> None:
    assert {a.speaker for a in tell(text).allegations} == {None}


def test_what_an_inquiry_found_somebody_to_have_done_it_says(tell: Tell) -> None:
    assert tell("The inquiry found the army to have tortured 20 prisoners.").only.speaker.text == "The inquiry"


def test_a_local_who_speaks_is_not_the_one_who_spoke_before(tell: Tell) -> None:
    told = tell('"There were marks on his body," said Petro Lysenko.\n\n"They beat up women," a local said.')
    assert told.first("TOR").speaker.name == "local"


def test_i_without_marks_is_whoever_says_it(tell: Tell) -> None:
    told = tell("I condemn the killing of civilians in Harvel, he said.").only
    assert told.via == ()


def test_media_reports_are_not_the_report_told_of_before(tell: Tell) -> None:
    text = "A UN report said 40 civilians were killed in Harvel. Five more were killed, according to media reports."
    assert [a.speaker.name for a in tell(text).allegations] == ["UN report", "media reports"]


def test_a_name_before_its_short_form_does_not_begin_in_the_headline(tell: Tell) -> None:
    text = (
        "Watch Lists 60 Victims Who Died Under Torture\n\n"
        "The Karsian Network for Rights (KNR) announced today that 900 civilians were killed in Karsia."
    )
    names = {a.speaker.name for a in tell(text).allegations if a.speaker is not None}
    assert "Karsian Network for Rights" in names and not any("\n" in name for name in names)
