"""How two people agree, field by field: the levels of statistics.md §2.3, the same for both scorers.

Each field has levels from best to worst, and "unknown" where either side does not tell. `Level.m` and `Level.u` are
how often matches and strangers show it: starting values for the model that learns from the lists, and all that the
small scorer knows (set by hand on what lists of this kind look like). A level's weight is log2(m / u). The same levels
stand as SQL in levels_sql.py; a test holds the two against each other.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from solferino.link.people.person import Day, Part, Person
from solferino.terms.geo import km_between

UNKNOWN = -1
CLOSE = (
    0.92  # Jaro-Winkler: one slip in six letters. Any slip at all (edit distance 1) found nobody more among 900 pairs
)
NEAR_KM = 20.0  # a village and its town


@dataclass(frozen=True, slots=True)
class Level:
    """One level of agreement: its name, in words, shares among matches (m) and among strangers (u), 0 to 1."""

    name: str
    words: str
    m: float
    u: float

    @property
    def weight(self) -> float:
        """log2(m / u)."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing compared. `level(a, b)` is an index into `levels`, or UNKNOWN; the same whichever comes first."""

    name: str
    levels: tuple[Level, ...]
    level: Callable[[Person, Person], int]


def _near(a: str, b: str) -> bool:
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.similarity(a, b) >= CLOSE


def _slip(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=1) <= 1


def _turned(a: Person, b: Person) -> bool:
    """Whether one list has family and given name the other way round."""
    return bool(a.last.folded) and a.last.folded == b.first.folded and a.first.folded == b.last.folded


def _last(a: Person, b: Person) -> int:
    one, other = a.last, b.last
    if not one.key or not other.key:
        return UNKNOWN
    if one.key == other.key or _turned(a, b):
        return 0
    if one.stem == other.stem:
        return 1
    return 2 if _near(one.key, other.key) else 3


def _first(a: Person, b: Person) -> int:
    one, other = a.first, b.first
    if not one.folded or not other.folded:
        return UNKNOWN
    if one.initial or other.initial:
        return 2 if one.folded[:1] == other.folded[:1] or one.key[:1] == other.key[:1] != "" else 4
    if one.key == other.key or _turned(a, b):
        return 0
    if _short(one, other):
        return 1
    return 3 if _near(one.key, other.key) else 4


def _short(one: Part, other: Part) -> bool:
    return bool({*one.may, one.key} & {*other.may, other.key})


def _patronymic(a: Person, b: Person) -> int:
    one, other = a.patronymic, b.patronymic
    if not one.folded or not other.folded:
        return UNKNOWN
    if one.initial or other.initial:
        return 1 if one.folded[:1] == other.folded[:1] or one.key[:1] == other.key[:1] != "" else 3
    if one.key == other.key:
        return 0
    return 2 if _near(one.key, other.key) else 3


def _birth(a: Person, b: Person) -> int:
    one, other = a.birth, b.birth
    if not one.text or not other.text:
        return UNKNOWN
    full = len(one.text) == len(other.text) == 10
    if full and one.text == other.text:
        return 0
    if full and one.text[:4] == other.text[:4] and one.text[5:7] == other.text[8:] and one.text[8:] == other.text[5:7]:
        return 1
    if full and _slip(one.text, other.text):
        return 2
    if not full and not one.about and not other.about and _agree(one, other):
        return 3
    if one.text[:4] == other.text[:4]:
        return 4
    return 5 if abs(int(one.text[:4]) - int(other.text[:4])) == 1 else 6


def _agree(one: Day, other: Day) -> bool:
    size = min(len(one.text), len(other.text))
    return one.text[:size] == other.text[:size]


def _death(a: Person, b: Person) -> int:
    one, other = a.death, b.death
    if not one.text or not other.text:
        return UNKNOWN
    if (first := one.number) is not None and (second := other.number) is not None:
        gap = abs(first - second)
        return 0 if gap == 0 else 1 if gap <= 3 else 2 if gap <= 7 else 3 if gap <= 30 else 5
    return 4 if _agree(one, other) else 5


def _place(a: Person, b: Person) -> int:
    one, other = a.place, b.place
    if not (one.folded or one.code) or not (other.folded or other.code):
        return UNKNOWN
    if (one.code and one.code == other.code) or set(one.ids) & set(other.ids):
        return 0
    if not (one.settled and other.settled):  # two that are settled are told apart by their ids, however alike in name
        if one.folded and one.folded == other.folded:
            return 0
        if one.folded and other.folded and _near(one.folded, other.folded):
            return 1
    if one.district and one.district == other.district:
        return 2
    km = km_between(one, other)
    if km is not None and km <= NEAR_KM:
        return 3
    return 4 if one.region and one.region == other.region else 5


