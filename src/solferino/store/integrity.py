"""What the record says of itself: damaged pages, and rows that are not what Solferino wrote.

A row edited with another program no longer gives the digest that was kept with its scope; one that was added or removed
neither. Documents and what came with them are held against the chain of custody (`described` in the event).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Table, select

from solferino.model import CustodyKind
from solferino.progress import Complaint
from solferino.store import history, register, rows, schema
from solferino.store.record import SqlRecord
from solferino.store.writer import EXTRACTED, LINKED, SUM

REMEDY = "Restore a backup of the case, or drop the step's work and run it again"
WHOLE = (*LINKED, schema.figures, schema.assessments)


def inspect(record: SqlRecord, check_file: Callable[[Connection], list[str]]) -> Iterator[Complaint]:
    """S43 documents that differ from their custody, S50 damage that the backend finds, S51 to S53 rows that are not
    what was written."""
    yield from _received(record)
    with record.connection() as c:
        for damage in check_file(c):
            yield Complaint("S50", "the record", damage, "Restore a backup of the case")
        kept = {r.scope: r.sha256 for r in c.execute(select(schema.digests))}
        yield from _renditions(c, kept)
        yield from _extractions(c, kept)
        for table in WHOLE:
            found = _rows(c, table)
            there = kept.get(SUM + table.name, kept.get(table.name))
            summed = f"{rows.rows_sum(found):064x}" if SUM + table.name in kept else rows.rows_digest(found)
            if (found or there is not None) and there != summed:
                yield Complaint("S53", f"all {table.name}", "the rows are not those that were written", REMEDY)
        yield from register.inspect(c, kept)
        yield from history.inspect(c, kept)
        running: str | None = None
        for (text,) in c.execute(select(schema.judgements.c.payload).order_by(schema.judgements.c.seq)):
            running = rows.next_digest(running, text)
        if running != kept.get("judgements"):
            yield Complaint(
                "S53", "all judgements", "the rows are not those that were written", "Restore a backup of the case"
            )


def _received(record: SqlRecord) -> Iterator[Complaint]:
    """Each document was received under each of its names, so described, and all that was received is there."""
    received: dict[str, dict[str, str]] = {}
    digests: dict[str, str | None] = {}
    for event in record.custody():
        if event.kind is CustodyKind.RECEIVED and event.document:
            details = dict(event.details)
            received.setdefault(event.document, {})[details.get("name", "")] = details.get("described", "")
            digests[event.document] = event.sha256
    for key, (sha256, described) in record.described().items():
        names = received.pop(key, {})
        if digests.get(key) != sha256 or names != described:
            what = "the document, its names or what came with it are not what the custody log says was received"
            yield Complaint("S43", next(iter(described), key), what, "Restore a backup of the case")
    for key in sorted(received):
        what = "the custody log says that it was received, the record does not have it"
        yield Complaint("S43", key, what, "Restore a backup of the case")


def _renditions(c: Connection, kept: dict[str, str]) -> Iterator[Complaint]:
    table, seen = schema.renditions, set()
    shown = {key for (key,) in c.execute(select(schema.shown))}
    query = select(table.c.document_id, table.c.text, table.c.payload).order_by(table.c.document_id)
    for key, text, rest in c.execute(query.execution_options(yield_per=20)):
        seen.add(f"rendition:{key}")
        listed = (key in shown) == ('"pictures":[{' in rest)
        if not listed or kept.get(f"rendition:{key}") != rows.rendition_digest(text, rest):
            yield Complaint("S51", key, "its rendition is not what was written", REMEDY)
    for scope in sorted(kept):
        if scope.startswith("rendition:") and scope not in seen:
            yield Complaint("S51", scope.removeprefix("rendition:"), "its rendition is gone", REMEDY)


def _extractions(c: Connection, kept: dict[str, str]) -> Iterator[Complaint]:
    keys = {scope.removeprefix("extraction:") for scope in kept if scope.startswith("extraction:")}
    for table in EXTRACTED:
        keys |= {key for (key,) in c.execute(select(table.c.document_id).distinct())}
    for key in sorted(keys):
        found = [
            (f"{t.name}:{row_id}", text)
            for t in EXTRACTED
            for row_id, text in c.execute(select(t.c.id, t.c.payload).where(t.c.document_id == key))
        ]
        if kept.get(f"extraction:{key}") != rows.rows_digest(found):
            what = "its statements, allegations or places are not what was written"
            yield Complaint("S52", key, what, REMEDY)


def _rows(c: Connection, table: Table) -> list[tuple[str, str]]:
    return [(key, text) for key, text in c.execute(select(table.c.id, table.c.payload))]
