"""What is written to a terminal: nothing from a document or a file name may steer it.

Escape sequences in a document could rewrite what the analyst sees, so control characters are shown as pictures and
marks that reorder text are shown as a replacement, one for one, so that offsets stay.
"""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_SHOWN: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)},  # ESC becomes its picture, and so on
    13: " ",
    127: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
    **dict.fromkeys([0x2028, 0x2029], " "),
}
_ONE_LINE: dict[int, int | str] = {9: " ", 10: 0x240A}


def safe(text: str) -> str:
    """The text with everything that steers a terminal made visible; as long as before."""
    return text.translate(_SHOWN)


def one_line(text: str) -> str:
    """As `safe`, with line ends made visible too: for names, complaints and cells of a table."""
    return safe(text).translate(_ONE_LINE)


def screen(*, stderr: bool = False) -> Console:
    """Where to print. No markup is read out of what is printed; no colour where nobody sees it or NO_COLOR is set."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A pipe or file has no width; 110 keeps a table of ours on its lines.
    width = None if stream.isatty() else 110
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, width=width)


def command_name() -> str:
    """How this program is called from where the person stands, for commands that can be pasted."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m solferino"
    found = shutil.which(called.name)
    if found and Path(found).resolve() == called.resolve():
        return called.name
    try:
        return str(called.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(called)


def end_with_the_pipe() -> None:
    """Let a reader such as `head` end this program quietly. Only where nothing is written to a case."""
    if hasattr(signal, "SIGPIPE"):
        with contextlib.suppress(ValueError):  # not in the main thread
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
