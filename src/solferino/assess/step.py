"""Step assess: a proposed standard for every incident of the record."""

from __future__ import annotations

import hashlib

from solferino.assess.levels import assess_incident
from solferino.assess.otherside import Denials
from solferino.case import Case
from solferino.model import CustodyKind
from solferino.progress import Progress, Silent, StepReport
from solferino.terms import policy as read_policy
from solferino.terms import versions

STEP = "assess"
_NOTHING = Silent()


def assess(case: Case, progress: Progress = _NOTHING) -> StepReport:
    """Propose levels for all incidents anew, unless links, policy and vocabularies are as they were."""
    policy = read_policy()
    with case.unit() as record:
        incidents = record.incidents()
        digest = hashlib.sha256(
            f"{policy.id}|{sorted(versions().items())}|{record.done('link', 'all')}".encode()
        ).hexdigest()
        if record.done(STEP, "all") == digest:
            return StepReport(STEP, len(incidents), 0, len(incidents))
        progress.start(STEP, len(incidents))
        by_id = {a.id: a for a in record.allegations()}
        origin_of = {a: o for o in record.origins() for a in o.allegations}
        denials = Denials(by_id.values(), record.statements())
        found = []
        for incident in incidents:
            members = [by_id[a] for a in incident.allegations]
            found.append(assess_incident(incident, members, origin_of=origin_of, denials=denials, policy=policy))
            progress.advance(STEP)
        record.put_assessments(found)
        record.mark_done(STEP, "all", digest)
        record.add_custody(
            CustodyKind.ANALYSED,
            "assess",
            details=(("incidents", str(len(incidents))), ("assessments", str(len(found))), ("policy", policy.id)),
        )
        progress.end(STEP)
    return StepReport(STEP, len(incidents), len(found), 0)
