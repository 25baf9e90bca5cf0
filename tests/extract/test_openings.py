import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.extract.lexicon import lexicon
from solferino.extract.openings import LETTERS, Openings, openings


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("no food|nothing to eat", {"no food", "nothing"}),
        ("us(?:ed|ing) as", {"used as", "using as"}),
        ("(?:the |their )?dogs", {"the dogs", "their dogs", "dogs"}),
        (r"a (?:\w+ )?mine", {"a ", "a mine"}),
        ("[“”]?sham trial", {"“sham trial", "”sham trial", "sham trial"}),
        (r"(?<!not )shot(?! at)", {"shot"}),
        (r"(?i:shelling)", {"shelling"}),
        (r"go{2}d", {"go"}),
        (r"x{0,2}ray", {"x", "ray"}),
    ],
)
def test_an_opening_is_what_every_match_begins_with(pattern: str, found: set[str]) -> None:
    assert openings(pattern) == {opening[:LETTERS] for opening in found}


@pytest.mark.parametrize("pattern", [r"\w+ camp", ".*", "[^x]yz", "(?:[a-z]+ )?camp", r"\d-day siege", "(?P<who>x)y"])
def test_a_pattern_that_may_begin_with_anything_is_always_tried(pattern: str) -> None:
    assert "" in openings(pattern)
    assert Openings([pattern]).within("zzz") == [0]


_PHRASES = lexicon("en").acts.phrases
_OWN = {w for p in _PHRASES for w in re.findall(r"[A-Za-z]{2,}", p.words)}
_WORDS = sorted(_OWN | {"of", "the", "3", "“", "”", ",", "-"})


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join))
def test_no_phrase_that_matches_is_left_out(text: str) -> None:
    matching = {n for n, p in enumerate(_PHRASES) if p.pattern.search(text)}
    assert matching <= set(lexicon("en").acts.openings.within(text))


def test_the_own_beginning_of_each_phrase_is_found() -> None:
    for number, phrase in enumerate(_PHRASES):
        for opening in openings(phrase.words):
            assert number in lexicon("en").acts.openings.within(opening), (opening, phrase.words)


def test_letters_of_other_alphabets_leave_no_phrase_out() -> None:
    assert Openings([r"\d-day siege"]).within("٣-day siege") == [0]
    assert Openings(["mass graves"]).within("İzmir: MASS GRAVES") == [0]
