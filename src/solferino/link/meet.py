"""Which of many texts meet in a value, and how much their lists share: whole arrays at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.sketch import MIX, Ints, Lists, Numbers, positions

FORMULA = 50  # groups of texts that share a value beyond which it is a formula ("said in a statement on …")
_BITS = 1024  # for the list of a text: of fifty numbers, one falls on a bit that is set before
_TEXTS = 4096  # made bits of at a time
_PAIRS = 1_000  # pairs compared at a time: the arrays of one batch stay in the processor's cache


class Groups:
    """Sets of numbers that grow together, a whole array of pairs at a time, each named by its least member."""

    def __init__(self, size: int) -> None:
        self.name: Ints = np.arange(size, dtype=np.int64)

    def join(self, left: Ints, right: Ints) -> None:
        """Make one set of each pair."""
        while len(left):
            a, b = self.name[left], self.name[right]
            apart = a != b
            left, right, a, b = left[apart], right[apart], a[apart], b[apart]
            if not len(left):
                return
            root = np.arange(len(self.name), dtype=np.int64)
            np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
            while not np.array_equal(shorter := root[root], root):
                root = shorter
            self.name = root[self.name]


def among(some: Ints, wanted: Ints) -> NDArray[np.bool_]:
    """Which of the wanted numbers are among some that stand in order."""
    if not len(some):
        return np.zeros(len(wanted), dtype=np.bool_)
    there: NDArray[np.bool_] = some[np.minimum(np.searchsorted(some, wanted), len(some) - 1)] == wanted
    return there


def to_first(order: Ints, new: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Each with the first one of its bucket."""
    first = order[np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))]
    return first[~new], order[~new]


def to_neighbour(order: Ints, new: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Each with the one before it in its bucket."""
    return order[:-1][~new[1:]], order[1:][~new[1:]]


def buckets(key: Numbers) -> tuple[Ints, NDArray[np.bool_]]:
    """Positions in order of key, and where a new key begins. A bucket may hold two keys that agree in all but their
    last bits, which costs one comparison: key and position are sorted as one number."""
    low = np.uint64((1 << max(len(key) - 1, 1).bit_length()) - 1)
    key = key * np.uint64(MIX[0])  # spread, for only its first bits are looked at
    coded = np.sort((key & ~low) | np.arange(len(key), dtype=np.uint64))
    new = np.ones(len(key), dtype=np.bool_)
    new[1:] = (coded[1:] ^ coded[:-1]) > low
    return (coded & low).astype(np.int64), new


def contained(lists: Lists, left: Ints, right: Ints) -> NDArray[np.float64]:
    """For each pair of texts the share of the smaller list that stands in the other, exactly, 0 to 1 (0 of none)."""
    sizes = lists.sizes
    out = np.zeros(len(left))
    for n in range(0, len(left), _PAIRS):
        a, b = left[n : n + _PAIRS], right[n : n + _PAIRS]
        both = np.concatenate((a, b))
        counts = sizes[both]
        pair = np.tile(np.arange(len(a), dtype=np.uint64) << np.uint64(32), 2)
        # numbers of 32 bits with that of their pair in front: what both lists hold stands twice
        coded = lists.values[positions(lists.starts[both], counts)]
        coded |= np.repeat(pair, counts)
        coded.sort()
        held = (coded[1:][coded[1:] == coded[:-1]] >> np.uint64(32)).astype(np.int64)
        out[n : n + _PAIRS] = np.bincount(held, minlength=len(a)) / np.maximum(np.minimum(sizes[a], sizes[b]), 1)
    return out


class Bits:
    """Lists of numbers as bits, one for each number: what two lists can share at most is told from them at a tenth of
    the cost of comparing them, and most pairs that meet in one passage share little else."""

    def __init__(self, lists: Lists) -> None:
        count = len(lists.starts) - 1
        self._bits = np.zeros((count, _BITS // 64), dtype=np.uint64)
        for n in range(0, count, _TEXTS):
            begins = lists.starts[n : n + _TEXTS + 1]
            set_here = np.zeros((len(begins) - 1, _BITS), dtype=np.bool_)
            at = np.repeat(np.arange(0, set_here.size, _BITS), np.diff(begins))
            at += (lists.values[begins[0] : begins[-1]] & np.uint64(_BITS - 1)).astype(np.int64)
            set_here.reshape(-1)[at] = True
            self._bits[n : n + _TEXTS] = np.packbits(set_here, axis=1).view(np.uint64)
        self._fell = lists.sizes - np.bitwise_count(self._bits).sum(axis=1, dtype=np.int64)  # on a bit set before

    def at_most(self, left: Ints, right: Ints) -> Ints:
        """For each pair a number that what both lists hold is never above."""
        out: Ints = np.minimum(self._fell[left], self._fell[right])
        for n in range(0, len(left), _TEXTS):
            here = slice(n, n + _TEXTS)
            both = self._bits[left[here]] & self._bits[right[here]]
            out[here] += np.bitwise_count(both).sum(axis=1, dtype=np.int64)
        return out


def meeting(lists: Lists, groups: Groups) -> tuple[Ints, Ints]:
    """Pairs of texts of different groups that share a value; of each group the first that has it. Values of too many
    groups are left out."""
    order, begins = buckets(lists.values)
    shared = ~(begins & np.append(begins[1:], True))
    owners, begins = lists.owners[order[shared]], begins[shared]
    name = groups.name[owners]
    starts = np.flatnonzero(begins)
    several = np.repeat(_any(name != np.repeat(name[starts], _runs(starts, name)), starts), _runs(starts, name))
    owners, name, begins = owners[several], name[several], begins[several]
    coded = (np.cumsum(begins) << 32) | name
    # owners come in order within a bucket, so that the first of a group stays in front
    order = np.argsort(coded, kind="stable")
    coded, owners = coded[order], owners[order]
    lead = np.ones(len(coded), dtype=np.bool_)
    lead[1:] = coded[1:] != coded[:-1]
    value, owners = coded[lead] >> 32, owners[lead]
    new = np.ones(len(value), dtype=np.bool_)
    new[1:] = value[1:] != value[:-1]
    starts = np.flatnonzero(new)
    kept = np.repeat(_runs(starts, value) <= FORMULA, _runs(starts, value))
    owners, new = owners[kept], new[kept]
    at = np.arange(len(owners), dtype=np.int64)
    (first, a), (before, b) = to_first(at, new), to_neighbour(at, new)
    left, right = owners[np.concatenate((first, before))], owners[np.concatenate((a, b))]
    coded = np.sort(np.minimum(left, right) * len(groups.name) + np.maximum(left, right))
    coded = coded[np.append(True, coded[1:] != coded[:-1])] if len(coded) else coded
    return coded // len(groups.name), coded % len(groups.name)


def _runs(starts: Ints, values: NDArray[Any]) -> Ints:
    """How long the runs are that begin at `starts` and end with the values."""
    return np.diff(np.append(starts, len(values)))


def _any(flags: NDArray[np.bool_], starts: Ints) -> NDArray[np.bool_]:
    """For each run of flags whether one is set."""
    found: NDArray[np.bool_] = np.logical_or.reduceat(flags, starts) if len(starts) else flags
    return found
