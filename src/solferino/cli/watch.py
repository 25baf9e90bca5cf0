"""`watch`: what changed since the last report, or since a day."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.terminal import end_with_the_pipe
from solferino.model import CustodyKind

if TYPE_CHECKING:
    from solferino.store.contract import View

REPORT = "report"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(watch)


def watch(
    since: Annotated[str, typer.Option("--since", metavar="REPORT|DATE", help="The last report, or a day.")] = REPORT,
    case: Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")] = None,
) -> None:
    """List what changed since the last report, or since the end of a day.

    New incidents, numbers, levels, decisions, contradictions that came or went, incidents split, merged or gone. In a
    pipe tab-separated, one change a line.
    """
    from solferino.cli.show import print_rows
    from solferino.engine.changes import changes
    from solferino.wiring import open_case

    end_with_the_pipe()
    with open_case(known_case(case), readonly=True) as opened:
        run, what = baseline(opened.record, since)
        before = opened.record.versions(run)
        if run and not before:
            what += ", of which no state of the incidents was kept: all are listed as new"
        found = changes(before, opened.record.versions())
    rows = ((c.kind.value, c.incident, c.title, c.was, c.now) for c in found)
    sys.stderr.write(f"{len(found)} {'change' if len(found) == 1 else 'changes'} since {what}\n")
    if found:
        print_rows(("what", "id", "incident", "was", "is"), rows)


def baseline(view: View, since: str) -> tuple[int, str]:
    """The number of the custody event up to which the earlier state goes, and what it is in words. Refused A32 for what
    is neither `report` nor a day."""
    if since == REPORT:
        reports = [e for e in view.custody() if e.kind is CustodyKind.EXPORTED and e.purpose == "report written"]
        if not reports:
            return 0, "the beginning: no report was written yet"
        return reports[-1].seq, f"the report of {reports[-1].at}"
    from solferino.cli.asof import day_given

    day = day_given(since)
    return max((e.seq for e in view.custody() if e.at[:10] <= day), default=0), f"the end of {day}"
