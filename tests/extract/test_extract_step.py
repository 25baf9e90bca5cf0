"""The step on a case: nothing twice, on from where it stopped, and one complaint for what it cannot read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from solferino.case import Case
from solferino.extract import step
from solferino.extract.reader import Reader
from solferino.extract.tagger.shipped import shipped_version
from solferino.extract.version import VERSION
from solferino.ingest.step import ingest
from solferino.model import Allegation, CustodyKind
from solferino.read.step import read
from solferino.wiring import open_case

TEXTS = {
    "a.txt": "Prisoners shot\n\nThe Lantern Rights Group said soldiers shot six prisoners of war on 27 February.\n",
    "b.txt": "A market hit\n\nA missile killed four people in Sumy on 9 March 2022, the governor said.\n",
    "c.txt": "Rakieta zabiła cztery osoby\n\nW Sumach rakieta zabiła cztery osoby, powiedział w środę szef obwodu.\n",
}
COLUMNS = ("name", "title", "publisher", "published", "language", "address")


def write(folder: Path, published: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerow(("a.txt", "Prisoners shot", "The Example Courier", published, "en", ""))
    return folder


@pytest.fixture(autouse=True)
def loaded(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of the session instead of one more: it costs two seconds a case."""
    monkeypatch.setattr("solferino.extract.reader.load_reader", lambda context="auto", tagger=None: reader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "texts", "2022-04-03")


@pytest.fixture
def case(tmp_path: Path, folder: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case", create=True, actor="Analyst A") as opened:
        ingest(opened, [folder])
        read(opened)
        yield opened


def told(case: Case) -> list[Allegation]:
    return sorted(case.record.allegations(), key=lambda a: (a.document.name, a.passage.start, a.act))


def test_what_was_read_is_in_the_record(case: Case) -> None:
    made = step.extract(case).made
    found = told(case)
    assert made == len(found)
    assert ("KIL-02", "2022-02-27") in [(a.act, a.when.earliest if a.when else None) for a in found]
    assert {a.document.name for a in found} == {"a.txt", "b.txt"}
    assert {link.name for a in found if a.document.name == "a.txt" and a.speaker for link in a.via} == {
        "The Example Courier"
    }
    statements = {s.id for s in case.record.statements()}
    assert {a.statement for a in found if a.statement} <= statements


def test_a_second_run_adds_nothing(case: Case) -> None:
    first = step.extract(case)
    before, events = told(case), len(list(case.record.custody()))
    again = step.extract(case)
    assert (first.came, first.skipped) == (3, 0)
    assert (again.came, again.made, again.skipped, again.refused) == (3, 0, 3, ())
    assert told(case) == before
    assert len(list(case.record.custody())) == events


def test_a_language_without_an_extractor_is_one_complaint_and_the_text_stays_read(case: Case) -> None:
    (complaint,) = step.extract(case).refused
    assert (complaint.code, complaint.about) == ("X02", "c.txt")
    assert "pl" in complaint.what
    (document,) = [d for d in case.record.documents() if d.name == "c.txt"]
    rendition = case.record.rendition(document.id)
    assert rendition is not None
    assert rendition.text == TEXTS["c.txt"]
    assert case.record.outcomes("extract")[document.id].code == "X02"
    assert case.record.outcomes("read")[document.id].status == "read"


def test_a_run_that_was_stopped_goes_on_where_it_stopped(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "_UNIT", 1)
    read_all, seen = Reader.extract, list[str]()

    def stopping(self: Reader, document: object, rendition: object) -> object:
        name = getattr(document, "name", "")
        if name == "b.txt" and name not in seen:
            seen.append(name)
            raise KeyboardInterrupt
        seen.append(name)
        return read_all(self, document, rendition)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "extract", stopping)
    with pytest.raises(KeyboardInterrupt):
        step.extract(case)
    kept = {a.document.name for a in told(case)}
    report = step.extract(case)
    assert kept <= {"a.txt"}
    assert report.skipped == seen[: seen.index("b.txt")].count("a.txt") == len(kept)
    assert seen.count("a.txt") == 1
    assert {a.document.name for a in told(case)} == {"a.txt", "b.txt"}


def test_another_date_of_publication_reads_the_document_again(case: Case, folder: Path) -> None:
    step.extract(case)
    write(folder, "2024-04-03")
    ingest(case, [folder])
    read(case)
    report = step.extract(case)
    assert report.skipped == 2
    days = {a.when.earliest for a in told(case) if a.document.name == "a.txt" and a.when}
    assert days == {"2024-02-27"}


def test_each_run_that_did_something_is_in_custody(case: Case) -> None:
    step.extract(case)
    event = list(case.record.custody())[-1]
    assert event.kind is CustodyKind.ANALYSED
    details = dict(event.details)
    assert (details["version"], details["in"], details["refused"]) == (f"{VERSION}+{shipped_version()}", "3", "1")
