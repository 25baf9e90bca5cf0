"""Words around place names (lang/<language>/places.toml), and the shapes of their generic words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from solferino.extract.lexicon_section import section
from solferino.model.place import PlaceKind


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of places.toml: see there for what each is."""

    locative: frozenset[str]
    joiners: frozenset[str]
    titles: frozenset[str]
    compass: frozenset[str]
    calendar: frozenset[str]
    after_office: frozenset[str]
    heads_of_names: frozenset[str]
    seats: frozenset[str]
    says: frozenset[str]
    agreements: frozenset[str]
    site_heads: frozenset[str]
    lies_in: re.Pattern[str]
    through: re.Pattern[str]
    village_of: re.Pattern[str]
    small: re.Pattern[str]
    no_ground: re.Pattern[str]
    aged: re.Pattern[str]


@cache
def place_words(language: str) -> PlaceWords:
    """The lists of a language; those of English where it has none of its own."""
    folder = resources.files("solferino.extract") / "lang"
    source = folder / language / "places.toml"
    if not source.is_file():
        source = folder / "en" / "places.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    del table["version"]
    return section(PlaceWords, table)


@cache
def common_words() -> tuple[frozenset[str], frozenset[str]]:
    """Keys of English words, and of names of people and things, that are also names of places somewhere."""
    text = (resources.files("solferino.terms") / "gazetteer_common.txt").read_text(encoding="utf-8")
    words, names = text.split("[common]\n")[1].split("[names]\n")
    return frozenset(words.split()), frozenset(names.split())


_REGION = (
    r"(?:autonomous\s+)?(?:region|oblast|province|governorate|prefecture|voivodeship|territory|republic|peninsula|division"
    r"|state|department|krai|kray|emirate|canton)s?"
)
_DISTRICT = r"(?:district|raion|rayon|county|municipality|hromada|township|locality|commune|subdistrict|sub-district)s?"
_SETTLED = (
    r"(?:(?:port|border|capital|coastal|front-?line|eastern|western|northern|southern|southeastern|industrial|besieged"
    r"|mining|market|small|old)\s+)*(?:city|cities|town|towns|village|villages|hamlet|settlement|kibbutz|moshav|suburb)"
)
_WHEN = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"  # no name goes on
_AFTER = re.compile(
    rf"\s(?P<word>(?P<region>(?:{_REGION}))|(?P<district>(?:{_DISTRICT}))|(?P<settlement>(?:city|town|village)))\b"
    r"(?!\s+(?:of\b|council|hall|authorities|department|police|media|troops|forces|army|officials|hospital|school)"
    rf"|\s(?-i:(?!{_WHEN})[A-Z]))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?:(?P<region>(?:{_REGION})\s+of)|(?P<district>(?:{_DISTRICT})\s+of)|(?P<settlement>{_SETTLED}(?:\s+of)?))\s+$",
    re.IGNORECASE,
)
_KINDS = (PlaceKind.REGION, PlaceKind.DISTRICT, PlaceKind.SETTLEMENT)


def generic(text: str, start: int, end: int) -> tuple[PlaceKind | None, int]:
    """The kind that a generic word beside the name at `start..end` calls for, and where name and word end."""
    after = _AFTER.match(text, end)
    if after:
        return next(k for k in _KINDS if after.group(k.value) is not None), after.end("word")
    before = _BEFORE.search(text, max(0, start - 60), start)
    if before:
        return next(k for k in _KINDS if before.group(k.value) is not None), end
    return None, end
