"""Tables as spreadsheet programs write them: every cell as received, hostile files refused with a code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solferino.errors import Refused, SolferinoError
from solferino.read.limits import Limits
from solferino.read.sheets import open_table
from solferino.read.sheets_csv import find_delimiter
from solferino.read.sheets_xlsx import column
from solferino.read.table import NOT_COMPUTED, Wanted

LIMITS = Limits(seconds=60)
TELLING = Wanted()


def rows(path: Path, sheet: int = 0, wanted: Wanted = TELLING) -> list[tuple[Any, ...]]:
    with open_table(path, LIMITS, wanted) as table:
        return [r.cells for r in table.rows(sheet)]


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def workbook(path: Path, cells: Sequence[Any], merged: tuple[str, ...] = ()) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in cells:
        sheet.append(row)
    for stretch in merged:
        sheet.merge_cells(stretch)
    book.create_sheet("Notes").sheet_state = "hidden"
    book.save(path)
    return path


def refused(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(SolferinoError) as error, open_table(path, limits) as table:
        list(table.rows())
    return error.value.code


# CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1251"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    text = "Прізвище;Населений пункт;Примітка\r\n" + "Тестенко;Зразкове;поранений вдома уламком\r\n" * 5
    raw = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    assert rows(write(tmp_path / "a.csv", raw))[1] == ("Тестенко", "Зразкове", "поранений вдома уламком")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    assert (
        find_delimiter(
            delimiter.join("abc") + "\n" + delimiter.join(["1,5", "x", "y"]) + "\n"
            if delimiter != ","
            else "a,b\n1,2\n"
        )
        == delimiter
    )


def test_what_excel_says_of_the_delimiter_holds(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", b"sep=|\r\na|b,c\r\n1|2,3\r\n")
    assert rows(path) == [("a", "b,c"), ("1", "2,3")]
    assert rows(write(tmp_path / "b.csv", b"a|b,c\n1|2,3\n"), wanted=Wanted(delimiter="|")) == [
        ("a", "b,c"),
        ("1", "2,3"),
    ]


def test_line_ends_and_delimiters_in_quotation_marks_stay(tmp_path: Path) -> None:
    with open_table(write(tmp_path / "a.csv", b'a,b\n"x\ny","p,""q"""\n\n,\n1,\n'), LIMITS) as table:
        found = [(r.number, r.cells) for r in table.rows()]
    assert found == [(1, ("a", "b")), (3, ("x\ny", 'p,"q"')), (6, ("1", None))]


def test_a_mark_that_is_never_closed_is_no_crash(tmp_path: Path) -> None:
    assert refused(write(tmp_path / "a.csv", b'a,b\n1,"' + b"x,y\n" * 5_000_000)) == "R07"


# XLSX


def test_cells_keep_their_kind(tmp_path: Path) -> None:
    cells = [["a", "b"], [1, 2.5], [True, None], [date(2022, 3, 16), datetime(2022, 3, 16, 9, 5)], ["Ї\n", time(9, 5)]]
    found = rows(workbook(tmp_path / "a.xlsx", cells))
    assert found == [
        ("a", "b"),
        (1, 2.5),
        (True,),
        (date(2022, 3, 16), datetime(2022, 3, 16, 9, 5)),
        ("Ї\n", time(9, 5)),
    ]


def test_of_a_formula_only_a_saved_value_counts(tmp_path: Path) -> None:
    assert rows(workbook(tmp_path / "a.xlsx", [["a"], ["=1+1"], ["#REF!"]])) == [("a",), (NOT_COMPUTED,), ("#REF!",)]


def test_a_merged_cell_counts_for_all_that_it_covers(tmp_path: Path) -> None:
    cells = [["Title", None, None], ["a", "b", "c"], ["x", 1, 2], [None, 3, 4], ["y", 5, 6]]
    found = rows(workbook(tmp_path / "a.xlsx", cells, ("A1:C1", "A3:A4")))
    assert found == [("Title", "Title", "Title"), ("a", "b", "c"), ("x", 1, 2), ("x", 3, 4), ("y", 5, 6)]


def test_sheets_have_names_and_may_be_hidden_and_are_read_again(tmp_path: Path) -> None:
    with open_table(workbook(tmp_path / "a.xlsx", [["a"], ["b"]]), LIMITS) as table:
        assert [(s.name, s.hidden) for s in table.sheets] == [("Sheet", False), ("Notes", True)]
        assert next(table.rows(0)).cells == ("a",)
        assert [[r.cells for r in table.rows(0)] for _ in range(2)] == [[("a",), ("b",)]] * 2
        assert list(table.rows(1)) == []


def test_the_calendar_of_the_file_holds(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2022, 3, 16)
    book.save(tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx") == [(date(2022, 3, 16),)]


def test_columns_are_counted_by_letters() -> None:
    assert [column(c) for c in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16_383]


# what is refused


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "R01"),
        (b"%PDF-1.4", "R19"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "R19"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old excel", "R19"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "R08"),
        (b"PK\x03\x04 not a zip", "R10"),
        (bytes(range(256)) * 20, "R07"),
        (b"a\x00b\x00c,\x00" * 50, "R07"),
    ],
)
def test_what_is_no_table_is_refused_whatever_its_name(tmp_path: Path, content: bytes, code: str) -> None:
    assert refused(write(tmp_path / "a.xlsx", content)) == code
    assert refused(write(tmp_path / "a.csv", content)) == code


def changed(path: Path, part: str, content: bytes) -> Path:
    """The workbook with one part in another's place."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return write(path, out.getvalue())


def test_an_archive_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    assert refused(changed(path, "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 50_000_000)) == "R11"


def test_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert refused(changed(path, "xl/worksheets/sheet1.xml", bomb)) == "R17"
    late = b"<worksheet>" + b" " * 5_000 + b"<sheetData></sheetData></worksheet>"
    assert rows(changed(path, "xl/worksheets/sheet1.xml", late)) == []


@pytest.mark.parametrize(
    "content", [b"", b"<worksheet><sheetData><row", b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>"]
)
def test_a_damaged_sheet_is_refused(tmp_path: Path, content: bytes) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    assert refused(changed(path, "xl/worksheets/sheet1.xml", content)) == "R10"


def test_a_reader_that_is_too_slow_is_ended(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", [["a"]]), Limits(seconds=0.001)) == "R14"


def test_rows_that_go_backwards_fail_our_check(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    sheet = b"<worksheet><sheetData>" + b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in (5, 2)
    ) + b"</sheetData></worksheet>"  # fmt: skip
    assert refused(changed(path, "xl/worksheets/sheet1.xml", sheet)) == "R16"


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as error, open_table(write(tmp_path / "a.csv", b"a,b\n" * 100), Limits(file_bytes=99)):
        pass
    assert error.value.code == "R03"


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_a_refusal_with_a_code(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path / "any.csv", content)
    try:
        assert all(isinstance(c, str | None) for row in rows(path) for c in row)
    except SolferinoError as error:
        assert error.code.startswith("R")
