"""Pictures of published figures: what each edition said of each period, and periods side by side by the day.

Readable in grey: fills differ by hatch, points by shape. The standing caveat is printed in each. Same values give the
same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from solferino.measure.periods import called
from solferino.measure.picture import INK, PALE, Picture, drawn, finish, fit, sheet
from solferino.measure.published.compare import PeriodRow
from solferino.measure.published.vintages import first_stated
from solferino.model import Figure


def draw_vintages(editions: Sequence[Sequence[Figure]], title: str) -> Picture:
    """A row a period: a band from the lowest to the highest edition, a ring for the first, a dot for the latest.

    `editions`: those of each period, in order of publication. Refused M87 where there is nothing to draw, or more
    periods than can be read.
    """
    fit(len(editions), title)

    def make() -> Any:
        figure, axes = sheet(len(editions))
        for row, told in enumerate(editions):
            values = [f.value for f in told]
            axes.plot([min(values), max(values)], [row, row], color=PALE, linewidth=9, solid_capstyle="butt", zorder=1)
            first, last = first_stated(told), told[-1]
            axes.plot(
                [first.value],
                [row],
                marker="o",
                markersize=6,
                markerfacecolor="white",
                color=INK,
                linestyle="",
                zorder=3,
            )
            axes.plot([last.value], [row], marker="o", markersize=5, color=INK, linestyle="", zorder=4)
            change = f", {last.value - first.value:+,} since first stated" if len(told) > 1 else ""
            axes.annotate(
                f"{last.value:,}{change}", (max(values), row), xytext=(7, 0), textcoords="offset points", va="center",
                fontsize=8, color=INK,
            )  # fmt: skip
        axes.set_ylim(-0.6, len(editions) - 0.4)
        axes.set_yticks(range(len(editions)), [called(*told[0].period) for told in editions], fontsize=8)
        finish(figure, axes, title, "Ring: as first stated. Dot: latest edition. Band: all editions between.")
        return figure

    return drawn(make)


def draw_periods(rows: Sequence[PeriodRow], title: str) -> Picture:
    """A bar a period by its daily average, with the number and days in words; estimates are whiskers beside it, never
    part of the bar. Refused M87 as above."""
    fit(len(rows), title)

    def make() -> Any:
        figure, axes = sheet(len(rows))
        for row, r in enumerate(rows):
            daily = float(r.count.value) / r.count.days
            axes.barh(
                row, daily, height=0.55, color="white" if r.provisional else PALE, edgecolor=INK, linewidth=0.8,
                hatch="////" if r.provisional else "",
            )  # fmt: skip
            right = daily
            if r.estimate is not None:
                low, high = (e / r.count.days for e in r.estimate)
                axes.plot([low, high], [row + 0.36, row + 0.36], color=INK, linewidth=1.2, marker="|", markersize=6)
                right = max(right, high)
            axes.annotate(_told(r), (right, row), xytext=(6, 0), textcoords="offset points", va="center", fontsize=8)
            if r.breaks:
                axes.axhline(row - 0.5, color=INK, linewidth=0.8, linestyle=(0, (2, 2)))
        axes.set_yticks(range(len(rows)), [r.count.name for r in rows], fontsize=8)
        notes = ["Bars: documented persons a day."]
        notes += ["Hatched: provisional, reports still come in."] if any(r.provisional for r in rows) else []
        notes += ["Lines: estimates, never added to the bars."] if any(r.estimate for r in rows) else []
        notes += ["Broken line: lists or rules changed."] if any(r.breaks for r in rows) else []
        finish(figure, axes, title, " ".join(notes))
        return figure

    return drawn(make)


def _told(r: PeriodRow) -> str:
    change = "; not comparable" if r.against else ""
    if r.percent is not None and not r.against:
        change = f"; {r.word}" if r.word == "comparable" else f"; {r.percent:+} %" if r.direction else "; within chance"
    return f"{r.count.value:,} in {r.count.days} days, {r.count.daily} a day{change}"
