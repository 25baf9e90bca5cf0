"""The doors through which a word of a tree is hung elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.tree import Token

SUBJECTS = ("nsubj", "nsubjpass")


def hang(t: Token, head: Token, dep: str) -> bool:
    """Hang a word on another, unless that one hangs below it: a tree has no circles. Whether it was done."""
    if head is t or any(up is t for up in head.up()):
        return False
    t.head, t.dep = head, dep
    return True


def stand_for(t: Token, other: Token) -> bool:
    """Hang a word where another hangs, be that as the root; the other keeps its place. Whether it was done."""
    if other.head is other:
        t.head, t.dep = t, other.dep
        return True
    return hang(t, other.head, other.dep)


def knotted(tokens: Sequence[Token]) -> bool:
    """Whether the words of a sentence hang in a circle: whoever climbs such a tree never comes to its root."""
    fine: set[int] = set()
    for t in tokens:
        at, path = t, set[int]()
        while at.i not in fine and at.head is not at:
            if at.i in path:
                return True
            path.add(at.i)
            at = at.head
        fine |= path
    return False
