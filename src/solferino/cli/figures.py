"""`figures`: published numbers as they were known: entered, listed, checked, compared, drawn, reconciled."""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.figures_chosen import Choice, count_of, figures_of, one_of, periods_of
from solferino.cli.periods import COLUMNS, row
from solferino.cli.places import known_case
from solferino.cli.show import print_rows
from solferino.cli.terminal import end_with_the_pipe, one_line
from solferino.errors import Missing

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.model import Figure

CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]
Series = Annotated[str | None, typer.Option("--series", metavar="TEXT", help="Only series with these words.")]
Metric = Annotated[str | None, typer.Option("--metric", metavar="TEXT", help="Only what is counted so.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As known on that day.")]
First = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only periods that begin then or later.")]
Last = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only periods that end then or earlier.")]
_COLUMNS = ("id", "series", "territory", "metric", "from", "to", "value", "qualifier", "published", "document")


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    figures = typer.Typer(no_args_is_help=True, help="Published numbers, as they were known.")
    for name, command in (
        ("import", import_), ("show", show), ("check", check), ("compare", compare), ("periods", periods),
        ("reconcile", reconcile), ("chart", chart),
    ):  # fmt: skip
        figures.command(name)(command)
    app.add_typer(figures, name="figures")


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .csv or .xlsx file, a row an edition.")],
    case: CaseDir = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; change nothing.")] = False,
) -> None:
    """Enter published figures: columns series, metric, value, from, to, territory, qualifier, edition, published.

    The file is sealed as a document, each figure leads to its row, the same file twice adds nothing. Ends with 0 when
    every row was taken, 1 when some were left out.
    """
    from solferino.ingest.step import ingest
    from solferino.measure.published.entered import read_figures
    from solferino.measure.published.step import import_figures
    from solferino.measure.step import measure
    from solferino.model import DocumentRef
    from solferino.read.limits import Limits
    from solferino.read.rendition import VERSION
    from solferino.read.sheets import open_table
    from solferino.store.files import explain
    from solferino.wiring import open_case

    if not file.is_file():
        raise Missing("C01", str(file), "there is no such file", "Check the path")
    with open_case(known_case(case), readonly=dry_run) as opened:
        try:
            with open_table(file, Limits(file_bytes=opened.settings.max_file_mb * 1_000_000)) as table:
                rows = [(r.number, r.cells) for r in table.rows()]
        except OSError as error:
            raise explain(error, file.name) or error from error
        found = read_figures(rows, DocumentRef("", file.name, ""))  # a table that is refused is not sealed either
        known = {f.id for f in opened.record.published()}
        new = sum(f.id not in known for f in found.figures)
        if not dry_run:
            ingest(opened, [file])
            import_figures(opened, opened.record.document(_sealed(opened, file)), rows, VERSION)
            if opened.record.done("assess", "all") is not None:
                measure(opened)
    for complaint in found.complaints:
        sys.stderr.write(one_line(f"{complaint.code} {complaint.about}: {complaint.what}. {complaint.remedy}.") + "\n")
    told = "would be new" if dry_run else "new"
    sys.stderr.write(f"{len(found.figures)} figures read, {new} {told}, {len(found.complaints)} rows left out\n")
    raise typer.Exit(1 if found.complaints else 0)


def show(
    case: CaseDir = None,
    *,
    series: Series = None,
    metric: Metric = None,
    as_of: AsOf = None,
    first: First = None,
    last: Last = None,
) -> None:
    """List figures; with --as-of, of every number the edition that was known on that day."""
    end_with_the_pipe()
    found = figures_of(Choice(case, series, metric, as_of, first, last))
    print_rows(_COLUMNS, [_row(f) for f in found])


def check(case: CaseDir = None, series: Series = None, metric: Metric = None) -> None:
    """Flag figures that may be slips, breakdowns that do not add up, and parts that differ from their whole.

    Nothing is resolved. Ends with 0 where every flag is explained, 1 where one asks for a person.
    """
    from solferino.measure.published.checks import check as flags_of

    flags = flags_of(figures_of(Choice(case, series, metric)))
    for flag in flags:
        sys.stdout.write(
            one_line(f"{'explained' if flag.explained else 'OPEN':9} {flag.kind:9} {flag.sentence}") + "\n"
        )
    sys.stderr.write(f"{sum(not f.explained for f in flags)} open, {sum(f.explained for f in flags)} explained\n")
    raise typer.Exit(1 if any(not f.explained for f in flags) else 0)


