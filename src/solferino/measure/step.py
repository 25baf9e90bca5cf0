"""Step measure: figures from published totals, and a snapshot that every number in a report can name."""

from __future__ import annotations

import hashlib

from solferino.case import Case
from solferino.engine.snapshot import fact_table, write
from solferino.measure.counts import facts
from solferino.measure.figures import figures
from solferino.model import CustodyKind
from solferino.progress import Progress, Silent, StepReport
from solferino.store.contract import View

STEP = "measure"
VERSION = "1"
_NOTHING = Silent()
_TABLES = ("allegations", "incidents", "origins", "figures")


def measure(case: Case, progress: Progress = _NOTHING) -> StepReport:
    """Write the figures and a snapshot, unless nothing has changed since the last time."""
    record = case.record
    before = f"{VERSION}|{record.done('link', 'all')}|{record.done('assess', 'all')}"
    key = hashlib.sha256(before.encode()).hexdigest()
    if record.done(STEP, "all") == key:
        count = len(record.figures())
        return StepReport(STEP, count, 0, count)
    progress.start(STEP, 3)
    by_id = {a.id: a for a in record.allegations()}
    incidents = record.incidents()
    totals = [by_id[a] for i in incidents if i.kind == "total" for a in i.allegations]
    label = {a: o.label for o in record.origins() for a in o.allegations}
    found = [*figures(totals, label, publication(record)), *record.published()]
    with case.unit() as unit:
        unit.put_figures(found)
    progress.advance(STEP)
    tables = {name: getattr(case, name)() for name in _TABLES}
    place = write(case.path / "snapshots", {**tables, "facts": fact_table(facts(incidents, by_id))})
    progress.advance(STEP)
    with case.unit() as unit:  # last, so that a run that breaks off before the snapshot does it again
        unit.mark_done(STEP, "all", key)
        unit.add_custody(
            CustodyKind.ANALYSED,
            "measure",
            details=(
                ("incidents", str(len(incidents))),
                ("totals", str(len(totals))),
                ("figures", str(len(found))),
                ("snapshot", place.name),
            ),
        )
    progress.advance(STEP)
    progress.end(STEP)
    return StepReport(STEP, len(totals), len(found), 0, notes=(f"snapshot {place.name}",))


def publication(record: View) -> dict[str, str | None]:
    """Latest day on which each document can have been published, by its id."""
    out = {}
    for document in record.documents():
        day = document.published.latest
        if day is None and (rendition := record.rendition(document.id)) is not None:
            day = rendition.published.latest
        out[document.id] = day
    return out
