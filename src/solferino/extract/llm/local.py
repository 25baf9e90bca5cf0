"""A language model in a GGUF file that the operator brings, run on this machine by llama.cpp (package xllamacpp).

The engine runs in a process of its own (`child.py`): it is machine code that reads a file from outside, it can neither
be interrupted nor held to a time, and what fails in it can end the process: a file that claims four billion layers
aborts it. So a hostile or damaged file costs one line, Ctrl-C works, and a passage that takes too long is given up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from solferino.errors import Missing, Unavailable
from solferino.extract.llm.ask import LONGEST, asked, said
from solferino.extract.llm.gguf import ModelFile, refused

# Tokens. The unchanging part of a question takes 1,744 of them with the tokenizer of Gemma 3.
CONTEXT = 8192
ANSWER = 2048  # a model that repeats itself without end is stopped there
_FIRST = 10  # times as long as other passages: loading, and the question's unchanging part, which is kept after that
_ENVIRONMENT = ("PYTHONPATH", "LANG", "LC_ALL", "SYSTEMROOT", "SYSTEMDRIVE")  # and nothing else crosses
_NO_BACKTRACE = {"GGML_NO_BACKTRACE": "1"}  # a failing engine would start a debugger on a process that holds passages


class FileModel:
    """A model in a file. Its process is started by `start` or the first question, and again where it was ended."""

    def __init__(self, file: ModelFile, seconds: float, threads: int) -> None:
        """`seconds` that one passage may take, the first ten times as long; `threads` of the processor."""
        self.name = self.key = f"{file.path.name.replace(' ', '_')}@sha256:{file.sha256}"
        self._file, self._seconds, self._threads = file, seconds, threads
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = self._late = False

    def start(self) -> None:
        """Load the model. Missing X26 without the engine, Refused X28 where it cannot load the file."""
        if self._process is not None:
            return
        with tempfile.TemporaryDirectory(prefix="slf-") as private:
            told = self._started(Path(private) / "s.sock")
        try:
            changed = self._file.path.stat().st_mtime_ns != self._file.changed
        except OSError:
            changed = True
        if told.get("ready") and not changed:
            return
        late = self._late
        self.close()
        if late:
            raise self._too_slow()
        if told.get("missing"):
            what = "the engine for model files is not installed"
            raise Missing("X26", "llm_file", what, "pip install 'solferino[llm]'")
        what = (
            "changed while it was loaded" if changed else "cannot be loaded: damaged, of a kind that the engine does "
        )
        raise refused(self._file.path.name, what if changed else what + "not know, or too large for the memory")

    def answer(self, system: str, user: str, schema: dict[str, Any]) -> str | None:
        """The model's answer to one passage, as `Model.answer`; the errors of `start` too."""
        self.start()
        question = {**asked(system, user, schema), "max_tokens": ANSWER}
        try:
            found = said(self._tell(question, self._seconds * (1 if self._asked else _FIRST)))
        except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError):
            late = self._late
            self.close()
            if late:
                raise self._too_slow() from None
            remedy = "Run extract again; if it happens again, use another model"
            raise Unavailable("X21", "the language model", "broke down on a passage", remedy) from None
        except BaseException:  # interrupted: the answer that is still to come must not be taken for the next one's
            self.close()
            raise
        self._asked = True
        return found

    def close(self) -> None:
        """End the process, at once."""
        process, self._process = self._process, None
        self._asked = self._late = False
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(OSError):  # what was still to be written to it
                        stream.close()
            process.wait()

    def _too_slow(self) -> Unavailable:
        what = f"is slower than {self._seconds:g} seconds a passage (ten times that with the first)"
        return Unavailable(
            "X21", "the language model", what, "Raise llm_timeout_s in case.toml, or use a smaller model"
        )

    def _started(self, socket: Path) -> dict[str, Any]:
        self._process = subprocess.Popen(
            [sys.executable, "-s", "-B", "-P", "-W", "ignore", "-m", "solferino.extract.llm.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: os.environ[key] for key in _ENVIRONMENT if key in os.environ} | _NO_BACKTRACE,
            cwd=os.path.sep,
            start_new_session=True,  # Ctrl-C is for us; we end the process ourselves
        )
        context = min(CONTEXT, self._file.context) or CONTEXT
        order = {"file": str(self._file.path.resolve()), "context": context, "threads": self._threads}
        try:
            told = self._tell({**order, "socket": str(socket)}, self._seconds * _FIRST)
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    def _tell(self, what: dict[str, Any], seconds: float) -> Any:
        """What the process answers. OSError or ValueError where it died, was too slow or said no JSON."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise OSError("the process has ended")

        def stop() -> None:
            self._late = True
            process.kill()

        clock = threading.Timer(seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            process.stdin.write(json.dumps(what).encode("ascii") + b"\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline(LONGEST + 1))
        finally:
            clock.cancel()
