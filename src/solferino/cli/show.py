"""`show`: a listing of the case, or one thing by its id with its passages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.terminal import end_with_the_pipe, one_line, screen

if TYPE_CHECKING:
    from solferino.case import Case


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(show)


def show(
    what: Annotated[
        str,
        typer.Argument(
            help="incidents, documents, statements, allegations, origins or figures; or an id, or the start of one."
        ),
    ] = "incidents",
    case: Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")] = None,
) -> None:
    """List what the case holds, or show one thing with its passages, the marked words in colour.

    In a pipe a listing is tab-separated, one a line, and marks are written as [field: words].
    """
    from solferino.cli.cards import card
    from solferino.cli.listings import LISTINGS
    from solferino.wiring import open_case

    end_with_the_pipe()
    with open_case(known_case(case), readonly=True) as opened:
        if what in LISTINGS:
            _list(opened, what)
        else:
            card(opened.record, what, screen())


def _list(case: Case, what: str) -> None:
    from solferino.cli.listings import LISTINGS

    listing = LISTINGS[what]
    rows = (tuple(one_line(cell) for cell in row) for row in listing.rows(case.record))
    if not sys.stdout.isatty():
        for row in ((*listing.columns,), *rows):
            sys.stdout.write("\t".join(row) + "\n")
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in listing.columns:
        table.add_column(name, no_wrap=name == "id", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    screen().print(table)
