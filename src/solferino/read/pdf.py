"""PDF: the text that stands in it, page by page, with lines joined to paragraphs and running heads set apart."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from solferino.model import Picture, Zone, ZoneKind
from solferino.read.faults import Unreadable
from solferino.read.formats import Format
from solferino.read.limits import PICTURES, PIXELS, Limits
from solferino.read.pictures import SMALLEST, of_image, picture
from solferino.read.reading import Reading

_SOFT_HYPHEN = re.compile("[\ufffe\u00ad\x02]$")  # how PDFium marks a word cut at the end of a line
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|p\.|seite|стор\.?|стр\.?)?\s*\d{1,4}(?:\s*(?:of|/|von|з|из)\s*\d{1,4})?\W*$", re.I
)
_ITEM = re.compile(r"^(?:[-–—•·●▪■►○]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)")
_STOP = re.compile(r"""[.!?:;][)\]"'»”’\d]*$""")
_EDGE = 2  # lines at the top and at the bottom of a page that may be its running head or foot


def read_pdf(data: bytes, limits: Limits) -> Reading:
    """The reading of a PDF. A paragraph that runs over a page break stays whole; heads, feet and page numbers stand
    after it. Raises Unreadable R08 password, R09 pictures only, R10 damaged, R12 too long, R13 too many pages."""
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(data)
        count = len(opened)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("R08" if "password" in str(error).lower() else "R10") from None
    if count > limits.pages:
        raise Unreadable("R13")
    pages: list[list[str]] = []
    shown: list[tuple[int, Picture]] = []
    total = bad = 0
    for number in range(count):
        try:
            page = opened[number]
            found = page.get_textpage().get_text_range(errors="ignore")
            if found.strip():
                shown += [(number, p) for p in _pictures(page, PICTURES - len(shown))]
            page.close()
        except pypdfium2.PdfiumError:
            bad, found = bad + 1, ""
        total += len(found)
        if total > limits.characters:
            raise Unreadable("R12")
        pages.append([line.strip() for line in found.replace("\x00", "\ufffd").split("\n") if line.strip()])
    if bad == count:
        raise Unreadable("R10")
    empty = sum(1 for lines in pages if not lines)
    if empty == count:
        raise Unreadable("R09")
    title = " ".join((opened.get_metadata_dict().get("Title") or "").split())
    notes = (f"{empty} of {count} pages hold no text: pictures need OCR",) if empty else ()
    laid, hints, starts = lay_out(pages)
    good_title = title[:500] if len(title.split()) >= 3 and not title.lower().startswith("microsoft word") else None
    pictures = {p.sha256: replace(p, at=starts[number]) for number, p in reversed(shown)}
    ordered = tuple(reversed(pictures.values()))
    return Reading(laid, Format.PDF.media_type, "pdf@2", hints, good_title, pages=starts, notes=notes, pictures=ordered)


def _pictures(page: Any, room: int) -> Iterator[Picture]:
    """The pictures of a page: as the file that was put in where it was one, else as they are painted."""
    import pypdfium2

    for shown in islice(page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)), max(0, room)):
        try:
            width, height = shown.get_px_size()
            if min(width, height) < SMALLEST or width * height > PIXELS:
                continue
            found = picture(bytes(shown.get_data()))
            if found is None:
                painted = shown.get_bitmap(render=False).to_pil()
                found = Picture(hashlib.sha256(painted.tobytes()).hexdigest(), width, height, of_image(painted))
        except (pypdfium2.PdfiumError, ValueError, RuntimeError):
            continue
        yield found


def lay_out(pages: list[list[str]]) -> tuple[str, tuple[Zone, ...], tuple[int, ...]]:
    """The text of pages given as lines, furniture hints for running heads and feet, and where each page begins."""
    running = _running(pages)
    widths = sorted(len(line) for lines in pages for line in lines)
    width = widths[int(len(widths) * 0.9)] if widths else 0
    parts: list[tuple[str, ZoneKind | None]] = []
    at = 0
    starts: list[int] = []
    hints: list[Zone] = []
    held: list[str] = []
    open_paragraph: list[str] = []

    def put(text: str, kind: ZoneKind | None) -> None:
        nonlocal at
        if kind is not None:
            hints.append(Zone(kind, at, at + len(text)))
        parts.append((text, kind))
        at += len(text) + 2

    def close() -> None:
        if open_paragraph:
            put(_joined(open_paragraph), None)
            open_paragraph.clear()
        for line in held:
            put(line, ZoneKind.FURNITURE)
        held.clear()

    for lines in pages:
        edge = _edge(lines, running)
        first = True
        for i, line in enumerate(lines):
            if i in edge:
                held.append(line)
                continue
            if open_paragraph and _ends(open_paragraph[-1], line, width):
                close()
            if first:
                starts.append(at + len(_joined(open_paragraph)) + 1 if open_paragraph else at)
                first = False
            open_paragraph.append(line)
        if first:
            starts.append(at)
    close()
    text = "\n\n".join(t for t, _ in parts)
    return text, tuple(hints), tuple(min(s, len(text)) for s in starts)


def _edge(lines: list[str], running: frozenset[str]) -> frozenset[int]:
    """Which lines of a page are its running head and foot: from the outermost line inwards, while they are."""
    found: set[int] = set()
    for order in (range(min(_EDGE, len(lines))), range(len(lines) - 1, max(-1, len(lines) - 1 - _EDGE), -1)):
        for i in order:
            if not (_PAGE_NUMBER.match(lines[i]) or _shape(lines[i]) in running):
                break
            found.add(i)
    return frozenset(found)


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Shapes of lines that stand at the edge of many pages."""
    if len(pages) < 3:
        return frozenset()
    seen = Counter(
        shape
        for lines in pages
        for shape in {_shape(line) for line in (*lines[:_EDGE], *lines[-_EDGE:]) if len(line) < 150}
    )
    least = max(3, int(0.3 * len(pages)))
    return frozenset(shape for shape, count in seen.items() if count >= least)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.lower().split()))


def _ends(before: str, line: str, width: int) -> bool:
    """Whether a paragraph ends between two lines: the first is short and complete, or the second begins an item."""
    if _ITEM.match(line):
        return True
    if len(before) >= 0.8 * width:
        return bool(_STOP.search(before)) and len(before) < 0.9 * width and line[:1].isupper()
    if _STOP.search(before):
        return True
    return len(before) < 0.7 * width and (line[:1].isupper() or line[:1].isdigit())


def _joined(lines: list[str]) -> str:
    out = ""
    for line in lines:
        if _SOFT_HYPHEN.search(out):
            out = out[:-1] + line
        elif out.endswith("-") and line[:1].islower():
            out += line
        else:
            out = f"{out} {line}" if out else line
    return _SOFT_HYPHEN.sub("", out).replace("\ufffe", "").replace("\x02", "")
