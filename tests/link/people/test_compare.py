"""Fields compared: the levels, their symmetry, and that SQL and Python say the same."""

from __future__ import annotations

import itertools

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folk import someone
from solferino.link.people.block import keys
from solferino.link.people.levels import BY_NAME, FIELDS, UNKNOWN, compare
from solferino.link.people.levels_sql import SQL, table
from solferino.link.people.pair import apart, conflict
from solferino.link.people.person import Person, people

LAST = ["Коваль", "Koval", "Ковальова", "Ковальов", "Бондар", "Бондарь", "Шевчук", "Іванова", "Ivanov", ""]
FIRST = ["Олена", "Елена", "Лена", "О.", "Дмитро", "Дима", "Dmitry", "Дмитор", "Коваль", ""]
PATRONYMIC = ["Петрівна", "Петровна", "П.", "Сергійович", "Сергеевич", ""]
BIRTH = ["1971-03-05", "1971-05-03", "1971-03-06", "1971", "1971-03", "1972-01-01", "1990-12-31", ""]
DEATH = ["2022-03-16", "2022-03-17", "2022-03-22", "2022-04-10", "2022-03", "2023", ""]
PLACE = ["Бахмут", "Артемівськ", "Artyomovsk", "Маріуполь", "Mariupol", "Ізюм", "Харків", "Nirgendwo", ""]

CELLS = {
    "last": LAST, "first": FIRST, "patronymic": PATRONYMIC, "birth": BIRTH, "death": DEATH, "place": PLACE,
    "sex": ["m", "f", ""], "identifier": ["AB123", "AB124", ""],
}  # fmt: skip
persons = st.fixed_dictionaries({k: st.sampled_from(v) for k, v in CELLS.items()}).map(lambda cells: someone(**cells))


def level(field: str, one: Person, other: Person) -> str:
    found = BY_NAME[field].level(one, other)
    return "unknown" if found == UNKNOWN else BY_NAME[field].levels[found].name


@pytest.mark.parametrize(
    ("field", "column", "one", "other", "wanted"),
    [
        ("last", "last", "Коваль", "Koval", "same"),
        ("last", "last", "Ковальов", "Ковальова", "form"),
        ("last", "last", "Бондаренко", "Бондареко", "close"),
        ("last", "last", "Коваль", "Мороз", "other"),
        ("last", "last", "Коваль", "", "unknown"),
        ("first", "first", "Дмитро", "Дима", "short"),
        ("first", "first", "Олена", "О.", "initial"),
        ("first", "first", "Олена", "И.", "other"),
        ("birth", "birth", "1971-03-05", "1971-05-03", "turned"),
        ("birth", "birth", "1971-03-05", "1971-03-06", "slip"),
        ("birth", "birth", "1971-03-05", "1971", "part"),
        ("birth", "birth", "1971-03-05", "1971-11-28", "year"),
        ("birth", "birth", "1971-03-05", "1972-11-28", "near"),
        ("birth", "birth", "1971-03-05", "05.03.1971", "same"),
        ("death", "death", "2022-03-16", "2022-03-19", "days"),
        ("death", "death", "2022-03-16", "2022-03", "part"),
        ("death", "death", "2022-03-16", "2022-05-16", "other"),
        ("place", "place", "Бахмут", "Артёмовск", "same"),
        ("place", "place", "м. Бахмут", "Artemivsk", "same"),
        ("place", "place", "Дніпропетровськ", "Dnipro", "same"),
        ("place", "place", "Харків", "Львів", "other"),
        ("sex", "sex", "ж", "female", "same"),
        ("identifier", "identifier", "КВ 123-456", "кв123456", "same"),
    ],
)
def test_two_fields_reach_the_level(field: str, column: str, one: str, other: str, wanted: str) -> None:
    assert level(field, someone(**{column: one}), someone(**{column: other})) == wanted


def test_an_age_gives_a_year_of_birth_that_is_never_taken_for_exact() -> None:
    by_age = someone(age="51", death="2022-03-16")
    assert (by_age.birth.text, by_age.birth.about) == ("1971", True)
    assert level("birth", by_age, someone(birth="1971-03-05")) == "year"
    assert level("birth", by_age, someone(birth="1970-03-05")) == "near"


@given(persons, persons)
def test_the_comparison_does_not_know_left_from_right(one: Person, other: Person) -> None:
    assert compare(one, other) == compare(other, one)
    assert conflict(one, other) == conflict(other, one)
    assert apart(one, other, True) == apart(other, one, True)


@given(persons)
def test_nobody_differs_from_themselves(one: Person) -> None:
    for field, found in zip(FIELDS, compare(one, one), strict=True):
        assert found == UNKNOWN or field.levels[found].name in ("same", "initial", "part"), field.name


@settings(max_examples=15)
@given(st.lists(persons, min_size=2, max_size=12))
def test_sql_and_python_reach_the_same_levels(found: list[Person]) -> None:
    rows = table(found, [keys(p) for p in found])
    sides = ", ".join(f"{t}.{c} AS {c}_{t}" for t in "lr" for c in rows.column_names)
    cases = ", ".join(
        f"CASE WHEN {SQL[f.name][0]} THEN {UNKNOWN} "
        + " ".join(f"WHEN {condition} THEN {n}" for n, condition in enumerate(SQL[f.name][1:]))
        + f" ELSE {len(f.levels) - 1} END"
        for f in FIELDS
    )
    pairs = f"(SELECT {sides} FROM rows l JOIN rows r ON l.ref < r.ref)"  # noqa: S608 - our own columns
    with duckdb.connect(":memory:") as link:
        link.register("rows", rows)
        told = link.execute(f"SELECT ref_l, ref_r, {cases} FROM {pairs}").fetchall()  # noqa: S608
    for i, k, *levels in told:
        assert tuple(levels) == compare(found[i], found[k]), (found[i], found[k])
    assert len(told) == len(list(itertools.combinations(found, 2)))


def test_a_death_before_the_birth_is_no_date_of_either() -> None:
    rows = [
        {"id": "1", "list": "a", "last": "Коваль", "birth": "1971-03-05", "death": d} for d in ("1970", "1971-03-04")
    ]
    rows = [{**row, "id": str(n)} for n, row in enumerate(rows)]
    found, complaints = people(rows)
    assert [(p.birth.text, p.death.text) for p in found] == [("", ""), ("", "")]
    assert [c.code for c in complaints] == ["L48", "L48"] and not any("Коваль" in c.line() for c in complaints)
    fine, none = people([{"id": "1", "list": "a", "last": "Коваль", "birth": "1971-03-05", "death": "1971"}])
    assert (fine[0].death.text, none) == ("1971", ())


def test_a_date_that_is_none_is_unknown_and_said() -> None:
    rows = [{"id": "1", "list": "a", "last": "Коваль", "birth": "31.02.1971"}, {"id": "1", "list": "a"}, {"list": "a"}]
    found, complaints = people(rows)
    assert [p.birth.text for p in found] == [""]
    assert [c.code for c in complaints] == ["L41", "L42", "L40"]
    assert not any("Коваль" in c.line() for c in complaints)
