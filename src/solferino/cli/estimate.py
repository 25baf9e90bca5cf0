"""`estimate`: the panel of methods for a table of lists, in the terminal and as a picture."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.terminal import one_line


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(estimate)


def estimate(
    lists: Annotated[Path, typer.Argument(metavar="LISTS.csv", help="Who stands on which list; see the docs.")],
    seed: Annotated[int | None, typer.Option("--seed", help="Another seed for the draws.")] = None,
    picture: Annotated[Path | None, typer.Option("--picture", help="Write the panel as .svg or .png too.")] = None,
) -> None:
    """Estimate how many all lists together have missed: every method beside the others, never added to a count.

    Ends with 0 where there is an estimate, and with 1 where the lists do not allow one.
    """
    from solferino.measure.estimate.panel import SEED
    from solferino.measure.estimate.run import run_estimate
    from solferino.measure.estimate.words import render_text

    panel = run_estimate(lists, SEED if seed is None else seed)
    for line in render_text(panel).splitlines():
        sys.stdout.write(one_line(line) + "\n")
    if picture is not None:
        from solferino.measure.estimate.chart import draw_panel

        drawn = draw_panel(panel)
        picture.write_bytes(drawn.png if picture.suffix.lower() == ".png" else drawn.svg)
        sys.stderr.write(one_line(f"picture in {picture}") + "\n")
    if not panel.estimable:
        raise typer.Exit(1)
