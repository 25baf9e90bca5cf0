"""Review sheets: what a person says of a row is kept with name and day, and nothing is guessed from a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.errors import Refused
from solferino.measure.agreement.review import COLUMNS, corrected, read_sheet, sheet
from solferino.model import Allegation, Decision, DecisionKind, Stance
from solferino.model.reviewed import called_wrong, reviews
from telling import body, tell

AT = "2026-11-22T08:00:00Z"
TOLD = tell("Soldiers killed six men near Paris.", "KIL-01", count=6, harm="killed", by=body("The Group"), where="FR")
KNOWN = {TOLD.id: TOLD}
TEXTS = {TOLD.document.name: (TOLD.document.id, "Soldiers killed six men near Paris. They burned a barn.")}


def rows(**changed: str) -> list[tuple[int, dict[str, str]]]:
    (row,) = sheet([TOLD])
    return [(2, {**dict(zip(COLUMNS, row, strict=True)), **changed})]


def read(by: str = "A. Reviewer", **changed: str) -> Decision:
    found = read_sheet(rows(**changed), KNOWN, TEXTS, by, AT)
    assert found.complaints == ()
    return found.decisions[0]


def test_a_row_without_a_verdict_is_open() -> None:
    found = read_sheet(rows(), KNOWN, TEXTS, "A. Reviewer", AT)
    assert (found.decisions, found.open) == ((), 1)


def test_a_verdict_is_a_decision_of_a_named_person() -> None:
    made = read(verdict="right")
    assert (made.kind, made.about, made.by, made.values) == (
        DecisionKind.REVIEW, TOLD.id, "A. Reviewer", (("verdict", "right"),)
    )  # fmt: skip
    assert read(verdict="right").id == made.id


def test_a_changed_cell_becomes_the_field_and_the_record_stays() -> None:
    made = read(verdict="changed", low="7", high="7", stance="alleged")
    right = corrected(TOLD, [made])
    assert right is not None
    assert (right.victims.low, right.stance) == (7, Stance.ALLEGED)
    assert (TOLD.victims.low, TOLD.stance) == (6, Stance.ASSERTED)


def test_a_row_that_is_called_right_may_not_be_changed() -> None:
    found = read_sheet(rows(verdict="right", low="9"), KNOWN, TEXTS, "A", AT)
    assert [c.code for c in found.complaints] == ["M71"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"verdict": "fine"}, "M71"),
        ({"verdict": "changed", "low": "six"}, "M72"),
        ({"verdict": "changed", "act": "KIL-99"}, "M72"),
        ({"verdict": "changed", "from": "May"}, "M72"),
        ({"verdict": "changed", "stance": "sure"}, "M72"),
        ({"verdict": "wrong", "id": "alg-none"}, "M70"),
        ({"verdict": "missed", "id": "", "passage": "burned a ship", "act": "PRO-02"}, "M73"),
        ({"verdict": "missed", "id": "", "passage": "burned a barn", "act": ""}, "M72"),
    ],
)
def test_a_row_that_cannot_be_is_left_out_and_named(changed: dict[str, str], code: str) -> None:
    found = read_sheet(rows(**changed), KNOWN, TEXTS, "A", AT)
    assert (found.decisions, [(c.code, c.about) for c in found.complaints]) == ((), [(code, "row 2")])


def test_nobody_is_no_reviewer() -> None:
    with pytest.raises(Refused, match="M74"):
        read_sheet(rows(verdict="right"), KNOWN, TEXTS, " ", AT)


def test_the_latest_review_of_a_person_holds_and_two_persons_both_stand() -> None:
    first, then, other = read(verdict="right"), read(verdict="wrong"), read("B", verdict="right")
    assert [d.value("verdict") for d in reviews([first, then])[TOLD.id]] == ["wrong"]
    assert len(reviews([first, then, other])[TOLD.id]) == 2


def test_only_what_everybody_calls_wrong_is_left_out_of_the_links() -> None:
    wrong, right = read(verdict="wrong"), read("B", verdict="right")
    assert called_wrong([wrong]) == {TOLD.id}
    assert called_wrong([wrong, right]) == frozenset()
    assert corrected(TOLD, [wrong, right]) is None


def test_a_missed_fact_is_said_of_its_document() -> None:
    made = read(verdict="missed", id="", passage="burned a barn", act="PRO-02", low="", high="", harm="")
    assert (made.about, made.value("anchor"), made.value("act")) == (TOLD.document.id, "burned a barn", "PRO-02")


@given(st.text(max_size=30))
def test_no_cell_of_a_sheet_starts_a_formula(words: str) -> None:
    row = sheet([tell(words or "x", "KIL-01")])[0]
    assert not any(cell[:1] in "=+-@\t\r" for cell in row if cell)


@given(st.sampled_from(["=1+1", "-5", "@x", "+44", "plain"]))
def test_what_was_tamed_comes_back_as_it_was(name: str) -> None:
    told: Allegation = tell("x killed y.", "KIL-01", by=body(name))
    row = dict(zip(COLUMNS, sheet([told])[0], strict=True)) | {"verdict": "right"}
    found = read_sheet([(2, row)], {told.id: told}, {}, "A", AT)
    assert found.complaints == () and found.decisions[0].values == (("verdict", "right"),)
