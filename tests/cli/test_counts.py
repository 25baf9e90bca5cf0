"""Counts at the command line: nobody is in the headline unverified, and the sentences come with the number."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Program

CASE = ("--case", "case")


def test_what_nobody_verified_is_not_in_the_headline(case: Path, solferino: Program) -> None:
    assert case.is_dir()
    ran = solferino("counts", *CASE)
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[-1].split("\t") == ["total", "0", "0"]
    assert "No casualties have been verified. None recorded is not none." in ran.stderr
    assert "are not yet assessed: not in the number above" in ran.stderr


def test_the_pending_series_has_the_persons_of_the_incidents(case: Path, solferino: Program) -> None:
    assert case.is_dir()
    found = json.loads(solferino("counts", "--series", "pending", "--by", "people,place", "--json", *CASE).stdout)
    assert found["total"]["killed"] == {"low": 6, "high": 6}
    assert found["total"]["injured"]["low"] >= 12
    assert sum(r["killed"]["low"] for r in found["rows"]) == 6


def test_an_area_is_counted_by_the_name_of_its_country(case: Path, solferino: Program) -> None:
    assert case.is_dir()
    pending = ("counts", "--series", "pending", "--json", *CASE)
    everywhere = json.loads(solferino(*pending).stdout)["total"]
    assert json.loads(solferino(*pending, "--area", "France").stdout)["total"] == everywhere
    assert json.loads(solferino(*pending, "--area", "Ukraine").stdout)["total"]["killed"] == {"low": 0, "high": 0}


def test_a_picture_is_written(case: Path, solferino: Program) -> None:
    ran = solferino("counts", "--series", "pending", "--chart", "killed.png", *CASE)
    assert ran.returncode == 0
    assert (case.parent / "killed.png").read_bytes().startswith(b"\x89PNG")


def test_an_unknown_dimension_or_series_is_refused(case: Path, solferino: Program) -> None:
    assert case.is_dir()
    assert solferino("counts", "--by", "hair", *CASE).stderr.startswith("M95 hair")
    assert solferino("counts", "--series", "all", *CASE).stderr.startswith("M96 all")


def test_a_public_table_hides_small_cells(case: Path, solferino: Program) -> None:
    assert case.is_dir()
    ran = solferino("counts", "--series", "pending", "--by", "people", "--public", "--csv", *CASE)
    assert ran.returncode == 0 and "total" in ran.stdout


WEEKS = ("counts", "--series", "pending", "--periods", "2021-05-01..2021-05-07,2021-05-08..2021-05-14")


def test_periods_of_the_register_are_set_side_by_side_with_a_verdict(case: Path, solferino: Program) -> None:
    assert case.is_dir()
    ran = solferino(*WEEKS, *CASE)
    assert ran.returncode == 0
    head, *rows = [line.split("\t") for line in ran.stdout.splitlines()]
    assert [r[0] for r in rows] == ["killed", "killed", "injured", "injured"]
    killed = dict(zip(head, rows[1], strict=True))
    assert (killed["persons"], killed["verdict"]) == ("0", "not comparable")
    assert killed["why"] == "the later had not ended on 2021-05-11, up to which sources tell"
    assert "Documented cases; not a sample" in ran.stderr


def test_periods_as_json_have_coverage_reasons_and_the_caveat(case: Path, solferino: Program) -> None:
    assert case.is_dir()
    found = json.loads(solferino(*WEEKS, "--json", *CASE).stdout)
    assert (found["series"], found["sources_reach"]) == ("pending", "2021-05-11")
    assert [p["days"] for p in found["periods"]] == [7, 7]
    assert found["periods"][0]["sources"] == ["documents of the case"]
    assert found["killed"][0] == {"low": 6, "high": 6, "per_day": 0.86}
    first = found["comparisons"][0]
    assert (first["of"], first["comparable"], first["percent"]) == ("killed", False, None)
    assert first["reasons"] and "not comparable" in first["sentence"]
    assert found["standing"].startswith("Documented cases")


def test_periods_are_drawn(case: Path, solferino: Program) -> None:
    assert solferino(*WEEKS, "--chart", "periods.svg", *CASE).returncode == 0
    assert (case.parent / "periods.svg").read_bytes().startswith(b"<?xml")


def test_periods_do_not_go_with_what_asks_for_another_table(case: Path, solferino: Program) -> None:
    assert case.is_dir()
    for more in (("--by", "people"), ("--from", "2021-05-01"), ("--public",)):
        assert solferino(*WEEKS, *more, *CASE).stderr.startswith("C05 --periods")
    assert solferino("counts", "--periods", "2021-05-07..2021-05-01", *CASE).stderr.startswith("M83")
    assert solferino("counts", "--periods", "last week", *CASE).stderr.startswith("M83")


def test_the_report_of_the_case_has_its_register(case: Path, solferino: Program) -> None:
    assert solferino("report", *CASE).returncode == 0
    page = (case / "reports" / "report.html").read_text(encoding="utf-8")
    assert "Recorded casualties" in page and "does not mean that there were none" in page
