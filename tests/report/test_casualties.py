"""The register in the report: every number leads to rows, incidents or passages, nobody is named, none is made up."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document

from measure.counting.people import crowd, edition, killed, known, person
from report.as_text import as_text
from report.sample import OPTIONS, sample
from solferino.engine.chapter import Basis, Chapter, Claim, Grid, Line, Part, Word
from solferino.errors import Refused
from solferino.measure.counting.chapter import recorded
from solferino.measure.picture import Picture
from solferino.measure.published.chapter import published
from solferino.model import CasualtySource, Verification
from solferino.report.compose import compose
from solferino.report.docx import to_docx
from solferino.report.html import to_html
from solferino.report.lint import lint_report
from solferino.report.material import Material
from solferino.report.parts import Heading, ReportModel, Table

LIST = edition("lst_1", "register", "2024-03-20", publisher="An Invented Mission")


@pytest.fixture(scope="module")
def material() -> Material:
    """The invented case with a register: a list, and a tally of one of its incidents. Pictures are left empty."""
    found = sample()
    told = found.incidents[0]
    people = [*killed(12, "2024-01-05"), *killed(15, "2024-02-05"), person("soldier", status="CST-COMB")]
    people += killed(2, "2024-01-06", verification=Verification.PENDING, party="RU")
    source = CasualtySource("allegation", told.allegations[0], told.documents[0], "0..10")
    crowds = [crowd(3, 7, incident=told.id, status="CST-CIV", sources=(source,))]
    with pytest.MonkeyPatch.context() as patch:
        for where in (
            "counting.chapter.draw_counts",
            "counting.compared.draw_periods",
            "published.chapter.draw_vintages",
        ):
            patch.setattr(f"solferino.measure.{where}", lambda *_, **__: Picture(b"<svg/>", b""))
        made = recorded((people, crowds), known(LIST), ("Vymyslivka",), "months", ())
        theirs = published(found.figures, people, crowds, {LIST.id: LIST})
    return replace(found, chapter=replace(made, published=theirs, lists=(LIST,)))


@pytest.fixture(scope="module")
def model(material: Material) -> ReportModel:
    return compose(material, OPTIONS)


def with_part(*blocks: Claim | Word | Grid) -> Material:
    return replace(sample(), chapter=Chapter(recorded=(Part("Recorded casualties", "recorded", blocks),)))


def test_the_chapter_has_the_register_before_the_figures_of_others(model: ReportModel) -> None:
    heads = [(s.heading.number, s.heading.text) for s in model.sections if s.heading.number.startswith("4")]
    assert heads[:7] == [
        ("4", "Casualties"), ("4.1", "Recorded casualties"), ("4.2", "Told apart"), ("4.3", "Periods compared"),
        ("4.4", "Rules and mappings"), ("4.5", "Lists counted"), ("4.6", "Casualty figures published by others"),
    ]  # fmt: skip
    assert model.sections[-1].heading == Heading(1, "Annex D", "Casualties told apart at once", "annex-d")


def test_without_a_register_the_section_is_the_figures_of_others_alone() -> None:
    heads = [s.heading for s in compose(sample(), OPTIONS).sections if s.heading.number.startswith("4")]
    assert heads == [Heading(1, "4", "Casualty figures published by others", "figures")]


def test_the_headline_stands_in_the_summary_and_among_the_first_numbers(model: ReportModel) -> None:
    first = next(s.finding.text for s in model.sentences() if "casualty register" in s.finding.text)
    assert first.startswith("The casualty register as of 1 January 2025 has at least 30 civilians killed")
    assert [t.value for t in model.tiles if "verified" in t.label] == ["30"]


def test_a_number_leads_to_the_rows_of_a_list_and_to_incidents(model: ReportModel) -> None:
    table = next(b for s in model.sections for b in s.blocks if isinstance(b, Table) and "by status" in b.caption)
    (label, mark) = table.rows[0][0]
    note = model.notes[mark.note - 1]  # type: ignore[union-attr]
    assert label == "Civilians"
    assert note.lead == "Counted from:"
    (rows, incident) = note.links
    assert (rows.anchor, incident.anchor) == ("lists", "i-1")
    assert rows.text == "list register (as of 20 March 2024): rows 2–16"


def test_every_row_with_a_number_of_the_register_has_its_note(model: ReportModel) -> None:
    for section in model.sections:
        if section.heading.anchor in ("recorded", "told-apart", "annex-d"):
            for table in (b for b in section.blocks if isinstance(b, Table)):
                assert all(len(row[0]) == 2 for row in table.rows), table.caption


def test_the_list_is_named_with_its_digest_and_never_by_its_file(model: ReportModel) -> None:
    told = as_text(model)
    assert "An Invented Mission" in told and "register.csv" not in told


def test_nobody_is_named_and_no_pseudonym_is_printed(model: ReportModel) -> None:
    told = as_text(model)
    assert "P-2024" not in told and "P-soldier" not in told  # the helpers' pseudonyms


def test_sides_are_named_as_everywhere_in_the_report(model: ReportModel) -> None:
    table = next(b for s in model.sections for b in s.blocks if isinstance(b, Table) and "side blamed" in b.caption)
    assert [row[0][0] for row in table.rows] == ["The Russian Federation", "Not attributed", "Total"]


def test_it_breaks_no_wording_rule(model: ReportModel) -> None:
    assert [f.line() for f in lint_report(model)] == []


def test_page_and_document_say_the_same(model: ReportModel) -> None:
    page = to_html(model, {"casualties": b"<svg/>"})
    document = Document(io.BytesIO(to_docx(model, {})))
    told = "\n".join(p.text for p in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    for words in ("Recorded casualties", "Rules and mappings"):
        assert words in page and words in told
    for cell in ("30–34", "R-CAS-8"):
        assert cell in page and cell in cells
    assert 'alt="Bars.' in page


def test_the_digest_of_the_record_is_of_the_register_too(material: Material) -> None:
    assert material.digest() != sample().digest() == replace(material, chapter=Chapter()).digest()


def test_a_sentence_that_stands_on_nothing_is_not_printed() -> None:
    with pytest.raises(Refused, match="P01"):
        compose(with_part(Claim("At least 3 people killed (as of 2 April 2024).", Basis())), OPTIONS)


def test_an_incident_that_the_report_does_not_tell_is_counted_in_the_note() -> None:
    line = Line(("Men", "3"), Basis(incidents=("inc_lead",)))
    model = compose(with_part(Grid("Persons", ("Who", "Killed"), (line,), (0.5, 0.5), (1,))), OPTIONS)
    (note,) = [n for n in model.notes if n.lead == "Counted from:"]
    assert [link.text for link in note.links] == ["an incident that is a lead or only denied, not printed here"]


def test_a_row_that_counts_nobody_has_no_note() -> None:
    grid = Grid("Rules", ("Rule", "What it did"), (Line(("R-CAS-4", "nobody")),), (0.5, 0.5))
    model = compose(with_part(grid), OPTIONS)
    table = next(b for s in model.sections for b in s.blocks if isinstance(b, Table) and b.caption == "Rules")
    assert table.rows == ((("R-CAS-4",), ("nobody",)),)
