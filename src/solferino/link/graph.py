"""One origin as a person looks at it: documents, allegations with the reason of each, and who took from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from solferino.link.derivation import Edge
from solferino.link.overlap import shared
from solferino.link.roots import roots
from solferino.link.rules import sentence
from solferino.model import Allegation, Document, Judgement, Origin, Span
from solferino.terms import bodies

SHOWN_RUN = 8  # words of a passage that is shown as shared


@dataclass(frozen=True, slots=True)
class Because:
    """Why one allegation goes back to the origin: the rule, what it says in general, and what was found here. `source`
    is the allegation or document that it follows, where it follows one."""

    allegation: str
    document: str
    start: int
    end: int
    text: str
    rule: str
    sentence: str
    why: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """One edge between documents or origins: `taker` took from `source`. `passages` are the stretches that both share,
    as offsets into the text of the taker and of the source; none for a rewrite or a translation."""

    taker: str
    source: str
    rule: str
    sentence: str
    share: float
    why: str
    passages: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The origin with all that led to it. `judgements` are those of persons on its documents or on itself."""

    origin: Origin
    documents: tuple[Document, ...]
    because: tuple[Because, ...]
    taken: tuple[Taken, ...]
    judgements: tuple[Judgement, ...]


def graph(
    origin: Origin,
    documents: Sequence[Document],
    *,
    allegations: Mapping[str, Sequence[Allegation]],
    edges: Iterable[Edge],
    texts: Mapping[str, str],
    judgements: Iterable[Judgement] = (),
) -> Graph:
    """The graph of an origin. `documents` are its own, `allegations` all of each of them by document id, `texts` their
    whole texts; `edges` may be those of the whole case."""
    mine, own = {d.id: d for d in documents}, set(origin.allegations)
    of_documents: list[Edge] = []
    of_allegations: dict[str, Edge] = {}
    for e in edges:
        if (e.taker in mine and e.source in mine) or origin.id in (e.taker, e.source):
            of_documents.append(e)
        elif e.taker in own:
            of_allegations[e.taker] = e
    copied = {e.taker: e for e in reversed(of_documents) if e.rule in ("DEP-COPY", "JUDGED")}
    because: list[Because] = []
    for d in documents:
        told, text = allegations.get(d.id, ()), texts.get(d.id, "")
        because += _because(d, told, own, edges=of_allegations, copied=copied.get(d.id), text=text)
    taken = [
        Taken(e.taker, e.source, e.rule, sentence(e.rule), e.share, e.why, _passages(e, texts)) for e in of_documents
    ]
    said = [j for j in judgements if {j.left, j.right} & {*mine, origin.id}]
    return Graph(origin, tuple(documents), tuple(because), tuple(taken), tuple(said))


def _because(
    document: Document,
    told: Sequence[Allegation],
    own: set[str],
    *,
    edges: Mapping[str, Edge],
    copied: Edge | None,
    text: str,
) -> list[Because]:
    """Why each allegation of a document: the edge that it has itself, else whom it names, else what the text copies."""
    found = roots(told, {}, {document.id: document.publisher}, {document.id: bodies.mentions(text)})
    out = []
    for a in sorted(told, key=lambda a: (a.passage.start, a.id)):
        if a.id not in own:
            continue
        root = found[a.id]
        edge = edges.get(a.id) or (copied if root.reason == "DEP-SELF" else None)
        rule, why = (edge.rule, edge.why) if edge else (root.reason, root.why)
        at = (a.id, document.id, a.passage.start, a.passage.end, a.passage.text)
        out.append(Because(*at, rule, sentence(rule), why, edge.source if edge else None))
    return out


def _passages(edge: Edge, texts: Mapping[str, str]) -> tuple[tuple[Span, Span], ...]:
    if edge.rule != "DEP-COPY" or edge.taker not in texts or edge.source not in texts:
        return ()
    return tuple(shared(texts[edge.taker], texts[edge.source], SHOWN_RUN))
