"""Putting draws together: replicates of one population (imputation or linkage draws), and strata of a larger one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solferino.measure.estimate.special import normal_quantile, student_quantile

Draws = tuple[int, Sequence[float]]  # documented persons, and draws of the persons on no list


@dataclass(frozen=True, slots=True)
class Combined:
    """Persons in all from several sets of draws: `documented` is the mean over replicates or the sum over strata."""

    documented: int
    point: int
    low: int
    high: int
    parts: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Replicates taken apart: `both` is the combined estimate; `within` the interval that one replicate has by itself,
    `between` the one that only the differences between replicates make, both about the same middle; `share` of the
    variance that is due to these differences, 0 to 1, on the log of the unseen."""

    both: Combined
    within: tuple[int, int]
    between: tuple[int, int]
    share: float


def combine_replicates(replicates: Sequence[Draws]) -> Combined:
    """One estimate from m replicates by total expectation and variance on the log of the unseen (Rubin 1987, as in
    Gargiulo et al. 2024; statistics.md §1.5).

    Point and limits come from different scales, so that the point can sit off the middle. ValueError below two: one
    replicate shows nothing of the uncertainty of linkage or imputation.
    """
    return spread_of_draws(replicates).both


def spread_of_draws(replicates: Sequence[Draws]) -> Spread:
    """The same, taken apart."""
    unseen = [np.maximum(np.asarray(draws, dtype=np.float64), 0.1) for _, draws in replicates]
    logs = [np.log(draws) for draws in unseen]
    return _spread(
        [n for n, _ in replicates],
        [float(draws.mean()) for draws in unseen],
        [float(one.mean()) for one in logs],
        [float(one.var(ddof=1)) for one in logs],
    )


def spread_of_intervals(replicates: Sequence[tuple[int, float, float, float]]) -> Spread:
    """The same from methods that give no draws: documented persons, point and 95 % limits of each. The unseen are taken
    for log-normal, with the point in the middle and the limits' distance as its width."""
    unseen = [max(point - n, 0.1) for n, point, _, _ in replicates]
    ends = [(math.log(max(low - n, 0.1)), math.log(max(high - n, 0.1))) for n, _, low, high in replicates]
    width = 2 * normal_quantile(0.975)
    return _spread(
        [n for n, *_ in replicates],
        unseen,
        [math.log(value) for value in unseen],
        [((high - low) / width) ** 2 for low, high in ends],
    )


def _spread(
    counts: Sequence[int], unseen: Sequence[float], middles: Sequence[float], variances: Sequence[float]
) -> Spread:
    """From each replicate's documented persons, mean of the unseen, and mean and variance of their log."""
    m = len(counts)
    if m < 2:
        raise ValueError(f"{m} replicate shows nothing of the spread between replicates; give at least 2")
    documented = float(np.mean(counts))
    point = _round(documented) + _round(float(np.mean(unseen)))
    within = float(np.mean(variances))
    between = float(np.var(middles, ddof=1))
    added = (1 + 1 / m) * between
    z = normal_quantile(0.975)
    t = student_quantile(0.975, (m - 1) * (1 + within / ((m + 1) * between)) ** 2) if between > 0 else z
    middle = float(np.mean(middles))

    def ends(reach: float) -> tuple[int, int]:
        low, high = (_round(documented + math.exp(middle + step)) for step in (-reach, reach))
        return low, high

    both = ends(t * math.sqrt(within + added))
    share = added / (within + added) if between > 0 else 0.0
    combined = Combined(_round(documented), point, *both, m)
    return Spread(combined, ends(z * math.sqrt(within)), ends(t * math.sqrt(added)), share)


def add_strata(strata: Sequence[Draws], seed: int) -> Combined:
    """The total over strata, draw by draw; never the sum of interval ends, which would be too wide.

    Every stratum must have been estimable: the caller leaves none out without saying so. ValueError for no stratum.
    """
    if not strata:
        raise ValueError("no stratum to add")
    rng = np.random.default_rng(seed)
    size = min(len(draws) for _, draws in strata)
    # Shuffled, so that the drift of one chain is not added to the drift of another.
    total = np.sum([rng.permutation(np.asarray(draws, dtype=np.float64))[:size] for _, draws in strata], axis=0)
    documented = sum(n for n, _ in strata)
    low, middle, high = (documented + _round(float(q)) for q in np.quantile(total, [0.025, 0.5, 0.975]))
    return Combined(documented, middle, low, high, len(strata))


def _round(value: float) -> int:
    return math.floor(value + 0.5)
