"""Step assess: the standard of every incident of the record, proposed by a policy, decided where persons signed."""

from __future__ import annotations

import hashlib

from solferino.assess.history import versions as changed
from solferino.assess.ledger import Ledger
from solferino.assess.levels import assess_incident
from solferino.assess.otherside import Denials
from solferino.case import Case
from solferino.model import CustodyKind
from solferino.progress import Progress, Silent, StepReport
from solferino.terms import policy as read_policy
from solferino.terms import versions

STEP = "assess"
VERSION = "2"
_NOTHING = Silent()


def assess(case: Case, progress: Progress = _NOTHING) -> StepReport:
    """Assess all incidents anew, unless links, decisions, policy and vocabularies are as they were; keep a version of
    each incident that is not as the last run left it. Signatures on what is no longer there are named in the notes."""
    policy = read_policy()
    with case.unit() as record:
        incidents = record.incidents()
        ledger = Ledger(decided := record.decisions())
        before = f"{VERSION}|{policy.id}|{sorted(versions().items())}|{record.done('link', 'all')}"
        digest = hashlib.sha256(f"{before}|{[d.id for d in decided]}".encode()).hexdigest()
        notes = orphans(ledger, {a for i in incidents for a in i.allegations}, {i.id for i in incidents})
        if record.done(STEP, "all") == digest:
            return StepReport(STEP, len(incidents), 0, len(incidents), notes=notes)
        progress.start(STEP, len(incidents))
        by_id = {a.id: a for a in record.allegations()}
        origin_of = {a: o for o in record.origins() for a in o.allegations}
        denials = Denials(by_id.values(), record.statements())
        found = []
        for incident in incidents:
            members = [by_id[a] for a in incident.allegations]
            found.append(
                assess_incident(incident, members, origin_of=origin_of, denials=denials, policy=policy, ledger=ledger)
            )
            progress.advance(STEP)
        record.put_assessments(found)
        record.mark_done(STEP, "all", digest)
        event = record.add_custody(
            CustodyKind.ANALYSED,
            "assess",
            details=(("incidents", str(len(incidents))), ("assessments", str(len(found))), ("policy", policy.id)),
        )
        assessments = {a.incident: a for a in found}
        record.add_versions(changed(incidents, assessments, record.versions(), run=event.seq, at=event.at))
        progress.end(STEP)
    return StepReport(STEP, len(incidents), len(found), 0, notes=notes)


def orphans(ledger: Ledger, allegations: set[str], incidents: set[str]) -> tuple[str, ...]:
    """One note for each signature whose incident is gone: kept, not applied, and where its passages stand now is said
    with the incidents that have them."""
    out = []
    for d in ledger.signed():
        if d.about not in incidents:
            left = len(allegations.intersection(d.on))
            where = (
                f"{left} of its {len(d.on)} passages stand in other incidents" if left else "no passage of it is left"
            )
            out.append(f"{d.by} signed {d.about}, which is gone; kept, not applied: {where}")
    return tuple(out)
