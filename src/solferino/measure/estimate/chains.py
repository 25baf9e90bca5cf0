"""Whether chains agree: split R-hat and how many independent draws they are worth (Gelman et al., BDA3 §11.4)."""

from __future__ import annotations

import math

import numpy as np

from solferino.measure.estimate.table import Floats


def split_r_hat(chains: Floats) -> float:
    """Potential scale reduction of the halves of the chains (rows); 1 where they agree, infinity where they cannot be
    compared because each half stands still at its own place."""
    halves = _halves(chains)
    length = halves.shape[1]
    within = float(halves.var(axis=1, ddof=1).mean())
    between = length * float(halves.mean(axis=1).var(ddof=1))
    if within == 0:
        return 1.0 if between == 0 else math.inf
    return math.sqrt((length - 1) / length + between / within / length)


def effective_draws(chains: Floats) -> float:
    """Independent draws that would tell the mean as exactly as these (Geyer's initial positive pairs)."""
    halves = _halves(chains)
    count, length = halves.shape
    within = float(halves.var(axis=1, ddof=1).mean())
    pooled = within * (length - 1) / length + float(halves.mean(axis=1).var(ddof=1))
    if pooled == 0:
        return 1.0
    centred = halves - halves.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, 2 * length)
    covariance = np.fft.irfft(spectrum * spectrum.conj())[:, :length].mean(axis=0) / length
    rho = 1 - (within - covariance) / pooled
    total = 0.0
    for lag in range(0, length - 1, 2):
        pair = rho[lag] + rho[lag + 1]
        if pair < 0:
            break
        total += pair
    return float(min(count * length / max(2 * total - 1, 1e-9), count * length))


def _halves(chains: Floats) -> Floats:
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, -half:]])
