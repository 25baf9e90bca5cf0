"""The scorer of attributions, on labels of our own in brat's form."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.polnear import Attribution, Scorer, Told, measure, read_articles, read_labels, read_with_floor

from benchmarks import polnear
from solferino.extract.parse import load_parser
from solferino.extract.sentences import split
from solferino.model import fold

TEXT = "“Soldiers shot two farmers,” said Anna Koval. The mayor hopes that rain comes. Nobody was there.\n"
LABELS = (
    "T1\tContent 1 27\tSoldiers shot two farmers,\nT2\tCue 29 33\tsaid\nT3\tSource 34 44\tAnna Koval\n"
    "T4\tAttribution 29 33\tsaid\nE1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n"
    "T5\tSource 46 55\tThe mayor\nT6\tCue 56 61\thopes\nT7\tContent 67 77\train comes\n"
    "T8\tAttribution 56 61\thopes\nE2\tAttribution:T8 Content:T7 Cue:T6 Source:T5\n"
)


def _told(*found: Attribution) -> Told:
    return Told(
        found, tuple(s for a in found for s in a.content), tuple(load_parser().parse(split(TEXT, ()))), fold(TEXT)
    )


def test_labels_are_spans_tied_by_events() -> None:
    first, second = read_labels(LABELS)
    assert [TEXT[lo:hi] for lo, hi in first.source + first.cue + second.content] == ["Anna Koval", "said", "rain comes"]


def test_a_content_in_two_pieces_is_one_attribution() -> None:
    (only,) = read_labels("T1\tContent 0 4;10 14\tSome more\nT2\tCue 5 9\tsaid\nE1\tAttribution:T2 Content:T1 Cue:T2\n")
    assert only.content == ((0, 4), (10, 14))


def test_the_first_annotator_by_name_counts(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "a_9.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions" / "a_1.ann").write_text(LABELS, encoding="utf-8")
    (article,) = read_articles(tmp_path)
    assert len(article.labels) == 2
    with pytest.raises(SystemExit):
        read_articles(tmp_path / "text")


def test_the_labels_themselves_score_full_marks_and_lose_nothing() -> None:
    labels = read_labels(LABELS)
    told = _told(*labels)
    tally = Scorer(told).tally(told.attributions, told.covered, labels)
    assert tally.right == tally.told == tally.wanted == {"content": 6, "source": 2, "cue": 2, "triple": 2}
    assert (tally.lost, tally.quoted) == (0, 1)


def test_a_quotation_that_nothing_covers_is_lost() -> None:
    labels = read_labels(LABELS)
    told = _told(labels[1])
    tally = Scorer(told).tally(told.attributions, told.covered, labels)
    assert (tally.lost, tally.quoted, tally.faults) == (1, 1, ["Soldiers shot two farmers,"])


def test_the_right_words_by_the_wrong_source_are_no_triple() -> None:
    labels = read_labels(LABELS)
    told = _told(Attribution(labels[1].source, labels[0].cue, labels[0].content))
    tally = Scorer(told).tally(told.attributions, told.covered, labels)
    assert (tally.right["cue"], tally.right["triple"]) == (1, 0)


def test_the_floor_takes_the_nearest_verb_and_name() -> None:
    (guess,) = read_with_floor(TEXT)
    assert [TEXT[lo:hi].strip("“”") for lo, hi in guess.cue + guess.content] == ["said", "Soldiers shot two farmers,"]


def test_the_product_finds_both(tmp_path: Path) -> None:
    article = polnear.Article("a.txt", TEXT, read_labels(LABELS))
    scores = {(s.set, s.metric): s.value for s in measure([article], polnear.project_reader())}
    assert scores["polnear", "triple F"] == 1
    assert scores["polnear", "lost attributions"] == 0
