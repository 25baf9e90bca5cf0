"""What persons judged, as it is told."""

from __future__ import annotations

from solferino.engine.opinions import opinions
from solferino.model import Judgement, Verdict


def judged(
    by: str, verdict: Verdict, left: str = "a1", right: str = "b1", at: str = "2026-01-01T00:00:00Z"
) -> Judgement:
    return Judgement(f"{by}{at}{left}{right}", left, right, verdict, by, at, "Same victims.")


HOME = {"a1": "I-1", "a2": "I-1", "b1": "I-2", "b2": "I-2"}


def test_the_pairs_of_one_verdict_are_one_sentence() -> None:
    told = [judged("A. One", Verdict.NOT_SAME), judged("A. One", Verdict.NOT_SAME, "a2", "b1")]
    assert opinions(told, ("a1", "a2"), HOME) == [
        "A. One judged on 2026-01-01 that this does not tell of the same event as I-2: Same victims."
    ]
    assert opinions(told, ("c1",), HOME) == []


def test_the_latest_of_a_person_holds_and_two_persons_are_both_told() -> None:
    told = [
        judged("A. One", Verdict.NOT_SAME),
        judged("A. One", Verdict.SAME, at="2026-02-01T00:00:00Z"),
        judged("B. Two", Verdict.NOT_SAME, at="2026-01-15T00:00:00Z"),
    ]
    assert opinions(told, ("a1",), HOME) == [
        "B. Two judged on 2026-01-15 that this does not tell of the same event as I-2: Same victims.",
        "A. One judged on 2026-02-01 that this tells of the same event as I-2: Same victims.",
        "They differ, so neither is followed where they do.",
    ]


def test_what_is_gone_and_what_was_joined_are_told_as_such() -> None:
    gone = judged("A. One", Verdict.SAME, right="b9")
    joined = judged("A. One", Verdict.SAME, right="a2")
    assert "as an account that is no longer in the record:" in opinions([gone], ("a1",), HOME)[0]
    assert "as another account in it:" in opinions([joined], ("a1", "a2"), HOME)[0]
