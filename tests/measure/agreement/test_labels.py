"""Labels from reviews: only of documents that were reviewed whole, and they score what was reviewed as right."""

from __future__ import annotations

import json

from solferino.measure.agreement.labels import complete, labels, passages
from solferino.measure.agreement.review import COLUMNS, read_sheet, sheet
from solferino.measure.agreement.score import f_score, fields, judge_all, sheets
from solferino.model import Allegation, Decision, to_plain
from telling import body, tell

AT = "2026-11-22T08:00:00Z"
ONE = tell("Soldiers killed six men near Paris.", "KIL-01", count=6, harm="killed", by=body("The Group"), where="FR")
TWO = tell("Soldiers killed six men near Paris.", "PRO-01")
TEXT = ONE.passage.text + "\n\nThe weather was fine.\n\nA barn burned."
DOC = ONE.document


def reviewed(*verdicts: tuple[Allegation, dict[str, str], str]) -> list[Decision]:
    out: list[Decision] = []
    for told, changed, by in verdicts:
        row = dict(zip(COLUMNS, sheet([told])[0], strict=True)) | changed
        found = read_sheet([(2, row)], {told.id: told}, {DOC.name: (DOC.id, TEXT)}, by, AT)
        assert not found.complaints
        out += found.decisions
    return out


MISSED = {"verdict": "missed", "id": "", "passage": "barn burned", "act": "PRO-02", "low": "", "high": "", "harm": ""}


def test_a_document_is_complete_when_every_allegation_of_it_was_reviewed() -> None:
    one = reviewed((ONE, {"verdict": "right"}, "A"))
    assert complete([ONE, TWO], one) == []
    assert complete([ONE, TWO], [*one, *reviewed((TWO, {"verdict": "wrong"}, "A"))]) == [DOC.id]


def test_right_and_missed_facts_are_labels_and_wrong_ones_are_not() -> None:
    told = reviewed((ONE, {"verdict": "right"}, "A"), (TWO, {"verdict": "wrong"}, "A"), (ONE, MISSED, "A"))
    found = labels("a.txt", DOC.id, TEXT, [ONE, TWO], told)
    assert [(x["act"], x["anchor"] in TEXT) for x in found] == [(["KIL-01"], True), (["PRO-02"], True)]
    assert found[0]["victims"]["low"] == 6 and found[0]["speaker"] == "The Group"


def test_what_was_reviewed_as_right_scores_as_right_and_a_miss_as_missed() -> None:
    told = reviewed((ONE, {"verdict": "right"}, "A"), (TWO, {"verdict": "wrong"}, "A"), (ONE, MISSED, "A"))
    lines = [json.dumps(x) for x in labels(DOC.name, DOC.id, TEXT, [ONE, TWO], told)]
    tallies = judge_all(sheets(lines, lambda _: TEXT), [to_plain(ONE)])
    assert (tallies[0].answered, tallies[0].facts, tallies[0].wrong) == (1, 2, 0)
    assert fields(tallies) > 0.5 and 0.6 < f_score(tallies) < 0.7


def test_where_reviewers_differ_the_sentence_counts_neither_way() -> None:
    told = reviewed((ONE, {"verdict": "right"}, "A"), (ONE, {"verdict": "wrong"}, "B"))
    assert [x.get("skip") for x in labels("a.txt", DOC.id, TEXT, [ONE], told)] == [True]
    assert all("killed" not in p["text"] for p in passages(TEXT, [ONE], told))


def test_a_document_in_which_all_is_wrong_is_one_empty_stretch() -> None:
    told = reviewed((ONE, {"verdict": "wrong"}, "A"))
    (only,) = labels("a.txt", DOC.id, TEXT, [ONE], told)
    assert only["none"] and TEXT.count(only["anchor"]) == 1


def test_passages_mark_the_words_and_keep_lines_that_hold_nothing() -> None:
    told = reviewed((ONE, {"verdict": "changed", "act": "KIL-06"}, "A"))
    found = passages(TEXT, [ONE], told)
    assert [len(p["facts"]) for p in found] == [1, 0, 0]
    assert found[0]["facts"][0]["act"] == "KIL-06"
    assert "act" in found[0]["roles"] and "method" not in found[0]["roles"]  # a reviewer marks no methods
    assert all(0 <= s["start"] < s["end"] <= len(found[0]["text"]) for s in found[0]["spans"])
