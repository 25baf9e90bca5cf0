"""A picture of a count: a bar a cell, solid up to the low end, hatched up to the high end, an estimate as a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from solferino.measure.counting.table import Range, Table, text
from solferino.measure.picture import INK, PALE, Picture, drawn, finish, fit, sheet


def draw_counts(
    table: Table, title: str, *, dead: bool = True, estimates: Mapping[tuple[str, ...], tuple[int, int]] | None = None
) -> Picture:
    """The picture of the killed, or of the injured. `estimates`: low and high by a row's key; never part of a bar.
    Refused M87 where there is nothing to draw or too much."""
    rows = [(r.key, r.killed if dead else r.injured) for r in table.rows]
    fit(len(rows), title)
    guessed = estimates or {}

    def make() -> Any:
        figure, axes = sheet(len(rows))
        for at, (key, number) in enumerate(rows):
            axes.barh(at, number.low, height=0.55, color=PALE, edgecolor=INK, linewidth=0.8)
            if number.high > number.low:
                axes.barh(
                    at, number.high - number.low, left=number.low, height=0.55, color="white", edgecolor=INK,
                    linewidth=0.8, hatch="////",
                )  # fmt: skip
            right = number.high
            if key in guessed:
                low, high = guessed[key]
                axes.plot([low, high], [at + 0.36, at + 0.36], color=INK, linewidth=1.2, marker="|", markersize=6)
                right = max(right, high)
            axes.annotate(
                _told(number, guessed.get(key)), (right, at), xytext=(6, 0), textcoords="offset points", va="center",
                fontsize=8,
            )  # fmt: skip
        axes.set_yticks(range(len(rows)), [", ".join(key) or "all" for key, _ in rows], fontsize=8)
        legend = f"Persons {'killed' if dead else 'injured'}: solid, at least; hatched, up to the highest account."
        finish(figure, axes, title, legend + (" Lines: estimates, never added." if guessed else ""))
        return figure

    return drawn(make)


def _told(number: Range, estimate: tuple[int, int] | None) -> str:
    return text(number) + (f"; estimated {estimate[0]:,}–{estimate[1]:,}" if estimate else "")
