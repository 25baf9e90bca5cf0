"""Comparing periods without misleading anybody (method.md §2.6; the arithmetic is that of published reports)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from solferino.errors import Refused
from solferino.measure.periods import Count, compare_periods, percent, raw_percent, variants

AUTUMN = Count(576 + 1864, date(2023, 8, 1), date(2023, 11, 30))
WINTER = Count(429 + 1374, date(2023, 12, 1), date(2024, 2, 29))


def test_three_months_and_four_are_compared_by_the_day() -> None:
    """§9: 20.0 a day over 122 days against 19.8 over 91: "comparable"."""
    found = compare_periods(AUTUMN, WINTER)
    assert (AUTUMN.days, WINTER.days) == (122, 91)
    assert (found.basis, found.old, found.new) == ("daily average", Decimal("20.0"), Decimal("19.8"))
    assert (found.percent, found.word) == (Decimal("-0.9"), "comparable")
    assert found.note == "periods of 122 and 91 days"


def test_totals_of_unequal_periods_are_refused_as_a_percentage() -> None:
    with pytest.raises(Refused, match="M01 122 and 91 days"):
        raw_percent(AUTUMN, WINTER)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [(12, 5, "-58.3"), (3, 12, "300.0"), (42, 19, "-54.8"), (281, 167, "-41"), (641, 502, "-22"), (2196, 3274, "49")],
)
def test_published_percentages_come_out(old: int, new: int, change: str) -> None:
    assert percent(old, new) == Decimal(change)


def test_from_zero_there_is_no_percentage() -> None:
    zero = Count(0, date(2024, 1, 1), date(2024, 1, 31))
    some = Count(4, date(2024, 3, 1), date(2024, 3, 31))
    found = compare_periods(zero, some)
    assert (found.percent, found.word) == (None, "higher")


def test_months_of_30_and_31_days_are_of_one_length_and_february_is_not() -> None:
    march, april, february = (
        Count(604, date(2024, 3, 1), date(2024, 3, 31)),
        Count(703, date(2024, 4, 1), date(2024, 4, 30)),
        Count(502, date(2024, 2, 1), date(2024, 2, 29)),
    )
    # 30 against 31 days is 3.2 %: by the rule daily averages, not totals
    assert compare_periods(march, april).basis == "daily average"
    assert compare_periods(february, april).basis == "daily average"
    assert compare_periods(march, Count(1, date(2024, 5, 1), date(2024, 5, 31))).basis == "total"


def test_different_editions_are_named() -> None:
    old = Count(641, date(2024, 1, 1), date(2024, 1, 31), "2024-02-09")
    new = Count(604, date(2024, 3, 1), date(2024, 3, 31), "2024-04-09")
    assert "may have been revised" in compare_periods(old, new).note


def test_one_point_apart_may_be_rounding() -> None:
    assert variants(Decimal("26.5"), Decimal(26))
    assert not variants(Decimal(31), Decimal("22.9"))