def compare(
    old: Annotated[str, typer.Option("--old", metavar="A..B", help="The earlier period.")],
    new: Annotated[str, typer.Option("--new", metavar="A..B", help="The later period.")],
    case: CaseDir = None,
    *,
    series: Series = None,
    metric: Metric = None,
    as_of: AsOf = None,
    totals: Annotated[bool, typer.Option("--totals", help="Insist on a percentage of the totals.")] = False,
) -> None:
    """Compare two periods in one sentence: by the day where their lengths differ, and as known on one day.

    Several metrics, separated by commas, are added up: "civilians killed,civilians injured".
    """
    from solferino.measure.periods import raw_percent
    from solferino.measure.picture import STANDING
    from solferino.measure.published.compare import Coverage, compare_all, comparison

    wanted = [m.strip() for m in (metric or "").split(",") if m.strip()]
    one, other = (count_of(Choice(case, series, None, as_of), wanted, period) for period in (old, new))
    if totals:
        raw_percent(one, other)
    rows = compare_all([(one, Coverage()), (other, Coverage())], date.today())
    sys.stdout.write(one_line(comparison(rows[0], rows[1], " or ".join(wanted) or "persons")) + "\n")
    sys.stdout.write(STANDING + "\n")


def periods(
    case: CaseDir = None,
    *,
    series: Series = None,
    metric: Metric = None,
    as_of: AsOf = None,
    first: First = None,
    last: Last = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
) -> None:
    """Set the periods of one series side by side: numbers, daily averages, ratios with exact intervals."""
    from solferino.measure.picture import STANDING

    end_with_the_pipe()
    rows = [row(r) for r in periods_of(Choice(case, series, metric, as_of, first, last))]
    if as_csv:
        csv.writer(sys.stdout).writerows([COLUMNS, *rows])
    else:
        print_rows(COLUMNS, rows)
        sys.stderr.write(STANDING + "\n")


def reconcile(
    figure: Annotated[str, typer.Argument(metavar="FIGURE", help="Its id, or the start of it.")],
    case: CaseDir = None,
    *,
    injured: Annotated[bool, typer.Option("--injured", help="It counts the injured; else the dead.")] = False,
    anybody: Annotated[bool, typer.Option("--anybody", help="It counts people of any status, not civilians.")] = False,
    anywhere: Annotated[bool, typer.Option("--anywhere", help="Count our casualties of every place.")] = False,
) -> None:
    """Hold the register against a published figure: how many count alike, and what lies between, step by step."""
    from solferino.measure.area import area
    from solferino.measure.published.reconcile import Claim, told
    from solferino.measure.published.reconcile import reconcile as bridge
    from solferino.measure.register.step import casualties, tallies
    from solferino.wiring import open_case

    with open_case(known_case(case), readonly=True) as opened:
        both = {f.id: f for f in (*opened.record.published(), *opened.record.figures())}
        claimed = one_of(list(both.values()), figure)
        inside = area(None if anywhere else claimed.territory)
        claim = Claim(claimed, not injured, None if anybody else "CST-CIV", inside)
        editions = {e.id: e for e in opened.record.lists()}
        found = bridge(claim, casualties(opened), tallies(opened), editions)
    for line in told(found).splitlines():
        sys.stdout.write(one_line(line) + "\n")


def chart(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to write the pictures.")],
    case: CaseDir = None,
    *,
    series: Series = None,
    metric: Metric = None,
    as_of: AsOf = None,
    first: First = None,
    last: Last = None,
) -> None:
    """Draw what each edition said of each period, and the periods side by side, as SVG and PNG."""
    from solferino.measure.published.chart import draw_periods, draw_vintages
    from solferino.measure.published.vintages import vintages

    choice = Choice(case, series, metric, as_of, first, last)
    told = figures_of(replace(choice, as_of=None))
    found = [f for f in told if as_of is None or (f.published or "") <= as_of]
    title = ", ".join(sorted({f"{f.series}: {f.metric}" for f in found})[:2])
    editions = sorted(vintages(found).values(), key=lambda told: told[0].period[0] or "")
    rows = periods_of(choice)
    out.mkdir(parents=True, exist_ok=True)
    for name, picture in (("editions", draw_vintages(editions, title)), ("periods", draw_periods(rows, title))):
        (out / f"{name}.svg").write_bytes(picture.svg)
        (out / f"{name}.png").write_bytes(picture.png)
        sys.stderr.write(one_line(f"{out / name}.svg and .png") + "\n")


def _sealed(opened: Case, file: Path) -> str:
    import hashlib

    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return next(d.id for d in opened.record.documents() if d.sha256 == digest)


def _row(f: Figure) -> tuple[str, ...]:
    return (
        f.id, f.series, f.territory or "", f.metric, f.period[0] or "", f.period[1] or "", f"{f.value:,}", f.qualifier,
        f.published or "", f.document.name,
    )  # fmt: skip
