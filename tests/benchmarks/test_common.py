"""What every benchmark leans on: the interval, the table, the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.common import Score, f1, find, measured, publish, share, table

from solferino.measure.agreement.interval import bootstrap


def test_the_interval_is_the_same_in_every_run_and_holds_the_score() -> None:
    rights = [True] * 80 + [False] * 20
    low, high = bootstrap(rights, share)
    assert (low, high) == bootstrap(rights, share)
    assert low < share(rights) == 0.8 < high
    assert 0.70 <= low <= 0.75
    assert 0.85 <= high <= 0.90


def test_more_items_give_a_narrower_interval() -> None:
    few, many = [True, False] * 20, [True, False] * 500
    assert bootstrap(many, share)[1] - bootstrap(many, share)[0] < bootstrap(few, share)[1] - bootstrap(few, share)[0]


def test_a_score_that_cannot_vary_has_no_width() -> None:
    assert bootstrap([True] * 10, share) == (1.0, 1.0)


def test_nothing_scores_nothing() -> None:
    empty = measured("set", "metric", [], share, floor=0.5)
    assert empty == Score("set", "metric", 0.0, 0.0, 0.0, 0.5, 0)
    assert f1(0, 0, 0) == 0.0


def test_f1_is_the_harmonic_mean() -> None:
    precision, recall = 3 / 4, 3 / 6
    assert f1(3, 4, 6) == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_table_shows_floor_interval_and_items_beside_each_score() -> None:
    score = Score("isaf", "killed", 0.9, 0.85, 0.94, 0.873, 378)
    assert table([score]).splitlines()[2] == "| isaf | killed | 0.900 | 0.850–0.940 | 0.873 | 378 |"
    assert table([Score("isaf", "killed", 0.9, 0.85, 0.94, None, 1)]).splitlines()[2].split("|")[5].strip() == "–"


def test_the_file_holds_what_the_table_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scores = [Score("isaf", "killed", 0.9, 0.85, 0.94, 0.873, 378)]
    publish(scores, tmp_path / "out.json")
    assert "| killed | 0.900 |" in capsys.readouterr().out
    assert [Score(**line) for line in json.loads((tmp_path / "out.json").read_text())] == scores


def test_a_folder_without_the_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"dev\.jsonl"):
        find(tmp_path, "dev.jsonl")
    (tmp_path / "dev.jsonl").write_text("")
    assert find(tmp_path, "other.jsonl", "dev.jsonl").name == "dev.jsonl"
