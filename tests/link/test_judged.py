"""What people said of pairs: kept, applied, put before them again where they differ, reported where it hangs."""

from __future__ import annotations

from typing import Any

from solferino.link.incidents import Linked, incidents
from solferino.link.judged import concerns_incidents, judged
from solferino.link.step import vanished
from solferino.model import Allegation, Judgement, Origin, Verdict
from telling import tell

KHERSON: dict[str, Any] = {"act": "HOS-01", "where": "Kherson", "on": "2023-05-01"}
A = tell("Shells hit a block of flats.", doc="a.txt", **KHERSON)
B = tell("Shells struck a block of flats.", doc="b.txt", **KHERSON)
FAR = tell("Rockets hit the port.", "HOS-01", where="Odesa", on="2024-02-02", doc="c.txt")


def judge(left: Allegation, right: Allegation, verdict: str, by: str = "Analyst A") -> Judgement:
    return Judgement(f"judgement-{by}-{verdict}", left.id, right.id, Verdict(verdict), by, "2024-01-01", "read both")


def link(*judgements: Judgement) -> Linked:
    told = [A, B, FAR]
    one = Origin("origin-1", "one", (), tuple(a.id for a in told), "DEP-SELF", "", True)
    return incidents(told, dict.fromkeys((a.id for a in told), one), {}, judgements)


def pairs(linked: Linked, *, accepted: bool) -> dict[frozenset[str], dict[str, str]]:
    found = [s for s in linked.suggestions if s.accepted is accepted and s.relation == "same"]
    return {frozenset((s.left, s.right)): {name: seen for name, _, seen in s.features} for s in found}


def test_a_pair_on_which_two_people_differ_is_unsure_and_shown_with_both_answers() -> None:
    found = link(judge(A, B, "same", "Analyst A"), judge(A, B, "not_same", "Analyst B"))
    shown = pairs(found, accepted=False)[frozenset((A.id, B.id))]
    assert shown["judged"] == "Analyst A: same, read both; Analyst B: not same, read both"
    assert frozenset((A.id, B.id)) not in pairs(found, accepted=True)


def test_a_pair_on_which_people_differ_is_shown_though_the_machine_sees_nothing_in_it() -> None:
    found = link(judge(A, FAR, "same", "Analyst A"), judge(A, FAR, "not_same", "Analyst B"))
    assert "judged" in pairs(found, accepted=False)[frozenset((A.id, FAR.id))]


def test_a_pair_that_a_person_called_different_is_not_proposed_again() -> None:
    found = link(judge(A, B, "not_same"))
    assert frozenset((A.id, B.id)) not in pairs(found, accepted=False)
    assert len(found.incidents) == 3


def test_a_judgement_on_what_is_gone_is_kept_aside_and_reported() -> None:
    gone = tell("No longer in the record.", "HOS-01", doc="z.txt")
    said = judge(A, gone, "same")
    found = link(said)
    assert found.gone == (said,)
    assert found.incidents == link().incidents
    (complaint,) = vanished(found.gone)
    assert (complaint.code, complaint.about) == ("L70", said.id)


def test_judgements_on_people_and_origins_are_none_on_incidents() -> None:
    about_people = Judgement("j", "ent-1", "list-a/17", Verdict.SAME, "Analyst A", "2024-01-01", "")
    about_accounts = Judgement("j", "alg-1", "alg-2", Verdict.SAME, "Analyst A", "2024-01-01", "")
    assert [concerns_incidents(j) for j in (about_people, about_accounts)] == [False, True]


def test_nothing_is_judged_against_itself() -> None:
    assert judged([judge(A, A, "not_same")], lambda _: True).never == {}
