"""Gold mentions of ECB+ to events: pairs of mentions compared by what the shipped scorer compares, then average linkage
inside the document clusters that ecb_documents found.

Features, named by `FEATURES`: the lemma of the head, its first letters and its root, the family of acts that it names,
how often two lemmas name one event in the train half, the words and names around them, who does what to whom beside the
head (for words of saying: who says it), place and time of the sentence, likeness of the documents. A logistic
regression on pairs of the train half weighs them; pairs of one train topic never see a table of lemmas that their own
topic went into.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from benchmarks.ecb_documents import linkage
from benchmarks.ecb_texts import Mention, Reading, is_content, is_name
from benchmarks.ecb_words import PRONOUNS, act_families, root, speaks

Table = dict[tuple[str, str], tuple[int, int]]  # two lemmas -> (pairs that are one event, pairs)
NEAR = 8  # words on either side of a mention that tell who and what it is about
STEM = 5
REACH = 25  # words on either side of a head among which what hangs on it is looked for
FEATURES = (
    "constant", "same lemma", "same stem", "lemmas of one event", "context", "context, alike words",
    "arguments, alike words", "names, alike words", "places", "times, alike words", "numbers, alike words",
    "one document", "one document, same lemma", "documents, alike words", "both early, alike words",
    "verb and noun, alike words", "lemma usual for one event", "rare lemma", "context, same lemma",
    "documents squared, alike words", "same root", "one family of acts", "both speak, same lemma", "both speak",
    "doers, alike words", "speakers", "done to, alike words", "done to, other words", "doers, other words",
    "pronoun near by", "pronoun", "context, one family of acts", "documents, other words",
    "context squared, alike words", "context, other words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """What is compared of a mention."""

    id: str
    document: str
    topic: str
    lemma: str
    head: str
    stem: str
    verb: bool
    around: Mapping[str, float]
    names: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    numbers: frozenset[str]
    early: bool
    rare: float
    root: str
    acts: frozenset[str]
    speaks: bool
    pronoun: bool
    doers: frozenset[str]
    done_to: frozenset[str]
    sentence: int


def see(found: Sequence[Mention], readings: Mapping[str, Reading]) -> list[Seen]:
    """Every mention with what stands around it."""
    spread: Counter[str] = Counter()
    for r in readings.values():
        spread.update({r.lemmas[n] for n in range(len(r.words))})
    return [_see(m, readings[m.document], spread, len(readings)) for m in found]


def _see(m: Mention, r: Reading, spread: Counter[str], documents: int) -> Seen:
    inside = [n for n in m.words if n < len(r.words)]
    head = next((n for n in inside if r.heads[n] not in inside or r.heads[n] == n), inside[0])
    sentence = r.sentences[head]
    here = [n for n in range(len(r.words)) if r.sentences[n] == sentence]
    around: dict[str, float] = {}
    for n in here:
        if n not in inside and (is_content(r, n) or is_name(r, n) or r.tags[n] == "CD"):
            near = 1.0 if abs(n - head) <= NEAR else 0.5
            around[r.lemmas[n]] = max(
                around.get(r.lemmas[n], 0.0), near * math.log((1 + documents) / (1 + spread[r.lemmas[n]]))
            )
    linked = {n for n in here if r.heads[n] == head or r.heads[r.heads[n]] == head} - set(inside)
    lemma = m.lemma.lower()
    return Seen(
        m.id,
        m.document,
        r.topic,
        lemma,
        r.lemmas[head],
        lemma[:STEM],
        r.tags[head][:1] == "V",
        around,
        frozenset(r.lemmas[n] for n in here if is_name(r, n)),
        frozenset(r.lemmas[n] for n in linked if is_name(r, n) or is_content(r, n)),
        frozenset(p for n, p in r.places if r.sentences[min(n, len(r.words) - 1)] == sentence),
        frozenset(t for n, t in r.times if r.sentences[min(n, len(r.words) - 1)] == sentence),
        frozenset(r.lemmas[n] for n in here if r.tags[n] == "CD"),
        sentence < 2,
        math.log((1 + documents) / (1 + spread[r.lemmas[head]])) / 3,
        root(lemma),
        act_families(lemma) | act_families(r.lemmas[head]),
        speaks(lemma),
        lemma in PRONOUNS,
        *_roles(r, head),
        sentence,
    )


def _roles(r: Reading, head: int) -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas of who does it and of what it is done to, as they hang on the head."""
    near = range(max(0, head - REACH), min(len(r.words), head + REACH))
    children = [n for n in near if r.heads[n] == head and n != head]
    of = [n for n in children if r.roles[n] == "prep" and r.words[n].lower() == "of"]
    doers = [n for n in children if r.roles[n] in ("nsubj", "poss", "agent")]
    done_to = [n for n in children if r.roles[n] in ("dobj", "nsubjpass", "pobj", "compound")]
    done_to += [n for n in near if r.heads[n] in of and r.roles[n] == "pobj"]
    return (
        frozenset(r.lemmas[n] for n in doers) - PRONOUNS,
        frozenset(r.lemmas[n] for n in done_to) - PRONOUNS,
    )


