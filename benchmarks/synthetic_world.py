"""The world behind the synthetic corpora: towns with their people, outlets, voices and events. Nothing in it happened.

Towns are real ones, drawn by population, because place resolution and distances are part of what is measured; events,
people, outlets and offices are made up. Every event is drawn from a generator of its own (seed and number), so that
the first ten events of a world of a million are those of a world of ten.
"""

from __future__ import annotations

import random
import sqlite3
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from solferino.model import Place, PlaceKind
from solferino.terms.gazetteer import open_gazetteer

START = date(2010, 1, 1)  # every day from here on is made up
PER_DAY = 60  # events a day over all countries: a busy day of a large war; a longer time holds more events
TWIN = 0.03  # of events: a second one in the same town on the same day
COUNTRIES = {"UA": (0.7, 6000), "SD": (0.15, 400), "SY": (0.15, 400)}  # share of events, towns looked at
UNKNOWN_PEOPLE = 300  # inhabitants where the gazetteer has none: a village
SIDES = {"UA": ("RU", "UA"), "SD": ("SD", None), "SY": ("SY", None)}  # each accused as often as the other


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement: its place value, and the value of its region."""

    place: Place
    region: Place


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: act, harm is always killed and injured; `sites` and `weapons` it goes with."""

    act: str
    noun: str
    weight: float
    sites: tuple[str, ...]
    weapons: tuple[str, ...]  # codes of weapons.toml


@dataclass(frozen=True, slots=True)
class Event:
    """What happened in the made-up world. `twin` is the event that shares its town and day, None for most."""

    number: int
    kind: Kind
    town: Town
    day: date
    hour: int
    site: str
    weapon: str | None
    killed: int
    injured: int
    status: str | None
    sex: str | None
    age: str | None
    victims: tuple[str, ...]  # names, where the world knows them
    accused: str | None
    twin: int | None = None


@cache
def words() -> dict[str, Any]:
    """Phrases and names of synthetic.toml."""
    return tomllib.loads((Path(__file__).with_suffix("").parent / "synthetic.toml").read_text(encoding="utf-8"))


KINDS = (
    Kind("HOS-01", "strike", 0.4, ("market", "apartment building", "farm", "bus"), ("WPN-MSL", "WPN-ART", "WPN-AB")),
    Kind("SPO-01", "strike", 0.08, ("hospital", "clinic", "maternity ward"), ("WPN-MSL", "WPN-AB")),
    Kind("SPO-02", "strike", 0.08, ("school", "kindergarten", "university"), ("WPN-MSL", "WPN-ART")),
    Kind("SPO-10", "shelling", 0.2, ("railway station", "warehouse", "market", "shelter"), ("WPN-ART", "WPN-MLRS")),
    Kind("KIL-01", "killing", 0.12, ("farm", "school", "cellar", "forest road", "mill"), ("WPN-SALW",)),
    Kind("KIL-06", "shooting", 0.12, ("bridge", "checkpoint", "car", "bus"), ("WPN-SALW", "WPN-SRD")),
)  # fmt: skip


@cache
def towns(country: str) -> tuple[tuple[Town, ...], tuple[float, ...]]:
    """The towns of a country, most people first, and cumulative weights: people to the power 0.6, since fighting
    spares large towns more than a plain share of the people would say."""
    link = sqlite3.connect(f"file:{open_gazetteer().path}?mode=ro&immutable=1", uri=True)
    try:
        regions = {
            name: Place(name, name, PlaceKind.REGION, admin1, country, lat, lon, key, "region")
            for key, name, admin1, lat, lon in link.execute(
                "select id, name, admin1, lat, lon from place where kind = 'region' and country = ? "
                "and admin1 is not null and flag is null",
                (country,),
            )
        }
        rows = link.execute(
            "select id, name, admin1, lat, lon, people from place where kind = 'settlement' and country = ? "
            "and lat is not null and admin1 is not null and flag is null order by people desc, id limit ?",
            (country, COUNTRIES[country][1]),
        ).fetchall()
        found, weights = [], []
        for key, name, admin1, lat, lon, people in rows:
            if admin1 not in regions:
                continue
            place = Place(name, name, PlaceKind.SETTLEMENT, admin1, country, lat, lon, key, "settlement")
            found.append(Town(place, regions[admin1]))
            weights.append(float(people or UNKNOWN_PEOPLE) ** 0.6)
    finally:
        link.close()
    return tuple(found), tuple(accumulate(weights))


