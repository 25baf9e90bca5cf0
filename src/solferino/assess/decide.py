"""What a person enters, checked before it is recorded: A20 to A28 say what is missing, and nothing is guessed.

Sources: method.md §1.1 (R-SP-1), §1.2 (SP7 only by quoting a court), §1.5 (grades with a written reason of at least 20
characters; credibility 1 only where independence is shown), §1.6 (every change of level with who, when, why).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from solferino.assess.ledger import AXES
from solferino.errors import Refused
from solferino.model import Decision, DecisionKind, Judgement, Level, Levels, Verdict, content_id

REASON = 20  # characters: "seems right" is no reason
RELIABILITY = "ABCDEF"


def judgement(left: str, right: str, verdict: Verdict, *, by: str, at: str, reason: str) -> Judgement:
    """What a person says of two allegations. Refused A20, A21; A22 where both are one."""
    _named(by, reason)
    if left == right:
        raise Refused("A22", left, "a thing is not compared with itself", "Give two different ids")
    a, b = sorted((left, right))
    return Judgement(content_id("judgement", a, b, verdict.value, by, at, reason), a, b, verdict, by, at, reason)


def judged_pairs(left: Sequence[str], right: Sequence[str], verdict: Verdict) -> list[tuple[str, str]]:
    """The pairs of allegations that stand for a verdict on two groups, the first of each being its own: enough of them
    that linking keeps the groups whole, or apart, whatever the machine thinks of their other members."""
    first, second = left[0], right[0]
    if verdict is Verdict.SAME:
        return [(first, other) for other in (*right, *left[1:])]
    if verdict is Verdict.NOT_SAME:
        return list(dict.fromkeys([(first, other) for other in right] + [(other, second) for other in left]))
    return [(first, second)]


def signature(
    incident: str,
    on: Sequence[str],
    levels: Mapping[str, Level],
    *,
    by: str,
    at: str,
    reason: str,
    proposed: Levels,
    role: str = "reviewer",
    court: str = "",
    alternatives: bool = False,
) -> Decision:
    """A person's levels of an incident by axis, on the allegations that it has now.

    Refused A20, A21; A23 without any level; A24 where law or attribution would be above the fact (R-SP-1); A25 for SP7
    without a court.
    """
    _named(by, reason)
    if not levels:
        raise Refused("A23", incident, "no level was given", "Give --fact, --legal or --attribution, or --withdraw")
    fact = levels.get("fact", proposed.fact)
    for axis in ("legal", "attribution"):
        if axis in levels and levels[axis].rank > fact.rank:
            what = f"the {axis} level {levels[axis].value} would be above the fact level {fact.value}"
            raise Refused("A24", incident, what, "Sign a higher fact level with it, or a lower one of this")
    if Level.SP7 in levels.values() and not court.strip():
        raise Refused("A25", incident, "SP7 is a court's finding", "Name the court and its decision with --court")
    values = [(axis, levels[axis].value) for axis in AXES if axis in levels]
    values += [("role", role), ("proposed", " ".join(getattr(proposed, axis).value for axis in AXES))]
    values += [("court", court.strip())] if court.strip() else []
    values += [("alternatives", "yes")] if alternatives else []
    return _decision(DecisionKind.SIGN, incident, values, on, by=by, at=at, reason=reason)


def withdrawal(incident: str, on: Sequence[str], *, by: str, at: str, reason: str) -> Decision:
    """That a person takes a signature back; the signature stays in the record. Refused A20, A21."""
    _named(by, reason)
    return _decision(DecisionKind.SIGN, incident, [("withdrawn", "yes")], on, by=by, at=at, reason=reason)


def estimate_withdrawal(about: str, *, by: str, at: str, reason: str) -> Decision:
    """That a person takes back an estimate that was kept; it stays in the record. Refused A20, A21."""
    _named(by, reason)
    return _decision(DecisionKind.WITHDRAW, about, [("withdrawn", "yes")], (), by=by, at=at, reason=reason)


def grading(
    about: str,
    *,
    by: str,
    at: str,
    reason: str,
    reliability: str | None = None,
    credibility: int | None = None,
    checklist: int | None = None,
    pattern: bool = False,
    independent: bool = False,
) -> Decision:
    """A person's grade: reliability of a source, credibility of an item, each apart from the other. `about` is the id
    of an allegation or origin, or the key of a source (ledger.py); `independent`: whether two known origins tell it.

    Refused A20, A21; A26 where a grade is impossible or none was given; A27 for credibility 1 where independence is not
    shown.
    """
    _named(by, reason)
    given = (reliability, credibility, checklist)
    letter = reliability is None or (len(reliability) == 1 and reliability in RELIABILITY)
    if given == (None, None, None) or not letter or not 1 <= (credibility or 1) <= 6 or not 0 <= (checklist or 0) <= 7:
        remedy = "Give --reliability A to F, --credibility 1 to 6, --checklist 0 to 7, as many as you can judge"
        raise Refused("A26", about, "no grade, or one that does not exist", remedy)
    if credibility == 1 and not independent:
        what = "credibility 1 says that independent sources confirm it, and the record does not show two"
        raise Refused("A27", about, what, "Give 2, or add the source that confirms it")
    values = [("reliability", reliability)] if reliability is not None else []
    values += [("credibility", str(credibility))] if credibility is not None else []
    values += [("checklist", str(checklist))] if checklist is not None else []
    values += [("pattern", "yes")] if pattern else []
    return _decision(DecisionKind.GRADE, about, values, (), by=by, at=at, reason=reason)


def authentication(about: str, *, shows: str, place: str, time: str, by: str, at: str, reason: str) -> Decision:
    """That an original image shows the act, and how its place and time were established (method.md §1.6: geolocated and
    chronolocated). Refused A20, A21; A28 where one of the three is missing."""
    _named(by, reason)
    if not (shows.strip() and place.strip() and time.strip()):
        what = "what the image shows, or how its place or time was established, is missing"
        raise Refused("A28", about, what, "Give --shows, --place-by and --time-by in words")
    values = [("shows", shows.strip()), ("place", place.strip()), ("time", time.strip())]
    return _decision(DecisionKind.AUTHENTICATE, about, values, (), by=by, at=at, reason=reason)


def _decision(
    kind: DecisionKind,
    about: str,
    values: Sequence[tuple[str, str]],
    on: Sequence[str],
    *,
    by: str,
    at: str,
    reason: str,
) -> Decision:
    parts = [part for pair in values for part in pair]
    key = content_id("decision", kind.value, about, by.strip(), at, reason.strip(), *parts, *on)
    return Decision(key, kind, about, by.strip(), at, reason.strip(), tuple(values), tuple(on))


def _named(by: str, reason: str) -> None:
    if len(by.split()) < 1 or len(by.strip()) < 2 or not any(c.isalpha() for c in by):
        raise Refused("A20", "the decision", "nobody's name stands to it", "Give your name with --by")
    if len(reason.strip()) < REASON:
        what = f"the reason has {len(reason.strip())} characters, {REASON} are needed"
        raise Refused("A21", "the decision", what, "Say with --reason what you looked at and why you decide so")
