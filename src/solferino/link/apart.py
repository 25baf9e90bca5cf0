"""Sets that grow together, except where a person said that two things are not of one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from solferino.link.union import Union


class Apart:
    """As `Union`, but a join that would bring two together that are `never` one is refused.

    `never` names documents; `home` gives the document of a member where members are not documents themselves. Only
    members that some person spoke of are remembered, so that a set of a million costs no more than without.
    """

    def __init__(
        self, never: Mapping[str, frozenset[str]], members: Iterable[str] = (), home: Mapping[str, str] | None = None
    ) -> None:
        self._sets = Union(members)
        self._never = never
        self._home = home
        self._spoken: dict[str, set[str]] = defaultdict(set)

    def join(self, left: str, right: str) -> bool:
        """Make one set of the two; False where they were one, or must not be."""
        a, b = self._sets.find(left), self._sets.find(right)
        if a == b:
            return False
        if not self._never:
            return self._sets.join(a, b)
        mine, theirs = self._of(a, left), self._of(b, right)
        if any(self._never[d] & theirs for d in mine):
            return False
        self._sets.join(a, b)
        self._spoken[self._sets.find(a)] = mine | theirs
        return True

    def groups(self) -> dict[str, list[str]]:
        """Every set by its name, members in order."""
        return self._sets.groups()

    def _of(self, name: str, member: str) -> set[str]:
        home = member if self._home is None else self._home[member]
        return self._spoken[name] | ({home} if home in self._never else set())
