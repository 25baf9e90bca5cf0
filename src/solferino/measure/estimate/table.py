"""The capture-pattern table: how many persons stand on exactly these lists. Every method reads this alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from solferino.errors import Refused
from solferino.model.ids import content_id

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Pattern = tuple[int, ...]
FULL_TABLE_LISTS = 16  # 2**16 cells; above that only the patterns that occur are ever laid out


@dataclass(frozen=True, slots=True)
class PatternTable:
    """`counts[i]` persons are on exactly the lists marked 1 in `patterns[i]`; patterns in falling order, none twice,
    none empty of persons. Made by `pattern_table`."""

    lists: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        """Persons documented by at least one list."""
        return sum(self.counts)

    @property
    def digest(self) -> str:
        """The id of this content: same lists and counts, same id."""
        cells = (f"{spell(p)}:{c}" for p, c in zip(self.patterns, self.counts, strict=True))
        return content_id("mse", *self.lists, *cells)

    def rows(self) -> Ints:
        """The patterns as a matrix, one row a pattern, one column a list."""
        return np.array(self.patterns, dtype=np.int64).reshape(len(self.patterns), len(self.lists))

    def weights(self) -> Ints:
        """The counts as an array, in the order of `rows`."""
        return np.array(self.counts, dtype=np.int64)

    def cells(self) -> Floats:
        """Counts of all 2**L cells; bit i of the index stands for list i; index 0, the persons on no list, holds 0."""
        if len(self.lists) > FULL_TABLE_LISTS:
            raise Refused("M35", f"{len(self.lists)} lists", "has too many cells to lay out", "Merge lists first")
        full = np.zeros(1 << len(self.lists))
        full[self.rows() @ (1 << np.arange(len(self.lists)))] = self.weights()
        return full

    def by_list(self) -> Ints:
        """Persons on each list."""
        return self.weights() @ self.rows()

    def overlaps(self) -> Ints:
        """Persons on each pair of lists; the diagonal is `by_list`."""
        rows = self.rows()
        return (rows.T * self.weights()) @ rows

    def captures(self) -> Ints:
        """Persons seen by exactly 0, 1, … L lists."""
        return np.bincount(self.rows().sum(axis=1), weights=self.weights(), minlength=len(self.lists) + 1).astype(
            np.int64
        )

    def without(self, dropped: Iterable[str]) -> PatternTable:
        """The table as it would be had these lists never been kept; persons known to them alone leave it."""
        gone = set(dropped)
        keep = [i for i, name in enumerate(self.lists) if name not in gone]
        sums: dict[Pattern, int] = {}
        for pattern, count in zip(self.patterns, self.counts, strict=True):
            short = tuple(pattern[i] for i in keep)
            if any(short):
                sums[short] = sums.get(short, 0) + count
        return pattern_table([self.lists[i] for i in keep], sums)


def pattern_table(lists: Iterable[str], counts: Mapping[Pattern, int]) -> PatternTable:
    """The table of these counts in its one order.

    Refused M31 for a list named twice, M32 for a count or pattern that cannot be, M33 for persons on no list at all.
    """
    names = tuple(lists)
    if len(set(names)) != len(names):
        raise Refused("M31", ", ".join(names), "one list stands twice", "Give every list its own column and name")
    for pattern, count in counts.items():
        if len(pattern) != len(names) or not set(pattern) <= {0, 1}:
            raise Refused("M32", spell(pattern), f"is no pattern of {len(names)} lists", "Use 0 and 1, one a list")
        if count < 0:
            raise Refused("M32", spell(pattern), f"has the count {count}", "Counts are whole numbers from 0")
        if count and not any(pattern):
            raise Refused(
                "M33",
                spell(pattern),
                f"{count} persons are on no list: nobody can have counted those whom every list missed",
                "Take the row away, or name the list that they are on",
            )
    kept = sorted(((p, int(c)) for p, c in counts.items() if c), reverse=True)
    return PatternTable(names, tuple(p for p, _ in kept), tuple(c for _, c in kept))


def from_text(lists: Iterable[str], cells: str) -> PatternTable:
    """The table written as `1000:1131 0100:845 …`, as reports print it."""
    pairs = (cell.split(":") for cell in cells.split())
    return pattern_table(lists, {tuple(int(mark) for mark in pattern): int(count) for pattern, count in pairs})


def spell(pattern: Pattern) -> str:
    """The pattern in digits: 1010."""
    return "".join(map(str, pattern))
