"""What every picture shares: a sheet of a given size, labels fit to be seen, and fills that differ in grey."""

from __future__ import annotations

from typing import Any

from solferino.report.shown import shown
from solferino.report.wording import short

FILL = ("#1f4a73", "#c3ccd6", "#ffffff", "#8a8a8a", "#5b7fa3")
HATCH = ("", "////", "....", "xxxx", "\\\\\\\\")
INK, SOFT, LAND, WATER = "#1b1b1b", "#5a5a5a", "#ececea", "#f8fafb"


def canvas(width: float, height: float) -> tuple[Any, Any]:
    """A figure of so many inches and its axes, laid out to fit its labels."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def label(text: str, limit: int = 48) -> str:
    """The text as a picture shows it: cut at `limit` characters, control characters visible."""
    return shown(short(text, limit))
