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
