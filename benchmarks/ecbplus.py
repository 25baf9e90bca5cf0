"""The same event across documents, measured on ECB+ (annotation CC BY 3.0; read only, never shipped).

    python -m benchmarks.ecbplus --data DIR [--half dev|train] [--json OUT] [--show]

Documents: to the events they are about (two to a topic), by words, names, places, times and numbers as the shipped
pipeline finds them; pairwise F (asked: 0.80) and B3. Floor: one cluster for each topic, which nobody tells the program;
baseline: cosine over all words. Mentions given: to events, MUC, B3, CEAF-e and their mean (asked: 0.78). Floor: every
mention alone; baseline: same lemma, same document cluster. Weights of documents and all thresholds, the baseline's too,
were set on the train half alone: on draws of eight of its topics, as many as the dev half has, because how alike two
texts look hangs on how many others there are; those of mentions by three folds of it (`python -m benchmarks.ecb_tune`
shows the scores that they were picked by). The table of lemmas is learnt from the train half at the time of the run.
Intervals: bootstrap over topics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks import coreference
from benchmarks.common import Score, arguments, measured, publish
from benchmarks.ecb_documents import Matrix, combined, features, linkage, words_only
from benchmarks.ecb_mentions import Seen, cluster, fit, rows, see, table
from benchmarks.ecb_texts import Mention, Reading, documents, mentions, read

WEIGHTS = (0.04, 0.36, 0.04, 0.06, 0.21, 0.28)  # logistic regression on pairs of documents, scaled to a sum of one
STOP = 0.16
TIGHT = 0.13  # of the baseline
WIDE_STOP = 0.16  # for mentions: documents that may tell of one event
EVENT = 0.35  # mean probability at which mentions stop to join

Groups = list[list[str]]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: true clusters of its items, those found, and those of the baseline and of the floor."""

    gold: Groups
    found: Groups
    baseline: Groups
    floor: Groups


def by(items: Sequence[str], key: Callable[[str], str]) -> Groups:
    """The items with the same key together."""
    out: dict[str, list[str]] = defaultdict(list)
    for item in items:
        out[key(item)].append(item)
    return list(out.values())


def apart(clusters: Sequence[Sequence[str]], topic_of: Mapping[str, str]) -> dict[str, Groups]:
    """Clusters by the topic of their first item; one over several topics stays whole and costs what it costs."""
    out: dict[str, Groups] = defaultdict(list)
    for members in clusters:
        out[topic_of[members[0]]].append(list(members))
    return out


def scores(name: str, topics: Sequence[Topic], metrics: Sequence[tuple[str, Callable[..., float]]]) -> list[Score]:
    """Every metric for what was found and for the baseline."""
    items = sum(len(c) for t in topics for c in t.gold)
    out = []
    for label, metric in metrics:

        def value(some: Sequence[Topic], which: str = "found", metric: Callable[..., float] = metric) -> float:
            # a topic drawn twice is two topics: its clusters are numbered apart
            gold = [[(n, i) for i in c] for n, t in enumerate(some) for c in t.gold]
            found = [[(n, i) for i in c] for n, t in enumerate(some) for c in getattr(t, which)]
            return float(metric(gold, found))

        out.append(measured(name, label, topics, value, floor=value(topics, "floor"), count=items))
        plain = value(topics, "baseline")
        out.append(Score(name, f"{label}, baseline", plain, plain, plain, value(topics, "floor"), items))
    return out


def topics_of(topic_of: Mapping[str, str], gold: Groups, found: Groups, baseline: Groups, floor: Groups) -> list[Topic]:
    """One row for each topic."""
    parts = [apart(c, topic_of) for c in (gold, found, baseline, floor)]
    return [Topic(*(p[t] for p in parts)) for t in sorted(parts[0])]


def named(readings: Sequence[Reading], clusters: Sequence[Sequence[int]]) -> Groups:
    """Clusters of document names."""
    return [[readings[n].name for n in c] for c in clusters]


