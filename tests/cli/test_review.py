"""Review at the command line: a sheet out, verdicts in, labels out, and the case's own error rate."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cli.conftest import Program, tables

CASE = ("--case", "case")
QUARRY = "a-quarry.txt"


def filled(folder: Path, verdict: str, document: str = QUARRY, **changed: str) -> Path:
    """The sheet of one document with one verdict in every row."""
    path = folder / "sheet.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    out = folder / f"{verdict}.csv"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows({**r, "verdict": verdict, **changed} for r in rows if r["document"] == document)
    return out


@pytest.fixture
def sheet(case: Path, solferino: Program) -> Path:
    ran = solferino("review", "sheet", "--out", "sheet.csv", *CASE)
    assert ran.returncode == 0 and "allegations in sheet.csv" in ran.stderr
    return case


def test_what_was_reviewed_as_right_gives_labels_that_the_case_meets(sheet: Path, solferino: Program) -> None:
    filled(sheet.parent, "right")
    read = solferino("review", "read", "right.csv", "--by", "A. Reviewer", *CASE)
    assert read.returncode == 0 and "0 rows left out" in read.stderr
    made = solferino("labels", "--out", "gold", *CASE)
    assert made.returncode == 0 and "of 1 documents in gold" in made.stderr
    assert (sheet.parent / "gold" / QUARRY).is_file()
    scored = solferino("evaluate", "gold", *CASE)
    assert scored.returncode == 0
    found = dict(line.split("\t")[:2] for line in scored.stdout.splitlines())
    assert (found["recall"], found["precision"], found["whole"]) == ("1.000", "1.000", "1.000")
    assert solferino("verify", str(sheet)).returncode == 0


def test_what_everybody_calls_wrong_is_linked_no_more(sheet: Path, solferino: Program) -> None:
    before = {a for i in tables(sheet)["incidents"] for a in i["allegations"]}
    path = filled(sheet.parent, "wrong")
    with path.open(encoding="utf-8", newline="") as file:
        gone = {r["id"] for r in csv.DictReader(file)}
    assert gone & before
    solferino("review", "read", "wrong.csv", "--by", "A. Reviewer", *CASE)
    assert solferino("link", *CASE).returncode == 0
    after = tables(sheet)
    assert not gone & {a for i in after["incidents"] for a in i["allegations"]}
    assert gone <= {a["id"] for a in after["allegations"]}


def test_an_incomplete_review_gives_no_labels(sheet: Path, solferino: Program) -> None:
    assert sheet.is_dir()
    ran = solferino("labels", "--out", "gold", *CASE)
    assert ran.returncode == 1 and "No document was reviewed whole" in ran.stderr


def test_labels_of_another_text_are_refused_by_name(sheet: Path, solferino: Program) -> None:
    gold = sheet.parent / "gold.jsonl"
    gold.write_text('{"file": "other.txt", "anchor": "x", "act": ["KIL-01"]}\n', encoding="utf-8")
    assert solferino("evaluate", "gold.jsonl", *CASE).stderr.startswith("M76 other.txt")
    gold.write_text("no json\n", encoding="utf-8")
    assert solferino("evaluate", "gold.jsonl", *CASE).stderr.startswith("M77 gold.jsonl")


def test_a_sheet_without_its_columns_is_refused(sheet: Path, solferino: Program) -> None:
    (sheet.parent / "odd.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert solferino("review", "read", "odd.csv", "--by", "A", *CASE).stderr.startswith("M78 odd.csv")
