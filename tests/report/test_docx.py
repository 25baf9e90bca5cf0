"""The word processor's file: real footnotes, headings, tables, pictures with words, and the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from lxml import etree

from report.sample import OPTIONS, sample
from report.test_html import hostile
from solferino.report.charts import draw
from solferino.report.compose import compose
from solferino.report.docx import to_docx
from solferino.report.parts import ReportModel

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(model: ReportModel) -> bytes:
    return to_docx(model, {name: drawn.png for name, drawn in draw(model.charts).items()})


@pytest.fixture(scope="module")
def model() -> ReportModel:
    return compose(sample(), OPTIONS)


@pytest.fixture(scope="module")
def file(model: ReportModel) -> bytes:
    return made(model)


def part(file: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


def test_it_opens_and_has_the_headings_of_the_report(file: bytes, model: ReportModel) -> None:
    document = Document(io.BytesIO(file))
    found = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert found == [f"{s.heading.number}  {s.heading.text}" for s in model.sections if s.heading.level == 1]


def test_the_footnotes_are_a_part_of_their_own_with_separators(file: bytes, model: ReportModel) -> None:
    notes = part(file, "word/footnotes.xml")
    assert [n.get(f"{W}type") for n in notes[:2]] == ["separator", "continuationSeparator"]
    assert [int(n.get(f"{W}id")) for n in notes] == [-1, 0, *(n.number for n in model.notes)]
    assert all(n.find(f".//{W}footnoteRef") is not None for n in notes[2:])
    types = part(file, "[Content_Types].xml")
    assert any(
        t.get("PartName") == "/word/footnotes.xml" and "footnotes+xml" in t.get("ContentType", "") for t in types
    )
    links = part(file, "word/_rels/document.xml.rels")
    assert any(r.get("Type", "").endswith("/footnotes") and r.get("Target") == "footnotes.xml" for r in links)
    listed = part(file, "word/settings.xml").findall(f"{W}footnotePr/{W}footnote")
    assert [n.get(f"{W}id") for n in listed] == ["-1", "0"]


def test_each_note_is_referred_to_once_in_order_and_by_its_number_afterwards(file: bytes, model: ReportModel) -> None:
    """The word processor counts references: the n-th must be note n."""
    document = part(file, "word/document.xml")
    ids = [int(r.get(f"{W}id", "0")) for r in document.iter(f"{W}footnoteReference")]
    assert ids == [n.number for n in model.notes]
    marks = {b.get(f"{W}name") for b in document.iter(f"{W}bookmarkStart")}
    fields = re.findall(r"NOTEREF (\S+)", "".join(t.text or "" for t in document.iter(f"{W}instrText")))
    assert set(fields) <= marks


def test_every_passage_stands_in_the_footnotes(file: bytes, model: ReportModel) -> None:
    text = "".join(part(file, "word/footnotes.xml").itertext())
    for note in model.notes:
        for source in note.sources:
            assert source.footnote.text in text


def test_paragraphs_are_numbered_by_the_word_processor_as_on_the_page(file: bytes, model: ReportModel) -> None:
    from solferino.report.parts import Paragraph

    document = Document(io.BytesIO(file))
    numbered = [p for p in document.paragraphs if p.style and p.style.name == "Numbered paragraph"]
    blocks = [b for s in model.sections for b in s.blocks if isinstance(b, Paragraph)]
    assert [b.number for b in blocks] == list(range(1, len(numbered) + 1))


def test_pictures_have_words_and_links_lead_to_bookmarks(file: bytes) -> None:
    document = part(file, "word/document.xml")
    about = [e for e in document.iter() if e.tag.endswith("}docPr")]
    assert len(about) == 4
    assert all(len(e.get("descr", "")) > 20 for e in about)
    marks = [b.get(f"{W}name", "") for b in document.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    wanted = {
        h.get(f"{W}anchor")
        for p in ("document", "footnotes")
        for h in part(file, f"word/{p}.xml").iter(f"{W}hyperlink")
    }
    assert wanted <= set(marks)


def test_the_heads_of_tables_are_repeated_on_every_page(file: bytes) -> None:
    document = part(file, "word/document.xml")
    tables = [t for t in document.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"]
    assert tables
    assert all(t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for t in tables)


def test_hostile_words_make_no_broken_file() -> None:
    document = Document(io.BytesIO(made(hostile())))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "<script>alert(1)</script>" in text
    assert "\u202e" not in text


def test_the_same_record_gives_the_same_bytes(model: ReportModel, file: bytes) -> None:
    assert made(compose(sample(), OPTIONS)) == file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert Document(io.BytesIO(file)).core_properties.created.date().isoformat() == OPTIONS.as_of
