"""Counting in plain Python, for what fits in memory and for checking the other engines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from solferino.engine.contract import CountRow, Fact
from solferino.engine.tally import Tally, incidents


class PlainEngine:
    """The contract in a page."""

    def count(self, facts: Iterable[Fact], dimension: str) -> tuple[CountRow, ...]:
        """Rows of one dimension, by value."""
        groups: dict[str, dict[str, Tally]] = defaultdict(dict)
        for fact in facts:
            if fact.dimension == dimension:
                groups[fact.value][fact.incident] = Tally(fact.low, fact.high)
        rows = []
        for value, tallies in sorted(groups.items()):
            low, high, unknown = incidents(tallies.values())
            rows.append(CountRow(value, len(tallies), low, high, unknown, tuple(sorted(tallies))))
        return tuple(rows)
