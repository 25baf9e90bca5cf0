"""How numbers of persons are joined, inside one incident and over many (R-CAS-5, R-CAS-6, method.md §2.4).

A tally is `low..high` persons; None is unknown and stays unknown: it is never zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """`low`: at least so many; `high`: at most, None where a source leaves it open; `best`: only where all agree."""

    low: int | None = None
    high: int | None = None
    best: int | None = None


def accounts(values: Iterable[tuple[int | None, int | None]]) -> Tally:
    """One incident from the `(low, high)` of each account: lowest figure, highest figure, best where all agree.

    R-CAS-5 takes as minimum the number that reached SP4; while none did, the lowest that anybody gives is the careful
    one. An open upper end ("at least 30") that lies above every closed one leaves the whole open.
    """
    known = [(low, high) for low, high in values if low is not None or high is not None]
    if not known:
        return Tally()
    lows = [low for low, _ in known if low is not None]
    highs = [high for _, high in known if high is not None]
    floor = max([low for low, high in known if low is not None and high is None], default=None)
    high = max(highs) if highs else None
    if high is not None and floor is not None and floor >= high and len({*lows, *highs}) > 1:
        high = None
    agree = len(set(known)) == 1 and known[0][0] == known[0][1]
    return Tally(min(lows) if lows else None, high, known[0][0] if agree else None)


def incidents(values: Iterable[Tally]) -> tuple[int | None, int | None, int]:
    """Sum over incidents: sum of the lows, sum of the highs (None if any is open), and how many have no number."""
    low = high = 0
    unknown = known = 0
    closed = True
    for tally in values:
        if tally.low is None and tally.high is None:
            unknown += 1
            continue
        known += 1
        low += tally.low or 0
        if tally.high is None:
            closed = False
        else:
            high += tally.high
    if not known:
        return None, None, unknown
    return low, high if closed and not unknown else None, unknown
