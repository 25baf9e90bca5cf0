"""The estimate from latent classes: several chains, held against each other, and an explicit cap.

One chain is not enough: on a real stratum a single one can stand at 1,414 (1,328-1,506) or 2,095 (1,408-3,233), by its
seed alone, and look perfect from within (statistics.md §1.4).
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from solferino.measure.estimate.chains import effective_draws, split_r_hat
from solferino.measure.estimate.latent_arrays import sweep_arrays
from solferino.measure.estimate.latent_loop import sweep_loops
from solferino.measure.estimate.table import Ints, PatternTable

AGREED = 1.05  # statistics.md §1.4: split R-hat of the log of the unseen
CAP_SHARE = 0.01  # statistics.md §1.5: say so when more than 1 % of the sweeps meet the cap

Sampler = Callable[[np.random.Generator, Ints, Ints, int, int, int, int, int], tuple[Ints, Ints, int]]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to sample: `classes` at most; each of `chains` runs `sweeps` after `burn` and keeps each `thin`-th; the
    persons on no list are at most `cap_times` the documented ones.

    A chain starts from few classes, near the answer of independent lists, and needs some thousand sweeps to leave it.
    """

    classes: int = 10
    chains: int = 4
    sweeps: int = 80_000
    burn: int = 10_000
    thin: int = 80
    cap_times: int = 20


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain by itself: persons in all, and the classes in use (median)."""

    mean: float
    low: float
    high: float
    classes: int


@dataclass(frozen=True, slots=True)
class LatentFit:
    """Persons in all: mean, median and 95 % of the draws of all chains together, with what the chains look like.

    `draws` are the persons on no list, one chain after the other.
    """

    sampling: Sampling
    seed: int
    mean: float
    median: float
    low: float
    high: float
    r_hat: float
    effective: float
    cap_share: float
    chains: tuple[Chain, ...]
    draws: tuple[int, ...]

    @property
    def agreed(self) -> bool:
        """True where the chains tell the same story."""
        return self.r_hat < AGREED


def fit_latent(
    table: PatternTable, seed: int, sampling: Sampling | None = None, sampler: Sampler | None = None
) -> LatentFit:
    """Sample and summarise. Same table, seed and sampling, same numbers. ValueError for fewer than four chains."""
    sampling = sampling or Sampling()
    if sampling.chains < 4:
        raise ValueError(f"{sampling.chains} chains cannot show that a chain is stuck; use at least 4")
    run = sampler or fastest()
    rows, counts = table.rows(), table.weights()
    seeds = np.random.SeedSequence(seed).spawn(sampling.chains)
    done = [
        run(
            np.random.default_rng(child),
            rows,
            counts,
            min(sampling.classes, (1 << len(table.lists)) - 1),
            sampling.sweeps,
            sampling.burn,
            sampling.thin,
            sampling.cap_times * table.n,
        )
        for child in seeds
    ]
    met = sum(one[2] for one in done) / (sampling.sweeps * sampling.chains)
    unseen, in_use = np.array([one[0] for one in done]), np.array([one[1] for one in done])
    return summarise(table.n, unseen, in_use, met=met, seed=seed, sampling=sampling)


def summarise(n: int, unseen: Ints, in_use: Ints, *, met: float, seed: int, sampling: Sampling) -> LatentFit:
    """The fit that these draws (rows are chains) make."""
    logs = np.log(np.maximum(unseen, 0.1))
    low, median, high = (n + np.quantile(unseen, [0.025, 0.5, 0.975])).tolist()
    chains = []
    for draws, used in zip(unseen, in_use, strict=True):
        ends = (n + np.quantile(draws, [0.025, 0.975])).tolist()
        chains.append(Chain(n + float(draws.mean()), ends[0], ends[1], int(np.median(used))))
    return LatentFit(
        sampling=sampling,
        seed=seed,
        mean=n + float(unseen.mean()),
        median=median,
        low=low,
        high=high,
        r_hat=split_r_hat(logs),
        effective=effective_draws(logs),
        cap_share=met,
        chains=tuple(chains),
        draws=tuple(unseen.ravel().tolist()),
    )


def fastest() -> Sampler:
    """The compiled sampler where numba is installed (the extra `estimate`), else the one in arrays."""
    return compiled() if has_numba() else sweep_arrays


@cache
def has_numba() -> bool:
    """True where numba is installed."""
    return importlib.util.find_spec("numba") is not None


@cache
def compiled() -> Sampler:
    """The loops compiled by numba: about 10 s the first time on a machine, then kept on disk beside this file."""
    numba: Any = importlib.import_module("numba")
    try:
        sampler: Sampler = numba.njit(nogil=True, cache=True)(sweep_loops)
    except RuntimeError:  # numba finds no folder that it may write to
        sampler = numba.njit(nogil=True)(sweep_loops)
    return sampler
