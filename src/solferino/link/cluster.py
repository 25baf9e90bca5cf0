"""Scored pairs to clusters in which no member contradicts another.

Pairs are taken from the strongest down; two clusters become one only if no pair across them has a veto and no person
said that they are not the same. So a chain through a vague account cannot join two events that differ, and the result
does not depend on the order in which documents came.

Rows that agree in all that a veto looks at are one kind (`Apart`), so that a hundred thousand accounts of one day cost
as much as the few kinds that they fall into.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.block import Rows, mix
from solferino.link.columns import NONE, Columns
from solferino.link.pairs import Pairs
from solferino.link.veto import veto

BITS = 2048  # kinds of one component whose vetoes are found out in advance: 2 million pairs, half a second
FEW = 32  # kinds of components that are looked at many at once
CHUNK = 500_000


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of rows with their log-odds; `judged` where a person said that the two are the same."""

    left: Rows
    right: Rows
    odds: NDArray[np.float32]
    judged: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.left)

    @classmethod
    def none(cls) -> Links:
        """No links."""
        rows = np.zeros(0, dtype=np.int64)
        return cls(rows, rows, rows.astype(np.float32), rows.astype(bool))

    def joined(self, more: Links) -> Links:
        """These and those, in order of their rows."""
        left, right = np.concatenate((self.left, more.left)), np.concatenate((self.right, more.right))
        order = np.lexsort((right, left))
        odds, judged = np.concatenate((self.odds, more.odds)), np.concatenate((self.judged, more.judged))
        return Links(left[order], right[order], odds[order], judged[order])

    def take(self, at: Any) -> Links:
        """The links at these positions."""
        return Links(self.left[at], self.right[at], self.odds[at], self.judged[at])


@dataclass(frozen=True, slots=True)
class Clusters:
    """`home` gives each row the first row of its cluster; `held` are the links that hold clusters together, `blocked`
    those strong enough that a contradiction blocked."""

    home: Rows
    held: Links
    blocked: Links


def clusters(c: Columns, links: Links, never: Mapping[int, frozenset[int]]) -> Clusters:
    """Clusters of all rows. `never` holds what persons said is not the same: it blocks everything, also what another
    person judged the same; a judged link passes a veto."""
    home = list(range(len(c)))
    groups: dict[int, list[int]] = {}
    apart = Apart(c, links)
    held: list[int] = []
    blocked: list[int] = []
    barred: set[tuple[int, int]] = set()
    ranks = np.lexsort((links.right, links.left, -links.odds, ~links.judged))
    left, right, judged = links.left[ranks].tolist(), links.right[ranks].tolist(), links.judged[ranks].tolist()
    for n, i, j, by_person in zip(ranks.tolist(), left, right, judged, strict=True):
        a, b = home[i], home[j]
        if a == b:
            continue
        key = (a, b) if a < b else (b, a)
        if key in barred and not by_person:
            blocked.append(n)
            continue
        ours, theirs = groups.get(a) or [a], groups.get(b) or [b]
        if _refused(ours, theirs, never) or (not by_person and apart(a, b)):
            barred.add(key)
            blocked.append(n)
            continue
        keep, drop, small = (a, b, theirs) if len(ours) >= len(theirs) else (b, a, ours)
        for member in small:
            home[member] = keep
        groups[keep] = (ours if keep == a else theirs) + small
        groups.pop(drop, None)
        apart.join(keep, drop)
        held.append(n)
    for members in groups.values():
        first = min(members)
        for member in members:
            home[member] = first
    return Clusters(np.array(home, dtype=np.int64), links.take(_order(held)), links.take(_order(blocked)))


def _order(found: list[int]) -> Rows:
    return np.array(sorted(found), dtype=np.int64)


def _refused(ours: list[int], theirs: list[int], never: Mapping[int, frozenset[int]]) -> bool:
    if not never:
        return False
    others = frozenset(theirs)
    return any(m in never and never[m] & others for m in ours)


