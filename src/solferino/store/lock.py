"""One run at a time on one case.

The lock is the kernel's (fcntl record lock), so it goes when its process goes, however that ends; the process number in
the file is only for the message. Record locks are not inherited by child processes, so a worker that outlives a killed
run does not keep the case closed; they do not exclude a second opening inside one process, hence the set below.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from solferino.errors import Unavailable
from solferino.store.files import explain

NAME = "case.lock"
_HELD: set[Path] = set()


class CaseLock:
    """Held from creation until `release`. Unavailable S04 while another run holds it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder.resolve() / NAME
        if self._path in _HELD:
            raise Unavailable("S04", str(folder), "this process has the case open already", "Close it first")
        try:
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise explain(error, str(folder)) or error from error
        try:
            fcntl.lockf(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            pid = os.pread(self._fd, 32, 0).decode("ascii", "replace").strip()
            os.close(self._fd)
            what = f"another run has the case open (process {pid or 'unknown'})"
            raise Unavailable("S04", str(folder), what, "Wait until it has ended, or stop it") from None
        os.ftruncate(self._fd, 0)
        os.pwrite(self._fd, f"{os.getpid()}\n".encode(), 0)
        _HELD.add(self._path)

    def release(self) -> None:
        """Let the next run in. Twice does no harm."""
        if self._path in _HELD and self._fd >= 0:
            _HELD.discard(self._path)
            os.close(self._fd)
            self._fd = -1
