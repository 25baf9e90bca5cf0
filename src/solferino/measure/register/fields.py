"""What a column of a list can mean, and the words of headers and cells in three languages (words.toml)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

# Who a person is. These go into the vault and nowhere else; so does every cell of a column that is not mapped.
IDENTITY = ("number", "name", "last", "first", "patronymic", "alias", "birth", "contact", "address", "note")
CODED = ("sex", "age_group", "outcome", "status", "role", "weapons", "control", "proximity", "verification", "party")
PLAIN = ("age", "date", "time", "death", "place", "admin1", "place_code", "lat", "lon")
FIELDS = (*IDENTITY, *PLAIN, *CODED)
SEVERAL = ("alias", "contact", "address", "note")  # may have more than one column
DATES = ("birth", "date", "death")
# What a mapping can say of every row of a list, where no column does.
OF_ALL = ("outcome", "status", "weapons", "control", "proximity", "verification", "party")
IGNORED = "ignore"  # a column that is not even kept, such as a running number that changes with each edition

_MARKS = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "_": " "})
_EDGES = re.compile(r"^[\s.,;:()\"«»*]+|[\s.,;:()\"«»*]+$")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of words.toml: field by header, code by field and word, months by word, words for "not known", sums."""

    version: str
    columns: dict[str, str]
    values: dict[str, dict[str, str]]
    months: dict[str, int]
    unknown: frozenset[str]
    totals: frozenset[str]


@cache
def words() -> Words:
    """The words, read once."""
    raw: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
    return Words(
        version=raw["version"],
        columns={plain(word): name for name, found in raw["columns"].items() for word in found},
        values={
            name: {plain(word): code for code, found in codes.items() for word in (code, *found)}
            for name, codes in raw["values"].items()
        },
        months={word: int(month) for month, found in raw["months"].items() for word in found},
        unknown=frozenset(plain(word) for word in raw["unknown"]["words"]),
        totals=frozenset(raw["totals"]["words"]),
    )


@cache
def codes(field: str) -> frozenset[str]:
    """Every code that a coded field can have; empty for `party`, which takes any ISO code."""
    from solferino import terms

    if field == "status":
        return frozenset(terms.statuses())
    if field == "weapons":
        return frozenset(terms.weapons())
    if field in ("control", "verification"):
        return frozenset(terms.labels(field))
    return frozenset(words().values.get(field, {}).values())


@lru_cache(maxsize=8192)  # headers and codes come again and again
def plain(text: str) -> str:
    """A header or a word as it is compared: lower case, composed, one space, no marks at its ends."""
    folded = unicodedata.normalize("NFC", text.translate(_MARKS)).casefold()
    return _SPACES.sub(" ", _EDGES.sub("", folded))
