"""From a file to its panel, and from strata to their total: what the command line calls."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from solferino.errors import Refused
from solferino.measure.estimate.combine import Combined, add_strata, combine_replicates
from solferino.measure.estimate.panel import SEED, Panel, Plan, panel
from solferino.measure.estimate.read import Columns, guess, read_strata, read_table
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


@dataclass(frozen=True, slots=True)
class Replicated:
    """A panel for each replicate and what they say together; `together` is None where any of them has no estimate."""

    panels: tuple[Panel, ...]
    together: Combined | None
    missing: tuple[str, ...]


def run_replicates(paths: Sequence[Path], seed: int = SEED, plan: Plan | None = None) -> Replicated:
    """Several tables of one population, such as the lists linked at different thresholds or in different draws: each
    by itself, then together, so that the uncertainty of linkage is in the interval. Refused M36 for fewer than two."""
    if len(paths) < 2:
        what = "one replicate shows nothing of the spread between replicates"
        raise Refused("M36", ", ".join(p.name for p in paths), what, "Give two tables of one population or more")
    panels = tuple(run_estimate(path, seed + n, plan) for n, path in enumerate(paths))
    missing = tuple(p.name for p in panels if p.latent is None)
    if missing:
        return Replicated(panels, None, missing)
    draws = [(p.documented, p.latent.draws) for p in panels if p.latent]
    return Replicated(panels, combine_replicates(draws), ())


def run_file_strata(path: Path, by: Sequence[str], seed: int = SEED, plan: Plan | None = None) -> Stratified:
    """The strata that the columns `by` of a table make. Refused M30 to M35 as `read.read_strata`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = [name.strip() for name in next(csv.reader(file), [])]
    except (OSError, UnicodeDecodeError, csv.Error):
        header = []  # read_strata says what is wrong
    rest = [name for name in header if name not in by]
    found = guess(rest, path.name) if rest else Columns()
    columns = Columns(found.lists, found.count, found.person, found.listed, tuple(by))
    return run_strata(read_strata(path, columns), seed, plan)


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
