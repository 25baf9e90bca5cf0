"""The example folder shows what the product does, and is made from its sources."""

from __future__ import annotations

import csv
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from solferino import open_case
from solferino.store.tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "ukraine"
Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    """tools/build_examples.py, which is a script and no part of the package."""
    spec = importlib.util.spec_from_file_location("build_examples", ROOT / "tools" / "build_examples.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Tables, Path]:
    """What `make demo` does, and the tables of the case it makes."""
    case = tmp_path_factory.mktemp("demo") / "demo-case"
    command = [sys.executable, "-m", "solferino", "run", "examples/ukraine", "--case", str(case)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False)
    assert ran.returncode == 0, ran.stderr
    with open_case(case, readonly=True) as opened:
        tables = {name: json.loads(json.dumps(list(rows(opened.record)))) for name, rows in TABLES.items()}
    return ran, tables, case


def test_the_binary_files_are_made_the_same_every_time(builder: ModuleType, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    builder.build(ROOT / "examples" / "sources", first)
    made = builder.build(ROOT / "examples" / "sources", second)
    assert len(made) == 4
    for path in made:
        assert (first / path.name).read_bytes() == path.read_bytes()
        assert (FOLDER / path.name).is_file()


def test_the_binary_files_hold_the_words_of_their_sources(builder: ModuleType) -> None:
    import docx
    import pypdf

    for source in sorted((ROOT / "examples" / "sources").glob("*.md")):
        note = builder.parse(source.read_text(encoding="utf-8"))
        path = next(p for p in FOLDER.glob(f"{source.stem}.*"))
        if path.suffix == ".docx":
            text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
        else:
            text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        words = " ".join(text.split())
        assert words == " ".join([note.title, *note.paragraphs]), f"run: make examples ({path.name})"


def test_every_row_of_the_metadata_is_a_file_that_is_there() -> None:
    with (FOLDER / "metadata.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert len(names) == len(set(names))
    assert [n for n in names if not (FOLDER / n).is_file()] == []


def test_the_table_in_the_readme_names_every_file() -> None:
    text = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    files = {p.name for p in FOLDER.iterdir()} - {"metadata.csv"}
    assert [n for n in sorted(files) if f"`{n}`" not in text] == []
    assert {p.suffix for p in FOLDER.iterdir()} >= {".txt", ".md", ".html", ".pdf", ".docx", ".eml"}


def test_every_file_is_read(demo: tuple[Any, Tables, Path]) -> None:
    documents = demo[1]["documents"]
    assert len(documents) == 16
    assert {d["outcome"]["status"] for d in documents} == {"read"}
    assert {d["language"] for d in documents} == {"en", "uk", "ru"}
    assert all(d["published"]["earliest"] for d in documents)


def test_the_notes_in_ukrainian_and_russian_are_read_like_the_others(demo: tuple[Any, Tables, Path]) -> None:
    assert [line for line in demo[0].stderr.splitlines() if line.startswith("X02 ")] == []
    told = {
        (a["document"]["name"], a["act"], a["victims"]["low"], a["place"]["name"])
        for a in demo[1]["allegations"]
        if a["document"]["name"].endswith(("-uk.txt", "-ru.txt")) and a["place"]
    }
    assert ("15-izium-uk.txt", "BODIES", 436, "Izium") in told
    assert ("16-donetsk-ru.txt", "CASUALTIES", 20, "Donetsk") in told


def test_no_reader_comment_becomes_a_statement(demo: tuple[Any, Tables, Path]) -> None:
    everything = json.dumps([demo[1]["statements"], demo[1]["allegations"]])
    assert "5,000" not in everything and "900 passengers" not in everything and "northwind" not in everything


def test_both_parties_are_alleged_to_have_done_something_and_both_deny(demo: tuple[Any, Tables, Path]) -> None:
    blamed = {a["alleged_perpetrator"]["party"] for a in demo[1]["allegations"] if a["alleged_perpetrator"]}
    assert {"RU", "UA"} <= blamed
    denying = {
        (a["speaker"] or {}).get("name") or (a["speaker"] or {}).get("text")
        for a in demo[1]["allegations"]
        if a["stance"] == "denied"
    }
    assert any("Russian" in str(name) for name in denying) and any("Ukrain" in str(name) for name in denying)


def test_the_theatre_keeps_its_contradicting_numbers(demo: tuple[Any, Tables, Path]) -> None:
    numbers = {
        (a["victims"]["low"], a["victims"]["high"])
        for a in demo[1]["allegations"]
        if a["document"]["name"] == "04-mariupol-theatre.pdf" and a["victims"]["low"]
    }
    assert {(300, 300), (600, 600), (12, None)} <= numbers
    theatre = [i for i in demo[1]["incidents"] if "04-mariupol-theatre.pdf" in i["documents"] and i["disagreements"]]
    assert theatre


def test_the_reprint_is_no_second_account(demo: tuple[Any, Tables, Path]) -> None:
    pair = {"01-kyiv-chernihiv-kharkiv.md", "02-staryi-bykiv-reprint.txt"}
    both = [i for i in demo[1]["incidents"] if set(i["documents"]) == pair]
    assert both
    assert any(pair <= set(o["documents"]) for o in demo[1]["origins"])
    executed = [i for i in both if "KIL-01" in i["acts"] and "Bykiv" in json.dumps(i["place"])]
    assert executed and {i["origins"] for i in executed} == {1}


def test_bodies_found_at_izium_are_not_counted_as_killings(demo: tuple[Any, Tables, Path]) -> None:
    found = [a for a in demo[1]["allegations"] if a["document"]["name"] == "08-izium-graves.eml"]
    assert {a["act"] for a in found if a["victims"]["low"] in (436, 440)} == {"BODIES"}


def test_the_report_is_there_in_both_forms(demo: tuple[Any, Tables, Path]) -> None:
    reports = demo[2] / "reports"
    html = (reports / "report.html").read_text(encoding="utf-8")
    assert "Staryi Bykiv" in html and "5,000 people" not in html
    assert (reports / "report.docx").stat().st_size > 10_000


def test_the_refused_examples_are_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "solferino", "run", "examples/refused", "--case", str(tmp_path / "case")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False)
    assert ran.returncode == 2
    assert [line.split()[1] for line in ran.stderr.splitlines() if line[:1] == "R"] == ["empty.txt:", "not-a-pdf.pdf:"]
