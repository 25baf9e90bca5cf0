"""The same person or body under two names: name_bench, also across scripts.

    python -m benchmarks.names --data DIR [--json OUT] [--show]

The pairs are split in two by a hash of the names, so that all pairs which share a name fall on one side. Weights and
thresholds were set on the first half ("name_bench dev"); the second ("name_bench test") only measures. `--show` prints
misses of the first half, never of the second. The floor is the better of exact strings and Jaro-Winkler, its threshold
set on the first half as well. `merge` is what a machine would find if it joined by itself the names that are certain:
the same words in the same spelling, or letter by letter in another script. Solferino joins nobody by itself.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import Score, arguments, f1, find, measured, publish


@dataclass(frozen=True, slots=True)
class Case:
    """Two names, whether they are one, whether of a body, the score, whether certain, the floor's score, which half."""

    one: str
    other: str
    same: bool
    body: bool
    score: float
    certain: bool
    plain: float
    dev: bool


def read(path: Path) -> list[Case]:
    """All pairs of the set, scored."""
    from rapidfuzz.distance import JaroWinkler

    from solferino.link.people.fullnames import likeness

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    halves = _halves((row["name1"], row["name2"]) for row in rows)
    out = []
    for row, dev in zip(rows, halves, strict=True):
        one, other, body = row["name1"], row["name2"], row["schema"] != "Person"
        found = likeness(one, other, body=body)
        plain = JaroWinkler.similarity(one.casefold(), other.casefold())
        out.append(Case(one, other, row["is_match"] == "true", body, found.score, found.certain, plain, dev))
    return out


def _halves(pairs: Iterable[tuple[str, str]]) -> list[bool]:
    """For each pair whether it is in the first half; pairs that share a name, also through others, stay together."""
    folded = [(a.casefold(), b.casefold()) for a, b in pairs]
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for a, b in folded:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    return [hashlib.sha256(root(a).encode()).digest()[0] % 2 == 0 for a, _ in folded]


def f_at(cases: Sequence[Case], least: float, of: Callable[[Case], float]) -> float:
    """F of taking every pair with that score or more for one."""
    found = [c for c in cases if of(c) >= least]
    return f1(sum(c.same for c in found), len(found), sum(c.same for c in cases))


def best(cases: Sequence[Case], of: Callable[[Case], float]) -> float:
    """The threshold with the highest F."""
    return max(sorted({of(c) for c in cases}), key=lambda t: (f_at(cases, t, of), -t))


def scores(name: str, cases: Sequence[Case], least: float, plain: float) -> list[Score]:
    """What one half comes to at thresholds set on the first."""
    exact = f1(
        sum(c.same for c in cases if c.one == c.other), sum(c.one == c.other for c in cases), sum(c.same for c in cases)
    )
    floor = max(exact, f_at(cases, plain, lambda c: c.plain))
    return [
        measured(name, "F", cases, lambda k: f_at(k, least, lambda c: c.score), floor=floor),
        measured(name, "precision", cases, lambda k: _right(k, least)),
        measured(name, "recall", cases, lambda k: _found(k, least)),
        measured(name, "merge, precision", cases, _right),
        measured(name, "merge, recall", cases, _found),
    ]


def _right(cases: Sequence[Case], least: float | None = None) -> float:
    found = [c.same for c in cases if (c.certain if least is None else c.score >= least)]
    return sum(found) / len(found) if found else 1.0


def _found(cases: Sequence[Case], least: float | None = None) -> float:
    same = [c.certain if least is None else c.score >= least for c in cases if c.same]
    return sum(same) / len(same) if same else 0.0


def main(given: Sequence[str] | None = None) -> None:
    """Score both halves."""
    options = arguments(__doc__, "names").parse_args(given)
    cases = read(find(options.data, "cases.csv"))
    dev = [c for c in cases if c.dev]
    test = [c for c in cases if not c.dev]
    least, plain = best(dev, lambda c: c.score), best(dev, lambda c: c.plain)
    print(f"thresholds set on the first half: {least:.4f}; Jaro-Winkler {plain:.4f}")
    if options.show:
        for c in dev:
            if (c.score >= least) != c.same:
                print(f"{'missed' if c.same else 'wrong '} {c.score:.3f} {c.one} | {c.other}")
    publish(
        [*scores("name_bench dev", dev, least, plain), *scores("name_bench test", test, least, plain)],
        options.json,
    )


if __name__ == "__main__":
    main()
