"""metadata.csv, as people write it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.ingest.metadata import Row, dates, key, parse
from solferino.model import Published

HEADER = "name,title,publisher,published,language,address\n"
FULL = Row(
    "a.txt",
    2,
    "A title",
    "The Example",
    Published("2021-05-03", "2021-05-03", "metadata"),
    "en",
    "https://example.org/a",
)


def complaints(text: str | bytes) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    return [c.line() for c in parse(raw, "metadata.csv").complaints]


def codes(text: str | bytes) -> list[str]:
    return [line.split()[0] for line in complaints(text)]


ROW = "a.txt,A title,The Example,2021-05-03,en,https://example.org/a\n"


@pytest.mark.parametrize(
    "raw",
    [
        (HEADER + ROW).encode(),
        (HEADER + ROW).encode("utf-8-sig"),
        (HEADER + ROW).encode("utf-16"),
        (HEADER + ROW).replace(",", ";").encode(),
        (HEADER + ROW).replace(",", "\t").encode(),
        (HEADER + ROW).replace("\n", "\r\n").encode(),
        (HEADER.upper() + "\n ,,\n" + ROW).encode().replace(b"\n\n", b"\n", 1),
        b"address,language,published,publisher,title,name\n"
        b"https://example.org/a,EN-gb,2021-05-03, The Example ,A title,a.txt",
    ],
)
def test_a_table_is_read_however_the_program_wrote_it(raw: bytes) -> None:
    found = parse(raw, "metadata.csv")
    assert found.complaints == []
    (row,) = found.rows.values()
    assert replace(row, line=2) == FULL


def test_columns_may_be_left_out_but_the_name() -> None:
    assert parse(b"name\na.txt\n", "m").rows == {"a.txt": Row("a.txt", 2)}
    assert parse(b"name,title\na.txt\n", "m").rows == {"a.txt": Row("a.txt", 2)}
    found = parse(b"title,language\nA title,en\n", "sub/metadata.csv")
    assert found.rows == {}
    assert [c.line() for c in found.complaints] == [
        "I21 sub/metadata.csv: has no column `name`, nothing in it was used. "
        "Its first line should be name,title,publisher,published,language,address"
    ]
    assert codes("") == ["I21"]


def test_an_unknown_column_is_told_and_the_rest_is_used() -> None:
    text = "name,titel,title,title\na.txt,x,A title,Other\n"
    assert codes(text) == ["I22", "I22"]
    assert parse(text.encode(), "m").rows["a.txt"].title == "A title"


@pytest.mark.parametrize(
    "date", ["2023-02-31", "yesterday", "2023-13", "0000", "31.12.2023", "2023-2-3", "2023-02-03T10:00"]
)
def test_an_impossible_date_costs_the_date_only(date: str) -> None:
    text = f"name,title,published\na.txt,A title,{date}\nb.txt,B,2021\n"
    assert complaints(text) == [
        f"I23 metadata.csv, line 2: `{date}` is no date, a.txt stays without one. Write YYYY, YYYY-MM or YYYY-MM-DD"
    ]
    rows = parse(text.encode(), "m").rows
    assert (rows["a.txt"].title, rows["a.txt"].published) == ("A title", Published())
    assert rows["b.txt"].published == Published("2021-01-01", "2021-12-31", "metadata")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2021-05", ("2021-05-01", "2021-05-31")),
        ("2021-12", ("2021-12-01", "2021-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-29", ("2024-02-29", "2024-02-29")),
        ("2023-02-29", None),
        ("9999", None),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(text: str, days: tuple[str, str] | None) -> None:
    assert dates(text) == days


def test_a_second_row_for_a_name_is_told_and_the_first_holds() -> None:
    text = "name,title\na.txt,First\n./a.txt,Second\n"
    assert complaints(text) == [
        "I24 metadata.csv, line 3: is a second row for ./a.txt, line 2 is used. Take one of them away"
    ]
    assert parse(text.encode(), "m").rows["a.txt"].title == "First"


def test_a_language_that_is_no_code_is_left_out() -> None:
    assert codes("name,language\na.txt,Ukrainian (Latin)\n") == ["I25"]
    assert parse(b"name,language\na.txt,UK\n", "m").rows["a.txt"].language == "uk"


def test_a_row_with_too_many_cells_or_no_name_is_left_out() -> None:
    text = "name,title\na.txt,Killed, and wounded\n,No name\nb.txt,B\n"
    assert codes(text) == ["I26", "I26"]
    assert list(parse(text.encode(), "m").rows) == ["b.txt"]
    assert parse(b"name,title\na.txt,A,,,\n", "m").rows["a.txt"].title == "A"  # what spreadsheets leave behind


def test_what_is_no_table_is_told() -> None:
    assert codes("name,title\nчерга.txt,Черга\n".encode("cp1251")) == ["I20"]
    assert codes(b'name,title\na.txt,A\nb.txt,"never closed\n') == ["I20"]
    assert list(parse(b'name,title\na.txt,A\nb.txt,"never closed\n', "m").rows) == ["a.txt"]


def test_a_complaint_does_not_carry_what_a_terminal_would_obey() -> None:
    (line,) = complaints("name,published\na.txt,\x1b[2Jgone\n")
    assert "\x1b" not in line


def test_names_are_compared_by_what_they_look_like() -> None:
    assert key("./sub\\Izi\u0301um.txt") == "sub/Iz\u00edum.txt"


@settings(deadline=None)
@given(st.binary() | st.text().map(lambda t: ("name,published,language\n" + t).encode("utf-8", "surrogatepass")))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    found = parse(raw, "metadata.csv")
    assert all(c.code.startswith("I2") for c in found.complaints)
