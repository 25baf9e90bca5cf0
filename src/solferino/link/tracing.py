"""Origins of a case, all at once or with new documents joined to what was traced before; the same either way.

Joining reads only what new documents can change (traces.py), traces it as it was without them and as it is with them,
and tells the difference: origins and edges that are new or not as they were, and those that are no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from solferino.link import derivation
from solferino.link.copies import Copied
from solferino.link.judged import Judged
from solferino.link.origins import Given, Settled, in_order, named_roots, origin, rank, scopes, settled
from solferino.link.regrouped import Regrouped, differing
from solferino.link.roots import Root
from solferino.link.sketch import Ints
from solferino.link.traces import (
    NONE,
    Accounts,
    Flags,
    Papers,
    Traces,
    accounts,
    papers,
    reach,
    said_of,
    settled_rows,
    together,
)
from solferino.model import Origin, Suggestion, content_id

_Order = Mapping[str, tuple[str, str]]
_NO_ROWS: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Traced:
    """Origins and edges (as suggestions) that are new or not as they were, the ids of those that are no more, and the
    traces that are kept. `moved`: numbers of the allegations whose origin is another one, or is now known or not."""

    origins: list[Origin]
    edges: list[Suggestion]
    gone: list[str]
    traces: Traces
    moved: Ints


@dataclass(frozen=True, slots=True)
class Source:
    """The case as far as joining asks for it: documents by their ids, origins by theirs, and names of documents."""

    given: Callable[[list[str]], Given]
    origins: Callable[[list[str]], list[Origin]]
    titles: Callable[[], Mapping[str, str]]


def traced(given: Given, copied: Copied, said: Judged, days: Mapping[str, str | None]) -> Traced:
    """All at once. `days`: latest publication of each document."""
    order = derivation.earliest(given.documents)
    shared = scopes(copied, order, said)
    found = settled(given, shared.first, [*copied.take(~copied.whole)], said)
    kept = papers(given, days)
    number = {key: n for n, key in enumerate(kept.ids)}
    first = np.array([number.get(shared.first.get(key, key), n) for n, key in enumerate(kept.ids)], dtype=np.int64)
    told = accounts(given, found.own, number)
    row_of = {key: n for n, key in enumerate(told.ids)}
    rows = np.arange(len(told.ids), dtype=np.int64)
    empty = Traces(replace(kept, first=first), told, np.zeros((0, 2), dtype=np.int64), [], np.zeros(0, dtype=np.bool_))
    whole = settled_rows(empty, found, rows, row_of)
    titles = {d.id: d.name for d in given.documents}
    origins = _Origins(whole, found, None, rows)
    made, _ = origins.made({}, titles, shared.size)
    edges = derivation.kept(in_order([*shared.edges, *found.edges]))
    return Traced(made, edges, [], origins.traces(made), rows)


def joined(
    before: Traces,
    new: Given,
    *,
    was: Copied,
    copied: Copied,
    said: Judged,
    days: Mapping[str, str | None],
    source: Source,
) -> Traced:
    """New documents joined to what was traced. `was`, `copied`: pairs of copies then and now."""
    traces, number, fresh = _with(before, new, days)
    copies = Regrouped(traces.papers, number, fresh, was=was, now=copied, said=said)
    traces = replace(traces, papers=replace(traces.papers, first=copies.first))
    row_of = {key: n for n, key in enumerate(traces.accounts.ids)}
    resized = _resized(traces.papers.ids, before.papers.first, copies.first)
    names = _Names()
    came = {traces.papers.ids[n] for n in np.flatnonzero(fresh).tolist()}
    here = reach(traces, fresh, copies.stirred, copies.shown)
    given = source.given([traces.papers.ids[n] for n in here.papers.tolist()])
    found = settled(given, copies.leads(given), copies.parts(given), said, names)
    old = _only(given, lambda doc: doc not in came)
    prior = settled(old, copies.leads(old, before.papers.first), copies.parts(old, then=True), said, names)
    origins = _Origins(settled_rows(traces, found, here.rows, row_of), found, prior, here.rows, resized)
    known = {o.id: o for o in source.origins(origins.ids())}
    titles, size = source.titles(), copies.size()
    made, untold = origins.made(known, titles, size, judged=bool(said.same or said.refused))
    while untold:  # they go back where they did, and are traced only because what names it is kept nowhere
        near = reach(traces, np.zeros_like(fresh), _NO_ROWS, _NO_ROWS, untold)
        given = source.given([traces.papers.ids[n] for n in near.papers.tolist()])
        again = settled(given, copies.leads(given), copies.parts(given), said, names)
        origins.tell({n: again.root[traces.accounts.ids[n]] for n in untold})
        made, untold = origins.made(known, titles, size, judged=bool(said.same or said.refused))
    mine = {traces.accounts.ids[n] for n in here.rows.tolist()}
    was_edges, now_edges = [*copies.before.edges, *prior.edges], [*copies.after.edges, *found.edges]
    edges, undone = differing(was_edges, now_edges, lambda i: i in number or i in mine)
    now = origins.traces(made)
    there = {o.id for o in made}
    gone = [*(key for key in known if key not in there), *(s.id for s in derivation.kept(undone))]
    changed = [o for o in made if known.get(o.id) != o]
    return Traced(changed, derivation.kept(edges), gone, now, _moved(traces, now))


def _with(before: Traces, new: Given, days: Mapping[str, str | None]) -> tuple[Traces, dict[str, int], Flags]:
    """The traces with the new documents, which are in no origin yet; the number of each document, and which are new."""
    size = len(before.papers.ids)
    came = papers(new, days)
    every: Papers = together(before.papers, replace(came, first=came.first + size))
    number = {key: n for n, key in enumerate(every.ids)}
    told: Accounts = together(before.accounts, accounts(new, named_roots(new, {}), number))
    return replace(before, papers=every, accounts=told), number, np.arange(len(every.ids)) >= size


def _only(given: Given, there: Callable[[str], bool]) -> Given:
    return Given(
        [a for a in given.allegations if there(a.document.id)],
        [d for d in given.documents if there(d.id)],
        given.statements,
        given.publishers,
        {key: text for key, text in given.texts.items() if there(key)},
        {key: found for key, found in given.captions.items() if there(key)},
    )


class _Names:
    """Whom allegations name, found once for each document and earliest of its copies: joining asks four times."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], dict[str, Root]] = {}

    def __call__(self, given: Given, first: Mapping[str, str]) -> dict[str, Root]:
        here = dict.fromkeys(a.document.id for a in given.allegations)
        missing = {doc for doc in here if (doc, first.get(doc, doc)) not in self._found}
        if missing:
            told = _only(given, missing.__contains__)
            found = named_roots(told, first)
            for doc in missing:
                self._found[doc, first.get(doc, doc)] = {}
            for a in told.allegations:
                self._found[a.document.id, first.get(a.document.id, a.document.id)][a.id] = found[a.id]
        out: dict[str, Root] = {}
        for doc in here:
            out |= self._found[doc, first.get(doc, doc)]
        return out


