"""What persons decide: checked, kept, superseded by the same person only, and never silently above the record."""

from __future__ import annotations

from typing import Any

import pytest

from solferino.assess.decide import (
    authentication,
    estimate_withdrawal,
    grading,
    judged_pairs,
    judgement,
    signature,
    withdrawal,
)
from solferino.assess.ledger import Ledger, source_key
from solferino.errors import Refused
from solferino.model import Assessment, Decision, DecisionKind, Incident, Level, Levels, Verdict
from telling import body, tell, unnamed

WHY = "I read both passages and called the hospital."
PROPOSED = Levels(Level.SP2, Level.SP2, Level.SP1, "policy:un@2")
WHERE: dict[str, Any] = {"where": "Kherson", "on": "2023-05-01", "count": 4, "harm": "killed"}
TRADER = tell("Shells killed 4, a trader said.", "HOS-01", by=unnamed("a trader"), **WHERE)
POLICE = tell("Police recorded 4 dead.", "HOS-01", by=body("Kherson police"), doc="b.txt", **WHERE)


def signed(
    incident: Incident, level: str, by: str, at: str = "2026-01-01T00:00:00Z", on: tuple[str, ...] | None = None
) -> Decision:
    held = incident.allegations if on is None else on
    return signature(incident.id, held, {"fact": Level(level)}, by=by, at=at, reason=WHY, proposed=PROPOSED)


def graded(by: str = "C. Collector", **more: Any) -> Decision:
    grade: dict[str, Any] = {"reliability": "B", "credibility": 2} | more
    return grading(TRADER.id, by=by, at="2026-01-01T00:00:00Z", reason=WHY, **grade)


def run(assessed: Any, *decisions: Decision) -> tuple[Incident, Assessment]:
    ((incident, assessment),) = assessed(TRADER, POLICE, decisions=decisions)
    return incident, assessment


def test_two_origins_a_graded_witness_and_the_signature_of_another_person_reach_sp4(assessed: Any) -> None:
    incident, before = run(assessed)
    assert before.levels.fact is Level.SP2
    _, after = run(assessed, graded(), signed(incident, "SP4", "A. Reviewer"))
    assert (after.levels.fact, after.levels.decided_by) == (Level.SP4, "A. Reviewer")
    assert not any("Above what the record supports" in s for s in after.signed)
    assert after.signed == (f"A. Reviewer signed fact SP4 on 2026-01-01: {WHY}",)


def test_who_graded_does_not_review_what_was_graded(assessed: Any) -> None:
    """Collector and verifier are two persons (method.md §1.6)."""
    incident, _ = run(assessed)
    _, a = run(assessed, graded(by="A. Reviewer"), signed(incident, "SP4", "A. Reviewer"))
    assert "Above what the record supports: fact SP4 is signed, SP2 is supported." in a.signed


def test_a_signature_above_the_record_stands_and_says_so(assessed: Any) -> None:
    incident, _ = run(assessed)
    _, a = run(assessed, signed(incident, "SP6", "A. Reviewer"))
    assert (a.levels.fact, a.levels.decided_by) == (Level.SP6, "A. Reviewer")
    assert "Above what the record supports: fact SP6 is signed, SP2 is supported." in a.signed


def test_two_who_sign_differently_decide_nothing_and_both_are_told(assessed: Any) -> None:
    incident, before = run(assessed)
    two = [signed(incident, "SP4", "A. Reviewer"), signed(incident, "SP1", "B. Second")]
    for order in (two, two[::-1]):
        _, a = run(assessed, *order)
        assert a.levels == before.levels
        assert a.signed[0] == (
            "Signed differently, so not decided (fact): A. Reviewer signed SP4; B. Second signed SP1; SP2 is proposed."
        )
        assert sum("signed fact" in s for s in a.signed) == 2


def test_the_latest_signature_of_a_person_holds_and_can_be_taken_back(assessed: Any) -> None:
    incident, before = run(assessed)
    first, second = (
        signed(incident, "SP4", "A. Reviewer"),
        signed(incident, "SP3", "a.  reviewer", "2026-02-01T00:00:00Z"),
    )
    assert run(assessed, first, second)[1].levels.fact is Level.SP3
    back = withdrawal(incident.id, incident.allegations, by="A. Reviewer", at="2026-03-01T00:00:00Z", reason=WHY)
    _, a = run(assessed, first, second, back)
    assert (a.levels, a.signed) == (before.levels, ())


