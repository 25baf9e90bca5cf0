"""Dates, ages and names of cells: read where they can be told, empty where not, never guessed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.measure.register.dates import age_at, bounds, group_of, read_age, read_clock, read_date
from solferino.measure.register.fields import CODED, FIELDS, codes, plain, words
from solferino.measure.register.names import alike, split_name
from solferino.model import AgeGroup, Precision


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("16.03.2022", "2022-03-16"),
        ("16/3/2022", "2022-03-16"),
        ("2022-03-16", "2022-03-16"),
        ("2022-03-16T10:30:00", "2022-03-16"),
        ("20220316", "2022-03-16"),
        ("16 березня 2022 року", "2022-03-16"),
        ("16 марта 2022 г.", "2022-03-16"),
        ("March 16, 2022", "2022-03-16"),
        ("травень 2022", "2022-05"),
        ("03.1985", "1985-03"),
        ("1985-03", "1985-03"),
        ("1985", "1985"),
        ("1985 р.н.", "1985"),
        ("16.03.1985 г.р.", "1985-03-16"),
        (1985, "1985"),
        (date(2022, 3, 16), "2022-03-16"),
        (datetime(2022, 3, 16, 13, 5), "2022-03-16"),
    ],
)
def test_dates_of_three_languages_are_one_iso_date(cell: object, iso: str) -> None:
    found = read_date(cell, "dmy")
    assert found is not None and (found.iso, found.assumed) == (iso, None)


@pytest.mark.parametrize(
    "cell", ["31.02.2022", "32.01.2022", "13.13.2022", "1.1.1700", "long ago", "", "0", True, time(9, 0), "12:30", -4]
)
def test_what_can_be_no_date_is_none(cell: object) -> None:
    assert read_date(cell, "dmy") is None


@pytest.mark.parametrize(
    ("cell", "iso", "why"),
    [
        ("16.03.22", "2022-03-16", "two digits"),
        ("16.03.85", "1985-03-16", "two digits"),
        ("3/16/2022", "2022-03-16", "other way round"),
        ("44636", "2022-03-16", "spreadsheet"),
        (44636, "2022-03-16", "spreadsheet"),
        ("~1950", "1950", "approximate"),
    ],
)
def test_a_date_read_on_an_assumption_says_which(cell: object, iso: str, why: str) -> None:
    found = read_date(cell, "dmy")
    assert found is not None and found.iso == iso and why in (found.assumed or "")


def test_the_order_of_day_and_month_is_the_lists_own() -> None:
    assert [d.iso for o in ("dmy", "mdy") if (d := read_date("04/05/2022", o))] == ["2022-05-04", "2022-04-05"]


def test_a_span_of_days_stays_a_span() -> None:
    found = read_date("16.03.2022 - 18.03.2022", "dmy")
    assert found is not None
    when = found.when()
    assert (when.earliest, when.latest, when.precision) == ("2022-03-16", "2022-03-18", Precision.RANGE)
    assert read_date("18.03.2022 - 16.03.2022", "dmy") is None


@given(st.dates(date(1880, 1, 1), date(2099, 12, 31)))
def test_every_day_survives_being_written_down(day: date) -> None:
    for text in (day.isoformat(), day.strftime("%d.%m.%Y"), f"{day.day}/{day.month}/{day.year:04}"):
        found = read_date(text, "dmy")
        assert found is not None and found.iso == day.isoformat()
        assert found.when().earliest == found.when().latest == day.isoformat()


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    found = read_date(text, "dmy")
    if found is not None:
        assert bounds(found.earliest)[0] <= bounds(found.latest)[1]
    age = read_age(text)
    assert age is None or 0 <= age[0] <= age[1] <= 120
    read_clock(text)
    split_name(text)


@pytest.mark.parametrize(
    ("cell", "age"),
    [
        (45, (45, 45)),
        (45.0, (45, 45)),
        ("45 років", (45, 45)),
        ("45 лет", (45, 45)),
        ("30-35", (30, 35)),
        ("60+", (60, 120)),
        ("3 міс", (0, 0)),
        ("7 months", (0, 0)),
        ("1956", None),
        ("156", None),
        (-1, None),
        ("дитина", None),
        (True, None),
    ],
)
def test_an_age_is_full_years_of_a_person(cell: object, age: tuple[int, int] | None) -> None:
    assert read_age(cell) == age


def test_an_age_from_partial_dates_is_a_span() -> None:
    assert age_at("1985-03-16", "2022-03-15") == (36, 36)
    assert age_at("1985-03-16", "2022-03-16") == (37, 37)
    assert age_at("1985", "2022-03-16") == (36, 37)
    assert age_at("2023", "2022-03-16") is None
    assert age_at("1885", "2022") is None


def test_an_age_on_both_sides_of_18_is_no_group() -> None:
    told = [group_of(age) for age in [(17, 17), (18, 18), (59, 60), (60, 60), (17, 18), None]]
    assert told == [AgeGroup.CHILD, AgeGroup.ADULT, AgeGroup.ADULT, AgeGroup.OLDER, AgeGroup.UNKNOWN, AgeGroup.UNKNOWN]


def test_a_time_of_day_is_hours_and_minutes() -> None:
    assert [read_clock(c) for c in ("9:05", "09.05", "25:00", "noon", time(9, 5))] == [
        "09:05",
        "09:05",
        None,
        None,
        "09:05",
    ]


def test_a_name_is_taken_apart_only_where_a_patronymic_shows_its_order() -> None:
    assert split_name("Тестенко Зразок Прикладович") == ("Тестенко", "Зразок", "Прикладович")
    assert split_name("Зразок Прикладович Тестенко") == ("Тестенко", "Зразок", "Прикладович")
    assert split_name("Testenko Zrazok Prykladovych") == ("Testenko", "Zrazok", "Prykladovych")
    assert split_name("Тестенко Зразок") == (None, None, None)
    assert split_name("Testenko, Sample") == (None, None, None)


def test_marks_and_case_tell_no_two_rows_apart() -> None:
    assert alike("ТЕСТЕНКО  Зразок", None) == alike("Тестенко", "зразок")
    assert alike("Дем’ян") == alike("Дем'ян")


def test_a_word_has_one_meaning_in_its_field() -> None:
    import tomllib
    from importlib import resources

    raw = tomllib.loads(resources.files("solferino.measure.register").joinpath("words.toml").read_text("utf-8"))
    _one_meaning(raw["columns"])
    for codes_of in raw["values"].values():
        _one_meaning(codes_of)
    assert set(raw["columns"]) <= set(FIELDS) and set(raw["values"]) <= set(CODED)


def _one_meaning(found: dict[str, list[str]]) -> None:
    meanings: dict[str, set[str]] = {}
    for meaning, told in found.items():
        for word in told:
            meanings.setdefault(plain(word), set()).add(meaning)
    assert {word: m for word, m in meanings.items() if len(m) > 1} == {}


def test_every_code_of_a_word_is_a_code_of_the_vocabularies() -> None:
    for name, found in words().values.items():
        assert set(found.values()) <= codes(name), name
