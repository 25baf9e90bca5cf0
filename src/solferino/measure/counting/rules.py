"""Which counting rules were applied, each with what it did in this register (method.md §2.4, R-CAS-13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from solferino.engine.chapter import Grid, Line, Part, Word
from solferino.measure.counting.basis import basis
from solferino.measure.counting.dimensions import people
from solferino.measure.counting.select import Unit, one_month
from solferino.measure.counting.words import METHOD
from solferino.model import Amendment, Casualty, CasualtyOutcome, Tally, Verification


def rules_part(
    register: tuple[Sequence[Casualty], Sequence[Tally]], units: Sequence[Unit], amendments: Sequence[Amendment]
) -> Part:
    """The rules with their numbers; `units` are those of all series and statuses."""
    rows = tuple(Line((rule, said), basis(found)) for rule, said, found in _rules(register, units, amendments))
    return Part(
        "Rules and mappings",
        "rules",
        (
            Word(METHOD, "How it is counted"),
            Word(
                "Weapons are grouped by hrmmu@1, sdg@1 and ewwae@1 or @2, statuses by the classes of SDG 16.1.2. "
                "Another version of a mapping gives other groups from the same record.",
                "Mappings",
            ),
            Grid("Rules applied, and what each did here", ("Rule", "What it did"), rows, (0.14, 0.86)),
        ),
    )


def _rules(
    register: tuple[Sequence[Casualty], Sequence[Tally]], units: Sequence[Unit], amendments: Sequence[Amendment]
) -> Iterator[tuple[str, str, list[Unit]]]:
    casualties, tallies = register
    unknown = [u for u in units if u.item.status == "CST-UNK"]
    yield "R-CAS-1", f"Status not established: {_n(unknown)}, counted neither as civilians nor as combatants.", unknown
    verified = [u for u in units if u.item.verification is Verification.VERIFIED]
    said = f"Verified: {_n(verified)} of all statuses; only they are in a headline, each status by itself."
    yield "R-CAS-2", said, verified
    moved = [u for u in units if isinstance(u.item, Casualty) and _died_later(u.item)]
    yield (
        "R-CAS-3",
        f"Injured first and dead later, counted as killed in the month of the incident: {_n(moved)}.",
        moved,
    )
    open_month = [u for u in units if one_month(u.item.date) is None]
    yield "R-CAS-4", f"Counted in the month of the incident; month not settled: {_n(open_month)}.", open_month
    ranges = [u for u in units if u.low != u.high]
    yield "R-CAS-5", f"Sources give different numbers, kept as a range: {_n(ranges)}.", ranges
    named = sum(t.named for t in tallies if t.part_of is None)
    said = f"Low ends are added to low ends, high ends to high ends; {named} recorded by themselves were taken off."
    yield "R-CAS-6", said, []
    differ = [u for u in units if u.item.disagreements]
    decided = Counter(a.field for a in amendments)
    fields = ", ".join(f"{field} {n} times" for field, n in sorted(decided.items()))
    by = f"; decided by persons, with reasons: {fields}" if decided else ""
    yield "R-CAS-7", f"Sources disagree on something about {_n(differ)}; every value is kept{by}.", differ
    open_cells = [u for u in units if "unknown" in people(u.item)]
    yield "R-CAS-8", f"Sex or age not known, in cells of their own: {_n(open_cells)}.", open_cells
    yield "R-CAS-9", "The cells of each table add up to its total: nothing is left to be explained.", []
    yield "R-CAS-10", "The statement that the numbers are minimum numbers stands with them.", []
    joined = [u for u in units if len(u.item.sources) > 1 and isinstance(u.item, Casualty)]
    out = Counter(c.verification for c in casualties if not c.verification.stands)
    left = ", ".join(f"{v.value.removeprefix('VST-').lower()} {n}" for v, n in sorted(out.items())) or "nobody"
    said = f"Told of by several sources and counted once: {_n(joined)}. Nobody is joined across lists without a person"
    yield "R-CAS-11", f"{said}. Recorded and not counted: {left}.", joined
    yield "R-CAS-12", "Recorded persons only; no estimate is in any number.", []
    missing = sum(c.outcome is CasualtyOutcome.MISSING_PRESUMED for c in casualties if c.stands)
    yield "R-CAS-13", f"The method is this table. Presumed dead, and in no count: {missing}.", []


def _died_later(c: Casualty) -> bool:
    return c.outcome.dead and any(t.outcome is CasualtyOutcome.INJURED for t in c.history)


def _n(units: Sequence[Unit]) -> str:
    low, high = sum(u.low for u in units), sum(u.high for u in units)
    if high < 2:
        return "1 person" if high else "nobody"
    return f"{low:,} persons" if low == high else f"{low:,} to {high:,} persons"
