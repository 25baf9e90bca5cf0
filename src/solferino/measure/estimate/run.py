"""From a file to its panel, and from strata to their total: what the command line calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from solferino.measure.estimate.combine import Combined, add_strata
from solferino.measure.estimate.panel import SEED, Panel, Plan, panel
from solferino.measure.estimate.read import Columns, read_table
from solferino.measure.estimate.table import PatternTable


@dataclass(frozen=True, slots=True)
class Stratified:
    """A panel for each stratum and their total by latent classes; `total` is None where any stratum has no estimate,
    and then `missing` names them: a total without them would be no total."""

    panels: tuple[Panel, ...]
    total: Combined | None
    missing: tuple[str, ...]


def run_estimate(path: Path, seed: int = SEED, plan: Plan | None = None, columns: Columns | None = None) -> Panel:
    """The panel of the table in a CSV. Refused M30-M35 as `read.read_strata`; a gate that fails comes back in the
    panel, with no estimate."""
    return panel(read_table(path, columns), seed, plan, path.name)


def run_strata(
    tables: Mapping[tuple[str, ...], PatternTable], seed: int = SEED, plan: Plan | None = None
) -> Stratified:
    """Each stratum by itself, then the sum of draws. A list that holds nobody in a stratum is left out there: it could
    not have recorded these persons (statistics.md §1.8, structural zeros)."""
    panels = tuple(panel(_held(t), seed, plan, " / ".join(stratum)) for stratum, t in tables.items())
    missing = tuple(p.name for p in panels if p.latent is None)
    if missing or not panels:
        return Stratified(panels, None, missing)
    return Stratified(panels, add_strata([(p.documented, p.latent.draws) for p in panels if p.latent], seed), ())


def _held(table: PatternTable) -> PatternTable:
    sizes = table.by_list().tolist()
    return table.without(name for name, size in zip(table.lists, sizes, strict=True) if not size)