@cache
def spellings() -> dict[str, tuple[str, str]]:
    """The names of Ukrainian towns in Ukrainian and in Russian letters, by id."""
    link = sqlite3.connect(f"file:{open_gazetteer().path}?mode=ro&immutable=1", uri=True)
    try:
        rows = link.execute(
            "select p.id, n.key from name n join place p on p.n = n.n where n.key >= 'а' and n.key < 'ґ~' "
            "and p.kind = 'settlement' and p.country = 'UA' order by n.rank, n.key"
        ).fetchall()
    finally:
        link.close()
    found: dict[str, list[str]] = {}
    for key, name in rows:
        found.setdefault(key, []).append(name.title())
    russian = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -")
    return {
        str(key): (str(names[0]), next((n for n in names if set(n.casefold()) <= russian), names[0]).translate(_RU))
        for key, names in found.items()
    }


_RU = str.maketrans("іїєґІЇЄҐ", "иие" + "гИИЕГ")


def dice(seed: int, *what: str | int) -> random.Random:
    """A generator of random numbers for one thing of the world, the same in every run."""
    return random.Random("|".join(map(str, (seed, *what))))  # noqa: S311 - a made-up world, no secrets


def event(seed: int, number: int) -> Event:
    """The event of that number."""
    chance = dice(seed, "event", number)
    twin = number - 1 if number % 2 and chance.random() < 2 * TWIN else None
    base = event(seed, twin) if twin is not None else None
    country = chance.choices(tuple(COUNTRIES), [share for share, _ in COUNTRIES.values()])[0]
    kind = chance.choices(KINDS, [k.weight for k in KINDS])[0]
    killed = min(int(chance.paretovariate(1.1)), 400)
    injured = int(killed * chance.uniform(0, 4)) if chance.random() < 0.8 else 0
    site = chance.choice(kind.sites)
    hour = chance.randrange(24)
    if base is not None:
        town, day = base.town, base.day
        if site == base.site:  # two strikes that nothing tells apart would be no fair question
            site = next(s for s in (*kind.sites, "bridge", "mill") if s != base.site)
        if killed == base.killed:
            killed += 3
        hour = (base.hour + 7) % 24
    else:
        found, weights = towns(country)
        town = chance.choices(found, cum_weights=weights)[0]
        day = START + timedelta(days=number // PER_DAY)
    sex = chance.choice(("M", "F")) if chance.random() < 0.25 else None
    named = chance.random() < 0.15 and killed <= 6
    return Event(
        number=number,
        kind=kind,
        town=town,
        day=day,
        hour=hour,
        site=site,
        weapon=chance.choice(kind.weapons) if chance.random() < 0.6 else None,
        killed=killed,
        injured=injured,
        status="CST-CIV" if chance.random() < 0.5 else None,
        sex=sex,
        age="CHILD" if chance.random() < 0.08 else None,
        victims=tuple(person(chance)[0] for _ in range(min(killed, 2))) if named else (),
        accused=chance.choice(SIDES[town.place.country or "UA"]),
        twin=twin,
    )


def person(chance: random.Random) -> tuple[str, str, str]:
    """A made-up name in Latin, Ukrainian and Russian letters."""
    given = chance.choice(words()["given"])
    family = chance.choice(words()["family"])
    return f"{given[0]} {family[0]}", f"{given[1]} {family[1]}", f"{given[2]} {family[2]}"


@cache
def outlets() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Made-up outlets and their cumulative weights: the n-th largest publishes 1/n of what the largest does (Zipf)."""
    heads, tails = words()["outlet_heads"], words()["outlet_tails"]
    names = [f"{head} {tail} (synthetic)" for tail in tails for head in heads]
    return tuple(names), tuple(accumulate(1 / (n + 1) for n in range(len(names))))


def outlet(chance: random.Random) -> str:
    """One outlet, large ones more often."""
    names, weights = outlets()
    return chance.choices(names, cum_weights=weights)[0]


def number_told(chance: random.Random, number: int) -> int:
    """A number as it is told wrongly: one off, two digits swapped, or a further digit misread."""
    digits = list(str(number))
    how = chance.randrange(3)
    if how == 0 and len(digits) > 1 and digits[-1] != digits[-2]:
        digits[-1], digits[-2] = digits[-2], digits[-1]
        return max(1, int("".join(digits)))
    return max(1, number + chance.choice((-1, 1, 2)) * (1 if how < 2 else max(1, number // 10)))


def pick(chance: random.Random, options: Sequence[str]) -> str:
    """One of the options."""
    return options[chance.randrange(len(options))]
