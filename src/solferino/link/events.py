"""Scored pairs of events to groups, and what is left to people, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solferino.link.block import Rows, mix
from solferino.link.cluster import Clusters, Links, clusters, components
from solferino.link.columns import NONE, digest
from solferino.link.compare import ACCEPT, LEVELS, METHOD, Feature, explain, levels, odds_of, probability
from solferino.link.judged import Judged
from solferino.link.pairs import Pairs
from solferino.link.scored import CHUNK, Scored
from solferino.link.veto import veto
from solferino.model import Suggestion, content_id

PER_ALLEGATION = 3  # open suggestions kept for one allegation: the best; a person reads no more
_COPY = (Feature("copy", 8.0, "the same sentence, read the same"),)
_BLOCKED = (Feature("blocked", 0.0, "another member of the incident contradicts it"),)

# A denial is one of this event only if it names its day, site, number or victim or takes it up; else a general one.
_DENIED = ("time", "site", "number", "names", "refers")

Stamps = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Group:
    """Allegations of one event: their ids in order, the weakest link (1 for one alone) and why they are one."""

    members: tuple[str, ...]
    weakest: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Scored events with the clusters of their leads. `component`: rows that strong links lead to from each other;
    `home`: the first lead of the cluster, also for a denial that joined one, NONE for one that denies nothing here;
    `denials`: the links by which they joined; `open`: pairs left to people, `stopped` where one was blocked."""

    scored: Scored
    judged: Judged
    component: Rows
    made: Clusters
    home: Rows
    denials: Links
    open: Links
    stopped: NDArray[np.bool_]


def strong(s: Scored, judged: Judged) -> Links:
    """Links that join, if nothing contradicts: strong ones, and those that persons judged."""
    rows = Judgements(s, judged)
    by_person = Links(
        rows.left, rows.right, np.full(len(rows.left), np.inf, np.float32), np.ones(len(rows.left), dtype=bool)
    )
    return s.links.take(s.links.odds >= odds_of(ACCEPT)).joined(by_person)


def resolve(s: Scored, judged: Judged) -> Resolved:
    """Clusters of all leads."""
    links = strong(s, judged)
    made = clusters(s.leads, links, Judgements(s, judged).never)
    return finish(s, judged, components(len(s.leads), links.left, links.right), made)


def finish(s: Scored, judged: Judged, component: Rows, made: Clusters) -> Resolved:
    """Clusters with the denials of what they tell, and the pairs left to people."""
    home, denials = _attach(s, made.home)
    kept = _open(s, made)
    stopped = np.isin(_pair(kept, len(s.leads)), _pair(made.blocked, len(s.leads)))
    return Resolved(s, judged, component, made, home, denials, kept, stopped)


def _pair(links: Links, size: int) -> Rows:
    return links.left * size + links.right


class Judgements:
    """Judgements on allegations as judgements on the leads that stand for them."""

    def __init__(self, s: Scored, judged: Judged) -> None:
        lead = leads_of(s, {i for pair in judged.same for i in pair} | set(judged.never))
        self.why: dict[tuple[int, int], str] = {}
        for (a, b), why in judged.same.items():
            if a in lead and b in lead and lead[a] != lead[b]:
                self.why[min(lead[a], lead[b]), max(lead[a], lead[b])] = why
        self.left = np.array([i for i, _ in self.why], dtype=np.int64)
        self.right = np.array([j for _, j in self.why], dtype=np.int64)
        self.never = {
            lead[a]: frozenset(lead[b] for b in others if b in lead) for a, others in judged.never.items() if a in lead
        }


def leads_of(s: Scored, wanted: Iterable[str]) -> dict[str, int]:
    """For each of the allegations that tells of an event, the lead that stands for it."""
    keys = np.array([digest(i) for i in sorted(wanted)], dtype=np.int64)
    if not len(keys):
        return {}
    rows = np.flatnonzero(np.isin(s.all.key, keys))
    return {s.all.ids[r]: int(s.bundle[r]) for r in rows.tolist()}


