"""From scores of word pieces to tags: never within a word, cut where a new one starts, alike beside any other text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.extract.tagger.shipped import shipped
from solferino.extract.tagger.tagger import Tagger, tags
from solferino.extract.tagger.tags import FAMILIES, ROLES

TEXT = "Soldiers killed six men."
OFFSETS = [(0, 8), (9, 15), (16, 19), (20, 23), (23, 24)]
HALF = dict.fromkeys(ROLES, 0.5)


def scores(**high: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Scores that are low but for the pieces named by role; a key `begins_…` is the mark of a start."""
    out = np.full((len(OFFSETS), 2 * len(ROLES) + len(FAMILIES)), -4.0, dtype=np.float32)
    for role, pieces in high.items():
        r = ROLES.index(role.removeprefix("begins_"))
        out[pieces, 2 * r + role.startswith("begins_")] = 4.0
    return out


def test_a_run_of_pieces_is_one_tag() -> None:
    (tag,) = tags(TEXT, OFFSETS, scores(victims=[2, 3]), HALF)
    assert (TEXT[tag.start : tag.end], tag.role, tag.family) == ("six men", "victims", None)


def test_a_start_inside_a_run_cuts_it() -> None:
    found = tags(TEXT, OFFSETS, scores(victims=[2, 3], begins_victims=[3]), HALF)
    assert [TEXT[t.start : t.end] for t in found] == ["six", "men"]


def test_an_act_says_its_family() -> None:
    made = scores(act=[1])
    made[1, 2 * len(ROLES) + FAMILIES.index("KIL")] = 3.0
    (tag,) = tags(TEXT, OFFSETS, made, HALF)
    assert (tag.family, TEXT[tag.start : tag.end]) == ("KIL", "killed")


def test_a_word_is_never_cut() -> None:
    offsets = [(0, 4), (4, 8), (9, 15)]
    made = scores(perpetrator=[0])[:3]
    (tag,) = tags(TEXT, offsets, made, HALF)
    assert TEXT[tag.start : tag.end] == "Soldiers"


def test_no_pieces_give_no_tags() -> None:
    assert tags("", [], np.zeros((0, 1), dtype=np.float32), HALF) == []


SENTENCES = (
    "Soldiers killed six men near Karsava.", "", "The weather was fine.", "Shelling wounded 12 people, the mayor said.",
    "Der Krieg.", "Пострадали трое.",
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_a_text_is_tagged_alike_beside_any_other(texts: list[str]) -> None:
    together = shipped().tag(texts)
    assert together == [shipped().tag([text])[0] for text in texts]


def test_every_tag_of_a_long_text_lies_in_it_once() -> None:
    text = " ".join(f"Soldiers killed {n} men in the village on Monday." for n in range(2, 60))
    (found,) = shipped().tag([text])
    assert found and all(0 <= t.start < t.end <= len(text) for t in found)
    for role in ROLES:
        spans = [(t.start, t.end) for t in found if t.role == role]
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), role


def test_the_shipped_tagger_reads_the_plainest_sentence() -> None:
    (found,) = shipped().tag(["Soldiers killed six villagers with machetes."])
    said = {t.role: "Soldiers killed six villagers with machetes."[t.start : t.end] for t in found}
    assert said["act"] == "killed" and "villagers" in said["victims"]


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Tagger(tmp_path)
