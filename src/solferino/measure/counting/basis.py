"""What a number was counted from, in few words: rows of lists as ranges, and incidents. Nothing here names a person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from solferino.engine.chapter import Basis
from solferino.measure.counting.select import Unit

MOST = 24  # ranges of rows of one sheet in one note; more are counted, and `register --csv` has every one
_ROW = re.compile(r"(?:(?P<sheet>.*), )?row (?P<row>\d+)")


def basis(units: Iterable[Unit]) -> Basis:
    """The rows of lists and the incidents behind these units; each once, in a fixed order."""
    rows: dict[tuple[str, str], set[int]] = defaultdict(set)
    incidents: set[str] = set()
    for unit in units:
        for source in unit.item.sources:
            found = _ROW.fullmatch(source.where)
            if source.kind == "list" and found is not None:
                rows[source.document, found["sheet"] or ""].add(int(found["row"]))
        if unit.item.incident is not None:
            incidents.add(unit.item.incident)
    told = [(edition, f"{sheet}: {spans(n)}" if sheet else spans(n)) for (edition, sheet), n in sorted(rows.items())]
    return Basis(tuple(told), tuple(sorted(incidents)))


def spans(numbers: Iterable[int]) -> str:
    """ "rows 4, 7–9 and 12"; beyond MOST ranges, how many rows more."""
    ordered = sorted(set(numbers))
    runs = [[n for _, n in run] for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])]
    told = [f"{r[0]}" if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs[:MOST]]
    more = sum(len(r) for r in runs[MOST:])
    told += [f"{more} more"] if more else []
    head = "row" if len(ordered) == 1 else "rows"
    return f"{head} {told[0]}" if len(told) == 1 else f"{head} {', '.join(told[:-1])} and {told[-1]}"
