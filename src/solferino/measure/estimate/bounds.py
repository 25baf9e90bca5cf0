"""What two simple counts say: Chao's lower bounds, and Chapman's two-list number that is never a headline.

Chao's bounds are log-linear models in which the log counts may bend at each number of lists from three up. Unequal
persons can only bend them upwards, so a bend that comes out negative is left out (Rivest and Baillargeon 2007).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from solferino.measure.estimate.special import normal_quantile
from solferino.measure.estimate.table import Floats, PatternTable

MAX_CELLS_LISTS = 12  # above, the bound is taken from how many lists hold a person, not from which


@dataclass(frozen=True, slots=True)
class Bound:
    """A total with its standard error and 95 % limits on the log scale of the unseen."""

    total: float
    se: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chapman:
    """The two-list number of one pair: persons on each, on both, and what independence would make of it."""

    lists: tuple[str, str]
    both: int
    bound: Bound


def chao(table: PatternTable, by_list: bool = True) -> Bound | None:
    """Chao's lower bound: lists that differ in size where `by_list` (Mth), all lists alike otherwise (Mh).

    None where nobody is on exactly two lists. Above twelve lists Mh is taken for both.
    """
    lists, seen = len(table.lists), table.captures()
    if lists < 2 or not seen[1] or not seen[2]:
        return None
    if by_list and lists <= MAX_CELLS_LISTS:
        cells = np.arange(1, 1 << lists)
        y = table.cells()[1:]
        how_many = np.array([cell.bit_count() for cell in cells.tolist()])
        base = np.column_stack([np.ones(len(y)), (cells[:, None] >> np.arange(lists)) & 1])
        offset = np.zeros(len(y))
    else:
        y = seen[1:].astype(np.float64)
        how_many = np.arange(1, lists + 1)
        base = np.column_stack([np.ones(lists), how_many])
        offset = np.array([math.log(math.comb(lists, k)) for k in how_many.tolist()])
    extra = list(range(3, lists + 1))
    while True:
        x = np.column_stack([base, *(np.maximum(how_many - k + 1, 0) for k in extra)])
        beta, variance = _poisson(y, x, offset)
        curved = dict(zip(extra, beta[base.shape[1] :].tolist(), strict=True))
        worst = min(curved, key=lambda k: curved[k], default=0)
        if not worst or curved[worst] >= 0:
            return _bound(table.n, math.exp(beta[0]), math.sqrt(variance))
        extra.remove(worst)


def chapman(table: PatternTable) -> tuple[Chapman, ...]:
    """Chapman's number for every pair of lists that share a person. It assumes that the two are independent."""
    sizes, overlaps = table.by_list().tolist(), table.overlaps()
    out = []
    for i, j in combinations(range(len(table.lists)), 2):
        a, b, both = sizes[i], sizes[j], int(overlaps[i, j])
        if not both:
            continue
        total = (a + 1) * (b + 1) / (both + 1) - 1
        variance = (a + 1) * (b + 1) * (a - both) * (b - both) / ((both + 1) ** 2 * (both + 2))
        seen = a + b - both
        unseen = max(total - seen, 0.5)
        reach = normal_quantile(0.975) * math.sqrt(math.log1p(variance / unseen**2))
        low, high = seen + unseen * math.exp(-reach), seen + unseen * math.exp(reach)
        out.append(Chapman((table.lists[i], table.lists[j]), both, Bound(total, math.sqrt(variance), low, high)))
    return tuple(out)


def _bound(n: int, unseen: float, log_se: float) -> Bound:
    reach = normal_quantile(0.975) * log_se
    se = math.sqrt(unseen + unseen**2 * log_se**2)
    return Bound(n + unseen, se, n + unseen * math.exp(-reach), n + unseen * math.exp(reach))


def _poisson(y: Floats, x: Floats, offset: Floats) -> tuple[Floats, float]:
    """Coefficients and the variance of the first, by Newton's method."""
    eta: Floats = np.log(y + 0.5)
    beta: Floats = np.zeros(x.shape[1])
    information: Floats = np.eye(x.shape[1])
    for _ in range(100):
        mu = np.exp(eta)
        information = x.T @ (x * mu[:, None]) + 1e-9 * np.eye(x.shape[1])
        new = np.linalg.solve(information, x.T @ (mu * (eta - offset) + y - mu))
        eta = np.clip(x @ new + offset, -40.0, 40.0)
        if np.abs(new - beta).max() < 1e-10:
            break
        beta = new.astype(np.float64)
    return beta, float(np.linalg.inv(information)[0, 0])
