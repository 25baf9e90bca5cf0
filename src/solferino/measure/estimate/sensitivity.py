"""How far the answers move when something is changed that nobody can be sure of (statistics.md §1.6).

Each list is left out in turn, the prior of the graphs, the number of classes and the cap are changed, and the tables
that other linkage thresholds give are estimated too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from solferino.measure.estimate.decomposable import average
from solferino.measure.estimate.estimate import Estimate, Method
from solferino.measure.estimate.gates import gate
from solferino.measure.estimate.latent import Sampling, fit_latent
from solferino.measure.estimate.remarks import Remark, Weight, warning
from solferino.measure.estimate.search import search
from solferino.measure.estimate.table import PatternTable

CLASSES = (5, 10, 15)
CAPS = (5, 50)
WIDE_DELTA = 0.5


@dataclass(frozen=True, slots=True)
class Variant:
    """One change and what it gave: an estimate, or the code and words why there is none."""

    change: str
    method: Method
    estimate: Estimate | None
    refused: str = ""


def variants(
    table: PatternTable, seed: int, quick: Sampling, at_thresholds: Mapping[str, PatternTable]
) -> tuple[Variant, ...]:
    """Every change on its own, with short chains."""
    out: list[Variant] = []
    for name in table.lists:
        out += _both(f"without {name}", table.without([name]), seed, quick)
    for name, other in at_thresholds.items():
        out += _both(f"linkage at {name}", other, seed, quick)
    out.append(Variant("delta 0.5", Method.GRAPHS, _graphs(table, WIDE_DELTA)))
    for classes in CLASSES:
        if classes != quick.classes:
            sampling = replace(quick, classes=classes)
            out.append(Variant(f"at most {classes} classes", Method.LATENT, _latent(table, seed, sampling)))
    for cap in CAPS:
        sampling = replace(quick, cap_times=cap)
        what = f"unseen at most {cap} × documented"
        out.append(Variant(what, Method.LATENT, _latent(table, seed, sampling)))
    return tuple(v for v in out if v.estimate is not None or v.refused)


def moved(rows: Sequence[Estimate], moves: Sequence[Variant]) -> list[Remark]:
    """A warning for each change that moves an answer by more than its interval is wide."""
    base = {row.method: row for row in rows}
    out = []
    for move in moves:
        row = base.get(move.method)
        if row is None or move.estimate is None:
            continue
        shift = move.estimate.point - row.point
        if abs(shift) > row.width:
            what = f"{move.change} the answer moves by {shift:+,.0f}, more than its interval is wide"
            out.append(warning("M60", str(move.method), what, "The answer rests on this choice: say so"))
    return out


def _both(change: str, table: PatternTable, seed: int, quick: Sampling) -> list[Variant]:
    refused = next((r for r in gate(table) if r.weight is Weight.REFUSAL), None)
    if refused is not None:
        return [Variant(change, Method.LATENT, None, f"{refused.code}, not estimable: {refused.what}")]
    return [
        Variant(change, Method.AVERAGE, _models(table)),
        Variant(change, Method.LATENT, _latent(table, seed, quick)),
    ]


def _models(table: PatternTable) -> Estimate | None:
    found = search(table)
    return None if found is None else Estimate(Method.AVERAGE, found.mean(), *found.interval())


def _graphs(table: PatternTable, delta: float) -> Estimate | None:
    found = average(table, delta)
    return None if found is None else Estimate(Method.GRAPHS, found.mean, found.low, found.high)


def _latent(table: PatternTable, seed: int, sampling: Sampling) -> Estimate:
    fit = fit_latent(table, seed, sampling)
    return Estimate(Method.LATENT, fit.median, fit.low, fit.high, f"R-hat {fit.r_hat:.2f}")
