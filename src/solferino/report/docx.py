"""The report as DOCX from the same `ReportModel`: real headings, numbered paragraphs, tables, pictures and footnotes.

The same report gives the same bytes: the archive is written again with fixed times and order.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from solferino.report.parts import (
    Badges,
    Block,
    Bullets,
    Cell,
    Heading,
    Link,
    Mark,
    Paragraph,
    Passages,
    Picture,
    Remark,
    ReportModel,
    Table,
    Tile,
)
from solferino.report.shown import shown

LINE_CM = 16.4  # width of the text: A4 less the margins
TWIPS = 567  # in a centimetre


def to_docx(model: ReportModel, pictures: Mapping[str, bytes]) -> bytes:
    """The document as bytes. `pictures` are PNG bytes by the name of the picture; one that is not there is left out."""
    from docx import Document

    from solferino.report.word_notes import add_footnotes
    from solferino.report.word_style import prepare

    document = Document()
    prepare(document, model.front.status, model.digest)
    writer = _Writer(document, pictures)
    writer.front(model)
    for section in model.sections:
        writer.block(section.heading)
        for block in section.blocks:
            writer.block(block)
    add_footnotes(document, model.notes)
    _properties(document, model)
    return _fixed(document)


class _Writer:
    """Writes blocks into the body, and knows which notes were set already."""

    def __init__(self, document: Any, pictures: Mapping[str, bytes]) -> None:
        from solferino.report import word

        self._x, self._document, self._pictures = word, document, pictures
        self._body = document.element.body
        self._set: set[int] = set()
        self._bookmarks = 0

    def _add(self, element: Any) -> None:
        self._body.insert(len(self._body) - 1, element)  # before the properties of the section

    def front(self, model: ReportModel) -> None:
        x = self._x
        self._add(x.paragraph("Status", x.run(model.front.status)))
        self._add(x.paragraph("Title", x.run(model.front.title)))
        self._add(x.paragraph("Subtitle", x.run(model.front.subtitle)))
        rows = tuple(((name,), (value,)) for name, value in model.front.facts)
        self._table(rows, (0.32, 0.68), None, ())
        self._add(x.paragraph("Lead", x.run("Before you read on")))
        for notice in model.front.notices:
            self._add(x.paragraph("Listed", x.run("– " + notice)))
        self._tiles(model.tiles)
        self._add(x.paragraph("Lead", x.run("Contents"), properties=(x.w("pageBreakBefore"),)))
        for section in model.sections:
            h = section.heading
            indent = (x.w("ind", left=400 if h.level > 1 else 0),)
            self._add(x.paragraph("Contents", x.link(f"{h.number}  {h.text}", h.anchor), properties=indent))

    def _tiles(self, tiles: tuple[Tile, ...]) -> None:
        if not tiles:
            return
        x = self._x
        self._add(x.paragraph("Lead", x.run("At a glance")))
        cells = []
        for tile in tiles:
            number = x.paragraph("Tabletext", x.run(tile.value, x.w("b"), x.w("sz", val=30)), *self._mark(tile.note))
            cells.append([number, x.paragraph("Tabletext", x.link(tile.label, tile.anchor))])
        rows = [cells[i : i + 3] for i in range(0, len(cells), 3)]
        for row in rows:
            row += [[x.paragraph("Tabletext")] for _ in range(3 - len(row))]
        self._grid(rows, (1 / 3,) * 3, False)

    # Inline

    def _mark(self, note: int) -> list[Any]:
        """A real footnote where the note is first cited, and a cross-reference to it everywhere else."""
        x = self._x
        if note in self._set:
            return list(x.field(f"NOTEREF {x.name_of(f'note{note}')} \\f \\h", str(note), x.superscript()))
        self._set.add(note)
        self._bookmarks += 1
        reference = x.w("r", x.w("rPr", x.superscript()), x.w("footnoteReference", id=note))
        return list(x.bookmark(self._bookmarks, f"note{note}", reference))

    def _cell(self, content: Cell) -> list[Any]:
        out: list[Any] = []
        for part in content:
            if isinstance(part, Mark):
                out += self._mark(part.note)
            elif isinstance(part, Link):
                note = part.anchor[1:] if part.anchor[:1] == "n" and part.anchor[1:].isdigit() else ""
                out.append(self._x.link(part.text, f"note{note}" if note else part.anchor))
            else:
                out.append(self._x.run(part))
        return out

    # Blocks

    def block(self, block: Block) -> None:
        x = self._x
        match block:
            case Heading():
                self._bookmarks += 1
                text = f"{block.number}  {block.text}" if block.number else block.text
                inside = x.bookmark(self._bookmarks, block.anchor, x.run(text))
                self._add(x.paragraph(f"Heading{min(block.level, 4)}", *inside))
            case Paragraph():
                runs: list[Any] = []
                for sentence in block.sentences:
                    runs += [x.run((" " if runs else "") + sentence.finding.text), *self._mark(sentence.note)]
                if block.see:
                    runs += [x.run(" See "), x.link(block.see.text, block.see.anchor), x.run(".")]
                self._add(x.paragraph("Numberedparagraph", *runs))
            case Remark():
                lead = [x.run(f"{block.lead}. ", x.w("b"))] if block.lead else []
                self._add(x.paragraph("Warning" if block.warning else "Remark", *lead, x.run(block.text)))
            case Badges():
                runs = []
                makers = {badge.by for badge in block.items}
                for badge in block.items:
                    runs.append(x.run(("  ·  " if runs else "") + f"{badge.axis}: "))
                    runs.append(x.run(f"{badge.code} {badge.name}", x.w("b")))
                    runs += [x.run(f" ({badge.by})")] if len(makers) > 1 else []
                if len(makers) == 1:
                    runs.append(
                        x.run(
                            f"  –  {'all ' if len(block.items) > 1 else ''}{makers.pop()}", x.w("color", val="595959")
                        )
                    )
                self._add(x.paragraph("Levels", *runs))
            case Bullets():
                if block.lead:
                    self._add(x.paragraph("Lead", x.run(block.lead)))
                for item in block.items:
                    self._add(x.paragraph("Listed", x.run("– "), *self._cell(item)))
            case Table():
                note = self._mark(block.note) if block.note else []
                self._add(x.paragraph("Caption", x.run(block.caption), *note))
                self._table(block.rows, block.widths, block.head, block.numeric)
            case Picture():
                self._picture(block)
            case Passages():
                pass  # the footnotes have them

    def _picture(self, picture: Picture) -> None:
        x = self._x
        if picture.empty or picture.name not in self._pictures:
            if picture.empty:
                self._add(x.paragraph("Remark", x.run(f"{picture.caption}: {picture.empty}")))
            return
        from docx.shared import Cm

        png = io.BytesIO(self._pictures[picture.name])
        inline = self._document.part.new_pic_inline(png, width=Cm(LINE_CM))
        about = inline.docPr
        about.set("descr", shown(picture.alt).replace("\n", " "))
        about.set("title", picture.caption)
        keep = (x.w("keepNext"),)
        self._add(x.paragraph("Normal", x.w("r", x.w("drawing", inline)), properties=keep))
        note = self._mark(picture.note) if picture.note else []
        self._add(x.paragraph("Caption", x.run(picture.caption), *note, properties=(x.w("keepNext", val=0),)))

    def _table(
        self,
        rows: tuple[tuple[Cell, ...], ...],
        widths: tuple[float, ...],
        head: tuple[str, ...] | None,
        numeric: tuple[int, ...],
    ) -> None:
        x = self._x
        grid: list[list[list[Any]]] = []
        if head:
            sides = [(x.w("jc", val="right"),) if index in numeric else () for index in range(len(head))]
            grid.append(
                [[x.paragraph("Tabletext", x.run(h, x.w("b")), properties=s)] for h, s in zip(head, sides, strict=True)]
            )
        for row in rows:
            cells = []
            for index, content in enumerate(row):
                right = (x.w("jc", val="right"),) if index in numeric else ()
                cells.append([x.paragraph("Tabletext", *self._cell(content), properties=right)])
            grid.append(cells)
        self._grid(grid, widths, bool(head))

    def _grid(self, rows: list[list[list[Any]]], widths: tuple[float, ...], head: bool) -> None:
        """A table with thin lines between its rows; the head is repeated on every page; no row is torn."""
        x = self._x
        columns = [round(LINE_CM * TWIPS * share) for share in widths]
        borders = x.w(
            "tblBorders",
            x.w("top", val="single", sz=8, space=0, color="1B1B1B"),
            x.w("bottom", val="single", sz=8, space=0, color="1B1B1B"),
            x.w("insideH", val="single", sz=4, space=0, color="BFBFBF"),
        )
        margins = x.w("tblCellMar", x.w("left", w=60, type="dxa"), x.w("right", w=60, type="dxa"))
        properties = x.w(
            "tblPr",
            x.w("tblW", w=sum(columns), type="dxa"),
            borders,
            x.w("tblLayout", type="fixed"),
            margins,
            x.w("tblLook", val="0020" if head else "0000", firstRow=int(head), noHBand=1, noVBand=1),
        )
        table = x.w("tbl", properties, x.w("tblGrid", *(x.w("gridCol", w=c) for c in columns)))
        for number, row in enumerate(rows):
            first = head and number == 0
            line = x.w("tr", x.w("trPr", x.w("cantSplit"), x.w("tblHeader") if first else None))
            for width, content in zip(columns, row, strict=True):
                shade = x.w("shd", val="clear", color="auto", fill="F0F0EE") if first else None
                line.append(x.w("tc", x.w("tcPr", x.w("tcW", w=width, type="dxa"), shade), *content))
            table.append(line)
        self._add(table)
        self._add(x.paragraph("Normal", properties=(x.w("spacing", before=0, after=60, line=120, lineRule="exact"),)))


def _properties(document: Any, model: ReportModel) -> None:
    """What the file says about itself: dates are those of the record, not of the clock."""
    core = document.core_properties
    when = datetime.fromisoformat(model.as_of[:10])
    core.title, core.subject, core.author = model.front.title, model.front.status, "Solferino"
    core.last_modified_by, core.comments, core.keywords = "Solferino", f"Record {model.digest}", ""
    core.created = core.modified = core.last_printed = when
    core.revision, core.language = 1, "en"


def _fixed(document: Any) -> bytes:
    """The archive with its parts in a fixed order and at a fixed time (the first that a ZIP can hold)."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()
