"""How far a step is: a bar with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from solferino.cli.terminal import screen
from solferino.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

_QUIET_S = 10.0  # seconds between two plain lines of one step


@contextmanager
def watched() -> Iterator[Progress]:
    """The progress to hand to steps while the block runs; everything goes to stderr."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as RichProgress
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:,.1f}/s" if speed else "", style="progress.data.speed")

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<8}"),
        BarColumn(bar_width=40),
        MofNCompleteColumn(),
        Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with RichProgress(*columns, console=screen(stderr=True)) as live:
        yield Bars(live)


@dataclass(slots=True)
class Bars:
    """One bar a step."""

    live: RichProgress
    tasks: dict[str, TaskID] = field(default_factory=dict)

    def start(self, step: str, total: int) -> None:
        """Show the bar of `step`, empty."""
        self.tasks[step] = self.live.add_task(step, total=total)

    def advance(self, step: str, by: int = 1) -> None:
        """`by` more items are done."""
        self.live.advance(self.tasks[step], by)

    def end(self, step: str) -> None:
        """No more comes; the bar stays where it is."""
        self.live.stop_task(self.tasks[step])


@dataclass(slots=True)
class _Count:
    total: int
    done: int = 0
    began: float = field(default_factory=time.monotonic)
    said: float = field(default_factory=time.monotonic)


@dataclass(slots=True)
class Lines:
    """One line when a step ends, and one every ten seconds before."""

    counts: dict[str, _Count] = field(default_factory=dict)

    def start(self, step: str, total: int) -> None:
        """Begin to count; nothing is printed yet."""
        self.counts[step] = _Count(total)

    def advance(self, step: str, by: int = 1) -> None:
        """`by` more items are done; says so when the last line is ten seconds old."""
        count = self.counts[step]
        count.done += by
        now = time.monotonic()
        if now - count.said >= _QUIET_S:
            count.said = now
            rate = count.done / (now - count.began)
            left = (count.total - count.done) / rate if rate else 0.0
            _print(f"{step}: {count.done} of {count.total}, {rate:.1f}/s, {_clock(left)} left")

    def end(self, step: str) -> None:
        """Say how many and how long."""
        count = self.counts[step]
        took = time.monotonic() - count.began
        rate = f", {count.done / took:.1f}/s" if count.done and took > 0 else ""
        _print(f"{step}: {count.done} of {count.total} in {_clock(took)}{rate}")


def _clock(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 60 else f"{int(seconds) // 60} min {int(seconds) % 60} s"


def _print(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
