"""The pictures: a map, a time line, published figures, incidents by act and side. Drawn from `ChartData` alone.

Each is made for grey paper too: hatches, direct labels, no meaning in colour alone. Same values, same bytes.
matplotlib is imported here only, and without its global state.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from solferino.report.drawing import FILL, HATCH, INK, SOFT, canvas, label
from solferino.report.parts import Bar, ChartData
from solferino.report.wording import MONTHS

PAPER = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}  # under words, over lines
ROWS = 40  # bars that fit one page at a readable size; more events are shown by month
_STYLE: Mapping[str, Any] = {
    "svg.fonttype": "path",
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "xtick.labelsize": 8,
    "axes.edgecolor": INK,
    "axes.linewidth": 0.8,
    "hatch.linewidth": 0.6,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture twice: SVG for the page, PNG (200 dots an inch) for the word processor."""

    svg: bytes
    png: bytes


def draw(data: ChartData) -> dict[str, Drawn]:
    """Every picture for which there are values, by name; no picture stands for nothing."""
    import matplotlib as mpl

    makers: dict[str, Callable[[], Any]] = {}
    if data.points:
        from solferino.report.maps import map_figure

        makers["map"] = lambda: map_figure(data)
    if data.timeline:
        makers["timeline"] = lambda: _timeline(data)
    if data.acts:
        makers["acts"] = lambda: _acts(data)
    if data.figures:
        makers["figures"] = lambda: _figures(data)
    out = {}
    style: Any = {**_STYLE, "svg.hashsalt": "solferino"}  # without a salt the ids in an SVG differ in every run
    with warnings.catch_warnings(), mpl.rc_context(style):
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # a name in a script that the font lacks
        for name, make in makers.items():
            out[name] = _bytes(make())
    return out


def _bytes(figure: Any) -> Drawn:
    svg, png = io.BytesIO(), io.BytesIO()
    figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    figure.savefig(png, format="png", dpi=200, metadata={"Software": None})
    return Drawn(svg.getvalue(), png.getvalue())


def _bare(axes: Any, *sides: str) -> None:
    for side in ("top", "right", *sides):
        axes.spines[side].set_visible(False)


def _timeline(data: ChartData) -> Any:
    return _by_event(data) if len(data.timeline) <= ROWS else _by_month(data)


def _days(bar: Bar) -> tuple[int, int]:
    return date.fromisoformat(str(bar.low)[:10]).toordinal(), date.fromisoformat(str(bar.high)[:10]).toordinal()


def _by_event(data: ChartData) -> Any:
    """One line an event: a diamond for a day, a bar for the range in which it lies."""
    figure, axes = canvas(8.2, 1.1 + 0.3 * len(data.timeline))
    spans = [_days(b) for b in data.timeline]
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    width = max(last - first, 60)
    for row, (bar, (low, high)) in enumerate(zip(data.timeline, spans, strict=True)):
        axes.axhline(row, color="#dddddd", linewidth=0.6, zorder=0)
        if high - low < 2:
            axes.plot([low], [row], marker="D", color=INK, markersize=5, zorder=2)
        else:
            axes.barh(
                row, high - low, left=low, height=0.42, color=FILL[1], edgecolor=INK, linewidth=0.7, hatch=HATCH[1]
            )
        axes.text(
            max(high, low) + width * 0.015, row, label(bar.text, 40), va="center", fontsize=7.5, color=SOFT, bbox=PAPER
        )
    axes.set_yticks(range(len(data.timeline)), [label(b.label) for b in data.timeline], fontsize=8)
    axes.set_ylim(len(data.timeline) - 0.4, -0.6)
    axes.set_xlim(first - width * 0.04, last + width * 0.34)
    _time_axis(axes, first, last)
    _bare(axes, "left")
    axes.tick_params(axis="y", length=0)
    _foot(figure, data)
    return figure


def _by_month(data: ChartData) -> Any:
    """Events by month, for those whose month is settled; how many are not stands below."""
    months: dict[str, int] = {}
    wider = 0
    for bar in data.timeline:
        if str(bar.low)[:7] == str(bar.high)[:7]:
            months[str(bar.low)[:7]] = months.get(str(bar.low)[:7], 0) + 1
        else:
            wider += 1
    figure, axes = canvas(8.2, 3.4)
    for month, count in sorted(months.items()):
        at = date.fromisoformat(month + "-15").toordinal()
        axes.bar(at, count, width=24, color=FILL[1], edgecolor=INK, linewidth=0.7, hatch=HATCH[1])
        axes.text(at, count, str(count), ha="center", va="bottom", fontsize=7)
    days = [date.fromisoformat(m + "-15").toordinal() for m in months] or [s for b in data.timeline for s in _days(b)]
    axes.set_xlim(min(days) - 40, max(days) + 40)
    axes.set_ylabel("events")
    _time_axis(axes, min(days) - 40, max(days) + 40)
    _bare(axes)
    _foot(figure, data, wider)
    return figure


