"""The main job as a person sees it: codes, lines, and nothing done twice."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from cli.conftest import NOTES, WAIT_S, Program, Ran, start, tables, write_notes
from solferino import open_case


def test_a_folder_that_can_be_read_ends_with_0_and_says_what_to_open(made: tuple[Path, Ran]) -> None:
    case, ran = made
    assert ran.returncode == 0
    assert re.search(r"documents read +3\b", ran.stdout) and re.search(r"documents refused +0\b", ran.stdout)
    report = re.search(r"^Report: +(.+)$", ran.stdout, flags=re.MULTILINE)
    assert report and Path(report.group(1)).is_file() and Path(report.group(1)).with_suffix(".docx").is_file()
    assert "show incidents --case case" in ran.stdout
    assert (case / "record.sqlite").is_file() and (case / "custody.jsonl").is_file()


def test_every_step_tells_how_far_it_came(made: tuple[Path, Ran]) -> None:
    for step in ("ingest", "read", "extract", "link", "assess", "measure", "report"):
        assert re.search(rf"^{step}: \d+ of \d+ in ", made[1].stderr, flags=re.MULTILINE), step


def test_what_the_notes_say_arrives(made: tuple[Path, Ran]) -> None:
    found = tables(made[0])
    assert {a["document"]["name"] for a in found["allegations"]} == {"a-quarry.txt", "b-reprint.txt", "sub/c-school.md"}
    assert any(a["victims"]["low"] == 6 and a["speaker"] for a in found["allegations"])
    assert found["statements"] and found["incidents"] and found["origins"]


def test_running_twice_adds_nothing(case: Path, notes: Path, solferino: Program) -> None:
    before = tables(case)
    documents = _received(case)
    again = solferino("run", "notes", "--case", "case")
    assert again.returncode == 0, again.stderr
    assert tables(case) == before
    assert _received(case) == documents


def test_a_file_added_later_is_taken_in_alone(case: Path, notes: Path, solferino: Program) -> None:
    before = {row["id"] for row in tables(case)["documents"]}
    (notes / "d-later.txt").write_text(
        "The governor said that nobody was hurt in Lyon on 9 May 2021.", encoding="utf-8"
    )
    assert solferino("run", "notes", "--case", "case").returncode == 0
    rows = tables(case)["documents"]
    assert {row["name"] for row in rows if row["id"] not in before} == {"d-later.txt"}


def test_some_refused_ends_with_1_and_the_others_go_on(notes: Path, solferino: Program) -> None:
    (notes / "empty.txt").touch()
    (notes / "fake.pdf").write_bytes(b"\x00\x01no pdf")
    ran = solferino("run", "notes", "--case", "case", "--workers", "1")
    assert ran.returncode == 1
    lines = [line for line in ran.stderr.splitlines() if re.match(r"[A-Z]\d\d ", line)]
    assert len(lines) == 2 and {line.split()[1].rstrip(":") for line in lines} == {"empty.txt", "fake.pdf"}
    assert re.search(r"documents refused +2\b", ran.stdout)
    again = solferino("run", "notes", "--case", "case", "--workers", "1")
    assert again.returncode == 1, "what is still refused is still said by the code"


def test_nothing_read_ends_with_2(tmp_path: Path, solferino: Program) -> None:
    write_notes(tmp_path / "bad", {"empty.txt": ""})
    assert solferino("run", "bad", "--case", "case").returncode == 2


@pytest.mark.parametrize(
    ("args", "begins"),
    [
        (("run", "nowhere"), "C01 nowhere: "),
        (("run", "notes", "--case", "notes/case"), "C02 "),
        (("read", "--case", "nowhere"), "S01 nowhere: "),
        (("show", "incidents"), "C03 "),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_2(
    notes: Path, solferino: Program, args: tuple[str, ...], begins: str
) -> None:
    ran = solferino(*args)
    assert ran.returncode == 2
    assert ran.stderr.startswith(begins) and ran.stderr.count("\n") == 1 and ran.stdout == ""


@pytest.mark.parametrize("command", ["verify", "export", "learn"])
def test_a_mistake_names_the_way_in_which_the_command_takes_a_case(solferino: Program, command: str) -> None:
    ran = solferino(command)
    assert ran.returncode == 2
    assert ran.stderr.endswith(f"Say which case folder: solferino {command} CASE\n")


def test_a_traceback_comes_only_when_asked_for(solferino: Program) -> None:
    assert "Traceback" not in solferino("run", "nowhere").stderr
    assert "Traceback" in solferino("run", "nowhere", "--debug").stderr


def test_a_second_run_on_one_case_is_refused_in_one_line(case: Path, notes: Path, solferino: Program) -> None:
    with open_case(case):
        process = start("run", "notes", "--case", "case", cwd=case.parent)
        out, err = process.communicate(timeout=WAIT_S)
        looking = solferino("show", "incidents", "--case", "case")
    assert process.returncode == 2 and out == ""
    assert re.fullmatch(rf"S04 .*process {os.getpid()}\).*\n", err)
    assert looking.returncode == 0, "looking is allowed while a run has the case"


def test_steps_one_by_one_give_what_run_gives(made: tuple[Path, Ran], notes: Path, solferino: Program) -> None:
    assert solferino("ingest", "notes", "--case", "case").returncode == 0
    for step in ("read", "extract", "link", "assess", "measure", "report"):
        ran = solferino(step)  # the only case in the folder
        assert ran.returncode == 0, ran.stderr
    assert tables(notes.parent / "case") == tables(made[0])
    assert solferino("extract").stdout.startswith("extract: 3 in, ")


def test_without_case_the_folder_is_named_after_what_is_read(notes: Path, solferino: Program) -> None:
    ran = solferino("ingest", "notes")
    assert ran.returncode == 0
    assert (notes.parent / "notes-case" / "case.toml").is_file()
    assert f"Case folder: {notes.parent.resolve() / 'notes-case'}" in ran.stderr
    inside = solferino("ingest", ".", cwd=notes)
    assert inside.returncode == 0
    assert not (notes / "notes-case").exists(), "never inside what is read"


def _received(case: Path) -> int:
    events = [json.loads(line) for line in (case / "custody.jsonl").read_text(encoding="utf-8").splitlines()]
    return sum(e["kind"] == "received" and e["document"] is not None for e in events)


def test_two_names_of_the_same_bytes_are_one_document_with_two_events(tmp_path: Path, solferino: Program) -> None:
    text = NOTES["a-quarry.txt"]
    write_notes(tmp_path / "twice", {"one.txt": text, "two.txt": text})
    assert solferino("ingest", "twice", "--case", "case").returncode == 0
    assert len(tables(tmp_path / "case")["documents"]) == 1
    assert _received(tmp_path / "case") == 2
