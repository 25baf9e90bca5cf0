"""Where accounts of one incident differ, field by field: never resolved, only told apart by kind (issue 4).

rounding        one is the other rounded, or "about"
transposition   the same digits in another order, or one digit off: perhaps a slip
update          the later text gives the larger number
scope           one counts a part or other harm: killed here, killed and injured there
denial          somebody says that it did not happen
conflict        none of these
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from solferino.model import Allegation, Disagreement, DisagreementValue, Stance

AGAINST = (Stance.DENIED, Stance.NEGATED)


def disagreements(members: Sequence[Allegation], published: Mapping[str, str | None]) -> tuple[Disagreement, ...]:
    """All fields on which the members differ, in a fixed order. `published`: day by document id, where known."""
    told = [a for a in sorted(members, key=lambda a: a.id) if a.stance not in AGAINST]
    found = [
        *_numbers(told, published),
        _values("status", {a.id: _status(a) for a in told}),
        _values("alleged_perpetrator", {a.id: _party(a) for a in told}),
        _values("place", {a.id: _place(a) for a in told}),
        _values("when", _days(told)),
        _denial(members),
    ]
    return tuple(d for d in found if d is not None)


def _values(
    field: str, values: Mapping[str, str | None], kind: str = "conflict", note: str = ""
) -> Disagreement | None:
    by_value: dict[str, list[str]] = defaultdict(list)
    for allegation, value in values.items():
        if value is not None:
            by_value[value].append(allegation)
    if len(by_value) < 2:
        return None
    return Disagreement(
        field, tuple(DisagreementValue(v, tuple(sorted(ids))) for v, ids in sorted(by_value.items())), kind, note
    )


def _status(a: Allegation) -> str | None:
    """The status told; "mixed" where one account names several."""
    parts = {g.status for g in a.victims.breakdown if g.status} - {"CST-UNK"}
    if len(parts) > 1:
        return "mixed"
    return a.victims.status if a.victims.status != "CST-UNK" else None


def _party(a: Allegation) -> str | None:
    return a.alleged_perpetrator.party if a.alleged_perpetrator else None


def _place(a: Allegation) -> str | None:
    """Only settlements differ: a region that holds the town is less exact, not another opinion."""
    if a.place is None or a.place.kind.value not in ("settlement", "site"):
        return None
    return a.place.name


def _days(told: Sequence[Allegation]) -> dict[str, str | None]:
    """Times that exclude each other; a month that holds the day is less exact, not another opinion."""
    known = {
        a.id: (a.when.earliest, a.when.latest)
        for a in told
        if a.when and a.when.earliest is not None and a.when.latest is not None
    }
    clash = any(x[0] > y[1] or y[0] > x[1] for x in known.values() for y in known.values())
    return {i: (lo if lo == hi else f"{lo}..{hi}") for i, (lo, hi) in known.items()} if clash else {}


def _numbers(told: Sequence[Allegation], published: Mapping[str, str | None]) -> list[Disagreement]:
    out = []
    by_harm: dict[str, list[Allegation]] = defaultdict(list)
    for a in told:
        if a.victims.low is not None or a.victims.high is not None:
            by_harm[a.harm or "other"].append(a)
    for harm, group in sorted(by_harm.items()):
        kind, note = number_kind(group, published)
        field = "victims" if len(by_harm) == 1 else f"victims {harm}"
        found = _values(field, {a.id: number(a) for a in group}, kind, note)
        if found is not None:
            out.append(found)
    return out


def number(a: Allegation) -> str:
    """The number as a value to compare: "440", "30+", "up to 25", "20–30"."""
    low, high = a.victims.low, a.victims.high
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"


def number_kind(group: Sequence[Allegation], published: Mapping[str, str | None]) -> tuple[str, str]:
    """Kind and note for a set of differing numbers of one harm."""
    ranges = sorted({(a.victims.low or 0, a.victims.high if a.victims.high is not None else 10**9) for a in group})
    if len(ranges) < 2:
        return "conflict", ""
    points = sorted({a.victims.low if a.victims.low is not None else a.victims.high or 0 for a in group})
    if len(points) == 2:
        small, large = points
        if transposed(small, large):
            return "transposition", f"{small:,} and {large:,} have the same digits in another order"
        if one_digit_off(small, large) and large > 99:
            return "transposition", f"{small:,} and {large:,} differ in one digit: perhaps a slip, not two sources"
        if rounds_to(small, large) or rounds_to(large, small):
            return "rounding", f"{small:,} and {large:,}: one may be the other rounded"
    if all(lo <= hi2 and lo2 <= hi for lo, hi in ranges for lo2, hi2 in ranges):
        return "rounding", "the numbers are compatible; one is less exact"
    statuses = {a.victims.status for a in group} - {None}
    if len(statuses) > 1 or any(
        a.victims.sex != b.victims.sex or a.victims.age != b.victims.age for a in group for b in group
    ):
        return "scope", "the numbers may count different groups of people"
    dated = sorted(
        (published[a.document.id] or "", a.victims.low or 0) for a in group if published.get(a.document.id) is not None
    )
    if len(dated) == len(group) and len({d for d, _ in dated}) > 1 and all(x[1] <= y[1] for x, y in pairwise(dated)):
        return "update", f"later texts give more: {dated[0][1]:,} on {dated[0][0]}, {dated[-1][1]:,} on {dated[-1][0]}"
    return "conflict", ""


def transposed(a: int, b: int) -> bool:
    """968 and 986: two neighbouring digits changed places."""
    x, y = str(a), str(b)
    if len(x) != len(y) or len(x) < 2:
        return False
    off = [i for i in range(len(x)) if x[i] != y[i]]
    return len(off) == 2 and off[1] == off[0] + 1 and x[off[0]] == y[off[1]] and x[off[1]] == y[off[0]]


def one_digit_off(a: int, b: int) -> bool:
    """1,374 and 1,375; 3,082 and 3,032."""
    x, y = str(a), str(b)
    return len(x) == len(y) and sum(p != q for p, q in zip(x, y, strict=True)) == 1


def rounds_to(exact: int, rounded: int) -> bool:
    """Whether `rounded` is `exact` to the nearest ten, hundred or thousand."""
    return any(rounded % step == 0 and abs(exact - rounded) * 2 <= step for step in (10, 100, 1000) if rounded >= step)


def _denial(members: Sequence[Allegation]) -> Disagreement | None:
    against = [a for a in members if a.stance in AGAINST]
    told = [a for a in members if a.stance not in AGAINST]
    if not against or not told:
        return None
    values = {a.id: "denied" if a in against else "told" for a in members}
    who = ", ".join(sorted({(a.speaker.name or a.speaker.text) for a in against if a.speaker}))
    return _values("happened", values, "denial", f"denied by {who}" if who else "denied")
