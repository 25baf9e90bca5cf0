"""Casualties one by one: from the entries of lists, with what people decided about them and about who is who.

Entries that somebody judged to be the same, and nobody to be not the same, are one casualty (R-CAS-11: never merged by
a machine). What sources tell differently is kept as a disagreement; status, sex and age group are then unknown until
somebody decides (R-CAS-1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from solferino.errors import Missing, Refused
from solferino.measure.register.dates import read_date
from solferino.measure.register.fields import codes
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
    Level,
    PersonList,
    Place,
    PlaceKind,
    Sex,
    Transition,
    Verdict,
    Verification,
    content_id,
)
from solferino.store.contract import View

AMENDABLE = ("outcome", "status", "role", "weapons", "control", "proximity", "party", "party_level", "date", "death",
             "sex", "age_group", "incident", "verification", "of")  # fmt: skip
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
_DEFAULTS = {f.name: f.default for f in fields(Casualty)}


def casualties(view: View, named: Iterable[Casualty], as_of: str | None) -> Iterator[Casualty]:
    """Casualties from the lists of the record in its order, then `named`, each with what was decided about it."""
    amended: dict[str, list[Amendment]] = defaultdict(list)
    for amendment in view.amendments():
        if _known(amendment.at, as_of):
            amended[amendment.casualty].append(amendment)
    groups = same_people([j for j in view.judgements() if _known(j.at, as_of)])
    waiting: dict[str, list[Casualty]] = defaultdict(list)
    for one in _all(view, named, as_of):
        group = groups.get(one.id)
        if group is None:
            yield amend(one, amended.get(one.id, []))
        else:
            waiting[group].append(one)
    for members in waiting.values():
        changes = [a for m in members for a in amended.get(m.id, [])]
        yield amend(join(members), sorted(changes, key=lambda a: a.at))


def _all(view: View, named: Iterable[Casualty], as_of: str | None) -> Iterator[Casualty]:
    editions = {e.id: e for e in view.lists()}
    earlier: dict[str, list[Entry]] = defaultdict(list)
    for entry in view.replaced_entries():
        earlier[entry.id].append(entry)
    holding: set[str] = set()
    for key in editions:
        for entry in view.entries(key):
            if entry.id in earlier:
                holding.add(entry.id)
            yield from _one([*earlier.get(entry.id, []), entry], editions, as_of)
    left = [key for key in earlier if key not in holding]
    newest = view.latest_entries(left)
    for key in left:  # those that the newest edition withdrew
        yield from _one([*earlier[key], newest[key]], editions, as_of)
    yield from (c for c in named if _known(c.recorded_at, as_of))


def _one(versions: list[Entry], editions: dict[str, PersonList], as_of: str | None) -> Iterator[Casualty]:
    known = [v for v in versions if _known(editions[v.list].recorded_at, as_of)]
    if known and known[-1].outcome is not None:
        yield of_entry(known, editions)


def _known(at: str, as_of: str | None) -> bool:
    """Whether it was recorded by then; a day includes all of that day."""
    return as_of is None or at[: len(as_of)] <= as_of


def casualty_id(entry_id: str) -> str:
    """The id of the casualty that an entry of a list tells of."""
    return content_id("cas", entry_id)


def of_entry(versions: list[Entry], editions: dict[str, PersonList]) -> Casualty:
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
        place=_place(entry),
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


def _place(entry: Entry) -> Place | None:
    if not (entry.place or entry.admin1 or entry.place_code):
        return None
    text = entry.place or entry.admin1 or entry.place_code or ""
    kind = PlaceKind.SETTLEMENT if entry.place or entry.place_code else PlaceKind.REGION
    return Place(text, text, kind, entry.admin1, None, entry.lat, entry.lon, entry.place_code)


def same_people(judgements: list[Judgement]) -> dict[str, str]:
    """The group of each casualty that somebody judged to be the same as another. Of one person's judgements on a pair
    the latest holds; a pair is the same where one says so and nobody says that it is not."""
    latest: dict[tuple[str, str], dict[str, Verdict]] = defaultdict(dict)
    for j in judgements:
        left, right = sorted((_casualty(j.left), _casualty(j.right)))
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


def _casualty(key: str) -> str:
    return casualty_id(key) if key.startswith("ent-") else key


def join(members: list[Casualty]) -> Casualty:
    """One casualty of several that are the same person; the first keeps its id and pseudonym."""
    first = members[0]
    standing = [m for m in members if m.stands] or members
    changes: dict[str, Any] = {}
    differ = []
    for name in _JOINED:
        values: dict[Any, list[str]] = {}
        for m in standing:
            value = getattr(m, name)
            if value not in (None, (), _UNKNOWN.get(name)):
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


def _disagreement(name: str, values: dict[Any, list[str]]) -> Disagreement:
    return Disagreement(name, tuple(DisagreementValue(_written(v), tuple(ids)) for v, ids in values.items()))


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(v) for v in value)
    return str(getattr(value, "text", value))


def amend(casualty: Casualty, changes: Iterable[Amendment]) -> Casualty:
    """The casualty with what was decided about it, in order of time."""
    told, now = casualty, casualty
    for change in changes:
        if change.value is None:
            now = replace(now, **{change.field: getattr(told, change.field)})
        else:
            now = replace(now, **{change.field: _value(change.field, change.value)})
        if change.field == "outcome":
            now = replace(now, history=(*now.history, Transition(change.at, now.outcome, change.by)))
        if change.field == "verification":
            verified, out = now.verification is Verification.VERIFIED, not now.verification.stands
            now = replace(
                now,
                verified_at=change.at if verified else None,
                verifier=change.by if verified else None,
                withdrawn_at=change.at if out else None,
            )
    return now


def amendment(
    view: View, there: Iterable[Casualty], wish: tuple[str, str, str | None, str], by: str, at: str
) -> Amendment:
    """What somebody wishes to record, checked: (casualty or pseudonym, field, value, reason). Refused M29 for a field
    or value that cannot be, or without a reason; Missing M65 where there is no such casualty."""
    key, name, value, reason = wish
    if name not in AMENDABLE:
        raise Refused("M29", name[:40], "there is no such field to amend", f"Fields: {', '.join(AMENDABLE)}")
    if not reason.strip():
        raise Refused("M29", name, "a decision needs a reason", "Say why: --reason")
    wanted = {key, value} if name == "of" and value is not None else {key}
    ids = _find(there, wanted)
    if key not in ids:
        raise Missing("M65", key[:60], "there is no such casualty in the case", "`register` lists them")
    if value is not None:
        _check(name, value, ids, view)
    if name == "of" and value is not None:
        value = ids[value]
    return Amendment(content_id("amd", ids[key], name, value, by, at), ids[key], name, value, by, at, reason.strip())


def _find(there: Iterable[Casualty], wanted: set[str]) -> dict[str, str]:
    """The id of each casualty that is wanted by id or pseudonym, as far as it is there."""
    ids: dict[str, str] = {}
    for casualty in there:
        ids |= {name: casualty.id for name in (casualty.id, casualty.pseudonym) if name in wanted}
        if len(ids) == len(wanted):
            break
    return ids


def _check(name: str, value: str, ids: dict[str, str], view: View) -> None:
    known: Iterable[str]
    if name == "of":
        known = ids
    elif name == "incident":
        known = [i.id for i in view.incidents()]
    elif name == "party_level":
        known = [level.value for level in Level]
    else:
        known = codes(name)
    if name in ("date", "death"):
        if read_date(value, "ymd") is None:
            raise Refused("M29", name, "this is no date", "Write YYYY, YYYY-MM or YYYY-MM-DD")
    elif name != "party" and value not in known:  # the side blamed may be any
        listed = "" if name in ("of", "incident") else f": {', '.join(sorted(known))}"
        raise Refused("M29", name, "it cannot have this value", f"Give one that is there{listed}")


def _value(name: str, value: str) -> Any:
    if name in ("date", "death"):
        day = read_date(value, "ymd")
        return None if day is None else day.when() if name == "date" else day.iso
    kinds: dict[str, Any] = {
        "outcome": CasualtyOutcome, "sex": Sex, "age_group": AgeGroup, "verification": Verification,
        "party_level": Level, "weapons": lambda v: (v,),
    }  # fmt: skip
    return kinds.get(name, str)(value)
