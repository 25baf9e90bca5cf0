"""The 95 % interval of a score over documents, by resampling them; the same in every run."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

ROUNDS = 1000  # resamples: the interval's ends move by less than half a point from one seed to another
SEED = 20240901

T = TypeVar("T")


def bootstrap(items: Sequence[T], score: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    """The 95 % percentile interval of `score` over resampled items (documents). 0, 0 of none."""
    if not items:
        return 0.0, 0.0
    dice = random.Random(SEED)  # noqa: S311 - resampling, not secrecy
    values = sorted(score(dice.choices(items, k=len(items))) for _ in range(ROUNDS))
    return values[round(0.025 * ROUNDS)], values[round(0.975 * ROUNDS) - 1]
