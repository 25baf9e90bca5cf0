"""The map of incidents, from the polygons that ship with the vocabularies (terms/*.geojson): no tiles, no network.

Borders follow the data files, in which Crimea and Sevastopol are part of Ukraine (General Assembly resolution 68/262);
a test asks where Simferopol is drawn.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources
from typing import Any

from solferino.report.drawing import FILL, INK, LAND, SOFT, WATER, canvas, label
from solferino.report.parts import ChartData, Point
from solferino.report.wording import country

Box = tuple[float, float, float, float]  # west, south, east, north in degrees
LABELLED = 30  # more labels than this hide the map; the table of counts has them all
SPAN = 5.0  # degrees of latitude shown at least, so that one village is seen in its country


@cache
def layers() -> tuple[tuple[tuple[str, Any], ...], ...]:
    """Countries first, then areas inside countries: (name, polygon) each; only countries have a name."""
    from shapely.geometry import shape

    folder = resources.files("solferino.terms")
    files = [f for f in folder.iterdir() if f.name.endswith(".geojson")]
    out = []
    for file in sorted(files, key=lambda f: (f.name != "world.geojson", f.name)):
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        out.append(tuple((_name(f["properties"]), shape(f["geometry"])) for f in features if f.get("geometry")))
    return tuple(out)


def _name(properties: dict[str, Any]) -> str:
    """A country by the name that the report uses."""
    code = str(properties.get("code") or "")
    return country(code).removeprefix("the ") if len(code) == 2 else ""


def shown_and_far(points: tuple[Point, ...]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The points to zoom on, and the few (a tenth at most) so far away that the rest would shrink to a spot."""
    near = sorted(points, key=lambda p: (p.lat, p.lon))
    far: list[Point] = []
    while len(near) > 2 and len(far) < max(1, len(points) // 10):
        middle = sorted(p.lat for p in near)[len(near) // 2], sorted(p.lon for p in near)[len(near) // 2]
        outer = max(near, key=lambda p: math.dist((p.lat, p.lon), middle))
        rest = [p for p in near if p is not outer]
        if _area(view(tuple(near))) < 4 * _area(view(tuple(rest))):
            break
        near = rest
        far.append(outer)
    return tuple(near), tuple(far)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def view(points: tuple[Point, ...]) -> Box:
    """All points with room around them, at least `SPAN` high, wider than high."""
    south, north = min(p.lat for p in points), max(p.lat for p in points)
    west, east = min(p.lon for p in points), max(p.lon for p in points)
    stretch = _stretch(south, north)
    height = max((north - south) * 1.35, SPAN)
    width = max((east - west) * 1.45, height * 1.45 * stretch)
    height = max(height, width / (1.9 * stretch))
    middle, centre = (south + north) / 2, (west + east) / 2
    return centre - width / 2, middle - height / 2, centre + width / 2, middle + height / 2


def _stretch(south: float, north: float) -> float:
    """How much longer a degree of latitude is than one of longitude, in the middle of the map."""
    return 1 / max(0.2, math.cos(math.radians((south + north) / 2)))


def widened(box: Box, points: tuple[Point, ...]) -> Box:
    """The view, wide enough for the whole of each country that a point lies in, unless that is far larger."""
    from shapely.geometry import Point as Spot

    west, south, east, north = box
    spots = [Spot(p.lon, p.lat) for p in points]
    for _, area in layers()[0] if layers() else ():
        bounds = area.bounds
        if _area(bounds) < 6 * _area(box) and any(area.contains(spot) for spot in spots):
            west, south = min(west, bounds[0] - 0.4), min(south, bounds[1] - 0.4)
            east, north = max(east, bounds[2] + 0.4), max(north, bounds[3] + 0.4)
    return west, south, east, north


def map_figure(data: ChartData) -> Any:
    """The figure, north up, plate carrée with the scale of its middle."""
    from shapely.geometry import box

    near, far = shown_and_far(data.points)
    west, south, east, north = window = widened(view(near), near)
    stretch = _stretch(south, north)
    figure, axes = canvas(8.2, min(7.5, 8.2 * (north - south) * stretch / (east - west)) + 0.5)
    axes.set_facecolor(WATER)
    frame = box(*window)
    names: list[tuple[str, Any]] = []
    for depth, layer in enumerate(layers()):
        for name, polygon in layer:
            if not polygon.intersects(frame):
                continue
            part = polygon.intersection(frame)
            _fill(axes, part, depth)
            if name and part.area > frame.area * 0.02:
                names.append((label(name.upper(), 30), part))
    _names(axes, names, window, _points(axes, near, window))
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect(stretch)
    axes.set_xticks([])
    axes.set_yticks([])
    note = "Size of a circle: number of accounts. Borders follow United Nations General Assembly resolutions."
    if far:
        note += f"\nOutside this map: {label('; '.join(p.label for p in far), 90)}."
    if data.unlocated:
        note += f"\nNot on the map, because the place is not known closely enough: {data.unlocated}."
    figure.supxlabel(note, fontsize=8, color=SOFT, x=0.01, ha="left")
    return figure


def _fill(axes: Any, shape: Any, depth: int) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Outline

    for polygon in getattr(shape, "geoms", [shape]):
        if polygon.geom_type != "Polygon":
            continue
        rings = [Outline(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
        axes.add_patch(
            PathPatch(
                Outline.make_compound_path(*rings),
                facecolor=LAND if depth == 0 else "none",
                edgecolor="#777777" if depth == 0 else "#b5b5b5",
                linewidth=0.9 if depth == 0 else 0.5,
                zorder=1 + depth,
            )
        )


def _points(axes: Any, points: tuple[Point, ...], window: Box) -> list[Box]:
    """Circles, the largest below, and labels where they cover neither each other nor a circle; what is taken."""
    west, south, east, north = window
    ordered = sorted(points, key=lambda p: (-p.accounts, p.lat, p.lon))
    for p in ordered:
        size = 30 + 26 * math.sqrt(p.accounts)
        axes.scatter([p.lon], [p.lat], s=size, color=FILL[0], edgecolor="white", linewidth=0.9, zorder=5)
    dot = (east - west) * 0.008, (north - south) * 0.012
    taken: list[Box] = [(p.lon - dot[0], p.lat - dot[1], p.lon + dot[0], p.lat + dot[1]) for p in ordered]
    tall, gap = (north - south) * 0.032, (east - west) * 0.014
    for p in ordered[:LABELLED]:
        text = label(p.label, 40)
        wide = (east - west) * 0.0105 * len(text)
        for side, step in ((1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1), (1, 2), (1, -2), (-1, 2), (-1, -2)):
            x0 = p.lon + gap if side > 0 else p.lon - gap - wide
            y0 = p.lat + step * tall - tall / 2
            spot = (x0, y0, x0 + wide, y0 + tall)
            if _inside(spot, window) and not any(_cover(spot, t) for t in taken):
                taken.append(spot)
                axes.text(
                    x0 if side > 0 else x0 + wide,
                    y0 + tall / 2,
                    text,
                    ha="left" if side > 0 else "right",
                    va="center",
                    fontsize=7.5,
                    color=INK,
                    zorder=6,
                    bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.75},
                )
                break
    return taken


def _names(axes: Any, names: list[tuple[str, Any]], window: Box, taken: list[Box]) -> None:
    """Names of countries, pale, inside them, where nothing else is written."""
    from shapely.geometry import Point as Spot

    west, south, east, north = window
    tall = (north - south) * 0.036
    for text, area in names:
        lines = text.replace(" ", "\n") if len(text) > 12 else text  # long names would not fit at the edge
        half = (east - west) * 0.006 * max(map(len, lines.split("\n")))
        high = tall * (1 + lines.count("\n")) / 2
        spot = area.representative_point()
        x = min(max(spot.x, west + half * 1.1), east - half * 1.1)
        for step in (0, 1, -1, 2, -2, 4, -4):
            y = spot.y + step * tall
            place = (x - half, y - high, x + half, y + high)
            if _inside(place, window) and area.contains(Spot(x, y)) and not any(_cover(place, t) for t in taken):
                axes.text(x, y, lines, ha="center", va="center", fontsize=8, color="#8f8f8f", zorder=4)
                taken.append(place)
                break


def _inside(a: Box, window: Box) -> bool:
    return a[0] >= window[0] and a[1] >= window[1] and a[2] <= window[2] and a[3] <= window[3]


def _cover(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
