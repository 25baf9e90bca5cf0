"""What is kept of each document and allegation for tracing origins: digests of whatever can tie it to others.

New documents change the origins of few allegations: their own, those that new copies or citations lead elsewhere, and
those that share a sentence, a quotation, a caption or a pair of figures with one of these. `reach` finds them, and the
documents that must be read again to trace them as if all were read. Nothing is kept in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.link.chains import keys, links, outlet, own_address
from solferino.link.columns import digest
from solferino.link.derivation import earliest
from solferino.link.origins import Given, Settled, alone
from solferino.link.presumed import TOO_COMMON, by_document, caption_words, figure_pairs, quoted_runs, sentence
from solferino.link.roots import Root
from solferino.link.sketch import Ints, Lists, joined_lists, listed, positions

NONE = -1
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_KINDS = 3  # of what two accounts of one thing agree in two of: place, day, number

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Papers:
    """Documents that were read, in order of coming. `since`: what each is put in order of time by; `days`: the latest
    day of publication; `first`: the earliest of its group of copies; `outlet`, `address`: digests of what others cite
    it by, 0 for nothing; `links`: of the addresses that it names; `captions`: of the words of its captions."""

    ids: list[str]
    since: list[str]
    days: list[str | None]
    first: Ints
    outlet: Ints
    address: Ints
    links: Lists
    captions: Lists


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """Allegations, in order of coming. `paper`: the number of its document; `step`: that of the allegation that it goes
    back to along a chain; `origin`: that of its origin; `root`: digest of why; `asks`: of the outlet that it names as
    its source; `named`: whether it names anybody; `person`: whether a person of no organisation tells it; `tells`:
    digests of place, day and number two at a time; `meets`: of the sentence, quotations (odd), captions and figures
    that others may have too."""

    ids: list[str]
    paper: Ints
    step: Ints
    origin: Ints
    root: Ints
    asks: Ints
    named: Flags
    person: Flags
    tells: Ints
    meets: Lists


@dataclass(frozen=True, slots=True, eq=False)
class Traces:
    """All of it. `ties`: pairs of allegations in a passage that one text took over from another; `origins`, `known`: id
    of each origin, and whether somebody is named behind it."""

    papers: Papers
    accounts: Accounts
    ties: Ints
    origins: list[str]
    known: Flags


def said_of(root: Root) -> int:
    """Digest of what a root says of itself, by which it is known again in the origin that it names. Who is behind
    several texts of an unknown origin is not said there."""
    return digest(repr((root.label if root.named else "", root.named, root.reason, root.why)))


def papers(given: Given, days: Mapping[str, str | None]) -> Papers:
    """What is kept of documents; each is the first of its group."""
    documents = [d for d in given.documents if d.id in given.texts]
    since = earliest(documents)
    cited = [outlet(given.publishers.get(d.id)) for d in documents]
    captions = [[w for c in given.captions.get(d.id, ()) if (w := caption_words(c)) is not None] for d in documents]
    return Papers(
        [d.id for d in documents],
        [since[d.id][0] for d in documents],
        [days[d.id] for d in documents],
        np.arange(len(documents), dtype=np.int64),
        _numbers(digest(name) if name else 0 for name in cited),
        _numbers(digest(own_address(d)) if d.address else 0 for d in documents),
        listed([[digest(address) for address in sorted(links(given.texts[d.id]))] for d in documents]),
        listed([sorted({digest(words) for words in found}) for found in captions]),
    )


def accounts(given: Given, own: Mapping[str, Root], number: Mapping[str, int]) -> Accounts:
    """What is kept of allegations, in no origin yet. `own`: the root that each names by itself; `number`: that of each
    document."""
    told = by_document(given.allegations)
    ordered = [a for here in told.values() for a in here]
    figures: dict[str, set[int]] = {}
    for here in told.values():
        for key, *ids in figure_pairs(here):
            for one in ids:
                figures.setdefault(one, set()).add(digest(repr(key)) & ~1)
    captions = {doc: [c for c in found if caption_words(c)] for doc, found in given.captions.items()}
    meets: list[list[int]] = []
    for a in ordered:
        found = {digest(run) | 1 for run in quoted_runs(a, given.statements)} | figures.get(a.id, set())
        if (words := sentence(a)) is not None:
            found.add(digest(f"sentence {words}") & ~1)
        for c in captions.get(a.document.id, ()):
            if c.span.holds(a.passage.span):
                found.add(digest(f"caption {caption_words(c)}") & ~1)
        meets.append(sorted(found))
    asked = [root.key.removeprefix("who:") if (root := own[a.id]).key.startswith("who:") else "" for a in ordered]
    none: Ints = np.full(len(ordered), NONE, dtype=np.int64)
    return Accounts(
        [a.id for a in ordered],
        _numbers(number[a.document.id] for a in ordered),
        none,
        none,
        none,
        _numbers(digest(name) if name else 0 for name in asked),
        np.array([own[a.id].named for a in ordered], dtype=np.bool_),
        np.array([alone(a) for a in ordered], dtype=np.bool_),
        np.array([_told({k: digest(repr(rest)) for k, *rest in keys(a)}) for a in ordered], dtype=np.int64).reshape(
            len(ordered), _KINDS
        ),
        listed(meets),
    )


def _told(found: Mapping[Any, int]) -> list[int]:
    return [found.get(kind, 0) for kind in ("place and day", "place and number", "day and number")]


def _numbers(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def together(first: Any, second: Any) -> Any:
    """Both tables, one after the other: `Papers` or `Accounts`, numbered on."""
    made: dict[str, Any] = {}
    for f in fields(first):
        a, b = getattr(first, f.name), getattr(second, f.name)
        if isinstance(a, Lists):
            made[f.name] = joined_lists([a, b])
        elif isinstance(a, list):
            made[f.name] = [*a, *b]
        else:
            made[f.name] = np.concatenate((a, b))
    return type(first)(**made)


def settled_rows(traces: Traces, found: Settled, rows: Ints, row_of: Mapping[str, int]) -> Traces:
    """The traces with the steps, ties and reasons of these allegations as they were found now; origins are yet to be
    given."""
    a = traces.accounts
    step, root = a.step.copy(), a.root.copy()
    step[rows] = NONE
    ids = [a.ids[n] for n in rows.tolist()]
    here = set(ids)
    for one in found.steps:
        if one.taker in here:
            step[row_of[one.taker]] = row_of[one.source]
    root[rows] = _numbers(said_of(found.root[i]) for i in ids)
    mine = np.zeros(len(a.ids), dtype=np.bool_)
    mine[rows] = True
    stay = ~(mine[traces.ties[:, 0]] | mine[traces.ties[:, 1]])
    came = [
        (row_of[left], row_of[right])
        for p in found.presumed
        if p.taken_over and here & {*p.allegations}
        for left, right in [p.allegations]
    ]
    ties = np.concatenate((traces.ties[stay], np.array(sorted(set(came)), dtype=np.int64).reshape(-1, 2)))
    every = Accounts(a.ids, a.paper, step, a.origin, root, a.asks, a.named, a.person, a.tells, a.meets)
    return Traces(traces.papers, every, ties, traces.origins, traces.known)


@dataclass(frozen=True, slots=True)
class Reach:
    """`rows`: allegations whose origin may not be as it was; `papers`: documents to read so that these are traced as if
    all were read."""

    rows: Ints
    papers: Ints


def reach(traces: Traces, new: Flags, stirred: Ints, shown: Ints, seeds: Iterable[int] = ()) -> Reach:
    """What new documents can change. `new`: which documents are; `stirred`: documents of which all allegations may
    change, because of their copies or of judgements; `shown`: those that are to be read with all that have a caption of
    theirs; `seeds`: allegations that may change for another reason."""
    p, a = traces.papers, traces.accounts
    size = len(a.ids)
    fresh = new[a.paper]
    changed = fresh | np.isin(a.paper, stirred)
    changed[np.array(sorted(seeds), dtype=np.int64)] = True
    context = np.zeros(size, dtype=np.bool_)
    _cited(traces, fresh, changed, context)
    _linked(traces, new, changed, context)
    while True:  # whoever goes back to one that may change, may change too
        more = (a.step != NONE) & changed[a.step] & ~changed
        if not more.any():
            break
        changed |= more
    _met(traces, fresh, changed, context)
    wanted = changed | context
    while True:  # chains to their end
        before = np.flatnonzero(wanted & (a.step != NONE))
        ends = a.step[before]
        if wanted[ends].all():
            break
        wanted[ends] = True
    read = np.zeros(len(p.ids), dtype=np.bool_)
    read[a.paper[wanted]] = True
    read |= new
    read[stirred] = True
    read[shown] = True
    read[pictured(p, np.union1d(np.flatnonzero(new), shown))] = True
    return Reach(np.flatnonzero(changed), np.flatnonzero(read))


def pictured(p: Papers, some: Ints) -> Ints:
    """Documents that have a caption of some of them."""
    return np.unique(p.captions.owners[np.isin(p.captions.values, p.captions.take(some).values)])


def _cited(traces: Traces, fresh: Flags, changed: Flags, context: Flags) -> None:
    """Accounts that name the outlet of a new one which tells the same, and those that a new one may go back to."""
    a = traces.accounts
    outlets = traces.papers.outlet[a.paper]
    for kind in range(_KINDS):
        tells = a.tells[:, kind]
        asked = _mixed(a.asks, tells)
        given = _mixed(outlets, tells)
        changed |= (asked != 0) & np.isin(asked, given[fresh & (given != 0)])
        context |= (given != 0) & np.isin(given, asked[fresh & (asked != 0)])


def _mixed(name: Ints, tells: Ints) -> Ints:
    mixed: Ints = ((name.astype(np.uint64) * _SPREAD) ^ tells.astype(np.uint64)).astype(np.int64)
    mixed[(name == 0) | (tells == 0)] = 0
    return mixed


def _linked(traces: Traces, new: Flags, changed: Flags, context: Flags) -> None:
    """Accounts of texts with a link to a new document, and those of what a new document links to."""
    p, a = traces.papers, traces.accounts
    owners, named = p.links.owners, p.links.values.astype(np.int64)
    citing = np.unique(owners[np.isin(named, p.address[new & (p.address != 0)])])
    changed |= np.isin(a.paper, citing) & ~a.named
    cited = np.flatnonzero((p.address != 0) & np.isin(p.address, named[new[owners]]))
    context |= np.isin(a.paper, cited)


def _met(traces: Traces, fresh: Flags, changed: Flags, context: Flags) -> None:
    """Accounts that share with those that may change what is presumed to be of one origin. A quotation in more than
    `TOO_COMMON` documents is none; so many of them are read that this shows."""
    a = traces.accounts
    order = np.argsort(a.meets.values, kind="stable")
    values, rows = a.meets.values[order], a.meets.owners[order]
    frontier = np.flatnonzero(changed)
    seen = np.zeros(len(values), dtype=np.bool_)
    while len(frontier):
        wanted = np.unique(a.meets.take(frontier).values)
        begin, end = np.searchsorted(values, wanted), np.searchsorted(values, wanted, side="right")
        untold = ~seen[begin] if len(wanted) else np.zeros(0, dtype=np.bool_)
        begin, end = begin[untold], end[untold]
        seen[begin] = True
        crowd = (values[begin] & np.uint64(1)).astype(np.bool_) & (end - begin > TOO_COMMON)
        for n in np.flatnonzero(crowd).tolist():
            here = rows[begin[n] : end[n]]
            old = here[~fresh[here]]
            _, one_each = np.unique(a.paper[old], return_index=True)
            if len(one_each) > TOO_COMMON:
                context[old[one_each[: TOO_COMMON + 1]]] = True
            else:
                crowd[n] = False
        near = rows[positions(begin[~crowd], (end - begin)[~crowd])]
        mine = np.zeros(len(changed), dtype=np.bool_)
        mine[frontier] = True
        left, right = traces.ties[:, 0], traces.ties[:, 1]
        near = np.concatenate((near, right[mine[left]], left[mine[right]]))
        frontier = np.unique(near[~changed[near]])
        changed[frontier] = True
