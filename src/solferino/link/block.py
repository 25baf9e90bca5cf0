"""Which pairs are looked at: never all of them.

An event can only meet another of its own document nearby, of its place, of its place and day or number or site, of its
neighbourhood on its day, or of its day and number or victim's name where the place is missing. Each is a block.
A small block is compared in full. A crowded one is put in order and only neighbours there meet, so that the work grows
with the number of allegations and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.columns import NONE, Columns

NEARBY = 12  # allegations further apart in a document meet only through their place
FULL = 24  # blocks up to this size are compared in full
WINDOW = 12  # neighbours that each member of a larger block meets
_CELL = 0.15  # degrees: about 17 km north-south; a place also stands in the cells that touch its own corner
_MANY = 10  # persons: a number that two accounts of neighbouring places do not share by chance

Rows = NDArray[np.int64]
Keys = NDArray[np.uint64]
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: spreads the values of a key over 64 bits


def pairs(c: Columns, at: Rows | None = None) -> Rows:
    """Pairs to compare, each once, as `i * len(c) + j` with `i < j`, in order. `at`: only pairs that hold one of
    these rows."""
    wanted = None
    if at is not None:
        wanted = np.zeros(len(c), dtype=bool)
        wanted[at] = True
    found = [_nearby(c, wanted)]
    remains = _remains(c)
    for keys, rows, keep in blocks(c):
        for i, j in _met(keys, rows):
            some = _possible(c, i, j) | remains[i] | remains[j]
            if keep is not None:
                some &= keep(i, j)
            if wanted is not None:
                some &= wanted[i] | wanted[j]
            a, b = i[some].astype(np.int64), j[some].astype(np.int64)
            found.append(np.minimum(a, b) * len(c) + np.maximum(a, b))
    return unique(np.concatenate(found))


def unique(codes: Rows) -> Rows:
    """The values in order, each once."""
    codes.sort()
    keep = np.ones(len(codes), dtype=bool)
    keep[1:] = codes[1:] != codes[:-1]
    return codes[keep]


def _possible(c: Columns, i: Any, j: Any) -> Any:
    """Leave out at once what can be nothing: most pairs of a crowded block are of two times."""
    gap = np.maximum(c.first[i], c.first[j]) - np.minimum(c.last[i], c.last[j])
    return (gap <= 1) | (c.first[i] == NONE) | (c.first[j] == NONE)


def _remains(c: Columns) -> Any:
    """Rows that tell of remains, which may be found long after."""
    bodies = [any(x == "BODIES" for x in acts) for _, acts in c.codes.acts.values]
    return np.array(bodies or [False], dtype=bool)[c.act]


def _nearby(c: Columns, wanted: Any) -> Rows:
    out = [np.zeros(0, dtype=np.int64)]
    for step in range(1, min(NEARBY, len(c))):
        i = np.flatnonzero(c.document[step:] == c.document[:-step])
        j = i + step
        if wanted is not None:
            some = wanted[i] | wanted[j]
            i, j = i[some], j[some]
        out.append(i * len(c) + j)
    return np.concatenate(out)


def _met(keys: Keys, rows: Any) -> Iterator[tuple[Any, Any]]:
    """Rows that meet in a block: keys and rows in order of key, and of rank within a key."""
    size = sizes(keys)
    reach = np.where(size <= FULL, FULL, WINDOW)
    for step in range(1, min(FULL, len(keys))):
        left = np.flatnonzero((keys[step:] == keys[:-step]) & (step <= reach[:-step]))
        if not len(left):
            return
        yield rows[left], rows[left + step]


def sizes(keys: Keys) -> Any:
    """For each place in a sorted list of keys how often its key stands there."""
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    counts = np.diff(np.concatenate((starts, [len(keys)])))
    return np.repeat(counts, counts)


def blocks(c: Columns) -> Iterator[tuple[Keys, Any, Any]]:
    """Each kind of block: keys in order, the rows under them in order of rank, and what pairs of it are kept."""
    order = ranked(c)
    for rows, values, keep in _kinds(c, order):
        keys = mix(values)
        by_key = np.argsort(keys, kind="stable")
        yield keys[by_key], rows[by_key], keep


def stirred(c: Columns, before: Any, after: Any) -> Rows:
    """Rows whose pairs may change when the rows `before` (a mask) make way for the rows `after`: those that come or go,
    those near one that does in a crowded block, and those of a block that becomes crowded or ceases to be."""
    changed = before ^ after
    out = changed.copy()
    for keys, rows, _ in blocks(c):
        if not len(keys):
            continue
        moved, block = changed[rows], np.cumsum(np.concatenate(([0], keys[1:] != keys[:-1])))
        old, new = np.bincount(block, before[rows]), np.bincount(block, after[rows])
        out[rows[((old > FULL) != (new > FULL))[block]]] = True
        some = np.flatnonzero(moved & ((old > FULL) | (new > FULL))[block])
        for step in range(-WINDOW, WINDOW + 1):
            near = some + step
            inside = (near >= 0) & (near < len(keys))
            near, at = near[inside], some[inside]
            out[rows[near[keys[near] == keys[at]]]] = True
    return np.flatnonzero(out)


def ranked(c: Columns) -> Rows:
    """All rows in the order in which those of a crowded block stand: by time, site, number, then digest."""
    time = np.where(c.first != NONE, c.first, c.told)
    found: Rows = np.lexsort((c.key, c.low, c.sites, c.last, time))
    return found


def _kinds(c: Columns, order: Rows) -> Iterator[tuple[Any, list[Any], Any]]:
    def elsewhere(i: Any, j: Any) -> Any:
        return c.place[i] != c.place[j]  # one place meets in a block of its own

    def wide(i: Any, j: Any) -> Any:
        return ~(c.located[i] & c.located[j])  # and so do two towns

    located, dated = c.located[order], (c.first[order] != NONE) & (c.last[order] != NONE)
    exact, placed, low = c.exact[order], c.place[order] != NONE, c.low[order]
    here = order[located]
    yield here, [1, c.place[here]], None
    rows = order[located & (low > 0)]
    yield rows, [2, c.place[rows], c.low[rows]], None
    rows = order[located & (c.sites[order] != 0)]
    yield rows, [3, c.place[rows], c.sites[rows]], None
    rows, day = _days(c, order[located & dated & exact])
    yield rows, [4, c.place[rows], day], None
    rows = order[located & dated & ~np.isnan(c.lat[order]) & (exact | (low >= _MANY))]
    for x, y in _cells(c, rows):
        some = c.exact[rows]
        many = c.low[rows] >= _MANY
        at, day = _days(c, rows[some])
        yield at, [5, np.repeat(x[some], 2), np.repeat(y[some], 2), day], elsewhere
        yield rows[many], [6, x[many], y[many], c.low[rows][many]], elsewhere
    rows = order[placed & exact]
    for name, value in ((7, c.country), (8, c.admin1)):
        some = rows[value[rows] != NONE]
        yield some, [name, value[some], c.first[some]], wide
    rows = order[exact & (low > 2)]
    yield rows, [9, c.first[rows], c.low[rows]], None
    rows, names = _named(c, order)
    yield rows, [10, names], None


def _days(c: Columns, rows: Any) -> tuple[Any, Any]:
    """Each row twice: under its first day and under the day after its last, so that neighbouring days meet."""
    return np.repeat(rows, 2), np.stack((c.first[rows], c.last[rows] + 1), axis=1).reshape(-1)


def _cells(c: Columns, rows: Any) -> Iterator[tuple[Any, Any]]:
    x, y = c.lat[rows] / _CELL, c.lon[rows] / _CELL
    for dx in (-0.5, 0.5):
        for dy in (-0.5, 0.5):
            yield np.floor(x + dx).astype(np.int64), np.floor(y + dy).astype(np.int64)


def _named(c: Columns, order: Rows) -> tuple[Any, Any]:
    """Each row once for each name of a victim, and the names."""
    rows = order[c.names[order] != NONE]
    if not len(rows):
        return rows, rows
    sets = [sorted(names) for names in c.codes.names.values]
    flat = np.array([name for names in sets for name in names], dtype=np.int64)
    many = np.array([len(names) for names in sets])
    starts = np.cumsum(many) - many
    mine = many[c.names[rows]]
    within = np.arange(mine.sum()) - np.repeat(np.cumsum(mine) - mine, mine)
    return np.repeat(rows, mine), flat[np.repeat(starts[c.names[rows]], mine) + within]


def mix(values: list[Any]) -> Keys:
    """One 64-bit key of the values of each row."""
    size = next(len(v) for v in values if not isinstance(v, int))
    out = np.zeros(size, dtype=np.uint64)
    for value in values:
        part = np.uint64(value) if isinstance(value, int) else value.astype(np.int64).view(np.uint64)
        out = (out ^ part) * _SPREAD
        out ^= out >> np.uint64(29)
    return out
