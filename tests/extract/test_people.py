"""Short names, pronouns and descriptions lead back to the person and the body that speak."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]

OPENING = "“We saw it,” said Olha Marenko, head of the Lantern Rights Group. "
GOES_ON = [
    ("Marenko said that soldiers had shot two men.", "Marenko"),
    ("She said that soldiers had shot two men.", "She"),
    ("Ms. Marenko said that soldiers had shot two men.", "Ms. Marenko"),
    ("“Soldiers shot two men,” she added.", "she"),
    ("“Soldiers shot two men,” Marenko added.", "Marenko"),
    ("Soldiers had shot two men, she said.", "she"),
]


@pytest.mark.parametrize(("sentence", "words"), GOES_ON)
def test_a_later_name_or_pronoun_is_the_person_introduced(tell: Tell, sentence: str, words: str) -> None:
    speaker = tell(OPENING + sentence).first("KIL").speaker
    assert speaker.text == words
    assert (speaker.name, speaker.organisation, speaker.kind.value) == (
        "Olha Marenko",
        "Lantern Rights Group",
        "person",
    )


DESCRIBED = [
    ("Governor Ivan Petrenko said a mine killed two men.", "Ivan Petrenko", "Governor", None, "person"),
    (
        "Ivan Petrenko, governor of Sumy Oblast, said a mine killed two men.",
        "Ivan Petrenko",
        "governor",
        None,
        "person",
    ),
    ("Anna Koval, a nurse, said a mine killed two men.", "Anna Koval", "nurse", None, "person"),
    ("Ana de la Cruz, a nurse, said a mine killed two men.", "Ana de la Cruz", "nurse", None, "person"),
    (
        "Olha Marenko, head of the Lantern Rights Group, said a mine killed two men.",
        "Olha Marenko",
        "head",
        "Lantern Rights Group",
        "person",
    ),
    ("The Lantern Rights Group said a mine killed two men.", "Lantern Rights Group", None, None, "body"),
    ("The police said a mine killed two men.", "police", None, None, "body"),
    ("Witnesses said a mine killed two men.", "Witnesses", None, None, "unnamed"),
    ("A former prisoner said a mine killed two men.", "former prisoner", None, None, "unnamed"),
]


@pytest.mark.parametrize("row", DESCRIBED)
def test_a_speaker_has_name_role_and_organisation(
    tell: Tell, row: tuple[str, str, str | None, str | None, str]
) -> None:
    text, name, role, organisation, kind = row
    speaker = tell(text).first("").speaker
    assert (speaker.name, speaker.kind.value) == (name, kind)
    assert role is None or role in (speaker.role or "")
    assert organisation is None or speaker.organisation == organisation


def test_two_people_are_kept_apart(tell: Tell) -> None:
    told = tell(
        "“We fled,” said Anna Koval, a nurse. “We stayed,” said Petro Lysenko, a driver. "
        "Koval said that soldiers had shot two men. Lysenko said that soldiers had raped a woman."
    )
    assert told.first("KIL").speaker.name == "Anna Koval"
    assert told.first("SXV").speaker.name == "Petro Lysenko"


def test_a_person_who_is_not_introduced_is_not_made_up(tell: Tell) -> None:
    speaker = tell("He said that soldiers had shot two men.").only.speaker
    assert (speaker.text, speaker.name, speaker.organisation) == ("He", None, None)


def test_victims_named_in_the_text_are_no_speakers(tell: Tell) -> None:
    told = tell("Ivan Petrenko, 45, was shot dead in Bucha. Nobody was charged.")
    assert told.only.speaker is None


def test_a_former_judge_speaks_for_himself(tell: Tell) -> None:
    told = tell("Erik Lund, a former Supreme Court judge, who led the inquiry, said soldiers executed six men.")
    assert (told.only.speaker.name, told.only.speaker.organisation) == ("Erik Lund", None)


def test_we_in_a_quotation_is_who_is_quoted(tell: Tell) -> None:
    told = tell(
        "Officials of the ministry said nothing. Olha Marenko said: “We have horrific stories of rape of women.”"
    )
    assert {a.speaker.name for a in told.allegations} == {"Olha Marenko"}


def test_who_has_not_replied_did_not_say_what_was_quoted_before(tell: Tell) -> None:
    told = tell("Erik Lund said: “Soldiers tortured prisoners in Kharkiv.” Moscow has not responded to the report.")
    assert [(a.speaker.name, a.via) for a in told.allegations] == [("Erik Lund", ())]


@pytest.mark.parametrize(
    "text",
    [
        "There were elements of planning which indicate that soldiers tortured prisoners.",
        "We have bodies that show signs of torture.",
    ],
)
def test_what_shows_something_is_no_speaker(tell: Tell, text: str) -> None:
    assert all(a.speaker is None for a in tell(text).allegations)


def test_a_general_staff_is_a_body_and_a_general_a_person(tell: Tell) -> None:
    told = tell("The General Staff of Ukraine said soldiers executed six men.")
    assert told.only.speaker.name == "General Staff of Ukraine"
    assert tell("General Ivan Petrenko said soldiers executed six men.").only.speaker.name == "Ivan Petrenko"


def test_a_report_is_of_the_body_told_of_and_of_no_state(tell: Tell) -> None:
    told = tell(
        "Lantern Rights Watch published its findings. The report is long. The report said soldiers executed six men."
    )
    assert told.only.speaker.organisation == "Lantern Rights Watch"
    told = tell("Moscow has not responded. An inquiry found that soldiers executed six men.")
    assert told.only.speaker.organisation is None


OFFICES = [
    ("Head of the regional administration Serhii Lysak", "Serhii Lysak", "Head of the regional administration"),
    ("Mayor of Harvel Ivan Petrenko", "Ivan Petrenko", "Mayor of Harvel"),
    ("Minister of Foreign Affairs Andrii Sybiha", "Andrii Sybiha", "Minister of Foreign Affairs"),
]


@pytest.mark.parametrize(("who", "name", "role"), OFFICES)
def test_an_office_before_a_name_is_a_role_to_its_last_word(tell: Tell, who: str, name: str, role: str) -> None:
    speaker = tell(f"{who} said rebels killed three teachers.").only.speaker
    assert (speaker.name, speaker.role) == (name, role)


def test_an_age_is_no_role_and_where_reports_come_from_no_employer(tell: Tell) -> None:
    speaker = tell("“Soldiers took my husband,” said Amina, 34, who fled to Veldany.").only.speaker
    assert (speaker.name, speaker.role) == ("Amina", None)
    assert tell("Reports from Harvel say that soldiers executed six men.").only.speaker.organisation is None


def test_a_text_is_of_whoever_published_it(tell: Tell) -> None:
    told = tell("According to a report published by the Red Crescent, soldiers killed nine peasants.").only
    assert (told.speaker.name, told.speaker.organisation) == ("report", "Red Crescent")


TEXTS = [
    ("A statement from the Red Column said it had executed two informers.", "Red Column"),
    ("A statement attributed to the Red Column said it had executed two informers.", "Red Column"),
    ("A statement by the army said rebels had executed two informers.", "army"),
]


@pytest.mark.parametrize(("text", "of"), TEXTS)
def test_a_statement_is_of_whom_it_comes_from(tell: Tell, text: str, of: str) -> None:
    assert tell(text).only.speaker.organisation == of


def test_its_spokesman_is_of_the_body_and_called_by_his_name(tell: Tell) -> None:
    told = tell("The army denied it. Its spokesman, Colonel Idris Hamo, said rebels had killed nine men.").first("KIL")
    assert (told.speaker.name, told.speaker.organisation) == ("Idris Hamo", "army")


def test_she_is_whoever_was_named_with_an_age(tell: Tell) -> None:
    told = tell("Fatima, 40, walked for three days to the camp. Soldiers had killed her husband, she said.").only
    assert told.speaker.name == "Fatima"


@pytest.mark.parametrize(
    ("who", "name", "organisation"),
    [
        ("The Russian defence ministry", "Russian defence ministry", None),
        ("Russia's defence ministry", "defence ministry", "Russia"),
        ("Witness K-17", "Witness K-17", None),
        ("Witness 34", "Witness 34", None),
    ],
)
def test_a_ministry_is_no_person_and_a_witness_is_called_by_the_code(
    tell: Tell, who: str, name: str, organisation: str | None
) -> None:
    speaker = tell(f"{who} said rebels had killed nine men.").only.speaker
    assert (speaker.name, speaker.organisation) == (name, organisation)


def test_an_age_is_no_part_of_what_somebody_is_called(tell: Tell) -> None:
    told = tell("A 34-year-old mother of three said soldiers raped her.").only
    assert told.speaker.name == "mother"


def test_what_witnesses_tell_is_theirs_where_it_indicates_something(tell: Tell) -> None:
    told = tell("The testimony of six survivors indicates that soldiers shot 40 men.").only
    assert told.speaker.name == "testimony"


NAMED = [
    ("Nine were killed, the head of the regional administration, Petro Lysenko, said.", "Petro Lysenko"),
    ("According to the rights commissioner, Petro Lysenko, nine men were killed by soldiers.", "Petro Lysenko"),
    ("The prosecutor's office said nine men were killed by soldiers.", "prosecutor's office"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_who_holds_an_office_is_called_by_name_and_the_office_whole(tell: Tell, text: str, name: str) -> None:
    told = tell(text).only
    assert told.speaker.name == name and told.victims.low == 9


def test_of_two_capitals_that_deny_one_does_not_begin_with_and(tell: Tell) -> None:
    told = tell("A strike killed nine men in Harvel. Damascus and Moscow denied responsibility for it.")
    assert [a.speaker.name for a in told.allegations if a.speaker is not None] == ["Damascus"]


def test_a_heading_for_casualties_says_nothing(tell: Tell) -> None:
    told = tell("A mortar hit the camp in Harvel. Casualties: 4 KIA, 17 WIA.")
    assert all(a.speaker is None for a in told.allegations)


BODIES = [
    ("The Committee to Protect Journalists said nine men were killed.", "Committee to Protect Journalists"),
    ("The organisation Memorial said soldiers killed nine men.", "Memorial"),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_body_keeps_the_whole_of_its_name(tell: Tell, text: str, name: str) -> None:
    told = tell(text).only.speaker
    assert (told.name, told.kind.value) == (name, "body")


@pytest.mark.parametrize("who", ["she", "the 44-year-old"])
def test_who_was_named_in_the_paragraph_before_speaks_and_not_who_spoke_earlier(tell: Tell, who: str) -> None:
    told = tell(
        "Judge Paula Ornel said that two men were killed in Temna.\n\n"
        "Alma Roth did not run when the men came to Ortela.\n\n"
        f"“They shot my mother,” {who} said."
    )
    assert told.allegations[-1].speaker.name == "Alma Roth"


def test_it_is_the_state_that_did_not_comment(tell: Tell) -> None:
    told = tell(
        "A drone hit a bus in Ortela, the health department said.\n\n"
        "Moscow did not comment. It has repeatedly denied targeting civilians."
    )
    assert told.allegations[-1].speaker.name == "Moscow"


def test_the_hour_of_a_post_is_no_part_of_who_speaks(tell: Tell) -> None:
    told = tell("15:55 Army spokesman Petro Koval says rebels killed nine people in Ortela.")
    assert told.only.speaker.text == "Army spokesman Petro Koval"


def test_the_name_behind_an_office_and_its_country_is_who_speaks(tell: Tell) -> None:
    told = tell("Nine men were killed in Nyala, according to the UN's coordinator in Sudan, Alma Roth.")
    assert told.only.speaker.name == "Alma Roth"


def test_they_are_not_those_whom_their_own_words_are_about(tell: Tell) -> None:
    told = tell("The ministry reported shelling in Nyala. Two nurses were wounded, they say.")
    assert told.allegations[-1].speaker.name == "ministry"


CALLED = [
    ("Lorne Lawyers for Human Rights said nine people were killed.", "Lorne Lawyers for Human Rights", None),
    ("According to the consultancy Lorne Intelligence, nine people were killed.", "Lorne Intelligence", None),
    ("The rights group Hengaw said nine people were killed.", "Hengaw", None),
    ("According to a count by the newspaper Ortela Alo, nine people were killed.", "count", "Ortela Alo"),
]


@pytest.mark.parametrize(("text", "name", "organisation"), CALLED)
def test_a_body_is_called_by_its_name_and_not_by_what_it_is(
    tell: Tell, text: str, name: str, organisation: str | None
) -> None:
    speaker = tell(text).only.speaker
    assert (speaker.name, speaker.organisation) == (name, organisation)
