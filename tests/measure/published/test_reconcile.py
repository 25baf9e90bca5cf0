"""What lies between a register and a published figure: every step named, the rest left open."""

from __future__ import annotations

from dataclasses import replace

from measure.published.figures import figure
from solferino.measure.published.reconcile import Claim, reconcile, told
from solferino.model import Casualty, CasualtyOutcome, CasualtySource, Tally, Verification, When
from solferino.model.when import Precision

PERIOD = ("2024-01-01", "2024-01-31")
ONE = Casualty(
    id="cas_1",
    pseudonym="P-1",
    outcome=CasualtyOutcome.KILLED,
    sources=(CasualtySource("list", "ent_1", "lst_1", "row 2"),),
    recorded_at="2024-02-01T00:00:00Z",
    date=When("", "2024-01-05", "2024-01-05", Precision.DAY),
    status="CST-CIV",
    verification=Verification.VERIFIED,
    verified_at="2024-02-02T00:00:00Z",
)
CLAIM = Claim(figure(5, *PERIOD, "2024-02-10"), dead=True, status="CST-CIV", inside=lambda _: True)


def test_each_reason_for_not_counting_alike_is_a_step() -> None:
    people = [
        ONE,
        replace(ONE, id="2", verification=Verification.PENDING, verified_at=None),
        replace(ONE, id="3", verified_at="2024-03-01T00:00:00Z"),
        replace(ONE, id="4", date=None),
        replace(ONE, id="5", status="CST-UNK"),
        replace(ONE, id="6", outcome=CasualtyOutcome.INJURED),
        replace(ONE, id="7", date=When("", "2024-03-01", "2024-03-01", Precision.DAY)),
        replace(ONE, id="8", verification=Verification.REJECTED),
    ]
    found = reconcile(CLAIM, people)
    assert (found.ours, found.gap, found.open) == (1, 4, 0)
    assert {s.what: s.high for s in found.steps} == {
        "recorded but pending": 1,
        "verified after the figure was published": 1,
        "without a date that settles the period": 1,
        "of unknown status": 1,
    }


def test_what_no_step_explains_stays_open() -> None:
    found = reconcile(CLAIM, [ONE])
    assert (found.gap, found.open) == (4, 4)
    assert "       4  not explained" in told(found)


def test_persons_not_recorded_one_by_one_stand_as_a_range_and_named_ones_are_taken_off_once() -> None:
    tally = Tally("t", CasualtyOutcome.KILLED, 3, 6, (), "2024-02-01T00:00:00Z", date=ONE.date, named=1)
    (step,) = reconcile(CLAIM, [ONE], [tally]).steps
    assert (step.low, step.high) == (2, 5)


def test_a_tally_of_another_area_explains_nothing() -> None:
    there = Tally("t", CasualtyOutcome.KILLED, 3, 6, (), "2024-02-01T00:00:00Z", date=ONE.date)
    assert reconcile(replace(CLAIM, inside=lambda _: False), [], [there]).steps == ()


def test_a_register_that_has_more_says_so() -> None:
    found = reconcile(replace(CLAIM, figure=figure(1, *PERIOD, "2024-02-10")), [ONE, replace(ONE, id="2")])
    assert (found.gap, found.open) == (-1, -1)
    assert "1  more in the register than published" in told(found)
