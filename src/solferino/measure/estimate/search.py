"""Which log-linear models to fit, and the average over them.

Up to four lists: every hierarchical model. Five: every set of pair terms. Six to nine: forward and backward steps by
BIC from independence, one pair at a time, and the average over all models met on the way (statistics.md §1.6; the
full count explodes). Pairs of lists that nobody shares are no candidates, their maximum lies at minus infinity.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solferino.measure.estimate.loglinear import Fit, exists, fit_models
from solferino.measure.estimate.models import Model, Term, hierarchical, pair_models, pairs
from solferino.measure.estimate.table import PatternTable

MAX_LISTS = 9  # model names have one digit a list, and ten lists have 1,023 cells with 45 pairs
NEAR = (
    2.0  # BIC points: below that the evidence for one model over the other is not worth a mention (Kass, Raftery 1995)
)
FAR = 20.0  # BIC points: a model this far behind has less than 1/20,000 of the weight of the best


@dataclass(frozen=True, slots=True)
class Search:
    """The fits that exist within `FAR` of the best, best BIC first; `weights` sum to 1; `tried` models in all."""

    fits: tuple[Fit, ...]
    weights: tuple[float, ...]
    tried: int
    passed_over: int

    @property
    def best(self) -> Fit:
        """The fit with the lowest BIC."""
        return self.fits[0]

    def near(self) -> tuple[tuple[Fit, float], ...]:
        """The fits that the data cannot tell from the best, with their weight."""
        return tuple(
            (fit, weight)
            for fit, weight in zip(self.fits, self.weights, strict=True)
            if fit.bic - self.best.bic <= NEAR
        )

    def mean(self) -> float:
        """BIC-weighted total."""
        return sum(w * f.total for f, w in zip(self.fits, self.weights, strict=True))

    def spread(self) -> float:
        """Standard deviation of the averaged total: within the models and between them."""
        mean = self.mean()
        return math.sqrt(
            sum(w * (f.se**2 + (f.total - mean) ** 2) for f, w in zip(self.fits, self.weights, strict=True))
        )

    def quantile(self, p: float) -> float:
        """Of the mixture of the models, each normal in the log of the unseen."""
        logs = [(math.log(max(f.unseen, 1e-9)), max(f.log_se, 1e-9)) for f in self.fits]
        low, high = min(m - 9 * s for m, s in logs), max(m + 9 * s for m, s in logs)
        for _ in range(80):
            middle = (low + high) / 2
            below = sum(w * _normal_below((middle - m) / s) for w, (m, s) in zip(self.weights, logs, strict=True))
            low, high = (middle, high) if below < p else (low, middle)
        return self.best.n + math.exp(high)

    def interval(self) -> tuple[float, float]:
        """95 % of the mixture."""
        return self.quantile(0.025), self.quantile(0.975)


def search(table: PatternTable) -> Search | None:
    """Fit and weigh the models; None where no model has a maximum of the likelihood, or there are too many lists."""
    lists = len(table.lists)
    if lists > MAX_LISTS:
        return None
    terms = candidates(table)
    if lists <= 4:
        fits = fit_models(table, [m for m in hierarchical(lists) if m <= terms])
    elif lists == 5:
        fits = fit_models(table, pair_models(t for t in pairs(lists) if t in terms))
    else:
        fits = _steps(table, [t for t in pairs(lists) if t in terms])
    return _weigh(table, fits)


def candidates(table: PatternTable) -> frozenset[Term]:
    """The terms whose lists share at least one person."""
    cells = table.cells()
    on = np.flatnonzero(cells).tolist()
    every = range(1, (1 << len(table.lists)) - 1)
    return frozenset(t for t in every if t.bit_count() > 1 and any(cell & t == t for cell in on))


def _weigh(table: PatternTable, fits: Sequence[Fit]) -> Search | None:
    kept: list[Fit] = []
    passed_over = 0
    for fit in sorted(fits, key=lambda f: (f.bic, f.name)):
        if kept and fit.bic - kept[0].bic > FAR:
            break
        if exists(table, fit.model):
            kept.append(fit)
        else:
            passed_over += 1
    if not kept:
        return None
    raw = [math.exp(-(f.bic - kept[0].bic) / 2) for f in kept]
    return Search(tuple(kept), tuple(r / sum(raw) for r in raw), len(fits), passed_over)


def _steps(table: PatternTable, terms: Sequence[Term]) -> tuple[Fit, ...]:
    """Every model met when the best neighbour (one pair more or less) is taken for as long as BIC falls."""
    met: dict[Model, Fit] = {frozenset(): fit_models(table, [frozenset()])[0]}
    here = met[frozenset()]
    while True:
        neighbours = [here.model ^ {t} for t in terms]
        fresh = [m for m in neighbours if m not in met]
        if fresh:
            met.update(zip(fresh, fit_models(table, fresh), strict=True))
        ranked = sorted((met[m] for m in neighbours if met[m].bic < here.bic), key=lambda f: (f.bic, f.name))
        better = next((f for f in ranked if exists(table, f.model)), None)
        if better is None:
            return tuple(met.values())
        here = better


def _normal_below(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2))
