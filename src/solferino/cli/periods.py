"""Periods side by side, as rows and as JSON: of the register (`counts --periods`) and of others (`figures periods`)."""

from __future__ import annotations

import json
import sys
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solferino.measure.counting.periods import Periods
    from solferino.measure.published.compare import PeriodRow

COLUMNS = ("from", "to", "days", "persons", "per day", "change", "ratio", "low", "high", "verdict", "why")
REGISTER = ("", *COLUMNS, "sources", "on two or more", "median delay", "nine in ten", "provisional")


def row(r: PeriodRow) -> tuple[str, ...]:
    """One period, compared with the one before; no change is named where the two may not be compared."""
    from solferino.measure.published.compare import verdict

    ratio = ("", "", "") if r.ratio is None else tuple(f"{x:.2f}" for x in (r.ratio.value, r.ratio.low, r.ratio.high))
    change = "" if r.percent is None or r.against else f"{r.percent:+} %{' by the day' if r.basis != 'total' else ''}"
    return (
        r.count.first.isoformat(), r.count.last.isoformat(), str(r.count.days), f"{r.count.value:,}",
        str(r.count.daily), change, *ratio, verdict(r), "; ".join(r.against),
    )  # fmt: skip


def register_rows(found: Periods) -> list[tuple[str, ...]]:
    """The killed, then the injured, a row a period, with how each period was documented."""
    from solferino.measure.counting.table import text

    out = []
    for harm in found.harms:
        for r, number in zip(harm.rows, harm.ranges, strict=True):
            c = r.coverage
            shared = "" if c.shared is None else f"{c.shared * 100:.0f} %"
            told = row(r)
            cover = (", ".join(c.lists), shared, *("" if d is None else f"{d} days" for d in (c.delay, c.slow)))
            out.append((harm.name, *told[:3], text(number), *told[4:], *cover, "yes" if r.provisional else ""))
    return out


def write_json(found: Periods, series: str, standing: str) -> None:
    """Everything of the comparison to stdout: numbers, coverage, verdicts with their reasons, sentences."""
    from solferino.measure.published.compare import comparison

    told = {
        "series": series,
        "as_of": found.until.isoformat(),
        "sources_reach": found.reach.isoformat(),
        "periods": [
            {"from": r.count.first.isoformat(), "to": r.count.last.isoformat(), "days": r.count.days,
             "sources": list(r.coverage.lists), "on_two_or_more": r.coverage.shared, "median_delay": r.coverage.delay,
             "delay_nine_in_ten": r.coverage.slow, "provisional": r.provisional, "cautions": list(caution)}
            for r, caution in zip(found.harms[0].rows, found.cautions, strict=True)
        ],
        **{
            harm.name: [
                {"low": number.low, "high": number.high, "per_day": float(r.count.daily)}
                for r, number in zip(harm.rows, harm.ranges, strict=True)
            ]
            for harm in found.harms
        },
        "comparisons": [
            {"of": harm.name, "old": n - 1, "new": n, **_compared(r),
             "sentence": comparison(harm.rows[n - 1], r, f"persons {harm.name}")}
            for harm in found.harms
            for n, r in enumerate(harm.rows)
            if n
        ],
        "standing": standing,
    }  # fmt: skip
    json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _compared(r: PeriodRow) -> dict[str, object]:
    ratio = r.ratio
    return {
        "comparable": not r.against,
        "reasons": list(r.against),
        "basis": r.basis,
        "percent": None if r.percent is None or r.against else float(r.percent),
        "ratio": None
        if ratio is None
        else {
            k: v if isfinite(v) else None for k, v in (("value", ratio.value), ("low", ratio.low), ("high", ratio.high))
        },
        "direction": r.direction or None,
    }


def around(found: Periods, what: str) -> list[str]:
    """The lines that stand below the table: each comparison in words, then what has to be said with it."""
    from solferino.measure.counting.periods import told

    lines = told(found, what)
    for n, cautions in enumerate(found.cautions):
        spans = [f"{r.count.first}..{r.count.last}" for r in found.harms[0].rows[max(0, n - 1) : n + 1]]
        lines += [f"{' and '.join(spans)}: {c}." for c in cautions]
    return lines
