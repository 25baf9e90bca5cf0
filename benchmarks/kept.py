"""Speed and scale as they were measured last, kept beside the table of scores: such a run takes hours, and few runs
of the table repeat it.

`scale.json` holds for each benchmark its rows (what, measured, asked) and where they were measured: the commit, the
machine, the day, and how busy other programs kept it. `--keep` of a benchmark of speed writes its rows there, and
`benchmarks.table` prints them below the scores.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent
FILE = HOME / "scale.json"

_CODE = ("src", "benchmarks", f":!benchmarks/{FILE.name}", ":!benchmarks/RESULTS.md")  # not what such a run writes

Row = tuple[str, str, str]  # what, measured, what is asked


def commit() -> str:
    """Which state of the code was measured, in words."""
    if not (HOME.parent / ".git").exists():
        return "not under version control"
    try:
        name = _git("rev-parse", "--short=10", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no", "--", *_CODE)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{name} with changes not yet committed" if changed else name


def machine() -> str:
    """What it was measured on."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def keep(name: str, rows: Sequence[Row], path: Path = FILE) -> None:
    """Put the rows of a benchmark in place of those that it gave before."""
    kept = _read(path)
    where = {"commit": commit(), "machine": machine(), "day": datetime.now(tz=UTC).date().isoformat()}
    busy = f"{os.getloadavg()[0]:.1f} programs at once at the end" if hasattr(os, "getloadavg") else "unknown"
    kept[name] = where | {"busy": busy, "rows": [list(row) for row in rows]}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def section(path: Path = FILE) -> list[str]:
    """What is kept, as lines of the page of results; none where nothing is."""
    kept = _read(path)
    if not kept:
        return []
    lines = ["", "## Speed and scale", "", "Each measured by itself, when and where its line says."]
    for name, found in kept.items():
        where = f"Commit {found['commit']}, {found['machine']}, {found['day']}, {found['busy']}."
        lines += ["", f"`{name}`. {where}", "", "| what | measured | asked |", "|---|---|---|"]
        lines += [f"| {' | '.join(str(cell).strip() for cell in row)} |" for row in found["rows"]]
    return lines


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _git(*words: str) -> str:
    return subprocess.run(  # noqa: S603 - fixed words
        ["git", "--no-optional-locks", *words],  # noqa: S607
        cwd=HOME.parent, check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
