"""`estimate`: the panel of methods for a table of lists, in the terminal and as a picture."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.lists import CaseDir, KeyFile
from solferino.cli.terminal import one_line
from solferino.errors import Refused


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(estimate)


def estimate(
    lists: Annotated[
        list[Path] | None, typer.Argument(metavar="[LISTS.csv …]", help="Who stands on which list; see the docs.")
    ] = None,
    *,
    seed: Annotated[int | None, typer.Option("--seed", help="Another seed for the draws.")] = None,
    picture: Annotated[Path | None, typer.Option("--picture", help="Write the panel as .svg or .png too.")] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="A,B", help="Columns that make strata: each by itself, then the total."),
    ] = None,
    from_register: Annotated[
        bool, typer.Option("--from-register", help="Take lists of the case in place of files, with --lists.")
    ] = False,
    names: Annotated[
        str | None, typer.Option("--lists", metavar="A,B,C", help="Which lists of the case, by their names.")
    ] = None,
    of: Annotated[str, typer.Option("--of", help="Of whom on these lists: killed or injured.")] = "killed",
    draws: Annotated[
        int, typer.Option("--draws", min=2, max=200, help="How often to draw who is who, where nobody decided it.")
    ] = 20,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Write the drawn tables there too.")] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the panel with the case, for the report; with --from-register.")
    ] = False,
    case: CaseDir = None,
    key_file: KeyFile = None,
) -> None:
    """Estimate how many all lists together have missed: every method beside the others, never added to a count.

    Several tables are replicates of one population, such as lists linked at different thresholds: each by itself, then
    together. With --from-register the lists of the case are linked by what people judged, and the rest is drawn by its
    probability, so that the interval holds what hangs on it. Ends with 0 where there is an estimate, and with 1 where
    the lists do not allow one.
    """
    if from_register or names is not None or keep or not lists:
        wished = Wished(from_register, names, of, draws, seed, out, keep)
        _from_register(lists, wished, case, key_file, other=by or picture)
        return
    from solferino.measure.estimate.panel import SEED
    from solferino.measure.estimate.run import run_estimate, run_file_strata, run_replicates
    from solferino.measure.estimate.words import render_replicates, render_strata, render_text

    start = SEED if seed is None else seed
    if len(lists) > 1 and by:
        raise Refused(
            "C05", "--by", "strata of replicates are not made in one go", "Estimate each stratum's replicates"
        )
    if (len(lists) > 1 or by) and picture is not None:
        raise Refused("C05", "--picture", "is for one table", "Run it on each table by itself")
    if len(lists) > 1:
        found = run_replicates(lists, start)
        _write(render_replicates(found))
        estimable = found.together is not None
    elif by:
        strata = run_file_strata(lists[0], [name.strip() for name in by.split(",")], start)
        _write(render_strata(strata))
        estimable = strata.total is not None
    else:
        panel = run_estimate(lists[0], start)
        _write(render_text(panel))
        estimable = panel.estimable
        if picture is not None:
            from solferino.measure.estimate.chart import draw_panel

            drawn = draw_panel(panel)
            picture.write_bytes(drawn.png if picture.suffix.lower() == ".png" else drawn.svg)
            sys.stderr.write(one_line(f"picture in {picture}") + "\n")
    if not estimable:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class Wished:
    """What was asked of the register, as it was typed."""

    asked: bool
    names: str | None
    of: str
    draws: int
    seed: int | None
    out: Path | None
    keep: bool


def _from_register(
    files: list[Path] | None, wished: Wished, case: Path | None, key_file: Path | None, *, other: object
) -> None:
    from solferino.cli.estimate_register import Wish, estimate_register, keep_estimate
    from solferino.link.people.draws import SEED
    from solferino.measure.estimate.words import render_linkage
    from solferino.measure.register.captures import OUTCOMES

    if wished.keep and not wished.asked:
        what = "is for lists of the case: a file of counts leads to nobody's rows"
        raise Refused("C05", "--keep", what, "solferino estimate --from-register --lists A,B,C --keep")
    if files or other or not wished.asked or not wished.names:
        what = "takes --lists and neither files nor --by nor --picture"
        raise Refused("C05", "--from-register", what, "solferino estimate --from-register --lists A,B,C")
    if wished.of not in OUTCOMES:
        raise Refused("C05", "--of", "is neither killed nor injured", "Give one of the two")
    names = tuple(name.strip() for name in wished.names.split(",") if name.strip())
    seed = SEED if wished.seed is None else wished.seed
    found, made = estimate_register(case, key_file, Wish(names, wished.of, wished.draws, seed, wished.out))
    _write(render_linkage(found))
    if wished.keep:
        keep_estimate(case, made)
    if not found.estimable:
        raise typer.Exit(1)


def _write(text: str) -> None:
    for line in text.splitlines():
        sys.stdout.write(one_line(line) + "\n")
