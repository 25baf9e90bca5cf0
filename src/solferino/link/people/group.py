"""Scored pairs to groups in which nobody contradicts another, with the weakest edge of each; judgements hold above all.

Connected components chain errors (statistics.md §2.3), so two groups become one only if no pair across them is apart.
Links are taken from the strongest down, which makes the result independent of the order in which people came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from solferino.link.people.pair import Pair
from solferino.model import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """References in order, and the probability of the weakest edge that holds them together, 1 where a person did."""

    members: tuple[str, ...]
    weakest: float


@dataclass(frozen=True, slots=True)
class Grouped:
    """`groups` of two and more; `blocked`: pairs strong enough that something kept out of a group."""

    groups: tuple[Group, ...]
    blocked: tuple[tuple[str, str], ...]


def settled(judgements: Iterable[Judgement]) -> Mapping[tuple[str, str], Verdict]:
    """What holds for each pair, left the smaller. Of one person's judgements the latest; not the same where anybody
    says so, same where somebody does and nobody contradicts, else unsure."""
    own: dict[tuple[str, str, str], Verdict] = {}
    for one in sorted(judgements, key=lambda j: (j.at, j.id)):
        a, b = sorted((one.left, one.right))
        own[a, b, one.by] = one.verdict
    told: dict[tuple[str, str], set[Verdict]] = {}
    for (a, b, _), verdict in own.items():
        told.setdefault((a, b), set()).add(verdict)
    order = (Verdict.NOT_SAME, Verdict.SAME, Verdict.UNSURE)
    return {pair: next(v for v in order if v in said) for pair, said in sorted(told.items())}


def grouped(
    pairs: Sequence[Pair],
    verdicts: Mapping[tuple[str, str], Verdict],
    least: float,
    apart: Callable[[str, str], bool],
) -> Grouped:
    """Groups of the pairs with probability `least` or more and of those judged the same. `apart` says whether two
    cannot be together; a person's "same" passes it, a person's "not the same" stops everything."""
    never = {pair for pair, verdict in verdicts.items() if verdict is Verdict.NOT_SAME}
    links = [(p.probability, p.left, p.right, False) for p in pairs if p.probability >= least]
    links += [(1.0, a, b, True) for (a, b), verdict in verdicts.items() if verdict is Verdict.SAME]
    home: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    weakest: dict[str, float] = {}
    blocked: list[tuple[str, str]] = []
    for score, left, right, judged in sorted(links, key=lambda k: (not k[3], -k[0], k[1], k[2])):
        a, b = home.get(left, left), home.get(right, right)
        if a == b:
            continue
        ours, theirs = members.get(a, [a]), members.get(b, [b])
        across = [(x, y) if x < y else (y, x) for x in ours for y in theirs]
        if any(pair in never for pair in across) or (not judged and any(apart(x, y) for x, y in across)):
            blocked.append((left, right))
            continue
        low = min(score, weakest.get(a, 1.0), weakest.get(b, 1.0))
        keep, drop = min(a, b), max(a, b)
        members[keep] = sorted(ours + theirs)
        weakest[keep] = low
        members.pop(drop, None)
        weakest.pop(drop, None)
        for one in members[keep]:
            home[one] = keep
    found = tuple(Group(tuple(members[k]), weakest[k]) for k in sorted(members))
    return Grouped(found, tuple(sorted(blocked)))
