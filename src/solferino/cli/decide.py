"""`judge`, `sign`, `grade`, `authenticate`: what a person decides.

It is recorded, with a custody event, and read by the next `link` or `assess`. The latest decision of a person holds,
earlier ones stay, and two persons who differ are both shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.terminal import one_line
from solferino.errors import Refused
from solferino.model import Allegation, CustodyKind, Decision, Incident, Level, Origin, Verdict

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.store.contract import View, Writer

CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides. It stands in the record.")]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why: what you looked at. 20 characters or more.")
]
AnIncident = Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, or the start of it.")]
ALevel = Annotated[Level | None, typer.Option(metavar="SP0..SP7")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(judge)
    app.command()(sign)
    app.command()(grade)
    app.command()(authenticate)


def judge(
    left: Annotated[str, typer.Argument(metavar="ID", help="An incident or allegation.")],
    right: Annotated[str, typer.Argument(metavar="ID", help="The other one.")],
    *,
    by: By,
    reason: Reason,
    same: Annotated[bool, typer.Option("--same", help="They tell of the same event.")] = False,
    not_same: Annotated[bool, typer.Option("--not-same", help="They do not.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="You looked and cannot tell.")] = False,
    case: CaseDir = None,
) -> None:
    """Say whether two incidents or allegations are of the same event: same, not the same, or unsure."""
    from solferino.assess.decide import judged_pairs, judgement

    chosen = [v for v, given in zip(Verdict, (same, not_same, unsure), strict=True) if given]
    if len(chosen) != 1:
        raise Refused("A29", "judge", "one answer is needed", "Give one of --same, --not-same and --unsure")

    def decide(view: View, at: str) -> tuple[Callable[[Writer], None], str, tuple[tuple[str, str], ...]]:
        one, other = _accounts(view, left), _accounts(view, right)
        pairs = judged_pairs(one, other, chosen[0])
        made = [judgement(a, b, chosen[0], by=by, at=at, reason=reason) for a, b in pairs]
        told = f"{one[0]} and {other[0]}: {chosen[0].value.replace('_', ' ')} ({len(made)} pairs)"
        details = (("by", by), ("left", one[0]), ("right", other[0]), ("verdict", chosen[0].value))

        def add(unit: Writer) -> None:
            for j in made:
                unit.add_judgement(j)

        return add, told, (*details, ("pairs", str(len(made))))

    _record(case, "judgement", decide, "link")


def sign(
    incident: AnIncident,
    *,
    by: By,
    reason: Reason,
    fact: Annotated[Level | None, typer.Option("--fact", "--level", help="Level of what happened.")] = None,
    legal: Annotated[Level | None, typer.Option("--legal", help="Level of what law says of it.")] = None,
    attribution: Annotated[Level | None, typer.Option("--attribution", help="Level of who did it.")] = None,
    senior: Annotated[bool, typer.Option("--senior", help="Sign as senior reviewer.")] = False,
    counsel: Annotated[bool, typer.Option("--counsel", help="Sign as legal reviewer.")] = False,
    alternatives: Annotated[bool, typer.Option("--alternatives", help="Other explanations were considered.")] = False,
    court: Annotated[str, typer.Option("--court", metavar="TEXT", help="The court and decision quoted, for SP7.")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take your signature back.")] = False,
    case: CaseDir = None,
) -> None:
    """Sign the level of an incident in your name. One above what the record supports stands, and is shown as such."""
    from solferino.assess.decide import signature, withdrawal

    given = {"fact": fact, "legal": legal, "attribution": attribution}
    levels = {axis: level for axis, level in given.items() if level is not None}

    def decide(view: View, at: str) -> tuple[Callable[[Writer], None], str, tuple[tuple[str, str], ...]]:
        found = _incident(view, incident)
        if withdraw:
            made = withdrawal(found.id, found.allegations, by=by, at=at, reason=reason)
        else:
            assessment = next((a for a in view.assessments() if a.incident == found.id), None)
            if assessment is None:
                raise Refused("A31", found.id, "it was not assessed yet", "Run `assess` first")
            made = signature(
                found.id, found.allegations, levels, by=by, at=at, reason=reason, proposed=assessment.levels,
                role="senior" if senior else "legal" if counsel else "reviewer", court=court, alternatives=alternatives,
            )  # fmt: skip
        told = ", ".join(f"{axis} {level.value}" for axis, level in levels.items()) or "withdrawn"
        return _adding(made), f"{found.title}: {told}", _details(made)

    _record(case, "signature", decide, "assess")


def grade(
    what: Annotated[str, typer.Argument(metavar="SOURCE", help="An allegation or origin by id, or a source's name.")],
    *,
    by: By,
    reason: Reason,
    reliability: Annotated[str | None, typer.Option("--reliability", metavar="A..F", help="Of the source.")] = None,
    credibility: Annotated[int | None, typer.Option("--credibility", metavar="1..6", help="Of what it says.")] = None,
    checklist: Annotated[
        int | None, typer.Option("--checklist", metavar="0..7", help="Items of testimony met.")
    ] = None,
    pattern: Annotated[bool, typer.Option("--pattern", help="It fits the documented pattern.")] = False,
    case: CaseDir = None,
) -> None:
    """Grade the reliability of a source and the credibility of an item, each apart from the other."""
    from solferino.assess.decide import grading

    def decide(view: View, at: str) -> tuple[Callable[[Writer], None], str, tuple[tuple[str, str], ...]]:
        about = _source(view, what)
        made = grading(
            about, by=by, at=at, reason=reason, reliability=reliability, credibility=credibility, checklist=checklist,
            pattern=pattern, independent=_independent(view, about),
        )  # fmt: skip
        told = " ".join(f"{key} {value}" for key, value in made.values)
        return _adding(made), f"{what}: {told}", _details(made)

    _record(case, "grade", decide, "assess")


def authenticate(
    what: Annotated[str, typer.Argument(metavar="ID", help="The incident or allegation that the image is of.")],
    *,
    by: By,
    reason: Reason,
    shows: Annotated[str, typer.Option("--shows", metavar="TEXT", help="What the image shows.")] = "",
    place_by: Annotated[str, typer.Option("--place-by", metavar="TEXT", help="How its place was established.")] = "",
    time_by: Annotated[str, typer.Option("--time-by", metavar="TEXT", help="How its time was established.")] = "",
    case: CaseDir = None,
) -> None:
    """Record that you authenticated an original image or video that shows the act, placed and dated."""
    from solferino.assess.decide import authentication

    def decide(view: View, at: str) -> tuple[Callable[[Writer], None], str, tuple[tuple[str, str], ...]]:
        found = _thing(view, what)
        made = authentication(found.id, shows=shows, place=place_by, time=time_by, by=by, at=at, reason=reason)
        return _adding(made), f"{found.id}: authenticated", _details(made)

    _record(case, "authentication", decide, "assess")


def _record(
    case: Path | None,
    what: str,
    decide: Callable[[View, str], tuple[Callable[[Writer], None], str, tuple[tuple[str, str], ...]]],
    step: str,
) -> None:
    """Decide on the record as it is, add it in one unit of work with its custody event, and say what comes next."""
    from solferino.store.custody import now
    from solferino.wiring import open_case

    folder = known_case(case)
    with open_case(folder) as opened:
        add, told, details = decide(opened.record, now())
        _write(opened, what, add, details)
    again = f" --case {case}" if case is not None else ""
    sys.stdout.write(one_line(f"{what} recorded: {told}") + "\n")
    sys.stderr.write(one_line(f"It is read by the next `solferino {step}{again}`; then `report` prints it") + "\n")


def _write(case: Case, what: str, add: Callable[[Writer], None], details: tuple[tuple[str, str], ...]) -> None:
    with case.unit() as unit:
        add(unit)
        # the reason stays out of the log: it may name a protected person (rule 9 of the house)
        unit.add_custody(CustodyKind.ANALYSED, f"{what} by a person", details=details)


def _adding(made: Decision) -> Callable[[Writer], None]:
    return lambda unit: unit.add_decision(made)


def _details(made: Decision) -> tuple[tuple[str, str], ...]:
    kept = tuple((k, v) for k, v in made.values if k in ("fact", "legal", "attribution", "role", "withdrawn"))
    return (("by", made.by), ("decision", made.id), *((("about", made.about),) if ":" not in made.about else ()), *kept)


def _thing(view: View, wanted: str) -> Incident | Allegation:
    from solferino.cli.cards import find

    found = find(view, wanted)
    if not isinstance(found, Incident | Allegation):
        raise Refused("A30", wanted, "is neither an incident nor an allegation", "Take an id from `show incidents`")
    return found


def _incident(view: View, wanted: str) -> Incident:
    found = _thing(view, wanted)
    if not isinstance(found, Incident):
        raise Refused("A30", wanted, "is no incident", "Take an id from `show incidents`")
    return found


def _accounts(view: View, wanted: str) -> list[str]:
    """The allegation meant, or those of an incident, which it was made of when it was judged; denials only where there
    is nothing else."""
    found = _thing(view, wanted)
    if isinstance(found, Allegation):
        return [found.id]
    told = [a.id for a in map(view.allegation, found.allegations) if not a.stance.against]
    return sorted(told or found.allegations)


def _source(view: View, wanted: str) -> str:
    """An allegation or origin by its id, else the name of a source that the record knows."""
    from solferino.assess.ledger import source_key
    from solferino.cli.cards import find

    names = {source_key(o.label) for o in view.origins()}
    for a in view.allegations():
        if a.speaker is not None:
            names |= {source_key(n) for n in (a.speaker.name, a.speaker.organisation) if n}
    if source_key(wanted) in names:
        return source_key(wanted)
    found = find(view, wanted)
    if isinstance(found, Allegation | Origin):
        return found.id
    remedy = "Take an id from `show allegations`, or the name of a source from `show origins`"
    raise Refused("A30", wanted, "is no allegation, origin or source of the record", remedy)


def _independent(view: View, about: str) -> bool:
    """Whether an incident that has this allegation has two known origins."""
    known = {o.id for o in view.origins() if o.known}
    return any(about in i.allegations and len(known.intersection(i.origin_ids)) > 1 for i in view.incidents())
