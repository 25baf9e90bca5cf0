"""The review file, the clerical sample, and what comes back from people."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from folk import someone
from solferino.errors import Refused
from solferino.link.people.match import match
from solferino.link.people.pair import Pair, reference
from solferino.link.people.review import COLUMNS, read_review, review_rows, write_csv
from solferino.link.people.sample import Sample, draw, evaluate, wilson
from solferino.model import Judgement, Verdict

ONE = someone("1", "a", name="Шевчук Олена Петрівна", birth="1971-03-05", place="Маріуполь")
OTHER = replace(ONE, list="b", shown="=Shevchuk")
PEOPLE = {reference(p): p for p in (ONE, OTHER)}


def test_the_file_comes_back_as_judgements() -> None:
    rows = review_rows(match([ONE, OTHER]).pairs, PEOPLE)
    assert rows[0]["left name"] == "Шевчук Олена Петрівна"
    rows[0] |= {"verdict": "Not same", "by": "A. N.", "reason": "different mothers"}
    text = write_csv(rows)
    assert "'=Shevchuk" in text, "no spreadsheet runs a name as a formula"
    (made,), complaints = read_review(text, "review.csv", "2026-01-02")
    assert (made.left, made.right, made.verdict, made.by, made.reason) == (
        "a/1", "b/1", Verdict.NOT_SAME, "A. N.", "different mothers",
    )  # fmt: skip
    assert complaints == ()
    assert read_review(text, "review.csv", "2026-01-02")[0] == (made,)


def test_a_file_that_a_spreadsheet_saved_with_semicolons_is_read() -> None:
    text = "\ufeffleft;right;verdict;by;reason\r\na/1;b/1;SAME;A. N.;one grave, one date\r\n"
    (made,), _ = read_review(text, "review.csv", "2026-01-02")
    assert (made.verdict, made.reason) == (Verdict.SAME, "one grave, one date")


def test_with_pseudonyms_nothing_says_who_they_are() -> None:
    rows = review_rows(match([ONE, OTHER]).pairs, PEOPLE, {"1": "P-0001"})
    text = write_csv(rows)
    assert "P-0001" in text
    assert not [word for word in ("Шевчук", "Shevchuk", "Олена", "1971", "Маріуполь") if word in text]


@pytest.mark.parametrize(
    ("verdict", "by", "reason", "code"),
    [("perhaps", "A. N.", "r", "L44"), ("same", "", "r", "L45"), ("same", "A. N.", " ", "L46")],
)
def test_a_verdict_that_nobody_can_stand_for_is_refused(verdict: str, by: str, reason: str, code: str) -> None:
    text = f"left,right,verdict,by,reason\na/1,b/1,{verdict},{by},{reason}\n"
    found, complaints = read_review(text, "f.csv", "2026")
    assert found == ()
    assert [c.code for c in complaints] == [code]


def test_another_file_is_refused() -> None:
    with pytest.raises(Refused, match="L43"):
        read_review("id,name\n1,x\n", "lists.csv", "2026")


def test_an_open_line_is_no_judgement() -> None:
    assert read_review(write_csv(review_rows(match([ONE, OTHER]).pairs, PEOPLE)), "f", "2026") == ((), ())
    assert COLUMNS[-3:] == ("verdict", "by", "reason")


def pairs() -> list[Pair]:
    """2,000 pairs, of which each is right with its own probability, hidden in the id."""
    dice = random.Random(3)  # noqa: S311 - a fixed set
    return [
        Pair(f"a/{n}", f"b/{n}", round(dice.random() ** 0.3 if n % 2 else dice.random() ** 4, 6), ())
        for n in range(2000)
    ]


def truth(found: list[Pair]) -> dict[str, bool]:
    dice = random.Random(4)  # noqa: S311 - a fixed set
    return {p.left: dice.random() < p.probability for p in found}


def verdicts(sample: Sample, right: dict[str, bool], by: str = "A. N.") -> list[Judgement]:
    return [
        Judgement(f"{by}{d.left}", d.left, d.right, Verdict.SAME if right[d.left] else Verdict.NOT_SAME, by, "2026", "")
        for d in sample.drawn
    ]


def test_the_sample_tells_precision_and_recall_with_an_interval_that_holds_the_truth() -> None:
    found = pairs()
    right = truth(found)
    sample = draw(found, 60)
    told = evaluate(sample, verdicts(sample, right), 0.8)
    above = [right[p.left] for p in found if p.probability >= 0.8]
    precision, recall = sum(above) / len(above), sum(above) / sum(right.values())
    for rate, known in ((told.precision, precision), (told.recall, recall)):
        assert rate.value is not None
        assert rate.low is not None
        assert rate.high is not None
        assert rate.low <= known <= rate.high
        assert rate.high - rate.low < 0.2
    assert sum(s.size for s in told.strata) == 2000
    assert sum(s.judged for s in told.strata) == len(sample.drawn)


def test_the_draw_is_the_same_in_every_order_and_hides_the_score() -> None:
    found = pairs()
    assert draw(found[::-1], 5) == draw(found, 5)
    scores = [d.probability for d in draw(found, 5).drawn]
    assert scores not in (sorted(scores), sorted(scores, reverse=True))


def test_a_stratum_that_nobody_judged_makes_the_number_unknown() -> None:
    found = pairs()
    sample = draw(found, 10)
    told = evaluate(sample, [j for j in verdicts(sample, truth(found)) if int(j.left[2:]) < 0], 0.8)
    assert (told.precision.value, told.recall.value, told.kappa) == (None, None, None)


def test_two_reviewers_agree_as_far_as_chance_does_not_explain() -> None:
    """Cohen's own kind of table: 20 both same, 15 both not, 5 and 10 apart: 0.7 agreed, 0.5 by chance, kappa 0.4."""
    found = [Pair(f"a/{n}", f"b/{n}", 0.9, ()) for n in range(50)]
    sample = draw(found, 50)
    said = {n: (n < 25, n < 20 or 25 <= n < 35) for n in range(50)}
    judgements = [
        Judgement(f"{n}{by}", f"a/{n}", f"b/{n}", Verdict.SAME if said[n][k] else Verdict.NOT_SAME, by, "2026", "")
        for n in range(50)
        for k, by in enumerate(("A", "B"))
    ]
    told = evaluate(sample, judgements, 0.8)
    assert told.both == 50
    assert told.kappa == pytest.approx(0.4)


def test_a_threshold_inside_a_stratum_is_refused() -> None:
    with pytest.raises(Refused, match="L47"):
        evaluate(draw(pairs(), 5), [], 0.9)


def test_wilson_s_interval_is_the_published_one() -> None:
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611."""
    found, none = wilson(81, 263), wilson(0, 20)
    assert found.low == pytest.approx(0.2553, abs=1e-4)
    assert found.high == pytest.approx(0.3662, abs=1e-4)
    assert none.low == 0.0
    assert none.high == pytest.approx(0.1611, abs=1e-4)
