"""`learn`: a local tagger from what the team reviewed in a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.terminal import one_line


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(learn)


def learn(
    case: Annotated[Path | None, typer.Argument(metavar="CASE", help="The case folder.")] = None,
    more: Annotated[
        Path | None, typer.Option("--with", metavar="FILE.jsonl", help="Marked passages to learn from as well.")
    ] = None,
) -> None:
    """Train the shipped tagger on with what was reviewed whole; the result is used only where it beats the shipped one.

    A fifth of the documents is kept out of training, and both are held against it. Ends with 0 where the local one is
    used from now on, with 1 where it is not better beyond chance.
    """
    from solferino.extract.tagger.learn import learn as train
    from solferino.extract.tagger.shipped import shipped_folder
    from solferino.measure.agreement.step import reviewed_passages
    from solferino.wiring import open_case

    with open_case(known_case(case, "solferino learn CASE"), readonly=True) as opened:
        reviewed, models = reviewed_passages(opened), opened.path / "models"
    done = train(reviewed, models, shipped_folder(), more=more, note=_say)
    found = done.compared
    sys.stdout.write(
        f"shipped {found.first:.3f}, local {found.second:.3f}, lead {found.second - found.first:+.3f} "
        f"(95 % {found.low:+.3f} to {found.high:+.3f}) over {done.held} documents kept out of training\n"
    )
    told = "is used from the next extract on" if done.used else "is not better beyond chance and is not used"
    sys.stderr.write(one_line(f"{done.folder.name}, trained on {done.trained} documents, {told}") + "\n")
    raise typer.Exit(0 if done.used else 1)


def _say(line: str) -> None:
    sys.stderr.write(one_line(line) + "\n")
