"""What must not break linking: circles of citation, masses of one text or of one day, people who differ, and judgements
on what is gone. Each small here; the large ones are measured by benchmarks.link_scale and benchmarks.origins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from solferino.case import Case
from solferino.link import block
from solferino.link.copies import copies
from solferino.link.incidents import sort
from solferino.link.step import link
from solferino.model import Allegation, Judgement, Rendition, Speaker, Verdict, Zone, ZoneKind, content_id
from solferino.wiring import open_case
from telling import body, document, tell

STORY = " ".join(f"word{n}" for n in range(40))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case", create=True, actor="Analyst A") as opened:
        yield opened


def put(case: Case, *told: Allegation, publisher: str | None = None, text: str = "") -> None:
    """Each allegation as a document of its own."""
    with case.unit() as record:
        for a in told:
            doc = document(a.document.name, "2023-05-02", publisher)
            whole = f"{a.passage.text}\n{text}"
            zones = (Zone(ZoneKind.BODY, 0, len(whole)),)
            key, sha = content_id("rendition", doc.id), content_id("sha", whole)
            record.add_document(doc)
            record.put_rendition(Rendition(key, doc.id, "text/plain", whole, sha, "test@1", zones=zones))
            record.put_extraction(doc.id, [], [a], [])


def strike(doc: str, by: Speaker | None = None, where: str = "Kherson", count: int = 12) -> Allegation:
    text = f"Shells hit the market of {where}, {doc} tells."
    return tell(text, "HOS-01", doc=doc, by=by, where=where, on="2023-05-01", count=count, harm="killed")


def judge(case: Case, *said: tuple[str, str, Verdict, str]) -> None:
    with case.unit() as record:
        for left, right, verdict, by in said:
            record.add_judgement(Judgement(f"{by}-{verdict}", left, right, verdict, by, "2024-01-01", "read both"))


def test_a_circle_of_citations_that_closes_with_the_last_text_is_one_unknown_origin(case: Case) -> None:
    outlets = ("Lantern Post", "River Wire", "Cedar Notes")
    for n, outlet in enumerate(outlets):  # each names the one before it, and the first names the last
        put(case, strike(f"{n}.txt", body(outlets[n - 1])), publisher=outlet)
        link(case)
    (origin,) = case.record.origins()
    assert (origin.known, origin.reason, len(origin.documents)) == (False, "DEP-CITE", 3)
    (incident,) = case.record.incidents()
    assert (incident.accounts, len(incident.allegations)) == (1, 3)


def test_a_document_that_names_itself_is_no_known_origin_and_stays_so(case: Case) -> None:
    put(case, strike("a.txt", body("Lantern Post")), publisher="Lantern Post")
    link(case)
    put(case, strike("b.txt", body("Lantern Post")), publisher="Lantern Post")
    link(case)
    assert [(o.known, o.reason) for o in case.record.origins()] == [(False, "DEP-SELF")] * 2


def test_copies_of_one_text_are_one_account_however_many_come_later(case: Case) -> None:
    for lot in (range(40), range(40, 42)):
        put(case, *(strike(f"{n}.txt") for n in lot), text=STORY)
        link(case)
    (origin,) = case.record.origins()
    assert (origin.reason, origin.why) == ("DEP-COPY", "42 documents are copies of one text")
    (incident,) = case.record.incidents()
    assert (incident.accounts, len(incident.allegations)) == (1, 42)


def test_copies_of_one_text_are_tied_by_as_many_pairs_as_there_are_texts() -> None:
    found = [len(copies({f"{n:05}": f"{STORY} {STORY}" for n in range(size)})) for size in (1_000, 2_000)]
    assert found == [999, 1_999]


def test_one_source_with_a_crowd_of_one_day_is_compared_in_step_with_its_number() -> None:
    first = strike("a.txt", body("River Wire"))
    looked_at = []
    for size in (500, 1_000):
        told = [replace(first, id=f"alg-{n:05}", passage=replace(first.passage, start=n * 99)) for n in range(size)]
        told = [replace(a, victims=replace(a.victims, low=n % 7, high=n % 7)) for n, a in enumerate(told)]
        looked_at.append(len(block.pairs(sort(told, {}).events)))
    assert looked_at[1] < 2.1 * looked_at[0]


def open_pairs(case: Case) -> Sequence[dict[str, str]]:
    return [
        {name: seen for name, _, seen in s.features}
        for s in case.record.suggestions()
        if s.relation == "same" and not s.accepted
    ]


def test_two_people_who_differ_leave_the_pair_open_with_both_answers_also_when_more_comes(case: Case) -> None:
    one, other = strike("a.txt"), strike("b.txt")
    put(case, one, other)
    judge(case, (one.id, other.id, Verdict.SAME, "Analyst A"), (one.id, other.id, Verdict.NOT_SAME, "Analyst B"))
    said = "Analyst A: same, read both; Analyst B: not same, read both"
    link(case)
    assert said in [f.get("judged") for f in open_pairs(case)]
    put(case, strike("c.txt", where="Lyman"))
    link(case)
    assert said in [f.get("judged") for f in open_pairs(case)]
    assert not any({one.id, other.id} <= {*i.allegations} for i in case.record.incidents())


def test_a_judgement_on_what_is_gone_is_told_each_time_and_holds_again_when_that_comes_back(case: Case) -> None:
    one, other = strike("a.txt"), strike("b.txt")
    put(case, one, other)
    judge(case, (one.id, other.id, Verdict.NOT_SAME, "Analyst A"))
    link(case)
    assert len(case.record.incidents()) == 2
    put(case, strike("b.txt", count=13))  # read anew: what was judged is no more
    assert [c.code for c in link(case).refused] == ["L70"]
    assert len(case.record.incidents()) == 1
    put(case, strike("c.txt", where="Lyman"))
    assert [c.code for c in link(case).refused] == ["L70"]
    put(case, other)
    assert link(case).refused == ()
    assert len(case.record.incidents()) == 3
    assert len(case.record.judgements()) == 1
