"""What was known when: editions of one number, and the value at a knowledge date (method.md §2.5).

An edition never overwrites an earlier one. Growth from one to the next is partly new corroboration of old cases, so a
revision is no error; a negative one says that cases were withdrawn or moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from solferino.model import Figure

Key = tuple[str, str | None, str, tuple[str | None, str | None]]


def key(f: Figure) -> Key:
    """What a figure is a figure of: series, territory, metric, period."""
    return f.series, f.territory, f.metric, f.period


@dataclass(frozen=True, slots=True)
class Revision:
    """What one later edition changed of the same number; negative where cases were withdrawn or moved."""

    earlier: Figure
    later: Figure

    @property
    def change(self) -> int:
        """Later value less the earlier one."""
        return self.later.value - self.earlier.value


def as_of(editions: Iterable[Figure], day: str) -> Figure | None:
    """The value as known on an ISO day: the latest edition published by then, or None. Of one day, the last id."""
    known = [f for f in editions if f.published is not None and f.published <= day]
    return max(known, key=lambda f: (f.published or "", f.id), default=None)


def vintages(figures: Iterable[Figure]) -> dict[Key, tuple[Figure, ...]]:
    """All editions of each number in the order in which they were published; those without a day last."""
    found: dict[Key, list[Figure]] = {}
    for f in figures:
        found.setdefault(key(f), []).append(f)
    return {
        k: tuple(sorted(fs, key=lambda f: (f.published is None, f.published or "", f.id)))
        for k, fs in sorted(found.items(), key=lambda item: repr(item[0]))
    }


def known_on(figures: Iterable[Figure], day: str) -> list[Figure]:
    """Of every number the edition that was known on an ISO day, in a fixed order."""
    return [f for editions in vintages(figures).values() if (f := as_of(editions, day)) is not None]


def revisions(figures: Iterable[Figure]) -> list[Revision]:
    """Changes from each edition to the next, for figures of one number."""
    out = []
    for editions in vintages(figures).values():
        dated = [f for f in editions if f.published is not None]
        out += [Revision(a, b) for a, b in pairwise(dated) if a.value != b.value and a.published != b.published]
    return out


def first_stated(editions: Sequence[Figure]) -> Figure:
    """The earliest edition of one number."""
    return min(editions, key=lambda f: (f.published is None, f.published or "", f.id))
