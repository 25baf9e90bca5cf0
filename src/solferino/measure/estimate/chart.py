"""The panel as one picture: one axis, every interval on it, the documented number as a line that none is added to.

Readable in grey: what a mark means is said by its shape and its label. Same panel, same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from solferino.errors import Refused
from solferino.measure.estimate.estimate import TITLES, Method
from solferino.measure.estimate.panel import Panel
from solferino.measure.picture import INK, SOFT, Picture, drawn, finish, sheet
from solferino.model import KeptEstimate

INTERVALS = "Persons. Lines: 95 % intervals; arrow: goes on; open diamond: fits as well as the best by BIC."
CAVEAT = "Estimates of all persons, the documented among them; never added to the documented number."
FAR = 3.0  # times the largest point: a longer interval is cut there, with an arrow


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    point: float
    low: float
    high: float
    kind: str  # answer, bound or model


def draw_panel(panel: Panel) -> Picture:
    """The picture. Refused M46 where a gate left nothing to draw."""
    if not panel.rows:
        what = "no method may be run on it, so that there is nothing to draw"
        raise Refused("M46", panel.name or "the table", what, "Read the reasons in the text")
    return drawn(lambda: _figure(panel.name, panel.documented, _lines(panel)))


def draw_kept(kept: KeptEstimate) -> Picture:
    """The same picture of an estimate as it was kept; it must have lines."""
    lines = []
    for row in kept.lines:
        headline = " (named in advance)" if row.title == kept.headline else ""
        kind = "bound" if row.method == Method.CHAO else "answer"
        lines.append(_Line(row.title + headline, row.point, row.low, row.high, kind))
        if row.method == Method.BEST_BIC:
            lines += [_Line(f"fits as well: {m.name}", m.point, m.low, m.high, "model") for m in kept.models[1:]]
    return drawn(lambda: _figure(f"{kept.outcome} on {', '.join(kept.lists)}", kept.documented, lines))


def _lines(panel: Panel) -> list[_Line]:
    out = []
    for row in panel.rows:
        headline = " (named in advance)" if row.method is panel.plan.headline else ""
        kind = "bound" if row.method is Method.CHAO else "answer"
        out.append(_Line(TITLES[row.method] + headline, row.point, row.low, row.high, kind))
        if row.method is Method.BEST_BIC and panel.models is not None:
            for fit, _ in panel.models.near()[1:]:
                out.append(_Line(f"fits as well: {fit.name}", fit.total, *fit.wald(), "model"))
    return out


def _figure(name: str, documented: int, lines: list[_Line]) -> Any:
    figure, axes = sheet(len(lines))
    end = min(max(x.high for x in lines), FAR * max(x.point for x in lines))
    axes.axvline(documented, color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
    axes.annotate(
        f"documented: {documented:,}",
        (documented, -0.85),
        xytext=(4, 0),
        textcoords="offset points",
        fontsize=8,
    )
    for at, line in enumerate(lines):
        color = SOFT if line.kind == "model" else INK
        axes.plot(
            [line.low, min(line.high, end)], [at, at], color=color, linewidth=0.9 if line.kind == "model" else 1.8
        )
        if line.kind == "bound" or line.high > end:
            axes.plot([min(line.high, end)], [at], marker=">", color=color, markersize=5)
        marker = {"answer": "o", "bound": "|", "model": "D"}[line.kind]
        face = "white" if line.kind == "model" else INK
        axes.plot([line.point], [at], marker=marker, color=color, markerfacecolor=face, markersize=6)
        axes.annotate(
            f"{line.point:,.0f}", (line.point, at), xytext=(0, 5), textcoords="offset points", ha="center", fontsize=7.5
        )
    axes.set_yticks(range(len(lines)), [x.label for x in lines])
    axes.set_ylim(-1.3, len(lines) - 0.5)
    finish(figure, axes, name, f"{INTERVALS}\n{CAVEAT}")
    axes.set_xlim(0, end * 1.04)
    return figure
