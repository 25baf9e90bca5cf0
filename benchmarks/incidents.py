"""Incidents against a known truth: made-up corpora (benchmarks/synthetic.py) with reports of several origins, reprints,
wrong and early numbers, vague places and days, follow-ups, denials and totals.

    python -m benchmarks.incidents [--count 10000] [--seeds 11 12] [--json OUT] [--show]

Pairwise F over all pairs of allegations (asked: at least 0.90), precision, recall, B3; interval over events.
Beside them the floor: what stands on one day in one place is one event. Weights were set on seeds 1 to 3.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import Score, measured, publish
from benchmarks.synthetic import Told, claims, origins, published
from solferino.link.incidents import Linked, incidents


@dataclass(frozen=True, slots=True)
class Event:
    """One true event: its allegations in pairs, pairs found, pairs right, and the B3 sums of its allegations."""

    pairs: int
    found: float
    right: int
    size: int
    precision: float
    recall: float


def pairwise(groups: Iterable[Sequence[Hashable]], truth: Iterable[Hashable]) -> float:
    """F over pairs: `groups` are clusters of true names, `truth` the true name of every item."""
    right = found = 0
    for group in groups:
        found += _two(len(group))
        right += sum(_two(n) for n in Counter(group).values())
    wanted = sum(_two(n) for n in Counter(truth).values())
    return 2 * right / (found + wanted) if found + wanted else 0.0


def _two(n: int) -> int:
    return n * (n - 1) // 2


def events(clusters: Iterable[Sequence[str]], truth: dict[str, str]) -> list[Event]:
    """One row for each true event; what a cluster joins wrongly is shared among the events it holds."""
    home = {item: n for n, group in enumerate(clusters) for item in group}
    size = Counter(home.values())
    members: dict[str, list[str]] = defaultdict(list)
    for item, event in truth.items():
        members[event].append(item)
    out = []
    for items in members.values():
        # an item that no cluster holds is alone: it has a number of its own
        here = Counter(home.get(item, -1 - n) for n, item in enumerate(items))
        right = sum(_two(n) for n in here.values())
        found = sum(n * (size.get(h, 1) - 1) / 2 for h, n in here.items())
        precision = sum(n * n / size.get(h, 1) for h, n in here.items())
        recall = sum(n * n / len(items) for n in here.values())
        out.append(Event(_two(len(items)), found, right, len(items), precision, recall))
    return out


def f_pairs(rows: Sequence[Event]) -> float:
    """Pairwise F."""
    both = sum(r.pairs + r.found for r in rows)
    return 2 * sum(r.right for r in rows) / both if both else 0.0


def b_cubed(rows: Sequence[Event]) -> float:
    """F of B3 precision and recall."""
    size = sum(r.size for r in rows)
    precision, recall = sum(r.precision for r in rows) / size, sum(r.recall for r in rows) / size
    return 2 * precision * recall / (precision + recall)


def precision(rows: Sequence[Event]) -> float:
    """Right of all pairs joined."""
    found = sum(r.found for r in rows)
    return sum(r.right for r in rows) / found if found else 0.0


def recall(rows: Sequence[Event]) -> float:
    """Right of all pairs that are one event."""
    return sum(r.right for r in rows) / max(1, sum(r.pairs for r in rows))


def link(told: Sequence[Told]) -> Linked:
    """Incidents of these, with the true origins."""
    origin_of = {a: o for o in origins(told) for a in o.allegations}
    return incidents([t.allegation for t in told], origin_of, published(told))


def floor(told: Sequence[Told]) -> list[list[str]]:
    """Clusters by place and day alone."""
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for t in told:
        a = t.allegation
        key = (a.place.id, a.when.earliest) if a.place is not None and a.when is not None else (a.id, None)
        groups[key].append(a.id)
    return list(groups.values())


def same_in_any_order(told: Sequence[Told]) -> bool:
    """Whether a shuffled corpus gives the same incidents, ids and suggestions."""
    mixed = list(told)
    random.Random(7).shuffle(mixed)  # noqa: S311 - an order, no secret
    return link(told) == link(mixed)


def measure(seed: int, count: int, *, show: bool = False) -> list[Score]:
    """All scores of one corpus."""
    told = list(claims(seed, count))
    truth = {t.allegation.id: t.event for t in told}
    linked = link(told)
    ours = events([i.allegations for i in linked.incidents], truth)
    plain = events(floor(told), truth)
    name = f"incidents, corpus {seed}"
    if show:
        _show(linked, told, truth)
    same = same_in_any_order(told)
    return [
        measured(name, "pairwise F", ours, f_pairs, floor=f_pairs(plain)),
        measured(name, "pairwise precision", ours, precision, floor=precision(plain)),
        measured(name, "pairwise recall", ours, recall, floor=recall(plain)),
        measured(name, "B3 F", ours, b_cubed, floor=b_cubed(plain)),
        Score(name, "same in another order", float(same), float(same), float(same), None, len(told)),
    ]


def _show(linked: Linked, told: Sequence[Told], truth: dict[str, str]) -> None:
    form = {t.allegation.id: t.form for t in told}
    for incident in linked.incidents:
        events_here = Counter(truth[a] for a in incident.allegations)
        if len(events_here) > 1:
            main = events_here.most_common(1)[0][0]
            forms = Counter(form[a] for a in incident.allegations if truth[a] != main)
            print(f"JOINED {incident.title} | {dict(events_here)} | {dict(forms)}")


def main(given: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="not needed: the corpora are made up")
    parser.add_argument("--count", type=int, default=10_000, help="allegations in each corpus")
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12])
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args(given)
    publish([s for seed in options.seeds for s in measure(seed, options.count, show=options.show)], options.json)


if __name__ == "__main__":
    main()