def score_documents(readings: Sequence[Reading], likeness: Matrix) -> list[Score]:
    """Documents to events."""
    event = {r.name: r.subtopic for r in readings}
    topic = {r.name: r.topic for r in readings}
    names = list(event)
    found = named(readings, linkage(likeness, STOP))
    baseline = named(readings, linkage(words_only(readings), TIGHT))
    rows_ = topics_of(topic, by(names, event.__getitem__), found, baseline, by(names, topic.__getitem__))
    return scores("ecbplus documents", rows_, [("pairwise F", coreference.pairs), ("B3 F", coreference.b_cubed)])


@dataclass(frozen=True, slots=True)
class Half:
    """One half, read: mentions with what is compared, in groups by document cluster, and likeness of documents."""

    gold: list[Mention]
    seen: list[Seen]
    groups: list[list[Seen]]
    near: dict[tuple[str, str], float]


def half(readings: Sequence[Reading], likeness: Matrix, found: list[Mention]) -> Half:
    """Mentions as they are compared."""
    home = {readings[n].name: k for k, c in enumerate(linkage(likeness, WIDE_STOP)) for n in c}
    seen = see(found, {r.name: r for r in readings})
    groups: dict[int, list[Seen]] = defaultdict(list)
    for s in seen:
        groups[home[s.document]].append(s)
    i, j = np.nonzero(likeness > 0.01)
    names = [r.name for r in readings]
    near = {(names[a], names[b]): float(likeness[a, b]) for a, b in zip(i.tolist(), j.tolist(), strict=True)}
    return Half(found, seen, list(groups.values()), near)


def compared_pairs(train: Half, test: Half) -> tuple[list[NDArray[np.float64]], NDArray[np.float64]]:
    """The features of all pairs of each group of one half, and the weights from the other: a topic that they are learnt
    from never sees its own table of lemmas."""
    chain = {m.id: m.chain for m in train.gold}
    known = {
        topic: table([s for s in train.seen if s.topic != topic], chain) for topic in {s.topic for s in train.seen}
    }
    told = list(rows(train.groups, known, train.near))
    same = np.array([float(chain[a.id] == chain[b.id]) for pairs, _ in told for a, b in pairs])
    weights = fit(np.concatenate([x for _, x in told]), same)
    return [x for _, x in rows(test.groups, {"": table(train.seen, chain)}, test.near)], weights


def score_mentions(train: Half, test: Half) -> list[Score]:
    """Gold mentions to events, with weights from the train half."""
    told, weights = compared_pairs(train, test)
    found = [c for g, x in zip(test.groups, told, strict=True) for c in cluster(g, x, weights, EVENT)]
    gold = {m.id: m.chain for m in test.gold}
    topic = {s.id: s.topic for s in test.seen}
    lemma = {s.id: f"{n}|{s.lemma}" for n, g in enumerate(test.groups) for s in g}
    ids = list(gold)
    rows_ = topics_of(topic, by(ids, gold.__getitem__), found, by(ids, lemma.__getitem__), [[i] for i in ids])
    return scores(
        "ecbplus mentions",
        rows_,
        [
            ("CoNLL F1", coreference.conll),
            ("MUC F", coreference.muc),
            ("B3 F", coreference.b_cubed),
            ("CEAF-e F", coreference.ceaf_e),
        ],
    )


def show(readings: Sequence[Reading], likeness: Matrix) -> None:
    """Documents joined wrongly or left apart."""
    for group in linkage(likeness, STOP):
        print(" ".join(sorted(f"{readings[n].subtopic}:{readings[n].name}" for n in group)))


def main(given: Sequence[str] | None = None) -> None:
    """Read both halves, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "ecbplus")
    parser.add_argument("--half", choices=["dev", "train"], default="dev")
    options = parser.parse_args(given)
    readings = {name: read(documents(options.data, name)) for name in {"train", options.half}}
    likeness = {name: combined(features(r), WEIGHTS) for name, r in readings.items()}
    halves = {name: half(readings[name], likeness[name], mentions(options.data, name)) for name in readings}
    if options.show:
        show(readings[options.half], likeness[options.half])
    found = score_documents(readings[options.half], likeness[options.half])
    publish([*found, *score_mentions(halves["train"], halves[options.half])], options.json)


if __name__ == "__main__":
    main()
