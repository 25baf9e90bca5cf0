"""The ratchet: what was reached once is not given up unnoticed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from benchmarks.common import Score, table
from benchmarks.table import RESULTS, page, read_results

HOME = Path(RESULTS).parent
PINNED: dict[str, dict[str, dict[str, float]]] = tomllib.loads((HOME / "floors.toml").read_text(encoding="utf-8"))
LEAST = [(s, m, v) for s, metrics in PINNED["at_least"].items() for m, v in metrics.items()]
MOST = [(s, m, v) for s, metrics in PINNED["at_most"].items() for m, v in metrics.items()]


@pytest.fixture(scope="module")
def results() -> dict[tuple[str, str], float]:
    if not RESULTS.is_file():
        pytest.skip("benchmarks/RESULTS.md was not written yet: python -m benchmarks.table")
    return read_results(RESULTS.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "metric", "floor"), LEAST)
def test_no_score_falls_below_its_floor(
    results: dict[tuple[str, str], float], name: str, metric: str, floor: float
) -> None:
    assert results[name, metric] >= floor


@pytest.mark.parametrize(("name", "metric", "ceiling"), MOST)
def test_no_count_of_faults_rises_above_its_ceiling(
    results: dict[tuple[str, str], float], name: str, metric: str, ceiling: float
) -> None:
    assert results[name, metric] <= ceiling


def test_every_score_of_the_table_is_pinned(results: dict[tuple[str, str], float]) -> None:
    pinned = {(name, metric) for name, metric, _ in LEAST + MOST}
    assert set(results) == pinned


def test_the_page_is_read_back_as_it_was_written() -> None:
    scores = [
        Score("seeds", "f1", 0.8961, 0.8, 0.9, 0.7, 79),
        Score("isaf", "date within a day", 0.95, 0.9, 1, None, 378),
    ]
    assert read_results(page(scores, ["geovirus"])) == {("seeds", "f1"): 0.896, ("isaf", "date within a day"): 0.95}
    assert read_results(table(scores)) == read_results(page(scores, []))


def test_the_page_names_no_machine_and_no_path() -> None:
    import platform

    text = page([], [])
    assert platform.node() not in text
    assert str(Path.home()) not in text
    assert "cores" in text
