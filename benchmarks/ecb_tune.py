"""The scores by which the constants of benchmarks.ecbplus were picked, all of them on the train half of ECB+.

    python -m benchmarks.ecb_tune --data DIR

Documents: draws of eight train topics, as many as the dev half has; weights by logistic regression on pairs of
documents of one lot of draws, the stops by mean pairwise F on another. Mentions: three folds of the train topics,
weights and lemmas from two, scores on the third.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from benchmarks import coreference
from benchmarks.common import arguments
from benchmarks.ecb_documents import FEATURES, Matrix, combined, features, linkage, words_only
from benchmarks.ecb_mentions import cluster, fit
from benchmarks.ecb_texts import Mention, Reading, documents, mentions, read
from benchmarks.ecbplus import EVENT, STOP, WEIGHTS, Half, by, compared_pairs, half, named

TOPICS = 8
DRAWS = 24


def draws(readings: Sequence[Reading], seed: int) -> Iterator[list[Reading]]:
    """So many draws of eight topics."""
    topics = sorted({r.topic for r in readings})
    rng = random.Random(seed)  # noqa: S311 - a fixed draw, no secret
    for _ in range(DRAWS):
        some = set(rng.sample(topics, TOPICS))
        yield [r for r in readings if r.topic in some]


def weights(readings: Sequence[Reading], seed: int) -> list[float]:
    """Weights of the features of documents, scaled to a sum of one."""
    rows, same = [], []
    for some in islice(draws(readings, seed), DRAWS // 2):
        i, j = np.triu_indices(len(some), 1)
        event = np.array([r.subtopic for r in some])
        rows.append(np.stack([np.ones(len(i)), *(m[i, j] for m in features(some))], axis=1))
        same.append((event[i] == event[j]).astype(float))
    found = fit(np.concatenate(rows), np.concatenate(same))[1:]
    return [round(float(w), 2) for w in found / found.sum()]


def stops(readings: Sequence[Reading], seed: int, *, plain: bool) -> Iterator[tuple[float, float]]:
    """Mean pairwise F of documents by stop; `plain`: of the baseline."""
    found: list[tuple[list[Reading], Matrix]] = [
        (some, words_only(some) if plain else combined(features(some), WEIGHTS)) for some in draws(readings, seed)
    ]
    for stop in np.arange(0.10, 0.22, 0.01).tolist():
        scored = []
        for some, likeness in found:
            event = {r.name: r.subtopic for r in some}
            gold = by(list(event), event.__getitem__)
            scored.append(coreference.pairs(gold, named(some, linkage(likeness, stop))))
        yield round(stop, 2), float(np.mean(scored))


def folds(readings: Sequence[Reading], found: Sequence[Mention], seed: int) -> Iterator[tuple[Half, Half]]:
    """Three folds of topics: what is learnt from, and what is scored."""
    topics = sorted({r.topic for r in readings})
    random.Random(seed).shuffle(topics)  # noqa: S311 - a fixed draw, no secret
    for n in range(3):
        out = set(topics[n::3])
        halves = []
        for inside in (False, True):
            some = [r for r in readings if (r.topic in out) is inside]
            names = {r.name for r in some}
            halves.append(half(some, combined(features(some), WEIGHTS), [m for m in found if m.document in names]))
        yield halves[0], halves[1]


def main(given: Sequence[str] | None = None) -> None:
    """Print all of it."""
    options = arguments(__doc__, "ecbplus").parse_args(given)
    readings, found = read(documents(options.data, "train")), mentions(options.data, "train")
    print("weights of", ", ".join(FEATURES), weights(readings, 7), "taken", WEIGHTS)
    for plain in (False, True):
        print("stop", "of the baseline" if plain else f"(taken {STOP})", *stops(readings, 8, plain=plain))
    scored: dict[float, list[float]] = {}
    for train, test in folds(readings, found, 1):
        told, learnt = compared_pairs(train, test)
        gold = {m.id: m.chain for m in test.gold}
        for stop in (0.2, 0.25, 0.3, 0.35, 0.4):
            made = [c for g, x in zip(test.groups, told, strict=True) for c in cluster(g, x, learnt, stop)]
            scored.setdefault(stop, []).append(coreference.conll(by(list(gold), gold.__getitem__), made))
    print(f"CoNLL F1 by stop of mentions (taken {EVENT})", {k: round(float(np.mean(v)), 4) for k, v in scored.items()})


if __name__ == "__main__":
    main()
