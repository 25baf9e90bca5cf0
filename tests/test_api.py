"""The public face: what it names, that it is sorted, and that taking it in costs little."""

from __future__ import annotations

import subprocess
import sys

import solferino

PUBLIC = [
    "Allegation",
    "Assessment",
    "Broken",
    "Case",
    "Complaint",
    "CustodyEvent",
    "Document",
    "Figure",
    "Finding",
    "Footnote",
    "Incident",
    "Judgement",
    "Level",
    "Missing",
    "Origin",
    "Outcome",
    "Passage",
    "PlaceMention",
    "Progress",
    "Refused",
    "Rendition",
    "Settings",
    "Silent",
    "SolferinoError",
    "Span",
    "Stance",
    "Statement",
    "StepReport",
    "Suggestion",
    "Unavailable",
    "Verdict",
    "Zone",
    "ZoneKind",
    "open_case",
]


def test_the_public_names_are_these() -> None:
    assert solferino.__all__ == PUBLIC == sorted(PUBLIC)
    assert all(hasattr(solferino, name) for name in PUBLIC)


def test_every_public_thing_says_what_it_is() -> None:
    bare = {"Verdict"}  # an enumeration of three words that speak for themselves
    missing = {n for n in PUBLIC if not (getattr(solferino, n).__doc__ or "").strip()}
    assert missing <= bare


def test_importing_does_no_work_and_takes_in_nothing_heavy() -> None:
    heavy = ["sqlalchemy", "alembic", "pyarrow", "spacy", "duckdb", "pandas", "lxml", "matplotlib", "docx", "numpy"]
    code = f"import sys, solferino; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
