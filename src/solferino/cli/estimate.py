"""`estimate`: the panel of methods for a table of lists, in the terminal and as a picture."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.terminal import one_line
from solferino.errors import Refused


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(estimate)


def estimate(
    lists: Annotated[list[Path], typer.Argument(metavar="LISTS.csv …", help="Who stands on which list; see the docs.")],
    seed: Annotated[int | None, typer.Option("--seed", help="Another seed for the draws.")] = None,
    picture: Annotated[Path | None, typer.Option("--picture", help="Write the panel as .svg or .png too.")] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="A,B", help="Columns that make strata: each by itself, then the total."),
    ] = None,
) -> None:
    """Estimate how many all lists together have missed: every method beside the others, never added to a count.

    Several tables are replicates of one population, such as lists linked at different thresholds: each by itself, then
    together. Ends with 0 where there is an estimate, and with 1 where the lists do not allow one.
    """
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


def _write(text: str) -> None:
    for line in text.splitlines():
        sys.stdout.write(one_line(line) + "\n")
