"""Which pairs are looked at: never all of them.

An event can only meet another of its own document nearby, of its place and month, of its place where a time is
missing, or of its day and number where a place is missing. Crowded blocks are put in order and only neighbours there
meet, so that the work grows with the number of allegations and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from solferino.link.traits import Traits

NEARBY = 12  # allegations further apart in a document meet only through their place
WINDOW = 24  # neighbours looked at in a crowded block; blocks up to this size are compared in full
_CELL = 0.15  # degrees: about 17 km north-south; a place also stands in the cells that touch its own corner
_MONTHS = 3


def pairs(events: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Index pairs to compare, each once, `i < j`; `events` in document order as traits.traits() gives them."""
    seen: set[int] = set()
    size = len(events)
    for i, a in enumerate(events):
        for j in range(i + 1, min(size, i + 1 + NEARBY)):
            if events[j].document != a.document:
                break
            seen.add(i * size + j)
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for i, event in enumerate(events):
        for key in _keys(event):
            blocks[key].append(i)
    for members in blocks.values():
        if len(members) > WINDOW:
            members.sort(key=lambda i: _rank(events[i]))
        for n, i in enumerate(members):
            for j in members[n + 1 : n + 1 + WINDOW]:
                seen.add(min(i, j) * size + max(i, j))
    for code in sorted(seen):
        yield code // size, code % size


def _rank(event: Traits) -> tuple[object, ...]:
    return (
        event.first if event.first is not None else event.told or 0,
        event.last or 0,
        sorted(event.sites),
        event.family,
        event.low or 0,
        event.id,
    )


def _keys(event: Traits) -> Iterator[Hashable]:
    months = _months(event)
    if event.located:
        for cell in _cells(event):
            for month in months:
                yield "cell", cell, month
            if event.first is None or event.span is None or event.span > 62:
                yield "cell", cell
        yield "town", event.place
    elif event.place is not None and event.exact:
        yield "area", event.country, event.first
    if event.located and event.exact:
        yield "area", event.country, event.first
    if event.exact and event.low is not None and event.low > 2:
        yield "number", event.first, event.low
    for name in event.names:
        yield "name", name


def _months(event: Traits) -> tuple[int, ...]:
    if event.first is None or event.last is None or event.last - event.first > 31 * _MONTHS:
        return ()
    low, high = date.fromordinal(event.first), date.fromordinal(event.last + 1)
    return tuple(range(low.year * 12 + low.month, high.year * 12 + high.month + 1))


def _cells(event: Traits) -> Iterator[tuple[int, int] | str]:
    if event.lat is None or event.lon is None:
        if event.place is not None:
            yield event.place
        return
    x, y = event.lat / _CELL, event.lon / _CELL
    for dx in {int(x - 0.5), int(x + 0.5)}:
        for dy in {int(y - 0.5), int(y + 0.5)}:
            yield dx, dy