def test_an_estimate_is_withdrawn_by_somebody_with_a_reason() -> None:
    made = estimate_withdrawal("estimate-1", by="A. Reviewer", at="2026-03-01T00:00:00Z", reason=WHY)
    assert (made.kind, made.about, made.value("withdrawn")) == (DecisionKind.WITHDRAW, "estimate-1", "yes")
    for by, reason, code in (("", WHY, "A20"), ("A. Reviewer", "wrong", "A21")):
        with pytest.raises(Refused, match=code):
            estimate_withdrawal("estimate-1", by=by, at="2026-03-01T00:00:00Z", reason=reason)


def test_a_signed_fact_below_the_other_levels_lowers_them(assessed: Any) -> None:
    """R-SP-1."""
    incident, _ = run(assessed)
    _, a = run(assessed, signed(incident, "SP1", "A. Reviewer"))
    assert (a.levels.fact, a.levels.legal) == (Level.SP1, Level.SP1)


def test_a_legal_level_of_sp4_asks_for_a_legal_reviewer(assessed: Any) -> None:
    incident, _ = run(assessed)
    both = {"fact": Level.SP4, "legal": Level.SP4}
    for role, said in (("reviewer", True), ("legal", False)):
        made = signature(incident.id, incident.allegations, both, role=role, proposed=PROPOSED, **AT)
        _, a = run(assessed, made)
        assert ("The legal level SP4 was not signed as a legal reviewer." in a.signed) is said


def test_what_came_after_a_signature_is_said_not_to_have_been_looked_at(assessed: Any) -> None:
    incident, _ = run(assessed)
    _, a = run(assessed, signed(incident, "SP4", "A. Reviewer", on=(incident.allegations[0], "alg-gone")))
    assert "Not looked at when A. Reviewer signed: 1 passage that came since." in a.signed
    assert "No longer here: 1 of the 2 passages that A. Reviewer signed on." in a.signed


def test_a_signature_on_an_incident_that_is_gone_decides_nothing_and_is_shown_where_its_passages_are(
    assessed: Any,
) -> None:
    incident, before = run(assessed)
    old = signature(
        "incident-old", incident.allegations[:1], {"fact": Level.SP4}, by="A. Reviewer", at="2026-01-01T00:00:00Z",
        reason=WHY, proposed=PROPOSED,
    )  # fmt: skip
    _, a = run(assessed, old)
    assert a.levels == before.levels
    assert a.signed == (
        "A. Reviewer signed fact SP4 on 2026-01-01 for incident-old, part of which stands here now; "
        "that signature does not hold for this incident.",
    )


def test_of_two_grades_the_more_careful_counts_and_it_is_said(assessed: Any) -> None:
    incident, _ = run(assessed)
    review = signed(incident, "SP4", "A. Reviewer")
    _, a = run(assessed, graded(), graded("D. Doubter", reliability="D", credibility=4), review)
    assert "Graded D4 by C. Collector, D. Doubter; they differ, and the more careful one counts." in a.reasons
    assert "Above what the record supports: fact SP4 is signed, SP2 is supported." in a.signed


def test_a_source_is_graded_by_its_name_for_all_that_it_says(assessed: Any) -> None:
    made = grading(
        source_key("kherson  Police"), by="C. Collector", at="2026-01-01T00:00:00Z", reason=WHY, reliability="B"
    )
    _, a = run(assessed, made)
    assert "Graded B by C. Collector." in a.reasons


def test_a_new_witness_with_the_checklist_met_counts_as_reliable_and_one_without_does_not(assessed: Any) -> None:
    """F is no bad mark: no basis to judge (method.md §1.5)."""
    for items, level in ((5, "SP3"), (4, "SP2")):
        made = graded(reliability="F", credibility=3, checklist=items, pattern=True)
        ((_, a),) = assessed(TRADER, decisions=[made])
        assert a.levels.fact.value == level