def table(found: Sequence[Seen], chain: Mapping[str, str]) -> Table:
    """How often two lemmas of one topic name one event."""
    by_topic: dict[str, list[Seen]] = defaultdict(list)
    for s in found:
        by_topic[s.topic].append(s)
    out: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for group in by_topic.values():
        for a, b in combinations(group, 2):
            if a.document != b.document:
                row = out[min(a.lemma, b.lemma), max(a.lemma, b.lemma)]
                row[0] += chain[a.id] == chain[b.id]
                row[1] += 1
    return {key: (same, both) for key, (same, both) in out.items() if both > 1}


def compared(a: Seen, b: Seen, known: Table, likeness: float) -> list[float]:
    """The features of a pair, as `FEATURES` names them."""
    same = a.lemma == b.lemma
    stem = not same and a.stem == b.stem and len(a.stem) == STEM
    one_root = not same and a.root == b.root and len(a.root) > 1
    family = not same and bool(a.acts & b.acts)
    one, both = known.get((min(a.lemma, b.lemma), max(a.lemma, b.lemma)), (0, 0))
    told = 0.0 if both < 3 else math.log((one + 0.2) / (both - one + 2.0)) + 2.0
    synonym, usual = (0.0, told) if same else (told, 0.0)
    shared = _cosine(a.around, b.around)
    alike = same or stem or synonym > 0.5  # words that may name one event, whatever stands around them
    akin = alike or one_root or family
    speech = a.speaks and b.speaks
    doers, done_to = _agree(a.doers, b.doers), _agree(a.done_to, b.done_to)
    close = a.document == b.document and abs(a.sentence - b.sentence) <= 1
    return [
        1.0,
        float(same),
        float(stem),
        max(-2.0, min(3.0, synonym)),
        shared,
        shared * alike,
        _jaccard(a.people, b.people) * alike,
        _jaccard(a.names, b.names) * alike,
        _agree(a.places, b.places),
        _agree(a.times, b.times) * alike,
        _agree(a.numbers, b.numbers) * alike,
        float(a.document == b.document),
        float(a.document == b.document and same),
        likeness * alike,
        float(a.early and b.early) * alike,
        float(a.verb != b.verb) * alike,
        max(-3.0, min(3.0, usual)),  # of one lemma: "say" is rarely one event, "earthquake" often
        same * min(a.rare, b.rare),
        shared * same,
        likeness * likeness * alike,
        float(one_root),
        float(family),
        float(speech and same),
        float(speech and not same),
        doers * (akin and not speech),
        doers * speech,
        done_to * akin,
        done_to * (not akin),
        doers * (not akin),
        float(a.pronoun != b.pronoun and close),
        float(a.pronoun or b.pronoun),
        shared * family,
        likeness * (not akin),
        shared * shared * akin,
        shared * (not akin),
    ]


def _agree(a: frozenset[str], b: frozenset[str]) -> float:
    """1 where the two share a value, -1 where both have some and share none, else 0."""
    return float(bool(a & b)) - float(bool(a and b and not a & b))


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(w * b[k] for k, w in a.items() if k in b)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def rows(
    groups: Sequence[Sequence[Seen]], known: Mapping[str, Table], likeness: Mapping[tuple[str, str], float]
) -> Iterator[tuple[list[tuple[Seen, Seen]], NDArray[np.float64]]]:
    """For each group of mentions all pairs and their features. `known`: the table of lemmas by topic, "" for others."""
    for group in groups:
        pairs = list(combinations(group, 2))
        found = [
            compared(a, b, known.get(a.topic, known.get("", {})), likeness.get((a.document, b.document), 0.0))
            for a, b in pairs
        ]
        yield pairs, np.array(found, dtype=np.float64).reshape(len(pairs), len(FEATURES))


def fit(x: NDArray[np.float64], y: NDArray[np.float64], ridge: float = 1.0, rounds: int = 30) -> NDArray[np.float64]:
    """Weights of a logistic regression by Newton's method, with a small ridge."""
    w = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-(x @ w)))
        slope = x.T @ (y - p) - ridge * w
        bend = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        step = np.linalg.solve(bend, slope)
        w = w + step
        if np.abs(step).max() < 1e-6:
            break
    return w


def cluster(group: Sequence[Seen], x: NDArray[np.float64], w: NDArray[np.float64], stop: float) -> list[list[str]]:
    """Clusters of one group of mentions by average linkage over the probability that a pair is one event."""
    size = len(group)
    if size < 2:
        return [[s.id] for s in group]
    likeness = np.zeros((size, size))
    i, j = np.triu_indices(size, 1)
    likeness[i, j] = likeness[j, i] = 1 / (1 + np.exp(-(x @ w)))
    return [[group[n].id for n in c] for c in linkage(likeness, stop)]
