"""Writing the record over SQL, inside one unit of work: the `Writer` of store/contract.py.

What a machine made hangs on what it was made from. When a layer changes, every layer above it is dropped together with
the marks that say it was done, so that the steps above do their work anew and nothing refers to what is gone:

    rendition -> statements, allegations, places -> origins, incidents, suggestions -> assessments
                                                 -> figures

Putting the same values again changes nothing and drops nothing. What is extracted from a document that had nothing
before takes nothing away from what the links rest on: they stay until `link` joins it to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from solferino.errors import Missing
from solferino.model import (
    Allegation,
    Amendment,
    Assessment,
    CustodyEvent,
    CustodyKind,
    Decision,
    DecisionKind,
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
from solferino.store import custody, grown, history, register, rows, schema
from solferino.store.view import SqlView

EXTRACTED = (schema.allegations, schema.statements, schema.places)  # in the order in which rows can be deleted
_LOT = 10_000  # rows put at a time: the values of a million at once are as large as all that is linked
LINKED = (schema.origins, schema.incidents, schema.suggestions)
ON_LINKS = ("link", "assess", "measure", "report")  # the steps whose work hangs on what was extracted
_ON_DECISION = {DecisionKind.REVIEW: ON_LINKS, DecisionKind.WITHDRAW: ON_LINKS[-1:]}  # else on all but the links
KEYS_AT_ONCE = 500  # SQLite takes 32,766 values in one statement; short ones are planned faster
SUM = "sum:"  # before the name of a scope whose digest is `rows.rows_sum`
STANDING = "links"  # the mark of what `link` keeps to join new documents to: it goes with the links themselves


class SqlWriter(SqlView):
    """One unit of work over one connection."""

    def __init__(self, connection: Connection, actor: str, clock: Callable[[], str]) -> None:
        super().__init__(lambda: nullcontext(connection))
        self._c, self._actor, self._clock = connection, actor, clock
        self._last = self.last_custody()
        self._dropped = False  # whether this unit has dropped the links and put none since
        self.events = 0

    # What came in, and what people decided: only ever added to.

    def add_document(self, document: Document) -> bool:
        """Add the document; False when its bytes are known. A new name, or other metadata under a known name, is kept
        as a further arrival; the same again adds nothing."""
        table = schema.arrivals
        known = self._c.execute(select(schema.documents.c.id).where(schema.documents.c.id == document.id)).first()
        if known is None:
            row = {"id": document.id, "sha256": document.sha256, "size": document.size}
            self._c.execute(insert(schema.documents), row)
        here = (table.c.document_id == document.id) & (table.c.name == document.name)
        latest = self._c.execute(select(table.c.payload).where(here).order_by(table.c.seq.desc()).limit(1)).scalar()
        text = rows.arrival(document)
        if latest != text:
            row = {"document_id": document.id, "name": document.name, "payload": text}
            self._c.execute(insert(table), row)
        return known is None

    def add_published(self, figures: Iterable[Figure]) -> int:
        """Add figures that a person entered; how many were new. What hangs on figures is to be made anew."""
        texts = grown.add(self._c, schema.published, figures)
        if texts:
            self._run_on("published", *texts)
            self._undo("measure", "report")
        return len(texts)

    def add_estimate(self, estimate: KeptEstimate) -> bool:
        """Add an estimate beside those that are there; False when it is one of them. The report is to be made anew."""
        texts = grown.add(self._c, schema.estimates, [estimate])
        if texts:
            self._run_on("estimates", *texts)
            self._undo("report")
        return bool(texts)

    def add_judgement(self, judgement: Judgement) -> None:
        """Add what somebody decided. The links are to be made anew."""
        texts = grown.add(self._c, schema.judgements, [judgement])
        if texts:
            self._run_on("judgements", *texts)
            self._undo(*ON_LINKS)

    def add_decision(self, decision: Decision) -> None:
        """Add what somebody decided; the same again adds nothing. What hangs on it is to be made anew."""
        texts = grown.add(self._c, schema.decisions, [decision])
        if texts:
            self._run_on("decisions", *texts)
            self._undo(*_ON_DECISION.get(decision.kind, ON_LINKS[1:]))

    def add_versions(self, versions: Iterable[IncidentVersion]) -> None:
        """Add incidents as this run left them."""
        texts = history.add_versions(self._c, versions)
        if texts:
            self._run_on("versions", *texts)

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Add entries of an edition of a list; `add_list` must follow in the same unit of work."""
        register.add_entries(self._c, entries)

    def add_list(self, edition: PersonList) -> None:
        """Add an edition of a list, whose entries are there. What hangs on the register is to be counted anew."""
        self._put_digest(f"list:{edition.id}", register.add_list(self._c, edition))
        self._run_on("lists", rows.payload(edition))
        self._undo("measure", "report")

    def add_amendment(self, amendment: Amendment) -> None:
        """Add what somebody decided about a casualty; the same again adds nothing."""
        text = register.add_amendment(self._c, amendment)
        if text is not None:
            self._run_on("amendments", text)
            self._undo("measure", "report")

    def add_custody(
        self,
        kind: CustodyKind,
        purpose: str,
        *,
        document: str | None = None,
        sha256: str | None = None,
        details: tuple[tuple[str, str], ...] = (),
    ) -> CustodyEvent:
        """Add the next event to the chain of custody, now, by the actor of this record."""
        draft = CustodyEvent(0, kind, self._clock(), self._actor, purpose, document, sha256, details, "", "")
        event = custody.chain(self._last, draft)
        row = {"seq": event.seq, "document_id": document, "digest": event.digest, "payload": custody.line(event)}
        self._c.execute(insert(schema.custody), row)
        self._last = event
        self.events += 1
        return event

    # What a machine made: replaced, never mixed.

    def put_rendition(self, rendition: Rendition) -> None:
        """Put the text of a document in place of an earlier one, and drop what was extracted from that."""
        table = schema.renditions
        here = table.c.document_id == rendition.document_id
        text, rest = rows.split_rendition(rendition)
        old = self._c.execute(select(table.c.text, table.c.payload).where(here)).first()
        if old is not None and (old[0], old[1]) == (text, rest):
            return
        if old is None:
            self.document(rendition.document_id)  # Missing where there is no such document
            self._c.execute(insert(table), {"document_id": rendition.document_id, "text": text, "payload": rest})
        else:
            self._drop_extraction(rendition.document_id)
            self._c.execute(update(table).where(here).values(text=text, payload=rest))
        shown = schema.shown
        self._c.execute(delete(shown).where(shown.c.document_id == rendition.document_id))
        if rendition.pictures:
            self._c.execute(insert(shown), {"document_id": rendition.document_id})
        self._put_digest(f"rendition:{rendition.document_id}", rows.rendition_digest(text, rest))
        self._undo("extract", key=rendition.document_id)

    def put_extraction(
        self,
        document_id: str,
        statements: Iterable[Statement],
        allegations: Iterable[Allegation],
        places: Iterable[PlaceMention],
    ) -> None:
        """Put what was extracted from a document in place of an earlier extraction. Missing S10 where the document has
        no rendition; Broken S11 where an allegation names a statement that is not there."""
        table = schema.renditions
        if not self._c.execute(select(table.c.document_id).where(table.c.document_id == document_id)).first():
            raise Missing("S10", document_id, "nothing was read from this document", "Run `read` first")
        new: dict[Table, dict[str, dict[str, Any]]] = {t: {} for t in EXTRACTED}
        for s in statements:
            new[schema.statements].setdefault(s.id, {"start": s.content.start, "payload": rows.payload(s)})
        for a in allegations:
            row = {"statement_id": a.statement, "start": a.passage.start, "payload": rows.payload(a)}
            new[schema.allegations].setdefault(a.id, row)
        for p in places:
            key = rows.place_id(document_id, p.start, p.end, p.place.text)
            new[schema.places].setdefault(key, {"start": p.start, "payload": rows.payload(p)})
        if self._extracted(document_id) == {t.name: {k: r["payload"] for k, r in new[t].items()} for t in EXTRACTED}:
            return
        self._drop_extraction(document_id)  # drops the links where there was something
        for t in reversed(EXTRACTED):
            if new[t]:
                self._c.execute(insert(t), [{"id": k, "document_id": document_id, **r} for k, r in new[t].items()])
        digest = rows.rows_digest((f"{t.name}:{k}", r["payload"]) for t in EXTRACTED for k, r in new[t].items())
        self._put_digest(f"extraction:{document_id}", digest)
        if not self._dropped:
            self._undo(*ON_LINKS)

    def put_links(
        self, origins: Iterable[Origin], incidents: Iterable[Incident], suggestions: Iterable[Suggestion]
    ) -> None:
        """Put these origins, incidents and suggestions in place of all earlier ones; drops what was assessed."""
        self._dropped = False
        every: tuple[Iterable[Origin | Incident | Suggestion], ...] = (origins, incidents, suggestions)
        for table, made in zip(LINKED, every, strict=True):
            values = {one.id: rows.payload(one) for one in made}
            self._c.execute(delete(table))
            self._insert(table, values)
            self._put_sum(table, rows.rows_sum(values.items()))
        self._drop_assessments()
        self._undo(STANDING, *ON_LINKS[1:])

    def change_links(
        self,
        origins: Iterable[Origin],
        incidents: Iterable[Incident],
        suggestions: Iterable[Suggestion],
        gone: Iterable[str],
    ) -> None:
        """Put these in place of those of the same ids, and take away those of the ids `gone`; the rest stays. Drops
        what was assessed."""
        self._dropped = False
        old = list(gone)
        self._change(schema.origins, {o.id: rows.payload(o) for o in origins}, old)
        self._change(schema.incidents, {i.id: rows.payload(i) for i in incidents}, old)
        self._change(schema.suggestions, {s.id: rows.payload(s) for s in suggestions}, old)
        self._drop_assessments()
        self._undo(STANDING, *ON_LINKS[1:])

    def put_assessments(self, assessments: Iterable[Assessment]) -> None:
        """Put these in place of all earlier assessments. What a person decided stands in `decisions` and stays."""
        self._dropped = False
        table = schema.assessments
        self._drop_assessments()
        new = {a.id: a for a in assessments}
        if new:
            self._c.execute(
                insert(table),
                [
                    {"id": a.id, "decided": a.levels.decided_by is not None, "payload": rows.payload(a)}
                    for a in new.values()
                ],
            )
        self._digest_table(table)
        self._undo("report")

    def put_figures(self, figures: Iterable[Figure]) -> None:
        """Put these in place of all earlier figures."""
        self._dropped = False
        self._replace(schema.figures, ((f.id, rows.payload(f)) for f in figures))
        self._undo("report")

    def put_outcome(self, step: str, key: str, outcome: Outcome) -> None:
        """Say what became of `key` in a step, in place of what was said before."""
        table = schema.outcomes
        self._c.execute(delete(table).where(table.c.step == step, table.c.key == key))
        self._c.execute(insert(table), {"step": step, "key": key, "payload": rows.payload(outcome)})

    def mark_done(self, step: str, key: str, version: str) -> None:
        """Say under which version or digest the step did `key`."""
        table = schema.done
        self._dropped = self._dropped and step not in ON_LINKS
        self._c.execute(delete(table).where(table.c.step == step, table.c.key == key))
        self._c.execute(insert(table), {"step": step, "key": key, "version": version})

    def _extracted(self, document_id: str) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for t in EXTRACTED:
            query = select(t.c.id, t.c.payload).where(t.c.document_id == document_id)
            found[t.name] = {row.id: row.payload for row in self._c.execute(query)}
        return found

    def _drop_extraction(self, document_id: str) -> None:
        gone = [self._c.execute(delete(t).where(t.c.document_id == document_id)).rowcount for t in EXTRACTED]
        self._c.execute(delete(schema.digests).where(schema.digests.c.scope == f"extraction:{document_id}"))
        if any(gone):
            self._drop_links()

    def _drop_links(self) -> None:
        if self._dropped:
            return
        tables = (*LINKED, schema.figures)
        for table in tables:
            self._c.execute(delete(table))
        scopes = [prefix + t.name for t in tables for prefix in ("", SUM)]
        self._c.execute(delete(schema.digests).where(schema.digests.c.scope.in_(scopes)))
        self._drop_assessments()
        self._undo(STANDING, *ON_LINKS)
        self._dropped = True

    def _drop_assessments(self) -> None:
        self._c.execute(delete(schema.assessments))
        self._digest_table(schema.assessments)

    def _replace(self, table: Table, values: Iterable[tuple[str, str]]) -> None:
        new = dict(values)
        self._c.execute(delete(table))
        self._insert(table, new)
        self._put_digest(table.name, rows.rows_digest(new.items()))

    def _change(self, table: Table, new: dict[str, str], gone: list[str]) -> None:
        named = [*gone, *new]
        left: list[tuple[str, str]] = []
        for at in range(0, len(named), KEYS_AT_ONCE):
            here = table.c.id.in_(named[at : at + KEYS_AT_ONCE])
            left += [(key, text) for key, text in self._c.execute(select(table.c.id, table.c.payload).where(here))]
        stay = {key for key, text in left if new.get(key) == text}
        left = [row for row in left if row[0] not in stay]
        new = {key: text for key, text in new.items() if key not in stay}
        for at in range(0, len(left), KEYS_AT_ONCE):
            self._c.execute(delete(table).where(table.c.id.in_([key for key, _ in left[at : at + KEYS_AT_ONCE]])))
        self._insert(table, new)
        scope = schema.digests.c.scope == SUM + table.name
        kept = self._c.execute(select(schema.digests.c.sha256).where(scope)).scalar()
        if kept is None:  # an older Solferino made the links
            whole = [(key, text) for key, text in self._c.execute(select(table.c.id, table.c.payload))]
            self._put_sum(table, rows.rows_sum(whole))
        else:
            self._put_sum(table, int(kept, 16) + rows.rows_sum(new.items()) - rows.rows_sum(left))

    def _insert(self, table: Table, new: dict[str, str]) -> None:
        items = iter(new.items())
        while lot := [{"id": key, "payload": text} for key, text in islice(items, _LOT)]:
            self._c.execute(insert(table), lot)

    def _put_sum(self, table: Table, value: int) -> None:
        self._c.execute(delete(schema.digests).where(schema.digests.c.scope == table.name))
        self._put_digest(SUM + table.name, f"{value % (1 << 256):064x}")

    def _digest_table(self, table: Table) -> None:
        found = [(key, text) for key, text in self._c.execute(select(table.c.id, table.c.payload))]
        self._put_digest(table.name, rows.rows_digest(found))

    def _run_on(self, scope: str, *texts: str) -> None:
        """Let the digest of a scope that rows are only added to run on over `texts`, of which there is at least one."""
        running = self._c.execute(select(schema.digests.c.sha256).where(schema.digests.c.scope == scope)).scalar()
        for text in texts:
            running = rows.next_digest(running, text)
        self._put_digest(scope, str(running))

    def _put_digest(self, scope: str, sha256: str) -> None:
        self._c.execute(delete(schema.digests).where(schema.digests.c.scope == scope))
        self._c.execute(insert(schema.digests), {"scope": scope, "sha256": sha256})

    def _undo(self, *steps: str, key: str | None = None) -> None:
        """Take away the marks and outcomes of steps whose work was dropped (of one document where `key` is given)."""
        for table in (schema.done, schema.outcomes):
            where = table.c.step.in_(steps)
            self._c.execute(delete(table).where(where if key is None else where & (table.c.key == key)))
