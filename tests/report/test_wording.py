"""Phrases: numbers, people, days, places, sides and speakers."""

from __future__ import annotations

import pytest

from report.sample import Maker, body, person
from solferino.model import Perpetrator, Place, PlaceKind, Precision, Speaker, SpeakerKind, VictimGroup, Victims, When
from solferino.report.wording import (
    chain_phrase,
    perpetrator_phrase,
    place_phrase,
    speaker_phrase,
    when_phrase,
    who_phrase,
    wording,
)
from solferino.terms import acts


@pytest.mark.parametrize(
    ("victims", "act", "phrase"),
    [
        (Victims(6, 6, "exact", sex="M", age="ADULT"), "KIL-01", "at least 6 men"),
        (Victims(1, 1, "exact", sex="F"), "KIL-01", "at least 1 woman"),
        (Victims(440, 440, "about"), "BODIES", "about 440 people"),
        (Victims(None, 25, "up_to"), "KIL-01", "up to 25 people"),
        (Victims(5, 8, "between", age="CHILD"), "KIL-01", "at least 5 and up to 8 children"),
        (Victims(1374, 1374, "exact", status="CST-CIV"), "CASUALTIES", "at least 1,374 civilians"),
        (
            Victims(qualifier="vague", description="Dozens of civilians", status="CST-CIV"),
            "KIL-01",
            "dozens of civilians",
        ),
        (Victims(qualifier="vague", description="victims"), "KIL-01", "an unstated number of people"),
        (Victims(status="CST-UNK"), "KIL-01", "people"),
        (Victims(status="CST-HDC-POW", party="UA"), "TOR-01", "prisoners of war from Ukraine"),
        (
            Victims(share="over half", of=60, status="CST-HDC-POW"),
            "SXV-06",
            "“over half” of the 60 prisoners of war",
        ),
        (
            Victims(50, None, "at_least", breakdown=(VictimGroup(age="CHILD", low=19, high=19),)),
            "KIL-01",
            "at least 50 people (among them at least 19 children)",
        ),
    ],
)
def test_numbers_keep_their_qualifier_and_vague_stays_vague(victims: Victims, act: str, phrase: str) -> None:
    assert who_phrase(victims, act).text == phrase


@pytest.mark.parametrize(
    ("when", "phrase"),
    [
        (None, ""),
        (When("on 27 February", "2022-02-27", "2022-02-27", Precision.DAY), "on 27 February 2022"),
        (When("in March", "2022-03-01", "2022-03-31", Precision.MONTH), "in March 2022"),
        (When("in 2022", "2022-01-01", "2022-12-31", Precision.YEAR), "in 2022"),
        (When("winter", "2023-12-01", "2024-02-29", Precision.RANGE), "between 1 December 2023 and 29 February 2024"),
        (When("on February 27"), "at a time given as “on February 27” (year not settled)"),
    ],
)
def test_a_day_without_a_year_stays_without_one(when: When | None, phrase: str) -> None:
    assert when_phrase(when) == phrase


def test_words_of_a_document_stand_in_quotation_marks() -> None:
    place = Place("the drama theatre", "Mariupol", PlaceKind.SITE, "Donetsk", "UA", site="the “drama” theatre")
    assert place_phrase(place) == "at a place described as “the ’drama’ theatre” in Mariupol (Donetsk, Ukraine)"


def test_a_place_that_is_not_settled_says_so() -> None:
    from solferino.model import Candidate

    choices = (Candidate("a", "Lyman", "Donetsk", "UA", 1.0, 1.0), Candidate("b", "Lyman", "Kharkiv", "UA", 1.0, 1.0))
    place = Place("Lyman", "Lyman", PlaceKind.SETTLEMENT, candidates=choices)
    assert place_phrase(place) == "in Lyman (which place of that name is not settled)"


def test_sides_are_named_by_one_pattern() -> None:
    for kind in ("state", "force", "unit", "person", "group", "unknown"):
        one = perpetrator_phrase(Perpetrator("Russian troops", "RU", kind))
        other = perpetrator_phrase(Perpetrator("Ukrainian soldiers", "UA", kind))
        assert one.replace("the Russian Federation", "Ukraine") == other
    assert perpetrator_phrase(Perpetrator("x", "RU", "force")) == "armed forces of the Russian Federation"


def test_persons_who_are_blamed_are_not_named() -> None:
    assert "Ivan" not in perpetrator_phrase(Perpetrator("Ivan Vymyshlenny", None, "person"))
    assert "Ivan" not in perpetrator_phrase(Perpetrator("Ivan Vymyshlenny", "RU", "person"))


@pytest.mark.parametrize(
    ("speaker", "phrase"),
    [
        (body("Human Rights Observers"), "Human Rights Observers"),
        (body("Ministry of Defence"), "the Ministry of Defence"),
        (body("report"), "a report"),
        (body("devastating international report"), "an international report"),
        (
            person("Ivan Vymyshlenny", "governor", "regional government"),
            "Ivan Vymyshlenny (governor, regional government)",
        ),
        (person("Danylo V.", "the head of the Team", "Team"), "Danylo V. (the head of the Team)"),
        (Speaker("she", 0, 3, None, None, None, SpeakerKind.PERSON), "an unnamed source described as “she”"),
        (Speaker("residents", 0, 9), "an unnamed source described as “residents”"),
    ],
)
def test_a_speaker_is_named_with_what_is_known(speaker: Speaker, phrase: str) -> None:
    assert speaker_phrase(speaker) == phrase


def test_how_sure_one_is_stands_beside_that_one_and_nobody_behind() -> None:
    made = Maker()
    news = made.document("a.txt", "Observers verified that six men were killed.", "Example News", "2024-03-02")
    told = made.allegation(news, "six men were killed", "KIL-01", speaker=body("Human Rights Observers"))
    assert chain_phrase(told, "Example News", "which reports having confirmed this") == (
        "Human Rights Observers, which reports having confirmed this, as reported by Example News"
    )


def test_every_act_has_a_clause_or_an_event_and_every_theme_a_title() -> None:
    words = wording()
    assert [c for c in acts() if c not in words["clause"] and c not in words["event"]] == []
    assert {a.theme for a in acts().values()} <= set(words["themes"])
    assert set(words["clause"]) | set(words["event"]) <= set(acts())
