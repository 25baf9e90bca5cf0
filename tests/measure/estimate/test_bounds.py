"""Chao's lower bounds (K7; reference Rcapture 1.4-4) and the two-list number."""

from __future__ import annotations

import pytest

from measure.estimate.samples import KOSOVO
from solferino.measure.estimate.bounds import chao, chapman
from solferino.measure.estimate.table import from_text


def test_k7_the_lower_bounds_of_kosovo() -> None:
    alike, by_list = chao(KOSOVO, by_list=False), chao(KOSOVO)
    assert alike is not None and by_list is not None
    assert (alike.total, alike.se) == pytest.approx((8787.2, 222.6), abs=0.1)
    assert (by_list.total, by_list.se) == pytest.approx((8591.2, 213.5), abs=0.1)


def test_a_bound_without_bends_is_the_formula_of_chao() -> None:
    """60 persons seen once, 20 twice, 5 by all three lists: n + f1²(t-1)/(2 t f2) = 85 + 3600·2/(6·20)."""
    table = from_text("ABC", "100:20 010:20 001:20 110:7 101:7 011:6 111:5")
    bound = chao(table, by_list=False)
    assert bound is not None and bound.total == pytest.approx(85 + 60)


def test_no_bound_where_nobody_is_on_two_lists() -> None:
    assert chao(from_text("ABC", "100:20 010:20 001:20")) is None


def test_chapman_of_two_lists() -> None:
    """(120+1)(70+1)/(20+1) - 1 with 120 and 70 on the lists and 20 on both."""
    (pair,) = chapman(from_text("AB", "10:100 01:50 11:20"))
    assert pair.both == 20
    assert pair.bound.total == pytest.approx(121 * 71 / 21 - 1)
    assert pair.bound.low < pair.bound.total < pair.bound.high
