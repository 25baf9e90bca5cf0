"""Laws that hold for every date found, whatever the words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from solferino.extract.dates import Anchor, DateFound, find_dates
from solferino.extract.dates_calendar import add_months, month_days, shift, unit_days
from solferino.model.document import Published
from solferino.model.when import Precision

quiet = settings(deadline=None)  # the first call reads the data files
WORDS = st.sampled_from(
    [
        *("on", "in", "since", "until", "between", "and", "to", "from", "early", "late", "mid", "the", "of", "last"),
        *("next", "this", "week", "weeks", "month", "months", "year", "day", "days", "ago", "before", "after", "two"),
        *("ten", "3", "12", "27", "31", "429", "2014", "2022", "February", "May", "March", "December", "Monday"),
        *("Friday", "yesterday", "today", "first", "half", "spring", "winter", ",", ".", "-", "killed", "said", "will"),
        *("report", "night", "overnight", "recent", "following", "later", "11/10/2022", "2022-03-13", "\n", "\n\n"),
        *("1990s", "Q3", "quarter", "end", "start", "a", "few", "several", "couple", "weekend", "same", "earlier"),
    ]
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)
DAYS = st.dates(date(1995, 1, 1), date(2090, 12, 31))
ANCHORS = (Anchor(r"the (?:invasion|half)", "2022-02-24"), Anchor(r"spring", "2019-04-04", "2019-04-30"))


def _published(first: date | None, days: int = 0) -> Published:
    return Published(first.isoformat(), (first + timedelta(days=days)).isoformat()) if first else Published()


@quiet
@example("said overnight 2022-03-13", date(2000, 1, 1), 0)
@given(TEXTS, st.none() | DAYS, st.integers(0, 400))
def test_every_date_is_in_order_inside_the_text_and_never_ahead_unless_it_says_so(
    text: str, first: date | None, days: int
) -> None:
    published = _published(first, days)
    found = find_dates(text, published, ANCHORS)
    end = 0
    for item in found:
        assert end <= item.start < item.end <= len(text)
        end = item.end
        assert text[item.start : item.end] == item.when.text
        lo, hi = item.when.earliest, item.when.latest
        assert not lo or not hi or lo <= hi
        if published.latest and item.role != "future":
            assert (hi or lo or "") <= published.latest


@quiet
@given(TEXTS, DAYS)
def test_reading_twice_gives_the_same(text: str, day: date) -> None:
    assert find_dates(text, _published(day), ANCHORS) == find_dates(text, _published(day), ANCHORS)


@quiet
@given(DAYS, DAYS)
def test_a_full_date_is_read_back_whatever_its_form(day: date, published: date) -> None:
    name = day.strftime("%B")
    forms = [f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}", day.isoformat(), f"{day:%d.%m.%Y}"]
    for form in forms:
        (found,) = find_dates(f"A house burned on {form}.", _published(published))
        assert (found.when.text, found.when.earliest, found.when.latest) == (form, day.isoformat(), day.isoformat())
        assert found.role == ("future" if day > published else "event")


@quiet
@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_last_such_day_before_publication(day: date, published: date) -> None:
    (found,) = find_dates(f"A house burned on {day.day} {day:%B}.", _published(published))
    got = date.fromisoformat(found.when.earliest or "")
    assert (got.month, got.day) == (day.month, day.day)
    assert got <= published
    assert (published - got).days < (8 * 366 if (day.month, day.day) == (2, 29) else 366)


@quiet
@given(DAYS)
def test_a_weekday_is_one_of_the_last_seven_days(published: date) -> None:
    for name in ("Monday", "Wednesday", "Sunday"):
        (found,) = find_dates(f"A house burned on {name}.", _published(published))
        got = date.fromisoformat(found.when.earliest or "")
        assert got.strftime("%A") == name
        assert 0 <= (published - got).days < 7


@quiet
@given(DAYS)
def test_without_a_publication_date_nothing_relative_is_settled(day: date) -> None:
    text = f"It burned yesterday, last week, on Monday, on {day.day} {day:%B} and three days ago."
    assert [(f.when.earliest, f.when.latest) for f in find_dates(text, Published())] == [(None, None)] * 5


def test_dates_known_from_elsewhere_in_the_document_settle_a_year() -> None:
    headline = find_dates("The killings of 27 February 2022", Published())
    assert find_dates("On 27 February they came.", Published(), earlier=headline)[0].when.earliest == "2022-02-27"
    assert find_dates("On 28 February they came.", Published(), earlier=headline)[0].when.earliest is None


def test_an_impossible_publication_date_settles_nothing() -> None:
    (found,) = find_dates("It burned yesterday.", Published("2022-13-45", "2022-13-45"))
    assert found.when.earliest is None


def test_lines_broken_in_mid_sentence_do_not_break_a_date() -> None:
    text = "The witnesses said in one voice that the houses were burned on 27\nFebruary 2022 and never built again."
    (found,) = find_dates(text, Published())
    assert (found.when.text, found.when.earliest) == ("27\nFebruary 2022", "2022-02-27")


def test_a_heading_does_not_run_into_the_next_paragraph() -> None:
    assert [
        f.when.text for f in find_dates("Deaths in March\n27 people died.", Published("2022-05-01", "2022-05-01"))
    ] == ["March"]


def test_a_language_without_a_data_file_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        find_dates("gisteren", Published(), language="nl")


@quiet
@given(DAYS, st.integers(-60, 60))
def test_months_are_added_within_the_calendar(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == min(day.day, month_days(found.year, found.month)[1].day)


@quiet
@given(DAYS, st.sampled_from(["day", "week", "month", "year", "decade"]))
def test_a_unit_holds_its_day_and_the_next_begins_right_behind(day: date, unit: str) -> None:
    lo, hi = unit_days(unit, day)
    assert lo <= day <= hi
    assert unit_days(unit, hi + timedelta(days=1))[0] == hi + timedelta(days=1)
    assert shift(day, unit, 0) == day


def test_what_is_found_can_be_compared_and_kept() -> None:
    first = find_dates("In April 2022.", Published())[0]
    assert isinstance(first, DateFound)
    assert first.when.precision is Precision.MONTH
    assert {first, first} == {first}
