"""The clerical sample: which pairs people look at to learn how good the suggestions are, and what follows from it.

Pairs are drawn by stratum of probability, so that the rare middle is looked at as well. Precision and recall come from
the verdicts by weighting each stratum up to its size (Horvitz-Thompson); the interval is a bootstrap within strata, and
a stratum with no verdict makes the numbers unknown rather than zero. Recall is among the pairs that were compared at
all: a match that no blocking key brought in is not counted, and the words say so.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from solferino.errors import Refused
from solferino.link.people.pair import Pair
from solferino.model import Judgement, Verdict

EDGES = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 1.000001)
ROUNDS = 2000
SEED = 20220224
Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its 95 % interval; None where it cannot be told."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Stratum:
    """Pairs with a probability of `low` and below `high`: how many there are, were judged and are the same person,
    with the Wilson interval of that share."""

    low: float
    high: float
    size: int
    judged: int
    same: int
    share: Rate


@dataclass(frozen=True, slots=True)
class Drawn:
    """A pair of the sample: references and probability."""

    left: str
    right: str
    probability: float


@dataclass(frozen=True, slots=True)
class Sample:
    """`sizes`: how many pairs each stratum has, by its lower edge; `drawn`: those to look at, in the order to look."""

    sizes: tuple[tuple[float, int], ...]
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the sample says of taking every pair from `threshold` on for one person. `kappa`: agreement of two reviewers
    beyond chance, over `both` pairs that both judged; None below two."""

    threshold: float
    strata: tuple[Stratum, ...]
    precision: Rate
    recall: Rate
    kappa: float | None
    both: int


def draw(pairs: Sequence[Pair], each: int, *, seed: int = SEED) -> Sample:
    """At most `each` pairs of every stratum, by a hash of the pair and the seed: the same draw in every run and order;
    ordered so that the probability cannot be read off the place."""

    def rank(pair: Pair) -> str:
        return hashlib.sha256(f"{seed}|{pair.left}|{pair.right}".encode()).hexdigest()

    strata: dict[float, list[Pair]] = defaultdict(list)
    for pair in pairs:
        strata[_edge(pair.probability)].append(pair)
    chosen = sorted((p for members in strata.values() for p in sorted(members, key=rank)[:each]), key=rank)
    return Sample(
        tuple((low, len(strata[low])) for low in sorted(strata)),
        tuple(Drawn(p.left, p.right, p.probability) for p in chosen),
    )


def evaluate(sample: Sample, judgements: Iterable[Judgement], threshold: float) -> Evaluation:
    """Precision and recall of taking pairs from the threshold (one of EDGES) on, from judgements on the sample. Unsure
    counts as not judged; a pair on which two people disagree likewise. Refused (L47) for another threshold."""
    if threshold not in EDGES[:-1]:
        edges = ", ".join(f"{e:g}" for e in EDGES[1:-1])
        raise Refused("L47", f"{threshold:g}", "no stratum begins at this threshold", f"Take one of {edges}")
    own: dict[tuple[str, str], dict[str, Verdict]] = defaultdict(dict)
    for one in sorted(judgements, key=lambda j: (j.at, j.id)):
        a, b = sorted((one.left, one.right))
        own[a, b][one.by] = one.verdict
    sizes = dict(sample.sizes)
    verdicts: dict[float, list[bool]] = {low: [] for low in sizes}
    for drawn in sample.drawn:
        told = set(own[drawn.left, drawn.right].values()) - {Verdict.UNSURE}
        if len(told) == 1:
            verdicts[_edge(drawn.probability)].append(Verdict.SAME in told)
    strata = tuple(
        Stratum(low, EDGES[EDGES.index(low) + 1], sizes[low], len(told), sum(told), wilson(sum(told), len(told)))
        for low, told in sorted(verdicts.items())
    )
    precision, recall = _rates(sizes, verdicts, threshold)
    kappa, both = _kappa(own)
    return Evaluation(threshold, strata, precision, recall, kappa, both)


def wilson(right: int, of: int) -> Rate:
    """The share `right` of `of` with Wilson's 95 % interval; unknown of none."""
    if not of:
        return Rate(None, None, None)
    share = right / of
    base = 1 + Z95**2 / of
    middle = (share + Z95**2 / (2 * of)) / base
    half = Z95 / base * math.sqrt(share * (1 - share) / of + Z95**2 / (4 * of**2))
    return Rate(share, max(0.0, middle - half), min(1.0, middle + half))


def _edge(probability: float) -> float:
    return max(edge for edge in EDGES[:-1] if probability >= edge)


def _rates(sizes: Mapping[float, int], verdicts: Mapping[float, Sequence[bool]], threshold: float) -> tuple[Rate, Rate]:
    unknown = Rate(None, None, None)
    above = [low for low in sizes if low >= threshold]
    precise = bool(above) and all(verdicts[low] for low in above)
    complete = precise and all(verdicts[low] for low in sizes)

    def point(told: Mapping[float, Sequence[bool]]) -> tuple[float, float]:
        same = {s: sizes[s] * sum(t) / len(t) for s, t in told.items() if t}
        found = sum(same[s] for s in above if s in same)
        whole = sum(same.values())
        return found / max(1, sum(sizes[s] for s in above)), found / whole if whole else 0.0

    if not precise:
        return unknown, unknown
    dice = random.Random(SEED)  # noqa: S311 - resampling, not secrecy
    draws = [point({s: _again(t, dice) for s, t in verdicts.items()}) for _ in range(ROUNDS)]
    value = point(verdicts)
    rates = []
    for n in range(2):
        ordered = sorted(d[n] for d in draws)
        rates.append(Rate(value[n], ordered[round(0.025 * ROUNDS)], ordered[round(0.975 * ROUNDS) - 1]))
    return rates[0], rates[1] if complete else unknown


def _again(told: Sequence[bool], dice: random.Random) -> list[bool]:
    """The verdicts drawn again. One of each kind is added in proportion to nothing but doubt: a stratum of 20 in which
    all were right does not prove that all are (the prior of Jeffreys, half a verdict of each)."""
    if not told:
        return []
    share = dice.betavariate(sum(told) + 0.5, len(told) - sum(told) + 0.5)
    return [dice.random() < share for _ in told]


def _kappa(own: Mapping[tuple[str, str], Mapping[str, Verdict]]) -> tuple[float | None, int]:
    """Cohen's kappa of the two who judged most pairs in common."""
    together: dict[tuple[str, str], list[tuple[Verdict, Verdict]]] = defaultdict(list)
    for told in own.values():
        names = sorted(told)
        for n, one in enumerate(names):
            for other in names[n + 1 :]:
                together[one, other].append((told[one], told[other]))
    if not together:
        return None, 0
    seen = max(sorted(together.items()), key=lambda item: len(item[1]))[1]
    if len(seen) < 2:
        return None, len(seen)
    total = len(seen)
    agreed = sum(a is b for a, b in seen) / total
    first, second = Counter(a for a, _ in seen), Counter(b for _, b in seen)
    chance = sum(first[v] * second[v] for v in Verdict) / total**2
    return (1.0 if chance == 1 else (agreed - chance) / (1 - chance)), total
