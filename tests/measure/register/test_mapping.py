"""The mapping of columns: proposed by words, settled by a person, and never two meanings for one column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.errors import Refused
from solferino.measure.register.mapping import Mapping, doubts, propose, read_mapping, with_columns, write_mapping

COLUMNS = '[columns]\n"ПІБ" = "name"\n"Дата" = "date"\n'


def test_headers_of_three_languages_are_known() -> None:
    for headers in (
        ["No.", "Surname", "Given name", "Date of birth", "Sex", "Place of death", "Remarks"],
        ["№ п/п", "Прізвище", "Ім’я", "Дата народження", "Стать", "Місце загибелі", "Примітки"],
        ["№", "Фамилия", "Имя", "Дата рождения", "Пол", "Место гибели", "Примечание"],
    ):
        found = [f for _, f in propose("x", headers).columns]
        assert found == ["number", "last", "first", "birth", "sex", "place", "note"], headers


def test_an_unknown_header_is_kept_without_a_meaning() -> None:
    assert propose("x", ["ПІБ", "Улюблений колір"]).columns == (("ПІБ", "name"), ("Улюблений колір", ""))


def test_two_columns_for_one_field_are_a_doubt_and_neither_is_taken() -> None:
    proposed = propose("x", ["ПІБ", "Дата", "Дата події"])
    assert [f for _, f in proposed.columns] == ["name", "", ""]
    assert doubts(proposed) == ["2 columns could be date: “Дата”, “Дата події”"]


def test_a_list_that_says_of_nobody_who_they_are_is_a_doubt() -> None:
    assert doubts(propose("x", ["Дата", "Вік"])) == ["no column says who a row is about (name, last, first or number)"]


def test_what_is_written_is_read_back() -> None:
    mapping = Mapping(
        "book-2", (("ПІБ", "name"), ('A "b" \\ c\n', ""), ("Стать", "sex")), publisher="A publisher", as_of="2022-05",
        sheets=("One", "Zwei"), header=3, dates="mdy", of_all={"outcome": "KILLED"}, values={"sex": {"чл": "M"}},
    )  # fmt: skip
    assert read_mapping(write_mapping(mapping, {"ПІБ": "filled in 3 of 3"}), "m.toml") == mapping


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=6, unique=True))
def test_any_header_can_be_written_and_read(headers: list[str]) -> None:
    mapping = Mapping("x", tuple((h, "name" if i == 0 else "") for i, h in enumerate(headers)))
    assert read_mapping(write_mapping(mapping), "m.toml").columns == mapping.columns


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[columns]\n"A" = "name"\n"A" = "last"\n', "M03"),
        ('[columns]\n"A" = "name"\n"B" = "name"\n', "M03"),
        ('[columns]\n"A" = "nom"\n', "M05"),
        ('[columns]\n"A" = ""\n', "M08"),
        (f'{COLUMNS}[all]\nstatus = "CST-GOOD"\n', "M05"),
        (f'{COLUMNS}[all]\nname = "x"\n', "M05"),
        (f'{COLUMNS}[values.sex]\n"ч" = "MALE"\n', "M05"),
        (f'{COLUMNS}[values.name]\n"a" = "b"\n', "M05"),
        (f'{COLUMNS}[read]\ndates = "ydm"\n', "M02"),
        (f"{COLUMNS}[read]\nheader = 0\n", "M02"),
        (f'{COLUMNS}[list]\nas_of = "May"\n', "M02"),
        (f'{COLUMNS}[list]\nseries = "Big Book"\n', "M02"),
        (f'{COLUMNS}[list]\nsource = "x"\n', "M02"),
        (f"{COLUMNS}[colums]\n", "M02"),
        ("columns = 3\n", "M02"),
        ('[columns]\n"A" = 3\n', "M02"),
        ("not toml", "M02"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as error:
        read_mapping(text, "m.toml", "x")
    assert error.value.code == code


def test_a_column_that_the_file_does_not_have_is_refused() -> None:
    mapping = read_mapping(COLUMNS, "m.toml", "x")
    assert with_columns(mapping, ["Дата", "піб", "Інше"], "f").columns == (
        ("Дата", "date"),
        ("піб", "name"),
        ("Інше", ""),
    )
    with pytest.raises(Refused) as error:
        with_columns(mapping, ["ПІБ"], "f")
    assert error.value.code == "M04" and "“Дата”" in error.value.what
