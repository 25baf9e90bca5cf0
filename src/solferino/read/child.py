"""The other side of the wall: `python -m solferino.read.child` reads documents from its input until that ends.

The process gives up what it does not need before the first byte of a document reaches a parser: memory, processor time,
writing files, starting programs, the network. The audit hook stops Python code only; a parser's own machine code is
held by the resource limits and, where the kernel allows it, by a network namespace of its own. It is a wall against
bad luck and ordinary malice, not against somebody who brings an exploit for libxml2 made for this machine.
"""

from __future__ import annotations

import json
import math
import os
import sys
from typing import Any

from solferino.model import to_plain
from solferino.read.faults import Unreadable
from solferino.read.formats import Format
from solferino.read.frames import receive, send
from solferino.read.limits import Limits

_REFUSED_EVENTS = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "os.chown", "os.kill", "pty.", "ftplib.", "smtplib.", "urllib.", "http.client", "webbrowser.", "shutil.",
    "tempfile.", "sqlite3.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def main() -> None:
    """Read frames (a header, then the bytes of one document) and answer each with one frame, until input ends."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):  # a parser that prints must not speak into the answers
        os.dup2(quiet, fd)
    header = receive(source, 10_000)
    if header is None:
        return
    limits = Limits(**json.loads(header))
    confine(limits)
    while (request := receive(source, 10_000)) is not None:
        data = receive(source, limits.file_bytes)
        if data is None:
            return
        _allow_seconds(limits.seconds)
        send(answers, json.dumps(answer(Format(json.loads(request)["format"]), data, limits)).encode("ascii"))


def answer(form: Format, data: bytes, limits: Limits) -> dict[str, Any]:
    """The reading of one document in plain data, or the code that says why there is none."""
    from solferino.read.readers import read_confined

    try:
        reading = read_confined(form, data, limits)
        if len(reading.text) > limits.characters:
            return {"refused": "R12"}
    except Unreadable as refusal:
        return {"refused": refusal.code}
    except RecursionError:
        return {"refused": "R18"}
    except Exception:
        return {"refused": "R15"}
    return {"read": to_plain(reading)}


def confine(limits: Limits) -> None:
    """Give up everything that reading does not need; there is no way back in this process."""
    try:
        import resource
    except ImportError:  # no resource limits on this system: the clock of the parent and the audit hook remain
        pass
    else:
        for what, value in (
            (resource.RLIMIT_AS, limits.memory_bytes),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, 64),
        ):
            hard = resource.getrlimit(what)[1]
            bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(what, (bound, bound))
    _own_network()
    sys.addaudithook(_refuse)


def _own_network() -> None:
    """A network namespace with nothing in it, where the kernel lets us; no new privileges in any case."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    libc.prctl(1, 9, 0, 0, 0)  # PR_SET_PDEATHSIG, SIGKILL: nobody reads on for a parent that is gone
    libc.unshare(0x10000000 | 0x40000000)  # CLONE_NEWUSER | CLONE_NEWNET; -1 where not allowed


def _allow_seconds(seconds: float) -> None:
    """Let the process use `seconds` more of processor time, then be killed by the kernel."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime + seconds) + 1, hard))


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = args
        writes = isinstance(mode, str) and any(c in mode for c in "wax+")
        if (writes or (isinstance(flags, int) and flags & _WRITING)) and path != os.devnull:
            raise PermissionError("a confined reader writes nothing")
    elif event.startswith(_REFUSED_EVENTS):
        raise PermissionError(f"a confined reader does no {event}")


if __name__ == "__main__":
    main()
