"""Which acts may be one event told in different words, and what that counts for."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

NEVER = float("-inf")

# Families that may tell of one event in different words, and how much that still counts for.
_COMPATIBLE: dict[frozenset[str], float] = {
    frozenset(pair): weight
    for *pair, weight in (
        ("BODIES", "KIL", 1.0),  # the killed are found
        ("BODIES", "TOR", 0.0),  # with signs of torture
        ("BODIES", "CASUALTIES", 0.5),
        ("CASUALTIES", "KIL", 1.0),
        ("CASUALTIES", "HOS", 1.5),
        ("CASUALTIES", "SPO", 1.0),
        ("HOS", "KIL", 0.5),  # a strike that killed
        ("HOS", "SPO", 1.0),  # an attack on a hospital is an attack on a civilian object
        ("KIL", "SPO", 0.5),
        ("KIL", "TOR", -1.5),  # other people, as a rule; death in custody is told apart below
        ("LIB", "TOR", -0.5),
        ("KIL", "LIB", -1.0),  # seized and then killed: one episode where place and day are one
        ("LIB", "SXV", -1.0),
        ("POW", "TOR", 0.5),
        ("POW", "LIB", 0.0),
        ("SXV", "TOR", 0.0),
        ("DEP", "LIB", 0.0),
        ("HOS", "PRO", 0.0),
    )
}

# Precautions, shields, starvation, relief, evacuation, siege, protected objects put to use (method.md §3.4 F).
_CONDUCT = frozenset({"HOS-06", "HOS-10", "HOS-11", "HOS-12", "HOS-13", "HOS-14", "HOS-18"})


@lru_cache(maxsize=1 << 20)
def act_weight(first: str, acts: frozenset[str], second: str, others: frozenset[str]) -> float | None:
    """What two sets of acts count for, each with the family of its main act; None where they cannot be one event."""
    families, others_families = {c.split("-")[0] for c in acts}, {c.split("-")[0] for c in others}
    if acts & others - {"VIOLATION"}:
        return 2.0
    if families & others_families == {"HOS"} and _is_conduct(acts) != _is_conduct(others):
        return None  # human shields and a double-tap strike in one town are two things, and may be two sides'
    if families & others_families - {"VIOLATION"}:
        return 1.5
    if "VIOLATION" in families | others_families:
        return 1.0  # "war crimes in the town" names no act and fits any
    if "GEN" in (first, second):
        return None
    if {first, second} == {"KIL", "TOR"} and "KIL-04" in acts | others:
        return 0.0
    known = [_COMPATIBLE.get(frozenset((x, y))) for x in families for y in others_families]
    return max((w for w in known if w is not None), default=None)


def _is_conduct(acts: frozenset[str]) -> bool:
    """Whether the acts of hostilities among them are conduct over time (shields, starvation, siege), and no strike."""
    return {c for c in acts if c.startswith("HOS-")} <= _CONDUCT


def weights(known: list[Any], left: Any, right: Any) -> NDArray[np.float32]:
    """What the acts of each pair count for, NEVER where they cannot be one event. `known` gives (family, acts) by
    code; each combination that occurs is weighed once."""
    size = len(known)
    codes, inverse = np.unique(left.astype(np.int64) * size + right, return_inverse=True)
    table = np.empty(len(codes), dtype=np.float32)
    for n, code in enumerate(codes.tolist()):
        (first, acts), (second, others) = known[code // size], known[code % size]
        weight = act_weight(first, acts, second, others)
        table[n] = NEVER if weight is None else weight
    found: NDArray[np.float32] = table[inverse]
    return found
