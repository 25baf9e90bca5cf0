"""Fitting log-linear models, many at a time, and whether a maximum of the likelihood exists at all.

Conventions (statistics.md §1.2): Poisson likelihood on the 2**L - 1 observed cells; N = n + exp(intercept);
SE² = f0 + f0²·Var(intercept); AIC and BIC keep the factorial term; BIC uses the log of persons; the intercept counts as
a parameter.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from solferino.measure.estimate.models import Model, design, name
from solferino.measure.estimate.special import log_gamma, normal_quantile
from solferino.measure.estimate.table import Floats, PatternTable

ROUNDS = 60  # a fit that exists needs 5 to 15; one that does not creeps by one log unit a round
EPSILON = 1e-9  # on the diagonal: keeps the steps finite where a fit runs away, far below any real information


@dataclass(frozen=True, slots=True)
class Fit:
    """One fitted model: `unseen` = expected persons on no list, `log_se` = standard error of its log."""

    model: Model
    name: str
    n: int
    unseen: float
    log_se: float
    deviance: float
    df: int
    aic: float
    bic: float

    @property
    def total(self) -> float:
        """Documented and unseen persons."""
        return self.n + self.unseen

    @property
    def se(self) -> float:
        """Standard error of `total`."""
        return math.sqrt(self.unseen + self.unseen**2 * self.log_se**2)

    def wald(self) -> tuple[float, float]:
        """95 % on the log scale of the unseen."""
        reach = normal_quantile(0.975) * self.log_se
        return self.n + self.unseen * math.exp(-reach), self.n + self.unseen * math.exp(reach)


def fit_models(table: PatternTable, models: Sequence[Model]) -> tuple[Fit, ...]:
    """The fits in the order of `models`. Says nothing on whether each fit exists: ask `exists`."""
    terms = sorted(frozenset().union(*models)) if models else []
    lists = len(table.lists)
    x = design(terms, lists)
    used = np.array([[True] * (lists + 1) + [t in model for t in terms] for model in models])
    y = table.cells()[1:]
    mu, covariance = _irls(y, x, used)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = np.where(y > 0, y * np.log(np.where(y > 0, y, 1.0) / mu), 0.0) - (y - mu)
    deviance = 2 * gap.sum(axis=1)
    log_likelihood = (y * np.log(mu) - mu).sum(axis=1) - log_gamma(y + 1).sum()
    out = []
    for i, model in enumerate(models):
        parameters = int(used[i].sum())
        out.append(
            Fit(
                model=model,
                name=name(model, lists),
                n=table.n,
                unseen=math.exp(covariance[i][0]),
                log_se=math.sqrt(max(covariance[i][1], 0.0)),
                deviance=float(deviance[i]),
                df=len(y) - parameters,
                aic=float(-2 * log_likelihood[i] + 2 * parameters),
                bic=float(-2 * log_likelihood[i] + parameters * math.log(table.n)),
            )
        )
    return tuple(out)


def _irls(y: Floats, x: Floats, used: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Fitted cells (models × cells), and intercept with its variance (models × 2): Newton's method on all at once."""
    count, width = used.shape
    squares = (x[:, :, None] * x[:, None, :]).reshape(len(x), -1)
    both = used[:, :, None] & used[:, None, :]
    # An unused column gets a 1 on the diagonal, so that the system can be solved.
    spare: Floats = np.eye(width) * np.where(used, EPSILON, 1.0)[:, :, None]
    mu: Floats = np.tile(y + 0.5, (count, 1))
    eta: Floats = np.log(mu)
    last = np.full(count, np.inf)
    information = spare
    beta = np.zeros((count, width))
    for _ in range(ROUNDS):
        information = np.where(both, (mu @ squares).reshape(count, width, width), 0.0) + spare
        score = ((mu * eta + y - mu) @ x) * used
        beta = np.linalg.solve(information, score[:, :, None])[:, :, 0].astype(np.float64)
        eta = np.clip(beta @ x.T, -40.0, 40.0)
        mu = np.exp(eta)
        likelihood = (y * eta - mu).sum(axis=1)
        if np.all(np.abs(likelihood - last) < 1e-11 * (1 + np.abs(likelihood))):
            break
        last = likelihood
    information = np.where(both, (mu @ squares).reshape(count, width, width), 0.0) + spare
    corner = np.zeros((count, width, 1))
    corner[:, 0, 0] = 1.0
    variance = np.linalg.solve(information, corner)[:, 0, 0]
    return mu, np.stack([np.clip(beta[:, 0], -40.0, 40.0), variance], axis=1)


def exists(table: PatternTable, model: Model) -> bool:
    """True where the likelihood of the model has a maximum (Fienberg and Rinaldo 2012; Chan, Silverman, Vincent 2019).

    It has one when the sufficient statistics lie inside the cone of the design's rows x: when minus the sum of the rows
    of the empty cells is a non-negative combination of all rows and of minus the rows of the filled cells.
    """
    y = table.cells()[1:]
    empty = y == 0
    if not empty.any():
        return True
    x = design(sorted(model), len(table.lists))
    if any((y @ x)[1:] == 0):
        return False
    filled, bare = x[~empty], x[empty]
    return _combines(np.vstack([filled, -filled, bare]).T, -bare.sum(axis=0))


def _combines(columns: Floats, target: Floats) -> bool:
    """True where the target is a non-negative combination of the columns (Lawson and Hanson 1974)."""
    size = columns.shape[1]
    weights, active = np.zeros(size), np.zeros(size, dtype=bool)
    for _ in range(10 * size):
        gradient = columns.T @ (target - columns @ weights)
        gradient[active] = -np.inf
        best = int(np.argmax(gradient))
        if gradient[best] < 1e-9:
            break
        active[best] = True
        while True:
            trial = np.zeros(size)
            trial[active] = np.linalg.lstsq(columns[:, active], target, rcond=None)[0]
            if (trial[active] > 1e-12).all():
                break
            down = active & (trial <= 1e-12)
            if not (down & (weights > trial)).any():
                active &= ~down
                trial = np.where(active, trial, 0.0)
                break
            ratio = weights[down] / (weights[down] - trial[down])
            weights = weights + ratio.min() * (trial - weights)
            active &= weights > 1e-12
        weights = trial
    return bool(np.abs(target - columns @ weights).max() < 1e-7)
