"""Where accounts of one incident differ, field by field: never resolved, only told apart by kind (issue 4).

of numbers      conflict, scope, transposition, variant, update, rounding (numbers.py)
of status       composition: civilians or soldiers, told differently
of the side     attribution: different sides are blamed
of time         variant: one day apart; transposition: day and month changed places; conflict
of place        variant: neighbouring places, or the town and a place in it; conflict
of act, weapon  conflict: told as one thing by one, as another by the other
whether at all  denial: somebody says that it did not happen; staged: that it was made up or put on by others
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from solferino.link.known import since
from solferino.link.numbers import number, number_kind
from solferino.model import Allegation, Disagreement, DisagreementValue, Origin, PlaceKind
from solferino.terms import cues

NEIGHBOURS_KM = 15.0  # a village and the town that texts name for it
_ARMED = frozenset({"CST-COMB", "CST-DPH", "CST-HDC-POW", "CST-HDC-SUR", "CST-HDC-WND", "CST-MEDREL"})
# How people died, as far as one excludes another: killed by hand, in custody, or by an attack.
_CAUSES = {
    "KIL-01": "hand",
    "KIL-02": "hand",
    "KIL-03": "hand",
    "KIL-07": "hand",
    "KIL-04": "custody",
    "KIL-05": "custody",
}


def disagreements(
    members: Sequence[Allegation],
    published: Mapping[str, str | None],
    origin_of: Mapping[str, Origin] | None = None,
) -> tuple[Disagreement, ...]:
    """All fields on which the members differ, in a fixed order. `published`: day by document id, where known."""
    everybody = sorted(members, key=lambda a: a.id)
    known = {a.id: since(a, published) for a in everybody}
    told = [a for a in everybody if not a.stance.against and not staged(a)]
    kinds = [
        *_numbers(told, known, origin_of),
        _status(told),
        _field("alleged_perpetrator", {a.id: _party(a) for a in told}, "attribution"),
        _places(told),
        _days(told),
        _causes(told),
        _weapons(told),
        _denial(everybody),
        _staged(everybody),
    ]
    return tuple(_dated(d, known) for d in kinds if d is not None)


def _dated(found: Disagreement, known: Mapping[str, str | None]) -> Disagreement:
    """The same with the day since which each value is told."""
    values = []
    for v in found.values:
        days = [d for a in v.allegations if (d := known[a]) is not None]
        values.append(DisagreementValue(v.value, v.allegations, min(days, default=None)))
    return Disagreement(found.field, tuple(values), found.kind, found.note)


def _field(field: str, values: Mapping[str, str | None], kind: str = "conflict", note: str = "") -> Disagreement | None:
    by_value: dict[str, list[str]] = defaultdict(list)
    for allegation, value in values.items():
        if value is not None:
            by_value[value].append(allegation)
    if len(by_value) < 2:
        return None
    ordered = sorted(by_value.items(), key=lambda kv: _order(kv[0]))
    rows = tuple(DisagreementValue(v, tuple(sorted(ids))) for v, ids in ordered)
    return Disagreement(field, rows, kind, note)


def _order(value: str) -> tuple[int, str]:
    """Numbers by size, words by the alphabet."""
    found = re.match(r"(?:up to )?(\d+)", value)
    return (int(found[1]) if found and "-" not in value else 0, value)


def _numbers(
    told: Sequence[Allegation], known: Mapping[str, str | None], origin_of: Mapping[str, Origin] | None
) -> list[Disagreement]:
    out = []
    by_harm: dict[str, list[Allegation]] = defaultdict(list)
    for a in told:
        if a.victims.low is not None or a.victims.high is not None:
            by_harm[a.harm or "other"].append(a)
    for harm, group in sorted(by_harm.items()):
        if len({number(a) for a in group}) < 2:
            continue
        kind, note = number_kind(group, known, origin_of)
        field = "victims" if len(by_harm) == 1 else f"victims {harm}"
        found = _field(field, {a.id: number(a) for a in group}, kind, note)
        if found is not None:
            out.append(found)
    return out


def composition(a: Allegation) -> str | None:
    """The status told of the victims: a code; "mostly" and a code; "mixed" where the account names armed and unarmed
    people together. None where it leaves the status open: open is no opinion (R-CAS-1)."""
    v = a.victims
    parts = {g.status for g in v.breakdown if g.status} - {"CST-UNK"}
    if len(parts) > 1 or cues("mixed_status").search(a.passage.text):
        return "mixed"
    code = v.status if v.status != "CST-UNK" else None
    if code is None:
        return None
    return f"mostly {code}" if cues("mostly").search(v.description or "") else code


def _status(told: Sequence[Allegation]) -> Disagreement | None:
    counted = {a.harm for a in told if a.victims.status}
    values = {a.id: composition(a) for a in told if a.harm in counted}
    codes = {v.removeprefix("mostly ") for v in values.values() if v}
    mixed = "mixed" in codes or (codes & _ARMED and codes - _ARMED)
    if not mixed and len(codes) < 2:
        values = {i: v and v.removeprefix("mostly ") for i, v in values.items()}  # only how exactly it is said differs
    note = "civilians or members of armed forces: told differently" if mixed else ""
    return _field("status", values, "composition" if mixed else "scope", note)


def _party(a: Allegation) -> str | None:
    return a.alleged_perpetrator.party if a.alleged_perpetrator else None


def _places(told: Sequence[Allegation]) -> Disagreement | None:
    """Only settlements differ: a region that holds the town is less exact, not another opinion; nor is a spelling."""
    placed = [(a.id, a.place) for a in told if a.place and a.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE)]
    names: dict[str, str] = {}
    values: dict[str, str | None] = {i: names.setdefault(p.id or p.name.casefold(), p.name) for i, p in placed}
    points = sorted({(p.lat, p.lon) for _, p in placed if p.lat is not None and p.lon is not None})
    known = all(p.lat is not None and p.lon is not None for _, p in placed)
    far = max((_km(p, q) for p in points for q in points), default=0.0) if len(points) < 50 else math.inf
    if known and far <= NEIGHBOURS_KM:
        return _field("place", values, "variant", f"{far:.0f} km apart: one may name the nearest town")
    return _field("place", values)


def _km(p: tuple[float, float], q: tuple[float, float]) -> float:
    (lat, lon), (lat2, lon2) = p, q
    x = math.radians(lon2 - lon) * math.cos(math.radians((lat + lat2) / 2))
    return 6371.0 * math.hypot(x, math.radians(lat2 - lat))


def _days(told: Sequence[Allegation]) -> Disagreement | None:
    """Times that exclude each other; a month that holds the day is less exact, not another opinion."""
    known = {
        a.id: (a.when.earliest, a.when.latest)
        for a in told
        if a.when and a.when.earliest is not None and a.when.latest is not None
    }
    times = sorted(set(known.values()))
    clashes = [(x, y) for n, x in enumerate(times) for y in times[n + 1 :] if x[0] > y[1] or y[0] > x[1]]
    if not clashes:
        return None
    kinds = {_apart(x, y) for x, y in clashes}
    kind, note = kinds.pop() if len(kinds) == 1 else ("conflict", "")
    return _field("when", {i: (lo if lo == hi else f"{lo}..{hi}") for i, (lo, hi) in known.items()}, kind, note)


def _apart(x: tuple[str, str], y: tuple[str, str]) -> tuple[str, str]:
    if x[0] != x[1] or y[0] != y[1]:
        return "conflict", ""
    a, b = date.fromisoformat(x[0][:10]), date.fromisoformat(y[0][:10])
    if abs((a - b).days) == 1:
        return "variant", "one day apart: the night between, or the day of the report"
    if (a.year, a.month, a.day) == (b.year, b.day, b.month):
        return "transposition", "day and month may have changed places"
    return "conflict", ""


def _causes(told: Sequence[Allegation]) -> Disagreement | None:
    """How people died, where one document tells it as this and another as that."""
    dead = [a for a in told if a.harm in ("killed", "bodies_found")]
    of: dict[str, set[str]] = defaultdict(set)
    for a in dead:
        of[a.document.id] |= {c for code in {a.act, *a.acts} if (c := _cause(code)) is not None}
    plain = [a for a in dead if len(of[a.document.id]) == 1 and _cause(a.act) is not None]
    if len({_cause(a.act) for a in plain}) < 2:
        return None
    return _field("act", {a.id: a.act for a in plain}, "conflict", "how they died is told differently")


def _cause(code: str) -> str | None:
    return _CAUSES.get(code) or ("attack" if code.startswith("HOS-0") or code == "KIL-06" else None)


def _weapons(told: Sequence[Allegation]) -> Disagreement | None:
    """Weapons, where two documents name none in common."""
    of: dict[str, set[str]] = defaultdict(set)
    for a in told:
        of[a.document.id] |= set(a.weapons) - {"WPN-UNK", "WPN-CM"}  # cluster munition goes beside what delivers it
    named = {frozenset(w) for w in of.values() if w}  # few sets, however many documents
    if not any(not (x & y) for x in named for y in named):
        return None
    armed = [a for a in told if set(a.weapons) & of[a.document.id]]
    return _field("weapon", {a.id: ", ".join(sorted(set(a.weapons) & of[a.document.id])) for a in armed})


def staged(a: Allegation) -> bool:
    """Whether the passage calls it staged or made up. What a text says against such a claim is not told apart here."""
    return bool(cues("staged").search(a.passage.text))


def _denial(members: Sequence[Allegation]) -> Disagreement | None:
    against = [a for a in members if a.stance.against and not staged(a)]
    return _against(members, against, "denied", "denial")


def _staged(members: Sequence[Allegation]) -> Disagreement | None:
    return _against(members, [a for a in members if staged(a)], "staged", "staged")


def _against(
    members: Sequence[Allegation], against: Sequence[Allegation], value: str, kind: str
) -> Disagreement | None:
    told = [a for a in members if not a.stance.against and not staged(a)]
    if not against or not told:
        return None
    values: dict[str, str | None] = {**dict.fromkeys([a.id for a in told], "told")}
    values |= dict.fromkeys([a.id for a in against], value)
    who = ", ".join(sorted({(a.speaker.name or a.speaker.text) for a in against if a.speaker}))
    word = "denied" if kind == "denial" else "called staged"
    return _field("happened", values, kind, f"{word} by {who}" if who else word)
