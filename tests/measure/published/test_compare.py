"""Periods side by side (method.md §2.6, statistics.md §4.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from solferino.measure.periods import Count
from solferino.measure.published.compare import Coverage, compare_all, comparison, sentence, verdict

AUTUMN = Count(576 + 1864, date(2023, 8, 1), date(2023, 11, 30))
WINTER = Count(429 + 1374, date(2023, 12, 1), date(2024, 2, 29))
SPRING = Count(436 + 1760, date(2024, 3, 1), date(2024, 5, 31))
TODAY = date(2024, 12, 1)


def test_the_winter_report_is_comparable_with_the_autumn_before() -> None:
    assert sentence(AUTUMN, WINTER, "civilians killed or injured") == (
        "1,803 civilians killed or injured in 91 days (19.8 a day), after 2,440 in 122 days (20.0 a day): comparable."
    )


def test_no_percentage_stands_on_a_base_below_ten() -> None:
    few = Count(8, date(2024, 1, 1), date(2024, 1, 31))
    many = Count(24, date(2024, 3, 1), date(2024, 3, 31))
    (_, row) = compare_all([(few, Coverage()), (many, Coverage())], TODAY)
    assert row.percent is None
    assert "too small for a percentage" in sentence(few, many, "persons killed")


def test_an_interval_that_includes_one_gives_no_direction() -> None:
    forty = Count(40, date(2024, 1, 1), date(2024, 1, 31))
    sixty = Count(60, date(2024, 3, 1), date(2024, 3, 31))
    (_, row) = compare_all([(forty, Coverage()), (sixty, Coverage())], TODAY)
    assert (row.percent, row.direction) == (Decimal("50.0"), "")
    assert sentence(forty, sixty, "persons killed").endswith("this may be chance.")


def test_a_rise_that_the_interval_bears_has_a_direction() -> None:
    (_, spring) = compare_all([(WINTER, Coverage()), (SPRING, Coverage())], TODAY)
    assert (spring.percent, spring.word, spring.direction) == (Decimal(22), "higher", "up")


def test_lists_that_came_or_went_break_the_series_and_take_the_direction() -> None:
    (_, row) = compare_all([(WINTER, Coverage(("A",))), (SPRING, Coverage(("A", "B")))], TODAY)
    assert row.breaks and row.direction == ""


def test_a_period_on_which_reports_still_come_in_is_provisional() -> None:
    slow = Coverage(slow=200)
    (winter, spring) = compare_all([(WINTER, slow), (SPRING, slow)], TODAY)
    assert (winter.provisional, spring.provisional) == (False, True)


def test_an_estimate_stands_beside_the_count_and_is_not_added() -> None:
    (row,) = compare_all([(WINTER, Coverage())], TODAY, [(2500, 3900)])
    assert (row.count.value, row.estimate) == (1803, (2500, 3900))


def test_running_totals_overlap_and_are_not_compared_as_periods() -> None:
    since = date(2022, 2, 24)
    rows = compare_all(
        [(Count(100, since, date(2023, 1, 1)), Coverage()), (Count(120, since, TODAY), Coverage())], TODAY
    )
    assert verdict(rows[1]) == "not comparable"
    assert "The periods overlap, so that the same persons are in both." in comparison(
        rows[0], rows[1], "persons killed"
    )


def test_a_base_below_ten_is_comparable_and_has_no_percentage() -> None:
    few, many = Count(8, date(2024, 1, 1), date(2024, 1, 31)), Count(24, date(2024, 3, 1), date(2024, 3, 31))
    (first, row) = compare_all([(few, Coverage()), (many, Coverage())], TODAY)
    assert (verdict(first), verdict(row)) == ("", "comparable; no percentage of fewer than 10")
