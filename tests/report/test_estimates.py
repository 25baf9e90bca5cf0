"""Estimates in the report, as text for a lawyer. Renewed by: PYTHONPATH=tests python -m report.test_estimates"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from measure.counting.people import edition
from measure.estimate.samples import kept, kept_refused
from report.as_text import as_text, block_lines, note_lines
from report.sample import OPTIONS, sample
from solferino.engine.chapter import Chapter, Drawing, Part
from solferino.measure.estimate.chapter import estimated
from solferino.measure.estimate.step import Standing
from solferino.model import Decision, DecisionKind
from solferino.report.compose import compose
from solferino.report.lint import lint_report
from solferino.report.material import Material
from solferino.report.parts import Mark, Paragraph, Picture, ReportModel, Table

GOLDEN = Path(__file__).parent / "golden" / "estimates.txt"
LIST = edition("lst_1", "memorial", "2024-03-20", publisher="An Invented Mission")
OLD = kept(id="estimate-00000000000000000000old1", outcome="injured")
GONE = kept(id="estimate-0000000000000000000gone1", at="2024-11-02T00:00:00Z")
TAKEN = Decision(
    "d", DecisionKind.WITHDRAW, GONE.id, "A. N.", "2025-01-02T00:00:00Z", "the list was of another town", ()
)
FOUND = (
    Standing(kept()), Standing(kept_refused()), Standing(OLD, changed="other rows of morgue are counted now"),
    Standing(GONE, withdrawn=TAKEN),
)  # fmt: skip


def flat(part: Part) -> Part:
    """Without the bytes of its picture, which the text has no use for."""
    return replace(
        part, blocks=tuple(replace(b, svg=b"", png=b"") if isinstance(b, Drawing) else b for b in part.blocks)
    )


def material() -> Material:
    parts = tuple(flat(p) for p in estimated(FOUND))
    return replace(
        sample(), chapter=Chapter(estimated=parts, lists=(LIST,), estimates=tuple(one.kept for one in FOUND))
    )


@pytest.fixture(scope="module")
def model() -> ReportModel:
    return compose(material(), OPTIONS)


def section_text(model: ReportModel) -> str:
    """The parts of section 4 about estimates, and the notes that they give."""
    lines: list[str] = []
    marks: set[int] = set()
    for section in (s for s in model.sections if s.heading.anchor.startswith("estimate")):
        lines += block_lines(section.heading)
        for block in section.blocks:
            lines += block_lines(block)
            match block:
                case Paragraph():
                    marks |= {s.note for s in block.sentences}
                case Table():
                    marks |= {x.note for row in block.rows for c in row for x in c if isinstance(x, Mark)}
                case Picture():
                    marks |= {block.note or 0}
    notes = [line for note in model.notes if note.number in marks for line in note_lines(note)]
    return "\n".join([*lines, "## Notes", "", *notes]).strip() + "\n"


def test_the_section_of_estimates_reads_like_this(model: ReportModel) -> None:
    assert section_text(model) == GOLDEN.read_text(encoding="utf-8")


def test_it_comes_after_the_casualties_and_the_figures_of_others(model: ReportModel) -> None:
    heads = [s.heading.text for s in model.sections if s.heading.number.startswith("4")]
    assert heads[0] == "Casualty figures published by others" and heads[1] == "Lists counted"
    assert heads[-3:] == [
        "Estimate: killed on memorial, morgue and press", "No estimate: killed on memorial, morgue and press",
        "Estimates kept",
    ]  # fmt: skip


def test_every_number_leads_to_the_estimate_in_the_record_and_the_documented_one_to_rows(model: ReportModel) -> None:
    panel = next(b for s in model.sections for b in s.blocks if isinstance(b, Table) and b.caption == "The whole panel")
    for n, row in enumerate(panel.rows):
        (mark,) = [x for cell in row for x in cell if isinstance(x, Mark)]
        links = [(link.text, link.anchor) for link in model.notes[mark.note - 1].links]
        rows = [("list memorial (as of 20 March 2024): rows 2–698", "lists")] if n == 0 else []
        assert links == [*rows, ("estimate-01234567", "estimates")]
    anchors = {s.heading.anchor for s in model.sections}
    assert {"lists", "estimates"} <= anchors


def test_it_breaks_no_wording_rule(model: ReportModel) -> None:
    assert [f.line() for f in lint_report(model)] == []


def test_without_an_estimate_the_report_says_nothing_of_it() -> None:
    told = as_text(compose(sample(), OPTIONS))
    assert "Estimate" not in told and "and nothing is estimated here" in told


def test_the_limits_say_that_estimates_stand_apart(model: ReportModel) -> None:
    told = as_text(model)
    assert "estimates stand apart in section 4" in told and "nothing is estimated here" not in told


def test_the_digest_of_the_record_is_of_the_estimates_too() -> None:
    assert material().digest() != sample().digest()


if __name__ == "__main__":
    GOLDEN.write_text(section_text(compose(material(), OPTIONS)), encoding="utf-8")
