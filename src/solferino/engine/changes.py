"""What changed between two states of the incidents: for the watch list and for the report (method.md §6.8).

States are sets of versions. Incidents are followed by the allegations that they hold, so that a split, a merger and a
mere new id (an incident takes its id from its smallest allegation) are told apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from solferino.model import IncidentVersion


class ChangeKind(StrEnum):
    """What can change, in the order in which it is told."""

    NEW = "new incident"
    RETRACTED = "no longer in the record"
    SPLIT = "split"
    MERGED = "merged"
    COUNT = "number of people"
    LEVEL = "level"
    DECIDED = "decided by"
    CONTESTED = "contested"
    DIFFERS = "accounts differ"
    AGREE = "accounts no longer differ"
    ACCOUNTS = "passages and origins"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed for one incident. `was` and `now` are words for people, empty where there is nothing;
    `ids` the other incidents concerned; `incident` the id of today where there is one, else the last one."""

    kind: ChangeKind
    incident: str
    title: str
    was: str = ""
    now: str = ""
    ids: tuple[str, ...] = ()


def changes(before: Mapping[str, IncidentVersion], after: Mapping[str, IncidentVersion]) -> list[Change]:
    """Everything that changed from one state to a later one, by kind, then title, then id."""
    old = {k: v for k, v in before.items() if not v.gone}
    new = {k: v for k, v in after.items() if not v.gone}
    home_old = {a: k for k, v in old.items() for a in v.allegations}
    home_new = {a: k for k, v in new.items() for a in v.allegations}
    went = {k: _homes(v, home_new) for k, v in old.items()}
    came = {k: _homes(v, home_old) for k, v in new.items()}
    out: list[Change] = []
    for key, v in new.items():
        sources = came[key]
        if key in old:
            out += _compared(old[key], v)
            joined = tuple(s for s in sources if s != key and s not in new)
            if joined:
                out.append(Change(ChangeKind.MERGED, key, v.title, _titles(joined, old), v.title, joined))
        elif not sources:
            out.append(Change(ChangeKind.NEW, key, v.title, "", _count(v), ()))
        elif len(sources) > 1:
            out.append(Change(ChangeKind.MERGED, key, v.title, _titles(sources, old), v.title, sources))
        elif sources[0] not in new and went[sources[0]] == (key,):  # the same incident under a new id
            out += _compared(old[sources[0]], v)
        elif sources[0] in new:
            out.append(Change(ChangeKind.SPLIT, key, v.title, old[sources[0]].title, v.title, sources))
    for key, v in old.items():
        if key in new:
            continue
        if not went[key]:
            out.append(Change(ChangeKind.RETRACTED, key, v.title, _count(v)))
        elif len(went[key]) > 1:
            out.append(Change(ChangeKind.SPLIT, key, v.title, v.title, _titles(went[key], new), went[key]))
    order = list(ChangeKind)
    return sorted(out, key=lambda c: (order.index(c.kind), c.title, c.incident))


def _homes(v: IncidentVersion, home: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({home[a] for a in v.allegations if a in home}))


def _titles(keys: tuple[str, ...], state: Mapping[str, IncidentVersion]) -> str:
    return "; ".join(state[k].title for k in keys)


def _compared(was: IncidentVersion, now: IncidentVersion) -> list[Change]:
    def change(kind: ChangeKind, before: str, after: str) -> Change:
        return Change(kind, now.incident, now.title, before, after)

    out = []
    if was.victims != now.victims:
        out.append(change(ChangeKind.COUNT, _count(was), _count(now)))
    if was.levels != now.levels:
        out.append(change(ChangeKind.LEVEL, _levels(was), _levels(now)))
    if was.decided_by != now.decided_by:
        out.append(change(ChangeKind.DECIDED, was.decided_by or "nobody", now.decided_by or "nobody"))
    if was.contested != now.contested:
        out.append(change(ChangeKind.CONTESTED, was.contested.replace("_", " "), now.contested.replace("_", " ")))
    old, new = {d[0]: d for d in was.differs}, {d[0]: d for d in now.differs}
    for field in sorted({*old, *new}):
        if old.get(field) != new.get(field):
            kind = ChangeKind.AGREE if field not in new else ChangeKind.DIFFERS
            out.append(change(kind, _differs(old.get(field)), _differs(new.get(field)) or old[field][0]))
    came, went = set(now.allegations) - set(was.allegations), set(was.allegations) - set(now.allegations)
    if came or went or was.origins != now.origins:
        moved = f" ({len(came)} came, {len(went)} went)" if went else ""
        out.append(change(ChangeKind.ACCOUNTS, _accounts(was), _accounts(now) + moved))
    return out


def _count(v: IncidentVersion) -> str:
    low, high, _ = v.victims
    if low is None and high is None:
        return "no number"
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"at least {low:,}" if low is not None else f"up to {high:,}"


def _levels(v: IncidentVersion) -> str:
    return "not assessed" if v.levels is None else "fact {}, legal {}, attribution {}".format(*v.levels)


def _differs(d: tuple[str, str, tuple[str, ...]] | None) -> str:
    return "" if d is None else f"{d[0].replace('_', ' ')} ({d[1]}): {', '.join(d[2])}"


def _accounts(v: IncidentVersion) -> str:
    passages = "1 passage" if len(v.allegations) == 1 else f"{len(v.allegations)} passages"
    return f"{passages} of {v.origins} {'origin' if v.origins == 1 else 'origins'}"
