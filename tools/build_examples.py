"""Make the PDF and DOCX files of examples/ukraine from examples/sources, always with the same bytes.

Nothing that changes from run to run goes in: the PDF is written without time and random id, and the members of the DOCX
archive all carry one fixed date.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FIXED = dt.datetime(2023, 1, 1)  # 1 January 2023: any day does, as long as it stays


@dataclass(frozen=True, slots=True)
class Note:
    """One source text: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


def parse(text: str) -> Note:
    """The note written as Markdown: a `#` line, then paragraphs between blank lines."""
    blocks = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
    return Note(blocks[0].removeprefix("# "), tuple(blocks[1:]))


def docx_bytes(note: Note) -> bytes:
    """The note as a Word document."""
    import docx

    document = docx.Document()
    document.core_properties.author = "Record Notes"
    document.core_properties.title = note.title
    document.core_properties.created = document.core_properties.modified = FIXED
    document.add_heading(note.title, level=1)
    for paragraph in note.paragraphs:
        document.add_paragraph(paragraph)
    raw = io.BytesIO()
    document.save(raw)
    return _fixed_dates(raw.getvalue())


def pdf_bytes(note: Note) -> bytes:
    """The note as a PDF of one page or two."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    raw = io.BytesIO()
    styles = getSampleStyleSheet()
    document = SimpleDocTemplate(raw, pagesize=A4, title=note.title, author="Record Notes", invariant=1)
    story = [Paragraph(note.title, styles["Heading1"])]
    for paragraph in note.paragraphs:
        story += [Paragraph(paragraph, styles["BodyText"]), Spacer(1, 8)]
    document.build(story)
    return raw.getvalue()


def build(sources: Path, target: Path) -> list[Path]:
    """Write every file; the paths written, in order."""
    made = []
    for stem, suffix, make in (
        ("03-bucha", "docx", docx_bytes),
        ("04-mariupol-theatre", "pdf", pdf_bytes),
        ("09-izium-mines-cluster-munitions", "docx", docx_bytes),
        ("12-kherson-detention", "pdf", pdf_bytes),
    ):
        path = target / f"{stem}.{suffix}"
        path.write_bytes(make(parse((sources / f"{stem}.md").read_text(encoding="utf-8"))))
        made.append(path)
    return made


def _fixed_dates(archive: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES / "ukraine"
    for path in build(EXAMPLES / "sources", target):
        print(path)
