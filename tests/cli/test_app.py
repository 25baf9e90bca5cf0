"""The outermost border: what a command leaves behind in the program that called it."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from solferino.cli.app import main


@pytest.mark.parametrize("given", [["list", "mapping", "book.csv"], ["show", "documents"], ["--help"]])
def test_a_command_leaves_the_signals_of_its_caller_as_they_were(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.csv").write_text("name,date\nA. Example,2024-01-01\n", encoding="utf-8")
    before = [signal.getsignal(s) for s in (signal.SIGPIPE, signal.SIGTERM)]
    main(given)
    assert [signal.getsignal(s) for s in (signal.SIGPIPE, signal.SIGTERM)] == before
