"""Whose account each allegation is: origins, by the dependence tests of method.md §1.6.

An origin is the person, body or record that first perceived or registered the event. What an allegation names is its
root (roots.py); copies share what they copy (copies.py), the same sentence, quotation, caption or pair of figures has
one root (presumed.py), chains of citation are followed to their end (chains.py), and a person's decision goes before
all of it. Every join has a named rule and a reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from solferino.link.alike import tells_same
from solferino.link.apart import Apart
from solferino.link.chains import Step, follow
from solferino.link.copies import Copy
from solferino.link.derivation import Derivation, Edge, copy_edges, earliest, picture_edges, presumed_edges, step_edges
from solferino.link.judged import Judged, judged
from solferino.link.presumed import (
    Presumed,
    by_document,
    same_captions,
    same_figures,
    same_passages,
    same_quotes,
    taken_over,
)
from solferino.link.roots import Root, roots
from solferino.model import Allegation, Document, Judgement, Origin, Passage, SpeakerKind, Statement, content_id
from solferino.terms import bodies


def origins(
    allegations: Sequence[Allegation],
    documents: Sequence[Document],
    copied: Sequence[Copy],
    statements: Mapping[str, Statement],
    publishers: Mapping[str, str | None],
    *,
    texts: Mapping[str, str] | None = None,
) -> list[Origin]:
    """Every origin with its documents and allegations; each allegation belongs to exactly one."""
    return list(derive(allegations, documents, copied, statements, publishers, texts=texts).origins)


def derive(
    allegations: Sequence[Allegation],
    documents: Sequence[Document],
    copied: Sequence[Copy],
    statements: Mapping[str, Statement],
    publishers: Mapping[str, str | None],
    *,
    texts: Mapping[str, str] | None = None,
    captions: Mapping[str, Sequence[Passage]] | None = None,
    judgements: Sequence[Judgement] = (),
) -> Derivation:
    """Origins and the graph that led to them. `texts`: full text by document id, to find the body that "the report"
    means where only the text names it, and the passages that documents share; `captions`: those of its pictures;
    `judgements`: those on documents or origins say which are one origin and which are not. The order of what is given
    makes no difference."""
    order = earliest(documents)
    said = judged(judgements, lambda i: i in order or i.startswith("origin-"))
    shared = scopes(copied, order, said)
    given = Given(allegations, documents, statements, publishers, texts or {}, captions or {})
    found = settled(given, shared.first, [c for c in copied if not c.whole], said)
    return Derivation(
        tuple(_gathered(found.root, given.by_id, shared.size)),
        in_order([*shared.edges, *found.edges]),
        tuple(sorted(j.id for j in said.gone if concerns_origins(j, order))),
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What origins are told by: the arguments of `derive`."""

    allegations: Sequence[Allegation]
    documents: Sequence[Document]
    statements: Mapping[str, Statement]
    publishers: Mapping[str, str | None]
    texts: Mapping[str, str]
    captions: Mapping[str, Sequence[Passage]]

    @property
    def by_id(self) -> dict[str, Allegation]:
        """The allegations by their ids."""
        return {a.id: a for a in self.allegations}


@dataclass(frozen=True, slots=True)
class Settled:
    """The root of each allegation, `own` before any chain or presumption; the steps along chains, what was presumed,
    and the edges of all that."""

    own: dict[str, Root]
    root: dict[str, Root]
    steps: list[Step]
    presumed: list[Presumed]
    edges: list[Edge]


def settled(
    given: Given,
    first: Mapping[str, str],
    parts: Sequence[Copy],
    said: Judged,
    names: Callable[[Given, Mapping[str, str]], dict[str, Root]] | None = None,
) -> Settled:
    """The roots of the allegations given. `first`: for each copied document the earliest of its group; `parts`: copies
    of parts; `names`: `named_roots`, or what once found the same."""
    order = earliest(given.documents)
    never = _independent(said, order)
    allegations, by_id = given.allegations, given.by_id
    own = (names or named_roots)(given, first)
    root, steps = follow(allegations, given.documents, own, given.publishers, given.texts)
    told = by_document(allegations)
    pictures, captioned = same_captions(given.captions, told)
    presumed = [
        *captioned,
        *same_passages(allegations),
        *taken_over(parts, told, given.texts),
        *same_quotes(allegations, given.statements),
        *same_figures(told),
    ]
    root = _presume(root, presumed, by_id, order, never)
    edges = [*picture_edges(pictures, order), *step_edges(steps), *presumed_edges(presumed, by_id, order)]
    root, more = _decided(root, allegations, order, said)
    return Settled(own, root, steps, presumed, [*edges, *more])


