"""A local tagger is used only where it beats the shipped one beyond chance."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from solferino.errors import Refused
from solferino.extract.tagger.compare import Touch, better
from solferino.extract.tagger.examples import Example, Mark
from solferino.extract.tagger.learn import LEAST, is_held, learn
from solferino.extract.tagger.local import CHOSEN, chosen
from solferino.extract.tagger.tags import Tag

ONE = Example("Soldiers killed men.", (Mark(9, 15, "act", "KIL"),), ("act",))
RIGHT, WRONG = (Tag(9, 15, "act", 0.9, "KIL"),), (Tag(0, 8, "act", 0.9, "KIL"),)


def test_a_tagger_that_is_right_everywhere_beats_one_that_is_wrong() -> None:
    documents = {str(n): [ONE] for n in range(6)}
    found = better(documents, {d: [WRONG] for d in documents}, {d: [RIGHT] for d in documents})
    assert (found.first, found.second, found.settled) == (0.0, 1.0, True)


def test_two_alike_are_not_settled() -> None:
    documents = {str(n): [ONE] for n in range(6)}
    same = {d: [RIGHT] for d in documents}
    assert not better(documents, same, same).settled


def test_a_lead_on_one_document_of_many_is_not_settled() -> None:
    documents = {str(n): [ONE] for n in range(8)}
    one = {d: [RIGHT] for d in documents} | {"0": [WRONG]}
    other = {d: [RIGHT] for d in documents} | {"1": [WRONG]}
    assert not better(documents, one, other).settled


def test_nothing_is_worth_nothing() -> None:
    assert Touch().f == 0.0
    with pytest.raises(ValueError, match="no document"):
        better({}, {}, {})


def test_few_documents_or_no_encoder_or_no_packages_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("solferino.extract.tagger.learn.ready", lambda: None)
    with pytest.raises(Refused, match="X24"):
        learn({str(n): [] for n in range(LEAST - 1)}, tmp_path, tmp_path)


def test_about_a_fifth_is_held_out_and_always_the_same() -> None:
    held = [n for n in range(1000) if is_held(f"doc-{n}")]
    assert 150 < len(held) < 250 and held == [n for n in range(1000) if is_held(f"doc-{n}")]


def test_a_case_uses_the_local_tagger_only_where_its_weights_are(tmp_path: Path) -> None:
    assert chosen(tmp_path) is None
    (tmp_path / CHOSEN).write_text(json.dumps({"folder": "roles-local@1"}), encoding="utf-8")
    assert chosen(tmp_path) is None
    (tmp_path / "roles-local@1").mkdir()
    (tmp_path / "roles-local@1" / "model.onnx").write_bytes(b"")
    assert chosen(tmp_path) == tmp_path / "roles-local@1"
    (tmp_path / CHOSEN).write_text(json.dumps({"folder": "../elsewhere"}), encoding="utf-8")
    assert chosen(tmp_path) is None
