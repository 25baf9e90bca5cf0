"""What linking leaves behind for the next time, and joining new documents to it.

Origins, totals and general claims are worked out whole each time and held against the digests kept here; events, which
are most of the work, are joined to the index (index.py), and only incidents that changed are built and written again.
The result is that of linking all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from solferino.link import derivation
from solferino.link.block import Rows
from solferino.link.build import build
from solferino.link.columns import NONE, Codes, digest
from solferino.link.derivation import Derivation
from solferino.link.events import Group, Resolved, groups, suggestions
from solferino.link.incidents import gathered, incident_id, sort
from solferino.link.index import Delta, add, begin, delta
from solferino.link.judged import Judged
from solferino.link.parts import settle_parts
from solferino.link.traits import Kind
from solferino.model import Allegation, Incident, Origin, Suggestion


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How things stood after the last linking. `inputs`: digest of what was linked of each document; `wide`: documents
    that tell of more than single events; `whole`: for an incident the total that it is part of; `origin`: digests of
    allegations, in order, and of the origin of each; `stamps`: digests by id of what is worked out whole."""

    index: Resolved
    inputs: dict[str, int]
    wide: frozenset[str]
    whole: dict[str, str]
    origin: tuple[Rows, Rows]
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


def inputs(allegations: Iterable[Allegation], published: Mapping[str, str | None]) -> dict[str, int]:
    """For each document with allegations a digest of what is linked of it, as long as its extraction stands."""
    told: dict[str, list[str]] = {}
    for a in allegations:
        told.setdefault(a.document.id, []).append(a.id)
    return {d: digest("|".join((str(published.get(d)), *sorted(ids)))) for d, ids in told.items()}


def fits(before: Standing | None, now: Mapping[str, int], people: Judged) -> bool:
    """Whether nothing but new documents came since: else everything is linked anew."""
    if before is None:
        return False
    was = before.index.judged
    same = (was.same, was.never, was.refused, was.unsure) == (people.same, people.never, people.refused, people.unsure)
    return same and not people.unsure and all(now.get(d) == stamp for d, stamp in before.inputs.items())


def linked(
    allegations: Sequence[Allegation],
    found: Derivation,
    published: Mapping[str, str | None],
    people: Judged,
    before: Standing | None = None,
) -> Changes:
    """What is to be written so that the record holds the links of all `allegations`. `before` has to fit."""
    now = inputs(allegations, published)
    known = before.inputs if before is not None else {}
    new = [a for a in allegations if a.document.id not in known]
    told = sort(new, published, before.index.scored.all.codes if before is not None else Codes())
    fresh = {t.id for t in told.wide}
    wide = frozenset(a.document.id for a in new if a.id in fresh)
    if before is None:
        index, change = begin(told.events, people), None
    else:
        index = add(before.index, told.events, people)
        change = delta(before.index, index)
        wide |= before.wide
        told = sort([a for a in allegations if a.document.id in wide], published, index.scored.all.codes)
    total = list(gathered(told.wide))
    single = groups(index) if change is None else _bare(index)
    whole, maybe = settle_parts(told.parts, index.scored.all, told.wide, [*((Kind.EVENT, g) for g in single), *total])
    origin_of = {a: o for o in found.origins for a in o.allegations}
    origin = _origins(origin_of)
    by_id = {a.id: a for a in allegations}

    def made(group: Group, kind: Kind) -> Incident:
        return build(
            [by_id[m] for m in group.members],
            kind,
            origin_of=origin_of,
            published=published,
            reasons=group.reasons,
            weakest=group.weakest,
            part_of=whole.get(incident_id(group.members)),
        )

    again = single if before is None or change is None else _again(before, change, index, whole, origin)
    worked_out: list[Origin | Incident | Suggestion] = [*found.origins, *(made(g, k) for k, g in total)]
    worked_out += [*maybe, *derivation.kept(found.edges)]
    stamps = {v.id: digest(repr(v)) for v in worked_out}
    kept = before.stamps if before is not None else {}
    differ = [v for v in worked_out if kept.get(v.id) != stamps[v.id]]
    gone = [key for key in kept if key not in stamps]
    proposed = list(suggestions(index)) if change is None else change.suggestions
    if change is not None:
        gone += [*change.gone, *change.withdrawn]
    return Changes(
        [v for v in differ if isinstance(v, Origin)],
        [*(made(g, Kind.EVENT) for g in again), *(v for v in differ if isinstance(v, Incident))],
        [*proposed, *(v for v in differ if isinstance(v, Suggestion))],
        sorted(gone),
        Standing(index, now, wide, whole, origin, stamps),
        len(single) + len(total),
    )


def _origins(origin_of: Mapping[str, Origin]) -> tuple[Rows, Rows]:
    keys = np.array([digest(a) for a in origin_of], dtype=np.int64)
    values = np.array([digest(f"{o.id} {o.known}") for o in origin_of.values()], dtype=np.int64)
    order = np.argsort(keys)
    return keys[order], values[order]


def _bare(index: Resolved) -> list[Group]:
    """The groups with their members only."""
    s = index.scored
    home = index.home[s.bundle]
    rows = np.flatnonzero(home != NONE)
    members: dict[int, list[str]] = {}
    for allegation, cluster in zip(s.all.ids[rows].tolist(), home[rows].tolist(), strict=True):
        members.setdefault(cluster, []).append(allegation)
    return [Group(tuple(sorted(m)), 1.0, ()) for m in members.values()]


def _again(
    before: Standing, change: Delta, index: Resolved, whole: Mapping[str, str], origin: tuple[Rows, Rows]
) -> list[Group]:
    """Groups whose incident may not be as it was: those that changed, those of which an allegation has another origin,
    and those that are part of another total."""
    s = index.scored
    key = s.all.key
    moved = ~_same(before.origin, origin, key)
    parts = {i for i in {*whole, *before.whole} if whole.get(i) != before.whole.get(i)}
    home = index.home[s.bundle]
    named = set(home[moved & (home != NONE)].tolist())
    if parts:
        first: dict[int, str] = {}
        for allegation, cluster in zip(s.all.ids.tolist(), home.tolist(), strict=True):
            first[cluster] = min(first.get(cluster, allegation), allegation)
        named |= {c for c, a in first.items() if c != NONE and incident_id([a]) in parts}
    more = groups(index, np.array(sorted(named), dtype=np.int64))
    return list({g.members: g for g in [*change.groups, *more]}.values())


def _same(was: tuple[Rows, Rows], now: tuple[Rows, Rows], keys: Rows) -> Any:
    """For each allegation whether it had this origin before."""

    def of(table: tuple[Rows, Rows]) -> Rows:
        at = np.minimum(np.searchsorted(table[0], keys), max(len(table[0]) - 1, 0))
        out = np.full(len(keys), NONE, dtype=np.int64)
        there = table[0][at] == keys if len(table[0]) else np.zeros(len(keys), dtype=bool)
        out[there] = table[1][at[there]]
        return out

    return of(was) == of(now)
