"""Step link: the record's allegations to origins, incidents and suggestions."""

from __future__ import annotations

import hashlib

from solferino.case import Case
from solferino.link.compare import METHOD
from solferino.link.copies import copies
from solferino.link.incidents import incidents
from solferino.link.origins import origins
from solferino.model import CustodyKind, Document, Rendition
from solferino.progress import Progress, Silent, StepReport

STEP = "link"
VERSION = METHOD
_NOTHING = Silent()


def link(case: Case, progress: Progress = _NOTHING) -> StepReport:
    """Link all allegations of the case anew, unless nothing that the links depend on has changed since."""
    with case.unit() as record:
        documents = record.documents()
        allegations = list(record.allegations())
        judgements = record.judgements()
        digest = inputs_digest([d.id for d in documents], [a.id for a in allegations], [j.id for j in judgements])
        if record.done(STEP, "all") == digest:
            return StepReport(STEP, len(allegations), 0, len(allegations))
        progress.start(STEP, 4)
        texts, whole, publishers, published = {}, {}, {}, {}
        for document in documents:
            rendition = record.rendition(document.id)
            publishers[document.id] = document.publisher or (rendition.publisher if rendition else None)
            published[document.id] = publication(document, rendition)
            if rendition is not None:
                whole[document.id] = rendition.text
                texts[document.id] = speaking_text(rendition)
        copied = copies(texts)
        progress.advance(STEP)
        statements = {s.id: s for s in record.statements()}
        found_origins = origins(allegations, documents, copied, statements, publishers, texts=whole)
        progress.advance(STEP)
        origin_of = {a: o for o in found_origins for a in o.allegations}
        linked = incidents(allegations, origin_of, published, judgements)
        progress.advance(STEP)
        record.put_links(found_origins, linked.incidents, linked.suggestions)
        record.mark_done(STEP, "all", digest)
        record.add_custody(
            CustodyKind.ANALYSED,
            "link",
            details=(
                ("allegations", str(len(allegations))),
                ("origins", str(len(found_origins))),
                ("incidents", str(len(linked.incidents))),
                ("suggestions", str(len(linked.suggestions))),
                ("method", VERSION),
            ),
        )
        progress.advance(STEP)
        progress.end(STEP)
    return StepReport(STEP, len(allegations), len(linked.incidents), 0)


def inputs_digest(*ids: list[str]) -> str:
    """Digest of everything that the links are computed from, whatever its order, with the method's version."""
    digest = hashlib.sha256(VERSION.encode())
    for group in ids:
        digest.update(f"|{len(group)}:".encode())
        for one in sorted(group):
            digest.update(one.encode())
    return digest.hexdigest()


def publication(document: Document, rendition: Rendition | None) -> str | None:
    """Latest day on which the document can have been published, if known."""
    return document.published.latest or (rendition.published.latest if rendition is not None else None)


def speaking_text(rendition: Rendition) -> str:
    """The text without furniture and comments: what a copy is told by."""
    return "\n".join(rendition.text[z.start : z.end] for z in rendition.zones if z.kind.speaks) or rendition.text
