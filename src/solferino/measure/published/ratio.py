"""How one number of events a day stands to another, with an exact interval (statistics.md §4.2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solferino.errors import Refused

_MOST = 1_000_000
_HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Ratio:
    """`value` = rate of the new period over that of the old one, its 95 % interval, and the two-sided p of no change.

    `high` is infinite where the old period has no event, `value` then too.
    """

    value: float
    low: float
    high: float
    p: float

    @property
    def settled(self) -> bool:
        """Whether the interval leaves out 1: only then may one speak of an increase or a decrease."""
        return not self.low <= 1 <= self.high


def rate_ratio(new: int, new_days: int, old: int, old_days: int) -> Ratio:
    """Rates of two Poisson counts compared, given their sum (conditional binomial, Clopper–Pearson).

    Refused M80 where there is nothing to compare, days are not positive, or the numbers are beyond a million.
    """
    if new + old == 0 or min(new, old) < 0 or min(new_days, old_days) < 1 or new + old > _MOST:
        raise Refused(
            "M80",
            f"{new} in {new_days} days and {old} in {old_days} days",
            "there is no rate ratio of these numbers",
            "Give two counts that are not both zero, and the days of both periods",
        )
    n, exposure = new + old, old_days / new_days
    logs = _log_choose(n)
    low = 0.0 if new == 0 else _crossing(lambda p: _upper(n, new, p, logs) - 0.025)
    high = 1.0 if new == n else _crossing(lambda p: 0.025 - _lower(n, new, p, logs))
    value = float("inf") if old == 0 else new / old * exposure
    even = new_days / (new_days + old_days)
    return Ratio(value, _odds(low) * exposure, _odds(high) * exposure, _two_sided(n, new, even, logs))


def _odds(share: float) -> float:
    return float("inf") if share >= 1 else share / (1 - share)


def _log_choose(n: int) -> NDArray[np.float64]:
    """Logarithms of n over k for k from 0 to n."""
    steps = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, n + 1, dtype=np.float64)))))
    whole: NDArray[np.float64] = steps[-1] - steps - steps[::-1]
    return whole


def _chances(n: int, p: float, logs: NDArray[np.float64]) -> NDArray[np.float64]:
    k = np.arange(n + 1)
    chances: NDArray[np.float64] = np.exp(logs + k * np.log(p) + (n - k) * np.log1p(-p))
    return chances


def _upper(n: int, k: int, p: float, logs: NDArray[np.float64]) -> float:
    return float(_chances(n, p, logs)[k:].sum())


def _lower(n: int, k: int, p: float, logs: NDArray[np.float64]) -> float:
    return float(_chances(n, p, logs)[: k + 1].sum())


def _crossing(above: Callable[[float], float]) -> float:
    """Where a rising function of a share crosses zero, by halving."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if above(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def _two_sided(n: int, k: int, p: float, logs: NDArray[np.float64]) -> float:
    """Chance of all outcomes that are no likelier than the one seen."""
    chances = _chances(n, p, logs)
    return min(1.0, float(chances[chances <= chances[k] * (1 + 1e-7)].sum()))
