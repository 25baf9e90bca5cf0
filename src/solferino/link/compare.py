"""How likely two allegations tell of the same event: named features with weights, and a score that can be read.

A weight is a log-odds, base 2: +1 doubles the odds that the two are the same, -1 halves them. `PRIOR` is what remains
when nothing is known but that they came into one block. Weights were set by hand on the reasoning beside each and
checked against the judgements of gold/links.json and generated corpora whose truth is known.
A veto is not a weight: it says that the two cannot be one event, whatever else agrees.

Every feature is a table of levels, each with its weight and its words; comparing finds the level of each pair. Pairs
come as two arrays of row numbers, so that the same few lines compare two allegations or twenty million.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.columns import NONE, site_codes
from solferino.link.pairs import Pairs, families, share_a_name
from solferino.link.veto import veto

METHOD = "incidents@2"
PRIOR = -4.0  # one in seventeen: most pairs of a block are neighbours, not the same
ACCEPT = 0.75  # odds of 3 to 1: place and time agree, or place and number, or the text itself refers back
SUGGEST = 0.20  # below it a person would look at four wrong pairs for a right one
SAME_KM = 4.0  # one settlement under two gazetteer ids

Levels = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared: its name, the weight given, and what was seen, in words."""

    name: str
    weight: float
    seen: str


# Level 0 of each feature says nothing and weighs nothing.
LEVELS: dict[str, tuple[tuple[float, str], ...]] = {
    "place": (
        (0.0, "place not told"),  # within one text a place goes without saying until the text moves on
        (-1.0, "place not told"),
        (3.0, "same settlement"),
        (-1.0, "neighbouring settlements"),  # with a day only: two villages are two events, as a rule
        (1.0, "same area"),
        (-1.0, "one place lies in the other"),
    ),
    "time": (
        (0.0, "times overlap"),
        (-0.5, "time not told"),
        (4.0, "same day"),
        (1.0, "neighbouring days"),  # a night strike is dated by one day or the next; so are two nights' strikes
        (2.5, "same week"),
        (0.5, "same month"),  # many things happen in one town in a month
    ),
    "number": (
        (0.0, "number not told"),
        (0.0, "{harms}"),
        (1.0, "{numbers}"),
        (2.0, "{numbers}"),
        (3.0, "{numbers}"),
        (0.5, "{numbers}"),
        # tolls grow over days and differ between sources, so a different number weighs little and never vetoes
        (0.0, "{numbers}"),
        (-1.0, "{numbers}"),
        (-2.0, "{numbers}"),
    ),
    "names": ((0.0, ""), (4.0, "a victim of the same name")),
    # a composition dispute (civilians or soldiers) is about one event, so no veto
    "status": ((0.0, ""), (0.5, "same status"), (-2.0, "{statuses}")),
    "party": ((0.0, ""), (1.0, "same side blamed"), (0.0, "each side blames the other")),
    "site": ((0.0, ""), (1.5, "both name a {sites}")),
    "weapon": ((0.0, ""), (0.5, "same weapon"), (-1.0, "different weapons")),
    "words": ((0.0, ""), (1.0, "shared words"), (2.0, "mostly the same words")),
    "refers": ((0.0, ""), (4.0, "the text takes up what it told just before")),
    "text": ((0.0, ""), (3.0, "told in one sentence"), (1.5, "told one after the other")),
    # a text that speaks of one town twice speaks of one event unless it says otherwise
    "town": ((0.0, ""), (2.0, "one document, one town")),
    "only": ((0.0, ""), (1.5, "nothing else of the kind is told of the place")),
}
_WEIGHT = {name: np.array([w for w, _ in rows], dtype=np.float32) for name, rows in LEVELS.items()}


