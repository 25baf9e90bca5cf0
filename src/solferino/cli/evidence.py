"""What stands behind an incident, in lines for a screen: contradictions with who says what since when, support."""

from __future__ import annotations

from collections.abc import Iterator

from solferino.cli.words import chain, count
from solferino.errors import Missing
from solferino.model import Allegation, Assessment, Incident, IncidentVersion, Statement
from solferino.store.contract import View

Facts = list[tuple[str, str]]


def differences(view: View, incident: Incident) -> Iterator[str]:
    """A line for each field on which the accounts differ, then one for each value with who says it and since when."""
    members = {a: view.allegation(a) for a in incident.allegations}
    for d in incident.disagreements:
        note = f": {d.note}" if d.note else ""
        yield f"accounts differ on {d.field.replace('_', ' ')} [{d.kind}]{note}"
        for v in d.values:
            who = "; ".join(dict.fromkeys(_who(view, members[a]) for a in v.allegations))
            yield f"  {v.value} (since {v.since or 'no day known'}): {who}"


def _who(view: View, a: Allegation) -> str:
    document, rendition = view.document(a.document.id), view.rendition(a.document.id)
    day = document.published.latest or (rendition.published.latest if rendition else None)
    return f"{chain(a.via, a.speaker)}, {a.document.name}, published {day or 'on a day not known'}"


def standing(view: View, assessment: Assessment) -> Facts:
    """Agreement by element, kinds of evidence by origin, what speaks for the side blamed, what persons signed."""
    from solferino.assess.corroboration import ELEMENTS
    from solferino.assess.exculpatory import WHAT

    c = assessment.corroboration
    agreement = dict(c.agreement)
    shared = [f"{ELEMENTS[e]}: {agreement.get(e, '')} ({', '.join(by)})" for e, by in c.shared if e in ELEMENTS]
    kinds = [f"{label}: {', '.join(found) or 'none named'}" for label, found in c.matrix]
    return [
        ("signed", " ".join(assessment.signed)),
        ("contested", assessment.contested.replace("_", " ")),
        ("other side", "; ".join(_answer(view, key) for key in assessment.other_side)),
        ("for the side blamed", "; ".join(f"{WHAT[what]} ({', '.join(ids)})" for what, ids in assessment.exculpatory)),
        ("told by", "; ".join(shared)),
        ("kinds of evidence", "; ".join(kinds)),
        ("would lift it", "; ".join(c.lift)),
    ]


def _answer(view: View, key: str) -> str:
    try:
        told: Allegation | Statement = view.allegation(key)
    except Missing:
        told = next(s for s in view.statements() if s.id == key)
    return f"{chain(told.via, told.speaker)}: {told.stance.value} ({key})"


def judged(view: View, incident: Incident) -> list[str]:
    """What persons judged of its accounts."""
    from solferino.engine.opinions import opinions

    found = view.judgements()
    home = {a: i.id for i in view.incidents() for a in i.allegations} if found else {}
    return opinions(found, incident.allegations, home)


def past(versions: list[IncidentVersion]) -> Iterator[str]:
    """A line for each run that left the incident another than it found it; none while there was only one."""
    for v in versions if len(versions) > 1 else ():
        low, high, _ = v.victims
        became = f"; became {', '.join(v.became)}" if v.became else ""
        state = (
            f"gone{became}"
            if v.gone
            else f"{len(v.allegations)} passages, persons: {count(low, high) or 'no number'}, {_levels(v)}"
        )
        yield f"as run {v.run} left it, {v.at}: {state}"


def gone(view: View, wanted: str) -> list[str]:
    """For an incident that is no more, by its id or the start of it: what it was and what it became; else nothing."""
    latest = view.versions()
    found = [v for key, v in latest.items() if v.gone and key.startswith(wanted) and wanted.startswith("incident-")]
    out = []
    for v in found:
        out.append(f"{v.incident} is gone since run {v.run}, {v.at}. It was: {v.title}")
        here = [latest[k] for k in v.became if k in latest]
        out += [f"  became {b.incident}: {b.title}{' (gone as well)' if b.gone else ''}" for b in here]
        out += [] if here else ["  nothing of it is left in the record"]
    return out


def _levels(v: IncidentVersion) -> str:
    return "not assessed" if v.levels is None else f"fact {v.levels[0]}"
