"""Our scorer counts as its recipe says, and gives the numbers of the script that the labels came with."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.keywords import read_with_keywords

from solferino.measure.agreement.score import (
    METRICS,
    Sheet,
    decoded,
    f_score,
    fields,
    fields_of,
    furniture,
    judge_all,
    precision,
    read_labels,
    recall,
    sentence,
    total,
    whole,
)

ROOT = Path(__file__).resolve().parents[3]
TEXT = (
    "Soldiers shot six men in Izium. Guards beat a teacher, police said.\n"
    "Subscribe for more on the killings\n"
    "Nobody knows more. A missile hit the town.\n"
)
LABELS: list[dict[str, Any]] = [
    {
        "id": "1",
        "file": "a.txt",
        "anchor": "six men",
        "act": ["KIL-01"],
        "place": "Izyum",
        "victims": {"low": 6, "high": 6},
    },
    {"id": "2", "file": "a.txt", "anchor": "beat a teacher", "act": ["TOR-01", "LIB-01"], "speaker": "police"},
    {"id": "3", "file": "a.txt", "anchor": "Subscribe", "none": True},
    {"id": "4", "file": "a.txt", "anchor": "A missile hit", "skip": True},
]


@pytest.fixture
def sheets(tmp_path: Path) -> list[Sheet]:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, LABELS)) + "\n", encoding="utf-8")
    return read_labels(tmp_path / "gold.jsonl", tmp_path)


def told(words: str, act: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    passage = {"start": start, "end": start + len(words), "text": words}
    return {"document": {"name": "a.txt"}, "passage": passage, "act": act, **more}


SIX = told("shot six men", "KIL-06", victims={"low": 6, "high": 6}, place={"name": "Ізюм"})
BEATEN = told("beat a teacher", "TOR-01", speaker={"name": "Police of Izium"})


def test_facts_answered_in_every_field_score_full(sheets: list[Sheet]) -> None:
    tallies = judge_all(sheets, [SIX, BEATEN])
    assert [score(tallies) for score in METRICS.values()] == [1, 1, 1, 1, 1, 0]


def test_nothing_told_scores_nothing(sheets: list[Sheet]) -> None:
    tallies = judge_all(sheets, [])
    assert [score(tallies) for score in METRICS.values()] == [0, 0, 0, 0, 0, 0]
    assert total(tallies).asked.total() == 3


def test_a_missed_fact_has_all_its_fields_wrong(sheets: list[Sheet]) -> None:
    tallies = judge_all(sheets, [BEATEN])
    assert [recall(tallies), precision(tallies), fields(tallies), whole(tallies)] == pytest.approx([0.5, 1, 1 / 3, 0.5])
    assert f_score(tallies) == pytest.approx(2 / 3)


def test_an_act_of_another_family_answers_nothing(sheets: list[Sheet]) -> None:
    tallies = judge_all(sheets, [told("shot six men", "LIB-01")])
    assert (recall(tallies), precision(tallies)) == (0, 0)


def test_one_allegation_answers_one_fact_and_a_repeat_is_wrong(sheets: list[Sheet]) -> None:
    assert precision(judge_all(sheets, [SIX, SIX])) == 0.5


def test_a_fact_of_two_acts_may_be_told_twice(sheets: list[Sheet]) -> None:
    held = told("beat a teacher", "LIB-01")
    assert precision(judge_all(sheets, [BEATEN, held])) == 1
    assert precision(judge_all(sheets, [BEATEN, held, held])) == pytest.approx(2 / 3)


def test_what_may_be_left_or_taken_counts_neither_way(sheets: list[Sheet]) -> None:
    tallies = judge_all(sheets, [SIX, told("A missile hit", "HOS-01")])
    assert (precision(tallies), total(tallies).told) == (1, 1)


def test_what_comes_out_of_furniture_is_counted_and_wrong(sheets: list[Sheet]) -> None:
    tallies = judge_all(sheets, [told("more on the killings", "KIL-01")])
    assert (furniture(tallies), precision(tallies)) == (1, 0)


def test_the_best_answer_is_given_out_first(sheets: list[Sheet]) -> None:
    tallies = judge_all(sheets, [told("shot six men", "KIL-01"), SIX])
    assert fields(tallies) == pytest.approx(2 / 3)
    assert total(tallies).wrong == 1


def test_an_anchor_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("twice and twice", encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text('{"file": "a.txt", "anchor": "twice", "act": ["KIL-01"]}', encoding="utf-8")
    with pytest.raises(ValueError, match="must occur once"):
        read_labels(tmp_path / "gold.jsonl", tmp_path)


def test_a_sentence_does_not_end_after_a_title() -> None:
    text = "First. Gen. Example shot two men. Third."
    start = text.index("shot")
    assert text[slice(*sentence(text, start, start + 4))].strip() == "Gen. Example shot two men."


WRONG_FIELDS = [
    ({"when": ["2022-09-01", "2022-09-30"]}, {"when": {"earliest": "2022-09-03", "latest": "2022-09-30"}}, True),
    ({"when": ["2022-09-01", "2022-09-30"]}, {"when": {"earliest": "2022-08-30", "latest": "2022-09-02"}}, False),
    ({"when": ["2022-09-01", "2022-09-30"]}, {"when": {"text": "3 September"}}, False),
    ({"perpetrator_any": ["RU", None]}, {"alleged_perpetrator": None}, True),
    ({"perpetrator": "RU"}, {"alleged_perpetrator": {"party": "UA"}}, False),
    ({"place": "Kyiv"}, {"place": {"name": "Kiev Oblast"}}, True),
    ({"place": "Kyiv"}, {"place": None}, False),
    ({"speaker_org": ["UN"]}, {"speaker": {"name": "Unity Party"}}, False),
    ({"speaker_org": ["UN"]}, {"speaker": {"name": "a mission"}, "via": [{"organisation": "the UN"}]}, True),
    ({"methods": ["beating_blunt", "mock_execution"]}, {"methods": ["beating_blunt"]}, True),
    ({"methods": ["beating_blunt", "mock_execution", "suffocation"]}, {"methods": ["beating_blunt"]}, False),
    ({"stance": ["alleged"]}, {"stance": "asserted"}, False),
    (
        {"victims": {"breakdown": [{"age": "CHILD", "low": 2}]}},
        {"victims": {"breakdown": [{"age": "CHILD", "low": 2, "sex": None}]}},
        True,
    ),
    ({"victims": {"low": 32, "qualifier": "at_least"}}, {"victims": {"low": 32, "qualifier": "exact"}}, False),
]


@pytest.mark.parametrize(("fact", "allegation", "right"), WRONG_FIELDS)
def test_a_field_is_right_or_wrong(fact: dict[str, Any], allegation: dict[str, Any], right: bool) -> None:
    assert all(fields_of(fact, allegation).values()) is right


def theirs(script: Path, gold: Path, texts: Path, allegations: list[dict[str, Any]], home: Path) -> dict[str, str]:
    """What the script of the labels prints in its last line."""
    file = home / "allegations.jsonl"
    file.write_text("\n".join(map(json.dumps, allegations)) + "\n", encoding="utf-8")
    ran = subprocess.run([sys.executable, script, gold, texts, file], capture_output=True, text=True, check=True)
    scores, counts = ran.stdout.splitlines()[-1].split("(")
    found = dict(re.findall(r"(\w+) ([\d.]+)", scores))
    return found | {f"{name} counted": many for name, many in re.findall(r"(\w+) (\d+)", counts)}


@pytest.mark.parametrize("part", ["seeds", "dev"])
def test_it_gives_the_numbers_of_the_script_that_the_labels_came_with(part: str, shared: Path, tmp_path: Path) -> None:
    texts = shared / "seeds" if part == "seeds" else ROOT / "corpus" / "en" / part
    gold = shared / "gold" / "seeds.jsonl" if part == "seeds" else texts / "gold.jsonl"
    allegations = [a for p in sorted(texts.glob("*.txt")) for a in read_with_keywords(p.name, decoded(p))]
    tallies = judge_all(read_labels(gold, texts), allegations)
    sums = total(tallies)
    ours = {name: f"{score(tallies):.3f}" for name, score in METRICS.items() if name != "furniture"}
    ours |= {
        "furniture": str(sums.furniture),
        "facts counted": str(sums.facts),
        "fields counted": str(sums.asked.total()),
        "allegations counted": str(len(allegations)),
    }
    assert ours == theirs(shared / "gold" / "score.py", gold, texts, allegations, tmp_path)
