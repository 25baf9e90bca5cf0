"""The process in which a model file is run: `python -m solferino.extract.llm.child`, a line of JSON in, a line out.

The engine insists on a server of its own. In place of a port it gets a socket in a private folder, which the parent
takes away as soon as the model is loaded, and, where the kernel allows it, a network namespace with nothing in it. So
the questions pass through the pipe alone: nobody else on the machine can ask the model, or see what it was asked.
"""

from __future__ import annotations

import json
import os
import sys
from typing import IO, Any


def main() -> None:
    """Load what the first line orders, then answer each line with one line, until input ends."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):  # an engine that prints must not speak into the answers, or anything of a passage elsewhere
        os.dup2(quiet, fd)
    order = json.loads(source.readline())
    confine()
    try:
        server = load(order)
    except ImportError:
        _tell(answers, {"missing": True})
        return
    except Exception as error:  # whatever the engine has against it, the parent says that it cannot be loaded
        _tell(answers, {"failed": type(error).__name__})
        return
    _tell(answers, {"ready": True})
    for line in source:
        _tell(answers, server.handle_chat_completions(json.loads(line)))


def load(order: dict[str, Any]) -> Any:
    """The engine with the model of the order in it. ImportError where there is no engine, its own errors else."""
    import xllamacpp

    p = xllamacpp.CommonParams()
    p.model.path = order["file"]
    p.n_ctx, p.n_parallel = order["context"], 1
    p.fit_params = False  # it would make the context smaller without saying so
    p.ctx_shift = False  # nor is a text that is too long cut
    p.offline, p.ui, p.endpoint_slots, p.warmup, p.verbosity = True, False, False, False, 0
    p.cache_ram_mib = 0  # answers to earlier questions are of no use
    p.hostnames, p.n_threads_http = [order["socket"]], 1
    for cpu in (p.cpuparams, p.cpuparams_batch):
        cpu.n_threads = order["threads"]
        cpu.poll = 0  # idle threads sleep instead of spinning: the machine does other work too
    return xllamacpp.Server(p)


def confine() -> None:
    """Give up writing files, memory dumps (passages stand in them) and, on Linux, the network, as far as it goes."""
    try:
        import resource
    except ImportError:
        pass
    else:
        for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
            resource.setrlimit(what, (0, 0))
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    libc.prctl(1, 9, 0, 0, 0)  # PR_SET_PDEATHSIG, SIGKILL: it never outlives its parent
    libc.unshare(0x10000000 | 0x40000000)  # CLONE_NEWUSER | CLONE_NEWNET; -1 where not allowed


def _tell(answers: IO[bytes], what: Any) -> None:
    answers.write(json.dumps(what).encode("ascii") + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
