"""The end of a run: what was read and refused, what was found, where the report lies, what to open next."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from solferino.cli.terminal import command_name, one_line, screen

if TYPE_CHECKING:
    from solferino.case import Case

_OPENERS = {"darwin": "open", "win32": "start"}


def conclude(case: Case, complaints: int, shown_as: Path) -> int:
    """Print the summary of the case; the exit code of the run that made `complaints`."""
    from rich.table import Table

    view = case.record
    documents = view.documents()
    outcomes = view.outcomes("read")
    read = sum(1 for d in documents if d.id in outcomes and outcomes[d.id].status == "read")
    # Files that were never sealed are no documents: they stand in the outcomes of ingest by their path.
    unsealed = sum(1 for key, o in view.outcomes("ingest").items() if key.startswith("path:") and o.status != "read")
    refused = len(documents) - read + unsealed
    left = sum(o.status != "read" for o in view.outcomes("extract").values())
    incidents = view.incidents()
    kinds = Counter(i.kind for i in incidents)
    assessments = view.assessments()
    levels = Counter(a.levels.fact.value for a in assessments if a.levels.decided_by is None)
    decided = Counter(a.levels.fact.value for a in assessments if a.levels.decided_by is not None)
    rows = [
        ("documents read", str(read)),
        ("documents refused", str(refused)),
        *([("documents read, nothing extracted", str(left))] if left else []),
        ("statements", str(sum(1 for _ in view.statements()))),
        ("allegations", str(sum(1 for _ in view.allegations()))),
        ("incidents", f"{len(incidents)}" + _more(kinds)),
        ("origins", str(len(view.origins()))),
        ("levels proposed by machine", _listed(levels)),
        *([("levels decided by persons", _listed(decided))] if decided else []),
    ]
    console = screen()
    table = Table(show_header=False, box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for name, value in rows:
        table.add_row(name, value)
    console.print()
    console.print(table)
    console.print()
    _next(case, shown_as)
    if not read:
        return 2
    return 1 if refused or complaints else 0


def _listed(levels: Counter[str]) -> str:
    return ", ".join(f"{n} × {level}" for level, n in sorted(levels.items())) or "none"


def _more(kinds: Counter[str]) -> str:
    words = {"event": "events", "total": "totals over a period", "general": "without one event"}
    parts = [f"{kinds[kind]} {word}" for kind, word in words.items() if kinds[kind]]
    return f" ({', '.join(parts)})" if parts else ""


def _next(case: Case, shown_as: Path) -> None:
    """Lines that can be pasted; not wrapped, whatever the width."""
    report = case.path / "reports" / "report.html"
    lines = []
    if report.is_file():
        opener = _OPENERS.get(sys.platform, "xdg-open")
        lines += [f"Report:    {report}", f"Open it:   {opener} {shlex.quote(str(report))}"]
    lines.append(f"Incidents: {command_name()} show incidents --case {shlex.quote(str(shown_as))}")
    sys.stdout.write("\n".join(one_line(line) for line in lines) + "\n")
