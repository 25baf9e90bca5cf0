"""What the report is composed from, and the look-ups that composing needs. Values in, nothing read from a case."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from solferino.engine.changes import Change
from solferino.engine.chapter import Chapter
from solferino.model import (
    Allegation,
    Assessment,
    Document,
    Figure,
    Incident,
    Judgement,
    Level,
    Levels,
    Origin,
    Outcome,
    Published,
    Rendition,
    Statement,
    to_plain,
)

STEPS = ("ingest", "read", "extract")


@dataclass(frozen=True, slots=True)
class Options:
    """What a person set. `as_of` the ISO day of the state of the record; `cut_off` the ISO day after which published
    material is left out, None for none; `parties` codes that always get a slot; `under_recorded` places named in the
    under-count statement (R-CAS-10). Of each part of section 3, `in_full` incidents are told in full, the next
    `in_rows` in one line each, the rest is counted: 240 incidents are a hundred pages, more than anybody reads."""

    org: str
    as_of: str
    cut_off: str | None = None
    title: str = "Draft findings"
    parties: tuple[str, ...] = ()
    under_recorded: tuple[str, ...] = ()
    in_full: int = 40
    in_rows: int = 200


@dataclass(frozen=True)
class Material:
    """Everything that was read and judged, in any order. `outcomes` are by step, then by document id or `path:…`."""

    documents: Sequence[Document] = ()
    renditions: Mapping[str, Rendition] = field(default_factory=dict)
    outcomes: Mapping[str, Mapping[str, Outcome]] = field(default_factory=dict)
    statements: Sequence[Statement] = ()
    allegations: Sequence[Allegation] = ()
    incidents: Sequence[Incident] = ()
    assessments: Sequence[Assessment] = ()
    origins: Sequence[Origin] = ()
    figures: Sequence[Figure] = ()
    judgements: Sequence[Judgement] = ()
    changes: Sequence[Change] = ()  # since the report of `since`, an ISO time; None where there was none before
    since: str | None = None
    chapter: Chapter = field(default_factory=Chapter)  # what measuring made of the register and of published figures

    @cached_property
    def document(self) -> Mapping[str, Document]:
        return {d.id: d for d in self.documents}

    @cached_property
    def allegation(self) -> Mapping[str, Allegation]:
        return {a.id: a for a in self.allegations}

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        return {s.id: s for s in self.statements}

    @cached_property
    def assessment(self) -> Mapping[str, Assessment]:
        """By incident; a person's stands above a machine's, whatever their order."""
        return {a.incident: a for a in sorted(self.assessments, key=lambda a: (bool(a.levels.decided_by), a.id))}

    @cached_property
    def origin(self) -> Mapping[str, Origin]:
        return {o.id: o for o in self.origins}

    @cached_property
    def origins_of(self) -> Mapping[str, list[Origin]]:
        """The origins that a document tells, by its name."""
        out: dict[str, list[Origin]] = {}
        for origin in self.origins:
            for name in origin.documents:
                out.setdefault(name, []).append(origin)
        return out

    @cached_property
    def named(self) -> Mapping[str, Document]:
        return {d.name: d for d in self.documents}

    def levels(self, incident: Incident) -> Levels:
        """The levels in force; where nothing was assessed, a reported claim whose legal side nobody looked at."""
        assessment = self.assessment.get(incident.id)
        if assessment:
            return assessment.levels
        return incident.level or Levels(Level.SP1, Level.SP0, Level.SP1, "not assessed")

    def of(self, incident: Incident) -> list[Allegation]:
        """Its allegations, in the order of the record: by document, place in the text, id."""
        found = [self.allegation[a] for a in incident.allegations if a in self.allegation]
        return sorted(found, key=lambda a: (a.document.name, a.passage.start, a.id))

    @cached_property
    def _by_passage(self) -> Mapping[tuple[str, int, int], list[Allegation]]:
        out: dict[tuple[str, int, int], list[Allegation]] = {}
        for a in sorted(self.allegations, key=lambda a: a.id):
            out.setdefault((a.document.id, a.passage.start, a.passage.end), []).append(a)
        return out

    def allegations_at(self, document_id: str, start: int, end: int) -> Sequence[Allegation]:
        """Those read from exactly this passage."""
        return self._by_passage.get((document_id, start, end), ())

    def published(self, document_id: str) -> Published:
        """What reading found out, else what came with the file."""
        rendition = self.renditions.get(document_id)
        if rendition and rendition.published.latest:
            return rendition.published
        document = self.document.get(document_id)
        return document.published if document else Published()

    def publisher(self, document_id: str) -> str | None:
        document, rendition = self.document.get(document_id), self.renditions.get(document_id)
        return (document and document.publisher) or (rendition and rendition.publisher) or None

    def title(self, document_id: str) -> str | None:
        document, rendition = self.document.get(document_id), self.renditions.get(document_id)
        return (document and document.title) or (rendition and rendition.title) or None

    def language(self, document_id: str) -> str | None:
        document, rendition = self.document.get(document_id), self.renditions.get(document_id)
        return (rendition and rendition.language) or (document and document.language) or None

    def outcome(self, document_id: str) -> Outcome | None:
        """What became of a document: the first step that did not read it, else what reading says, else None."""
        found = [o for step in STEPS if (o := self.outcomes.get(step, {}).get(document_id))]
        return next((o for o in found if o.status != "read"), found[0] if found else None)

    @cached_property
    def _told(self) -> AbstractSet[str]:
        return {a.document.id for a in self.allegations} | {s.document.id for s in self.statements}

    def was_read(self, document_id: str) -> bool:
        """Whether allegations were looked for in it: its text was laid out, and the search in it ended well."""
        found = self.outcome(document_id)
        if document_id not in self.renditions or (found is not None and found.status != "read"):
            return False
        return document_id in self.outcomes.get("extract", {}) or document_id in self._told

    def read(self) -> list[Document]:
        """The documents in which allegations were looked for."""
        return [d for d in self.documents if self.was_read(d.id)]

    def digest(self) -> str:
        """SHA-256 over all values in plain form, the same for any order of the inputs."""
        parts = [
            json.dumps(to_plain(value), sort_keys=True, ensure_ascii=False)
            for group in (self.documents, self.statements, self.allegations, self.incidents, self.assessments)
            for value in group
        ]
        parts += [json.dumps(to_plain(value), sort_keys=True) for value in (*self.origins, *self.figures)]
        parts += [f"{r.id} {r.sha256}" for r in self.renditions.values()]
        parts += self.chapter.words()
        return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()


def cut(material: Material, cut_off: str | None) -> tuple[Material, tuple[str, ...]]:
    """The material published by `cut_off`, and the ids of the documents left out.

    A document without a publication date stays in (the report says so). An incident that loses an account keeps SP1 at
    most: its level was computed on more than is printed.
    """
    if cut_off is None:
        return material, ()
    late = {d.id for d in material.documents if (material.published(d.id).earliest or "") > cut_off}
    if not late:
        return material, ()
    kept = [a for a in material.allegations if a.document.id not in late]
    ids = {a.id for a in kept}
    incidents = [left for i in material.incidents if (left := _without(i, ids, material)) is not None]
    whole = {i.id for i in incidents if i in material.incidents}
    return (
        Material(
            documents=material.documents,
            renditions=material.renditions,
            outcomes=material.outcomes,
            statements=[s for s in material.statements if s.document.id not in late],
            allegations=kept,
            incidents=incidents,
            assessments=[a for a in material.assessments if a.incident in whole],
            origins=material.origins,
            figures=[f for f in material.figures if f.document.id not in late],
            judgements=material.judgements,
            changes=[c for c in material.changes if c.incident in whole or not c.now],
            since=material.since,
        ),
        tuple(sorted(late, key=lambda d: material.document[d].name)),
    )


def _without(incident: Incident, ids: AbstractSet[str], material: Material) -> Incident | None:
    """The incident with only the allegations in `ids`; None where none is left."""
    left = tuple(a for a in incident.allegations if a in ids)
    if len(left) == len(incident.allegations):
        return incident
    if not left:
        return None
    origins = tuple(o.id for o in material.origins if o.id in incident.origin_ids and set(o.allegations) & ids)
    names = {material.allegation[a].document.name for a in left}
    return replace(
        incident,
        allegations=left,
        documents=tuple(n for n in incident.documents if n in names),
        origin_ids=origins,
        origins=len(origins),
        accounts=min(incident.accounts, max(len(origins), 1)),
        level=Levels(Level.SP1, Level.SP0, Level.SP1, "not assessed at the cut-off date"),
        disagreements=(),
    )
