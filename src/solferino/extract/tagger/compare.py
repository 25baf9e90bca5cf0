"""How well a tagger finds what people marked, and whether one is better than another beyond chance."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solferino.extract.tagger.examples import Example
from solferino.extract.tagger.tags import ROLES, Tag

ROUNDS = 1000
_SEED = 20261122


@dataclass(frozen=True, slots=True)
class Touch:
    """Of one role: tags given that touch a mark, tags given, marks that a tag touches, marks."""

    right: int = 0
    given: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Touch) -> Touch:
        """Both together."""
        return Touch(
            self.right + other.right, self.given + other.given, self.found + other.found, self.wanted + other.wanted
        )

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall; 0 where there is nothing."""
        p, r = self.right / max(self.given, 1), self.found / max(self.wanted, 1)
        return 2 * p * r / (p + r) if p + r else 0.0


def touches(example: Example, tags: Sequence[Tag]) -> dict[str, Touch]:
    """By role, what the tags of one text are worth; only roles that were labelled at all."""
    out = {}
    for role in example.roles:
        marks = [(m.start, m.end) for m in example.marks if m.role == role]
        mine = [(t.start, t.end) for t in tags if t.role == role]
        out[role] = Touch(
            sum(any(a < d and c < b for c, d in marks) for a, b in mine),
            len(mine),
            sum(any(a < d and c < b for c, d in mine) for a, b in marks),
            len(marks),
        )
    return out


@dataclass(frozen=True, slots=True)
class Better:
    """F of two taggers over all roles, and the 95 % interval of the second's lead over documents."""

    first: float
    second: float
    low: float
    high: float

    @property
    def settled(self) -> bool:
        """Whether the second is better beyond chance."""
        return self.low > 0


def better(
    documents: Mapping[str, Sequence[Example]], first: Mapping[str, Sequence[Sequence[Tag]]],
    second: Mapping[str, Sequence[Sequence[Tag]]],
) -> Better:  # fmt: skip
    """Compare the tags of two taggers on the same documents, by resampling documents. ValueError for none."""
    if not documents:
        raise ValueError("no document to compare on")
    pairs = [(_sum(documents[d], first[d]), _sum(documents[d], second[d])) for d in sorted(documents)]
    dice = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    leads = sorted(_lead(dice.choices(pairs, k=len(pairs))) for _ in range(ROUNDS))
    one, other = (sum((p[i] for p in pairs), Touch()).f for i in (0, 1))
    return Better(one, other, leads[round(0.025 * ROUNDS)], leads[round(0.975 * ROUNDS) - 1])


def _lead(pairs: Sequence[tuple[Touch, Touch]]) -> float:
    one, other = (sum((p[i] for p in pairs), Touch()).f for i in (0, 1))
    return other - one


def _sum(examples: Sequence[Example], tagged: Sequence[Sequence[Tag]]) -> Touch:
    out = Touch()
    for example, tags in zip(examples, tagged, strict=True):
        out = sum(touches(example, tags).values(), out)
    return out


def by_role(examples: Sequence[Example], tagged: Sequence[Sequence[Tag]]) -> dict[str, Touch]:
    """What tags are worth on many texts, by role."""
    out = dict.fromkeys(ROLES, Touch())
    for example, tags in zip(examples, tagged, strict=True):
        for role, touch in touches(example, tags).items():
            out[role] += touch
    return out
