"""What hangs on who is who: the panel once for each draw of the linkage, then every method over all draws.

False matches make an estimate too low and missed ones too high, several times more than they move the count
(statistics.md §1.8). So tables drawn by the probability of what nobody decided are estimated each by itself, and each
method's answers are combined as replicates are (§1.5): what varies between them is due to the linkage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from solferino.measure.estimate.combine import Spread, spread_of_draws, spread_of_intervals
from solferino.measure.estimate.estimate import Method
from solferino.measure.estimate.latent import Sampling
from solferino.measure.estimate.panel import SEED, Panel, Plan, panel
from solferino.measure.estimate.remarks import Weight
from solferino.measure.estimate.table import PatternTable

MOST = 200  # draws: about a second each with numba; the interval of 50 hardly changes any more
SHORT = Sampling(sweeps=10_000, burn=5_000, thin=20)  # of one draw: the noise of its chains averages out over all


@dataclass(frozen=True, slots=True)
class Linked:
    """`panel` of the likeliest linkage, in full; of the draws: how many tables, the fewest and most documented persons,
    each method over all of them, and why draws were refused (by code and words, how often), which leaves no spread."""

    panel: Panel
    draws: int
    different: int
    documented: tuple[int, int]
    spreads: tuple[tuple[Method, Spread], ...]
    refused: tuple[tuple[str, int], ...]

    @property
    def estimable(self) -> bool:
        """Whether the likeliest linkage and every draw have an estimate."""
        return self.panel.estimable and not self.refused


def over_draws(
    likeliest: PatternTable,
    draws: Sequence[PatternTable],
    seed: int = SEED,
    plan: Plan | None = None,
    *,
    name: str = "",
    short: Sampling = SHORT,
    tell: Callable[[int], None] = lambda _: None,
) -> Linked:
    """The panel of the likeliest table, and what the drawn tables make of it. The same tables, plan and seed give the
    same numbers. `tell` hears how many draws are done. ValueError for fewer than two draws."""
    if len(draws) < 2:
        raise ValueError(f"{len(draws)} draw shows nothing of what hangs on the linkage; give at least 2")
    first = panel(likeliest, seed, plan, name)
    quick = replace(first.plan, sampling=short, sensitivity=False)
    known: dict[str, Panel] = {}
    panels: list[Panel] = []
    for n, table in enumerate(draws):
        if table.digest not in known:
            known[table.digest] = panel(table, seed + n, quick, f"draw {n + 1}")
        panels.append(known[table.digest])
        tell(n + 1)
    refused: dict[str, int] = {}
    for one in panels:
        why = next((f"{r.code} {r.about}: {r.what}" for r in one.remarks if r.weight is Weight.REFUSAL), None)
        if why is not None:
            refused[why] = refused.get(why, 0) + 1
    ends = (min(p.documented for p in panels), max(p.documented for p in panels))
    spreads = () if refused else _spreads(panels)
    return Linked(first, len(panels), len(known), ends, spreads, tuple(sorted(refused.items())))


def _spreads(panels: Sequence[Panel]) -> tuple[tuple[Method, Spread], ...]:
    """Each method that gave a number for every draw."""
    out = []
    for method in Method:
        rows = [row for p in panels for row in p.rows if row.method is method]
        if len(rows) != len(panels):
            continue
        if method is Method.LATENT:
            spread = spread_of_draws([(p.documented, p.latent.draws) for p in panels if p.latent])
        else:
            ends = [(p.documented, r.point, r.low, r.high) for p, r in zip(panels, rows, strict=True)]
            spread = spread_of_intervals(ends)
        out.append((method, spread))
    return tuple(out)
