"""Stopped at any moment, by whatever: nothing recorded is lost, nothing is done twice, the end is the same."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from cli.conftest import WAIT_S, Program, Ran, start, tables

KILLED = str(Path(__file__).with_name("killed.py"))
STEPS = ("ingest", "read", "extract", "link", "assess", "measure", "report")
RUN = ("run", "notes", "--case", "case", "--workers", "1")


@pytest.mark.slow
def test_killed_in_the_middle_of_each_step_the_end_is_the_same(
    made: tuple[Path, Ran], notes: Path, solferino: Program
) -> None:
    """Every step killed inside a unit of work, those that commit in batches also after one: all on one case, then one
    run to the end."""
    home, kills = notes.parent, []
    for step in STEPS:
        for place in ("unit", "advance") if step in ("read", "extract") else ("unit",):
            process = start(f"{step}:{place}", *RUN, cwd=home, program=(KILLED,))
            _, err = process.communicate(timeout=WAIT_S)
            assert process.returncode in (0, -signal.SIGKILL), err
            if process.returncode:
                kills.append(step)
    assert set(kills) == set(STEPS), "each step was killed at least once"
    assert solferino(*RUN).returncode == 0
    assert tables(home / "case") == tables(made[0])
    assert solferino("verify", "case").returncode == 0


@pytest.mark.slow
def test_killed_at_random_moments_the_end_is_the_same(made: tuple[Path, Ran], notes: Path, solferino: Program) -> None:
    seed = random.randrange(10**6)  # noqa: S311 - moments, no secrets
    chance = random.Random(seed)  # noqa: S311
    for _ in range(4):
        process = start(*RUN, cwd=notes.parent)
        time.sleep(chance.uniform(0.3, 4.0))
        process.kill()
        process.communicate(timeout=WAIT_S)
    again = solferino(*RUN)
    assert again.returncode == 0, f"seed {seed}: {again.stderr}"
    assert tables(notes.parent / "case") == tables(made[0]), f"seed {seed}"
    assert solferino("verify", "case").returncode == 0, f"seed {seed}"


def test_ctrl_c_says_what_is_safe_and_the_same_command_goes_on(
    made: tuple[Path, Ran], notes: Path, solferino: Program
) -> None:
    process = start("run", "notes", "--case", "case", "--workers", "2", cwd=notes.parent)
    assert process.stderr is not None
    first = process.stderr.readline()  # ingest is done, reading goes on
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=WAIT_S)
    assert first.startswith("ingest: ")
    assert process.returncode == 130
    last = err.splitlines()[-1]
    assert last.startswith("Stopped. ") and last.endswith("run notes --case case --workers 2")
    assert "Traceback" not in err and out == ""
    assert solferino("run", "notes", "--case", "case", "--workers", "2").returncode == 0
    assert tables(notes.parent / "case") == tables(made[0])
