"""What stands on the screen: colour for people only, and nothing in a document that steers the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.conftest import Program, tables, write_notes
from solferino.cli.terminal import one_line, safe

CLAIM = "The Example Rights Group said that soldiers killed six men in Lyon on 1 May 2021."
HOSTILE = f"{CLAIM}\x1b[2J\x1b]0;owned\x07\u202eevil\n"


def six_men(case: Path) -> dict[str, Any]:
    """The allegation of the note itself, not that of its headline."""
    return next(a for a in tables(case)["allegations"] if a["victims"]["low"] == 6 and a["speaker"])


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(st.characters(codec="utf-8")))
def test_nothing_that_is_shown_steers_a_terminal_and_offsets_stay(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert "\n" not in one_line(text) and "\t" not in one_line(text)


def test_letters_of_every_script_stay_as_they_are() -> None:
    text = "Ізюм, Изюм, غزة, עזה, မြန်မာ, “six men”\nnext line"
    assert safe(text) == text


def test_an_escape_becomes_its_picture() -> None:
    assert safe("a\x1b[31mb\x07\x9b") == "a␛[31mb␇\ufffd"
    assert one_line("a\nb\tc\rd") == "a␊b c d"


@pytest.mark.parametrize("what", ["documents", "statements", "allegations", "incidents", "origins", "figures"])
def test_a_listing_in_a_pipe_is_plain_and_tab_separated(case: Path, solferino: Program, what: str) -> None:
    ran = solferino("show", what, "--case", "case")
    assert ran.returncode == 0 and "\x1b" not in ran.stdout
    lines = ran.stdout.splitlines()
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}
    assert lines[0].startswith("id\t") and len(lines) - 1 == len(tables(case)[what])


def test_an_id_shows_its_passage_with_the_words_of_each_field(case: Path, solferino: Program) -> None:
    found = six_men(case)
    ran = solferino("show", found["id"], "--case", "case")
    assert ran.returncode == 0 and "\x1b" not in ran.stdout
    assert "[victims: six men]" in ran.stdout and "a-quarry.txt" in ran.stdout
    short = solferino("show", found["id"][:12], "--case", "case")
    assert short.stdout == ran.stdout


def test_an_incident_says_that_its_level_is_proposed_by_machine(case: Path, solferino: Program) -> None:
    for incident in tables(case)["incidents"]:
        ran = solferino("show", incident["id"], "--case", "case")
        assert ran.returncode == 0 and "proposed by machine" in ran.stdout
        break


def test_every_kind_of_thing_can_be_shown(case: Path, solferino: Program) -> None:
    rows = tables(case)
    wanted = [rows[what][0]["id"] for what in ("origins", "documents", "statements")] + ["sub/c-school.md"]
    for one in wanted:
        ran = solferino("show", one, "--case", "case")
        assert ran.returncode == 0 and ran.stdout, one


@pytest.mark.parametrize(("wanted", "code"), [("nothing-like-it", "C10"), ("doc-", "C11")])
def test_an_id_that_is_none_or_too_short_is_one_line(case: Path, solferino: Program, wanted: str, code: str) -> None:
    ran = solferino("show", wanted, "--case", "case")
    assert ran.returncode == 2 and ran.stderr.startswith(f"{code} {wanted}: ") and ran.stderr.count("\n") == 1


def test_colour_and_bars_are_there_for_a_person(case: Path, solferino: Program) -> None:
    found = six_men(case)
    shown = _on_a_terminal(case.parent, "show", found["id"], "--case", "case")
    assert "\x1b[1;34msix men" in shown
    bars = _on_a_terminal(case.parent, "read", "--case", "case")
    assert "read" in bars and "0/0" in bars


def test_no_color_is_honoured(case: Path) -> None:
    found = six_men(case)
    shown = _on_a_terminal(case.parent, "show", found["id"], "--case", "case", NO_COLOR="1")
    assert "\x1b[1;34m" not in shown and "34m" not in shown and "six men" in shown


def test_a_hostile_document_and_name_steer_nothing(tmp_path: Path, solferino: Program) -> None:
    name = "a\x1b[31mred\nline.txt"
    write_notes(tmp_path / "notes", {name: HOSTILE, "b\x1b[2J.txt": ""})
    ran = solferino("run", "notes", "--case", "case", "--workers", "1")
    assert ran.returncode == 1
    everything = ran.stdout + ran.stderr
    for what in ("documents", "statements", "allegations"):
        everything += solferino("show", what, "--case", "case").stdout
    for row in (*tables(tmp_path / "case")["documents"], *tables(tmp_path / "case")["allegations"]):
        everything += solferino("show", row["id"], "--case", "case").stdout
    assert "six men" in everything
    assert not [c for c in everything if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert "\u202e" not in everything


def test_a_reader_that_has_enough_ends_the_program_quietly(case: Path) -> None:
    command = f"'{sys.executable}' -m solferino show allegations --case case | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=case.parent, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("id\t") and done.stderr == ""


def _on_a_terminal(cwd: Path, *args: str, **more: str) -> str:
    """What the program writes where both its outputs are a terminal."""
    ours, theirs = os.openpty()
    env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm-256color", "COLUMNS": "200"} | more
    command = [sys.executable, "-m", "solferino", *args]
    process = subprocess.Popen(command, cwd=cwd, env=env, stdout=theirs, stderr=theirs)
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other side has closed it
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return b"".join(pieces).decode("utf-8", "replace")