def levels(p: Pairs) -> dict[str, Levels]:
    """The level of each feature but words, for each pair."""
    here = p.a("document") == p.b("document")
    if p.refers is not None:
        here |= p.refers  # one of the two may stand for a copy that is told in the text of the other
    return {
        "place": _place(p, here),
        "time": _time(p),
        "number": _number(p),
        "names": share_a_name(p, p.differ("names")).astype(np.int8),
        "status": _agree(p.same("status"), p.differ("status")),
        "party": _agree(p.same("perpetrator_party"), p.differ("perpetrator_party")),
        "site": ((p.a("sites") & p.b("sites")) != 0).astype(np.int8),
        "weapon": _weapon(p),
        **_text(p, here),
    }


def _agree(same: Any, differ: Any) -> Levels:
    out: Levels = np.where(same, 1, np.where(differ, 2, 0)).astype(np.int8)
    return out


def _place(p: Pairs, here: Any) -> Levels:
    told = (p.a("place") != NONE) & (p.b("place") != NONE)
    both = p.a("located") & p.b("located")
    same = p.same("place")
    point = np.where(same | (p.km() <= SAME_KM), 2, 3)
    area = np.where(same, 4, 5)
    out: Levels = np.where(told, np.where(both, point, area), np.where(here, 0, 1)).astype(np.int8)
    return out


def _time(p: Pairs) -> Levels:
    told = (p.a("first") != NONE) & (p.b("first") != NONE) & (p.a("last") != NONE) & (p.b("last") != NONE)
    span = np.maximum(p.a("last") - p.a("first"), p.b("last") - p.b("first")) + 1
    exact = p.a("exact") & p.b("exact")
    day = np.where(p.a("first") == p.b("first"), 2, 3)
    wide = np.where(span <= 8, 4, np.where(span <= 31, 5, 0))
    out: Levels = np.where(told, np.where(exact, day, wide), 1).astype(np.int8)
    return out


def _number(p: Pairs) -> Levels:
    killed = [n for n, w in enumerate(p.c.codes.words.values) if w in ("killed", "bodies_found")]
    dead = np.isin(p.a("harm"), killed) & np.isin(p.b("harm"), killed)
    other = p.differ("harm") & ~dead
    low, low2 = p.a("low").astype(np.int64), p.b("low").astype(np.int64)
    high = np.where(p.a("high") > 0, p.a("high"), low)
    high2 = np.where(p.b("high") > 0, p.b("high"), low2)
    equal = np.where(low <= 2, 2, np.where(low < 10, 3, 4))
    ratio = np.maximum(low, low2) / np.maximum(1, np.minimum(low, low2))
    apart = np.where(ratio <= 1.1, 5, np.where(ratio <= 2, 6, np.where(ratio <= 5, 7, 8)))
    found = np.where(low == low2, equal, np.where((low <= high2) & (low2 <= high), 2, apart))
    told = (low != NONE) & (low2 != NONE)
    out: Levels = np.where(other, 1, np.where(told, found, 0)).astype(np.int8)
    return out


def _weapon(p: Pairs) -> Levels:
    both = (p.a("weapons") != 0) & (p.b("weapons") != 0)
    out: Levels = np.where(both, np.where((p.a("weapons") & p.b("weapons")) != 0, 1, 2), 0).astype(np.int8)
    return out


def _text(p: Pairs, here: Any) -> dict[str, Levels]:
    none = np.zeros(len(p), dtype=np.int8)
    steps = np.abs(p.a("sentence") - p.b("sentence"))
    refers = none if p.refers is None else p.refers.astype(np.int8)
    together = p.a("document") == p.b("document")
    next_to = (together & (steps == 1)) | (~together & here)
    told = np.where(together & (steps == 0), 1, np.where(next_to, 2, 0)).astype(np.int8)
    town = together & p.a("located") & p.same("place") & (steps > 0) & (p.act() > 0)
    only = none
    if p.alone is not None and p.alone.any():
        left, right = _lethal(p.c.codes.acts.values, p.a("act")), _lethal(p.c.codes.acts.values, p.b("act"))
        # 1 remains, 2 killing, 4 unspecified
        only = (p.alone & (((left & right & 3) != 0) | (((left | right) & 4) != 0))).astype(np.int8)
    return {"refers": refers, "text": told, "town": town.astype(np.int8), "only": only}


