"""Styles, page, header and footer of the DOCX: a sober report on A4 that an office can edit with its own styles."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from solferino.report.word import field, paragraph, run, w

SERIF, SANS = "Times New Roman", "Arial"  # on every office machine, or with a metric twin (Liberation)
INK, ACCENT, SOFT = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x1F, 0x4A, 0x73), RGBColor(0x4D, 0x4D, 0x4D)
PARAGRAPHS = 90  # id of our numbering; the template uses small ones


def prepare(document: Any, status: str, digest: str) -> None:
    """Page, styles, numbering, header and footer of an empty python-docx document."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.1)
    section.header_distance = section.footer_distance = Cm(1.1)
    _styles(document.styles)
    _numbering(document.part.numbering_part.element)
    _head_and_foot(section, status, digest)
    settings = document.settings.element
    preview = settings.find(qn("w:savePreviewPicture"))
    if preview is not None:
        settings.remove(preview)
    for rel in [r for r in document.part.package.rels.values() if r.reltype.endswith("/thumbnail")]:
        del document.part.package.rels[rel.rId]  # the picture of the template's first page, not of this one


def _fonts(style: Any, name: str, size: float, *, bold: bool | None = None, color: RGBColor | None = None) -> None:
    style.font.name, style.font.size, style.font.bold = name, Pt(size), bold
    style.font.italic = None
    if color is not None:
        style.font.color.rgb = color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]  # the template's theme fonts would win over ours
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), name)


def _space(style: Any, before: float, after: float, line: float | None = None) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    if line:
        form.line_spacing = line


def _styles(styles: Any) -> None:
    normal = styles["Normal"]
    _fonts(normal, SERIF, 10.5, color=INK)
    _space(normal, 0, 6, 1.12)
    for level, size, before, after in (
        (1, 16.0, 22.0, 8.0),
        (2, 13.0, 16.0, 6.0),
        (3, 11.0, 12.0, 4.0),
        (4, 10.5, 10.0, 3.0),
    ):
        style = styles[f"Heading {level}"]
        _fonts(style, SANS, size, bold=True, color=ACCENT if level < 3 else INK)
        _space(style, before, after, 1.0)
        style.paragraph_format.keep_with_next = True
    _fonts(styles["Title"], SANS, 24, bold=True, color=INK)
    _space(styles["Title"], 6, 4, 1.0)
    border = styles["Title"].element.pPr.find(qn("w:pBdr")) if styles["Title"].element.pPr is not None else None
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    _fonts(styles["Subtitle"], SERIF, 13, bold=False, color=SOFT)
    _space(styles["Subtitle"], 0, 14)
    for style in (styles["Title"], styles["Subtitle"]):
        for extra in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
            style.element.rPr.remove(extra)
    _fonts(styles["Caption"], SANS, 9, bold=True, color=INK)
    _space(styles["Caption"], 8, 3, 1.0)
    styles["Caption"].paragraph_format.keep_with_next = True
    for name, font, size, color, before, after in (
        ("Numbered paragraph", SERIF, 10.5, INK, 0, 6),
        ("Remark", SERIF, 10, SOFT, 0, 6),
        ("Warning", SERIF, 10, INK, 4, 8),
        ("Levels", SANS, 8.5, INK, 0, 4),
        ("Lead", SANS, 9, INK, 6, 2),
        ("Listed", SERIF, 9.5, INK, 0, 2),
        ("Table text", SANS, 8, INK, 1.5, 1.5),
        ("Contents", SANS, 10, INK, 0, 3),
        ("Status", SANS, 11.0, INK, 0, 18),
        ("Footnote text", SERIF, 8.5, INK, 0, 2),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _fonts(style, font, size, color=color)
        _space(style, before, after, 1.0 if size < 10 else None)
    styles["Lead"].font.bold = styles["Status"].font.bold = True
    styles["Lead"].paragraph_format.keep_with_next = styles["Levels"].paragraph_format.keep_with_next = True
    _named(styles["Footnote text"], "FootnoteText", "footnote text")
    styles["Numbered paragraph"].element.get_or_add_pPr().insert_element_before(
        w("numPr", w("ilvl", val=0), w("numId", val=PARAGRAPHS)),
        "w:pBdr",
        "w:shd",
        "w:tabs",
        "w:spacing",
        "w:ind",
        "w:jc",
    )
    _boxed(styles["Warning"], "left")
    _boxed(styles["Status"], "top", "left", "bottom", "right")
    listed = styles["Listed"].paragraph_format
    listed.left_indent, listed.first_line_indent = Cm(1.4), Cm(-0.4)
    reference = styles.add_style("Footnote reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    _named(reference, "FootnoteReference", "footnote reference")
    hyperlink = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    hyperlink.font.color.rgb = ACCENT


def _named(style: Any, identifier: str, name: str) -> None:
    """Give a style the id and name that word processors know it by."""
    style.element.set(qn("w:styleId"), identifier)
    style.element.find(qn("w:name")).set(qn("w:val"), name)


def _boxed(style: Any, *sides: str) -> None:
    borders = w("pBdr", *(w(side, val="single", sz=8, space=5, color="1B1B1B") for side in sides))
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _numbering(root: Any) -> None:
    """Paragraph numbers that run through the document."""
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal"),
        w("lvlText", val="%1."),
        w("lvlJc", val="left"),
        w("pPr", w("tabs", w("tab", val="num", pos=567)), w("ind", left=567, hanging=567)),
        ilvl=0,
    )
    abstract = w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=PARAGRAPHS)
    first = root.find(qn("w:num"))
    if first is not None:
        first.addprevious(abstract)
    else:
        root.append(abstract)
    root.append(w("num", w("abstractNumId", val=PARAGRAPHS), numId=PARAGRAPHS))


def _head_and_foot(section: Any, status: str, digest: str) -> None:
    def small(*more: Any) -> tuple[Any, ...]:
        return (w("rFonts", ascii=SANS, hAnsi=SANS, cs=SANS), *more, w("sz", val=16))

    header, footer = section.header._element, section.footer._element
    for element in (header, footer):
        for child in list(element):
            element.remove(child)
    header.append(paragraph("Header", run(status, *small(w("b")))))
    stops = (*(("clear", at) for at in (4320, 4680, 8640, 9360)), ("right", round(16.4 * 567)))
    tabs = w("tabs", *(w("tab", val=kind, pos=at) for kind, at in stops))
    runs = [
        run(f"Record {digest[:16]}…", *small()),
        w("r", w("tab")),
        run("Page ", *small()),
        *field("PAGE", "1", *small()),
        run(" of ", *small()),
        *field("NUMPAGES", "1", *small()),
    ]
    footer.append(paragraph("Footer", *runs, properties=(tabs,)))
