"""What says that two accounts cannot be of one event, whatever else agrees. Unknown never vetoes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.acts import NEVER
from solferino.link.columns import NONE
from solferino.link.pairs import Pairs, families, share_a_name

NEAR_KM = 12.0  # "in a wood near the town": a settlement and its surroundings
BODIES_DAYS = 400  # the dead may be found long after the act

VETOES = (
    "",
    "different kinds of act",
    "different countries",
    "different regions",
    "too far apart",
    "one was published before the other happened",
    "on different days",
    "victims of different sides",
    "attributed to different sides",
    "different sites",
    "one man, one woman",
    "different names",
    "one tells of several places or events, the other of one",
    "told as one more event, not the same",
)


def veto(p: Pairs) -> NDArray[np.int8]:
    """For each pair why the two cannot be one event, as a number in VETOES; 0 where they can. Unknown never vetoes."""
    out = np.zeros(len(p), dtype=np.int8)

    def mark(code: int, where: Any) -> None:
        out[where & (out == 0)] = code

    mark(1, p.act() == NEVER)
    elsewhere = p.differ("place")
    mark(2, elsewhere & p.differ("country"))
    both = p.a("located") & p.b("located")
    mark(3, elsewhere & p.differ("admin1") & ~(both & (p.km() <= NEAR_KM)))
    mark(4, elsewhere & both & np.isfinite(p.km()) & (p.km() > NEAR_KM))
    _not_then(p, mark)
    mark(7, p.differ("victims_party"))
    mark(8, p.differ("perpetrator_party") & ~_disputed(p))
    mark(9, (p.a("sites") != 0) & (p.b("sites") != 0) & (p.a("sites") & p.b("sites") == 0))
    one = (p.a("low") == 1) & (p.b("low") == 1)
    mark(10, one & p.differ("sex"))
    mark(11, one & p.differ("names") & ~share_a_name(p, one & p.differ("names")))
    more = np.maximum(p.a("several"), 1) != np.maximum(p.b("several"), 1)
    mark(12, more & ~(p.a("exact") & p.b("exact")))
    mark(13, _one_more(p))
    return out


def _not_then(p: Pairs, mark: Any) -> None:
    dated, other = p.a("first") != NONE, p.b("first") != NONE
    early = dated & ~other & (p.b("told") != NONE) & (p.a("first") > p.b("told"))
    late = other & ~dated & (p.a("told") != NONE) & (p.b("first") > p.a("told"))
    mark(5, early | late)
    gap = np.maximum(p.a("first"), p.b("first")) - np.minimum(p.a("last"), p.b("last"))
    apart = dated & other & (gap > 1)  # a night strike is dated by one day or the next
    if apart.any():
        found = p.c.codes.acts.values
        bodies = np.array(["BODIES" in families(acts) for _, acts in found], dtype=bool)
        left, right = bodies[p.a("act")], bodies[p.b("act")]
        after = p.a("last") - p.b("first")
        before = p.b("last") - p.a("first")
        later = (left & ~right & (after >= 0) & (after <= BODIES_DAYS)) | (
            right & ~left & (before >= 0) & (before <= BODIES_DAYS)
        )
        mark(6, apart & ~later)


def _disputed(p: Pairs) -> Any:
    """Whether two sides blame each other for one event: one town, the same site or number, and the same day or a text
    that tells both."""
    there = p.a("located") & p.b("located") & p.same("place")
    day = p.a("exact") & p.b("exact") & p.same("first")
    number = (p.a("low") == p.b("low")) & (p.a("low") > 2)
    together = p.a("document") == p.b("document")
    return there & (day | together) & (((p.a("sites") & p.b("sites")) != 0) | number)


def _one_more(p: Pairs) -> Any:
    """Whether the later of two in one document begins a new event ("in another case")."""
    here = (p.a("document") == p.b("document")) & (p.a("sentence") != p.b("sentence"))
    return here & np.where(p.a("start") < p.b("start"), p.b("another"), p.a("another"))
