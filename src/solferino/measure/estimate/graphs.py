"""Every decomposable graph on the lists, as the recipe by which its likelihood is put together from margins.

A graph is decomposable when its lists can be taken away one at a time, each with all its remaining neighbours joined to
each other; the likelihood is then the product of the margins {list and neighbours} over the margins {neighbours}.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

MAX_LISTS = 6  # 18,154 graphs; seven lists have 617,675


@dataclass(frozen=True, slots=True, eq=False)
class Graphs:
    """`recipes[g, s]` is how often the margin of the lists in the bits of s stands in graph g (above the line less
    below it); `names[g]` its largest joined groups, as [123,134]."""

    recipes: npt.NDArray[np.int8]
    names: tuple[str, ...]


@cache
def decomposable(lists: int) -> Graphs:
    """All of them: 8, 61, 822 and 18,154 for three to six lists, the one with no dependence first."""
    edges = list(combinations(range(lists), 2))
    count = 1 << len(edges)
    here = np.arange(count)
    near = np.zeros((count, lists), dtype=np.int64)  # neighbours of each list, as bits
    for edge, (i, j) in enumerate(edges):
        near[:, i] |= (here >> edge & 1) << j
        near[:, j] |= (here >> edge & 1) << i
    left = np.full(count, (1 << lists) - 1)
    recipes = np.zeros((count, 1 << lists), dtype=np.int8)
    groups = np.zeros((count, lists), dtype=np.int64)
    for turn in range(lists):
        done = np.zeros(count, dtype=bool)
        for v in range(lists):
            others = near[:, v] & left
            free = ~done & (left >> v & 1).astype(bool) & _joined(near, others, lists)
            at = np.flatnonzero(free)
            recipes[at, others[at] | 1 << v] += 1
            recipes[at, others[at]] -= 1
            groups[at, turn] = others[at] | 1 << v
            left[at] &= ~(1 << v)
            done |= free
        left[~done] = -1  # nothing can be taken away: not decomposable
    good = np.flatnonzero(left == 0)
    recipes[:, 0] = 0  # the margin of no list is 1
    return Graphs(recipes[good], tuple(_name(row) for row in groups[good].tolist()))


def _joined(near: npt.NDArray[np.int64], group: npt.NDArray[np.int64], lists: int) -> npt.NDArray[np.bool_]:
    """True for each graph in which the lists of the group are all joined to each other."""
    ok = np.ones(len(group), dtype=bool)
    for u in range(lists):
        ok &= ((group >> u & 1) == 0) | ((group & ~near[:, u] & ~(1 << u)) == 0)
    return ok


def _name(groups: list[int]) -> str:
    largest = {g for g in groups if not any(g != o and g & o == g for o in groups)}
    words = sorted(("".join(_digits(g)) for g in largest), key=lambda w: (-len(w), w))
    return "[" + ",".join(words) + "]"


def _digits(group: int) -> Iterator[str]:
    return (str(i + 1) for i in range(group.bit_length()) if group >> i & 1)
