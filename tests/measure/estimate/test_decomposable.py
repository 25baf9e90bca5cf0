"""Oracles of statistics.md §1.7, D1-D5; reference: dga 2.0.2 and Madigan and York 1997."""

from __future__ import annotations

import math

import pytest

from measure.estimate.samples import KOSOVO, MADIGAN_3, MADIGAN_5, UK_5
from solferino.measure.estimate.decomposable import GraphAverage, average, default_delta
from solferino.measure.estimate.graphs import decomposable
from solferino.measure.estimate.special import log_gamma
from solferino.measure.estimate.table import Floats, PatternTable


def done(table: PatternTable, delta: float | None = None, most: int | None = None) -> GraphAverage:
    out = average(table, delta, most)
    assert out is not None
    return out


def test_d1_kosovo_with_the_default_delta() -> None:
    assert default_delta(4) == 1 / 16
    k = done(KOSOVO, None, 5 * KOSOVO.n)
    assert k.mean == pytest.approx(12749.316, abs=0.01)
    assert (k.low, k.median, k.high, k.mode) == (9827, 12595, 16544, 12267)
    best, weight = k.top[0]
    assert best == "[123,134]" and weight == pytest.approx(0.9855, abs=5e-5)


def test_d2_a_large_delta_slides_to_the_documented_number() -> None:
    assert done(KOSOVO, 1.0, 5 * KOSOVO.n).mean == pytest.approx(4829.456, abs=0.01)
    half = done(KOSOVO, 0.5, 5 * KOSOVO.n)
    assert half.mean == pytest.approx(11030.735, abs=0.01)
    assert (half.low, half.median, half.high, half.mode) == (4500, 11323, 14486, 4401)


def test_d3_madigan_and_york_five_lists() -> None:
    m = done(MADIGAN_5, 0.5, 300)
    assert m.mean == pytest.approx(617.816, abs=0.01)
    assert (m.low, m.median, m.high, m.mode) == (588, 616, 655, 614)
    assert [w for _, w in m.top[:5]] == pytest.approx([0.2171, 0.1603, 0.0823, 0.0654, 0.0519], abs=1e-4)


def test_d4_madigan_and_york_three_lists_with_their_prior() -> None:
    def prior(total: Floats) -> Floats:
        out: Floats = log_gamma(13.14 + total) - log_gamma(total + 1) + total * math.log(55.17 / 56.17)
        return out

    m = average(MADIGAN_3, 1.0, 300, prior)
    assert m is not None
    assert (m.mean, m.harmonic) == pytest.approx((733.452, 731.097), abs=0.01)
    assert m.mode == 728
    assert [w for _, w in m.top[:4]] == pytest.approx([0.3738, 0.3099, 0.2818, 0.0345], abs=1e-4)


@pytest.mark.parametrize(("lists", "count"), [(3, 8), (4, 61), (5, 822), (6, 18_154)])
def test_d5_the_number_of_decomposable_graphs(lists: int, count: int) -> None:
    graphs = decomposable(lists)
    assert len(graphs.names) == len(set(graphs.names)) == count


def test_every_recipe_covers_each_list_once() -> None:
    """Above the line less below it, each list stands in the likelihood exactly once."""
    graphs = decomposable(4)
    for i in range(4):
        holding = [s for s in range(16) if s >> i & 1]
        assert set(graphs.recipes[:, holding].sum(axis=1).tolist()) == {1}


def test_a_thinned_grid_changes_nothing_that_is_printed() -> None:
    """Five lists on 20 n = 54,880 numbers are thinned; statistics.md §1.3 has 21,282 (10,387-33,508) in full."""
    k = done(UK_5)
    assert (k.mean, k.low, k.high) == pytest.approx((21282, 10387, 33508), rel=1e-3)


@pytest.mark.parametrize("delta", [0.0, -1.0, 11.0, math.nan])
def test_a_delta_that_is_no_prior_is_refused(delta: float) -> None:
    with pytest.raises(ValueError, match="delta is"):
        average(KOSOVO, delta)
