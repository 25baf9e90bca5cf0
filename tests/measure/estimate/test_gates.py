"""The gates: which lists let no estimate through, and which only with a warning."""

from __future__ import annotations

import pytest

from measure.estimate.samples import ARTIFICIAL_3, KOSOVO, MADIGAN_3, MADIGAN_5, UK_5, UK_6, US_WEST
from solferino.measure.estimate.gates import gate
from solferino.measure.estimate.panel import panel
from solferino.measure.estimate.remarks import Weight
from solferino.measure.estimate.table import PatternTable, from_text
from solferino.measure.estimate.words import render_text


def refusals(table: PatternTable) -> list[str]:
    return [r.code for r in gate(table) if r.weight is Weight.REFUSAL]


def warnings(table: PatternTable) -> list[str]:
    return [f"{r.code} {r.about}" for r in gate(table) if r.weight is Weight.WARNING]


REFUSED = [
    pytest.param(from_text("AB", "10:100 01:80 11:20"), "M40", "fewer than three lists", id="two lists"),
    pytest.param(from_text("ABC", "100:90 010:80 110:20"), "M41", "this list holds nobody", id="an empty list"),
    pytest.param(from_text("ABC", "111:1"), "M42", "only 1 of them", id="one record"),
    pytest.param(from_text("ABC", "100:50 010:60 001:70"), "M42", "only 0 of them", id="zero overlap"),
    pytest.param(from_text("ABC", ""), "M42", "only 0 of them", id="nobody at all"),
    pytest.param(from_text("ABC", "100:90 010:80 110:20 101:15"), "M44", "C in A", id="a list inside another"),
    pytest.param(from_text("ABC", "110:40 001:50 111:9"), "M44", "A in B", id="one list twice"),
    pytest.param(ARTIFICIAL_3, "M43", "A, B | C", id="S4 Artificial_3"),
]


@pytest.mark.parametrize(("table", "code", "says"), REFUSED)
def test_what_cannot_be_estimated_gets_a_reason_and_no_number(table: PatternTable, code: str, says: str) -> None:
    assert code in refusals(table)
    done = panel(table)
    assert not done.estimable and done.rows == () and done.headline is None and done.span is None
    text = render_text(done)
    assert says in " ".join(text.split()) and "Only the documented number above may be used." in text
    assert "95 % interval" not in text


@pytest.mark.parametrize("table", [KOSOVO, UK_6, UK_5, US_WEST, MADIGAN_3, MADIGAN_5])
def test_published_tables_pass(table: PatternTable) -> None:
    assert refusals(table) == []


def test_a_thin_list_and_a_pair_that_shares_nobody_are_warned_of() -> None:
    said = warnings(from_text("ABC", "100:90 010:80 001:4 110:25 011:3"))
    assert said == ["M50 C", "M51 A and C"]


def test_a_list_that_lies_nearly_inside_another_is_warned_of() -> None:
    assert warnings(from_text("ABC", "100:90 010:80 001:2 110:25 101:40 011:10")) == []
    assert warnings(from_text("ABC", "100:90 010:80 001:2 110:25 101:58")) == ["M52 C in A", "M51 B and C"]


def test_a_small_list_inside_another_is_warned_of_and_not_refused() -> None:
    """Below ten records chance puts a list inside a large one."""
    table = from_text("ABC", "100:90 010:80 110:25 101:6")
    assert refusals(table) == [] and "M52 C in A" in warnings(table)


def test_a_million_persons_are_warned_of() -> None:
    table = from_text("ABC", "100:400000 010:300000 001:200000 110:50000 101:30000 011:20000 111:10000")
    assert refusals(table) == [] and warnings(table) == ["M63 1,010,000 persons"]


def test_two_lists_get_the_two_list_number_with_its_warning_and_never_a_row() -> None:
    done = panel(from_text("AB", "10:100 01:50 11:20"))
    text = " ".join(render_text(done).split())
    assert done.rows == ()
    assert "Chapman, two lists: 408" in text and "no estimate for a report" in text
