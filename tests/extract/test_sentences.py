"""Where a sentence begins and ends: the pieces that are parsed one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.extract.sentences import split
from solferino.model import Zone, ZoneKind


def texts(text: str, zones: tuple[Zone, ...] = ()) -> list[str]:
    return [s.text for s in split(text, zones)]


CUT = [
    ("One was shot. Two were held.", ["One was shot.", "Two were held."]),
    ("He spoke to Gen. Example. She did not.", ["He spoke to Gen. Example.", "She did not."]),
    ("The U.N. mission left on Sept. 3 at 5 p.m. local time.", 1),
    ("About 2.5 million left.", 1),
    ("A bomb went off in the Chilean-U.S. Institute.", 1),
    ("J. Doe and A. B. Example were held.", 1),
    ("See Art. 8 and para. 4, e.g. on torture.", 1),
    ("“They shot him.” She wept.", ["“They shot him.”", "She wept."]),
    ('"They shot him." She wept.', ['"They shot him."', "She wept."]),
    ("Who fired? Nobody knows!", ["Who fired?", "Nobody knows!"]),
    ("They waited… Then a shell fell.", ["They waited…", "Then a shell fell."]),
    ("First paragraph without a stop\n\nSecond one.", ["First paragraph without a stop", "Second one."]),
    ("One sentence.\r\n\r\nAnother one.\r\n", ["One sentence.", "Another one."]),
    ("1. Soldiers shot a man.\n2. They held a woman.", ["1. Soldiers shot a man.", "2. They held a woman."]),
    ("- one killed\n- two injured", ["- one killed", "- two injured"]),
    ("Його вбили. Її тримали.", ["Його вбили.", "Її тримали."]),
    ("", []),
    (" \n\t\n", []),
    ("* * *\n\n---", []),
]


@pytest.mark.parametrize(("text", "wanted"), CUT)
def test_a_text_is_cut_into_its_sentences(text: str, wanted: list[str] | int) -> None:
    found = texts(text)
    assert (len(found) if isinstance(wanted, int) else found) == wanted


def test_text_wrapped_by_width_is_one_paragraph() -> None:
    text = (
        "The mission spoke to the families of eleven people who had not been seen since\n"
        "the soldiers came to the village, and it saw the cellar where they were held.\n"
    )
    (sentence,) = split(text, ())
    assert "since the soldiers" in sentence.text


def test_a_line_that_ends_in_an_abbreviation_goes_on() -> None:
    wrapped = "A bomb that unknown men had left in a street near the U.S.\nEmbassy exploded at dawn, and it hurt six."
    assert len(texts(wrapped)) == 1


def test_a_line_of_its_own_is_no_part_of_the_next_where_lines_hold_whole_paragraphs() -> None:
    head = "Hub of a smugglers' network targeted, two suspects detained"
    body = "KARSIA Joint Command 2030-09-157 For Immediate Release " + "Soldiers detained two men in the north. " * 5
    assert texts(f"{head}\n{body.strip()}")[0] == head


def test_short_lines_without_a_stop_are_headings_of_their_own() -> None:
    assert texts("What we found\nSoldiers shot a man.") == ["What we found", "Soldiers shot a man."]


def test_furniture_and_comments_give_no_sentences() -> None:
    text = "Soldiers shot a man.\nSubscribe now.\nThey deserved it."
    first, second = text.index("Subscribe"), text.index("They")
    zones = (
        Zone(ZoneKind.BODY, 0, first),
        Zone(ZoneKind.FURNITURE, first, second),
        Zone(ZoneKind.COMMENT, second, len(text)),
    )
    assert texts(text, zones) == ["Soldiers shot a man."]


def test_a_sentence_knows_its_zone_and_paragraph() -> None:
    text = "Man shot\n\nSoldiers shot a man. He died.\n\nNobody else was there."
    zones = (Zone(ZoneKind.HEADLINE, 0, 8), Zone(ZoneKind.BODY, 10, len(text)))
    found = split(text, zones)
    assert [s.zone for s in found] == [ZoneKind.HEADLINE, ZoneKind.BODY, ZoneKind.BODY, ZoneKind.BODY]
    assert found[1].paragraph == found[2].paragraph != found[3].paragraph


WORDS = ["Soldiers shot a man", "Mr", "U.N", "2.5", "“They", "left”", "Ізюм", "קרב", "e\u0301", "3)", "a"]
MARKS = [".", "?", "…", "\n", "\n\n", "\r\n", "\t", " ", "-", '"', "’"]


@given(st.lists(st.sampled_from(WORDS + MARKS), max_size=40).map(" ".join))
def test_sentences_stand_in_order_where_they_say_and_lose_no_letter(text: str) -> None:
    found = split(text, ())
    at = 0
    for sentence in found:
        assert at <= sentence.start < sentence.end <= len(text)
        as_it_stands = text[sentence.start : sentence.end]
        assert sentence.text == as_it_stands.translate(str.maketrans("\n\r\t", "   "))
        assert as_it_stands == as_it_stands.strip()
        at = sentence.end
    kept = "".join(s.text for s in found)
    assert [c for c in text if c.isalpha()] == [c for c in kept if c.isalpha()]


def test_the_credit_of_a_picture_is_no_words_of_its_caption() -> None:
    assert texts("Graves in a wood near the town (Photo: Getty)") == ["Graves in a wood near the town"]
    assert texts("Могили в лісі (Фото: Укрінформ)") == ["Могили в лісі"]
    assert texts("He wrote a letter (see annex 3)") == ["He wrote a letter (see annex 3)"]


def test_a_mark_of_a_footnote_ends_no_word_and_a_sentence_before_it_ends() -> None:
    text = "Shells fell for nine days.[3] On 11 August bombs hit a queue.[4][5] Nobody was tried.[citation needed] So."
    assert [s.text for s in split(text, ())] == [
        "Shells fell for nine days.[3]",
        "On 11 August bombs hit a queue.[4][5]",
        "Nobody was tried.[citation needed]",
        "So.",
    ]


def test_cells_are_sentences_in_a_table_and_not_in_one_line_with_bars() -> None:
    row = "12 May | Izium | 3 killed"
    table = f"{row}\n{row}"
    assert [s.text for s in split(table, ())] == ["12 May", "Izium", "3 killed"] * 2
    assert [s.text for s in split(row, ())] == [row]
