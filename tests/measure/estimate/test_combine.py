"""Replicates and strata (statistics.md §1.5, C1 on a synthetic set)."""

from __future__ import annotations

import math

import numpy as np
import pytest

from solferino.measure.estimate.combine import Combined, add_strata, combine_replicates
from solferino.measure.estimate.special import log_gamma, student_quantile


def test_c1_three_replicates_by_hand() -> None:
    """Logs of the unseen: (5, 6), (6, 7), (7, 8), so W = 0.5, B = 1, V = 0.5 + 4/3, df = 2 (1 + 0.5/4)² = 2.53125.

    The t quantile of that df is 3.54…, the limits n + exp(6.5 ∓ 3.54… √1.8333).
    """
    replicates = [
        (100, [math.exp(5), math.exp(6)]),
        (102, [math.exp(6), math.exp(7)]),
        (104, [math.exp(7), math.exp(8)]),
    ]
    t = student_quantile(0.975, 2.53125)
    assert 3.4 < t < 3.7  # between the tables' 4.303 for 2 and 3.182 for 3
    reach = t * math.sqrt(0.5 + 4 / 3)
    mean = sum(math.exp(k) for k in (5, 6, 6, 7, 7, 8)) / 6
    low, high = round(102 + math.exp(6.5 - reach)), round(102 + math.exp(6.5 + reach))
    assert combine_replicates(replicates) == Combined(102, 102 + round(mean), low, high, 3)


def test_replicates_that_differ_widen_the_interval() -> None:
    draws = np.exp(np.random.default_rng(1).normal(6, 0.2, 500)).tolist()
    alike = combine_replicates([(100, draws), (100, draws)])
    apart = combine_replicates([(100, draws), (100, [1.3 * d for d in draws])])
    assert apart.high - apart.low > alike.high - alike.low


def test_one_replicate_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        combine_replicates([(10, [1.0, 2.0])])


def test_no_unseen_person_counts_as_a_tenth_in_the_logs() -> None:
    assert combine_replicates([(10, [0.0, 0.0]), (10, [0.0, 0.0])]) == Combined(10, 10, 10, 10, 2)


def test_strata_are_added_by_draws_and_not_by_ends() -> None:
    rng = np.random.default_rng(2)
    one, two = (rng.normal(1000, 100, 20_000).tolist() for _ in range(2))
    total = add_strata([(500, one), (700, two)], seed=1)
    assert (total.documented, total.parts) == (1200, 2)
    assert total.point == pytest.approx(3200, abs=6)
    # The sum of the ends would reach 2 × 196 to each side; independent draws reach √2 × 196.
    assert (total.high - total.low) / 2 == pytest.approx(math.sqrt(2) * 196, rel=0.03)
    assert add_strata([(500, one), (700, two)], seed=1) == total


@pytest.mark.parametrize(("df", "t"), [(1, 12.7062), (2, 4.3027), (3, 3.1824), (10, 2.2281), (30, 2.0423)])
def test_the_t_quantile_is_that_of_the_tables(df: float, t: float) -> None:
    assert student_quantile(0.975, df) == pytest.approx(t, abs=5e-5)
    assert student_quantile(0.025, df) == pytest.approx(-t, abs=5e-5)


@pytest.mark.parametrize("df", [1e6, 9e6, 1.1e7, 1e12, 1e17, 1e60])
def test_with_ever_more_degrees_of_freedom_the_t_quantile_is_the_normal_one(df: float) -> None:
    assert student_quantile(0.975, df) == pytest.approx(1.959964, abs=3e-6)


def test_log_gamma_is_that_of_the_standard_library() -> None:
    x = np.array([1e-3, 0.0625, 0.5, 1.0, 2.5, 31.0, 4400.5, 1e7])
    assert log_gamma(x) == pytest.approx([math.lgamma(v) for v in x], rel=1e-12, abs=1e-12)
