"""The scorers of clusterings against values worked out by hand."""

from __future__ import annotations

import pytest
from benchmarks.incidents import pairwise

from benchmarks import coreference as score

GOLD = [["a", "b", "c"], ["d"], ["e", "f"]]
SPLIT = [["a", "b"], ["c"], ["d"], ["e", "f"]]
ALONE = [[x] for x in "abcdef"]


def test_the_truth_scores_one_by_every_measure() -> None:
    for metric in (score.muc, score.b_cubed, score.ceaf_e, score.pairs, score.conll):
        assert metric(GOLD, GOLD) == pytest.approx(1)


def test_muc_counts_the_links_that_are_missing() -> None:
    assert score.muc(GOLD, SPLIT) == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))
    assert score.muc(GOLD, ALONE) == 0


def test_b_cubed_counts_for_each_mention_how_much_of_its_cluster_is_right() -> None:
    recall = (2 * 2 / 3 + 1 / 3 + 1 + 2) / 6
    assert score.b_cubed(GOLD, SPLIT) == pytest.approx(2 * recall / (1 + recall))


def test_ceaf_matches_each_entity_once() -> None:
    best = 2 * 2 / (3 + 2) + 1 + 1  # "c" alone finds no entity that is still free
    recall, precision = best / 3, best / 4
    assert score.ceaf_e(GOLD, SPLIT) == pytest.approx(2 * recall * precision / (recall + precision))


def test_ceaf_takes_the_best_matching_and_not_the_first() -> None:
    gold = [["a", "b", "c", "d"], ["e", "f"]]
    found = [["a", "b", "e", "f"], ["c", "d"]]
    best = 2 * 2 / (4 + 2) + 2 * 2 / (2 + 4)  # the large one goes to the small entity, and leaves the other its half
    assert score.ceaf_e(gold, found) == pytest.approx(best / 2)


def test_pairs_are_counted_over_all_clusters() -> None:
    assert score.pairs(GOLD, SPLIT) == pytest.approx(2 * 2 / (4 + 2))
    assert pairwise([["x", "x"], ["x"], ["y"], ["z", "z"]], ["x", "x", "x", "y", "z", "z"]) == pytest.approx(2 / 3)
