"""The three functions of mathematics that NumPy lacks and that SciPy would be a large dependency for."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from solferino.measure.estimate.table import Floats

NORMAL = 1e7  # degrees of freedom from which t is normal to 3e-7, and the fraction below begins to lose digits


def log_gamma(x: Floats) -> Floats:
    """ln Γ(x) for x > 0, elementwise, to about 1e-13 relative: eight steps up, then Stirling's series."""
    shift = np.ones_like(x)
    for step in range(8):
        shift *= x + step
    y = x + 8.0
    inverse = 1.0 / (y * y)
    series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / y
    out: Floats = (y - 0.5) * np.log(y) - y + 0.5 * math.log(2 * math.pi) + series - np.log(shift)
    return out


def normal_quantile(p: float) -> float:
    """The normal quantile: 1.95996… for 0.975."""
    return NormalDist().inv_cdf(p)


def student_quantile(p: float, df: float) -> float:
    """The quantile of Student's t with `df` degrees of freedom (> 0, not necessarily whole), by bisection."""
    if p < 0.5:
        return -student_quantile(1 - p, df)
    if df > NORMAL:
        return normal_quantile(p)
    low, high = 0.0, 1.0
    while _student_below(high, df) < p:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if _student_below(middle, df) < p else (low, middle)
    return high


def _student_below(t: float, df: float) -> float:
    return 1 - 0.5 * _incomplete_beta(df / 2, 0.5, df / (df + t * t))


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function by Lentz's continued fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    tiny = 1e-300
    c, d = 1.0, 1 / max(1 - (a + b) * x / (a + 1), tiny)
    fraction = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / ((1 + term * d) or tiny)
            c = (1 + term / c) or tiny
            fraction *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return front * fraction / a
