"""The border between the person and the house: the commands by name, and every error turned into one line and a code.

Exit codes: 0 all read, 1 some refused, 2 nothing done, 130 stopped by the person.
"""

from __future__ import annotations

import contextlib
import importlib
import shlex
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence

import typer

from solferino.cli.terminal import command_name, one_line
from solferino.errors import SolferinoError

NOTHING_DONE = 2
STOPPED = 130
_SIGNALS = ("SIGPIPE", "SIGTERM")

app = typer.Typer(
    name="solferino",
    help="From scattered accounts of war crimes to findings that stand up.",
    epilog="Start with: solferino run FOLDER. Every command has its own --help.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _options(
    debug: bool = typer.Option(False, "--debug", help="Show where in the program an error came up."),
) -> None:
    """From scattered accounts of war crimes to findings that stand up."""


for _room in (
    "jobs",
    "show",
    "decide",
    "watch",
    "origin",
    "output",
    "estimate",
    "estimate_kept",
    "counts",
    "figures",
    "lists",
    "register",
    "people",
    "review",
    "learn",
):
    importlib.import_module(f"solferino.cli.{_room}").register(app)


@contextlib.contextmanager
def _signals_kept() -> Iterator[None]:
    """What a command makes of signals ends with it: left as it is, a closed pipe would kill the program that called it,
    at the next worker that it lets go."""
    kept = {
        number: signal.getsignal(number) for name in _SIGNALS if (number := getattr(signal, name, None)) is not None
    }
    try:
        yield
    finally:
        with contextlib.suppress(OSError, ValueError):  # the reader is gone, or the output is closed
            sys.stdout.flush()
        for number, handler in kept.items():
            with contextlib.suppress(ValueError, TypeError):  # not in the main thread, or not set by Python
                signal.signal(number, handler)


@_signals_kept()
def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Never a traceback, unless `--debug` stands somewhere on the line."""
    given = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in given
    _hear_the_end()
    try:
        app([a for a in given if a != "--debug"], prog_name="solferino")
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:
        code = STOPPED
    except SolferinoError as error:
        code = _told(str(error), debug)
    except OSError as error:
        name = error.filename if isinstance(error.filename, str) else "system"
        what = error.strerror or type(error).__name__
        code = _told(f"C90 {name}: {what}. Look at the place it names, then run the same command again", debug)
    except MemoryError:
        code = _told("C91 memory: there is not enough of it. Use one worker (--workers 1), then go on", debug)
    except Exception as error:  # the outermost border: one line for the person, all of it with --debug
        kind = type(error).__name__
        code = _told(f"C99 {kind}: the program failed. Run it again with --debug and report what it prints", debug)
    if code == STOPPED:
        again = shlex.join([*command_name().split(), *given])
        _say(f"Stopped. What was finished is recorded and safe; the same command goes on from there: {again}")
    return code


def _told(line: str, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    _say(line)
    return NOTHING_DONE


def _say(line: str) -> None:
    sys.stderr.write(one_line(line) + "\n")


def _hear_the_end() -> None:
    """A polite end (SIGTERM) is treated like Ctrl-C, so that the terminal is left as it was found."""
    with contextlib.suppress(ValueError):  # not in the main thread, as in a notebook
        signal.signal(signal.SIGTERM, signal.default_int_handler)
