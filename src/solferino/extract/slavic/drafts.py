"""One act in the making, and which drafts of a sentence are one act (the rules are those of join.py for English)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from solferino.extract.said import Said
from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.hits import Hit
from solferino.extract.slavic.sides import Side
from solferino.model import Stance, Victims
from solferino.terms import acts

_ON_ONE = frozenset({"torture", "illtreat", "detain", "abduct", "rape", "kill", "execute"})
_FAMILIES = (
    frozenset({"torture", "illtreat"}), frozenset({"kill", "execute"}), frozenset({"attack", "destroy"}),
    frozenset({"detain", "abduct", "filter"}), frozenset({"deport", "detain"}), frozenset({"rape"}),
)  # fmt: skip
_FEW = 20  # people to whom different acts can be done in one episode (as in join.py)


@dataclass(slots=True)
class Draft:
    """One act in the making. `cause`: its sentence names a strike, or a thing such as a mine, as what harmed people;
    `tortured`: torture. `lent`: its people are those of the verb before. `beside`: the same act by
    another side that did it with the first. `part` counts the semicolons before it: what
    they part is told apart."""

    hits: list[Hit]
    codes: list[str]
    harm: str | None
    said: Said | None
    stance: Stance
    side: Side | None = None
    amount: Amount | None = None
    victims: Victims = field(default_factory=Victims)
    targets: list[str] = field(default_factory=list)
    cause: bool = False
    tortured: bool = False
    part: int = 0
    lent: bool = False
    beside: bool = False

    @property
    def main(self) -> str:
        """The code that the act is told under."""
        return self.codes[0]

    @property
    def kind(self) -> str:
        """The class of the first act word."""
        return self.hits[0].act.kind


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one sentence, those that tell of one act made one with the gravest code first."""
    known = acts()
    out: list[Draft] = []
    for d in drafts:
        mate = next((o for o in out if _one_act(o, d)), None)
        if mate is None:
            out.append(d)
            continue
        mate.hits += d.hits
        gravest = max((mate.main, d.main), key=lambda c: known[c].gravity if c in known else 0)
        gravest = "BODIES" if "BODIES" in (mate.main, d.main) else gravest  # signs of torture say what was found
        mate.codes = list(dict.fromkeys((gravest, *mate.codes, *d.codes)))
        mate.harm = "killed" if "killed" in (mate.harm, d.harm) else mate.harm or d.harm  # the gravest act's
        mate.side = mate.side or d.side
        mate.targets = list(dict.fromkeys((*mate.targets, *d.targets)))
        if mate.amount is None and mate.victims.low is None:
            mate.amount, mate.victims = d.amount, d.victims
    return out


def _one_act(a: Draft, b: Draft) -> bool:
    if (a.said is None) != (b.said is None) or a.stance is not b.stance or a.part != b.part:
        return False
    if a.side is not None and b.side is not None and a.side.code != b.side.code:
        return False
    same = b.lent or (
        a.amount is not None
        and b.amount is not None
        and a.amount.start < b.amount.end
        and b.amount.start < a.amount.end
    )
    kinds = {a.kind, b.kind}
    if kinds == {"bodies"}:
        return True
    if kinds == {"bodies", "torture"}:  # "тіла двох чоловіків зі слідами катувань"
        sign = a if a.kind == "torture" else b
        return sign.hits[0].noun and sign.amount is None and sign.victims.low is None
    if {a.harm, b.harm} == {"killed", "injured"}:
        return False
    if len(kinds) == 1 or any(kinds <= family for family in _FAMILIES):
        return same or (a.amount is None and b.amount is None) or _one_counted(a, b)
    low = a.victims.high if a.victims.high is not None else a.victims.low
    few = low is not None and low <= _FEW
    return kinds <= _ON_ONE and same and few and not any(h.noun for h in (*a.hits, *b.hits))


def _one_counted(a: Draft, b: Draft) -> bool:
    """Whether only one of them has its people counted, and both are not deaths told apart."""
    if a.amount is not None and b.amount is not None:
        return False
    return not (a.harm == b.harm == "killed" and b.amount is not None)
