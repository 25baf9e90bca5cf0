"""Files as they come in, good and bad, built by the tests themselves."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from solferino.model import Document, content_id

SENTENCE = "Six people were killed in the market of Tarask on Monday morning, the governor of the region said. "

PAGE = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")


def document(name: str, **more: str) -> Document:
    return Document(content_id("doc", name), name, "0" * 64, 1, **more)  # type: ignore[arg-type]


def pdf(pages: list[list[str]], password: str | None = None) -> bytes:
    """A PDF with the given lines on each page; in Latin letters only."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(60, 800 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture_pdf() -> bytes:
    """A PDF of one page with a picture and no letter."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    bitmap = b"BM" + (66).to_bytes(4, "little") + b"\0\0\0\0" + (54).to_bytes(4, "little") + (40).to_bytes(4, "little")
    bitmap += (2).to_bytes(4, "little") * 2 + b"\1\0\x18\0" + b"\0" * 24 + b"\xff\0\0\0\xff\0\0\0" * 2
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawImage(ImageReader(io.BytesIO(bitmap)), 0, 0, 500, 700)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(*paragraphs: str, style: dict[int, str] | None = None) -> bytes:
    from docx import Document as New

    made = New()
    for number, text in enumerate(paragraphs):
        made.add_paragraph(text, style=(style or {}).get(number))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """The zip `archive` with the part `name` replaced or added, packed as tightly as can be."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def eml(body: str, *head: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    lines = [
        "From: Monitoring Desk <desk@example.org>",
        "To: team@example.org",
        "Date: Tue, 16 Mar 2021 23:30:00 +0200",
        "Subject: =?utf-8?b?0J3QvtGC0LDRgtC60Lg=?= from Tarask",
        "MIME-Version: 1.0",
        f"Content-Type: {kind}",
        *head,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()
