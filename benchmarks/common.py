"""What all benchmarks share: arguments, the bootstrap interval, the table and the JSON file.

A score is never printed bare: the trivial floor, the number of items and a 95 % interval stand beside it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from solferino.measure.agreement.interval import bootstrap

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Score:
    """One number of one set: `value` 0 to 1, its 95 % interval, the trivial `floor` (None where there is none), and the
    number of `items` it was taken over."""

    set: str
    metric: str
    value: float
    low: float
    high: float
    floor: float | None
    items: int


def measured(
    name: str,
    metric: str,
    items: Sequence[T],
    score: Callable[[Sequence[T]], float],
    *,
    floor: float | None = None,
    count: int | None = None,
) -> Score:
    """The score of the items with its interval. `count`: the number of items to print where it is not theirs."""
    low, high = bootstrap(items, score)
    value = score(items) if items else 0.0
    return Score(name, metric, value, low, high, floor, len(items) if count is None else count)


def share(rights: Sequence[bool]) -> float:
    """How many of them are true, 0 to 1; 0 of none."""
    return sum(rights) / len(rights) if rights else 0.0


def f1(right: int, found: int, wanted: int) -> float:
    """Harmonic mean of precision and recall, 0 where nothing was found or wanted."""
    return 2 * right / (found + wanted) if found + wanted else 0.0


def row(score: Score) -> str:
    """The score as a line of a Markdown table."""
    floor = "–" if score.floor is None else f"{score.floor:.3f}"
    interval = f"{score.low:.3f}–{score.high:.3f}"
    return f"| {score.set} | {score.metric} | {score.value:.3f} | {interval} | {floor} | {score.items} |"


def table(scores: Sequence[Score]) -> str:
    """The scores as a Markdown table."""
    head = "| set | metric | score | 95 % interval | floor | items |\n|---|---|---:|---|---:|---:|"
    return "\n".join([head, *map(row, scores)])


def arguments(doc: str | None, name: str, *, data: bool = True) -> argparse.ArgumentParser:
    """The options that every benchmark has; `doc` is its module's docstring, `data` whether it must be told where."""
    parser = argparse.ArgumentParser(
        prog=f"python -m benchmarks.{name}", description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=data, help="folder of the labelled set")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the scores to this file")
    parser.add_argument("--show", action="store_true", help="print what is wrong, item by item")
    return parser


def find(folder: Path, *names: str) -> Path:
    """The first of the names that is a file of the folder. SystemExit with a sentence where none is."""
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise SystemExit(f"{folder}: none of {', '.join(names)} is there. Give the folder of the set with --data.")


def publish(scores: Sequence[Score], out: Path | None) -> None:
    """Print the table, and write the scores as JSON where a file is given."""
    print(table(scores))
    if out is not None:
        out.write_text(json.dumps([asdict(s) for s in scores], indent=1) + "\n", encoding="utf-8")


def child(module: str, *args: str) -> dict[str, Any]:
    """Run one part of a benchmark (`--part`) in a fresh process, so that its memory is its own; what it measured."""
    command = [sys.executable, "-m", module, "--part", *args]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - this program
    if done.returncode:
        raise SystemExit(f"the part {' '.join(args)} failed ({done.returncode})")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
