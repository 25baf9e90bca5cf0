"""Which texts count as one source, why, and what a person says of it: on the screen and as data."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Program, tables

QUARRY, REPRINT, SCHOOL = "a-quarry.txt", "b-reprint.txt", "sub/c-school.md"
WHY = ("--by", "A. Reviewer", "--reason", "Both editors were asked and wrote on their own.")


def group(case: Path) -> str:
    """The id of the origin of the Example Rights Group, which both texts about the quarry name."""
    return next(str(o["id"]) for o in tables(case)["origins"] if {QUARRY, REPRINT} <= set(o["documents"]))


def test_an_origin_shows_who_took_from_whom_by_which_rule(case: Path, solferino: Program) -> None:
    ran = solferino("origin", group(case), "--case", "case")
    assert ran.returncode == 0 and "\x1b" not in ran.stdout
    assert f"{REPRINT} ← {QUARRY}" in ran.stdout
    assert "DEP-COPY" in ran.stdout and "A text that names its source goes back to that source." in ran.stdout


def test_an_origin_as_data_has_all_its_allegations_with_rule_sentence_and_passage(
    case: Path, solferino: Program
) -> None:
    origin = group(case)
    found = json.loads(solferino("origin", origin, "--case", "case", "--json").stdout)
    assert {b["allegation"] for b in found["because"]} == set(found["origin"]["allegations"])
    assert all(b["sentence"] and b["why"] and b["end"] > b["start"] for b in found["because"])
    (edge,) = [t for t in found["taken"] if t["rule"] == "DEP-COPY"]
    assert edge["share"] == 1.0 and edge["passages"]


def test_two_documents_stand_side_by_side(case: Path, solferino: Program) -> None:
    ran = solferino("overlap", QUARRY, REPRINT, "--case", "case")
    assert ran.returncode == 0 and "\x1b" not in ran.stdout
    assert ran.stdout.startswith("100% of the shorter text stands in the other word for word")
    found = json.loads(solferino("overlap", QUARRY, REPRINT, "--case", "case", "--json").stdout)
    assert [row["kind"] for row in found["rows"]] == ["same", "left only"]


def test_a_copy_that_a_person_calls_independent_is_so_after_linking_anew(case: Path, solferino: Program) -> None:
    ran = solferino("depends", QUARRY, REPRINT, "--independent", *WHY, "--case", "case")
    assert ran.returncode == 0 and "independent" in ran.stdout
    assert solferino("link", "--case", "case").returncode == 0
    both = [o for o in tables(case)["origins"] if {QUARRY, REPRINT} <= set(o["documents"])]
    assert both == []
    alone = next(
        str(o["id"]) for o in tables(case)["origins"] if o["documents"] == [REPRINT] and o["reason"] == "JUDGED"
    )
    shown = solferino("origin", alone, "--case", "case").stdout
    assert "A. Reviewer" in shown and "Both editors were asked" in shown


def test_what_is_no_origin_or_no_answer_is_refused_with_a_remedy(case: Path, solferino: Program) -> None:
    for args, code in (
        (("origin", QUARRY), "L13"),
        (("overlap", QUARRY, group(case)), "L14"),
        (("depends", QUARRY, REPRINT, *WHY), "L10"),
        (("depends", QUARRY, group(case), "--same", *WHY), "L11"),
        (("depends", QUARRY, QUARRY, "--same", *WHY), "L12"),
        (("depends", QUARRY, SCHOOL, "--same", "--by", "A", "--reason", "because"), "L16"),
    ):
        ran = solferino(*args, "--case", "case")
        assert ran.returncode == 2 and ran.stderr.startswith(code), (args, ran.stderr)
