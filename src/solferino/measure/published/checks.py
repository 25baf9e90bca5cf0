"""Whether published numbers agree with each other: every doubt is a flag for a person, and nothing is resolved here.

slip       two values of one number that are all but the same, or two digits in the other order (TR-1, TR-2, TR-6)
conflict   two values of one number, told on one day, that no revision explains
residual   a breakdown that does not give its total (R-CAS-9, TR-2, TR-3)
revision   parts that do not give the whole because it was published later (TR-5), or a running total that grew by
           more than its last period (TR-7): explained, no error
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from solferino.measure.published.vintages import first_stated, vintages
from solferino.model import Figure
from solferino.model.numbers import near, transposed

_MAX_PARTS = 36  # months of three years: longer sums are told by running totals
CELL = ": "  # between a metric and a cell of its breakdown: "civilians killed: women"
CELLS = ("men", "women", "boys", "girls", "children, sex unknown", "adults, sex unknown")
"""The cells that must add up to the total (R-CAS-8, R-CAS-9); unknown ones are cells of their own, never pro-rated."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One doubt: its kind, the figures it is about, what differs (later or larger less earlier or smaller), and a
    sentence. `explained`: nobody need act on it."""

    kind: str
    figures: tuple[Figure, ...]
    difference: int
    sentence: str
    explained: bool = False


def check(figures: Iterable[Figure]) -> list[Flag]:
    """Every flag on a set of figures, in a fixed order: open ones first."""
    told = list(figures)
    found = [*slips(told), *breakdowns(told), *sums(told), *running(told)]
    return sorted(found, key=lambda f: (f.explained, f.kind, [x.id for x in f.figures]))


def slips(figures: Sequence[Figure]) -> list[Flag]:
    """Values of one number (metric, territory, period), over all series, that may be a slip of the pen, or that were
    told on one day and differ. Editions of one series that merely grow are revisions, not flagged here."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for f in figures:
        if f.period != (None, None):
            groups.setdefault((f.metric, f.territory, f.period), []).append(f)
    out = []
    for _, group in sorted(groups.items(), key=lambda item: repr(item[0])):
        by_value: dict[int, Figure] = {}
        for f in sorted(group, key=lambda f: (f.published or "", f.id)):
            by_value.setdefault(f.value, f)
        for a, b in combinations(by_value.values(), 2):
            if a.series == b.series and a.published != b.published:
                continue  # an edition revised the one before
            small, large = sorted((a, b), key=lambda f: f.value)
            what = f"{_name(a)}: {small.value:,} ({_by(small)}) and {large.value:,} ({_by(large)})"
            gap = large.value - small.value
            if transposed(a.value, b.value):
                out.append(Flag("slip", (a, b), gap, f"{what} have the same digits, two of them in the other order."))
            elif near(a.value, b.value):
                out.append(Flag("slip", (a, b), gap, f"{what} are all but the same number: perhaps a slip."))
            elif a.published == b.published and a.published is not None:
                out.append(Flag("conflict", (a, b), gap, f"{what} were published on one day and differ."))
    return out


def residual(parts: Iterable[int], total: int) -> int:
    """What a breakdown leaves unexplained of its total; must be 0 or explained before publication (R-CAS-9)."""
    return total - sum(parts)


def breakdown(cells: Mapping[str, int], total: int, what: str = "The breakdown") -> Flag | None:
    """A flag where the cells do not give the total, with what the total or one cell would have to be; None where they
    do. Nothing is corrected: the residual may be a cell that was not printed."""
    gap = residual(cells.values(), total)
    if gap == 0:
        return None
    slip = [
        f"{name} {value:,} where {value + gap:,} would close the sum"
        for name, value in cells.items()
        if len(str(value + gap)) > len(str(value)) and str(value + gap).endswith(str(value)) and value + gap > 0
    ]
    told = f"{what} gives {total - gap:,} of {total:,}: {abs(gap):,} {'not in any cell' if gap > 0 else 'too many'}"
    hint = f" ({'; '.join(slip)}: perhaps digits were lost)" if slip else ""
    return Flag("residual", (), gap, f"{told}{hint}. To be explained before it is published.")