def _lethal(acts: list[Any], codes: Any) -> Any:
    bits = [sum(b for b, f in ((1, "BODIES"), (2, "KIL"), (4, "VIOLATION")) if f in families(a)) for _, a in acts]
    return np.array(bits, dtype=np.int8)[codes]


def words(p: Pairs) -> Levels:
    """The level of `words`: how many of the word stems of both passages are in each (method: Jaccard over bits)."""
    a, b = p.a("stems"), p.b("stems")
    both = np.bitwise_count(a & b).sum(axis=1, dtype=np.int32)
    either = np.bitwise_count(a | b).sum(axis=1, dtype=np.int32)
    together = (p.a("document") == p.b("document")) & (p.a("sentence") == p.b("sentence"))
    told = a.any(axis=1) & b.any(axis=1) & ~together
    out: Levels = np.where(told & (2 * both >= either), 2, np.where(told & (4 * both >= either), 1, 0)).astype(np.int8)
    return out


def score(p: Pairs) -> NDArray[np.float32]:
    """Log-odds of each pair, -inf for one with a veto. The same whichever comes first."""
    out = np.full(len(p), -np.inf, dtype=np.float32)
    free = np.flatnonzero(veto(p) == 0)
    if not len(free):
        return out
    q = p.some(free)
    total = np.full(len(q), PRIOR, dtype=np.float32) + q.act()
    for name, found in levels(q).items():
        total += _WEIGHT[name][found]
    # words are the dearest feature: only where they can still matter
    close = np.flatnonzero(total >= odds_of(SUGGEST) - _WEIGHT["words"].max())
    total[close] += _WEIGHT["words"][words(q.some(close))]
    out[free] = total
    return out


def probability(log_odds: Any) -> Any:
    """Log-odds, base 2, as probabilities, rounded; 0 for -inf."""
    return np.round(1 / (1 + np.exp2(-np.asarray(log_odds, dtype=np.float64))), 6)


def odds_of(p: float) -> float:
    """A probability as log-odds, base 2."""
    return math.log2(p / (1 - p))


def explain(p: Pairs) -> Iterator[tuple[Feature, ...]]:
    """For each pair its features in words: those that weigh something or saw something."""
    found = {**levels(p), "words": words(p)}
    act = p.act().tolist()
    columns = [[(name, *row) for row in LEVELS[name]] for name in found]
    rows = zip(*(level.tolist() for level in found.values()), strict=True)
    for n, row in enumerate(rows):
        seen = [columns[k][level] for k, level in enumerate(row)]
        told = [_feature(name, weight, _fill(text, p, n)) for name, weight, text in seen if weight or text]
        told.insert(2, _feature("act", act[n], _acts_words(p, n)))
        yield tuple(told)


@lru_cache(maxsize=65536)
def _feature(name: str, weight: float, seen: str) -> Feature:
    """One value for each wording: a record of a million links has a few thousand of them."""
    return Feature(name, weight, seen)


def _fill(seen: str, p: Pairs, n: int) -> str:
    """The words of a level with what was compared; `i` before `j` in the order of their documents."""
    if "{" not in seen:
        return seen
    words_ = p.c.codes.words.values
    if seen == "{numbers}":
        return f"{p.a('low')[n]} and {p.b('low')[n]}"
    if seen == "{harms}":
        return f"{words_[p.a('harm')[n]]} and {words_[p.b('harm')[n]]}"
    if seen == "{statuses}":
        return f"{words_[p.a('status')[n]]} and {words_[p.b('status')[n]]}"
    bits = int(p.a("sites")[n]) & int(p.b("sites")[n])
    return seen.format(sites=", ".join(c for k, c in enumerate(site_codes()) if bits >> k & 1))


def _acts_words(p: Pairs, n: int) -> str:
    acts = p.c.codes.acts.values
    return " and ".join("/".join(sorted(acts[x][1])) for x in (p.a("act")[n], p.b("act")[n]))
