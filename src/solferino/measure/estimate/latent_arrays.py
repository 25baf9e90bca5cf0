"""The sampler of `latent_loop` in NumPy's arrays: slower, needs no compiler, and draws the same numbers for a seed.

Tests hold the two against each other; where numba is not installed this one does the work.
"""

from __future__ import annotations

import numpy as np

from solferino.measure.estimate.latent_loop import TRIES, WARM
from solferino.measure.estimate.table import Ints


def sweep_arrays(  # noqa: PLR0917 - the shape of sweep_loops
    rng: np.random.Generator, rows: Ints, counts: Ints, classes: int, sweeps: int, burn: int, thin: int, cap: int
) -> tuple[Ints, Ints, int]:
    """As `latent_loop.sweep_loops`."""
    n = int(counts.sum())
    seen = rows.astype(bool)[:, None, :]
    chance = rng.random((classes, rows.shape[1]))
    weight = np.full(classes, 1.0 / classes)
    alpha = 0.3 / classes
    unseen: list[int] = []
    in_use: list[int] = []
    met = 0
    for sweep in range(-WARM - burn, sweeps):
        share = weight * np.where(seen, chance, 1.0 - chance).prod(axis=2)
        split = rng.multinomial(counts, share / share.sum(axis=1, keepdims=True))
        on = split.T @ rows
        silent = weight * (1.0 - chance).prod(axis=1)
        missed = min(float(silent.sum()), 1.0 - 1e-15)
        missing, tries = _missing(rng, n, missed, cap)
        met += tries > 1 and sweep >= 0
        members = split.sum(axis=0) + rng.multinomial(missing, silent / silent.sum())
        places = reordered(rng, members.tolist(), alpha)
        members, on = members[places], on[places]
        gammas = rng.standard_gamma(np.stack([1.0 + on, 1.0 + members[:, None] - on], axis=2))
        chance = gammas[:, :, 0] / gammas.sum(axis=2)
        behind = n + missing - np.cumsum(members)[:-1]
        log_taken = np.log(rng.standard_gamma(1.0 + members[:-1]))
        log_rest = np.log(rng.standard_gamma(1.0 + alpha + behind))
        log_rest += np.log(1.0 - rng.random(classes - 1)) / (alpha + behind)
        both = np.logaddexp(log_taken, log_rest)
        log_left = np.concatenate([[0.0], np.cumsum(log_rest - both)])
        weight = np.exp(log_left + np.append(log_taken - both, 0.0))
        if sweep == -burn - 1:
            order = np.argsort(-weight)
            weight, chance = weight[order], chance[order]
        if sweep >= -burn:
            alpha = float(rng.standard_gamma(classes - 0.75) / (0.25 - log_left[-1]))
        if sweep >= 0 and (sweep + 1) % thin == 0:
            unseen.append(missing)
            in_use.append(int((members > 0).sum()))
    return np.array(unseen, dtype=np.int64), np.array(in_use, dtype=np.int64), met


def _missing(rng: np.random.Generator, n: int, missed: float, cap: int) -> tuple[int, int]:
    for tries in range(1, TRIES + 1):
        rate = float(rng.standard_gamma(n)) * missed / (1.0 - missed)
        missing = int(rng.poisson(rate)) if rate < 4.0 * cap + 100.0 else cap + 1
        if missing <= cap:
            return missing, tries
    return cap, TRIES


def reordered(rng: np.random.Generator, members: list[int], alpha: float) -> list[int]:
    """The places of the classes after neighbours have changed places by chance, given the members of each. The last
    stays, since its stick is what the others leave."""
    order = list(range(len(members)))
    behind = sum(members)
    for k, draw in enumerate(rng.random(len(members) - 2)):
        here, after = members[order[k]], members[order[k + 1]]
        behind -= here
        if draw * (alpha + behind - after + here) < alpha + behind:
            order[k], order[k + 1] = order[k + 1], order[k]
            behind += here - after
    return order
