"""A tiny invented folder, a case made of it once, and the program as a person calls it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from solferino.cli.app import main

TABLES = ("documents", "statements", "allegations", "places", "incidents", "origins", "figures")
WAIT_S = 500  # a run takes some ten seconds; on a machine that does much else, minutes
Ran = subprocess.CompletedProcess[str]
Program = Callable[..., Ran]

NOTES = {
    "a-quarry.txt": """Six men killed in a quarry

The Example Rights Group said on 3 May 2021 that soldiers killed six men in a quarry near Paris on 1 May 2021. A witness
said that the soldiers beat two women in the same place.

The ministry denied that soldiers had killed anybody.
""",
    "b-reprint.txt": """Six men killed in a quarry

The Example Rights Group said on 3 May 2021 that soldiers killed six men in a quarry near Paris on 1 May 2021. A witness
said that the soldiers beat two women in the same place.
""",
    "sub/c-school.md": """# A school was hit

The Example Mission said on 10 May 2021 that a shell hit a school in Lyon on 8 May 2021 and injured at least 12
children. The governor said that 15 children were injured in Lyon on 8 May 2021.
""",
    "metadata.csv": """name,title,publisher,published,language,address
a-quarry.txt,Six men killed in a quarry,First Invented Paper,2021-05-04,en,
b-reprint.txt,Six men killed in a quarry,Second Invented Paper,2021-05-05,en,
sub/c-school.md,A school was hit,First Invented Paper,2021-05-11,en,
""",
}


def start(*args: str | Path, cwd: Path, program: tuple[str, ...] = ("-m", "solferino")) -> subprocess.Popen[str]:
    """The program, started; both its outputs are pipes, and nothing in the environment asks for colour."""
    env = {k: v for k, v in os.environ.items() if k not in {"FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE"}}
    command = [sys.executable, *program, *map(str, args)]
    return subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def solferino(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Program:
    """Run the program in a folder of its own, inside this process: starting one each time would take most of the time.
    What needs a process of its own (signals, terminals, pipes, locks) starts one with `start`."""
    monkeypatch.setattr("solferino.cli.show.end_with_the_pipe", lambda: None)
    monkeypatch.setattr("solferino.cli.watch.end_with_the_pipe", lambda: None)
    monkeypatch.setattr("solferino.cli.origin.end_with_the_pipe", lambda: None)
    monkeypatch.setattr("solferino.cli.app._hear_the_end", lambda: None)

    def call(*args: str | Path, cwd: Path = tmp_path) -> Ran:
        monkeypatch.chdir(cwd)
        capfd.readouterr()
        code = main([str(a) for a in args])
        out, err = capfd.readouterr()
        return Ran(args, code, out, err)

    return call


def write_notes(folder: Path, notes: dict[str, str] | None = None) -> Path:
    """The invented folder."""
    for name, text in (NOTES if notes is None else notes).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "notes")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A case of the invented folder, run without interruption, and what the program said. Not to be changed."""
    home = tmp_path_factory.mktemp("made")
    write_notes(home / "notes")
    process = start("run", "notes", "--case", "case", "--workers", "1", cwd=home)
    out, err = process.communicate(timeout=WAIT_S)
    assert process.returncode == 0, err
    return home / "case", Ran(process.args, process.returncode, out, err)


@pytest.fixture
def case(made: tuple[Path, Ran], tmp_path: Path) -> Path:
    """A copy of that case, to be shown, exported or spoiled."""
    return Path(shutil.copytree(made[0], tmp_path / "case"))


def tables(case: Path) -> dict[str, list[dict[str, Any]]]:
    """All tables of the export contract, whole."""
    from solferino import open_case
    from solferino.store.tables import TABLES as READERS

    with open_case(case, readonly=True) as opened:
        return {name: json.loads(json.dumps(list(READERS[name](opened.record)))) for name in TABLES}
