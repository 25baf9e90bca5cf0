"""Scored pairs to clusters in which no member contradicts another.

Pairs are taken from the strongest down; two clusters become one only if no pair across them has a veto and no person
said that they are not the same. So a chain through a vague account cannot join two events that differ, and the result
does not depend on the order in which documents came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A scored pair of members; `judged` where a person said that the two are the same."""

    left: str
    right: str
    score: float
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Members in order, the links that hold them together, and the weakest of those (1 for a member alone)."""

    members: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def weakest(self) -> float:
        """Score of the weakest link, 0 to 1."""
        return min((link.score for link in self.links), default=1.0)


def clusters(
    members: Iterable[str],
    links: Iterable[Link],
    accept: float,
    forbidden: Callable[[str, str], bool],
    never: Mapping[str, frozenset[str]],
) -> tuple[list[Cluster], list[Link]]:
    """Clusters of all members, and the links that were strong enough but blocked.

    `forbidden` says whether two members cannot be together whatever the score; a judged link passes it. `never` holds
    what persons said is not the same: it blocks everything, also what another person judged the same.
    """
    home: dict[str, str] = {m: m for m in members}
    groups: dict[str, list[str]] = {m: [m] for m in home}
    held: dict[str, list[Link]] = {m: [] for m in home}
    blocked: list[Link] = []
    strong = [link for link in links if link.judged or link.score >= accept]
    for link in sorted(strong, key=lambda k: (not k.judged, -k.score, k.left, k.right)):
        a, b = home[link.left], home[link.right]
        if a == b:
            continue
        if _barred(groups[a], groups[b], forbidden, never, link.judged):
            blocked.append(link)
            continue
        keep, drop = (a, b) if (-len(groups[a]), a) < (-len(groups[b]), b) else (b, a)
        for member in groups[drop]:
            home[member] = keep
        groups[keep] += groups.pop(drop)
        held[keep] += [*held.pop(drop), link]
    out = [Cluster(tuple(sorted(group)), tuple(held[name])) for name, group in groups.items()]
    return sorted(out, key=lambda c: c.members), blocked


def _barred(
    left: Sequence[str],
    right: Sequence[str],
    forbidden: Callable[[str, str], bool],
    never: Mapping[str, frozenset[str]],
    judged: bool,
) -> bool:
    others = frozenset(right)
    if any(never.get(a, frozenset()) & others for a in left):
        return True
    return not judged and any(forbidden(a, b) for a in left for b in right)
