"""The small scorer: every weight can be read off a table (levels.py), so that a few thousand records need no model.

The odds that two people are one are the odds that any two of a block are, times m / u of each field's level. A name
that half the list has says less than a rare one: for a shared name, u is how common it is in these lists. Weights were
set by hand; nothing in them was fitted to a list.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from solferino.link.people.block import pairs
from solferino.link.people.levels import BY_NAME, FIELDS, UNKNOWN, Field, compare
from solferino.link.people.pair import Feature, Pair, make, reference
from solferino.link.people.person import Person

METHOD = "people-small@1"
STRENGTH = 200  # how many made-up people the usual frequency of a name weighs against those of the lists
_RARE = 0.0005  # no name is taken to be rarer: lists gather families, and one village has one family name
_COMMON = ("last", "first", "patronymic")


class Commonness:
    """How common each name is in the lists, shrunk to what is usual."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self._counts = {
            "last": Counter(p.last.key for p in persons if p.last.key),
            "first": Counter(p.first.key for p in persons if p.first.key),
            "patronymic": Counter(p.patronymic.key for p in persons if p.patronymic.key),
        }
        self._totals = {name: sum(found.values()) for name, found in self._counts.items()}

    def share(self, field: str, key: str) -> float:
        """The share of people with the name, 0 to 1."""
        usual = BY_NAME[field].levels[0].u
        known = self._counts[field][key]
        return max(_RARE, (known + STRENGTH * usual) / (self._totals[field] + STRENGTH))


def score(persons: Sequence[Person], *, within: bool = False, least: float = 0.01) -> tuple[Pair, ...]:
    """All pairs of probability `least` or more, the likeliest first."""
    common = Commonness(persons)
    prior = -math.log2(max(2, len(persons)))  # each person has at most about one double among the others
    found = []
    for i, k in pairs(persons, within):
        pair = score_pair(persons[i], persons[k], common, prior)
        if pair.probability >= least or pair.identical:
            found.append(pair)
    return tuple(sorted(found, key=lambda p: (-p.probability, p.left, p.right)))


def score_pair(a: Person, b: Person, common: Commonness, prior: float) -> Pair:
    """One pair; the same whichever person comes first. `prior`: log2 of the odds before anything is compared."""
    if reference(b) < reference(a):
        a, b = b, a
    features = []
    for field, level in zip(FIELDS, compare(a, b), strict=True):
        if level != UNKNOWN:
            reached = field.levels[level]
            features.append(weighed(field, level, (reached.m, reached.u), a, common))
    return make(a, b, chance(prior + sum(f.weight for f in features)), tuple(features))


def weighed(field: Field, level: int, rates: tuple[float, float], a: Person, common: Commonness) -> Feature:
    """The level as a feature with its weight; for a shared name u is how common the name is.
    `rates`: m and u."""
    m, u = rates
    reached = field.levels[level]
    if level == 0 and field.name in _COMMON:
        own = {"last": a.last.key, "first": a.first.key, "patronymic": a.patronymic.key}[field.name]
        u = common.share(field.name, own)
    return Feature(field.name, reached.name, round(math.log2(m / u), 3), reached.words)


def chance(log_odds: float) -> float:
    """Log-odds, base 2, as a probability."""
    return 1 / (1 + 2.0**-log_odds) if log_odds > -1000 else 0.0
