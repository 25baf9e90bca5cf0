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


def combine_replicates(replicates: Sequence[Draws]) -> Combined:
    """One estimate from m replicates by total expectation and variance on the log of the unseen (Rubin 1987, as in
    Gargiulo et al. 2024; statistics.md §1.5).

    Point and limits come from different scales, so that the point can sit off the middle. ValueError below two: one
    replicate shows nothing of the uncertainty of linkage or imputation.
    """
    m = len(replicates)
    if m < 2:
        raise ValueError(f"{m} replicate shows nothing of the spread between replicates; give at least 2")
    unseen = [np.maximum(np.asarray(draws, dtype=np.float64), 0.1) for _, draws in replicates]
    documented = float(np.mean([n for n, _ in replicates]))
    point = _round(documented) + _round(float(np.mean([draws.mean() for draws in unseen])))
    logs = [np.log(draws) for draws in unseen]
    within = float(np.mean([one.var(ddof=1) for one in logs]))
    between = float(np.var([one.mean() for one in logs], ddof=1))
    spread = math.sqrt(within + (1 + 1 / m) * between)
    if between > 0:
        reach = student_quantile(0.975, (m - 1) * (1 + within / ((m + 1) * between)) ** 2) * spread
    else:
        reach = normal_quantile(0.975) * spread
    middle = float(np.mean([one.mean() for one in logs]))
    low, high = (_round(documented + math.exp(middle + step)) for step in (-reach, reach))
    return Combined(_round(documented), point, low, high, m)


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
