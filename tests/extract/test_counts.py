"""Laws that hold for every count found, whatever the words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.extract.counts import find_counts
from solferino.extract.dates import find_dates
from solferino.extract.victims import read_victims
from solferino.extract.victims_harm import victims_by_harm
from solferino.model.document import Published

quiet = settings(deadline=None)  # the first call reads the data files
WORDS = st.sampled_from(
    [
        *("at", "least", "more", "than", "up", "to", "about", "some", "between", "and", "of", "the", "a", "one", "two"),
        *(
            "twenty",
            "five",
            "hundred",
            "thousand",
            "million",
            "dozen",
            "half",
            "3",
            "12",
            "000",
            "1,374",
            "2022",
            "per",
        ),
        *("cent", "%", "dozens", "several", "many", "most", "all", "every", "people", "men", "civilians", "prisoners"),
        *("incidents", "days", "were", "killed", "injured", "wounding", "killing", "including", "them", ",", ".", "("),
        *(")", "-", "or", "no", "as", "fewer", "in", "February", "S-300", "152", "mm", "Article"),
    ]
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)


@quiet
@given(TEXTS)
def test_every_count_is_in_order_and_its_low_end_is_not_above_its_high_end(text: str) -> None:
    end = 0
    for found in find_counts(text):
        assert end <= found.start < found.end <= len(text)
        assert found.start < found.number_end <= found.end
        end = found.end
        if found.low is not None and found.high is not None:
            assert 0 < found.low <= found.high
        assert (found.noun is None) == (found.noun_start is None) == (found.noun_end is None)
        if found.noun is not None:
            assert text[found.noun_start : found.noun_end].lower() == found.noun
        assert (found.qualifier == "vague") <= (found.low is None and found.high is None)
        assert (found.qualifier == "at_least") <= (found.high is None)
        assert (found.qualifier == "up_to") <= (found.low is None)


@quiet
@given(TEXTS)
def test_any_words_give_victims_or_none_but_never_fail(text: str) -> None:
    victims = read_victims(text)
    assert victims.low is None or victims.high is None or victims.low <= victims.high
    for found in victims_by_harm(text):
        assert 0 <= found.start < found.end <= len(text)


@quiet
@given(st.integers(2, 1899) | st.integers(2100, 9_999_999))
def test_a_number_means_the_same_with_and_without_separators(number: int) -> None:
    for written in (f"{number}", f"{number:,}"):
        (found,) = find_counts(f"The siege trapped {written} civilians there.")
        assert (found.low, found.high, found.qualifier, found.noun) == (number, number, "exact", "civilians")


ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
ONES += ["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_words(n: int) -> str:
    if n < 20:
        return ONES[n - 1]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10 - 1]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100 - 1]} hundred" + (f" and {_in_words(n % 100)}" if n % 100 else "")
    rest = n % 1000
    return f"{_in_words(n // 1000)} thousand" + (f" {'and ' if rest < 100 else ''}{_in_words(rest)}" if rest else "")


@quiet
@given(st.integers(1, 999_999))
def test_a_number_in_words_is_the_number(number: int) -> None:
    (found,) = find_counts(f"They registered {_in_words(number)} civilians there.")
    assert (found.low, found.high) == (number, number)


def test_numbers_of_dates_that_are_given_are_no_counts() -> None:
    text = "In the week of 7 March 12 men were shot."
    assert [c.low for c in find_counts(text, find_dates(text, Published()))] == [12]


def test_what_a_concern_is_over_is_no_number_more() -> None:
    (found,) = find_counts("She expressed concern over 27 women.")
    assert (found.low, found.high, found.qualifier) == (27, 27, "exact")
    (more,) = find_counts("They killed over 27 women.")
    assert (more.low, more.high, more.qualifier) == (27, None, "at_least")
