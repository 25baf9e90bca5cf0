"""What hangs on who is who: draws of the linkage through the whole panel, spreads beside each other, refusals kept."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from measure.estimate.samples import KOSOVO
from solferino.measure.estimate.combine import combine_replicates, spread_of_draws, spread_of_intervals
from solferino.measure.estimate.estimate import Method
from solferino.measure.estimate.latent import Sampling
from solferino.measure.estimate.linkage import Linked, over_draws
from solferino.measure.estimate.panel import Plan
from solferino.measure.estimate.table import PatternTable, from_text
from solferino.measure.estimate.words import render_linkage

TINY = Sampling(sweeps=200, burn=50, thin=1)
PLAN = Plan(sampling=TINY, quick=TINY, sensitivity=False)
NAMES = KOSOVO.lists


def fewer_matches(times: int) -> PatternTable:
    """Kosovo with that many of those on the first two lists taken apart."""
    cells = dict(zip(KOSOVO.patterns, KOSOVO.counts, strict=True))
    cells[1, 1, 0, 0] -= times
    cells[1, 0, 0, 0] += times
    cells[0, 1, 0, 0] += times
    return from_text(NAMES, " ".join(f"{''.join(map(str, p))}:{n}" for p, n in cells.items()))


def linked(*draws: PatternTable) -> Linked:
    return over_draws(KOSOVO, draws, 1, PLAN, name="killed", short=TINY)


def test_every_method_has_the_spread_of_sampling_of_linkage_and_of_both() -> None:
    found = linked(KOSOVO, fewer_matches(40), fewer_matches(80))
    assert (found.draws, found.different, found.documented) == (3, 3, (4400, 4480)) and found.estimable
    assert [m for m, _ in found.spreads] == [m for m in Method if m is not Method.CHAPMAN]
    for method, spread in found.spreads:
        low, high = spread.both.low, spread.both.high
        assert low <= spread.within[0] <= spread.within[1] <= high, method
        assert 0 < spread.share < 1 and spread.both.documented == 4440


def test_missed_matches_raise_every_answer() -> None:
    same, fewer = linked(KOSOVO, KOSOVO), linked(fewer_matches(80), fewer_matches(80))
    rises = {m: b.both.point - a.both.point for (m, a), (_, b) in zip(same.spreads, fewer.spreads, strict=True)}
    del rises[Method.LATENT]  # chains of 200 sweeps are noise
    assert min(rises.values()) > 2 * 80, "several times more than the count"


def test_draws_that_are_one_table_show_no_linkage_spread_and_are_estimated_once() -> None:
    found = linked(KOSOVO, KOSOVO, KOSOVO)
    assert found.different == 1 and all(spread.share < 1e-9 for _, spread in found.spreads)
    assert all(spread.both.low == spread.within[0] for _, spread in found.spreads)


def test_a_draw_that_is_refused_leaves_no_estimate_over_the_draws() -> None:
    apart = from_text(NAMES, "1000:500 0100:400 0010:300 0001:200")
    found = linked(KOSOVO, apart)
    assert not found.estimable and found.spreads == () and found.panel.estimable
    text = " ".join(render_linkage(found).split())
    assert "Not estimable in 1 of 2 draws: M42" in text and "So there is no estimate" in text
    assert "95 % interval" not in text and "both, 95 %" not in text and "at least 4,400 persons" in text


def test_a_likeliest_table_that_is_refused_is_no_estimate_either() -> None:
    two = from_text("AB", "10:100 01:50 11:20")
    found = over_draws(two, [two, two], 1, PLAN, short=TINY)
    assert not found.estimable and found.refused[0][1] == 2
    assert "Only the documented number above may be used." in render_linkage(found)


def test_the_text_puts_the_spreads_side_by_side_and_adds_nothing() -> None:
    text = render_linkage(linked(KOSOVO, fewer_matches(80)))
    assert max(len(line) for line in text.splitlines()) <= 110
    flat = " ".join(text.split())
    assert "2 draws of the pairs that nobody decided" in flat and "with 4,400 to 4,480 documented persons" in flat
    assert "sampling who is who both, 95 % linkage" in flat and "never added to the documented number" in flat


def test_the_same_draws_and_seed_give_the_same_numbers() -> None:
    draws = (KOSOVO, fewer_matches(20))
    assert linked(*draws).spreads == linked(*draws).spreads


def test_one_draw_shows_nothing() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        linked(KOSOVO)


def test_a_spread_of_draws_is_the_combination_of_replicates_taken_apart() -> None:
    draws = [(100, [10.0, 20.0, 40.0]), (104, [30.0, 50.0, 90.0])]
    spread = spread_of_draws(draws)
    assert spread.both == combine_replicates(draws)
    assert 0.5 < spread.share < 0.9


def test_replicates_that_differ_by_rounding_alone_have_no_spread_between_them() -> None:
    spread = spread_of_intervals([(1000, 1100.0, 1050.0, 1200.0), (1000, 1100.0 + 1e-11, 1050.0, 1200.0)])
    assert spread.share < 1e-9 and (spread.both.low, spread.both.high) == spread.within


def test_intervals_of_log_normal_unseen_combine_as_their_draws_do() -> None:
    """Two replicates with the unseen at 100 and 150, each log-normal with a deviation of 0.2."""
    reach = math.exp(1.959964 * 0.2)
    ends = [(1000, 1000 + f, 1000 + f / reach, 1000 + f * reach) for f in (100.0, 150.0)]
    spread = spread_of_intervals(ends)
    between = 1.5 * (math.log(150) - math.log(100)) ** 2 / 2
    assert spread.share == pytest.approx(between / (between + 0.04), rel=1e-3)
    assert spread.within == (round(1000 + math.sqrt(15000) / reach), round(1000 + math.sqrt(15000) * reach))
    alone = spread_of_intervals([ends[0], ends[0]])
    assert (alone.share, alone.both.low, alone.both.high) == (0.0, round(ends[0][2]), round(ends[0][3]))


def test_a_plan_is_named_before_the_draws_and_kept_in_them() -> None:
    plan = replace(PLAN, headline=Method.AVERAGE)
    found = over_draws(KOSOVO, [KOSOVO, KOSOVO], 1, plan, short=TINY)
    assert found.panel.plan is plan
