"""What signatures make of the proposed levels. A signature decides; two that differ decide nothing until they agree.

SP5 to SP7 exist by signature only. One that is higher than the record supports stands, and is shown as such with its
reason. R-SP-1 holds for what is signed as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.assess.ledger import AXES, Ledger, Signature
from solferino.assess.policy import capped
from solferino.model import Level, Levels


@dataclass(frozen=True, slots=True)
class Signed:
    """Levels after signatures, and one sentence for each thing that a reader must know about them."""

    levels: Levels
    sentences: tuple[str, ...]


def sign(proposed: Levels, incident: str, allegations: Sequence[str], ledger: Ledger) -> Signed:
    """The levels in force. `proposed` is what the policy gives with all that persons graded."""
    signatures = ledger.signatures(incident)
    sentences = []
    in_force: dict[str, Level] = {}
    signers: dict[str, list[str]] = {}
    for axis in AXES:
        said = {s.by: s.levels[axis] for s in signatures if axis in s.levels}
        if len(set(said.values())) == 1:
            in_force[axis] = next(iter(said.values()))
            signers[axis] = list(said)
        elif said:
            both = "; ".join(f"{by} signed {level.value}" for by, level in said.items())
            proposal = getattr(proposed, axis).value
            sentences.append(f"Signed differently, so not decided ({axis}): {both}; {proposal} is proposed.")
    fact = in_force.get("fact", proposed.fact)
    legal = capped(in_force.get("legal", proposed.legal), fact.value)
    attribution = capped(in_force.get("attribution", proposed.attribution), fact.value)
    by = ", ".join(signers.get("fact", ())) or None
    levels = replace(proposed, fact=fact, legal=legal, attribution=attribution, decided_by=by)
    for s in signatures:
        sentences += _told(s, proposed, set(allegations))
    for d in ledger.elsewhere(incident, allegations):
        sentences.append(
            f"{d.by} signed {_levels_of(d.values)} on {d.at[:10]} for {d.about}, part of which stands here now; "
            "that signature does not hold for this incident."
        )
    return Signed(levels, tuple(sentences))


def _levels_of(values: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{axis} {level}" for axis, level in values if axis in AXES) or "nothing"


def _told(s: Signature, proposed: Levels, now: set[str]) -> list[str]:
    d = s.decision
    role = {"senior": " as senior reviewer", "legal": " as legal reviewer"}.get(d.value("role") or "", "")
    court = f", quoting {d.value('court')}" if d.value("court") else ""
    out = [f"{d.by} signed {_levels_of(d.values)}{role} on {d.at[:10]}{court}: {d.reason.rstrip('.')}."]
    for axis, level in s.levels.items():
        supported = getattr(proposed, axis)
        if level.rank > supported.rank:
            out.append(
                f"Above what the record supports: {axis} {level.value} is signed, {supported.value} is supported."
            )
    if s.levels.get("legal", Level.SP0).rank >= Level.SP4.rank and d.value("role") != "legal":
        out.append(f"The legal level {s.levels['legal'].value} was not signed as a legal reviewer.")
    came, went = len(now - set(d.on)), len(set(d.on) - now)
    if came:
        out.append(
            f"Not looked at when {d.by} signed: {came} {'passage' if came == 1 else 'passages'} that came since."
        )
    if went:
        out.append(f"No longer here: {went} of the {len(d.on)} passages that {d.by} signed on.")
    return out
