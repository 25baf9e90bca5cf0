"""Rows of columns held against each other, two arrays of row numbers at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.acts import weights
from solferino.link.columns import NONE, Columns

Rows = NDArray[np.int64]


@dataclass(slots=True)
class Pairs:
    """Rows `i` against rows `j`; columns are fetched once each. `refers`: one takes up the other, told just before it;
    `alone`: nothing else of the kind is told of their place."""

    c: Columns
    i: Rows
    j: Rows
    refers: NDArray[np.bool_] | None = None
    alone: NDArray[np.bool_] | None = None
    _left: dict[str, Any] = field(default_factory=dict)
    _right: dict[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.i)

    def a(self, name: str) -> Any:
        """The column for the left rows."""
        if name not in self._left:
            self._left[name] = getattr(self.c, name)[self.i]
        return self._left[name]

    def b(self, name: str) -> Any:
        """The column for the right rows."""
        if name not in self._right:
            self._right[name] = getattr(self.c, name)[self.j]
        return self._right[name]

    def same(self, name: str) -> Any:
        """Where both give the same value."""
        return (self.a(name) == self.b(name)) & (self.a(name) != NONE)

    def differ(self, name: str) -> Any:
        """Where both give one and they differ: unknown differs from nothing."""
        return (self.a(name) != self.b(name)) & (self.a(name) != NONE) & (self.b(name) != NONE)

    def act(self) -> NDArray[np.float32]:
        """What the acts count for; NEVER where they cannot be one event."""
        if "act*" not in self._left:
            self._left["act*"] = weights(self.c.codes.acts.values, self.a("act"), self.b("act"))
        found: NDArray[np.float32] = self._left["act*"]
        return found

    def km(self) -> NDArray[np.float32]:
        """Distance; 0 for one place, infinite where the coordinates of one are not known."""
        if "km*" not in self._left:
            out = np.full(len(self), np.inf, dtype=np.float32)
            same = self.same("place")
            out[same] = 0
            at = np.flatnonzero(~same & ~np.isnan(self.a("lat")) & ~np.isnan(self.b("lat")))
            if len(at):
                out[at] = _km(self.a("lat")[at], self.a("lon")[at], self.b("lat")[at], self.b("lon")[at])
            self._left["km*"] = out
        found: NDArray[np.float32] = self._left["km*"]
        return found

    def some(self, at: Rows) -> Pairs:
        """The pairs at these positions."""
        refers = None if self.refers is None else self.refers[at]
        alone = None if self.alone is None else self.alone[at]
        return Pairs(self.c, self.i[at], self.j[at], refers, alone)


def _km(lat1: Any, lon1: Any, lat2: Any, lon2: Any) -> Any:
    """Great-circle distance in km."""
    p1, p2 = np.radians(lat1.astype(np.float64)), np.radians(lat2.astype(np.float64))
    half = np.sin((p2 - p1) / 2) ** 2
    half += np.cos(p1) * np.cos(p2) * np.sin(np.radians(lon2.astype(np.float64) - lon1) / 2) ** 2
    return 2 * 6371.0 * np.arcsin(np.sqrt(np.minimum(half, 1.0)))


def share_a_name(p: Pairs, where: Any) -> Any:
    """Where both name a victim of one name; looked at only where `where` is true or the names are the same."""
    out = p.same("names")
    names = p.c.codes.names.values
    for n in np.flatnonzero(where):
        out[n] = bool(names[p.a("names")[n]] & names[p.b("names")[n]])
    return out


@lru_cache(maxsize=4096)
def families(acts: frozenset[str]) -> frozenset[str]:
    """The families of the acts."""
    return frozenset(c.split("-")[0] for c in acts)
