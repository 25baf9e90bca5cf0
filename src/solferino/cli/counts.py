"""`counts`: how many were killed and injured, told apart as asked, with all that has to stand around a number."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.show import print_rows
from solferino.cli.terminal import end_with_the_pipe, one_line
from solferino.errors import Refused

if TYPE_CHECKING:
    from solferino.measure.counting.select import Choice
    from solferino.measure.counting.step import Register
    from solferino.measure.counting.table import Table
    from solferino.measure.picture import Picture

CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(counts)


def counts(
    case: CaseDir = None,
    *,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="A,B", help="Told apart by: people (if not said), status, weapon:hrmmu, month, …"),
    ] = None,
    periods: Annotated[
        str | None, typer.Option("--periods", metavar="A..B,C..D", help="Set periods side by side; 2024-01..2024-02.")
    ] = None,
    series: Annotated[
        str, typer.Option("--series", help="verified, credible or pending; never added up.")
    ] = "verified",
    status: Annotated[str | None, typer.Option("--status", metavar="CST-…", help="Only people of this status.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Incidents from that day.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Incidents up to that day.")] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="NAME", help="A country, region or place.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="As the register was known then.")
    ] = None,
    as_reported: Annotated[bool, typer.Option("--as-reported", help="Authorities' numbers of their own area.")] = False,
    public: Annotated[bool, typer.Option("--public", help="Hide cells of one to four persons.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, with low and high ends.")] = False,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE", help="Draw the killed: .svg or .png.")
    ] = None,
) -> None:
    """Count the killed and injured of the register by the rules R-CAS: each person in one cell, unknown cells shown.

    Only cases that a person verified are in the headline; credible and pending ones are series of their own.
    """
    from solferino.measure.area import area as inside
    from solferino.measure.counting.select import SERIES, Choice
    from solferino.measure.counting.step import register_of
    from solferino.measure.counting.table import count, shown
    from solferino.measure.published.entered import day
    from solferino.wiring import open_case

    end_with_the_pipe()
    if series not in SERIES:
        raise Refused("M96", series, "is no series", f"Use {', '.join(SERIES)}")
    if periods is not None and (by or first or last or public):
        what = "has a table of its own, for its own periods"
        raise Refused("C05", "--periods", what, "Leave out --by, --from, --to and --public, or run it twice")
    choice = Choice(series, day(first), day(last, end=True), inside(area) if area else None, status, as_reported)
    with open_case(known_case(case), readonly=True) as opened:
        found = register_of(opened, day(as_of, end=True))
    if periods is not None:
        _periods(found, periods, choice, (as_csv, as_json), chart)
        return
    names = [name.strip() for name in (by or "people").split(",") if name.strip()]
    table = count(found.people, found.crowds, names, choice)
    told = shown(table, public=public)
    if as_json:
        if public:
            raise Refused("M96", "--json", "gives every number and hides none", "Use --csv with --public")
        json.dump(_plain(table), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif as_csv:
        csv.writer(sys.stdout).writerows([told.header, *told.rows])
    else:
        print_rows(told.header, told.rows)
    others = [count(found.people, found.crowds, (), replace(choice, series=name)) for name in ("credible", "pending")]
    for line in _around(table, others, found.under, (area or "", first, last)):
        sys.stderr.write(one_line(line) + "\n")
    if chart is not None:
        from solferino.measure.counting.chart import draw_counts

        title = f"Killed, {series}{', ' + area if area else ''}, by {', '.join(table.by)}"
        _write(draw_counts(table, title), chart)


def _periods(found: Register, periods: str, choice: Choice, form: tuple[bool, bool], chart: Path | None) -> None:
    """The register compared over periods: the table, or as CSV or JSON (`form`), the sentences, the picture."""
    from solferino.cli.periods import REGISTER, around, register_rows, write_json
    from solferino.measure.counting.periods import compare_register
    from solferino.measure.picture import STANDING
    from solferino.measure.published.chart import draw_periods
    from solferino.measure.published.entered import span

    spans = [span(part.strip()) for part in periods.split(",") if part.strip()]
    if not spans:
        raise Refused("M83", "--periods", "is no period", "For example: 2024-01..2024-02,2024-03..2024-04")
    compared = compare_register(found.people, found.crowds, spans, choice, found.known)
    as_csv, as_json = form
    if as_json:
        write_json(compared, choice.series, STANDING)
    elif as_csv:
        csv.writer(sys.stdout).writerows([REGISTER, *register_rows(compared)])
    else:
        print_rows(REGISTER, register_rows(compared))
    if not as_json:
        for line in (*around(compared, f"persons of the {choice.series} series"), STANDING):
            sys.stderr.write(one_line(line) + "\n")
    if chart is not None:
        _write(draw_periods(compared.harms[0].rows, f"Killed by the day, {choice.series}"), chart)


def _around(
    table: Table, others: list[Table], under: tuple[str, ...], where: tuple[str, str | None, str | None]
) -> list[str]:
    from solferino.measure.counting import words
    from solferino.measure.picture import STANDING

    area, first, last = where
    when = " ".join(w for w in (f"from {first}" if first else "", f"to {last}" if last else "") if w)
    lines = []
    if table.choice.series == "verified":
        lines = [words.headline(table, where=area, when=when), words.being_verified(*others)]
    if not table.exact:
        ends = f"{words.with_high(table.killed)} killed; {words.with_high(table.injured)} injured"
        lines.append(f"With the highest accounts, for the annex only: {ends}.")
    lines += [words.left_out(table), words.under_count(under), words.NOT_ESTIMATED, words.METHOD, STANDING]
    return [line for line in lines if line]


def _plain(table: Table) -> dict[str, object]:
    def both(killed: object, injured: object) -> dict[str, object]:
        return {
            h: {"low": getattr(n, "low", 0), "high": getattr(n, "high", 0)}
            for h, n in (("killed", killed), ("injured", injured))
        }

    return {
        "by": list(table.by),
        "series": table.choice.series,
        "rows": [{**dict(zip(table.by, r.key, strict=True)), **both(r.killed, r.injured)} for r in table.rows],
        "total": both(table.killed, table.injured),
        "not_counted": {"undated": table.left.undated, "unplaced": table.left.unplaced},
    }


def _write(picture: Picture, path: Path) -> None:
    path.write_bytes(picture.png if path.suffix.lower() == ".png" else picture.svg)
    sys.stderr.write(one_line(f"picture in {path}") + "\n")