def _attach(s: Scored, home: Rows) -> tuple[Rows, Links]:
    """Homes with those of denials, and the links that put them there. A denial of one event joins the incident that
    it denies, and never founds or bridges one."""
    home = np.where(s.leads.against, NONE, home)
    links = s.denials.take(s.denials.odds >= odds_of(ACCEPT))
    telling = np.zeros(len(links), dtype=bool)
    found = levels(s.pairs(links.left, links.right))
    for name in _DENIED:
        telling |= np.array([w >= 1.5 for w, _ in LEVELS[name]])[found[name]]
    telling &= s.leads.against[links.left] != s.leads.against[links.right]
    order = np.flatnonzero(telling)
    order = order[np.lexsort((links.right[order], links.left[order], -links.odds[order]))]
    left_denies = s.leads.against[links.left]
    target = np.where(left_denies, home[links.right], home[links.left])
    groups: dict[int, list[int]] = defaultdict(list)
    wanted = np.flatnonzero(np.isin(home, target[order]))
    for row, cluster in zip(wanted.tolist(), home[wanted].tolist(), strict=True):
        groups[cluster].append(row)
    tried: set[int] = set()
    used: list[int] = []
    for n in order.tolist():
        denial, cluster = int(links.left[n] if left_denies[n] else links.right[n]), int(target[n])
        if denial in tried:
            continue
        tried.add(denial)
        group = np.array(groups[cluster], dtype=np.int64)
        if not veto(Pairs(s.leads, np.full(len(group), denial), group)).any():
            home[denial] = cluster
            groups[cluster].append(denial)
            used.append(n)
    return home, links.take(np.array(used, dtype=np.int64))


