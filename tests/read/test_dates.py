"""The date of publication: found where it is said, never guessed."""

from __future__ import annotations

import pytest

from solferino.model import Published
from solferino.read.dates import is_stamp, published_in_address, published_in_text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 16 March 2023", "2023-03-16"),
        ("March 16, 2023", "2023-03-16"),
        ("Thu 16 Mar 2023 11.20 GMT", "2023-03-16"),
        ("2023-03-16T10:00:00", "2023-03-16"),
        ("date 2023-03-16", "2023-03-16"),
        ("16.03.2023, 14:05", "2023-03-16"),
        ("16 березня 2023, 14:05", "2023-03-16"),
        ("Опубликовано: 16 марта 2023", "2023-03-16"),
        ("Stand: 16. März 2023 17:12 Uhr", "2023-03-16"),
        ("31/12/2022", "2022-12-31"),
        ("By Ann Writer | 16 March 2023 | 4 min read", "2023-03-16"),
    ],
)
def test_a_stamp_at_the_top_gives_the_date(line: str, day: str | None) -> None:
    found = published_in_text(["A headline about the war", line, "The text begins here."])
    assert (found.earliest, found.latest) == (day, day)
    assert found.basis == ("text" if day else None)


def test_a_day_and_month_that_may_be_swapped_give_both() -> None:
    assert published_in_text(["03/04/2023"]) == Published("2023-03-04", "2023-04-03", "text")


def test_published_goes_before_updated() -> None:
    found = published_in_text(["PUBLISHED: 17:02, 3 June 2021 | UPDATED: 19:45, 4 June 2021"])
    assert found.earliest == "2021-06-03"


def test_a_dateline_with_a_year_counts_and_one_without_does_not() -> None:
    assert published_in_text(["KALMIRA, March 3, 2022 (Wire) - Two men were shot."]).earliest == "2022-03-03"
    assert published_in_text(["KALMIRA, March 3 (Wire) - Two men were shot in 2022."]) == Published()


def test_a_date_in_a_sentence_is_not_the_date_of_publication() -> None:
    assert published_in_text(["On 16 March 2023 the mission published its report.", "It covers 2022."]) == Published()


def test_a_date_below_the_first_paragraph_does_not_count() -> None:
    assert published_in_text(["The mission spoke to many people. " * 10, "16 March 2023"]) == Published()


@pytest.mark.parametrize("line", ["16 March 1066", "31 February 2023", "3024-01-01", "16 March 2199"])
def test_an_impossible_date_is_none(line: str) -> None:
    assert published_in_text([line]) == Published()


@pytest.mark.parametrize(
    ("address", "earliest", "latest"),
    [
        ("https://example.org/2023/03/16/story", "2023-03-16", "2023-03-16"),
        ("report_20230316.txt", "2023-03-16", "2023-03-16"),
        ("16.03.2023 statement.docx", "2023-03-16", "2023-03-16"),
        ("https://example.org/2023/02/story", "2023-02-01", "2023-02-28"),
        ("000_99a283116e3873c6.txt", None, None),
        ("order 12345678.txt", None, None),
    ],
)
def test_an_address_gives_a_date_or_nothing(address: str, earliest: str | None, latest: str | None) -> None:
    found = published_in_address(address)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "line", ["3 hours ago", "Updated 2 hours ago", "16 March", "Tuesday, April 12, 2022 08:31 PM IST"]
)
def test_time_stamps_are_stamps(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line", ["Released on 3 March after 20 days", "12 March: shelling", "In May 2022 he left.", "Brigade 72"]
)
def test_sentences_with_dates_are_not(line: str) -> None:
    assert not is_stamp(line)
