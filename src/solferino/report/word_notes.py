"""The footnotes part of a DOCX: real footnotes, with separators, styles, relationship and content type.

ECMA-376 part 1, §17.11: ids -1 and 0 are the separators that settings.xml names; the notes of the text start at 1 and
are numbered by the word processor in the order in which they are referred to.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from solferino.report.notes import letter
from solferino.report.parts import Note, Source
from solferino.report.word import language, link, paragraph, run, w

SHADE = "FFF0B3"  # pale in colour, light grey on grey paper: the passage itself


def add_footnotes(document: Any, notes: tuple[Note, ...]) -> None:
    """Put the notes into the package of `document` (a python-docx document)."""
    root = w(
        "footnotes",
        _separator(-1, "separator"),
        _separator(0, "continuationSeparator"),
        *(_footnote(n) for n in notes),
    )
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    listed = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
    compat = settings.find(w("compat").tag)
    if compat is None:
        settings.append(listed)
    else:
        compat.addprevious(listed)  # the schema puts footnotePr before compat


def _separator(number: int, kind: str) -> Any:
    spacing = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", spacing, w("r", w(kind))), type=kind, id=number)


def _footnote(note: Note) -> Any:
    """One note: its lead, then each source in a paragraph of its own."""
    first: list[Any] = [w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef")), run(" ")]
    if note.lead:
        first.append(run(note.lead + " "))
    for index, target in enumerate(note.links):
        first += [run(", ") if index else None, link(target.text, target.anchor)]
    if note.links:
        first.append(run("."))
    if note.same:
        first.append(run(f"As note {note.same}."))
    old = [s.seen for s in note.sources if s.seen]
    if old:
        places = ", ".join(f"{number}{sub}" for number, sub in old)
        first.append(run(f"{'Passage' if len(old) == 1 else 'Passages'} quoted in note {places}. "))
    paragraphs: list[Any] = []
    for index, source in enumerate(note.sources):
        if source.seen:
            continue
        runs = _source(source)
        if len(note.sources) > 1:
            runs.insert(0, run(f"({letter(index)}) "))
        paragraphs.append(paragraph("FootnoteText", *(() if paragraphs else first), *runs))
    return w("footnote", *(paragraphs or [paragraph("FootnoteText", *first)]), id=note.number)


def _source(source: Source) -> list[Any]:
    f = source.footnote
    runs = [run(f"{source.document}; {source.published}.")]
    if f.end > f.start:
        tongue = language(source.language)
        words = (
            run(f" {source.before}", *tongue),
            run(f.text, *_shaded(tongue)),
            run(source.after, *language(source.language)),
        )
        runs += words
        if source.words:
            read = "; ".join(f"{label} “{text}”" for label, text in source.words)
            runs.append(run(f" Read from: {read}."))
    where = f"characters {f.start}–{f.end}" if f.end > f.start else "whole document"
    runs.append(run(f" [{f.document_name}, {where}; SHA-256 {f.sha256[:16]}…; {f.kind}]", w("color", val="595959")))
    return runs


def _shaded(tongue: list[Any]) -> list[Any]:
    """Properties of the passage, in the order that the schema asks: shading, then direction and language."""
    return [w("shd", val="clear", color="auto", fill=SHADE), *(deepcopy(t) for t in tongue)]
