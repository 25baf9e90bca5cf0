"""What persons said of pairs of allegations, in the form in which linking needs it.

The latest judgement of a person on a pair holds. Where two persons differ, both are kept: nothing is joined by the
machine or by either, and the pair is put before people again. A judgement on an allegation that is gone is kept in the
record, applied to nothing, and reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from solferino.model import Judgement, Verdict

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """`same`: pairs to join, with why; `never`: for each allegation those that it is not the same as, whatever else;
    `refused`: pairs that all who judged call different; `unsure`: pairs that people left open or differ on, with what
    each said; `gone`: judgements of which one side is not in the record."""

    same: dict[Pair, str]
    never: dict[str, frozenset[str]]
    refused: frozenset[Pair]
    unsure: dict[Pair, str]
    gone: tuple[Judgement, ...]


def concerns_incidents(judgement: Judgement) -> bool:
    """Whether a judgement is about two allegations; others are about documents, origins or people, whose references
    begin with `ent-` or are `list/id`."""
    sides = (judgement.left, judgement.right)
    return not any("/" in side or side.startswith(("document-", "doc-", "origin-", "ent-")) for side in sides)


def judged(judgements: Iterable[Judgement], known: Callable[[str], bool]) -> Judged:
    """What holds now. `known`: whether an allegation of this id is in the record."""
    latest: dict[tuple[str, str, str], Judgement] = {}
    gone: list[Judgement] = []
    for j in sorted(judgements, key=lambda j: (j.at, j.id)):
        if known(j.left) and known(j.right) and j.left != j.right:
            latest[min(j.left, j.right), max(j.left, j.right), j.by] = j
        else:
            gone.append(j)
    said: dict[Pair, list[Judgement]] = defaultdict(list)
    for (left, right, _), j in sorted(latest.items()):
        said[left, right].append(j)
    same: dict[Pair, str] = {}
    never: dict[str, set[str]] = defaultdict(set)
    refused: set[Pair] = set()
    unsure: dict[Pair, str] = {}
    for (left, right), found in said.items():
        verdicts = {j.verdict for j in found}
        if verdicts == {Verdict.SAME}:
            same[left, right] = "; ".join(f"judged the same by {j.by}: {j.reason}" for j in found)
            continue
        if Verdict.NOT_SAME in verdicts:
            never[left].add(right)
            never[right].add(left)
        if verdicts == {Verdict.NOT_SAME}:
            refused.add((left, right))
        else:
            unsure[left, right] = "; ".join(f"{j.by}: {j.verdict.value.replace('_', ' ')}, {j.reason}" for j in found)
            if Verdict.NOT_SAME not in verdicts and Verdict.SAME in verdicts:
                same[left, right] = "; ".join(
                    f"judged the same by {j.by}: {j.reason}" for j in found if j.verdict is Verdict.SAME
                )
    return Judged(same, {k: frozenset(v) for k, v in never.items()}, frozenset(refused), unsure, tuple(gone))