def named_roots(given: Given, first: Mapping[str, str]) -> dict[str, Root]:
    """Whom each allegation names, before copies of it, quotations and chains are followed."""
    named = {doc: bodies.mentions(text) for doc, text in given.texts.items()}
    return roots(given.allegations, first, given.publishers, named)


def in_order(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Each edge once, in a fixed order."""
    return tuple(sorted({(e.taker, e.source, e.rule): e for e in edges}.values(), key=_edge_order))


def concerns_origins(judgement: Judgement, documents: Container[str]) -> bool:
    """Whether a judgement says something of documents or origins, and nothing of incidents."""
    sides = judgement.left, judgement.right
    return any(side in documents or side.startswith("origin-") for side in sides)


def _edge_order(edge: Edge) -> tuple[str, str, str]:
    return edge.taker, edge.source, edge.rule


def _independent(said: Judged, order: Mapping[str, object]) -> dict[str, frozenset[str]]:
    """For each document those that all who judged call independent of it. Where persons differ, the machine's reading
    stays and both are shown."""
    out: dict[str, frozenset[str]] = defaultdict(frozenset)
    for left, right in said.refused:
        if left in order and right in order:
            out[left] |= {right}
            out[right] |= {left}
    return dict(out)


@dataclass(frozen=True, slots=True)
class Scopes:
    """For each copied document the earliest of its group; how many documents that group has; and the edges."""

    first: dict[str, str]
    size: dict[str, int]
    edges: list[Edge]


def scopes(copied: Iterable[Copy], order: Mapping[str, tuple[str, str]], said: Judged) -> Scopes:
    """The groups of copies. They grow from the closest copies down, and none holds two documents that a person called
    independent."""
    never = _independent(said, order)
    groups = Apart(never, order)
    edges = []
    for (left, right), why in sorted(said.same.items()):
        if left in order and right in order:
            groups.join(left, right)
            taker, source = sorted((left, right), key=lambda d: order[d], reverse=True)
            edges.append(Edge(taker, source, "JUDGED", 1.0, why))
    ranked = sorted(copied, key=lambda c: (-c.contained, *sorted((c.left, c.right))))
    used = [c for c in ranked if right_to_join(c, never) and (not c.whole or groups.join(c.left, c.right))]
    edges += copy_edges(used, order)
    first: dict[str, str] = {}
    size: dict[str, int] = {}
    for members in groups.groups().values():
        lead = min(members, key=lambda m: order.get(m, ("9999", m)))
        first |= dict.fromkeys(members, lead)
        size[lead] = len(members)
    return Scopes(first, size, edges)


def right_to_join(copy: Copy, never: Mapping[str, frozenset[str]]) -> bool:
    """Whether nobody called the two documents independent."""
    return copy.right not in never.get(copy.left, ())


def _presume(
    root: dict[str, Root],
    presumed: Iterable[Presumed],
    by_id: Mapping[str, Allegation],
    order: Mapping[str, tuple[str, str]],
    never: Mapping[str, frozenset[str]],
) -> dict[str, Root]:
    """Give all of a presumed group the root of its earliest named member; two groups that touch are one."""
    groups = Apart(never, home={i: a.document.id for i, a in by_id.items()} if never else None)
    reasons: dict[str, Presumed] = {}
    for group in presumed:
        for other in group.allegations[1:]:
            groups.join(group.allegations[0], other)
        for allegation_id in group.allegations:
            reasons.setdefault(allegation_id, group)
    out = dict(root)
    for members in groups.groups().values():
        if len({root[m].key for m in members}) == 1:
            continue
        lead = min(
            members,
            key=lambda m: (
                not root[m].named,
                root[m].key.startswith("unnamed:"),
                order.get(by_id[m].document.id, ("9999", "")),
                m,
            ),
        )
        for member in members:
            why = reasons[member]
            other_speaker = why.reason == "DEP-QUOTE" and root[member].key.startswith("who:")
            if root[member].key != root[lead].key and not other_speaker:  # two names for one quotation: left to people
                out[member] = replace(root[lead], reason=why.reason, why=why.why)
    return out


def _decided(
    root: dict[str, Root], allegations: Sequence[Allegation], order: Mapping[str, tuple[str, str]], said: Judged
) -> tuple[dict[str, Root], list[Edge]]:
    """The roots after what persons decided of documents and of origins, and the edges of that."""
    out, edges = dict(root), []
    told: dict[str, list[Allegation]] = defaultdict(list)
    for a in sorted(allegations, key=lambda a: a.id):
        told[a.document.id].append(a)
    for left, right in sorted(said.refused):
        if left not in order or right not in order:
            continue
        source, taker = sorted((left, right), key=lambda d: order[d])
        held = {out[a.id].key for a in told[source]}
        for a in told[taker]:
            if out[a.id].key in held:
                why = "a person judged it independent of the earlier text"
                out[a.id] = replace(out[a.id], key=f"{out[a.id].key}|apart:{taker}", reason="JUDGED", why=why)
    for (left, right), why in sorted(said.same.items()):
        if left in order and right in order:
            out = _one_origin(out, told, *sorted((left, right), key=lambda d: order[d]), why=why)
    ids = {content_id("origin", r.key): r for r in sorted(out.values(), key=lambda r: (r.key, r.why))}
    for (left, right), why in sorted(said.same.items()):
        if left in ids and right in ids:
            keep, drop = sorted((ids[left], ids[right]), key=lambda r: (not r.named, r.key))
            edges.append(Edge(content_id("origin", drop.key), content_id("origin", keep.key), "JUDGED", 1.0, why))
            joined = replace(keep, reason="JUDGED", why=why)
            out = {i: joined if r.key in (drop.key, keep.key) else r for i, r in out.items()}
            ids |= {name: joined for name, r in ids.items() if r.key in (drop.key, keep.key)}
    return out, edges


def _one_origin(
    root: dict[str, Root], told: Mapping[str, Sequence[Allegation]], source: str, taker: str, *, why: str
) -> dict[str, Root]:
    """Where a person says that two documents are one origin: what the later one tells takes the root of the same thing
    in the earlier one, or of all of it where that has one root."""
    held = {root[a.id].key: root[a.id] for a in told[source]}
    out = dict(root)
    for a in told[taker]:
        if root[a.id].key in held:
            continue
        same = next((root[b.id] for b in told[source] if tells_same(a, b)), None)
        found = same or (next(iter(held.values())) if len(held) == 1 else None)
        if found is not None:
            out[a.id] = replace(found, reason="JUDGED", why=why)
    return out


def _gathered(root: Mapping[str, Root], by_id: Mapping[str, Allegation], size: Mapping[str, int]) -> list[Origin]:
    members_of: dict[str, list[str]] = defaultdict(list)
    for allegation_id, found in root.items():
        members_of[found.key].append(allegation_id)
    out = []
    for key, ids in members_of.items():
        docs = {by_id[i].document.name for i in ids}
        persons = sum(alone(by_id[i]) for i in ids)
        out.append(origin(key, ids, docs, best=min((root[i] for i in ids), key=rank), persons=persons, size=size))
    return sorted(out, key=lambda o: o.id)


def rank(r: Root) -> tuple[bool, bool, bool, str, str, str]:
    """What the roots of one origin are put in order by: the first one names it."""
    return r.reason != "JUDGED", not r.named, r.reason == "DEP-SELF", r.reason, r.label, r.why


def origin(
    key: str, ids: Iterable[str], documents: Iterable[str], *, best: Root, persons: int, size: Mapping[str, int]
) -> Origin:
    """The origin of these allegations, out of documents of these names. `persons`: how many of them a named person of
    no organisation tells; `size`: documents in each group of copies, by its earliest."""
    members, docs = tuple(sorted(ids)), tuple(sorted(set(documents)))
    reason, why = best.reason, best.why
    lead = key.removeprefix("outlet:")
    if reason != "JUDGED" and key.startswith("outlet:") and size.get(lead, 1) > 1:
        reason, why = "DEP-COPY", f"{size[lead]} documents are copies of one text"
    elif reason == "DEP-CITE" and len(docs) > 1 and key.startswith("who:") and 2 * persons > len(members):
        reason, why = "DEP-PERSON", f"one person, {best.label}, tells it in {len(docs)} documents"
    label = best.label if best.named or len(docs) == 1 else f"unknown origin of {len(docs)} texts"
    return Origin(content_id("origin", key), label, docs, members, reason, why, best.named)


def alone(a: Allegation) -> bool:
    """Whether it is a named person of no organisation who speaks."""
    s = a.speaker
    return s is not None and s.kind is SpeakerKind.PERSON and not s.organisation
