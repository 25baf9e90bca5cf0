"""The five real articles, read with what came with them and without, held against the hand labels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import labelled
from solferino.extract.reader import Reader
from solferino.measure.agreement.score import Tally, f_score, fields, furniture, judge_all, read_labels, whole

Read = dict[bool, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def read(shared: Path, reader: Reader) -> Read:
    """What is read out of the articles with metadata.csv (True) and without (False)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(labelled, "reader", lambda llm=None: reader)
        return {known: labelled.allegations(shared / "seeds", metadata=known) for known in (True, False)}


@pytest.fixture(scope="module")
def tallies(shared: Path, read: Read) -> dict[bool, list[Tally]]:
    sheets = read_labels(shared / "gold" / "seeds.jsonl", shared / "seeds")
    return {known: judge_all(sheets, told) for known, told in read.items()}


BARS: list[tuple[Callable[[list[Tally]], float], float]] = [(f_score, 0.82), (fields, 0.70), (whole, 0.40)]


@pytest.mark.parametrize("known", [True, False], ids=["with metadata", "without"])
@pytest.mark.parametrize(("score", "bar"), BARS)
def test_the_bars_of_the_main_job_are_reached(
    tallies: dict[bool, list[Tally]], known: bool, score: Callable[[list[Tally]], float], bar: float
) -> None:
    assert score(tallies[known]) >= bar


@pytest.mark.parametrize("known", [True, False], ids=["with metadata", "without"])
def test_nothing_comes_out_of_furniture_and_comments(tallies: dict[bool, list[Tally]], known: bool) -> None:
    assert furniture(tallies[known]) == 0


def test_without_a_publication_date_a_day_without_a_year_stays_open(read: Read) -> None:
    days = [a["when"] for a in read[False] if a["when"] and "27" in a["when"]["text"] and "20" not in a["when"]["text"]]
    assert days
    assert {(w["earliest"], w["latest"]) for w in days} == {(None, None)}
    settled = [a["when"]["earliest"] for a in read[True] if a["when"] and a["when"]["text"] == days[0]["text"]]
    assert settled
    assert all(settled)


def test_every_passage_stands_in_its_file(shared: Path, read: Read) -> None:
    texts = {p.name: p.read_bytes().decode("utf-8-sig") for p in (shared / "seeds").glob("*.txt")}
    for one in read[True]:
        passage = one["passage"]
        assert texts[one["document"]["name"]][passage["start"] : passage["end"]] == passage["text"]
