"""Figures as a person enters them: rows are taken or refused one by one, and nothing is guessed."""

from __future__ import annotations

from datetime import datetime

import pytest

from solferino.errors import Refused
from solferino.measure.published.entered import read_figures
from solferino.model import DocumentRef

REF = DocumentRef("doc_1", "figures.csv", "0" * 64)
HEADER = ("series", "metric", "value", "from", "to", "published")
ROW = ("HRMMU", "civilians killed", "429", "2023-12", "2024-02", "2024-03-26")


def rows(*more: tuple[object, ...]) -> list[tuple[int, tuple[object, ...]]]:
    return list(enumerate((HEADER, *more), 1))


def test_a_row_gives_a_figure_that_keeps_its_words() -> None:
    found = read_figures(rows(ROW), REF)
    (figure,) = found.figures
    assert (figure.value, figure.period, figure.published) == (429, ("2023-12-01", "2024-02-29"), "2024-03-26")
    assert found.text[figure.passage.start : figure.passage.end] == figure.passage.text == " | ".join(ROW)


def test_the_same_table_gives_the_same_ids() -> None:
    assert [f.id for f in read_figures(rows(ROW), REF).figures] == [f.id for f in read_figures(rows(ROW), REF).figures]


def test_cells_of_a_spreadsheet_are_taken_as_what_they_are() -> None:
    (figure,) = read_figures(
        rows(("HRMMU", "civilians killed", 1374, datetime(2023, 12, 1), datetime(2024, 2, 29), None)), REF
    ).figures
    assert (figure.value, figure.period, figure.published) == (1374, ("2023-12-01", "2024-02-29"), None)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({2: "over 400"}, "M82"),
        ({2: "-4"}, "M82"),
        ({2: "9" * 12}, "M82"),
        ({3: "2024-02-30"}, "M83"),
        ({3: "2024-05"}, "M83"),
        ({2: ""}, "M85"),
        ({0: None}, "M85"),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_and_named(changed: dict[int, object], code: str) -> None:
    bad = tuple(changed.get(i, c) for i, c in enumerate(ROW))
    found = read_figures(rows(bad, ROW), REF)
    assert len(found.figures) == 1
    (complaint,) = found.complaints
    assert (complaint.code, complaint.about) == (code, "figures.csv, row 2")


def test_a_row_said_twice_counts_once() -> None:
    found = read_figures(rows(ROW, ROW), REF)
    assert (len(found.figures), [c.code for c in found.complaints]) == (1, ["M84"])


@pytest.mark.parametrize("header", [("series", "metric"), ("series", "metric", "value", "value")])
def test_a_header_that_lacks_or_repeats_a_column_is_refused(header: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="M81"):
        read_figures([(1, header)], REF)


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(Refused, match=r"M81 figures\.csv: the table is empty"):
        read_figures([], REF)
