"""What a person decides at the command line: recorded with name, reason and custody, read back by the next run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Program, tables
from solferino import open_case
from solferino.model import CustodyEvent

WHY = ("--reason", "I read the passages and compared the two papers.")
ME = ("--by", "A. Reviewer", *WHY)
CASE = ("--case", "case")


def incident(case: Path, act: str) -> dict[str, Any]:
    """The incident of that act with the most allegations."""
    return max(
        (i for i in tables(case)["incidents"] if act in i["acts"]), key=lambda i: (len(i["allegations"]), i["id"])
    )


def custody(case: Path) -> list[CustodyEvent]:
    with open_case(case, readonly=True) as opened:
        return list(opened.record.custody())


def test_a_signature_is_recorded_read_back_and_printed(case: Path, solferino: Program) -> None:
    found = incident(case, "KIL-01")
    ran = solferino("sign", found["id"], "--level", "SP5", *ME, *CASE)
    assert (ran.returncode, ran.stdout) == (0, f"signature recorded: {found['title']}: fact SP5\n")
    assert "solferino assess" in ran.stderr
    event = custody(case)[-1]
    assert event.purpose == "signature by a person"
    assert ("by", "A. Reviewer") in event.details and "compared" not in str(event.details)
    assert solferino("assess", *CASE).returncode == 0
    shown = solferino("show", found["id"], *CASE).stdout
    assert "fact SP5" in shown and "decided by A. Reviewer" in shown
    assert "Above what the record supports: fact SP5 is signed" in shown
    assert incident(case, "KIL-01")["level"]["decided_by"] == "A. Reviewer"
    solferino("report", *CASE)
    page = (case / "reports" / "report.html").read_text(encoding="utf-8")
    assert "Above what the record supports" in page and "decided by A. Reviewer" in page
    assert solferino("verify", "case").returncode == 0


def test_two_who_sign_differently_are_both_shown_and_the_proposal_stays(case: Path, solferino: Program) -> None:
    found = incident(case, "KIL-01")
    solferino("sign", found["id"], "--level", "SP4", *ME, *CASE)
    solferino("sign", found["id"], "--level", "SP1", "--by", "B. Second", *WHY, *CASE)
    solferino("assess", *CASE)
    shown = solferino("show", found["id"], *CASE).stdout
    assert "Signed differently, so not decided (fact): A. Reviewer signed SP4; B. Second signed SP1" in shown
    assert incident(case, "KIL-01")["level"] == found["level"]
    solferino("sign", found["id"], "--withdraw", "--by", "B. Second", *WHY, *CASE)
    solferino("assess", *CASE)
    assert incident(case, "KIL-01")["level"]["decided_by"] == "A. Reviewer"


def test_a_judgement_joins_two_incidents_and_the_watch_list_says_so(case: Path, solferino: Program) -> None:
    one = incident(case, "KIL-01")
    other = next(i for i in tables(case)["incidents"] if i["place"] and i["place"]["name"] == "Lyon")
    assert one["id"] != other["id"]
    ran = solferino("judge", one["id"], other["id"], "--same", *ME, *CASE)
    assert ran.returncode == 0 and ": same" in ran.stdout
    solferino("link", *CASE)
    solferino("assess", *CASE)
    found = incident(case, "KIL-01")
    assert set(found["allegations"]) >= {*one["allegations"], *other["allegations"]}
    lines = solferino("watch", *CASE).stdout.splitlines()
    assert any(line.startswith(f"merged\t{found['id']}\t") for line in lines)
    gone = next(i for i in (one["id"], other["id"]) if i != found["id"])
    assert f"became {found['id']}" in solferino("show", gone, *CASE).stdout
    solferino("report", *CASE)
    assert solferino("watch", *CASE).stdout == ""
    page = (case / "reports" / "report.html").read_bytes()
    assert b"Added, withdrawn or changed" in page
    solferino("report", *CASE)
    assert (case / "reports" / "report.html").read_bytes() == page, "the same record gives the same report"


def test_a_case_is_shown_as_it_was_known_on_a_day(case: Path, solferino: Program) -> None:
    all_now = solferino("show", "incidents", *CASE).stdout.splitlines()
    early = solferino("show", "incidents", "--as-of", "2021-05-04", *CASE).stdout.splitlines()
    assert len(early) < len(all_now)
    assert not any("Lyon" in line for line in early) and any("Lyon" in line for line in all_now)
    assert len(solferino("show", "incidents", "--as-of", "2021-05-03", *CASE).stdout.splitlines()) == 1
    today = custody(case)[0].at[:10]
    received = solferino("show", "incidents", "--as-of", today, "--received", *CASE).stdout.splitlines()
    assert received == all_now
    assert len(solferino("show", "incidents", "--as-of", "2021-12-31", "--received", *CASE).stdout.splitlines()) == 1


def test_a_source_is_graded_by_name_or_by_one_account_and_nobody_by_chance(case: Path, solferino: Program) -> None:
    told = next(a for a in tables(case)["allegations"] if a["speaker"])
    for what in ("Example Rights Group", told["id"]):
        ran = solferino("grade", what, "--reliability", "B", "--credibility", "2", "--by", "C. Collector", *WHY, *CASE)
        assert (ran.returncode, ran.stdout) == (0, f"grade recorded: {what}: reliability B credibility 2\n")
    assert solferino("grade", "Nobody at All", "--reliability", "B", *ME, *CASE).stderr.startswith("C10 Nobody at All:")


def test_an_image_is_authenticated_with_what_it_shows_and_how_it_was_placed_and_dated(
    case: Path, solferino: Program
) -> None:
    found = incident(case, "KIL-01")
    given = ("--shows", "the quarry", "--place-by", "the crane", "--time-by", "the shadow")
    ran = solferino("authenticate", found["id"], *given, *ME, *CASE)
    assert (ran.returncode, ran.stdout) == (0, f"authentication recorded: {found['id']}: authenticated\n")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("sign", "ID", "--level", "SP4", "--by", "A. Reviewer", "--reason", "yes"), "A21"),
        (("sign", "ID", *ME), "A23"),
        (("sign", "ID", "--level", "SP7", *ME), "A25"),
        (("sign", "DOC", "--level", "SP4", *ME), "A30"),
        (("judge", "ID", "ID", "--same", *ME), "A22"),
        (("judge", "ID", "ID", *ME), "A29"),
        (("authenticate", "ID", *ME), "A28"),
        (("watch", "--since", "yesterday"), "A32"),
        (("show", "incidents", "--as-of", "2021-02-30"), "A32"),
    ],
)
def test_what_is_missing_is_one_line_and_records_nothing(
    case: Path, solferino: Program, args: tuple[str, ...], code: str
) -> None:
    before = len(custody(case))
    named = {"ID": incident(case, "KIL-01")["id"], "DOC": "a-quarry.txt"}
    ran = solferino(*(named.get(a, a) for a in args), *CASE)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"{code} ") and ran.stderr.count("\n") == 1
    assert len(custody(case)) == before
