"""The pool: in order, bounded, surviving crashes, leaving nobody behind."""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from solferino.errors import Missing, Refused, SolferinoError, Unavailable
from solferino.pool import each


def doubler() -> Callable[[int], int]:
    return _double


def _double(item: int) -> int:
    if item == 3:
        raise Refused("Z01", "3", "three is not taken", "Give another")
    if item == 5:
        raise ValueError("a secret content")
    if item == 7:
        os._exit(9)
    if item == 8:
        time.sleep(60)
    return 2 * item


def slow_first() -> Callable[[int], int]:
    return _slow_first


def _slow_first(item: int) -> int:
    time.sleep(0.4 if item == 0 else 0)
    return item


def process_id(salt: str) -> Callable[[int], tuple[str, int]]:
    return functools.partial(_process_id, salt)


def _process_id(salt: str, item: int) -> tuple[str, int]:
    time.sleep(0.02)
    return salt, os.getpid()


def unmade() -> Callable[[int], int]:
    raise Missing("Z02", "model", "it is not there", "Install it")


def unpicklable() -> Callable[[int], object]:
    return _unpicklable


def _unpicklable(item: int) -> object:
    return (lambda: 0) if item == 1 else item


def dies_at_once() -> Callable[[int], int]:
    os._exit(1)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(each(slow_first, range(6), workers=workers, code="Z20")) == [(i, i) for i in range(6)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_one_item_is_its_result(workers: int) -> None:
    found = dict(each(doubler, [1, 3, 4, 5, 6], workers=workers, code="Z20"))
    assert (found[1], found[4], found[6]) == (2, 8, 12)
    assert isinstance(found[3], Refused) and found[3].code == "Z01"
    assert isinstance(found[5], Unavailable) and found[5].code == "Z20"
    assert "ValueError" in str(found[5]) and "secret" not in str(found[5]) and found[5].about == "5"


def test_a_crash_costs_one_item() -> None:
    found = dict(each(doubler, [1, 7, 2, 4, 6], workers=2, code="Z20", about=lambda i: f"item {i}"))
    assert {i: r for i, r in found.items() if i != 7} == {1: 2, 2: 4, 4: 8, 6: 12}
    assert isinstance(found[7], Unavailable) and str(found[7]).startswith(
        "Z20 item 7: the process that worked on it died"
    )


def test_a_standstill_costs_one_item() -> None:
    found = dict(each(doubler, [1, 8, 2], workers=2, code="Z20", timeout_s=5.0))
    assert (found[1], found[2]) == (2, 4)
    assert isinstance(found[8], Unavailable) and "longer than 5 seconds" in str(found[8])


def test_a_result_that_cannot_be_sent_is_an_error_of_its_item() -> None:
    found = dict(each(unpicklable, [0, 1, 2], workers=2, code="Z20"))
    assert (found[0], found[2]) == (0, 2) and isinstance(found[1], Unavailable)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_cannot_be_made_ends_all(workers: int) -> None:
    with pytest.raises(Missing, match="Z02"):
        list(each(unmade, range(5), workers=workers, code="Z20"))


def test_a_worker_that_cannot_start_ends_all() -> None:
    with pytest.raises(Unavailable, match="Z20 worker process: it died while starting"):
        list(each(dies_at_once, range(5), workers=2, code="Z20"))


def test_work_is_spread_over_processes_that_are_not_this_one() -> None:
    found = [r for _, r in each(functools.partial(process_id, "x"), range(30), workers=2, code="Z20")]
    pids = {r[1] for r in found if not isinstance(r, SolferinoError)}
    assert len(pids) == 2 and os.getpid() not in pids


def test_items_are_drawn_only_as_far_ahead_as_they_are_needed() -> None:
    drawn = 0

    def items() -> Iterator[int]:
        nonlocal drawn
        for number in range(1_000):
            drawn += 1
            yield number

    results = each(slow_first, items(), workers=2, code="Z20")
    for _ in range(10):
        next(results)
    assert drawn <= 10 + 2 * 4
    results.close()


def test_leaving_early_ends_all_workers() -> None:
    results = each(slow_first, range(1_000), workers=2, code="Z20")
    next(results)
    results.close()
    assert multiprocessing.active_children() == []


def test_no_items_start_nobody() -> None:
    assert list(each(dies_at_once, [], workers=2, code="Z20")) == []


def running(group: int) -> list[str]:
    """Who of a process group is alive; the dead whom nobody has collected yet do not count."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().rpartition(")")
        except OSError:
            continue
        state, _, pgrp = rest.split()[:3]
        if int(pgrp) == group and state != "Z":
            found.append(name)
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_ctrl_c_stops_the_parent_and_leaves_no_worker(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import sys, time\n"
        "from solferino.pool import each\n"
        "def make():\n    return work\n"
        "def work(item):\n    time.sleep(0.2)\n    return item\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        for item, _ in each(make, range(10_000), workers=2, code='Z20'):\n"
        "            print(item, flush=True)\n"
        "    except KeyboardInterrupt:\n        sys.exit(130)\n"
    )
    run = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert run.stdout is not None and run.stderr is not None
    run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: parent and workers alike
    _, errors = run.communicate(timeout=20)
    assert run.returncode == 130 and errors == ""
    until = time.monotonic() + 5
    while running(run.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert running(run.pid) == []
