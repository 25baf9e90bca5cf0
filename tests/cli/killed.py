"""The program, killed at one place: `killed.py STEP:PLACE ARGS…`. Kill -9 leaves no time for anything.

PLACE is `unit` (inside a unit of work, after its first writing and before it commits) or `advance` (when the step says
how far it is: after a batch was committed).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from solferino.cli import bars
from solferino.cli.app import main
from solferino.store.writer import SqlWriter

wanted, place = sys.argv[1].split(":")
now = ""
started, advanced = bars.Lines.start, bars.Lines.advance
WRITING = (
    *("add_document", "put_rendition", "put_extraction", "put_links", "put_assessments", "put_figures"),
    *("change_links", "put_outcome", "mark_done", "add_custody"),
)


def start(self: bars.Lines, step: str, total: int) -> None:
    global now  # noqa: PLW0603 - which step runs: the whole state of this script
    now = step
    started(self, step, total)


def advance(self: bars.Lines, step: str, by: int = 1) -> None:
    if (step, place) == (wanted, "advance"):
        os.kill(os.getpid(), signal.SIGKILL)
    advanced(self, step, by)


def deadly(name: str) -> Callable[..., Any]:
    """The writer's method of that name, which writes and then ends everything."""
    write = getattr(SqlWriter, name)

    def writing(self: SqlWriter, *args: Any, **more: Any) -> Any:
        result = write(self, *args, **more)
        if (now, place) == (wanted, "unit"):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return writing


if __name__ == "__main__":
    bars.Lines.start = start  # type: ignore[method-assign]
    bars.Lines.advance = advance  # type: ignore[method-assign]
    for method in WRITING:
        setattr(SqlWriter, method, deadly(method))
    sys.exit(main(sys.argv[2:]))
