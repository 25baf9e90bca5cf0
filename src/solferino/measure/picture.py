"""What the pictures of counts and figures share: a sheet, its finish with the standing caveat, the same bytes always.

Readable in grey: fills differ by hatch, points by shape, and every mark has its number in words beside it.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from solferino.errors import Refused

STANDING = "Documented cases; not a sample; changes can reflect access and reporting."
"""Printed with every table and picture of documented numbers (statistics.md §4.3)."""
INK, SOFT, PALE = "#1b1b1b", "#5a5a5a", "#d5dae0"
MOST = 48  # rows that one picture can hold and still be read
_STYLE: dict[str, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "solferino",  # without a salt the ids in an SVG differ in every run
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "hatch.linewidth": 0.6,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture twice: SVG, and PNG at 200 dots an inch."""

    svg: bytes
    png: bytes


def fit(rows: int, title: str) -> None:
    """Refused M87 where there is nothing to draw, or more rows than can be read."""
    if not 1 <= rows <= MOST:
        what = "there is nothing to draw" if not rows else f"{rows} rows are more than one picture can show"
        raise Refused("M87", title or "the picture", what, f"Choose 1 to {MOST} rows")


def sheet(rows: float) -> tuple[Any, Any]:
    """A figure with room for so many rows, and its axes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8.2, 1.5 + 0.34 * rows), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def finish(figure: Any, axes: Any, title: str, legend: str) -> None:
    """Rows from the top, room for the words beside the marks, title, legend and standing caveat."""
    axes.invert_yaxis()
    left, right = axes.get_xlim()
    axes.set_xlim(min(0, left), right + (right - min(0, left)) * 0.42)
    axes.grid(axis="x", color="#e4e4e4", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}" if value == int(value) else f"{value:.3g}")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_title(title[:110], fontsize=10, loc="left", color=INK)
    figure.supxlabel(f"{legend}\n{STANDING}", fontsize=8, color=SOFT, x=0.01, ha="left")


def drawn(make: Callable[[], Any]) -> Picture:
    """What `make` draws, as bytes."""
    import matplotlib as mpl

    svg, png = io.BytesIO(), io.BytesIO()
    style: Any = _STYLE
    with warnings.catch_warnings(), mpl.rc_context(style):
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # a name in a script that the font lacks
        figure = make()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(png, format="png", dpi=200, metadata={"Software": None})
    return Picture(svg.getvalue(), png.getvalue())