def _sex(a: Person, b: Person) -> int:
    if not a.sex or not b.sex:
        return UNKNOWN
    return 0 if a.sex == b.sex else 1


def _identifier(a: Person, b: Person) -> int:
    if not a.identifier or not b.identifier:
        return UNKNOWN
    if a.identifier == b.identifier:
        return 0
    return 1 if len(a.identifier) > 4 and _slip(a.identifier, b.identifier) else 2


def _address(a: Person, b: Person) -> int:
    if not a.address or not b.address:
        return UNKNOWN
    return 0 if a.address == b.address else 1 if _near(a.address, b.address) else 2


FIELDS: tuple[Field, ...] = (
    Field(
        "last",
        (
            Level("same", "the same family name", 0.9, 0.002),
            Level("form", "family names that differ as a woman's and a man's do", 0.02, 0.001),
            Level("close", "family names alike but for a slip", 0.05, 0.002),
            Level("other", "different family names", 0.03, 0.995),
        ),
        _last,
    ),
    Field(
        "first",
        (
            Level("same", "the same given name", 0.86, 0.025),
            Level("short", "a given name and a pet name for it", 0.05, 0.003),
            Level("initial", "the initial of the given name", 0.03, 0.002),
            Level("close", "given names alike but for a slip", 0.04, 0.006),
            Level("other", "different given names", 0.02, 0.9),
        ),
        _first,
    ),
    Field(
        "patronymic",
        (
            Level("same", "the same patronymic", 0.9, 0.03),
            Level("initial", "the initial of the patronymic", 0.03, 0.002),
            Level("close", "patronymics alike but for a slip", 0.04, 0.01),
            Level("other", "different patronymics", 0.02, 0.88),
        ),
        _patronymic,
    ),
    Field(
        "birth",
        (
            Level("same", "born on the same day", 0.86, 0.00005),
            Level("turned", "day and month of birth the other way round", 0.03, 0.00003),
            Level("slip", "dates of birth alike but for one digit", 0.04, 0.0015),
            Level("part", "what is known of the date of birth agrees", 0.03, 0.015),
            Level("year", "born in the same year", 0.015, 0.014),
            Level("near", "born within a year", 0.015, 0.03),
            Level("other", "different dates of birth", 0.01, 0.94),
        ),
        _birth,
    ),
    Field(
        "death",
        (
            Level("same", "died on the same day", 0.75, 0.004),
            Level("days", "died within three days", 0.12, 0.012),
            Level("week", "died within a week", 0.04, 0.015),
            Level("month", "died within thirty days", 0.04, 0.07),
            Level("part", "what is known of the date of death agrees", 0.03, 0.05),
            Level("other", "different dates of death", 0.02, 0.85),
        ),
        _death,
    ),
    Field(
        "place",
        (
            Level("same", "the same settlement", 0.8, 0.03),
            Level("close", "place names alike but for a slip", 0.05, 0.005),
            Level("district", "the same district", 0.04, 0.03),
            Level("near", "places within 20 km", 0.03, 0.02),
            Level("region", "the same region", 0.03, 0.05),
            Level("other", "different places", 0.05, 0.865),
        ),
        _place,
    ),
    Field(
        "sex",
        (
            Level("same", "the same sex", 0.98, 0.55),
            Level("other", "one man, one woman", 0.02, 0.45),
        ),
        _sex,
    ),
    Field(
        "identifier",
        (
            Level("same", "the same identifier", 0.95, 0.000001),
            Level("slip", "identifiers alike but for one character", 0.03, 0.0001),
            Level("other", "different identifiers", 0.02, 0.999899),
        ),
        _identifier,
    ),
    Field(
        "address",
        (
            Level("same", "the same address", 0.75, 0.0001),
            Level("close", "addresses alike but for a slip", 0.1, 0.0005),
            Level("other", "different addresses", 0.15, 0.9994),
        ),
        _address,
    ),
)
BY_NAME = {field.name: field for field in FIELDS}


def compare(a: Person, b: Person) -> tuple[int, ...]:
    """The level of each of FIELDS, in their order; the same whichever person comes first."""
    return tuple(field.level(a, b) for field in FIELDS)
