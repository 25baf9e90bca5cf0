"""Two printed numbers that may be one: slips of the pen and roundings (method.md §2.7, TR-1, TR-2, TR-6).

Nothing here says which of two numbers is right, and nothing is averaged.
"""

from __future__ import annotations

_NEAR = 0.05  # a slip in one digit of a large number; 500 and 600 differ in one digit too and are two numbers


def transposed(a: int, b: int) -> bool:
    """968 and 986: two neighbouring digits changed places."""
    x, y = str(a), str(b)
    if len(x) != len(y) or len(x) < 2:
        return False
    off = [i for i in range(len(x)) if x[i] != y[i]]
    return len(off) == 2 and off[1] == off[0] + 1 and x[off[0]] == y[off[1]] and x[off[1]] == y[off[0]]


def near(a: int, b: int) -> bool:
    """1,374 and 1,375; 3,082 and 3,032: three figures or more, one apart or one digit off, and no further than 5 %."""
    small, large = min(a, b), max(a, b)
    if small < 100 or (large - small) / large > _NEAR:
        return False
    x, y = str(small), str(large)
    return large - small == 1 or (len(x) == len(y) and sum(p != q for p, q in zip(x, y, strict=True)) == 1)


def rounds_to(exact: int, rounded: int) -> bool:
    """Whether `rounded` is `exact` to the nearest ten, hundred or thousand, and no more than a tenth away."""
    off = abs(exact - rounded)
    return off * 10 <= rounded and any(rounded % s == 0 and off * 2 <= s for s in (10, 100, 1000) if rounded >= s)
