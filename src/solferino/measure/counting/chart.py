"""A picture of a count: a bar a cell, solid up to the low end, hatched up to the high end, an estimate as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from solferino.measure.counting.table import Range, Row, Table, text
from solferino.measure.picture import INK, PALE, Picture, drawn, finish, fit, sheet

_FILL = {"killed": "#7d8894", "injured": PALE}  # apart in grey too; the words beside each bar say which it is


def draw_counts(
    table: Table,
    title: str,
    *,
    harms: Sequence[str] = ("killed",),
    estimates: Mapping[tuple[str, ...], tuple[int, int]] | None = None,
) -> Picture:
    """The picture of the killed, of the injured or of both, side by side. `estimates`: low and high by a row's key;
    never part of a bar. Refused M87 where there is nothing to draw or too much."""
    fit(len(table.rows), title)
    guessed = estimates or {}
    high = 0.62 / len(harms)

    def make() -> Any:
        figure, axes = sheet(len(table.rows) * (0.8 * len(harms) if len(harms) > 1 else 1))
        for at, row in enumerate(table.rows):
            for n, harm in enumerate(harms):
                number, y = _number(row, harm), at + (n - (len(harms) - 1) / 2) * (high + 0.04)
                axes.barh(y, number.low, height=high, color=_FILL[harm], edgecolor=INK, linewidth=0.8)
                if number.high > number.low:
                    axes.barh(
                        y, number.high - number.low, left=number.low, height=high, color="white", edgecolor=INK,
                        linewidth=0.8, hatch="////",
                    )  # fmt: skip
                right, estimate = number.high, guessed.get(row.key) if n == 0 else None
                if estimate is not None:
                    low, top = estimate
                    axes.plot([low, top], [at + 0.36, at + 0.36], color=INK, linewidth=1.2, marker="|", markersize=6)
                    right = max(right, top)
                axes.annotate(
                    _told(number, estimate, harm if len(harms) > 1 else ""), (right, y), xytext=(6, 0),
                    textcoords="offset points", va="center", fontsize=8,
                )  # fmt: skip
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.set_yticks(range(len(table.rows)), [", ".join(r.key) or "all" for r in table.rows], fontsize=8)
        legend = f"Persons {' or '.join(harms)}: solid, at least; hatched, up to the highest account."
        finish(figure, axes, title, legend + (" Lines: estimates, never added." if guessed else ""))
        return figure

    return drawn(make)


def _number(row: Row, harm: str) -> Range:
    return row.killed if harm == "killed" else row.injured


def _told(number: Range, estimate: tuple[int, int] | None, harm: str) -> str:
    told = " ".join(w for w in (text(number), harm) if w)
    return told + (f"; estimated {estimate[0]:,}–{estimate[1]:,}" if estimate else "")
