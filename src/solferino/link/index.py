"""Linking what is new into what is linked already, without doing the rest again.

The result is the same as if everything had been linked at once, whatever came in which order and in which lots. What
may change is found first: rows that come or go, those near them in a crowded block, and those of a place that
is no longer lonely. Only their pairs are scored, and only the components that hold them are clustered. The allegations
themselves are not needed for this, only those of the groups that changed: `Delta` names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from solferino.link import block
from solferino.link.block import Rows
from solferino.link.cluster import Clusters, Links, clusters, components
from solferino.link.columns import NAMES, NONE, Columns, digest
from solferino.link.events import (
    Group,
    Judgements,
    Resolved,
    finish,
    group_stamps,
    groups,
    open_stamps,
    resolve,
    strong,
    suggestions,
)
from solferino.link.judged import Judged
from solferino.link.scored import Scored, references, score_leads, scored
from solferino.model import Suggestion, content_id


@dataclass(frozen=True, slots=True)
class Delta:
    """What changed: groups that are new or have other members or reasons, and ids of incidents that are no more (one
    that changed keeps its id); suggestions likewise."""

    groups: list[Group]
    gone: frozenset[str]
    suggestions: list[Suggestion]
    withdrawn: frozenset[str]


def begin(events: Columns, judged: Judged) -> Resolved:
    """Everything linked at once."""
    return resolve(scored(events, judged.never), judged)


def add(index: Resolved, new: Columns, judged: Judged, dropped: Sequence[str] = ()) -> Resolved:
    """The index with these rows, which come in whole documents, and without those of the documents `dropped` (ids).
    `new` was made with the codes of the index."""
    old = index.scored
    kept = np.flatnonzero(~np.isin(old.all.document, np.array([digest(d) for d in dropped], dtype=np.int64)))
    every, moved = _merged(old.all, kept, new)
    at_new = moved[len(kept) :]
    row = np.full(len(old.all) + 1, NONE)  # the last entry is where NONE leads to
    row[kept] = moved[: len(kept)]
    back = np.full(len(every), NONE)
    back[row[kept]] = row[old.back[kept]]
    told = references(new)
    back[at_new] = np.where(told == NONE, NONE, at_new[told])
    lead = np.full(len(old.leads) + 1, NONE)
    stirred: list[Rows] = []

    def fresh(s: Scored) -> Rows:
        number = np.full(len(every) + 1, NONE)
        number[s.lead_rows] = np.arange(len(s.leads))
        lead[:-1] = number[row[old.lead_rows]]
        stirred.append(_stirred(old, s, lead))
        return stirred[0]

    after = score_leads(every, back, judged.never, _Kept(old, lead, stirred), fresh)
    return _again(index, after, judged, lead, stirred[0])


@dataclass(frozen=True, slots=True)
class _Kept:
    """Links of before between leads whose pairs did not change, under their new numbers."""

    old: Scored
    lead: Rows
    stirred: list[Rows]

    def joined(self, more: Links) -> Links:
        """Those and these, in order of their rows."""
        every = self.old.links.joined(self.old.denials)
        left, right = self.lead[every.left], self.lead[every.right]
        new = np.zeros(int(max(self.lead.max(), more.right.max(initial=0), self.stirred[0].max(initial=0))) + 2, bool)
        new[self.stirred[0]] = True
        stay = (left != NONE) & (right != NONE) & ~new[left] & ~new[right]
        return Links(left[stay], right[stay], every.odds[stay], every.judged[stay]).joined(more)


def _merged(old: Columns, kept: Rows, new: Columns) -> tuple[Columns, Rows]:
    """The rows kept and the new ones in order, and where each went."""
    both = Columns(codes=old.codes, **{n: np.concatenate((getattr(old, n)[kept], getattr(new, n))) for n in NAMES})
    order = np.lexsort((both.key, both.order, both.document))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return both.take(order), place


def _stirred(old: Scored, new: Scored, lead: Rows) -> Rows:
    """Leads of now whose pairs have to be looked at again."""
    known = np.zeros(len(new.leads), dtype=bool)
    known[lead[:-1][lead[:-1] != NONE]] = True
    fresh = np.flatnonzero(~known)
    some = new.leads.take(fresh)
    both = Columns(
        codes=new.leads.codes, **{n: np.concatenate((getattr(old.leads, n), getattr(some, n))) for n in NAMES}
    )
    number = np.concatenate((lead[:-1], fresh))
    before = np.arange(len(both)) < len(old.leads)
    found = number[block.stirred(both, before, number != NONE)]
    out = np.zeros(len(new.leads), dtype=bool)
    out[found[found != NONE]] = True
    size = max(len(old.lonely), len(new.lonely))
    lonely = [np.concatenate((x.lonely, np.zeros(size - len(x.lonely), dtype=bool))) for x in (old, new)]
    flipped = np.flatnonzero(lonely[0] != lonely[1])
    out |= np.isin(new.leads.place, flipped)
    at = np.flatnonzero(lead[:-1] != NONE)
    was, now = old.taken()[at], new.taken()[lead[at]]
    moved = np.where(was == NONE, NONE, lead[was]) != now
    out[lead[at[moved]]] = True
    return np.flatnonzero(out)


def _again(index: Resolved, s: Scored, judged: Judged, lead: Rows, stirred: Rows) -> Resolved:
    """Clusters of all leads: those that nothing changed stay, the others are made again."""
    links = strong(s, judged)
    component = components(len(s.leads), links.left, links.right)
    touched = np.zeros(len(s.leads), dtype=bool)
    touched[stirred] = True
    # a component that lost a member or a link may have fallen apart: all that was in it is made again
    was = index.component
    broken = np.zeros(len(was), dtype=bool)
    seen = np.flatnonzero(lead[:-1] != NONE)
    broken[was[np.flatnonzero(lead[:-1] == NONE)]] = True
    broken[was[seen[touched[lead[seen]]]]] = True
    now, before = Judgements(s, judged), Judgements(index.scored, index.judged)
    if judged != index.judged:
        for i in {i for pair in before.why for i in pair} | set(before.never):
            broken[was[i]] = True
        for i in {i for pair in now.why for i in pair} | set(now.never):
            touched[i] = True
    touched[lead[seen[broken[was[seen]]]]] = True
    again = np.isin(component, np.unique(component[touched]))
    rows = np.flatnonzero(again)
    made = _clusters_among(s, links, rows, now.never)
    home = np.full(len(s.leads), NONE)
    old = np.flatnonzero(~again)
    number = np.full(len(s.leads), NONE)
    number[lead[seen]] = seen
    # the first lead names a cluster, before and now: order among old leads never changes
    home[old] = lead[index.made.home[number[old]]]
    home[rows] = made.home
    held = _kept_links(index.made.held, lead, again).joined(made.held)
    blocked = _kept_links(index.made.blocked, lead, again).joined(made.blocked)
    return finish(s, judged, component, Clusters(home, held, blocked))


def _kept_links(links: Links, lead: Rows, again: Any) -> Links:
    left, right = lead[links.left], lead[links.right]
    stay = (left != NONE) & (right != NONE)
    stay[stay] &= ~again[left[stay]] & ~again[right[stay]]
    return Links(left[stay], right[stay], links.odds[stay], links.judged[stay])


def _clusters_among(s: Scored, links: Links, rows: Rows, never: dict[int, frozenset[int]]) -> Clusters:
    """Clusters of some leads, which no link leads out of, under the numbers of all."""
    number = np.full(len(s.leads), NONE)
    number[rows] = np.arange(len(rows))
    here = links.take((number[links.left] != NONE) & (number[links.right] != NONE))
    small = Links(number[here.left], number[here.right], here.odds, here.judged)
    inside = {
        int(number[a]): frozenset(int(number[b]) for b in others if number[b] != NONE)
        for a, others in never.items()
        if number[a] != NONE
    }
    made = clusters(s.leads.take(rows), small, inside)

    def large(found: Links) -> Links:
        return Links(rows[found.left], rows[found.right], found.odds, found.judged)

    return Clusters(rows[made.home], large(made.held), large(made.blocked))


def delta(before: Resolved, after: Resolved) -> Delta:
    """What changed from one index to the next."""
    named_before, stamps_before = group_stamps(before)
    named_after, stamps_after = group_stamps(after)
    left, came = ~np.isin(stamps_before, stamps_after), ~np.isin(stamps_after, stamps_before)
    open_before, open_after = open_stamps(before), open_stamps(after)
    pairs_left = np.flatnonzero(~np.isin(open_before, open_after))
    pairs_came = np.flatnonzero(~np.isin(open_after, open_before))
    found = groups(after, named_after[came])
    here = {content_id("incident", g.members[0]) for g in found}
    was = {content_id("incident", m) for m in _first_members(before, named_before[left])}
    proposed = list(suggestions(after, named_after[came], pairs_came))
    stays = {s.id for s in proposed}
    withdrawn = {s.id for s in suggestions(before, named_before[left], pairs_left)} - stays
    return Delta(found, frozenset(was - here), sorted(proposed, key=lambda s: s.id), frozenset(withdrawn))


def _first_members(r: Resolved, named: Rows) -> list[str]:
    s = r.scored
    home = r.home[s.bundle]
    rows = np.flatnonzero(np.isin(home, named) & (home != NONE))
    first: dict[int, str] = {}
    for cluster, allegation in zip(home[rows].tolist(), s.all.ids[rows].tolist(), strict=True):
        first[cluster] = min(first.get(cluster, allegation), allegation)
    return list(first.values())