def _open(s: Scored, made: Clusters) -> Links:
    """Pairs between two clusters, of each allegation the best few."""
    apart = np.flatnonzero(made.home[s.links.left] != made.home[s.links.right])
    both = np.concatenate((s.links.left[apart], s.links.right[apart]))
    pair = np.concatenate((apart, apart))
    order = np.lexsort((pair, -s.links.odds[pair], both))
    starts = np.flatnonzero(np.diff(both[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    return s.links.take(np.unique(pair[order[rank < PER_ALLEGATION]]))


def group_stamps(r: Resolved) -> tuple[Rows, Stamps]:
    """The clusters (by the lead that names them) and a digest of each: of its members and of what holds them."""
    s = r.scored
    out = np.zeros(len(s.leads), dtype=np.uint64)
    home = r.home[s.bundle]
    at = home != NONE
    np.add.at(out, home[at], mix([s.all.key[at]]))
    for links in (r.made.held, r.denials):
        np.add.at(out, r.home[links.left], _stamps(s, links))
    named = np.unique(home[at])
    return named, out[named]


def _stamps(s: Scored, links: Links) -> Stamps:
    return mix([s.leads.key[links.left], s.leads.key[links.right], links.odds.view(np.int32)])


def open_stamps(r: Resolved) -> Stamps:
    """A digest of each open pair."""
    return mix([_stamps(r.scored, r.open).view(np.int64), r.stopped])


def groups(r: Resolved, named: Rows | None = None) -> list[Group]:
    """The groups, in order; only those that these leads name, where given."""
    s = r.scored
    wanted = np.ones(len(s.leads) + 1, dtype=bool)
    if named is not None:
        wanted[:] = False
        wanted[named] = True
    wanted[NONE] = False
    home = r.home[s.bundle]
    rows = np.flatnonzero(wanted[home])
    members: dict[int, list[str]] = defaultdict(list)
    for allegation, cluster in zip(s.all.ids[rows].tolist(), home[rows].tolist(), strict=True):
        members[cluster].append(allegation)
    held = r.made.held.take(wanted[r.home[r.made.held.left]])
    why = Judgements(s, r.judged).why
    reasons: dict[int, set[str]] = defaultdict(set)
    machine = held.take(~held.judged)
    for cluster, (_, _, _, features) in zip(r.home[machine.left].tolist(), _told(s, machine), strict=True):
        reasons[cluster].add("; ".join(f.seen for f in features if f.weight > 0))
    person = held.take(held.judged)
    for left, right in zip(person.left.tolist(), person.right.tolist(), strict=True):
        reasons[int(r.home[left])].add(why[left, right])
    weakest = np.full(len(s.leads), np.inf)
    np.minimum.at(weakest, r.home[held.left], held.odds)
    certain = probability(weakest)
    found = (Group(tuple(sorted(m)), float(certain[n]), tuple(sorted(reasons[n]))) for n, m in members.items())
    return sorted(found, key=lambda g: g.members)


def suggestions(r: Resolved, named: Rows | None = None, pairs: Rows | None = None) -> Iterator[Suggestion]:
    """What holds groups together, and what is left to people. Only of the groups that the leads `named` name, and of
    the open pairs at `pairs`, where given."""
    s = r.scored
    wanted = np.ones(len(s.leads) + 1, dtype=bool)
    if named is not None:
        wanted[:] = False
        wanted[named] = True
    wanted[NONE] = False
    for links in (r.made.held.take(~r.made.held.judged), r.denials):
        for left, right, p, features in _told(s, links.take(wanted[r.home[links.left]])):
            yield suggestion(left, right, "same", p, features, accepted=True)
    copies = np.flatnonzero((s.lead_rows[s.bundle] != np.arange(len(s.all))) & wanted[r.home[s.bundle]])
    for lead, copy in zip(s.leads.ids[s.bundle[copies]].tolist(), s.all.ids[copies].tolist(), strict=True):
        yield suggestion(lead, copy, "same", 1.0, _COPY, accepted=True)
    yield from _left(r, np.arange(len(r.open)) if pairs is None else pairs)


def _left(r: Resolved, at: Rows) -> Iterator[Suggestion]:
    """Open pairs but those that persons call different; and what people left open or differ on."""
    judged, shown = r.judged, set()
    for (a, b, p, features), stopped in zip(_told(r.scored, r.open.take(at)), r.stopped[at].tolist(), strict=True):
        ids = (min(a, b), max(a, b))
        if ids in judged.refused:
            continue
        more: tuple[Feature, ...] = _BLOCKED if stopped else ()
        if ids in judged.unsure:
            shown.add(ids)
            more += (Feature("judged", 0.0, judged.unsure[ids]),)
        yield suggestion(a, b, "same", p, features + more)
    lead = leads_of(r.scored, {i for ids in judged.unsure for i in ids})
    for ids, said in sorted(judged.unsure.items()):
        homes = {int(r.home[lead[i]]) for i in ids if i in lead}
        if ids not in shown and (len(homes) > 1 or not all(i in lead for i in ids)):
            yield suggestion(*ids, "same", 0.5, (Feature("judged", 0.0, said),))


def _told(s: Scored, links: Links) -> Iterator[tuple[str, str, float, tuple[Feature, ...]]]:
    """Ids, score and features of each link."""
    for at in range(0, len(links), CHUNK):
        some = links.take(slice(at, at + CHUNK))
        ids = zip(s.leads.ids[some.left].tolist(), s.leads.ids[some.right].tolist(), strict=True)
        told = explain(s.pairs(some.left, some.right))
        for (left, right), p, features in zip(ids, probability(some.odds).tolist(), told, strict=True):
            yield left, right, p, features


def suggestion(
    left: str, right: str, relation: str, p: float, features: tuple[Feature, ...], *, accepted: bool = False
) -> Suggestion:
    """A suggestion with its features in words; `left` and `right` of a `same` one stand in order of id."""
    if relation == "same" and right < left:
        left, right = right, left
    rows = tuple((f.name, f.weight, f.seen) for f in features)
    return Suggestion(content_id("suggestion", relation, left, right), left, right, relation, p, rows, METHOD, accepted)
