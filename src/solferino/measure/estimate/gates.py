"""The gates before any estimate (statistics.md §1.6): what the lists must be before a number may be drawn from them."""

from __future__ import annotations

from itertools import combinations, permutations

from solferino.measure.estimate.remarks import Remark, refusal, warning
from solferino.measure.estimate.table import Ints, PatternTable

THIN_LIST = 10  # statistics.md §1.6: warn below ten records
# Two lists that share m persons give a total with a relative standard error of about 1/sqrt(m) (Lincoln-Petersen):
# at 5 persons seen twice that is 45 % and the interval spans a factor of about 5, at 20 it is 22 %.
FEW_AGAIN, THIN_AGAIN = 5, 20
# A list of ten that lies wholly inside another by chance needs the other to cover most of the population; below ten
# records chance does it easily, so that is a warning.
INSIDE_RECORDS, NEARLY_INSIDE = 10, 0.95
HUGE = 1_000_000  # persons: beyond, every interval is thin and only the assumptions matter


def gate(table: PatternTable) -> tuple[Remark, ...]:
    """Every refusal and warning that the table alone gives; no estimate may be shown when one is a refusal."""
    sizes, overlaps = table.by_list(), table.overlaps()
    out = [*_lists(table, sizes), *_persons(table)]
    out += _inside(table, sizes, overlaps)
    if len(table.lists) > 1 and table.n:
        out += _overlap(table, overlaps)
    return tuple(out)


def _lists(table: PatternTable, sizes: Ints) -> list[Remark]:
    out = []
    if len(table.lists) < 3:
        out.append(
            refusal(
                "M40",
                f"{len(table.lists)} list{'s' if len(table.lists) != 1 else ''}",
                "fewer than three lists cannot tell dependence between lists from a larger number of unseen persons",
                "Add an independent list; the documented number stands as it is",
            )
        )
    for name, size in zip(table.lists, sizes.tolist(), strict=True):
        if not size:
            out.append(refusal("M41", name, "this list holds nobody", "Leave the list out and run again"))
        elif size < THIN_LIST:
            out.append(
                warning("M50", name, f"this list holds only {size} persons", "See the line without this list below")
            )
    return out


def _persons(table: PatternTable) -> list[Remark]:
    again = int(table.captures()[2:].sum())
    if again < FEW_AGAIN:
        return [
            refusal(
                "M42",
                f"{table.n} persons",
                f"only {again} of them are on two lists or more, and what the lists missed is read from those alone",
                f"At least {FEW_AGAIN} are needed; widen the stratum or complete the linkage",
            )
        ]
    if again < THIN_AGAIN:
        return [
            warning(
                "M53", f"{table.n} persons", f"only {again} of them are on two lists or more; expect little from it"
            )
        ]
    if table.n >= HUGE:
        return [
            warning(
                "M63",
                f"{table.n:,} persons",
                "with so many the intervals are thin and say nothing about whether the assumptions hold",
                "Read the distance between the methods, not the width of an interval; estimate by strata",
            )
        ]
    return []


def _inside(table: PatternTable, sizes: Ints, overlaps: Ints) -> list[Remark]:
    out = []
    for i, j in permutations(range(len(table.lists)), 2):
        inner, outer, both = int(sizes[i]), int(sizes[j]), int(overlaps[i, j])
        if not inner or both < NEARLY_INSIDE * inner or (inner, i) > (outer, j):
            continue
        names = f"{table.lists[i]} in {table.lists[j]}"
        if both == inner and inner >= INSIDE_RECORDS:
            what = f"all {inner} persons of the first list are on the second: one was probably made from the other"
            out.append(refusal("M44", names, what, "Merge the two, or leave out the list that was made from the other"))
        else:
            what = f"{both} of {inner} persons of the first list are on the second; it may have been made from it"
            out.append(warning("M52", names, what, "Check where the list comes from"))
    return out


def _overlap(table: PatternTable, overlaps: Ints) -> list[Remark]:
    names = table.lists
    out = []
    for i, j in combinations(range(len(names)), 2):
        if not overlaps[i, j]:
            what = "nobody is on both lists; models that link these two are left out"
            out.append(warning("M51", f"{names[i]} and {names[j]}", what, "Check whether both could record one person"))
    parts = _components(overlaps)
    if len(parts) > 1:
        what = "these groups of lists share nobody, so that nothing ties one to the other: " + " | ".join(
            ", ".join(names[i] for i in part) for part in parts
        )
        out.append(refusal("M43", "the lists", what, "Leave out the lists that stand alone, or check the linkage"))
    return out


def _components(overlaps: Ints) -> list[list[int]]:
    left, parts = set(range(len(overlaps))), []
    while left:
        part, edge = set(), {min(left)}
        while edge:
            part |= edge
            edge = {j for i in edge for j in left if overlaps[i, j]} - part
        parts.append(sorted(part))
        left -= part
    return parts
