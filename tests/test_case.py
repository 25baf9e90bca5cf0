"""A case: made once, opened by one run at a time, never mistaken for another folder."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from solferino.errors import Broken, Missing, Refused, SolferinoError, Unavailable
from solferino.model import CustodyKind
from solferino.settings import Settings
from solferino.wiring import open_case


def refused(kind: type[SolferinoError], path: Path, *, create: bool = False, readonly: bool = False) -> str:
    with pytest.raises(kind) as error:
        open_case(path, create=create, readonly=readonly)
    return error.value.code


def test_a_new_case_is_a_folder_with_its_parts_for_its_owner_only(tmp_path: Path) -> None:
    with open_case(tmp_path / "new" / "case", create=True, actor="a person") as case:
        assert case.path == tmp_path / "new" / "case"
        assert (case.actor, case.settings, case.readonly) == ("a person", Settings(), False)
        (event,) = case.record.custody()
        assert (event.kind, event.actor) == (CustodyKind.CASE_OPENED, "a person")
        assert stat.S_IMODE(case.path.stat().st_mode) == 0o700
        assert {p.name for p in case.path.iterdir()} >= {
            *("case.toml", "record.sqlite", "originals", "custody.jsonl", "custody.head"),
            *("snapshots", "reports", "vault"),
        }


def test_opening_again_adds_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with open_case(tmp_path / "case", create=True) as case:
            assert len(list(case.record.custody())) == 1


def test_the_settings_of_the_case_hold(tmp_path: Path) -> None:
    open_case(tmp_path / "case", create=True).close()
    (tmp_path / "case" / "case.toml").write_text("max_file_mb = 3\n")
    with open_case(tmp_path / "case") as case:
        assert case.settings.max_file_mb == 3
    (tmp_path / "case" / "case.toml").write_text("max_file_mb = -3\n")
    assert refused(Refused, tmp_path / "case") == "S72"
    (tmp_path / "case" / "case.toml").write_text("")
    open_case(tmp_path / "case").close()  # the refusal let go of the lock


def test_settings_may_be_there_before_the_case(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('org_name = "the Example"\n')
    with open_case(tmp_path, create=True) as case:
        assert case.settings.org_name == "the Example"
    assert (tmp_path / "case.toml").read_text() == 'org_name = "the Example"\n'


def test_where_there_is_no_case_none_is_opened(tmp_path: Path) -> None:
    assert refused(Missing, tmp_path) == "S01"
    assert refused(Missing, tmp_path / "none") == "S01"
    assert list(tmp_path.iterdir()) == []


def test_no_case_is_made_among_other_things(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "file").touch()
    assert refused(Refused, tmp_path, create=True) == "S02"
    assert refused(Refused, tmp_path / "file", create=True) == "S02"
    assert refused(Refused, tmp_path / "file" / "case", create=True) == "S02"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "letters"]


def test_a_case_whose_making_was_interrupted_is_made(tmp_path: Path) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / "case.lock").touch()
    with open_case(tmp_path, create=True) as case:
        assert len(list(case.record.custody())) == 1


def test_a_case_that_lost_its_record_is_broken_not_new(tmp_path: Path) -> None:
    open_case(tmp_path / "case", create=True).close()
    (tmp_path / "case" / "record.sqlite").unlink()
    for create in (False, True):
        assert refused(Broken, tmp_path / "case", create=create) == "S08"


def test_the_second_run_is_told_that_the_first_has_the_case(tmp_path: Path) -> None:
    with open_case(tmp_path / "case", create=True):
        assert refused(Unavailable, tmp_path / "case") == "S04"
    open_case(tmp_path / "case").close()


HOLD = """
import sys, time
from solferino.wiring import open_case
case = open_case(sys.argv[1])
with case.unit() as unit:
    unit.mark_done("read", "x", "1")
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_run_in_another_process_keeps_the_case_until_it_ends_however_it_ends(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    open_case(folder, create=True).close()
    run = subprocess.Popen([sys.executable, "-c", HOLD, folder], stdout=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stdout.readline() == b"held\n"
    with pytest.raises(Unavailable) as error:
        open_case(folder)
    assert error.value.code == "S04"
    assert str(run.pid) in str(error.value)
    with open_case(folder, readonly=True) as case:  # looking is allowed meanwhile
        assert len(list(case.record.custody())) == 1
        with pytest.raises(Unavailable) as error, case.unit():
            pass
        assert error.value.code == "S12"
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    with open_case(folder) as case:
        assert case.record.done("read", "x") is None  # the unit of work was not committed


FORK = """
import os, sys, time
from solferino.wiring import open_case
case = open_case(sys.argv[1])
if os.fork() == 0:
    time.sleep(60)
print("held", flush=True)
time.sleep(60)
"""


def test_a_worker_that_outlives_its_killed_run_does_not_keep_the_case(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    open_case(folder, create=True).close()
    run = subprocess.Popen([sys.executable, "-c", FORK, folder], stdout=subprocess.PIPE, start_new_session=True)
    assert run.stdout is not None
    run.stdout.readline()
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    open_case(folder).close()
    os.killpg(run.pid, signal.SIGKILL)


MAKE = """
import sys
from solferino.wiring import open_case
print("ready", flush=True)
open_case(sys.argv[1], create=True).close()
"""


@pytest.mark.slow
def test_the_making_of_a_case_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    for n, delay in enumerate((0.0, 0.05, 0.1, 0.2, 0.3, 0.5)):
        folder = tmp_path / str(n)
        run = subprocess.Popen([sys.executable, "-c", MAKE, folder], stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(delay)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        with open_case(folder, create=True) as case:
            assert next(case.record.custody()).kind is CustodyKind.CASE_OPENED
            with case.unit() as unit:
                unit.add_custody(CustodyKind.OPENED, "looked at")


DIE = """
import os, sys
from pathlib import Path
from solferino.wiring import open_case
home = sys.argv[1]
def make(folder, left):
    def touched(event, args):
        nonlocal left
        if event in TOUCHES and any(isinstance(a, (str, Path)) and str(a).startswith(folder) for a in args):
            left -= 1
            if left < 0:
                os._exit(9)
    sys.addaudithook(touched)
    open_case(folder, create=True).close()
TOUCHES = {"open", "os.mkdir", "os.rename", "os.remove", "sqlite3.connect"}
for n in range(200):
    folder = f"{home}/{n}"
    pid = os.fork()
    if pid == 0:
        make(folder, n)
        os._exit(0)
    died = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    open_case(folder, create=True).close()
    print(n, died, *sorted(p.name for p in Path(folder).iterdir()), flush=True)
    if not died:
        break
"""


@pytest.mark.slow
def test_the_making_of_a_case_may_end_before_each_touch_of_the_disk(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", DIE, str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    *cut, whole = [line.split(" ", 2) for line in run.stdout.splitlines()]
    assert len(cut) > 10
    assert all(died == "9" for _, died, _ in cut)
    assert {left for *_, left in cut} == {whole[2]}, "nothing of the first try is left over"


@pytest.mark.parametrize("end", ["", "-journal", "-wal", "-shm"])
def test_what_a_killed_making_leaves_of_the_record_is_taken_over(tmp_path: Path, end: str) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / f"record.sqlite{end}").touch()
    with open_case(folder, create=True) as case:
        assert next(case.record.custody()).kind is CustodyKind.CASE_OPENED


def test_a_case_is_not_made_for_reading(tmp_path: Path) -> None:
    assert refused(Refused, tmp_path / "case", create=True, readonly=True) == "S12"
