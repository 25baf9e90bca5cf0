"""`counts`: how many were killed and injured, told apart as asked, with all that has to stand around a number."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.show import print_rows
from solferino.cli.terminal import end_with_the_pipe, one_line
from solferino.errors import Refused

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.measure.counting.select import Choice
    from solferino.measure.counting.table import Table
    from solferino.model import Casualty, Tally

CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(counts)


def counts(
    case: CaseDir = None,
    *,
    by: Annotated[
        str, typer.Option("--by", metavar="A,B", help="Told apart by: people, status, weapon:hrmmu, month, place, …")
    ] = "people",
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
    from solferino.measure.counting.table import count, shown
    from solferino.measure.published.entered import day
    from solferino.measure.register.step import casualties, tallies
    from solferino.wiring import open_case

    end_with_the_pipe()
    if series not in SERIES:
        raise Refused("M96", series, "is no series", f"Use {', '.join(SERIES)}")
    choice = Choice(series, day(first), day(last, end=True), inside(area) if area else None, status, as_reported)
    then = day(as_of, end=True)
    with open_case(known_case(case), readonly=True) as opened:
        people, crowds = list(casualties(opened, then)), tallies(opened, then)
        everybody: list[Casualty | Tally] = [*people, *crowds]
        under = _under_recorded(opened, {i.place.country for i in everybody if i.place and i.place.country})
    table = count(people, crowds, [name.strip() for name in by.split(",") if name.strip()], choice)
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
    others = [count(people, crowds, (), _other(choice, name)) for name in ("credible", "pending")]
    for line in _around(table, others, under, (area or "", first, last)):
        sys.stderr.write(one_line(line) + "\n")
    if chart is not None:
        _draw(table, chart, area or "")


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


def _other(choice: Choice, series: str) -> Choice:
    from dataclasses import replace

    return replace(choice, series=series)


def _under_recorded(opened: Case, countries: set[str]) -> tuple[str, ...]:
    """Places named by the context of the case; with `auto`, by the contexts of the countries that are counted."""
    from solferino.contexts.load import load_context, names

    chosen = opened.settings.context
    if chosen == "none":
        return ()
    found = [load_context(name) for name in (names() if chosen == "auto" else [chosen])]
    return tuple(p for c in found if chosen != "auto" or countries & set(c.countries) for p in c.under_recorded)


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


def _draw(table: Table, path: Path, area: str) -> None:
    from solferino.measure.counting.chart import draw_counts

    picture = draw_counts(
        table, f"Killed, {table.choice.series}{', ' + area if area else ''}, by {', '.join(table.by)}"
    )
    path.write_bytes(picture.png if path.suffix.lower() == ".png" else picture.svg)
    sys.stderr.write(one_line(f"picture in {path}") + "\n")
