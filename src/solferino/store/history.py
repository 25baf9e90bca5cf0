"""Incidents as earlier runs left them, over SQL. Rows are only ever added.

The latest row of an incident holds; one with `gone` says that it vanished and what became of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, insert, select

from solferino.model import IncidentVersion
from solferino.progress import Complaint
from solferino.store import rows, schema

ROWS_AT_ONCE = 5000


def versions(c: Connection, run: int | None, incident: str | None = None) -> dict[str, IncidentVersion]:
    """The latest version of each incident (or of one) up to a run; up to now where `run` is None."""
    table = schema.versions
    newest = select(func.max(table.c.seq)).group_by(table.c.incident)
    if run is not None:
        newest = newest.where(table.c.run <= run)
    if incident is not None:
        newest = newest.where(table.c.incident == incident)
    query = select(table.c.incident, table.c.payload).where(table.c.seq.in_(newest)).order_by(table.c.incident)
    return {key: rows.value(IncidentVersion, text, key) for key, text in c.execute(query)}


def story(c: Connection, incident: str) -> list[IncidentVersion]:
    """Every version of one incident, the first one first."""
    table = schema.versions
    query = select(table.c.payload).where(table.c.incident == incident).order_by(table.c.seq)
    return [rows.value(IncidentVersion, text, incident) for (text,) in c.execute(query)]


def last_run(c: Connection) -> int | None:
    """The run that made the newest version, None where there is none."""
    return c.execute(select(func.max(schema.versions.c.run))).scalar()


def add_versions(c: Connection, values: Iterable[IncidentVersion]) -> list[str]:
    """Add versions; their texts in the order in which they were added."""
    new = [(v, rows.payload(v)) for v in values]
    if new:
        c.execute(insert(schema.versions), [{"run": v.run, "incident": v.incident, "payload": text} for v, text in new])
    return [text for _, text in new]


def inspect(c: Connection, kept: dict[str, str]) -> Iterator[Complaint]:
    """S53 where decisions, versions, entered figures or estimates are not those that were written."""
    for table in (schema.decisions, schema.versions, schema.published, schema.estimates):
        running: str | None = None
        seq = 0
        while True:
            query = select(table.c.seq, table.c.payload).where(table.c.seq > seq).order_by(table.c.seq)
            found = c.execute(query.limit(ROWS_AT_ONCE)).all()
            if not found:
                break
            for number, text in found:
                seq, running = number, rows.next_digest(running, text)
        if running != kept.get(table.name):
            what = "the rows are not those that were written"
            yield Complaint("S53", f"all {table.name}", what, "Restore a backup of the case")
