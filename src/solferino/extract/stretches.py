"""Which of the things found in a text stand at a stretch of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class Stands(Protocol):
    """Something at `start..end` of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, itself not included."""
        ...


T = TypeVar("T", bound=Stands)
_start = attrgetter("start")


def touching(found: Sequence[T], start: int, end: int) -> list[T]:
    """Those of `found` that share a character with `start..end`; they must be in order and not overlap each other."""
    first = bisect_left(found, start, key=_start)
    while first > 0 and found[first - 1].end > start:
        first -= 1
    return list(found[first : bisect_left(found, end, lo=first, key=_start)])


def overlaps(found: Sequence[Stands], start: int, end: int) -> bool:
    """Whether one of `found` shares a character with `start..end`."""
    return any(f.start < end and start < f.end for f in found)


def stretches(found: Sequence[Stands]) -> list[tuple[int, int]]:
    """Where each of `found` stands."""
    return [(f.start, f.end) for f in found]
