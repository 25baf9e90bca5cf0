"""What `list import` says: every row as CSV where asked for, the first faults on the screen, and what came of it."""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from solferino.cli.terminal import one_line

if TYPE_CHECKING:
    from solferino.measure.register.edition import RowReport
    from solferino.measure.register.step import ImportReport

_SHOWN = 40  # rows of a report that a screen gets; --report has them all
_QUIET_S = 10.0


class Told:
    """Hears every row: writes all to a CSV where one is asked for, keeps the first that have something to say."""

    def __init__(self, path: Path | None) -> None:
        self._path, self.rows, self._count = path, [], 0  # type: Path | None, list[RowReport], int
        self._began = self._said = time.monotonic()

    def __enter__(self) -> Told:
        self._file = self._path.open("w", encoding="utf-8", newline="") if self._path else None
        self._csv = csv.writer(self._file, lineterminator="\n") if self._file else None
        if self._csv:
            self._csv.writerow(("sheet", "row", "verdict", "code", "column", "what"))
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def tell(self, row: RowReport) -> None:
        self._count += 1
        if row.issues and len(self.rows) < _SHOWN:
            self.rows.append(row)
        if self._csv:
            where = (harmless(row.sheet or ""), row.row, row.verdict.value)
            issues = [(i.code, harmless(i.column or ""), i.what) for i in row.issues] or [("", "", "")]
            self._csv.writerows((*where, *issue) for issue in issues)
        now = time.monotonic()
        if now - self._said >= _QUIET_S:
            self._said = now
            say(f"list: {self._count:,} rows, {self._count / (now - self._began):,.0f}/s")


def conclude(done: ImportReport, told: Told, *, dry_run: bool) -> int:
    """Print what came of it. The exit code: 0 where every row was taken, 1 where some were refused, 2 where nothing was
    done."""
    from solferino.measure.register.edition import Verdict

    for note in done.notes:
        say(f"list: {note}")
    for complaint in done.complaints:
        say(complaint.line())
    for row in told.rows:
        where = f"{row.sheet}, row {row.row}" if row.sheet else f"row {row.row}"
        for issue in row.issues:
            say(
                f"{issue.code} {where}, {row.verdict.value}: {f'“{issue.column}” ' if issue.column else ''}{issue.what}"
            )
    counts, verdicts = done.counts, done.counts.verdicts
    more = sum(counts.issues.values()) - sum(len(r.issues) for r in told.rows)
    if more > 0:
        say(f"… and {more:,} more; --report FILE writes every row")
    if done.layout.doubts:
        return 2
    if done.known:
        sys.stdout.write(f"list {done.series}: this edition is in the case already; nothing was changed\n")
        return 0
    _columns(done)
    for code, count in sorted(counts.issues.items()):
        sys.stdout.write(f"  {code}: {count:,}\n")
    parts = [f"{verdicts[v]:,} {v.value}" for v in Verdict]
    head = "dry run, nothing was changed: " if dry_run else ""
    sys.stdout.write(
        f"list {done.series}: {head}{counts.rows:,} rows, {', '.join(parts)}, {done.withdrawn:,} withdrawn\n"
    )
    if verdicts[Verdict.REFUSED]:
        return 2 if verdicts[Verdict.REFUSED] == counts.rows else 1
    return 0


def _columns(done: ImportReport) -> None:
    """How each column was read."""
    for header, field in done.layout.mapping.columns:
        sys.stdout.write(one_line(f"  “{header}” → {field or 'vault only'}") + "\n")


def harmless(cell: str) -> str:
    """A cell for a CSV that no spreadsheet program takes for a formula: texts of others may begin like one."""
    return f"'{cell}" if cell[:1] in ("=", "+", "@", "\t") or (cell[:1] == "-" and not cell[1:2].isdigit()) else cell


def say(line: str) -> None:
    """One line to stderr, harmless on a terminal."""
    sys.stderr.write(one_line(line) + "\n")
