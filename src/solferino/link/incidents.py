"""Allegations to incidents: what each tells of, which tell of the same, and what nobody could settle.

Events are compared pair by pair and clustered; totals and general claims are gathered by what they say they are about.
All of it is a machine's suggestion with its reasons, which a person's judgement overrides and can take back. The result
depends on the set of allegations and judgements only, never on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solferino.link import block, gather
from solferino.link.build import build
from solferino.link.cluster import Link, clusters
from solferino.link.compare import ACCEPT, METHOD, SUGGEST, Comparison, Feature, compare, veto
from solferino.link.traits import LOOK_BACK, Kind, Traits, traits
from solferino.model import Allegation, Incident, Judgement, Origin, Suggestion, Verdict, content_id

PER_ALLEGATION = 3  # open suggestions kept for one allegation: the best; a person reads no more


# A denial is one of this event only if it names its day, site, number or victim or takes it up; else a general one.
_DENIED = frozenset({"time", "site", "number", "names", "refers"})


@dataclass(frozen=True, slots=True)
class Linked:
    """Incidents in a fixed order, and the suggestions accepted (they hold incidents together) or left open."""

    incidents: list[Incident]
    suggestions: list[Suggestion]


@dataclass(frozen=True, slots=True)
class _Group:
    members: tuple[str, ...]
    kind: Kind
    weakest: float
    reasons: tuple[str, ...]


def incidents(
    allegations: Sequence[Allegation],
    origin_of: Mapping[str, Origin],
    published: Mapping[str, str | None],
    judgements: Sequence[Judgement] = (),
) -> Linked:
    """Incidents and suggestions. `published`: latest publication day by document id, where known."""
    by_id = {a.id: a for a in allegations}
    everything = traits(allegations, published)
    at = {t.id: t for t in everything}
    same, never = judged(judgements, by_id)
    found: list[Suggestion] = []
    groups = _events([t for t in everything if t.kind is Kind.EVENT], same, never, found)
    groups += [
        _Group(
            tuple(sorted(t.id for t in g)),
            Kind.TOTAL,
            1.0,
            ("the same figure: time, area, people and act agree",) if len(g) > 1 else (),
        )
        for g in gather.totals([t for t in everything if t.kind is Kind.TOTAL and not t.against])
    ]
    groups += [
        _Group(
            tuple(sorted(t.id for t in g)),
            Kind.GENERAL,
            1.0,
            ("general claims of one act, side, area and year, gathered for reading",),
        )
        for g in gather.generals(t for t in everything if t.kind is Kind.GENERAL and not t.against)
    ]
    groups = [g for g in groups if not all(at[m].against for m in g.members)]
    home = {m: n for n, g in enumerate(groups) for m in g.members}
    parts = _parts(everything, groups, home, at, found)
    out = []
    for n, group in enumerate(groups):
        whole = parts.get(n)
        out.append(
            build(
                [by_id[m] for m in group.members],
                group.kind,
                origin_of=origin_of,
                published=published,
                reasons=group.reasons,
                weakest=group.weakest,
                part_of=incident_id(groups[whole].members) if whole is not None else None,
            )
        )
    return Linked(sorted(out, key=lambda i: (i.kind, i.id)), sorted(found, key=lambda s: s.id))


def incident_id(members: Sequence[str]) -> str:
    """Id of an incident: from its smallest allegation id, so that it stays while others join it later."""
    return content_id("incident", min(members))


def judged(
    judgements: Sequence[Judgement], known: Mapping[str, Allegation]
) -> tuple[list[tuple[Judgement, Link]], dict[str, frozenset[str]]]:
    """What persons said is the same, and what is not. The latest judgement of a person on a pair holds; where two
    persons differ, "not the same" blocks. Judgements on allegations that are gone are kept aside, not applied."""
    latest: dict[tuple[str, str, str], Judgement] = {}
    for j in sorted(judgements, key=lambda j: (j.at, j.id)):
        left, right = sorted((j.left, j.right))
        if left in known and right in known:
            latest[left, right, j.by] = j
    same: list[tuple[Judgement, Link]] = []
    never: dict[str, set[str]] = defaultdict(set)
    for (left, right, _), j in sorted(latest.items()):
        if j.verdict is Verdict.SAME:
            same.append((j, Link(left, right, 1.0, judged=True)))
        elif j.verdict is Verdict.NOT_SAME:
            never[left].add(right)
            never[right].add(left)
    return same, {k: frozenset(v) for k, v in never.items()}


def _events(
    events: list[Traits],
    same: list[tuple[Judgement, Link]],
    never: Mapping[str, frozenset[str]],
    found: list[Suggestion],
) -> list[_Group]:
    lead, followers = _bundles(events, never)
    at = {t.id: t for t in lead}
    back = _references(lead)
    lonely = _lonely_places(lead)
    scored: dict[tuple[str, str], Comparison] = {}
    links: list[Link] = []
    denials: list[Link] = []
    for i, j in block.pairs(lead):
        a, b = lead[i], lead[j]
        refers = back.get(a.id) == b.id or back.get(b.id) == a.id
        alone = a.place is not None and a.place == b.place and a.place in lonely
        result = compare(a, b, refers=refers, alone=alone)
        if result.score < SUGGEST:
            continue
        left, right = sorted((a.id, b.id))
        scored[left, right] = result
        if not (a.against or b.against):
            links.append(Link(left, right, result.score))
        elif any(f.name in _DENIED and f.weight >= 1.5 for f in result.features):
            denials.append(Link(left, right, result.score))
    events_of = {m: t.id for t in lead for m in (t.id, *followers[t.id])}
    links += [
        Link(events_of[k.left], events_of[k.right], 1.0, True)
        for _, k in same
        if k.left in events_of and k.right in events_of
    ]
    made, blocked = clusters(
        (t.id for t in lead if not t.against), links, ACCEPT, lambda x, y: veto(at[x], at[y]) is not None, never
    )
    home = {m: n for n, c in enumerate(made) for m in c.members}
    members = [[m for lead_id in c.members for m in (lead_id, *followers[lead_id])] for c in made]
    used = {(k.left, k.right) for c in made for k in c.links}
    _attach(denials, at, home, members, used)
    _suggest(scored, used, blocked, home, found)
    for t in lead:
        found += [
            _suggestion(
                t.id, f, "same", 1.0, (Feature("copy", 8.0, "the same sentence, read the same"),), accepted=True
            )
            for f in followers[t.id]
        ]
    why = {(k.left, k.right): f"judged the same by {j.by}: {j.reason}" for j, k in same}
    out = []
    for n, cluster in enumerate(made):
        reasons = sorted({_reason(k, scored, why) for k in cluster.links})
        out.append(_Group(tuple(sorted(members[n])), Kind.EVENT, cluster.weakest, tuple(reasons)))
    return out


def _bundles(events: list[Traits], never: Mapping[str, frozenset[str]]) -> tuple[list[Traits], dict[str, list[str]]]:
    """The first of each set that reads the same word for word in several documents, and its followers: ten thousand
    copies of a text cost as much as one. Undated ones only within a month of publication; none that a person judged."""
    first: dict[tuple[object, ...], Traits] = {}
    followers: dict[str, list[str]] = {}
    lead = []
    for t in events:
        fields = (t.text, t.acts, t.harm, t.low, t.high, t.names, t.sex, t.age, t.status, t.victims_party)
        where = (t.perpetrator_party, t.place, t.first, t.last, t.against, t.weapons, t.sites)
        key = (*fields, *where, (t.told or 0) // 31 if t.first is None else 0)
        known = first.get(key)
        if known is None or known.document == t.document or t.id in never:
            first.setdefault(key, t)
            lead.append(t)
            followers[t.id] = []
        else:
            followers[known.id].append(t.id)
    return lead, followers


def _references(events: list[Traits]) -> dict[str, str]:
    """For each allegation that takes up something told before: the nearest fitting one before it in its text."""
    out: dict[str, str] = {}
    for n, t in enumerate(events):
        if not t.refers or t.another:
            continue
        for m in range(n - 1, -1, -1):
            before = events[m]
            if before.document != t.document or t.sentence - before.sentence > LOOK_BACK:
                break
            placed = t.place is None or t.place == before.place
            if placed and before.sentence < t.sentence and veto(before, t) is None:
                out[t.id] = before.id
                break
    return out


def _lonely_places(events: list[Traits]) -> frozenset[str]:
    """Places of which the record tells killings or remains in at most two months: there, two accounts that give no day
    are likely of one event. In a city struck every month they are not."""
    months: dict[str, set[int]] = defaultdict(set)
    for t in events:
        if t.located and t.place is not None and t.families & {"BODIES", "KIL", "VIOLATION"}:
            months[t.place].update({t.first // 31} if t.first is not None and (t.span or 99) <= 31 else ())
    return frozenset(p for p, seen in months.items() if len(seen) <= 2)


def _attach(
    denials: list[Link],
    at: Mapping[str, Traits],
    home: Mapping[str, int],
    members: list[list[str]],
    used: set[tuple[str, str]],
) -> None:
    """A denial of one event joins the incident that it denies, and never founds or bridges one."""
    best: dict[str, Link] = {}
    for link in denials:
        denial = link.left if at[link.left].against else link.right
        other = link.right if denial == link.left else link.left
        if other in home and link.score >= ACCEPT:
            known = best.get(denial)
            if known is None or (-link.score, link.left, link.right) < (-known.score, known.left, known.right):
                best[denial] = link
    for denial, link in sorted(best.items(), key=lambda item: (-item[1].score, item[0])):
        other = link.right if denial == link.left else link.left
        group = members[home[other]]
        if all(veto(at[denial], at[m]) is None for m in group if m in at):
            group.append(denial)
            used.add((link.left, link.right))


def _suggest(
    scored: Mapping[tuple[str, str], Comparison],
    used: set[tuple[str, str]],
    blocked: Sequence[Link],
    home: Mapping[str, int],
    found: list[Suggestion],
) -> None:
    """Keep the links in use, and of the open pairs between two clusters the best few of each allegation."""
    why = {(k.left, k.right) for k in blocked}
    open_pairs: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for (left, right), result in scored.items():
        if (left, right) in used:
            found.append(_suggestion(left, right, "same", result.score, result.features, accepted=True))
        elif left in home and right in home and home[left] != home[right]:
            for member in (left, right):
                open_pairs[member].append((-result.score, left, right))
    keep = {(left, right) for rows in open_pairs.values() for _, left, right in sorted(rows)[:PER_ALLEGATION]}
    for left, right in sorted(keep):
        result = scored[left, right]
        extra = (
            (Feature("blocked", 0.0, "another member of the incident contradicts it"),) if (left, right) in why else ()
        )
        found.append(_suggestion(left, right, "same", result.score, result.features + extra))


def _parts(
    everything: Sequence[Traits],
    groups: Sequence[_Group],
    home: Mapping[str, int],
    at: Mapping[str, Traits],
    found: list[Suggestion],
) -> dict[int, int]:
    """Which group is part of which total, as a text itself tells it; and open suggestions where it may be."""
    by_document: dict[str, list[Traits]] = defaultdict(list)
    for t in everything:
        if t.id in home:
            by_document[t.document].append(t)
    out: dict[int, int] = {}
    for document in sorted(by_document):
        told = by_document[document]
        for whole in (t for t in told if t.kind is Kind.TOTAL):
            for part in told:
                why = gather.part_of(part, whole)
                if (
                    why is not None
                    and home[part.id] != home[whole.id]
                    and home[part.id] not in out
                    and out.get(home[whole.id]) != home[part.id]
                ):
                    out[home[part.id]] = home[whole.id]
                    found.append(
                        _suggestion(part.id, whole.id, "part_of", 0.9, (Feature("part", 3.0, why),), accepted=True)
                    )
    _maybe_parts(groups, at, home, out, found)
    return out


def _maybe_parts(
    groups: Sequence[_Group],
    at: Mapping[str, Traits],
    home: Mapping[str, int],
    settled: Mapping[int, int],
    found: list[Suggestion],
) -> None:
    """Open suggestions: an event that a wider claim of the same kind may include. Never accepted by the machine."""
    events: dict[str, list[Traits]] = defaultdict(list)
    for group in groups:
        if group.kind is Kind.EVENT:
            t = at[group.members[0]]
            events[t.family].append(t)
    for group in groups:
        if group.kind is Kind.EVENT:
            continue
        wide = at[group.members[0]]
        rows = []
        for t in events[wide.family][:500]:
            if gather.differ(t, wide) or settled.get(home[t.id]) == home[wide.id]:
                continue
            seen, weight = ["the same kind of act"], -2.0
            if wide.place is not None and wide.place == t.place:
                seen, weight = [*seen, "the same place"], weight + 1.5
            elif wide.country and t.country and wide.country != t.country:
                continue
            if wide.status and wide.status == t.status:
                seen, weight = [*seen, "the same kind of victims"], weight + 0.75
            if wide.sites & t.sites:
                seen, weight = [*seen, "the same kind of site"], weight + 1.0
            if len(seen) == 1:
                continue  # nothing but the kind of act: every other event would fit as well
            if wide.document == t.document:
                seen, weight = [*seen, "told in one document"], weight + 1.0
            rows.append((-weight, t.id, seen))
        for weight, event, seen in sorted(rows)[:PER_ALLEGATION]:
            score = round(1 / (1 + 2.0**weight), 6)
            if score >= SUGGEST:
                features = (Feature("wider", -weight, "; ".join(seen)),)
                found.append(_suggestion(event, wide.id, "part_of", score, features))


def _suggestion(
    left: str, right: str, relation: str, score: float, features: tuple[Feature, ...], *, accepted: bool = False
) -> Suggestion:
    rows = tuple((f.name, f.weight, f.seen) for f in features)
    return Suggestion(
        content_id("suggestion", relation, left, right), left, right, relation, score, rows, METHOD, accepted
    )


def _reason(link: Link, scored: Mapping[tuple[str, str], Comparison], why: Mapping[tuple[str, str], str]) -> str:
    if link.judged:
        return why.get((link.left, link.right), "judged the same by a person")
    result = scored[link.left, link.right]
    return "; ".join(f.seen for f in result.features if f.weight > 0)
