"""Who took from whom, by which rule: the derivation graph of a case as values.

Edges run from what took to what it was taken from: between documents for copies, between allegations for citations,
quotations and figures, and wherever a person decided. The origins are its roots. It is kept in the record as accepted
suggestions of the relation `derived_from`, so that a screen can show it without linking anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from solferino.link.chains import Step
from solferino.link.copies import Copy
from solferino.link.presumed import MARK, Presumed
from solferino.model import Allegation, Document, Origin, Suggestion, content_id

RELATION = "derived_from"
VERSION = "origins@2"
_FAR = "9999"
_PICTURE = "picture: "


@dataclass(frozen=True, slots=True)
class Edge:
    """`taker` took from `source` (ids of two documents, allegations or origins) by `rule`; `share` is how much of it,
    0 to 1, and `why` what was found, in a sentence."""

    taker: str
    source: str
    rule: str
    share: float
    why: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """Origins in a fixed order, each allegation in exactly one, and the edges that led to them. `gone` are ids of
    judgements on what is not in the record: kept there, applied to nothing."""

    origins: tuple[Origin, ...]
    edges: tuple[Edge, ...]
    gone: tuple[str, ...] = ()


def earliest(documents: Iterable[Document]) -> dict[str, tuple[str, str]]:
    """What documents are put in order of time by: day of publication (unknown last), then id."""
    return {d.id: (d.published.earliest or d.published.latest or _FAR, d.id) for d in documents}


def copy_edges(copies: Iterable[Copy], order: Mapping[str, tuple[str, str]]) -> list[Edge]:
    """Copies as edges from the later text to the earlier."""
    out = []
    for c in copies:
        first, second = sorted((c.left, c.right), key=lambda d: order.get(d, (_FAR, d)))
        out.append(Edge(second, first, "DEP-COPY", c.contained, f"{c.how.value}: {c.why}"))
    return out


def picture_edges(pictures: Iterable[tuple[str, str, str]], order: Mapping[str, tuple[str, str]]) -> list[Edge]:
    """Documents that have one picture, told by its caption or by what it shows, as edges from the later to the
    earlier."""
    out = []
    for left, right, words in pictures:
        first, second = sorted((left, right), key=lambda d: order.get(d, (_FAR, d)))
        same = "both show it, whole or cropped, in this size or another"
        by = same if words.startswith(MARK) else f"the same caption, “{words[:80]}”"
        out.append(Edge(second, first, "DEP-COPY", 1.0, f"{_PICTURE}{by}"))
    return out


def of_picture(edge: Edge) -> bool:
    """Whether the edge says that two documents show one picture."""
    return edge.why.startswith(_PICTURE)


def presumed_edges(
    groups: Iterable[Presumed], by_id: Mapping[str, Allegation], order: Mapping[str, tuple[str, str]]
) -> list[Edge]:
    """Groups of allegations that agree, as edges to the earliest of them."""
    out = []
    for group in groups:
        told = sorted(group.allegations, key=lambda i: (order.get(by_id[i].document.id, (_FAR, "")), i))
        first = by_id[told[0]].document.id
        out += [Edge(i, told[0], group.reason, 1.0, group.why) for i in told[1:] if by_id[i].document.id != first]
    return out


def step_edges(steps: Iterable[Step]) -> list[Edge]:
    """Steps along chains of citation as edges."""
    return [Edge(s.taker, s.source, "DEP-CITE", 1.0, s.why) for s in steps]


def kept(edges: Sequence[Edge]) -> list[Suggestion]:
    """Edges as the record keeps them."""
    return [
        Suggestion(
            content_id("suggestion", RELATION, e.taker, e.source, e.rule),
            e.taker,
            e.source,
            RELATION,
            e.share,
            ((e.rule, e.share, e.why),),
            VERSION,
            accepted=True,
        )
        for e in edges
    ]


def edges_of(suggestions: Iterable[Suggestion]) -> list[Edge]:
    """The edges that the record keeps among its suggestions, in a fixed order."""
    found = [
        Edge(s.left, s.right, rule, share, why)
        for s in suggestions
        if s.relation == RELATION
        for rule, share, why in s.features
    ]
    return sorted(found, key=lambda e: (e.taker, e.source, e.rule))
