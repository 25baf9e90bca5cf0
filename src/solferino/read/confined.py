"""One confined process as we see it: asked in frames, killed when it is late, and gone when we are done."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress

from solferino.read.frames import receive, send

_ENVIRONMENT = ("PYTHONPATH", "LANG", "LC_ALL", "SYSTEMROOT", "SYSTEMDRIVE")  # and nothing else crosses


class Confined:
    """A process that runs `module`; `greeting` are its first frames. `late` once it was killed for taking too long."""

    def __init__(self, module: str, *greeting: bytes) -> None:
        self.late = False
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-s", "-B", "-P", "-W", "ignore", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: os.environ[key] for key in _ENVIRONMENT if key in os.environ},
            cwd=os.path.sep,
            start_new_session=True,  # Ctrl-C is for us; we end the reader ourselves
        )
        self.pid = self._process.pid
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError):  # it died at once: the first question will find out
            send(self._process.stdin, *greeting)

    def ask(self, *question: bytes, seconds: float, longest: int) -> bytes | None:
        """The next frame of the answer; without a question more of the last one. None where the process died or was
        too slow, ValueError where the frame is longer than `longest` bytes."""
        process = self._process
        assert process.stdin is not None and process.stdout is not None  # noqa: S101 - both are pipes

        def stop() -> None:
            self.late = True
            process.kill()

        clock = threading.Timer(seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            if question:
                send(process.stdin, *question)
            return receive(process.stdout, longest)
        except OSError:
            return None
        finally:
            clock.cancel()

    def close(self) -> None:
        """End the process, at once."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was still to be written to it
                    stream.close()
        self._process.wait()
