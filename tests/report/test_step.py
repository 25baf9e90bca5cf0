"""The step on a real case folder: files whole, custody, nothing added the second time."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from report.sample import sample
from solferino import open_case
from solferino.case import Case
from solferino.errors import Unavailable
from solferino.model import CustodyKind
from solferino.report.step import gather, report


@pytest.fixture
def case(tmp_path: Path) -> Case:
    material = sample()
    opened = open_case(tmp_path / "case", create=True, actor="tester")
    with opened.unit() as unit:
        for document in material.documents:
            unit.add_document(document)
        for rendition in material.renditions.values():
            unit.put_rendition(rendition)
            doc = rendition.document_id
            unit.put_extraction(
                doc,
                [s for s in material.statements if s.document.id == doc],
                [a for a in material.allegations if a.document.id == doc],
                [],
            )
        for step, outcomes in material.outcomes.items():
            for key, outcome in outcomes.items():
                unit.put_outcome(step, key, outcome)
        unit.put_links(material.origins, material.incidents, [])
        unit.put_assessments(material.assessments)
        unit.put_figures(material.figures)
    return opened


def written(case: Case) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((case.path / "reports").iterdir())}


def test_it_writes_the_report_and_its_pictures_and_says_where(case: Case) -> None:
    done = report(case)
    assert set(written(case)) == {
        *("report.html", "report.docx"),
        *(f"{name}.{kind}" for name in ("map", "timeline", "acts", "figures") for kind in ("svg", "png")),
    }
    assert [Path(n).name for n in done.notes] == ["report.html", "report.docx"]
    assert done.refused == ()


def test_the_custody_log_has_its_digest(case: Case) -> None:
    report(case)
    event = [e for e in case.record.custody() if e.kind is CustodyKind.EXPORTED][-1]
    assert event.sha256 == hashlib.sha256(written(case)["report.html"]).hexdigest()
    assert dict(event.details)["report.docx"] == hashlib.sha256(written(case)["report.docx"]).hexdigest()


def test_a_second_run_gives_the_same_bytes_and_adds_nothing(case: Case) -> None:
    first = report(case)
    files, events = written(case), len(list(case.record.custody()))
    second = report(case)
    assert written(case) == files
    assert len(list(case.record.custody())) == events
    assert (first.made, second.made, second.skipped) == (10, 0, 10)


def test_a_picture_that_is_no_longer_true_is_taken_away(case: Case) -> None:
    report(case)
    with case.unit() as unit:
        unit.put_figures([])
    report(case)
    assert "figures.png" not in written(case)


def test_the_record_gives_what_the_sample_holds(case: Case) -> None:
    material = gather(case.record)
    assert {a.id for a in material.allegations} == {a.id for a in sample().allegations}
    assert {i.id for i in material.incidents} == {i.id for i in sample().incidents}


def test_a_full_disk_says_so_and_leaves_the_earlier_report(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    report(case)
    before = written(case)

    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys.modules["solferino.report.step"], "replace_file", full)
    with pytest.raises(Unavailable) as told:
        report(case)
    assert told.value.code == "S06"
    assert written(case) == before
