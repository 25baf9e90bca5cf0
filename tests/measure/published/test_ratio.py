"""Rate ratios with exact intervals (oracle: statistics.md §4.2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.errors import Refused
from solferino.measure.published.ratio import rate_ratio


def test_sixty_against_forty_is_not_called_an_increase() -> None:
    """Published oracle: 1.50, exact 95 % interval 0.9889–2.2971, p = 0.0569."""
    found = rate_ratio(60, 30, 40, 30)
    assert found.value == pytest.approx(1.5)
    assert [found.low, found.high] == pytest.approx([0.9889, 2.2971], abs=5e-5)
    assert found.p == pytest.approx(0.0569, abs=5e-5)
    assert not found.settled


def test_days_of_the_periods_scale_the_ratio() -> None:
    assert rate_ratio(60, 60, 40, 30).value == pytest.approx(0.75)


def test_from_zero_the_ratio_is_open_above() -> None:
    found = rate_ratio(7, 30, 0, 30)
    assert (found.value, found.high) == (float("inf"), float("inf"))
    assert found.low == pytest.approx(1.44, abs=0.01)  # 7 of 7: Clopper–Pearson from 0.5904


def test_nothing_against_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="M80"):
        rate_ratio(0, 30, 0, 30)


@given(st.integers(0, 400), st.integers(0, 400), st.integers(1, 400), st.integers(1, 400))
def test_swapping_the_periods_inverts_the_interval(new: int, old: int, new_days: int, old_days: int) -> None:
    if new + old == 0:
        return
    one, other = rate_ratio(new, new_days, old, old_days), rate_ratio(old, old_days, new, new_days)
    assert one.low <= one.value <= one.high
    assert one.p == pytest.approx(other.p)
    if other.high not in (0.0, float("inf")):
        assert one.low == pytest.approx(1 / other.high, rel=1e-6)
