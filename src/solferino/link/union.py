"""Sets that grow together, the same whatever the order in which they were told to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Union:
    """Union-find over strings. The name of a set is its smallest member, so that no order of joins shows."""

    def __init__(self, members: Iterable[str] = ()) -> None:
        self._parent: dict[str, str] = {m: m for m in members}

    def find(self, member: str) -> str:
        """The name of the set that holds `member` (a set of its own if it is new)."""
        parent = self._parent
        root = parent.setdefault(member, member)
        while parent[root] != root:
            root = parent[root]
        while parent[member] != root:
            parent[member], member = root, parent[member]
        return root

    def join(self, left: str, right: str) -> bool:
        """Make one set of the two; False when they were one already."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return False
        keep, drop = (a, b) if a < b else (b, a)
        self._parent[drop] = keep
        return True

    def groups(self) -> dict[str, list[str]]:
        """Every set by its name, members in order."""
        out: dict[str, list[str]] = defaultdict(list)
        for member in sorted(self._parent):
            out[self.find(member)].append(member)
        return dict(out)
