"""Tables of casualties: every person in exactly one cell, cells that add up to the total, ranges that stay ranges.

Low ends are added to low ends and high ends to high ends (R-CAS-6); the low end is what is published, with "at least".
Small cells can be hidden so that no survivor is found again in a public table; then enough of their neighbours are
hidden that none can be worked out from the total.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from solferino.measure.counting.dimensions import dimension
from solferino.measure.counting.select import Choice, Left, Unit, chosen
from solferino.model import Casualty, Tally

EVERYTHING = Choice()
SMALL = 5  # cells of one to four persons are hidden in public tables (statistics.md §4.3)


@dataclass(frozen=True, slots=True)
class Range:
    """Persons: at least `low`, at most `high`."""

    low: int = 0
    high: int = 0

    def __add__(self, other: Range) -> Range:
        """Both together, end by end (R-CAS-6)."""
        return Range(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Row:
    """One cell: its values in the order of the table's dimensions, and the dead and the injured in it."""

    key: tuple[str, ...]
    killed: Range
    injured: Range


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in order, with the total that they add up to, and what was left out because its date or place is open."""

    by: tuple[str, ...]
    choice: Choice
    rows: tuple[Row, ...]
    killed: Range
    injured: Range
    left: Left

    @property
    def exact(self) -> bool:
        """Whether no number is a range."""
        return self.killed.low == self.killed.high and self.injured.low == self.injured.high


def count(
    casualties: Iterable[Casualty], tallies: Iterable[Tally], by: Sequence[str] = (), choice: Choice = EVERYTHING
) -> Table:
    """The table. Missing M95 for a dimension that there is not. Rows are in order of their values; the sum check of
    R-CAS-9 holds by construction and is tested."""
    units, left = chosen(casualties, tallies, choice)
    rows = tuple(Row(key, *both(found)) for key, found in cells(units, by).items())
    return Table(tuple(by), choice, rows, *both(units), left)


def cells(units: Iterable[Unit], by: Sequence[str]) -> dict[tuple[str, ...], list[Unit]]:
    """Which units stand in which cell, in the order of the cells. Missing M95 for a dimension that there is not."""
    tell = [dimension(name) for name in by]
    found: dict[tuple[str, ...], list[Unit]] = {}
    for unit in units:
        found.setdefault(tuple(f(unit.item) for f in tell), []).append(unit)
    return dict(sorted(found.items()))


def both(units: Iterable[Unit]) -> tuple[Range, Range]:
    """The dead and the injured of these units, end by end (R-CAS-6)."""
    killed = injured = Range()
    for u in units:
        if u.dead:
            killed += Range(u.low, u.high)
        else:
            injured += Range(u.low, u.high)
    return killed, injured


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it may be published: numbers as text, hidden ones as "<5" or "…"."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hidden: int


def shown(table: Table, *, public: bool = False) -> Shown:
    """The table as text, its total last; with `public` small cells are hidden."""
    killed, killed_hidden = _column([r.killed for r in table.rows], public=public)
    injured, injured_hidden = _column([r.injured for r in table.rows], public=public)
    rows = [(*row.key, k, i) for row, k, i in zip(table.rows, killed, injured, strict=True)]
    total = ("total", *[""] * (len(table.by) - 1)) if table.by else ()
    rows.append((*total, text(table.killed), text(table.injured)))
    return Shown((*table.by, "killed", "injured"), tuple(rows), killed_hidden + injured_hidden)


def text(number: Range) -> str:
    """`7`, or `7–9` where it is a range."""
    return f"{number.low:,}" if number.low == number.high else f"{number.low:,}–{number.high:,}"


def _column(numbers: Sequence[Range], *, public: bool) -> tuple[list[str], int]:
    """The numbers of one column as text. One hidden cell could be worked out from the total: then the smallest of the
    others is hidden too."""
    told = [text(n) for n in numbers]
    if not public:
        return told, 0
    small = [i for i, n in enumerate(numbers) if 0 < n.low < SMALL or 0 < n.high < SMALL]
    for i in small:
        told[i] = f"<{SMALL}"
    if len(small) == 1:
        others = [i for i, n in enumerate(numbers) if i not in small and n.high > 0]
        if others:
            again = min(others, key=lambda i: (numbers[i].low, i))
            told[again] = "…"
            return told, 2
    return told, len(small)
