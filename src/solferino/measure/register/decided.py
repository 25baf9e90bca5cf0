"""What people decided about single casualties: checked before it is recorded, and laid over what the sources say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from solferino.errors import Missing, Refused
from solferino.measure.register.dates import read_date
from solferino.measure.register.fields import codes
from solferino.model import (
    AgeGroup,
    Amendment,
    Casualty,
    CasualtyOutcome,
    Level,
    Sex,
    Transition,
    Verification,
    content_id,
)
from solferino.store.contract import View

AMENDABLE = ("outcome", "status", "role", "weapons", "control", "proximity", "party", "party_level", "date", "death",
             "sex", "age_group", "incident", "verification", "of")  # fmt: skip


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