def breakdowns(figures: Iterable[Figure]) -> list[Flag]:
    """Flags of breakdowns that were published with their total: metrics "killed" and "killed: men", "killed: women" of
    one series, period, territory and edition."""
    groups: dict[tuple[object, ...], dict[str, Figure]] = {}
    for f in figures:
        groups.setdefault((f.series, f.territory, f.period, f.published), {})[f.metric] = f
    out = []
    for _, group in sorted(groups.items(), key=lambda item: repr(item[0])):
        for metric, total in sorted(group.items()):
            cells = {m.removeprefix(metric + CELL): f for m, f in sorted(group.items()) if m.startswith(metric + CELL)}
            flag = breakdown({name: f.value for name, f in cells.items()}, total.value, _name(total)) if cells else None
            if flag is not None:
                out.append(replace(flag, figures=(total, *cells.values())))
    return out


def sums(figures: Sequence[Figure]) -> list[Flag]:
    """Periods that are told whole and in parts: where the parts, as first published, do not give the whole, the
    difference and whether revisions explain it."""
    out = []
    numbers = vintages(figures)
    by_what: dict[tuple[object, ...], list[Figure]] = {}
    for editions in numbers.values():
        first = first_stated(editions)
        if None not in first.period:
            by_what.setdefault((first.metric, first.territory), []).append(first)
    for _, stated in sorted(by_what.items(), key=lambda item: repr(item[0])):
        for whole in sorted(stated, key=lambda f: (f.period[0] or "", f.period[1] or "", f.id)):
            parts = tiling(whole, stated)
            if len(parts) < 2:
                continue
            gap = whole.value - sum(p.value for p in parts)
            if gap == 0:
                continue
            later = all(p.published and whole.published and p.published <= whole.published for p in parts)
            told = " + ".join(f"{p.value:,}" for p in parts) + f" = {whole.value - gap:,}"
            why = (
                "the parts were published before the whole: they have been revised since"
                if later
                else "what lies between has to be explained"
            )
            out.append(
                Flag(
                    "revision" if later else "residual",
                    (whole, *parts),
                    gap,
                    f"{_name(whole)}: {told}, but {whole.value:,} ({_by(whole)}), {gap:+,}: {why}.",
                    explained=later,
                )
            )
    return out


def tiling(whole: Figure, stated: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures whose periods follow each other without a gap and fill that of the whole; () where there are none.
    Of two that begin on one day the shorter is taken."""
    first, last = whole.period
    if first is None or last is None:
        return ()
    starts: dict[str, Figure] = {}
    for f in stated:
        begin, end = f.period
        if f is whole or f.period == whole.period or begin is None or end is None or end > last or begin < first:
            continue
        held = starts.get(begin)
        if held is None or (f.period[1] or "", f.id) < (held.period[1] or "", held.id):
            starts[begin] = f
    out: list[Figure] = []
    at = first
    while at <= last and len(out) < _MAX_PARTS:
        step = starts.get(at)
        if step is None or step.period[1] is None:
            return ()
        out.append(step)
        at = (date.fromisoformat(step.period[1]) + timedelta(days=1)).isoformat()
    return tuple(out) if at > last else ()


def running(figures: Sequence[Figure]) -> list[Flag]:
    """Running totals of one start whose growth is not what the period between them was said to have: the rest was added
    to earlier months (TR-7)."""
    out = []
    by_start: dict[tuple[object, ...], dict[str, list[Figure]]] = {}
    for f in figures:
        if None not in f.period:
            by_start.setdefault((f.series, f.metric, f.territory, f.period[0]), {}).setdefault(
                f.period[1] or "", []
            ).append(f)
    for (_, metric, territory, start), ends in sorted(by_start.items(), key=lambda item: repr(item[0])):
        days = sorted(ends)
        for one, two in combinations(days, 2):
            between = (date.fromisoformat(one) + timedelta(days=1)).isoformat()
            if between == start:
                continue
            month = [f for f in figures if (f.metric, f.territory, f.period) == (metric, territory, (between, two))]
            if not month:
                continue
            a, b, m = first_stated(ends[one]), first_stated(ends[two]), first_stated(month)
            gap = b.value - a.value - m.value
            if gap:
                grown = f"{_name(b)} grew by {b.value - a.value:,} from {a.value:,}"
                moved = f"{abs(gap):,} {'added to' if gap > 0 else 'taken from'} earlier months"
                sentence = f"{grown}, of which {m.value:,} in {between}–{two}: {moved}."
                out.append(Flag("revision", (a, b, m), gap, sentence, explained=True))
    return out


def _name(f: Figure) -> str:
    period = "–".join(p for p in f.period if p)
    return f"{f.metric}{', ' + f.territory if f.territory else ''}, {period}"


def _by(f: Figure) -> str:
    return f"{f.series}{', ' + f.published if f.published else ''}"
