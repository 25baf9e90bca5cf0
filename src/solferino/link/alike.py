"""Whether two allegations tell the same thing: asked before one is said to go back to the other.

Coarser than what joins incidents: it only has to keep apart what two texts say differently of two things.
"""

from __future__ import annotations

from solferino.model import Allegation


def tells_same(a: Allegation, b: Allegation) -> bool:
    """Whether two allegations tell the same thing as far as both say: act or harm, place, days and number."""
    if a.harm and b.harm and a.harm != b.harm:
        return False
    if not (a.harm and a.harm == b.harm) and a.act.split("-")[0] != b.act.split("-")[0]:
        return False
    agreed = 0
    for mine, theirs in (
        ((a.place.id or a.place.name) if a.place else None, (b.place.id or b.place.name) if b.place else None),
        (a.victims.low, b.victims.low),
    ):
        if mine is not None and theirs is not None:
            agreed += 1 if mine == theirs else -1
    if a.when and b.when and a.when.earliest and b.when.earliest:
        apart = (a.when.latest or "") < b.when.earliest or (b.when.latest or "") < a.when.earliest
        agreed += -2 if apart else 1
    return agreed >= 1
