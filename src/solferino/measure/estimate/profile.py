"""The interval of one log-linear model by profile of the multinomial likelihood (Cormack 1992)."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from solferino.measure.estimate.models import Model, design
from solferino.measure.estimate.table import Floats, PatternTable

FALL = 3.841458820694124 / 2  # half the 95 % quantile of chi-square with one degree of freedom
_GOLDEN = (math.sqrt(5) - 1) / 2


def profile(table: PatternTable, model: Model, start: float) -> tuple[float, float, float]:
    """Total with the highest multinomial likelihood, and the 95 % limits; `start` is a guess at the unseen persons.

    Each candidate total is fitted to all 2**L cells with the unseen as one more cell.
    """
    lists, n = len(table.lists), table.n
    x = np.vstack([np.eye(1, 1 + lists + len(model)), design(sorted(model), lists)])
    y = table.cells()
    seen: dict[float, float] = {}

    def likelihood(log_unseen: float) -> float:
        if log_unseen not in seen:
            y[0] = math.exp(log_unseen)
            share = _fit(y, x) - math.log(n + y[0])
            seen[log_unseen] = math.lgamma(n + y[0] + 1) - math.lgamma(y[0] + 1) + float(y @ share)
        return seen[log_unseen]

    guess = math.log(max(start, 1.0))
    top = _peak(likelihood, guess - 2.0, guess + 2.0)
    floor = likelihood(top) - FALL
    low, high = (_cross(likelihood, top, step, floor) for step in (-0.25, 0.25))
    return n + math.exp(top), n + math.exp(low), n + math.exp(high)


def _fit(y: Floats, x: Floats) -> Floats:
    eta, last = np.log(y + 0.5), -np.inf
    for _ in range(60):
        mu = np.exp(eta)
        weighted = x * mu[:, None]
        information = x.T @ weighted + 1e-9 * np.eye(x.shape[1])
        eta = np.clip(x @ np.linalg.solve(information, weighted.T @ eta + x.T @ (y - mu)), -40.0, 40.0)
        likelihood = float(y @ eta - np.exp(eta).sum())
        if abs(likelihood - last) < 1e-11 * (1 + abs(likelihood)):
            break
        last = likelihood
    return eta


def _peak(f: Callable[[float], float], low: float, high: float) -> float:
    """Golden section to 1e-7 on the log scale."""
    a, b = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    while high - low > 1e-7:
        if f(a) >= f(b):
            high, b = b, a
            a = high - _GOLDEN * (high - low)
        else:
            low, a = a, b
            b = low + _GOLDEN * (high - low)
    return (low + high) / 2


def _cross(f: Callable[[float], float], top: float, step: float, floor: float) -> float:
    """Where the likelihood falls to `floor` on one side; the last place looked at where it never does."""
    inner = top
    for _ in range(120):
        outer = inner + step
        if f(outer) < floor:
            break
        inner = outer
    else:
        return inner
    while abs(outer - inner) > 1e-7:
        middle = (inner + outer) / 2
        if f(middle) < floor:
            outer = middle
        else:
            inner = middle
    return (inner + outer) / 2
