"""Documents of ECB+ to the events they are about: words, names, places and times compared, then average linkage."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.ecb_texts import Reading, is_content, is_name

Matrix = NDArray[np.float64]
FEATURES = ("words", "names", "places", "times", "numbers", "all")


def bags(reading: Reading) -> dict[str, Counter[str]]:
    """What of a document is compared, feature by feature."""
    lead = 2  # a headline and the first sentence tell what the text is about
    bag: dict[str, Counter[str]] = {name: Counter() for name in FEATURES}
    for n, lemma in enumerate(reading.lemmas):
        weight = lead if reading.sentences[n] < 2 else 1
        if is_name(reading, n):
            bag["names"][lemma] += weight
        elif is_content(reading, n):
            bag["words"][lemma] += weight
        elif reading.tags[n] == "CD" and any(c.isdigit() for c in lemma):
            bag["numbers"][lemma] += weight
    bag["places"].update(place for _, place in reading.places)
    bag["times"].update(time for _, time in reading.times)
    bag["all"].update(w.lower() for w in reading.words if w.isalnum())
    return bag


def cosine(found: Sequence[Mapping[str, float]]) -> Matrix:
    """Likeness of each to each, 0 to 1: cosine over (1 + log of the count) times the rarity of the word."""
    seen = Counter(word for bag in found for word in bag)
    index = {word: n for n, word in enumerate(sorted(seen))}
    table = np.zeros((len(found), max(1, len(index))))
    for row, bag in enumerate(found):
        for word, count in bag.items():
            table[row, index[word]] = (1 + math.log(count)) * math.log((1 + len(found)) / seen[word])
    length = np.sqrt((table**2).sum(axis=1, keepdims=True))
    table = np.divide(table, length, out=np.zeros_like(table), where=length > 0)
    likeness: Matrix = table @ table.T
    return likeness


def features(readings: Sequence[Reading]) -> list[Matrix]:
    """One matrix of likeness for each feature, in their order."""
    found = [bags(r) for r in readings]
    return [cosine([bag[name] for bag in found]) for name in FEATURES]


def words_only(readings: Sequence[Reading]) -> Matrix:
    """The baseline: cosine over all words, weighed by their rarity."""
    return cosine([Counter(w.lower() for w in r.words if w.isalnum()) for r in readings])


def linkage(likeness: Matrix, stop: float) -> list[list[int]]:
    """Clusters by average linkage: the two most alike join while their mean likeness is at least `stop`."""
    near = likeness.copy()
    np.fill_diagonal(near, -np.inf)
    size = np.ones(len(near))
    groups: dict[int, list[int]] = {n: [n] for n in range(len(near))}
    while len(groups) > 1:
        i, j = divmod(int(np.argmax(near)), len(near))
        if near[i, j] < stop:
            break
        i, j = min(i, j), max(i, j)
        row = (near[i] * size[i] + near[j] * size[j]) / (size[i] + size[j])
        row[[i, j]] = -np.inf
        row[~np.isfinite(near[i]) & ~np.isfinite(near[j])] = -np.inf
        near[i], near[:, i] = row, row
        near[j], near[:, j] = -np.inf, -np.inf
        size[i] += size[j]
        groups[i] += groups.pop(j)
    return list(groups.values())


def combined(found: Sequence[Matrix], weights: Sequence[float]) -> Matrix:
    """The features in one."""
    total: Matrix = sum((w * m for w, m in zip(weights, found, strict=True)), np.zeros_like(found[0]))
    return total
