"""`show … --as-of`: the record as it was known on a day. A view that leaves out what came later; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from solferino.assess.ledger import Ledger
from solferino.assess.levels import assess_incident
from solferino.assess.otherside import Denials
from solferino.errors import Refused
from solferino.link.asof import as_of
from solferino.model import Allegation, Assessment, CustodyKind, Decision, Incident, IncidentVersion, Statement
from solferino.store.contract import View
from solferino.terms import policy


class AsOf:
    """A view of the record as known on the ISO day `day`: by publication (by receipt where that is not known), or with
    `received` by when each document came into the case. Everything else is asked of the record itself."""

    def __init__(self, view: View, day: str, *, received: bool = False) -> None:
        self._view, self._day = view, day
        published: dict[str, str | None] = {}
        for d in view.documents():
            rendition = view.rendition(d.id)
            published[d.id] = d.published.latest or (rendition.published.latest if rendition else None)
        came: dict[str, str] = {}
        for event in view.custody():
            if event.kind is CustodyKind.RECEIVED and event.document:
                came.setdefault(event.document, event.at[:10])
        known = {key: came.get(key) if received else (told or came.get(key)) for key, told in published.items()}
        self._known = {key for key, since in known.items() if since is not None and since <= day}
        self._all = {a.id: a for a in view.allegations()}
        self._origin_of = {a: o for o in view.origins() for a in o.allegations}
        self._decided = [d for d in view.decisions() if d.at[:10] <= day]
        self._incidents = as_of(view.incidents(), self._all, self._origin_of, day=day, known=known, published=published)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def incidents(self) -> list[Incident]:
        """The incidents known by then, with what was told of them by then."""
        return self._incidents

    def allegations(self, document_id: str | None = None) -> Iterator[Allegation]:
        """The allegations of the documents known by then."""
        return (a for a in self._view.allegations(document_id) if a.document.id in self._known)

    def statements(self, document_id: str | None = None) -> Iterator[Statement]:
        """The statements of the documents known by then."""
        return (s for s in self._view.statements(document_id) if s.document.id in self._known)

    def story(self, incident_id: str) -> list[IncidentVersion]:
        """What runs up to then left of the incident."""
        return [v for v in self._view.story(incident_id) if v.at[:10] <= self._day]

    def decisions(self) -> list[Decision]:
        """What persons had decided by then."""
        return self._decided

    def assessments(self) -> list[Assessment]:
        """The levels that today's policy gives to what was known then."""
        denials = Denials((a for a in self._all.values() if a.document.id in self._known), self.statements())
        ledger, table = Ledger(self._decided), policy()
        return [
            assess_incident(
                i, [self._all[a] for a in i.allegations], origin_of=self._origin_of, denials=denials, policy=table,
                ledger=ledger,
            )
            for i in self._incidents
        ]  # fmt: skip


def day_given(text: str) -> str:
    """An ISO day that a person typed. Refused A32 where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused("A32", text, "is no day", "Write it as YYYY-MM-DD") from None
