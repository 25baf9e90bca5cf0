"""The labelled passages as a set of the benchmarks: one folder a language, one table row a metric."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.labelled import reader
from benchmarks.passages import by_name, in_english_too, measure, write_texts

from extract.llm.engine import write_engine, write_model
from solferino.measure.agreement.score import Label, Sheet
from solferino.terms.gazetteer import open_gazetteer

PASSAGE = """@ id=x-001 story=mill register=wire conflict=fictional published=2024-05-12
За даними {s1|слідства}, у {l1|Херсоні} {a1|загинули} {v1|двоє людей}.
= 1 act=CASUALTIES harm=killed n=2 org=слідство place=Херсон stance=asserted
"""
ENGLISH = """@ id=y-001 story=mill register=wire conflict=fictional published=2024-05-12
Soldiers {a1|killed} {v1|six men}.
= 1 act=KIL-01 harm=killed n=6 stance=asserted
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "passages" / "uk"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(PASSAGE, encoding="utf-8")
    return folder.parent


def test_each_language_that_is_there_is_written_out(data: Path, tmp_path: Path) -> None:
    assert write_texts(data, tmp_path / "out") == ["uk"]
    texts = [p.read_text(encoding="utf-8") for p in (tmp_path / "out").rglob("x-001.txt")]
    assert texts == ["За даними слідства, у Херсоні загинули двоє людей."]


def test_a_passage_is_scored_beside_its_floor(data: Path) -> None:
    parts = {s.metric: s for s in measure(data, ("dev", "test")) if s.items}
    assert parts["f1"].set.startswith("passages uk") and parts["f1"].value == 1.0
    assert parts["whole"].value == 1.0 and parts["whole"].floor == 0.0


def test_a_model_file_is_scored_on_english_beside_the_same_floor(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "en").mkdir()
    (data / "en" / "a.txt").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(write_engine(tmp_path / "engine")))
    model = str(write_model(tmp_path / "m.gguf"))
    try:
        parts = {s.metric: s for s in measure(data, ("dev", "test"), llm=model) if s.items}
    finally:
        reader(model).close()
    assert {s.set.rsplit(" ", 1)[0] for s in parts.values()} == {"passages with llm en"}
    assert parts["f1"].value == 1.0 and parts["f1"].floor is not None


def test_a_folder_without_passages_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="with passages"):
        write_texts(tmp_path, tmp_path / "out")


def test_a_place_in_cyrillic_letters_is_right_under_its_english_name() -> None:
    fact = Label("f", (0, 1), {"act": ["CASUALTIES"], "place_any": ["Херсон"]})
    (sheet,) = in_english_too([Sheet("a", (fact,), (), ())], open_gazetteer())
    assert sheet.facts[0].says["place_any"][0] == "Херсон" and "Kherson" in sheet.facts[0].says["place_any"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("the road out of Vovchansk", ["the road out of Vovchansk", "Vovchansk"]),
        ("a village in Sudan's Gezira state", ["a village in Sudan's Gezira state", "Gezira"]),
        ("the Russian border village of Lipki", ["the Russian border village of Lipki", "Lipki"]),
        ("Chad", ["Chad"]),
        ("The village", None),
    ],
)
def test_a_place_is_asked_for_by_its_name_and_not_where_it_has_none(words: str, asked: list[str] | None) -> None:
    fact = Label("f", (0, 1), {"act": ["KIL-01"], "place_any": [words]})
    (sheet,) = by_name([Sheet("a", (fact,), (), ())])
    assert sheet.facts[0].says.get("place_any") == asked