class Apart:
    """Whether two clusters hold a pair with a veto, asked and joined as clusters grow."""

    def __init__(self, c: Columns, links: Links) -> None:
        self._c = c
        kind = kinds(c)
        _, first, self._kind = np.unique(kind, return_index=True, return_inverse=True)
        self._example = first
        self._bits: dict[int, int] = {}  # cluster -> its kinds as bits of their component
        self._bad: dict[int, int] = {}  # cluster -> kinds that one of its own cannot be with
        self._kinds: dict[int, list[int]] = {}  # the kinds of clusters in components too large for bits
        self._prepare(links)

    def _prepare(self, links: Links) -> None:
        rows = np.unique(np.concatenate((links.left, links.right)))
        label = components(len(self._c), links.left, links.right)[rows]
        kind = self._kind[rows]
        order = np.lexsort((kind, label))
        rows, label, kind = rows[order], label[order], kind[order]
        new = np.concatenate(([True], (label[1:] != label[:-1]) | (kind[1:] != kind[:-1]))) if len(rows) else label > 0
        starts = np.flatnonzero(new)
        seen = np.cumsum(new) - 1  # number of the (component, kind) of each row
        owner = label[starts]
        begins = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1]))) if len(owner) else starts
        counts = np.diff(np.concatenate((begins, [len(owner)])))
        local = np.arange(len(owner)) - np.repeat(begins, counts)
        bad = [0] * len(owner)
        examples = self._example[kind[starts]]
        few, many = (counts > 1) & (counts <= FEW), (counts > FEW) & (counts <= BITS)
        for begin, count in zip(begins[many].tolist(), counts[many].tolist(), strict=True):
            bad[begin : begin + count] = self._against(examples[begin : begin + count])
        for i, j in _within(begins[few], counts[few]):
            no = veto(Pairs(self._c, examples[i], examples[j])) != 0
            for x, y in zip(i[no].tolist(), j[no].tolist(), strict=True):
                bad[x] |= 1 << int(local[y])
                bad[y] |= 1 << int(local[x])
        large = np.repeat(counts > BITS, counts)
        bit, big = local.tolist(), large.tolist()
        for row, n, k in zip(rows.tolist(), seen.tolist(), kind.tolist(), strict=True):
            if big[n]:
                self._kinds[row] = [k]
            else:
                self._bits[row] = 1 << bit[n]
                self._bad[row] = bad[n]

    def _against(self, examples: Rows) -> list[int]:
        """For each of these kinds the bits of those that it cannot be with."""
        i, j = _triangle(len(examples))
        no = np.zeros((len(examples), len(examples)), dtype=np.bool_)
        no[i, j] = veto(Pairs(self._c, examples[i], examples[j])) != 0
        bits = np.packbits(no | no.T, axis=1, bitorder="little")
        return [int.from_bytes(row.tobytes(), "little") for row in bits]

    def __call__(self, a: int, b: int) -> bool:
        """Whether no cluster may hold both."""
        if a in self._bits:
            return bool(self._bits[a] & self._bad[b])
        ours, theirs = self._example[self._kinds[a]], self._example[self._kinds[b]]
        return bool(veto(Pairs(self._c, np.repeat(ours, len(theirs)), np.tile(theirs, len(ours)))).any())

    def join(self, keep: int, drop: int) -> None:
        """The two are one from now on, under the name `keep`."""
        if keep in self._bits:
            self._bits[keep] |= self._bits.pop(drop)
            self._bad[keep] |= self._bad.pop(drop)
        else:
            self._kinds[keep] = sorted({*self._kinds[keep], *self._kinds.pop(drop)})


def kinds(c: Columns) -> NDArray[np.uint64]:
    """A digest for each row of all that a veto looks at."""
    one = c.low == 1
    counted = np.where(one | (c.low > 2), c.low, NONE)
    told = np.where(c.first == NONE, c.told, NONE)
    # "in another case" is told against the rest of its document only
    fresh = np.unique(c.document[c.another])
    near = np.isin(c.document, fresh)
    here = [np.where(near, value, 0) for value in (c.document, c.start, c.sentence, c.another)]
    person = [np.where(one, value, NONE) for value in (c.sex, c.names)]
    where = [c.place, c.admin1, c.country, c.located, c.lat.view(np.int32), c.lon.view(np.int32)]
    who = [c.victims_party, c.perpetrator_party, c.act, counted, *person]
    return mix([*where, c.first, c.last, told, c.exact, *who, c.sites, np.maximum(c.several, 1), *here])


def components(size: int, left: Rows, right: Rows) -> Rows:
    """For each row the smallest row that links lead to from it."""
    label = np.arange(size)
    while True:
        low = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, before[left], low)
        np.minimum.at(label, before[right], low)
        np.minimum.at(label, left, low)
        np.minimum.at(label, right, low)
        while True:
            shorter = label[label]
            if np.array_equal(shorter, label):
                break
            label = shorter
        if np.array_equal(label, before):
            return label


def _within(begins: Any, counts: Any) -> Iterator[tuple[Rows, Rows]]:
    """All pairs within each run of `counts` numbers from `begins`, some hundred thousand at once."""
    parts: list[tuple[Any, Any]] = []
    held = 0
    for begin, count in zip(begins.tolist(), counts.tolist(), strict=True):
        i, j = _triangle(count)
        parts.append((i + begin, j + begin))
        held += len(i)
        if held > CHUNK:
            yield np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
            parts, held = [], 0
    if parts:
        yield np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])


_TRIANGLES: dict[int, tuple[Any, Any]] = {}


def _triangle(count: int) -> tuple[Any, Any]:
    if count > 64:
        return np.triu_indices(count, 1)
    if count not in _TRIANGLES:
        _TRIANGLES[count] = np.triu_indices(count, 1)
    return _TRIANGLES[count]
