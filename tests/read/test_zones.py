"""Laws of zones, and the cases that a rule was written for."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.model import Zone, ZoneKind
from solferino.read.zones import find_zones

LINES = st.sampled_from(
    [
        "Advertisement",
        "Leave a Reply",
        "3 Comments",
        "1. I think that this is terrible.",
        "  1. You are wrong.",
        "Reply",
        "Share",
        "By Ann Writer",
        "16 March 2023",
        "Six people were killed in the town on Monday, the governor of the region said.",
        "",
        "A heading",
        "(Photo: Getty)",
        "REUTERS/Jon Alder",
        "Read more:",
        "Home | World | News",
        "Пожежа в місті",
        "\u200fم",
        "\x00",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(LINES | st.text(max_size=80), max_size=25).map("\n".join))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(zone.kind.value, text[zone.start : zone.end]) for zone in find_zones(text)]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_zones_are_in_order_and_hold_every_character_that_shows(text: str) -> None:
    zones = find_zones(text)
    covered = set[int]()
    at = 0
    for zone in zones:
        assert at <= zone.start < zone.end <= len(text)
        assert not text[zone.start].isspace() and not text[zone.end - 1].isspace()
        covered.update(range(zone.start, zone.end))
        at = zone.end
    assert all(i in covered for i, char in enumerate(text) if not char.isspace())


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.data())
def test_zones_hold_with_any_hints(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    hints = [Zone(data.draw(st.sampled_from(ZoneKind)), a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    zones = find_zones(text, None, hints)
    assert "".join("".join(text[z.start : z.end].split()) for z in zones) == "".join(text.split())


def test_a_collectors_date_before_the_first_words_is_no_headline() -> None:
    text = " date 2021-05-04 The mission alleged that prisoners were beaten\n\nThe mission published a report on it."
    assert kinds(text)[:2] == [
        ("furniture", "date 2021-05-04"),
        ("headline", "The mission alleged that prisoners were beaten"),
    ]


def test_a_dateline_is_part_of_its_sentence() -> None:
    text = "KALMIRA, March 3 (Meridian) - Two men were shot on Thursday, the police said.\n\nNobody was arrested."
    assert kinds(text) == [("body", text)]


def test_a_line_before_a_bare_credit_is_its_caption() -> None:
    text = (
        "The school was hit at noon, the governor said on Monday evening in the capital.\n\n"
        "A teacher looks at what is left of her classroom\nREUTERS/Jon Alder\n\n"
        "Two teachers were killed, according to the head of the school, who was not there."
    )
    assert [k for k, _ in kinds(text)] == ["body", "caption", "caption", "body"]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday in the town, 300 people had died.",
        "Share of civilians among the dead: 60 per cent.",
        "Released on 3 March after 20 days in captivity, he named his guards.",
        "Created in 2022, the commission has three members.",
        "Read out in court on Monday, the statement names four officers.",
        "Search teams found two bodies.",
        "Live ammunition was fired at the crowd on 3 May 2021.",
        "Home after home was burned down in the village.",
        "Support for the wounded came too late, a doctor said.",
        "More in the district were killed by mines.",
        "Comments by the minister were called a threat.",
        "Sign language interpreters were among those detained.",
        "Register offices in the town recorded 60 deaths.",
        "Published figures speak of 12 dead.",
        "Print shops were searched and two workers arrested.",
        "Join us or die, the soldiers told the men, according to three witnesses.",
    ],
)
def test_a_sentence_that_begins_like_a_button_is_body(sentence: str) -> None:
    before = "The mission spoke to forty witnesses in the first week of the month of May."
    text = f"{before}\n\n{sentence}\n\nIt goes on with its work in the three districts of the north."
    assert kinds(text) == [("body", text)]


def test_numbered_findings_are_body_even_above_a_reply_form() -> None:
    text = (
        "The commission published its report on the events in the district of Marn on Monday.\n\n"
        "It reached these findings after talking to 200 people in the course of two years.\n\n"
        "1. The commission found that 14 people were killed in the market.\n\n"
        "2. The commission found that the army of the north fired the rockets.\n\n"
        "3. The commission found no evidence of a warning.\n\nLeave a Reply\n"
    )
    assert kinds(text)[-1] == ("furniture", "Leave a Reply")
    assert {k for k, _ in kinds(text)[:-1]} <= {"body", "headline"}


def test_comments_before_the_line_that_announces_them_are_comments() -> None:
    text = (
        "The mission spoke to sixty men who had been prisoners, and to their families, it said.\n\n"
        "Most of them had been beaten, the mission said in its report on the spring of 2021.\n\n\n"
        "  1. Is anybody going to be punished for this?\n\n    1. I believe that the court will act.\n\n"
        "  2. As the head of the mission, I know that all sixty were tortured.\n\nLeave a Reply\n"
    )
    found = kinds(text)
    assert [k for k, _ in found] == ["body", "comment", "furniture"]
    assert found[1][1].startswith("1. Is anybody") and found[1][1].endswith("were tortured.")


def test_the_real_articles_keep_their_comments_apart(shared: Path) -> None:
    spoken = {}
    for file in sorted((shared / "seeds").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        spoken[file.name[:3]] = "\n".join(text[z.start : z.end] for z in find_zones(text) if z.kind.speaks)
    everything = "\n".join(spoken.values())
    assert "As the head of HRMMU" not in everything
    assert "Advertisement" not in everything and "Leave a Reply" not in everything
    assert "Additional reporting by" not in everything
    assert spoken["003"].rstrip().endswith("providing emergency aid to people affected.")
    assert len(spoken["002"]) == len((shared / "seeds" / "002_0846b470c1ecb172.txt").read_text(encoding="utf-8"))


def test_the_time_grows_with_the_text_and_not_with_its_square() -> None:
    """Hostile shapes: many marks of comments, many lists, one endless line. A square would take minutes."""
    paragraph = "Six people were killed in the town, the governor of the region said on Monday. " * 6
    began = time.process_time()
    for text in (
        "word " * 1_000_000,
        f"{paragraph}\n\n" * 10_000,
        "1. x\n" * 5_000 + "Leave a Reply",
        f"{paragraph}\nLeave a comment\n" * 5_000,
        "Read more:\n" * 5_000,
        "(" * 200_000,
        "Anna says:\n" * 5_000,
    ):
        find_zones(text)
    assert time.process_time() - began < 30


def test_a_short_page_keeps_its_related_headline_and_its_comments_apart() -> None:
    page = (
        "У Лимані знайшли поховання, заявив голова області.\nФото: пресслужба\nЧитайте також:\n"
        "У Дніпрі загинули троє людей\nКоментарі\nОля: це вони самі вбили\n"
    )
    kinds = {page[z.start : z.end].strip(): z.kind for z in find_zones(page)}
    assert any("У Дніпрі загинули" in words and kind is ZoneKind.FURNITURE for words, kind in kinds.items())
    assert kinds["Оля: це вони самі вбили"] is ZoneKind.COMMENT


def test_a_counter_of_comments_above_a_short_text_makes_no_comment_of_it() -> None:
    page = "Comments\nTwo people were killed in the town of Orlivka on Monday, the mayor said.\nHe gave no names.\n"
    assert ZoneKind.COMMENT not in {z.kind for z in find_zones(page)}


def test_days_between_sentences_are_part_of_the_text() -> None:
    text = "5 June 2030\n\nA drone hit a bus.\n\n6 June 2030\n\nA shell hit a school."
    assert {zone.kind for zone in find_zones(text)} == {ZoneKind.BODY}


def test_the_row_of_a_table_is_no_menu() -> None:
    assert {zone.kind for zone in find_zones("12 May | Izium | 3 killed")} == {ZoneKind.BODY}
    assert {zone.kind for zone in find_zones("World | Europe | Africa")} == {ZoneKind.FURNITURE}
