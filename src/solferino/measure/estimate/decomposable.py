"""The average over decomposable graphs (Madigan and York 1997, Biometrika 84:19).

Each graph has a hyper-Dirichlet prior of `delta` in each cell; graphs are equally likely beforehand, the total has the
prior 1/N unless told otherwise. With delta of 0.5 or more the graph in which all lists are joined takes over, which
knows nothing of the missing cell, and the answer slides towards n (statistics.md §1.8): the default is 2**-L.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from solferino.measure.estimate.graphs import MAX_LISTS, decomposable
from solferino.measure.estimate.special import log_gamma
from solferino.measure.estimate.table import Floats, PatternTable

DENSE = 2_000  # every number of missing persons up to here, then steps of 0.2 %: quantiles stay within 0.1 %
STEP = 1.002
WORK = 20_000_000  # graphs × numbers of missing persons that are laid out in full; above that the grid is thinned
CHUNK = 2_000_000  # cells of one slice: 16 MB
MARGIN = 10.0  # largest delta that is taken for a prior and not for a slip


@dataclass(frozen=True, slots=True)
class GraphAverage:
    """The posterior of the total: mean, quantiles, mode; `top` graphs with their probability; `edge` is the
    probability at the last 1 % of the numbers looked at, and tells whether the limit cut something off."""

    mean: float
    low: float
    median: float
    high: float
    mode: int
    harmonic: float
    top: tuple[tuple[str, float], ...]
    edge: float


def default_delta(lists: int) -> float:
    """2**-L: the prior weighs one person in all."""
    return 2.0**-lists


def average(
    table: PatternTable,
    delta: float | None = None,
    most_missing: int | None = None,
    log_prior: Callable[[Floats], Floats] | None = None,
) -> GraphAverage | None:
    """Average over the graphs and 1 … `most_missing` persons on no list (20 n unless given); None above six lists.

    `log_prior` gives the log of the prior of the total up to a constant. ValueError for a delta not in (0, 10].
    """
    lists, n = len(table.lists), table.n
    if lists > MAX_LISTS:
        return None
    delta = default_delta(lists) if delta is None else delta
    if not 0 < delta <= MARGIN:
        raise ValueError(f"delta is {delta}; it must lie above 0 and not above {MARGIN:g}")
    graphs = decomposable(lists)
    missing, width = _grid(20 * n if most_missing is None else most_missing, len(graphs.names))
    margins = _margins(table, missing, delta)
    common = log_gamma(n + missing + 1) - log_gamma(missing + 1) + np.log(width)
    common += -np.log(n + missing) if log_prior is None else log_prior(n + missing)
    by_missing, by_graph = _sums(graphs.recipes.astype(np.float64), margins, common)
    total = by_missing.sum()
    share = by_missing / total
    below = np.cumsum(share)
    order = np.argsort(-by_graph, kind="stable")[:10]

    def quantile(p: float) -> float:
        return float(n + missing[min(int(np.searchsorted(below, p)), len(missing) - 1)])

    return GraphAverage(
        mean=float(n + share @ missing),
        low=quantile(0.025),
        median=quantile(0.5),
        high=quantile(0.975),
        mode=int(n + missing[np.argmax(share / width)]),
        harmonic=float((share @ (1 / (n + missing))) / (share @ (n + missing) ** -2.0)),
        top=tuple((graphs.names[i], float(by_graph[i] / by_graph.sum())) for i in order),
        edge=float(share[missing > 0.99 * missing[-1]].sum()),
    )


def _grid(most: int, graphs: int) -> tuple[Floats, Floats]:
    """Numbers of missing persons, and for how many numbers each stands."""
    if most * graphs <= WORK or most <= DENSE:
        return np.arange(1.0, most + 1), np.ones(most)
    steps = math.ceil(math.log(most / DENSE) / math.log(STEP))
    far = np.unique(np.round(DENSE * STEP ** np.arange(1, steps + 1)))
    points = np.concatenate([np.arange(1.0, DENSE + 1), far[(far > DENSE) & (far < most)], [float(most)]])
    edges = np.concatenate([[0.5], (points[1:] + points[:-1]) / 2, [most + 0.5]])
    return points, np.diff(edges)


def _margins(table: PatternTable, missing: Floats, delta: float) -> Floats:
    """Log of the marginal likelihood of every set of lists (rows) at every number of missing persons (columns)."""
    lists, n = len(table.lists), table.n
    cells, prior = table.cells(), delta * 2.0**lists
    whole = math.lgamma(prior) - log_gamma(prior + n + missing)
    out = np.zeros((1 << lists, len(missing)))
    every = np.arange(1 << lists)
    for group in range(1, 1 << lists):
        alpha = delta * 2.0 ** (lists - group.bit_count())
        sums = np.bincount(every & group, weights=cells, minlength=1 << lists)[np.unique(every & group)]
        counts = sums.astype(np.float64)
        seen = log_gamma(alpha + counts[1:]).sum() - len(counts) * math.lgamma(alpha)
        out[group] = whole + seen + log_gamma(alpha + counts[0] + missing)
    return out


def _sums(recipes: Floats, margins: Floats, common: Floats) -> tuple[Floats, Floats]:
    """Unscaled probability of each number of missing persons, and of each graph."""
    width = max(1, CHUNK // len(recipes))
    slices = [slice(a, a + width) for a in range(0, len(common), width)]
    top = max(float((recipes @ margins[:, s] + common[s]).max()) for s in slices) if len(slices) > 1 else None
    by_missing, by_graph = np.empty(len(common)), np.zeros(len(recipes))
    for s in slices:
        logs = recipes @ margins[:, s] + common[s]
        share = np.exp(logs - (logs.max() if top is None else top))
        by_missing[s] = share.sum(axis=0)
        by_graph += share.sum(axis=1)
    return by_missing, by_graph
