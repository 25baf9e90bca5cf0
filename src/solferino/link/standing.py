"""What linking leaves behind for the next time, and joining new documents to it.

Events, which are most of the work, are joined to the index (index.py); totals and general claims are gathered from the
little that is kept of each and held against digests; only incidents that changed are built and written again. The
result is that of linking all at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from solferino.link.build import build
from solferino.link.columns import NONE, Codes, digest
from solferino.link.copies import Copied, How
from solferino.link.events import Group, Resolved, groups, suggestions
from solferino.link.incidents import gathered, incident_id, sort
from solferino.link.index import Delta, add, begin, delta
from solferino.link.judged import Judged
from solferino.link.parts import Part, settle_parts
from solferino.link.sketch import Sketches
from solferino.link.traces import Traces
from solferino.link.tracing import Traced
from solferino.link.traits import Kind, Traits
from solferino.model import Allegation, Incident, Origin, Suggestion

Looked = dict[int, tuple[float, How] | None]


@dataclass(frozen=True, slots=True)
class Seen:
    """What state of the record was linked. `arrivals`: number of the last arrival; `settled`: digest of the judgements
    and reviews that origins were traced by; `read`: digest of what the record held of each document."""

    arrivals: int
    settled: str
    read: str


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """What is kept of texts. `copied`: pairs of copies; `looked`: what was found of texts that were read again because
    they meet in figures, by a digest of both ids."""

    seen: Seen
    sketches: Sketches
    copied: Copied
    looked: Looked


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How things stood after the last linking. `wide`, `parts`: totals and general claims, without words; `whole`: for
    an incident the total that it is part of; `stamps`: digests by id of what is worked out whole."""

    index: Resolved
    traces: Traces
    texts: Texts
    wide: list[Traits]
    parts: list[Part]
    whole: dict[str, str]
    stamps: dict[str, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new or not as it was, the ids of what is no more, and how things stand now. Without anything before it,
    everything is new."""

    origins: list[Origin]
    incidents: list[Incident]
    suggestions: list[Suggestion]
    gone: list[str]
    standing: Standing
    count: int  # incidents that there are now


def same_people(before: Judged, now: Judged) -> bool:
    """Whether what people said of incidents is what it was, and nothing is left open: else all is linked anew."""
    was = (before.same, before.never, before.refused, before.unsure)
    return was == (now.same, now.never, now.refused, now.unsure) and not now.unsure


def linked(
    new: Sequence[Allegation],
    found: Traced,
    texts: Texts,
    people: Judged,
    *,
    read: Callable[[list[str]], Mapping[str, Allegation]],
    before: Standing | None = None,
) -> Changes:
    """What is to be written so that the record holds the links of all allegations. `new`: those that are not in
    `before`; `read`: gives allegations by their ids."""
    published = dict(zip(found.traces.papers.ids, found.traces.papers.days, strict=True))
    told = sort(new, published, before.index.scored.all.codes if before is not None else Codes())
    wide, parts = [slim(t) for t in told.wide], told.parts
    if before is None:
        index, change = begin(told.events, people), None
    else:
        index = add(before.index, told.events, people)
        change = delta(before.index, index)
        wide, parts = [*before.wide, *wide], [*before.parts, *parts]
    total = list(gathered(wide))
    first = _first(index)
    whole, maybe = settle_parts(parts, index.scored.all, wide, total, first)
    origin_of = OriginOf(found.traces)
    stamps = {s.id: digest(repr(s)) for s in maybe}
    stamps |= {incident_id(g.members): _stamp(k, g, origin_of, whole) for k, g in total}
    kept = before.stamps if before is not None else {}
    if before is None or change is None:
        again = groups(index)
    else:
        # an allegation of another origin, an event that is part of another total
        other = [found.traces.accounts.ids[n] for n in found.moved.tolist()]
        differ = {i for i in {*whole, *before.whole} if whole.get(i) != before.whole.get(i)}
        leads = {first[p.part] for p in parts if p.part in first}
        again = _again(change, index, [*other, *(a for a in leads if incident_id([a]) in differ)])
    made = [(Kind.EVENT, g) for g in again]
    made += [(k, g) for k, g in total if kept.get(key := incident_id(g.members)) != stamps[key]]
    by_id = read([m for _, g in made for m in g.members])
    out = [
        build(
            [by_id[m] for m in group.members],
            kind,
            origin_of=origin_of,
            published=published,
            reasons=group.reasons,
            weakest=group.weakest,
            part_of=whole.get(incident_id(group.members)),
        )
        for kind, group in made
    ]
    gone = [*found.gone, *(key for key in kept if key not in stamps)]
    proposed = list(suggestions(index)) if change is None else change.suggestions
    if change is not None:
        gone += [*change.gone, *change.withdrawn]
    return Changes(
        found.origins,
        out,
        [*proposed, *(s for s in maybe if kept.get(s.id) != stamps[s.id]), *found.edges],
        sorted({*gone} - {i.id for i in out}),
        Standing(index, found.traces, texts, wide, parts, whole, stamps),
        len({*first.values()}) + len(total),
    )


def slim(t: Traits) -> Traits:
    """Traits without the words of the passage and the names in it: with a digest of it, for whether two read the same
    is asked."""
    return replace(t, text=f"{digest(t.text):x}", names=frozenset(), stems=frozenset())


class OriginOf(Mapping[str, Origin]):
    """The origin of each allegation, as far as incidents ask for it: its id, and whether it is known."""

    def __init__(self, traces: Traces) -> None:
        self._row = {key: n for n, key in enumerate(traces.accounts.ids)}
        self._home, self._ids, self._known = traces.accounts.origin, traces.origins, traces.known

    def __getitem__(self, allegation: str) -> Origin:
        n = int(self._home[self._row[allegation]])
        return Origin(self._ids[n], "", (), (), "", "", bool(self._known[n]))

    def __contains__(self, allegation: object) -> bool:
        return allegation in self._row

    def __iter__(self) -> Iterator[str]:
        return iter(self._row)

    def __len__(self) -> int:
        return len(self._row)


def _stamp(kind: Kind, group: Group, origin_of: Mapping[str, Origin], whole: Mapping[str, str]) -> int:
    """Digest of what the incident of a group is made of, besides its allegations."""
    origins = [(o.id, o.known) for o in (origin_of[m] for m in group.members)]
    return digest(repr((kind.value, group, origins, whole.get(incident_id(group.members)))))


def _first(index: Resolved) -> dict[str, str]:
    """For each allegation of an event the first allegation of that event."""
    s = index.scored
    home = index.home[s.bundle]
    rows = np.flatnonzero(home != NONE)
    ids, clusters = s.all.ids[rows].tolist(), home[rows].tolist()
    first: dict[int, str] = {}
    for allegation, cluster in zip(ids, clusters, strict=True):
        if allegation < first.get(cluster, "~"):
            first[cluster] = allegation
    return {allegation: first[cluster] for allegation, cluster in zip(ids, clusters, strict=True)}


def _again(change: Delta, index: Resolved, other: Sequence[str]) -> list[Group]:
    """Groups whose incident may not be as it was: those that changed, and those of the allegations `other`."""
    s = index.scored
    home = index.home[s.bundle]
    named = home[np.isin(s.all.key, np.array([digest(i) for i in other], dtype=np.int64))]
    more = groups(index, np.unique(named[named != NONE]))
    return list({g.members: g for g in [*change.groups, *more]}.values())
