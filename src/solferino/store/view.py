"""Reading the record over SQL: the `View` of store/contract.py, for any backend that SQLAlchemy speaks to.

Listings run document by document in order of name, in code points and not in a database's collation, so that every
backend gives the same order. A stream reads some documents at a time and holds no cursor between them: memory stays
flat, and a step may write while it reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, Table, func, select

from solferino.errors import Missing
from solferino.model import (
    Allegation,
    Amendment,
    Assessment,
    CustodyEvent,
    Decision,
    Document,
    Entry,
    Figure,
    Incident,
    IncidentVersion,
    Judgement,
    KeptEstimate,
    Origin,
    Outcome,
    PersonList,
    PlaceMention,
    Rendition,
    Statement,
    Suggestion,
)
from solferino.store import grown, history, register, rows, schema

T = TypeVar("T")
Connect = Callable[[], AbstractContextManager[Connection]]

# Fifty documents of an article's size with 15 allegations of 4 kB each are 3 MB in memory.
DOCUMENTS_AT_ONCE = 50
EVENTS_AT_ONCE = 1000
ROWS_AT_ONCE = 10_000
IDS_AT_ONCE = 500  # SQLite takes 32,766 values in one statement; short ones are planned faster


class SqlView:
    """Everything that can be asked; `connect` gives the connection to ask it over."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect

    def documents(self, ids: Sequence[str] | None = None) -> list[Document]:
        """Every document, or these, by name, then id."""
        found: list[Document] = []
        arrivals, whole = schema.arrivals, schema.documents
        with self._connect() as c:
            for some in _lots(ids):
                came: dict[str, list[tuple[str, str]]] = defaultdict(list)
                query = select(arrivals.c.document_id, arrivals.c.name, arrivals.c.payload).order_by(arrivals.c.seq)
                for key, name, text in c.execute(_only(query, arrivals.c.document_id, some)):
                    came[key].append((name, text))
                these = c.execute(_only(select(whole), whole.c.id, some)).mappings()
                found += [rows.document(dict(r), came[r["id"]]) for r in these]
        return sorted(found, key=lambda d: (d.name, d.id))

    def titles(self) -> dict[str, str]:
        """The name of every document by its id."""
        return self._first_names()

    def arrived(self, after: int = 0) -> list[tuple[int, str]]:
        """What came after the arrival of that number, each as its own number and the id of the document."""
        table = schema.arrivals
        query = select(table.c.seq, table.c.document_id).where(table.c.seq > after).order_by(table.c.seq)
        with self._connect() as c:
            return [(seq, key) for seq, key in _each(c, query)]

    def stamps(self) -> dict[str, str]:
        """For each document that was read a digest of its text and of what was extracted from it, as they were
        written."""
        read, told = "rendition:", "extraction:"
        found: dict[str, str] = {}
        extracted: dict[str, str] = {}
        table = schema.digests
        with self._connect() as c:
            for scope, sha256 in _each(c, select(table.c.scope, table.c.sha256)):
                if scope.startswith(read):
                    found[scope[len(read) :]] = sha256
                elif scope.startswith(told):
                    extracted[scope[len(told) :]] = sha256
        return {key: f"{sha256} {extracted.get(key)}" for key, sha256 in found.items()}

    def document(self, document_id: str) -> Document:
        """The document. Missing S09 when there is none."""
        with self._connect() as c:
            row = c.execute(select(schema.documents).where(schema.documents.c.id == document_id)).mappings().first()
            if row is None:
                raise Missing(
                    "S09", document_id, "there is no such document in the case", "`show documents` lists them"
                )
            return rows.document(dict(row), self._arrivals(c, document_id))

    def described(self) -> dict[str, tuple[str, dict[str, str]]]:
        """For each document its SHA-256 and, for each name, the digest of what came with it under that name."""
        table = schema.arrivals
        with self._connect() as c:
            digests = {row.id: row.sha256 for row in c.execute(select(schema.documents))}
            names: dict[str, dict[str, str]] = {key: {} for key in digests}
            for row in c.execute(select(table.c.document_id, table.c.name, table.c.payload).order_by(table.c.seq)):
                names[row.document_id][row.name] = rows.arrival_digest(row.document_id, row.name, row.payload)
        return {key: (digests[key], names[key]) for key in digests}

    def names(self, document_id: str) -> list[str]:
        """Every name that these bytes came under, in order of arrival. Empty where there is no such document."""
        with self._connect() as c:
            return list(dict.fromkeys(name for name, _ in self._arrivals(c, document_id)))

    def rendition(self, document_id: str) -> Rendition | None:
        """The text read from the document, None while it was not read."""
        table = schema.renditions
        with self._connect() as c:
            row = c.execute(select(table.c.text, table.c.payload).where(table.c.document_id == document_id)).first()
        return None if row is None else rows.join_rendition(row[0], row[1])

    def renditions(self, ids: Sequence[str] | None = None) -> Iterator[Rendition]:
        """The text of every document that was read, by document name; or of these, in their order."""
        table, keys = schema.renditions, self._order() if ids is None else ids
        for at in range(0, len(keys), DOCUMENTS_AT_ONCE):
            some = keys[at : at + DOCUMENTS_AT_ONCE]
            query = select(table.c.document_id, table.c.text, table.c.payload).where(table.c.document_id.in_(some))
            with self._connect() as c:
                found = {key: (text, rest) for key, text, rest in c.execute(query)}
            for key in some:
                if key in found:
                    yield rows.join_rendition(*found[key])

    def showing(self) -> list[str]:
        """The ids of the documents that show pictures."""
        with self._connect() as c:
            return [key for (key,) in c.execute(select(schema.shown.c.document_id).order_by("document_id"))]

    def statements(self, document_id: str | Sequence[str] | None = None) -> Iterator[Statement]:
        """Statements by document name, start, id; of several documents in the order given."""
        return self._stream(schema.statements, Statement, document_id)

    def allegations(self, document_id: str | Sequence[str] | None = None) -> Iterator[Allegation]:
        """Allegations by document name, start, id; of several documents in the order given."""
        return self._stream(schema.allegations, Allegation, document_id)

    def places(self, document_id: str | None = None) -> Iterator[PlaceMention]:
        """Place mentions by document name, start, id."""
        return self._stream(schema.places, PlaceMention, document_id)

    def allegation(self, allegation_id: str) -> Allegation:
        """The allegation. Missing S09 when there is none."""
        return self._one(schema.allegations, Allegation, allegation_id)

    def origins(self, ids: Sequence[str] | None = None) -> list[Origin]:
        """Origins by id, all or those of these."""
        return self._all(schema.origins, Origin, ids)

    def incidents(self) -> list[Incident]:
        """Incidents by id."""
        return self._all(schema.incidents, Incident)

    def incident(self, incident_id: str) -> Incident:
        """The incident. Missing S09 when there is none."""
        return self._one(schema.incidents, Incident, incident_id)

    def suggestions(self) -> list[Suggestion]:
        """Suggestions by id."""
        return self._all(schema.suggestions, Suggestion)

    def assessments(self) -> list[Assessment]:
        """Assessments by id."""
        return self._all(schema.assessments, Assessment)

    def figures(self) -> list[Figure]:
        """Figures by document name, start, id."""
        return sorted(self._all(schema.figures, Figure), key=lambda f: (f.document.name, f.passage.start, f.id))

    def published(self) -> list[Figure]:
        """Figures that people entered, in the order in which they did."""
        with self._connect() as c:
            return grown.every(c, schema.published, Figure)

    def estimates(self) -> list[KeptEstimate]:
        """Estimates in the order in which they were kept, also those that were withdrawn."""
        with self._connect() as c:
            return grown.every(c, schema.estimates, KeptEstimate)

    def judgements(self) -> list[Judgement]:
        """Judgements in the order in which they were made."""
        with self._connect() as c:
            return grown.every(c, schema.judgements, Judgement)

    def decisions(self) -> list[Decision]:
        """What people decided, in the order in which they did."""
        with self._connect() as c:
            return grown.every(c, schema.decisions, Decision)

    def versions(self, run: int | None = None) -> dict[str, IncidentVersion]:
        """The latest version of each incident up to a run, also of those that are gone; up to now without one."""
        with self._connect() as c:
            return history.versions(c, run)

    def story(self, incident_id: str) -> list[IncidentVersion]:
        """Every version of one incident, the first one first; empty where there never was one."""
        with self._connect() as c:
            return history.story(c, incident_id)

    def last_run(self) -> int | None:
        """The run that made the newest version of an incident, None before the first."""
        with self._connect() as c:
            return history.last_run(c)

    def lists(self) -> list[PersonList]:
        """Every edition of every list of people, in order of arrival."""
        with self._connect() as c:
            return grown.every(c, schema.lists, PersonList)

    def entries(self, list_id: str | None = None, *, current: bool = True) -> Iterator[Entry]:
        """Entries of one edition or of all, in the order in which they came; with `current` only those that hold."""
        seq = 0
        while True:
            with self._connect() as c:
                found = register.entries_after(c, seq, list_id, current)
            if not found:
                return
            for number, entry in found:
                seq = number
                if not (current and entry.withdrawn):
                    yield entry

    def replaced_entries(self) -> list[Entry]:
        """Entries that a later edition has replaced or withdrawn, in the order in which they came."""
        with self._connect() as c:
            return register.replaced(c)

    def latest_entries(self, ids: list[str]) -> dict[str, Entry]:
        """The entry that holds for each of these ids, withdrawn or not, where there is one."""
        with self._connect() as c:
            return register.latest(c, ids)

    def amendments(self) -> list[Amendment]:
        """What people decided about single casualties, in the order in which they did."""
        with self._connect() as c:
            return grown.every(c, schema.amendments, Amendment)

    def custody(self) -> Iterator[CustodyEvent]:
        """The chain of custody from its first event."""
        return self.custody_after(0)

    def custody_after(self, seq: int) -> Iterator[CustodyEvent]:
        """The chain of custody after event `seq`."""
        table = schema.custody
        while True:
            with self._connect() as c:
                found = c.execute(
                    select(table.c.seq, table.c.payload)
                    .where(table.c.seq > seq)
                    .order_by(table.c.seq)
                    .limit(EVENTS_AT_ONCE)
                ).all()
            if not found:
                return
            for number, text in found:
                seq = number
                yield rows.value(CustodyEvent, text, f"custody event {number}")

    def custody_event(self, seq: int) -> CustodyEvent | None:
        """One event of the chain, None where there is none of that number."""
        table = schema.custody
        with self._connect() as c:
            text = c.execute(select(table.c.payload).where(table.c.seq == seq)).scalar()
        return None if text is None else rows.value(CustodyEvent, text, f"custody event {seq}")

    def last_custody(self) -> CustodyEvent | None:
        """The last event of the chain, None before the first."""
        with self._connect() as c:
            seq = c.execute(select(func.max(schema.custody.c.seq))).scalar()
        return None if seq is None else self.custody_event(seq)

    def outcomes(self, step: str) -> dict[str, Outcome]:
        """What became of each document in the step, by document id, or `path:…` for what was never sealed."""
        table = schema.outcomes
        with self._connect() as c:
            found = c.execute(select(table.c.key, table.c.payload).where(table.c.step == step)).all()
        return {key: rows.value(Outcome, text, key) for key, text in sorted((r[0], r[1]) for r in found)}

    def done(self, step: str, key: str) -> str | None:
        """The version or digest under which the step did `key`, None where it did not."""
        table = schema.done
        with self._connect() as c:
            return c.execute(select(table.c.version).where(table.c.step == step, table.c.key == key)).scalar()

    def _arrivals(self, c: Connection, document_id: str) -> list[tuple[str, str]]:
        table = schema.arrivals
        query = select(table.c.name, table.c.payload).where(table.c.document_id == document_id).order_by(table.c.seq)
        return [(name, text) for name, text in c.execute(query)]

    def _order(self) -> list[str]:
        """Document ids by name, then id."""
        first = self._first_names()
        return sorted(first, key=lambda key: (first[key], key))

    def _first_names(self) -> dict[str, str]:
        table = schema.arrivals
        first: dict[str, str] = {}
        with self._connect() as c:
            for key, name in _each(c, select(table.c.document_id, table.c.name).order_by(table.c.seq)):
                first.setdefault(key, name)
        return first

    def _stream(self, table: Table, kind: type[T], document_id: str | Sequence[str] | None) -> Iterator[T]:
        keys = [document_id] if isinstance(document_id, str) else self._order() if document_id is None else document_id
        for at in range(0, len(keys), DOCUMENTS_AT_ONCE):
            some = keys[at : at + DOCUMENTS_AT_ONCE]
            found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
            with self._connect() as c:
                query = select(table.c.document_id, table.c.start, table.c.id, table.c.payload)
                for key, start, row_id, text in c.execute(query.where(table.c.document_id.in_(some))):
                    found[key].append((start, row_id, text))
            for key in some:
                for _, row_id, text in sorted(found[key]):
                    yield rows.value(kind, text, row_id)

    def _all(self, table: Table, kind: type[T], ids: Sequence[str] | None = None) -> list[T]:
        found: list[tuple[str, str]] = []
        with self._connect() as c:
            for some in _lots(ids):
                query = _only(select(table.c.id, table.c.payload), table.c.id, some)
                found += [(key, text) for key, text in c.execute(query)]
        return [rows.value(kind, text, key) for key, text in sorted(found)]

    def _one(self, table: Table, kind: type[T], key: str) -> T:
        with self._connect() as c:
            text: Any = c.execute(select(table.c.payload).where(table.c.id == key)).scalar()
        if text is None:
            singular = table.name.removesuffix("s")
            raise Missing("S09", key, f"there is no such {singular} in the case", f"`show {table.name}` lists them")
        return rows.value(kind, text, key)


def _each(c: Connection, query: Select[Any]) -> Iterator[Any]:
    """The rows of a long answer, fetched many at a time: of 1.4 million one by one 3.2 s, so 1.9 s."""
    for lot in c.execute(query).partitions(ROWS_AT_ONCE):
        yield from lot


def _lots(ids: Sequence[str] | None) -> Iterator[Sequence[str] | None]:
    """The ids in lots that go into one statement; None, for all, as it is."""
    if ids is None:
        yield None
        return
    for at in range(0, len(ids), IDS_AT_ONCE):
        yield ids[at : at + IDS_AT_ONCE]


def _only(query: Select[Any], column: Column[Any], ids: Sequence[str] | None) -> Select[Any]:
    return query if ids is None else query.where(column.in_(ids))
