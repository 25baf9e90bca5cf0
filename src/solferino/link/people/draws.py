"""Who is who in draws: what nobody decided is drawn by its probability, so that an estimate can show what hangs on it.

A draw is a partition of the people. Its weight is the product of the odds of all pairs that it puts together, so that a
chain A-B-C holds only as well as A-C does (transitivity); two people that cannot be one are never together: a person's
"not the same", one list twice, dates that conflict. Pairs that nobody compared have the odds of the least that was
kept.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from solferino.link.people.match import SAMPLED
from solferino.link.people.pair import Pair, apart
from solferino.link.people.person import Person
from solferino.model import Verdict

SEED = 20240511
EXACT = 7  # nodes: of seven there are 877 partitions, each weighed; larger knots are sampled
LARGEST = 40  # nodes of one knot: where more hang together, the weakest pairs between them are cut, and counted
BURN, BETWEEN = 50, 5  # sweeps over a larger knot before the first draw and between draws
_MOST = 0.999999

Both = tuple[int, int]
Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Knots:
    """People as numbers from 0: `homes` the lists of each; `odds` of the pairs that may be one; `never` those that
    cannot be; `parts` the groups of people that undecided pairs tie together, each in order: nobody else is in doubt.
    `cut` counts the pairs that were left out because too many people hung together."""

    homes: tuple[frozenset[str], ...]
    odds: Mapping[Both, float]
    never: frozenset[Both]
    parts: Groups
    cut: int = 0

    def weight(self, a: int, b: int) -> float:
        """The odds that two are one; 0 where they cannot be."""
        pair = (a, b) if a < b else (b, a)
        if pair in self.never or self.homes[a] & self.homes[b]:
            return 0.0
        return self.odds.get(pair, odds(SAMPLED))

    def patterns(self, groups: Groups) -> Counter[frozenset[str]]:
        """How many people stand on which lists, if these groups are one person each."""
        joined = {one for group in groups for one in group}
        found = Counter(lists for one, lists in enumerate(self.homes) if one not in joined)
        found.update(frozenset().union(*(self.homes[one] for one in group)) for group in groups)
        return found


def knots_of(
    people: Sequence[tuple[Sequence[str], frozenset[str]]],
    pairs: Iterable[Pair],
    verdicts: Mapping[tuple[str, str], Verdict],
    persons: Mapping[str, Person],
) -> Knots:
    """The doubts about these people: each with the references of its entries and its lists, as far as people have
    decided it. `pairs` are scored and undecided, `verdicts` what was decided, `persons` the entries by reference."""
    home = {entry: n for n, (entries, _) in enumerate(people) for entry in entries}
    homes = tuple(lists for _, lists in people)
    never = set()
    for (left, right), verdict in verdicts.items():
        if verdict is Verdict.NOT_SAME and left in home and right in home:
            never.add(_both(home[left], home[right]))
    found: dict[Both, float] = {}
    for pair in pairs:
        if pair.left in home and pair.right in home and home[pair.left] != home[pair.right]:
            both = _both(home[pair.left], home[pair.right])
            if both not in never and not homes[both[0]] & homes[both[1]]:
                found[both] = max(found.get(both, 0.0), odds(pair.probability))
    kept, parts = _parts(found)
    for part in parts:
        for a, b in combinations(part, 2):
            sides = ((persons.get(x), persons.get(y)) for x in people[a][0] for y in people[b][0])
            if any(x and y and apart(x, y, within=True) for x, y in sides):
                never.add((a, b))
    return Knots(homes, kept, frozenset(never), parts, len(found) - len(kept))


def _both(a: int, b: int) -> Both:
    return (a, b) if a < b else (b, a)


def _parts(found: Mapping[Both, float]) -> tuple[dict[Both, float], Groups]:
    """The pairs from the strongest down, as long as no group grows beyond `LARGEST`, and the groups."""
    groups: dict[int, list[int]] = {}
    kept: dict[Both, float] = {}
    for (a, b), weight in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        ours, theirs = groups.get(a, [a]), groups.get(b, [b])
        if ours is not theirs:
            if len(ours) + len(theirs) > LARGEST:
                continue
            joined = ours + theirs
            groups.update(dict.fromkeys(joined, joined))
        kept[a, b] = weight
    return kept, tuple(sorted({tuple(sorted(g)) for g in groups.values()}))


def odds(probability: float) -> float:
    """Probability as odds; no method is certain."""
    p = min(probability, _MOST)
    return p / (1 - p)


def draws(knots: Knots, count: int, seed: int = SEED) -> Iterator[Groups]:
    """`count` partitions of those in doubt, as the groups of two and more; whoever is in no group is alone. The same
    people, odds and seed give the same draws."""
    dice = random.Random(seed)  # noqa: S311 - sampling, not secrecy
    known = {part: _weighed(knots, part) for part in knots.parts if len(part) <= EXACT}
    chains = {part: _Chain(knots, part, dice) for part in knots.parts if len(part) > EXACT}
    for _ in range(count):
        groups: list[tuple[int, ...]] = []
        for part in knots.parts:
            if part in known:
                partitions, weights = known[part]
                groups += dice.choices(partitions, weights)[0]
            else:
                groups += chains[part].draw()
        yield tuple(g for g in groups if len(g) > 1)


def likeliest(knots: Knots) -> Groups:
    """One partition to hold the draws against: pairs that are likelier one than two, from the strongest down, as far as
    nothing stands against them."""
    groups: dict[int, list[int]] = {}
    for (a, b), weight in sorted(knots.odds.items(), key=lambda item: (-item[1], item[0])):
        ours, theirs = groups.get(a, [a]), groups.get(b, [b])
        if weight >= 1 and ours is not theirs and all(knots.weight(x, y) for x in ours for y in theirs):
            joined = sorted(ours + theirs)
            groups.update(dict.fromkeys(joined, joined))
    return tuple(sorted({tuple(g) for g in groups.values()}))


def _weighed(knots: Knots, part: tuple[int, ...]) -> tuple[list[Groups], list[float]]:
    """Every partition of a knot that can be, with its weight."""
    found: list[tuple[Groups, float]] = [((), 1.0)]
    for one in part:
        grown: list[tuple[Groups, float]] = []
        for groups, weight in found:
            grown.append(((*groups, (one,)), weight))
            for n, group in enumerate(groups):
                joined = weight
                for member in group:
                    joined *= knots.weight(member, one)
                if joined:
                    grown.append(((*groups[:n], (*group, one), *groups[n + 1 :]), joined))
        found = grown
    return [groups for groups, _ in found], [weight for _, weight in found]


class _Chain:
    """A Gibbs sampler over the partitions of a larger knot: each person in turn leaves and joins again by the odds."""

    def __init__(self, knots: Knots, part: tuple[int, ...], dice: random.Random) -> None:
        self._part, self._dice = part, dice
        self._weight = {(a, b): knots.weight(a, b) for a in part for b in part if a != b}
        self._groups: list[list[int]] = [[one] for one in part]
        self._sweep(BURN)

    def draw(self) -> Iterable[tuple[int, ...]]:
        """The groups after some more sweeps."""
        self._sweep(BETWEEN)
        return [tuple(sorted(g)) for g in self._groups]

    def _sweep(self, times: int) -> None:
        for _ in range(times):
            for one in self._part:
                self._move(one)

    def _move(self, one: int) -> None:
        for group in self._groups:
            if one in group:
                group.remove(one)
        self._groups = [g for g in self._groups if g]
        weights = [1.0]
        for group in self._groups:
            joined = 1.0
            for member in group:
                joined *= self._weight[one, member]
            weights.append(joined)
        chosen = self._dice.choices(range(len(weights)), weights)[0]
        if chosen:
            self._groups[chosen - 1].append(one)
        else:
            self._groups.append([one])
