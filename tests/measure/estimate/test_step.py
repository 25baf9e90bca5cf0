"""Which estimates still hold: held against the register as it is, without the vault."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from measure.counting.people import edition
from measure.estimate.samples import kept
from solferino.measure.estimate import step
from solferino.model import Decision, DecisionKind


def case_with(*decisions: Decision, derived: str | None = None) -> Any:
    """A case whose register has the lists of the estimate and nobody on them."""
    editions = [
        edition("lst_1", "memorial", "2024-03-20"),
        edition("lst_2", "morgue", "2024-03-20", derived_from=derived),
        edition("lst_3", "press", "2024-03-20"),
    ]
    record = SimpleNamespace(
        lists=lambda: editions, estimates=lambda: [kept()], decisions=lambda: list(decisions), judgements=list,
        latest_entries=lambda _: {},
    )  # fmt: skip
    return SimpleNamespace(record=record)


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "casualties", lambda _: iter(()))


def test_an_estimate_of_other_rows_does_not_hold() -> None:
    (one,) = step.standing(case_with())
    assert not one.holds and one.changed == "other rows of memorial are counted now"


def test_lists_that_turn_out_to_be_one_source_hold_no_estimate() -> None:
    (one,) = step.standing(case_with(derived="memorial"))
    assert not one.holds and "they are one source" in one.changed


def test_the_first_withdrawal_counts_and_other_decisions_do_not() -> None:
    first = Decision(
        "d1", DecisionKind.WITHDRAW, kept().id, "A. N.", "2025-01-02T00:00:00Z", "a reason of some words", ()
    )
    other = Decision("d2", DecisionKind.GRADE, kept().id, "B. O.", "2025-01-01T00:00:00Z", "a reason of some words", ())
    again = Decision(
        "d3", DecisionKind.WITHDRAW, kept().id, "C. P.", "2025-01-03T00:00:00Z", "a reason of some words", ()
    )
    (one,) = step.standing(case_with(other, first, again))
    assert one.withdrawn == first and not one.holds
