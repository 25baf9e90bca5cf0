"""The groups of copies around new documents, as they were and as they are, and the edges that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from solferino.link.block import mix
from solferino.link.copies import Copied, Copy
from solferino.link.derivation import Edge
from solferino.link.judged import Judged
from solferino.link.meet import Groups
from solferino.link.origins import Given, in_order, scopes
from solferino.link.sketch import Ints, Numbers
from solferino.link.traces import Flags, Papers, pictured


def differing(
    was: Iterable[Edge], now: Iterable[Edge], concerned: Callable[[str], bool]
) -> tuple[list[Edge], list[Edge]]:
    """Edges of takers that are `concerned`: those that are new or not as they were, and those that are no more."""
    old, new = ({(e.taker, e.source, e.rule): e for e in in_order(some) if concerned(e.taker)} for some in (was, now))
    return [e for key, e in new.items() if old.get(key) != e], [e for key, e in old.items() if key not in new]


@dataclass(frozen=True, slots=True, eq=False)
class _Tied:
    """Pairs of copies by the numbers of their documents. `pair`: one number for the two; `key`: one for all of it."""

    copied: Copied
    left: Ints
    right: Ints
    pair: Ints
    key: Numbers

    @classmethod
    def of(cls, copied: Copied, number: Mapping[str, int]) -> _Tied:
        some, at = np.unique(np.concatenate((copied.left, copied.right)), return_inverse=True)
        ends = np.array([number[copied.ids[n]] for n in some.tolist()], dtype=np.int64)[at]
        left, right = ends[: len(copied)], ends[len(copied) :]
        pair = left << 32 | right
        return cls(copied, left, right, pair, mix([pair, copied.contained.view(np.int64), copied.how]))

    @property
    def whole(self) -> Flags:
        return self.copied.whole

    def take(self, at: Flags) -> _Tied:
        return _Tied(self.copied.take(at), self.left[at], self.right[at], self.pair[at], self.key[at])


class Regrouped:
    """The groups of copies around new documents, as they were and as they are."""

    def __init__(
        self,
        kept: Papers,
        number: Mapping[str, int],
        fresh: Flags,
        *,
        was: Copied,
        now: Copied,
        said: Judged,
    ) -> None:
        self._kept, self._number = kept, number
        self._was, self._now = _Tied.of(was, number), _Tied.of(now, number)
        both = self._was, self._now
        changed = [~np.isin(one.key, other.key) for one, other in (both, both[::-1])]
        groups = Groups(len(kept.ids))
        for one in both:
            groups.join(one.left[one.whole], one.right[one.whole])
        same = [pair for pair in said.same if pair[0] in number and pair[1] in number]
        groups.join(self._numbers(a for a, _ in same), self._numbers(b for _, b in same))
        new = [one.take(some) for one, some in zip(both, changed, strict=True)]
        ends = np.concatenate([end for one in new for end in (one.left, one.right)])
        # where two texts share a picture and a part, one edge says so: a new text that takes over the picture leaves it
        near_by = np.union1d(ends, pictured(kept, np.flatnonzero(fresh)))
        touched = np.flatnonzero(np.isin(groups.name, groups.name[near_by]) | fresh)
        order = {kept.ids[n]: (kept.since[n], kept.ids[n]) for n in touched.tolist()}
        here = np.zeros(len(kept.ids), dtype=np.bool_)
        here[touched] = True
        # two texts may be tied in two ways, by one edge
        pairs = np.concatenate([one.pair for one in new])
        near = [(here[one.left] & here[one.right]) | np.isin(one.pair, pairs) for one in both]
        self.before, self.after = (
            scopes([*one.copied.take(some)], order, said) for one, some in zip(both, near, strict=True)
        )
        self.first = kept.first.copy()
        for n in touched.tolist():
            self.first[n] = number[self.after.first.get(kept.ids[n], kept.ids[n])]
        judged = {i for pair in (*said.same, *said.refused, *said.unsure) for i in pair if i in number}
        parts = [end[~one.whole] for one in new for end in (one.left, one.right)]
        moved = np.flatnonzero(self.first != kept.first)
        self.stirred = np.unique(np.concatenate((moved, self._numbers(judged), *parts)))
        drawn, undone = differing(self.before.edges, self.after.edges, lambda _: True)
        self.shown = self._numbers({d for e in (*drawn, *undone) for d in (e.taker, e.source)})

    def leads(self, given: Given, first: Ints | None = None) -> dict[str, str]:
        """The earliest of its group for each of these documents; `first`: as it was then."""
        table, ids = (self.first if first is None else first), self._kept.ids
        return {d.id: ids[table[self._number[d.id]]] for d in given.documents if d.id in self._number}

    def parts(self, given: Given, *, then: bool = False) -> list[Copy]:
        """Copies of parts among these documents."""
        there = np.zeros(len(self._kept.ids), dtype=np.bool_)
        there[self._numbers(d.id for d in given.documents if d.id in self._number)] = True
        one = self._was if then else self._now
        return [*one.copied.take(there[one.left] & there[one.right] & ~one.whole)]

    def size(self) -> dict[str, int]:
        """How many documents each group has, by its earliest."""
        counts = np.bincount(self.first, minlength=len(self.first))
        return {self._kept.ids[n]: int(counts[n]) for n in np.flatnonzero(counts > 1).tolist()}

    def _numbers(self, ids: Iterable[str]) -> Ints:
        return np.array([self._number[i] for i in ids], dtype=np.int64)
