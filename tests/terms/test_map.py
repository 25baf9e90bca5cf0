"""The map draws states as the UN General Assembly does."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

import pytest
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry


@cache
def _areas(name: str) -> tuple[tuple[str, BaseGeometry], ...]:
    text = (resources.files("solferino.terms") / name).read_text(encoding="utf-8")
    return tuple((f["properties"]["code"], shape(f["geometry"])) for f in json.loads(text)["features"])


def _holding(name: str, lon: float, lat: float) -> list[str]:
    return [code for code, area in _areas(name) if area.contains(Point(lon, lat))]


@pytest.mark.parametrize(
    ("what", "lon", "lat", "code"),
    [
        ("Simferopol", 34.1, 45.0, "UA"),
        ("Sevastopol", 33.5, 44.6, "UA"),
        ("Donetsk", 37.8, 48.0, "UA"),
        ("Kyiv", 30.5, 50.45, "UA"),
        ("Moscow", 37.6, 55.75, "RU"),
        ("Krasnodar", 38.97, 45.04, "RU"),
        ("Khartoum", 32.53, 15.5, "SD"),
        ("Hargeisa", 44.06, 9.56, "SO"),
        ("north of Nicosia", 33.36, 35.25, "CY"),
        ("Nablus", 35.26, 32.22, "PS"),
    ],
)
def test_each_point_lies_in_one_state(what: str, lon: float, lat: float, code: str) -> None:
    assert _holding("world.geojson", lon, lat) == [code]


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [(34.1, 45.0, "UA-43"), (33.5, 44.6, "UA-40"), (36.25, 49.98, "UA-63"), (30.52, 50.45, "UA-30")],
)
def test_each_point_of_ukraine_lies_in_its_oblast(lon: float, lat: float, code: str) -> None:
    assert _holding("ukraine_oblasts.geojson", lon, lat) == [code]


def test_ukraine_has_its_27_areas_and_shares_none_with_its_neighbours() -> None:
    assert len({code for code, _ in _areas("ukraine_oblasts.geojson")}) == 27
    world = dict(_areas("world.geojson"))
    assert all(world["UA"].intersection(world[code]).area < 0.01 for code in ("RU", "BY", "PL", "MD", "RO"))


@pytest.mark.parametrize(("name", "limit"), [("world.geojson", 700_000), ("ukraine_oblasts.geojson", 400_000)])
def test_map_files_are_small_enough_for_a_report(name: str, limit: int) -> None:
    assert len((resources.files("solferino.terms") / name).read_bytes()) < limit
