"""What comes in as a table and what is refused: never a number that looks fine from a file that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from measure.estimate.samples import KOSOVO
from solferino.errors import Refused
from solferino.measure.estimate.read import Columns, read_strata, read_table
from solferino.measure.estimate.table import Pattern, from_text, pattern_table


def write(folder: Path, text: str) -> Path:
    path = folder / "lists.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pattern_table_is_read_as_it_stands(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, '"A","B","C","count"\n1,0,0,5\n1,1,0,3\n0,0,1,0\n'))
    assert table == from_text("ABC", "100:5 110:3")
    assert table.by_list().tolist() == [8, 3, 0]


def test_one_row_a_person(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, "id,in_A,in_B\np1,1,0\np2,1,1\np3,1,1\n"))
    assert table == from_text("AB", "10:1 11:2")


def test_one_row_a_person_and_list(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, "person_id,list\np1,B\np2,A\np1,A\np3,A\n"))
    assert table == from_text("AB", "10:2 11:1")


def test_the_three_forms_of_one_population_are_one_table(tmp_path: Path) -> None:
    cells: dict[Pattern, int] = {(1, 0, 0): 4, (0, 1, 1): 2, (1, 1, 1): 1}
    people = [p for p, count in cells.items() for _ in range(count)]
    wide = "id,in_A,in_B,in_C\n" + "".join(f"{i},{p[0]},{p[1]},{p[2]}\n" for i, p in enumerate(people))
    long = "id,list\n" + "".join(f"{i},{n}\n" for i, p in enumerate(people) for n, m in zip("ABC", p, strict=True) if m)
    one = read_table(write(tmp_path, wide))
    assert one == read_table(write(tmp_path, long)) == pattern_table("ABC", cells)
    assert one.digest == pattern_table("ABC", dict(reversed(cells.items()))).digest


def test_strata_are_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path, "id,in_A,in_B,year\np1,1,0,1999\np2,1,1,1998\np3,0,1,1999\n")
    columns = Columns(lists=("in_A", "in_B"), person="id", strata=("year",))
    assert read_strata(path, columns) == {("1998",): from_text("AB", "11:1"), ("1999",): from_text("AB", "10:1 01:1")}


def test_leaving_a_list_out_joins_what_it_told_apart() -> None:
    assert from_text("ABC", "100:5 101:2 001:7").without(["C"]) == from_text("AB", "10:7")


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        pytest.param("", "M30", "holds no table", id="empty"),
        pytest.param("A,B,count\n1,0,5\n1,0\n", "M30", "line 3: has 2 cells", id="a short line"),
        pytest.param("A,B,C\n1,0,1\n", "M31", "do not tell", id="no count and no id"),
        pytest.param("A,A,count\n1,0,5\n", "M31", "stands twice in the header", id="one name for two columns"),
        pytest.param("A,B,count\n1,2,5\n", "M32", "other than 0 or 1", id="a mark that is none"),
        pytest.param("A,B,count\n1,,5\n", "M32", "other than 0 or 1", id="an empty mark"),
        pytest.param("A,B,count\n1,0,-5\n", "M32", "not a whole number", id="a negative count"),
        pytest.param('A,B,count\n1,0,"1,131"\n', "M32", "not a whole number", id="a count with a comma"),
        pytest.param("A,B,count\n1,0,5\n0,0,7\n", "M33", "7 persons are on no list", id="all-zero pattern"),
        pytest.param(
            "id,in_A,in_B\np1,1,0\np2,0,0\n", "M33", "line 3: this person is on no list", id="nobody's person"
        ),
        pytest.param("A,B,count\n1,0,5\n1,0,7\n", "M34", "the pattern 10 stands twice", id="one pattern twice"),
        pytest.param(
            "id,in_A,in_B\np1,1,0\np1,0,1\n", "M34", "line 3: the id of this row stands twice", id="one id twice"
        ),
        pytest.param("id,list\np1,A\np1,A\n", "M34", "stands twice on A", id="one id twice on one list"),
        pytest.param("id,in_A,in_B\n,1,0\n", "M32", "has no id", id="no id"),
        pytest.param("id," + ",".join(f"in_{i}" for i in range(65)) + "\n", "M35", "65 lists", id="65 lists"),
    ],
)
def test_bad_input_is_refused_with_its_place(tmp_path: Path, text: str, code: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as caught:
        read_table(write(tmp_path, text))
    assert caught.value.code == code


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"A,B,count\n\xff\xfe,1,2\n")
    with pytest.raises(Refused, match=r"M30 x\.csv: is not a CSV in UTF-8"):
        read_table(tmp_path / "x.csv")
    with pytest.raises(Refused, match=r"M30 none\.csv: cannot be read"):
        read_table(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        pytest.param(Columns(lists=("A", "A"), count="count"), "column A: is used for two things", id="list twice"),
        pytest.param(Columns(lists=("A", "B"), count="A"), "column A: is used for two things", id="list and count"),
        pytest.param(Columns(lists=("A", "Z"), count="count"), "column Z: is not in the file", id="not there"),
        pytest.param(Columns(count="count"), "no column is a list", id="no list"),
        pytest.param(Columns(lists=("A",), listed="B", person="count"), "goes with ids", id="two forms at once"),
    ],
)
def test_a_column_mapped_twice_is_refused(tmp_path: Path, columns: Columns, says: str) -> None:
    with pytest.raises(Refused, match=f"M31.*{says}"):
        read_table(write(tmp_path, "A,B,count\n1,0,5\n"), columns)


def test_a_refusal_never_names_a_person(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read_table(write(tmp_path, "id,in_A\nOlena Kazkova,1\nOlena Kazkova,1\n"))
    assert "Olena" not in str(caught.value)


@pytest.mark.slow
def test_a_million_rows_are_read_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "million.csv"
    marks = [f",{i % 2},{1 - i % 2},{int(i % 5 == 0)}\n" for i in range(10)]
    path.write_text("id,in_A,in_B,in_C\n" + "".join(f"{i}{marks[i % 10]}" for i in range(1_000_000)))
    table = read_table(path)
    assert table == from_text("ABC", "101:100000 100:400000 011:100000 010:400000")


def test_the_kosovo_file_is_the_published_table(shared: Path) -> None:
    assert read_table(shared / "data/mse/kosovo_1999.csv") == KOSOVO
