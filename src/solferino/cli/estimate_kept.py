"""Estimates that were kept with a case: one of them on the screen, and `withdraw`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.terminal import one_line
from solferino.engine.chapter import Block, Claim, Grid, Word
from solferino.errors import Missing, Refused
from solferino.model import CustodyKind, KeptEstimate

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.store.contract import View

CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(withdraw)


def withdraw(
    which: Annotated[str, typer.Argument(metavar="ESTIMATE", help="Its id, or the start of it.")],
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides. It stands in the record.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why. 20 characters or more.")],
    case: CaseDir = None,
) -> None:
    """Take back an estimate that was kept: it stays in the record, and the report says that it was withdrawn."""
    from solferino.assess.decide import estimate_withdrawal
    from solferino.measure.estimate.step import withdrawals
    from solferino.store.custody import now
    from solferino.wiring import open_case

    with open_case(known_case(case)) as opened:
        found = _one_of(opened.record, which)
        if (taken := withdrawals(opened.record).get(found.id)) is not None:
            what = f"it was withdrawn by {taken.by} on {taken.at[:10]} already"
            raise Refused("M39", found.id, what, "Nothing is left to do")
        made = estimate_withdrawal(found.id, by=by, at=now(), reason=reason)
        details = (("by", made.by), ("decision", made.id), ("about", made.about), ("withdrawn", "yes"))
        with opened.unit() as unit:
            unit.add_decision(made)
            unit.add_custody(CustodyKind.ANALYSED, "estimate withdrawn by a person", details=details)
    sys.stdout.write(one_line(f"withdrawn: {found.id}") + "\n")
    sys.stderr.write("The next `solferino report` says so\n")


def print_estimate(case: Case, which: str) -> None:
    """Print what the record holds of the estimate with this id, or the start of it: the part that a report prints,
    also where a report would not, with the reason."""
    from solferino.measure.estimate.chapter import card
    from solferino.measure.estimate.step import standing

    found = _one_of(case.record, which)
    part = card(next(one for one in standing(case) if one.kept.id == found.id))
    for line in (part.title, found.id, *(line for block in part.blocks for line in _lines(block))):
        sys.stdout.write(one_line(line) + "\n")


def _lines(block: Block) -> Iterator[str]:
    """The words of a block; a table as lines with its cells apart by " | "."""
    yield ""
    match block:
        case Claim():
            yield block.text
        case Word():
            yield f"{block.lead}: {block.text}" if block.lead else block.text
        case Grid():
            yield block.caption
            yield from ("  " + " | ".join(cells) for cells in (block.head, *(line.cells for line in block.lines)))


def _one_of(view: View, wanted: str) -> KeptEstimate:
    """The one estimate meant by an id or the start of one."""
    found = [e for e in view.estimates() if e.id.startswith(wanted)]
    if not found:
        raise Missing("C10", wanted, "the case has no estimate of this id", "Take an id from `show estimates`")
    if len(found) > 1:
        some = ", ".join(e.id for e in found[:3])
        raise Refused("C11", wanted, f"{len(found)} ids begin so, such as {some}", "Give more of the id")
    return found[0]
