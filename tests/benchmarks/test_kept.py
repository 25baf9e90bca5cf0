"""Measurements of speed and scale are kept with where they were measured, and stand below the scores."""

from __future__ import annotations

from pathlib import Path

from benchmarks.common import Score
from benchmarks.kept import keep, section
from benchmarks.table import page, read_results


def test_what_is_kept_stands_in_the_page_with_its_own_commit_and_machine(tmp_path: Path) -> None:
    path = tmp_path / "scale.json"
    keep("speed", [("texts", "150", ""), ("  against the bare pipeline", "1.40 times", "at most 1.5")], path)
    lines = section(path)
    assert lines[1] == "## Speed and scale"
    assert [line for line in lines if line.startswith("`speed`. Commit ")]
    assert lines[-2:] == ["| texts | 150 |  |", "| against the bare pipeline | 1.40 times | at most 1.5 |"]


def test_measuring_again_takes_the_place_of_what_was_kept_of_that_benchmark_only(tmp_path: Path) -> None:
    path = tmp_path / "scale.json"
    keep("speed", [("texts", "150", "")], path)
    keep("link_case", [("all at once", "60 s", "")], path)
    keep("speed", [("texts", "400", "")], path)
    rows = [line for line in section(path) if line.startswith("| ") and "what" not in line]
    assert rows == ["| all at once | 60 s |  |", "| texts | 400 |  |"]


def test_nothing_kept_is_no_section(tmp_path: Path) -> None:
    assert section(tmp_path / "scale.json") == []


def test_rows_of_speed_are_no_scores() -> None:
    text = page([Score("seeds", "f1", 0.9, 0.8, 1.0, 0.5, 10)], [])
    assert read_results(text) == {("seeds", "f1"): 0.9}
