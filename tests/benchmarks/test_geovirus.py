"""The GeoVirus scorer counts right, and the product beats its floor there."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.geovirus import Guess, Label, Tally, accuracy, f_score, near, read_texts, tally

from solferino.terms.gazetteer import open_gazetteer

BERLIN = Label(0, 6, "Berlin", 52.5, 13.4, None)
CHAD = Label(10, 14, "Chad", 15.0, 19.0, "TD")


def test_a_guess_is_right_within_161_kilometres() -> None:
    assert near(BERLIN, Guess(0, 6, 52.4, 13.1, None))
    assert not near(BERLIN, Guess(0, 6, 48.1, 11.6, None))
    assert not near(BERLIN, Guess(0, 6, None, None, None))


def test_countries_are_compared_by_code_not_by_their_middle() -> None:
    assert near(CHAD, Guess(10, 14, 12.1, 15.0, "TD"))
    assert not near(CHAD, Guess(10, 14, 15.0, 19.0, "NE"))


def test_one_guess_answers_one_label() -> None:
    right = Guess(0, 6, 52.5, 13.4, None)
    assert tally([BERLIN, CHAD], [right]) == Tally(1, 1, 2)
    assert tally([BERLIN, BERLIN], [right]) == Tally(1, 1, 2)


def test_scores_are_taken_over_all_texts() -> None:
    tallies = [Tally(1, 2, 2), Tally(3, 3, 4)]
    assert f_score(tallies) == pytest.approx(2 * 4 / 11)
    assert accuracy(tallies) == pytest.approx(4 / 6)


def test_a_label_that_does_not_stand_where_it_says_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "GeoVirus.xml"
    file.write_text(
        "<articles><article><text>In Berlin.</text><locations><location><name>Berlin</name><start>9</start>"
        "<end>15</end>"
        "<lat>52</lat><lon>13</lon><page>x/Berlin</page></location></locations></article></articles>",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="does not stand"):
        read_texts(file, open_gazetteer())


def test_the_labelled_set_reads_whole(shared: Path) -> None:
    texts = read_texts(shared / "data" / "geovirus" / "GeoVirus.xml", open_gazetteer())
    assert len(texts) == 229
    assert sum(len(t.labels) for t in texts) == 2170  # the count that its authors published
