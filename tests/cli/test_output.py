"""What leaves a case, and whether the case is whole."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.conftest import TABLES, Program, tables


@pytest.mark.parametrize("what", TABLES)
def test_a_table_goes_out_in_all_formats_with_the_same_rows(case: Path, solferino: Program, what: str) -> None:
    import pyarrow.parquet as pq

    rows = tables(case)[what]
    lines = solferino("export", "case", "--what", what)
    assert [json.loads(line) for line in lines.stdout.splitlines()] == rows
    sheet = solferino("export", "case", "--what", what, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(sheet.stdout)))) == len(rows)
    assert solferino("export", "case", "--what", what, "--format", "parquet", "--out", "out.parquet").returncode == 0
    assert pq.read_table(case.parent / "out.parquet").num_rows == len(rows)


def test_an_export_is_noted_in_the_custody_log(case: Path, solferino: Program) -> None:
    solferino("export", "case", "--what", "incidents", "--out", "incidents.jsonl")
    last = json.loads((case / "custody.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert last["kind"] == "exported"


def test_an_unknown_table_or_format_ends_with_2(case: Path, solferino: Program) -> None:
    assert solferino("export", "case", "--what", "verdicts").returncode == 2
    assert solferino("export", "case", "--format", "xml").returncode == 2


def test_a_whole_case_verifies(case: Path, solferino: Program) -> None:
    ran = solferino("verify", "case")
    assert ran.returncode == 0 and ran.stdout.startswith("All is as recorded: 3 documents")


def test_a_tampered_original_is_found(case: Path, solferino: Program) -> None:
    original = next(p for p in sorted((case / "originals").rglob("*")) if p.is_file())
    original.chmod(0o600)
    original.write_bytes(original.read_bytes().replace(b"six", b"ten").replace(b"12", b"21"))
    ran = solferino("verify", "case")
    assert ran.returncode == 1 and ran.stdout.startswith("S21 ")


@pytest.mark.parametrize("line", [0, 2, -1])
def test_a_tampered_log_line_is_found(case: Path, solferino: Program, line: int) -> None:
    log = case / "custody.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[line] = lines[line].replace('"actor":"', '"actor":"x')
    log.write_text("".join(lines), encoding="utf-8")
    ran = solferino("verify", "case")
    assert ran.returncode == 1
    assert any(text.startswith(("S40 ", "S41 ", "S42 ")) for text in ran.stdout.splitlines())


def test_a_log_line_that_was_taken_out_is_found(case: Path, solferino: Program) -> None:
    log = case / "custody.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines(keepends=True)
    log.write_text("".join(lines[:1] + lines[2:]), encoding="utf-8")
    assert solferino("verify", "case").returncode == 1


def test_version_names_what_made_the_record(solferino: Program) -> None:
    ran = solferino("version")
    assert ran.returncode == 0 and ran.stdout.startswith("solferino ") and "spacy" in ran.stdout


def test_a_place_that_cannot_be_written_is_one_line(case: Path, solferino: Program) -> None:
    ran = solferino("export", "case", "--out", "case/case.toml/out.jsonl")
    assert ran.returncode == 2 and ran.stderr.startswith("S62 ") and ran.stderr.count("\n") == 1
