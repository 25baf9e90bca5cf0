"""Which times lie in a period: an open end holds everything, and what may or may not lie in it is not guessed."""

from __future__ import annotations

import pytest

from measure.counting.people import on
from solferino.measure.counting.select import in_period, one_month
from solferino.model import When

JANUARY = ("2024-01-01", "2024-01-31")


@pytest.mark.parametrize(
    ("when", "inside"),
    [
        (on("2024-01-31"), True),
        (on("2024-02-01"), False),
        (on("2023-12-31", "2024-01-01"), None),
        (on("2024-01-10", "2024-01-20"), True),
        (None, None),
    ],
)
def test_a_time_is_inside_outside_or_open(when: When | None, inside: bool | None) -> None:
    assert in_period(when, *JANUARY) is inside


def test_a_period_without_ends_holds_what_has_no_date() -> None:
    assert in_period(None, None, None) is True


def test_a_range_over_two_months_has_no_month() -> None:
    assert (one_month(on("2024-01-30", "2024-02-02")), one_month(on("2024-01-30"))) == (None, "2024-01")
