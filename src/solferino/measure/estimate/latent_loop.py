"""The Gibbs sampler of latent classes (Manrique-Vallier 2016, Biometrics 72:1246), written as loops for the compiler.

Model: list j holds a person of class k with chance λ[k,j] ~ Beta(1,1); class weights by stick-breaking, V ~ Beta(1,α),
α ~ Gamma(1/4, 1/4); the persons on no list given the rest are negative binomial, cut off at `cap`. Works on patterns,
not persons: one multinomial a pattern and sweep.

`latent_arrays` draws the same random numbers in the same order with NumPy's arrays: change both or neither.
"""

from __future__ import annotations

import math

import numpy as np

from solferino.measure.estimate.table import Ints

WARM = 500  # sweeps with α held small, after which the classes are put in order of size (as the LCMCR package does)
TRIES = 1_000  # redraws of a number above the cap before the cap itself is taken


def sweep_loops(  # noqa: PLR0917 - the compiler wants plain numbers and arrays
    rng: np.random.Generator, rows: Ints, counts: Ints, classes: int, sweeps: int, burn: int, thin: int, cap: int
) -> tuple[Ints, Ints, int]:
    """Persons on no list and classes in use at each kept sweep, and how many sweeps met the cap.

    `sweeps` after `burn` are run; each `thin`-th is kept.
    """
    patterns, lists = rows.shape
    n = counts.sum()
    chance = rng.random((classes, lists))
    weight = np.full(classes, 1.0 / classes)
    alpha = 0.3 / classes
    kept = sweeps // thin
    unseen, in_use = np.zeros(kept, dtype=np.int64), np.zeros(kept, dtype=np.int64)
    met = 0
    share = np.zeros(classes)
    members = np.zeros(classes, dtype=np.int64)
    on = np.zeros((classes, lists), dtype=np.int64)
    log_rest = np.zeros(classes - 1)
    log_taken = np.zeros(classes - 1)
    for sweep in range(-WARM - burn, sweeps):
        members[:] = 0
        on[:] = 0
        for p in range(patterns):
            for k in range(classes):
                value = weight[k]
                for j in range(lists):
                    value *= chance[k, j] if rows[p, j] else 1.0 - chance[k, j]
                share[k] = value
            share /= share.sum()
            left, rest = counts[p], 1.0
            for k in range(classes):
                if left <= 0:
                    break
                got = left if k == classes - 1 else rng.binomial(left, min(share[k] / rest, 1.0))
                members[k] += got
                for j in range(lists):
                    if rows[p, j]:
                        on[k, j] += got
                left -= got
                rest = max(rest - share[k], 1e-300)
        for k in range(classes):
            value = weight[k]
            for j in range(lists):
                value *= 1.0 - chance[k, j]
            share[k] = value
        missed = min(share.sum(), 1.0 - 1e-15)
        missing = cap + 1
        tries = 0
        while missing > cap:
            rate = rng.standard_gamma(n) * missed / (1.0 - missed)
            missing = rng.poisson(rate) if rate < 4.0 * cap + 100.0 else cap + 1
            tries += 1
            if missing > cap and tries == TRIES:
                missing = cap
        if tries > 1 and sweep >= 0:
            met += 1
        share /= share.sum()
        left, rest = missing, 1.0
        for k in range(classes):
            if left <= 0:
                break
            got = left if k == classes - 1 else rng.binomial(left, min(share[k] / rest, 1.0))
            members[k] += got
            left -= got
            rest = max(rest - share[k], 1e-300)
        # The order of the classes counts in a stick-breaking prior, and sweeps alone hardly change it: a chain stays
        # with the order that it started in, and its mean with it. So neighbours change places with the chance that the
        # prior gives their order, sticks integrated out: the product of 1/(α + members behind k).
        behind = n + missing
        for k in range(classes - 2):
            behind -= members[k]
            swapped = behind - members[k + 1] + members[k]
            if rng.random() * (alpha + swapped) < alpha + behind:
                members[k], members[k + 1] = members[k + 1], members[k]
                for j in range(lists):
                    on[k, j], on[k + 1, j] = on[k + 1, j], on[k, j]
                behind = swapped
        for k in range(classes):
            for j in range(lists):
                yes = rng.standard_gamma(1.0 + on[k, j])
                no = rng.standard_gamma(1.0 + members[k] - on[k, j])
                chance[k, j] = yes / (yes + no)
        behind = n + missing
        for k in range(classes - 1):
            log_taken[k] = math.log(rng.standard_gamma(1.0 + members[k]))
        # A gamma of tiny shape underflows to 0: draw with the shape plus 1 and multiply by U**(1/shape), in logs.
        for k in range(classes - 1):
            behind -= members[k]
            log_rest[k] = math.log(rng.standard_gamma(1.0 + alpha + behind))
        behind = n + missing
        for k in range(classes - 1):
            behind -= members[k]
            log_rest[k] += math.log(1.0 - rng.random()) / (alpha + behind)
        log_left = 0.0
        for k in range(classes - 1):
            top = max(log_taken[k], log_rest[k])
            both = top + math.log(math.exp(log_taken[k] - top) + math.exp(log_rest[k] - top))
            weight[k] = math.exp(log_left + log_taken[k] - both)
            log_left += log_rest[k] - both
        weight[classes - 1] = math.exp(log_left)
        if sweep == -burn - 1:
            order = np.argsort(-weight)
            weight, chance = weight[order], chance[order]
        if sweep >= -burn:
            alpha = rng.standard_gamma(classes - 0.75) / (0.25 - log_left)
        if sweep >= 0 and (sweep + 1) % thin == 0:
            unseen[sweep // thin] = missing
            for k in range(classes):
                in_use[sweep // thin] += members[k] > 0
    return unseen, in_use, met