def test_an_authenticated_image_with_another_origin_and_a_review_reaches_sp4(assessed: Any) -> None:
    incident, _ = run(assessed)
    made = authentication(
        TRADER.id, shows="the strike", place="two towers", time="shadows and weather", by="I. Analyst",
        at="2026-01-01T00:00:00Z", reason=WHY,
    )  # fmt: skip
    _, a = run(assessed, made, signed(incident, "SP4", "A. Reviewer"))
    assert a.signed == (f"A. Reviewer signed fact SP4 on 2026-01-01: {WHY}",)
    assert any("authenticated original image" in r for r in a.reasons)


def test_a_party_s_uncorroborated_claim_is_possibly_true_at_best(assessed: Any) -> None:
    """§1.5: in its own interest; against its own side it is not capped."""
    claim = tell("Police recorded 4 dead.", "HOS-01", by=body("Ukrainian police"), perpetrator="RU", **WHERE)
    admits = tell("Police recorded 4 dead.", "HOS-01", by=body("Ukrainian police"), perpetrator="UA", **WHERE)
    for told, mark in ((claim, "B3"), (admits, "B2")):
        made = grading(
            told.id, by="C. Collector", at="2026-01-01T00:00:00Z", reason=WHY, reliability="B", credibility=2
        )
        ((_, a),) = assessed(told, decisions=[made])
        assert f"Graded {mark} by C. Collector." in a.reasons


AT: dict[str, Any] = {"by": "A. Reviewer", "at": "2026-01-01T00:00:00Z", "reason": WHY}


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("A20", lambda: judgement("a", "b", Verdict.SAME, **{**AT, "by": " "})),
        ("A21", lambda: judgement("a", "b", Verdict.SAME, **{**AT, "reason": "seems right"})),
        ("A22", lambda: judgement("a", "a", Verdict.SAME, **AT)),
        ("A23", lambda: signature("i", (), {}, proposed=PROPOSED, **AT)),
        ("A24", lambda: signature("i", (), {"legal": Level.SP4}, proposed=PROPOSED, **AT)),
        ("A25", lambda: signature("i", (), {"fact": Level.SP7}, proposed=PROPOSED, **AT)),
        ("A26", lambda: grading("x", **AT)),
        ("A26", lambda: grading("x", reliability="G", **AT)),
        ("A26", lambda: grading("x", credibility=7, **AT)),
        ("A27", lambda: grading("x", credibility=1, **AT)),
        ("A28", lambda: authentication("x", shows="a strike", place="", time="shadows", **AT)),
    ],
)
def test_what_is_missing_is_refused(code: str, make: Any) -> None:
    with pytest.raises(Refused) as error:
        make()
    assert error.value.code == code


def test_credibility_1_is_for_what_independent_sources_confirm() -> None:
    assert grading("x", credibility=1, independent=True, **AT).value("credibility") == "1"


def test_sp7_quotes_a_court() -> None:
    made = signature("i", (), {"fact": Level.SP7}, proposed=PROPOSED, court="Court of X, 1 May 2026", **AT)
    assert made.value("court") == "Court of X, 1 May 2026"


def test_a_judgement_is_the_same_whichever_of_the_two_is_named_first() -> None:
    assert judgement("a", "b", Verdict.UNSURE, **AT) == judgement("b", "a", Verdict.UNSURE, **AT)


def test_a_verdict_on_two_incidents_is_kept_on_enough_pairs_to_hold_them_together_or_apart() -> None:
    same = judged_pairs(["a1", "a2"], ["b1", "b2"], Verdict.SAME)
    assert same == [("a1", "b1"), ("a1", "b2"), ("a1", "a2")]
    never = judged_pairs(["a1", "a2"], ["b1", "b2"], Verdict.NOT_SAME)
    assert never == [("a1", "b1"), ("a1", "b2"), ("a2", "b1")]
    assert judged_pairs(["a1", "a2"], ["b1"], Verdict.UNSURE) == [("a1", "b1")]


def test_an_empty_ledger_says_nothing() -> None:
    assert (Ledger().signatures("i"), Ledger().signed(), Ledger().elsewhere("i", ("a",))) == ([], [], [])
