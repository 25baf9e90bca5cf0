"""Casualties one by one: from the entries of lists, with what people decided about them and about who is who.

Entries that somebody judged to be the same, and nobody to be not the same, are one casualty (R-CAS-11: never merged by
a machine). What sources tell differently is kept as a disagreement; status, sex and age group are then unknown until
somebody decides (R-CAS-1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from solferino.measure.register.decided import amend
from solferino.measure.register.told import Told
from solferino.model import (
    AgeGroup,
    Amendment,
    Casualty,
    CasualtyOutcome,
    CasualtySource,
    Disagreement,
    DisagreementValue,
    Entry,
    Judgement,
    PersonList,
    Place,
    Sex,
    Transition,
    Verdict,
    Verification,
    When,
    content_id,
)
from solferino.store.contract import View

_UNKNOWN: dict[str, Any] = {
    "status": "CST-UNK",
    "control": "CTL-UNK",
    "sex": Sex.UNKNOWN,
    "age_group": AgeGroup.UNKNOWN,
}
_JOINED = (*_UNKNOWN, "incident", "date", "time", "death", "place", "age", "role", "weapons", "proximity", "party",
           "party_level")  # fmt: skip
_GRAVITY = (CasualtyOutcome.INJURED, CasualtyOutcome.MISSING_PRESUMED, CasualtyOutcome.KILLED,
            CasualtyOutcome.DIED_OF_WOUNDS)  # fmt: skip
_STANDING = (Verification.PENDING, Verification.CREDIBLE, Verification.VERIFIED)
PlaceOf = Callable[[Entry], Place | None]


NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Other:
    """What the lists of the record do not say: where an entry's words put it (`place_of`), the casualties whom
    incidents name, and the casualty of each of their further mentions."""

    place_of: PlaceOf
    named: Iterable[Casualty] = ()
    mentions: Mapping[str, str] = field(default_factory=dict)


def casualties(view: View, other: Other, as_of: str | None) -> Iterator[Casualty]:
    """Casualties from the lists of the record in its order, then those whom incidents name, each with what was decided
    about it."""
    amended: dict[str, list[Amendment]] = defaultdict(list)
    for amendment in view.amendments():
        if _known(amendment.at, as_of):
            amended[other.mentions.get(amendment.casualty, amendment.casualty)].append(amendment)
    groups = same_people([j for j in view.judgements() if _known(j.at, as_of)], other.mentions)
    waiting: dict[str, list[Casualty]] = defaultdict(list)
    for one in _all(view, other, as_of):
        group = groups.get(one.id)
        if group is None:
            yield amend(one, amended.get(one.id, []))
        else:
            waiting[group].append(one)
    for members in waiting.values():
        changes = [a for m in members for a in amended.get(m.id, [])]
        yield amend(join(members), sorted(changes, key=lambda a: a.at))


def _all(view: View, other: Other, as_of: str | None) -> Iterator[Casualty]:
    editions = {e.id: e for e in view.lists()}
    earlier: dict[str, list[Entry]] = defaultdict(list)
    for entry in view.replaced_entries():
        earlier[entry.id].append(entry)
    holding: set[str] = set()
    for key in editions:
        for entry in view.entries(key):
            if entry.id in earlier:
                holding.add(entry.id)
            yield from _one([*earlier.get(entry.id, []), entry], editions, as_of, other.place_of)
    left = [key for key in earlier if key not in holding]
    newest = view.latest_entries(left)
    for key in left:  # those that the newest edition withdrew
        yield from _one([*earlier[key], newest[key]], editions, as_of, other.place_of)
    yield from (c for c in other.named if _known(c.recorded_at, as_of))


def _one(
    versions: list[Entry], editions: dict[str, PersonList], as_of: str | None, place_of: PlaceOf
) -> Iterator[Casualty]:
    known = [v for v in versions if _known(editions[v.list].recorded_at, as_of)]
    if known and known[-1].outcome is not None:
        yield of_entry(known, editions, place_of)


def _known(at: str, as_of: str | None) -> bool:
    """Whether it was recorded by then; a day includes all of that day."""
    return as_of is None or at[: len(as_of)] <= as_of


def casualty_id(entry_id: str) -> str:
    """The id of the casualty that an entry of a list tells of."""
    return content_id("cas", entry_id)


def of_entry(versions: list[Entry], editions: dict[str, PersonList], place_of: PlaceOf) -> Casualty:
    """The casualty of an entry with its earlier versions, the latest last; that one has an outcome."""
    entry = versions[-1]
    edition = editions[entry.list]
    history: list[Transition] = []
    for version in versions:
        if version.outcome and (not history or history[-1].outcome is not version.outcome):
            history.append(Transition(editions[version.list].recorded_at, version.outcome, version.list))
    verified = entry.verification is Verification.VERIFIED
    return Casualty(
        id=casualty_id(entry.id),
        pseudonym=entry.pseudonym,
        outcome=entry.outcome or CasualtyOutcome.KILLED,
        sources=(CasualtySource("list", entry.id, entry.list, _where(entry)),),
        recorded_at=editions[versions[0].list].recorded_at,
        history=tuple(history),
        date=entry.date,
        time=entry.time,
        death=entry.death,
        place=place_of(entry),
        sex=entry.sex,
        age=entry.age,
        age_group=entry.age_group,
        status=entry.status,
        role=entry.role,
        weapons=entry.weapons,
        control=entry.control,
        proximity=entry.proximity,
        party=entry.party,
        verification=Verification.WITHDRAWN if entry.withdrawn else entry.verification,
        verified_at=edition.recorded_at if verified else None,
        verifier=(edition.publisher or edition.series) if verified else None,
        withdrawn_at=edition.recorded_at if entry.withdrawn else None,
    )


def _where(entry: Entry) -> str:
    return f"row {entry.row}" if entry.sheet is None else f"{entry.sheet}, row {entry.row}"


def same_people(judgements: list[Judgement], mentions: Mapping[str, str] = NOBODY) -> dict[str, str]:
    """The group of each casualty that somebody judged to be the same as another. Of one person's judgements on a pair
    the latest holds; a pair is the same where one says so and nobody says that it is not."""
    latest: dict[tuple[str, str], dict[str, Verdict]] = defaultdict(dict)
    for j in judgements:
        left, right = sorted((_casualty(j.left, mentions), _casualty(j.right, mentions)))
        if left.startswith("cas-") and right.startswith("cas-"):
            latest[left, right][j.by] = j.verdict
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for (left, right), told in sorted(latest.items()):
        if Verdict.SAME in told.values() and Verdict.NOT_SAME not in told.values():
            low, high = sorted((root(left), root(right)))
            parent[high] = low
    return {key: root(key) for key in list(parent)}


def _casualty(key: str, mentions: Mapping[str, str]) -> str:
    return casualty_id(key) if key.startswith("ent-") else mentions.get(key, key)


def may_tie(view: View) -> bool:
    """Whether anything that was decided may change who belongs to which incident."""
    return bool(view.amendments()) or any(
        side.startswith(("ent-", "cas-")) for j in view.judgements() for side in (j.left, j.right)
    )


def tied(found: Iterable[Casualty], told: Iterable[Told]) -> dict[str, list[Casualty]]:
    """The casualties that stand, by incident: that whose they are, and each whose texts name them, because the person
    stands in its numbers too."""
    home = {a.id: one.incident.id for one in told for a in one.allegations}
    out: dict[str, list[Casualty]] = defaultdict(list)
    for casualty in found:
        if casualty.stands:
            incidents = {home[s.id] for s in casualty.sources if s.id in home}
            incidents |= {casualty.incident} if casualty.incident else set()
            for incident in incidents:
                out[incident].append(casualty)
    return out


def join(members: list[Casualty]) -> Casualty:
    """One casualty of several that are the same person; the first keeps its id and pseudonym."""
    first = members[0]
    standing = [m for m in members if m.stands] or members
    changes: dict[str, Any] = {}
    differ = []
    for name in _JOINED:
        values: dict[Any, list[str]] = {}
        first_of: dict[Any, Any] = {}
        for m in standing:
            value = getattr(m, name)
            if value not in (None, (), _UNKNOWN.get(name)):
                value = first_of.setdefault(_meant(value), value)
                values.setdefault(value, []).extend(s.id for s in m.sources)
        if len(values) > 1:
            differ.append(_disagreement(name, values))
        if values:
            changes[name] = _UNKNOWN[name] if len(values) > 1 and name in _UNKNOWN else list(values)[-1]
    outcomes: dict[Any, list[str]] = {}
    for m in standing:
        outcomes.setdefault(m.outcome, []).extend(s.id for s in m.sources)
    if len(outcomes) > 1:
        differ.append(_disagreement("outcome", outcomes))
    best = max((m for m in standing), key=lambda m: _STANDING.index(m.verification) if m.verification.stands else -1)
    return replace(
        first,
        **changes,
        outcome=max(outcomes, key=_GRAVITY.index),
        sources=tuple(s for m in members for s in m.sources),
        recorded_at=min(m.recorded_at for m in members),
        history=tuple(sorted((t for m in members for t in m.history), key=lambda t: t.at)),
        verification=best.verification,
        verified_at=best.verified_at,
        verifier=best.verifier,
        withdrawn_at=best.withdrawn_at,
        disagreements=tuple(differ),
    )


def _meant(value: Any) -> Any:
    """What tells two values apart: places by their id and times by their days, where these are settled, in whatever
    words they stand."""
    if isinstance(value, Place) and value.id is not None:
        return value.id
    if isinstance(value, When) and value.earliest is not None:
        return value.earliest, value.latest
    return value


def _disagreement(name: str, values: dict[Any, list[str]]) -> Disagreement:
    return Disagreement(name, tuple(DisagreementValue(_written(v), tuple(ids)) for v, ids in values.items()))


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(v) for v in value)
    return str(getattr(value, "text", value))
