"""What every record backend gives: one reader, one writer, one contract test class (tests/contracts/record.py).

Two layers never mix. What a machine made (renditions, statements, allegations, origins, incidents, assessments,
figures) can be dropped and rebuilt; what came in or was decided by a person (documents, custody, judgements) is
append-only. Ids come from content, so adding the same value twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from solferino.model import (
    Allegation,
    Amendment,
    Assessment,
    CustodyEvent,
    CustodyKind,
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


class View(Protocol):
    """Reading. Every listing is in a fixed order (documents by name then id; the rest by document, start, id)."""

    def documents(self, ids: Sequence[str] | None = None) -> list[Document]: ...  # all, or these
    def titles(self) -> dict[str, str]: ...  # the name of every document by its id
    def arrived(self, after: int = 0) -> list[tuple[int, str]]: ...  # number and document of each arrival after it
    def stamps(self) -> dict[str, str]: ...  # of each document read a digest of its text and of what was extracted
    def document(self, document_id: str) -> Document: ...  # Missing when there is none
    def names(self, document_id: str) -> list[str]: ...  # every name that these bytes came under
    def rendition(self, document_id: str) -> Rendition | None: ...
    def renditions(self, ids: Sequence[str] | None = None) -> Iterator[Rendition]: ...  # all read, or these
    def showing(self) -> list[str]: ...  # the documents read that show pictures
    def statements(self, document_id: str | Sequence[str] | None = None) -> Iterator[Statement]: ...
    def allegations(self, document_id: str | Sequence[str] | None = None) -> Iterator[Allegation]: ...
    def allegation(self, allegation_id: str) -> Allegation: ...
    def places(self, document_id: str | None = None) -> Iterator[PlaceMention]: ...
    def origins(self, ids: Sequence[str] | None = None) -> list[Origin]: ...
    def incidents(self) -> list[Incident]: ...
    def incident(self, incident_id: str) -> Incident: ...
    def suggestions(self) -> list[Suggestion]: ...
    def assessments(self) -> list[Assessment]: ...
    def figures(self) -> list[Figure]: ...
    def published(self) -> list[Figure]: ...  # those that people entered, in that order; `figures` has them too
    def estimates(self) -> list[KeptEstimate]: ...  # in the order in which they were kept, withdrawn ones too
    def judgements(self) -> list[Judgement]: ...
    def decisions(self) -> list[Decision]: ...  # in the order in which they were made
    def versions(self, run: int | None = None) -> dict[str, IncidentVersion]: ...  # the latest of each incident by then
    def story(self, incident_id: str) -> list[IncidentVersion]: ...  # every version of one incident
    def last_run(self) -> int | None: ...  # the run that made the newest version
    def lists(self) -> list[PersonList]: ...  # every edition, in order of arrival
    def entries(self, list_id: str | None = None, *, current: bool = True) -> Iterator[Entry]: ...  # by list, then row
    def replaced_entries(self) -> list[Entry]: ...  # those that a later edition replaced or withdrew
    def latest_entries(self, ids: list[str]) -> dict[str, Entry]: ...  # withdrawn ones too
    def amendments(self) -> list[Amendment]: ...
    def custody(self) -> Iterator[CustodyEvent]: ...
    def outcomes(self, step: str) -> dict[str, Outcome]: ...  # by document id, or "path:…" for what was never sealed
    def done(self, step: str, key: str) -> str | None: ...  # the version/digest under which the step did `key`


class Writer(View, Protocol):
    """Writing, inside one unit of work; nothing is there until the unit of work commits."""

    def add_document(self, document: Document) -> bool: ...  # False when these bytes are known (name is kept too)
    def put_rendition(self, rendition: Rendition) -> None: ...  # replaces an earlier one, and drops what hung on it
    def put_extraction(
        self,
        document_id: str,
        statements: Iterable[Statement],
        allegations: Iterable[Allegation],
        places: Iterable[PlaceMention],
    ) -> None: ...  # replaces what was extracted from this document, and drops the links where there was something
    def put_links(
        self, origins: Iterable[Origin], incidents: Iterable[Incident], suggestions: Iterable[Suggestion]
    ) -> None: ...  # replaces all
    def change_links(
        self,
        origins: Iterable[Origin],
        incidents: Iterable[Incident],
        suggestions: Iterable[Suggestion],
        gone: Iterable[str],
    ) -> None: ...  # puts these in place of those of the same ids, takes away those of the ids `gone`, leaves the rest
    def put_assessments(self, assessments: Iterable[Assessment]) -> None: ...  # replaces all; decisions are kept apart
    def put_figures(self, figures: Iterable[Figure]) -> None: ...  # replaces all
    def add_published(self, figures: Iterable[Figure]) -> int: ...  # how many were new
    def add_estimate(self, estimate: KeptEstimate) -> bool: ...  # False when it is there already
    def add_judgement(self, judgement: Judgement) -> None: ...
    def add_decision(self, decision: Decision) -> None: ...
    def add_versions(self, versions: Iterable[IncidentVersion]) -> None: ...
    def add_entries(self, entries: Iterable[Entry]) -> None: ...  # before their list, in one unit of work
    def add_list(self, edition: PersonList) -> None: ...
    def add_amendment(self, amendment: Amendment) -> None: ...
    def add_custody(
        self,
        kind: CustodyKind,
        purpose: str,
        *,
        document: str | None = None,
        sha256: str | None = None,
        details: tuple[tuple[str, str], ...] = (),
    ) -> CustodyEvent: ...
    def put_outcome(self, step: str, key: str, outcome: Outcome) -> None: ...
    def mark_done(self, step: str, key: str, version: str) -> None: ...


class Record(View, Protocol):
    """A backend: reading at any time, writing in `unit()` (commits on a clean end, rolls back on any error)."""

    def unit(self) -> AbstractContextManager[Writer]: ...
    def close(self) -> None: ...