def _time_axis(axes: Any, first: int, last: int) -> None:
    """Month or year marks, at most about ten, in English whatever the machine's language."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= 9), 240)
    marks = []
    n = start.year * 12 + start.month - 1
    n -= n % step
    while n <= end.year * 12 + end.month:
        marks.append(date(n // 12, n % 12 + 1, 1))
        n += step
    marks = [m for m in marks if m.toordinal() >= first - 31]
    texts = [f"{m.year}" if step >= 12 else f"{MONTHS[m.month - 1][:3]} {m.year}" for m in marks]
    axes.set_xticks([m.toordinal() for m in marks], texts, fontsize=8)


def _foot(figure: Any, data: ChartData, wider: int = 0) -> None:
    notes = []
    if wider:
        notes.append(f"Spread over more than one month: {wider}.")
    if data.undated:
        refs = ", ".join(data.undated[:12]) + (" …" if len(data.undated) > 12 else "")
        notes.append(f"Without a settled date: {len(data.undated)} ({refs}).")
    if notes:
        figure.supxlabel(" ".join(notes), fontsize=8, color=SOFT, x=0.01, ha="left")


def _acts(data: ChartData) -> Any:
    """Stacked bars by act; each side has its own hatch, its own legend entry, and its number in the bar."""
    from matplotlib.patches import Patch

    rows = data.acts[:ROWS]
    sides = sorted(
        {side for g in rows for side, _ in g.parts}, key=lambda s: (s in ("more than one side", "no side named"), s)
    )
    figure, axes = canvas(8.2, 1.3 + 0.36 * len(rows))
    for row, group in enumerate(rows):
        left = 0
        for side, count in sorted(group.parts, key=lambda p: sides.index(p[0])):
            style = sides.index(side) % len(FILL)
            axes.barh(
                row, count, left=left, height=0.62, color=FILL[style], hatch=HATCH[style], edgecolor=INK, linewidth=0.8
            )
            axes.text(
                left + count / 2,
                row,
                str(count),
                ha="center",
                va="center",
                fontsize=8,
                bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"},
            )
            left += count
    axes.set_yticks(range(len(rows)), [label(g.label, 52) for g in rows], fontsize=8)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    most = max(sum(n for _, n in g.parts) for g in rows)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10**9) if most / s <= 8)
    axes.set_xticks(range(0, most + step, step))
    axes.set_xlim(0, max(most * 1.04, 4))
    axes.set_xlabel("incidents", fontsize=8)
    handles = [
        Patch(
            facecolor=FILL[i % len(FILL)],
            hatch=HATCH[i % len(FILL)],
            edgecolor=INK,
            label=label(f"blamed: {s}" if s[:2] != "no" else s),
        )
        for i, s in enumerate(sides)
    ]
    figure.legend(handles=handles, loc="outside upper left", ncols=3, frameon=False, fontsize=8, handlelength=2.6)
    _bare(axes)
    return figure


def _figures(data: ChartData) -> Any:
    """A bar a figure, with the number in words; an arrow where it is a minimum."""
    rows = data.figures[:ROWS]
    figure, axes = canvas(8.2, 0.9 + 0.46 * len(rows))
    most = max(int(b.high) for b in rows) or 1
    for row, bar in enumerate(rows):
        axes.barh(row, int(bar.high), height=0.5, color=FILL[1], edgecolor=INK, linewidth=0.8, hatch=HATCH[1])
        if bar.open_end:
            axes.plot([int(bar.high) + most * 0.012], [row], marker=">", color=INK, markersize=4)
        axes.text(int(bar.high) + most * 0.03, row, label(bar.text, 60), va="center", fontsize=8)
    axes.set_yticks(range(len(rows)), [_two_lines(b.label) for b in rows], fontsize=7.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, most * 1.75)
    axes.set_xlabel("persons, as claimed by each source; never added up", fontsize=8)
    axes.xaxis.set_major_formatter(lambda value, _: f"{int(value):,}")
    _bare(axes)
    return figure


def _two_lines(text: str) -> str:
    head, _, tail = text.partition(", ")
    return f"{label(head, 46)}\n{label(tail, 46)}" if tail else label(head, 46)
