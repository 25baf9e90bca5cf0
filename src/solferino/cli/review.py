"""`review`, `labels`, `evaluate`: a person looks at what was extracted, and the case says how often it was right."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.show import print_rows
from solferino.cli.terminal import one_line
from solferino.errors import Missing, Refused

CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]
_NAMES = {"furniture": "allegations out of what holds nothing"}


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    review = typer.Typer(no_args_is_help=True, help="Look at what was extracted, row by row, and say what is right.")
    review.command("sheet")(sheet)
    review.command("read")(read)
    app.add_typer(review, name="review")
    app.command()(labels)
    app.command()(evaluate)


def sheet(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.csv", help="Where to write it.")],
    case: CaseDir = None,
    document: Annotated[list[str] | None, typer.Option("--document", metavar="NAME", help="Only this one.")] = None,
) -> None:
    """Write a sheet with a row for each allegation; fill in the column verdict: right, wrong, changed or missed.

    Correct cells and write changed; for a fact that was not extracted add a row with document, passage (the words that
    name the act), act and what else the text says, and write missed.
    """
    from solferino.measure.agreement.review import COLUMNS
    from solferino.measure.agreement.step import review_sheet
    from solferino.wiring import open_case

    with open_case(known_case(case), readonly=True) as opened:
        rows = review_sheet(opened, document or ())
    with out.open(
        "w", encoding="utf-8-sig", newline=""
    ) as file:  # the mark tells spreadsheet programs that it is UTF-8
        csv.writer(file).writerows([COLUMNS, *rows])
    sys.stderr.write(one_line(f"{len(rows)} allegations in {out}") + "\n")


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="A sheet that was filled in.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who reviewed. It stands in the record.")],
    case: CaseDir = None,
) -> None:
    """Record what a sheet says. What everybody who reviewed it calls wrong is linked no more from the next run on.

    Ends with 0 when every row with a verdict was taken, 1 when some were left out.
    """
    from solferino.measure.agreement.review import COLUMNS
    from solferino.measure.agreement.step import take_reviews
    from solferino.wiring import open_case

    if not file.is_file():
        raise Missing("C01", str(file), "there is no such file", "Check the spelling")
    try:
        with file.open(encoding="utf-8-sig", newline="") as handle:
            start = handle.readline()
            handle.seek(0)
            table = csv.DictReader(handle, delimiter=";" if start.count(";") > start.count(",") else ",", strict=True)
            rows = [(table.line_num, {k: v or "" for k, v in row.items() if k in COLUMNS}) for row in table]
            header = table.fieldnames or []
    except (csv.Error, UnicodeDecodeError) as error:
        raise Refused("M78", file.name, f"it is no CSV in UTF-8 ({error})", "Save it as CSV in UTF-8") from None
    if missing := [c for c in ("id", "verdict") if c not in header]:
        raise Refused("M78", file.name, f"it has no column {', '.join(missing)}", "Use a sheet of `review sheet`")
    with open_case(known_case(case)) as opened:
        found = take_reviews(opened, rows, by)
    for complaint in found.complaints:
        sys.stderr.write(one_line(f"{complaint.code} {complaint.about}: {complaint.what}. {complaint.remedy}.") + "\n")
    sys.stderr.write(
        f"{len(found.decisions)} reviewed, {found.open} without a verdict, {len(found.complaints)} rows left out\n"
        "`solferino link` and the steps after it take the reviews into account\n"
    )
    raise typer.Exit(1 if found.complaints else 0)


def labels(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to write texts and gold.jsonl.")],
    case: CaseDir = None,
) -> None:
    """Write the labels of every document that was reviewed whole, with its text, in the form that `evaluate` reads."""
    from solferino.measure.agreement.step import export_labels
    from solferino.wiring import open_case

    with open_case(known_case(case)) as opened:
        documents, count = export_labels(opened, out)
    sys.stderr.write(one_line(f"{count} labels of {documents} documents in {out}") + "\n")
    if not documents:
        sys.stderr.write("No document was reviewed whole: give every row of its sheet a verdict.\n")
        raise typer.Exit(1)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A labels file, or a folder with gold.jsonl.")],
    case: CaseDir = None,
    *,
    misses: Annotated[bool, typer.Option("--misses", help="List every fault.")] = False,
) -> None:
    """Score what the case extracted against labels that people made: precision, recall, fields, with intervals.

    The labelled texts must be in the case under their names. What this prints is an error rate that can be published.
    """
    from solferino.measure.agreement.step import evaluate as score
    from solferino.wiring import open_case

    with open_case(known_case(case), readonly=True) as opened:
        found = score(opened, gold)
    rows = [
        (_NAMES.get(s.metric, s.metric), f"{s.value:.3f}" if s.metric != "furniture" else f"{s.value:.0f}",
         f"{s.low:.3f}–{s.high:.3f}" if s.metric != "furniture" else f"{s.low:.0f}–{s.high:.0f}")
        for s in found.scores
    ]  # fmt: skip
    print_rows(("metric", "score", "95 % interval"), rows)
    sys.stderr.write(f"{found.facts} facts in {found.documents} labelled documents; {len(found.faults)} faults\n")
    if misses:
        for fault in found.faults:
            sys.stdout.write(one_line(fault) + "\n")
