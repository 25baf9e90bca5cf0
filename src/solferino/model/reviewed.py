"""What reviews of extracted allegations say, taken together: which hold, and which allegations are called wrong."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from solferino.model.decision import Decision, DecisionKind


class ReviewVerdict(StrEnum):
    """What somebody said of an extracted allegation; `missed` is said of one that was not extracted."""

    RIGHT = "right"
    WRONG = "wrong"
    CHANGED = "changed"
    MISSED = "missed"


def reviews(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """The reviews that hold, by allegation or document: of each person the latest, and all that were missed."""
    held: dict[tuple[str, str, str], Decision] = {}
    for d in decisions:
        if d.kind is DecisionKind.REVIEW:
            held[d.about, d.by, d.value("anchor") or ""] = d
    out: dict[str, list[Decision]] = {}
    for d in held.values():
        out.setdefault(d.about, []).append(d)
    return out


def called_wrong(decisions: Iterable[Decision]) -> frozenset[str]:
    """Allegations that everybody who reviewed them called wrong: not what their passage says, so never linked. Where
    reviewers differ the allegation stays: no one of them silently wins."""
    told = reviews(decisions)
    return frozenset(a for a, said in told.items() if all(d.value("verdict") == ReviewVerdict.WRONG for d in said))