def _resized(ids: Sequence[str], was: Ints, now: Ints) -> list[str]:
    """The roots of copies that are another number of texts now."""
    sizes = np.bincount(now, minlength=len(now))
    sizes[: len(was)] -= np.bincount(was, minlength=len(was))
    return [f"outlet:{ids[n]}" for n in np.flatnonzero(sizes).tolist()]


def _moved(before: Traces, now: Traces) -> Ints:
    size = len(before.origins)
    was = before.accounts.origin
    other = was != now.accounts.origin
    same = np.flatnonzero(~other & (was != NONE))
    other[same] = before.known[was[same]] != now.known[:size][was[same]]
    return np.flatnonzero(other)


class _Origins:
    """The origins that some allegations go back to, now or before. `rows`: these allegations."""

    def __init__(
        self, traces: Traces, found: Settled, prior: Settled | None, rows: Ints, resized: Iterable[str] = ()
    ) -> None:
        self._traces = traces
        self._roots: dict[int, Root] = {}
        told = traces.accounts
        self._number = {key: n for n, key in enumerate(traces.origins)}
        self._names = list(traces.origins)
        self._key: dict[int, str] = {}
        self._home = told.origin.copy()
        for row in rows.tolist():
            key = told.ids[row]
            if prior is not None and key in prior.root:
                self._name(prior.root[key])
            self._home[row] = self._name(found.root[key])
            self._roots[row] = found.root[key]
        self._mine = np.zeros(len(told.ids), dtype=np.bool_)
        self._mine[rows] = True
        for key in resized:
            if (n := self._number.get(content_id("origin", key))) is not None:
                self._key[n] = key

    def _name(self, root: Root) -> int:
        key = content_id("origin", root.key)
        n = self._number.get(key)
        if n is None:
            n = self._number[key] = len(self._names)
            self._names.append(key)
        self._key[n] = root.key
        return n

    def tell(self, roots: Mapping[int, Root]) -> None:
        """Say what some allegations go back to that were not traced yet."""
        for row, root in roots.items():
            self._roots[row] = root
            self._mine[row] = True

    def ids(self) -> list[str]:
        """Those that were there before."""
        return [self._names[n] for n in sorted(self._key) if n < len(self._traces.origins)]

    def made(
        self, known: Mapping[str, Origin], titles: Mapping[str, str], size: Mapping[str, int], *, judged: bool = True
    ) -> tuple[list[Origin], set[int]]:
        """The origins as they are now; and allegations that must be traced first, because what names their origin
        cannot be told without. `known`: the origins as they were; `judged`: whether people said anything of origins."""
        told, ids = self._traces.accounts, self._traces.papers.ids
        members: dict[int, list[int]] = defaultdict(list)
        rows = np.flatnonzero(np.isin(self._home, np.array(sorted(self._key), dtype=np.int64)))
        for row, home in zip(rows.tolist(), self._home[rows].tolist(), strict=True):
            members[home].append(row)
        out: list[Origin] = []
        untold: set[int] = set()
        for home, here in members.items():
            key = self._key[home]
            roots = [self._roots[n] for n in here if self._mine[n]]
            rest = [n for n in here if not self._mine[n]]
            docs = {titles[ids[n]] for n in told.paper[here].tolist()}
            if not judged and len(docs) > 1 and size.get(key.removeprefix("outlet:"), 1) > 1:
                roots = [Root(key, "", False, "DEP-COPY", "")]  # copies are told by their number alone
            elif rest:
                o = known[self._names[home]]
                named = Root(key, o.label, o.known, o.reason, o.why)
                # of an unknown origin of several texts only what all its texts say can be told again
                same = [r.why == o.why for r in roots if rank(r)[:4] == rank(named)[:4]]
                lost = not o.known and (len(docs) == 1 < len(o.documents) or not all(same))
                if not lost and said_of(named) in told.root[rest]:
                    roots.append(named)
                elif more := self._other(rest, roots if o.known and not judged else ()):
                    untold.update(more)
                    continue
            persons = int(told.person[here].sum())
            best = min(roots, key=rank)
            out.append(origin(key, (told.ids[n] for n in here), docs, best=best, persons=persons, size=size))
        return sorted(out, key=lambda o: o.id), untold

    def _other(self, rows: Sequence[int], roots: Iterable[Root]) -> list[int]:
        """Of these allegations those that go back for another reason than the roots have; where there are roots, one
        for each reason. An agency that a fifth of a case names is named by some dozens of reasons."""
        said = self._traces.accounts.root[rows]
        seen = np.array([said_of(r) for r in roots], dtype=np.int64)
        if not len(seen):
            return list(rows)
        reasons, first = np.unique(said, return_index=True)
        return [rows[n] for n in first[~np.isin(reasons, seen)].tolist()]

    def traces(self, made: Sequence[Origin]) -> Traces:
        """The traces with these origins."""
        known = np.zeros(len(self._names), dtype=np.bool_)
        known[: len(self._traces.known)] = self._traces.known
        for o in made:
            known[self._number[o.id]] = o.known
        kept: Any = replace(self._traces.accounts, origin=self._home)
        return replace(self._traces, accounts=kept, origins=self._names, known=known)
