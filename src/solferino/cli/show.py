"""`show`: a listing of the case, or one thing by its id with its passages."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from solferino.cli.places import known_case
from solferino.cli.terminal import end_with_the_pipe, one_line, screen

if TYPE_CHECKING:
    from solferino.store.contract import View


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(show)


def show(
    what: Annotated[
        str,
        typer.Argument(
            help="incidents, documents, statements, allegations, origins, figures or estimates; or an id, or its start."
        ),
    ] = "incidents",
    case: Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Incidents as known on that day.")
    ] = None,
    received: Annotated[bool, typer.Option("--received", help="With --as-of: by receipt, not publication.")] = False,
) -> None:
    """List what the case holds, or show one thing with its passages, the marked words in colour.

    In a pipe a listing is tab-separated, one a line, and marks are written as [field: words].
    """
    from solferino.cli.asof import AsOf, day_given
    from solferino.cli.cards import card
    from solferino.cli.estimate_kept import print_estimate
    from solferino.cli.listings import LISTINGS
    from solferino.wiring import open_case

    end_with_the_pipe()
    with open_case(known_case(case), readonly=True) as opened:
        view: View = opened.record
        if as_of is not None:
            view = cast("View", AsOf(view, day_given(as_of), received=received))
        if what.startswith("estimate-"):
            print_estimate(opened, what)
        elif what in LISTINGS:
            print_rows(LISTINGS[what].columns, LISTINGS[what].rows(view))
        else:
            card(view, what, screen())


def print_rows(columns: tuple[str, ...], found: Iterable[tuple[str, ...]]) -> None:
    """A table on a screen, tab-separated lines in a pipe."""
    rows = (tuple(one_line(cell) for cell in row) for row in found)
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            sys.stdout.write("\t".join(row) + "\n")
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(name, no_wrap=name == "id", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    screen().print(table)
