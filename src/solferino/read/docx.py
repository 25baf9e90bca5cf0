"""Word documents: paragraphs, tables, text boxes and notes in the order in which they stand.

The archive is measured before anything unpacks it: an honest document of this field has a few megabytes of XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from solferino.model import Zone, ZoneKind
from solferino.read.faults import Unreadable
from solferino.read.formats import Format
from solferino.read.limits import Limits
from solferino.read.pictures import each
from solferino.read.reading import Reading

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_LEFT_OUT = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", f"{_W}sectPr", _FALLBACK}
)
_SMALL = 1_000_000  # a part below this cannot hurt, however well it is packed
_STYLES = (
    (re.compile(r"^(?:heading|title|subtitle)", re.I), ZoneKind.HEADLINE),
    (re.compile(r"^caption", re.I), ZoneKind.CAPTION),
    (re.compile(r"^(?:intense )?quote|^block text|^quotation", re.I), ZoneKind.QUOTATION),
)


def read_docx(data: bytes, limits: Limits) -> Reading:
    """The reading of a .docx. Deleted text of tracked changes stays out, inserted text is in; foot- and endnotes stand
    at the end, each with its number. Raises Unreadable R10 damaged, R11 archive bomb, R17 XML entities."""
    check_archive(data, limits)
    from docx import Document as Opened
    from lxml.etree import LxmlError

    try:
        opened = Opened(io.BytesIO(data))
        blocks = list(_blocks(opened.element.body, _style_names(opened)))
        notes = list(_notes(opened))
        title = " ".join((opened.core_properties.title or "").split())[:500] or None
    except (KeyError, ValueError, LxmlError, AttributeError, TypeError, IndexError, OSError, zipfile.BadZipFile):
        raise Unreadable("R10") from None
    text, hints, shown = _lay_out(blocks + notes)
    heading = next((t for t, k in blocks if k is ZoneKind.HEADLINE), None)
    title = title or (heading[:500] if heading else None)
    pictures = each((part, at) for name, at in shown if (part := _part(opened, name)))
    return Reading(text, Format.DOCX.media_type, "docx@2", hints, title, pictures=pictures)


def _part(opened: Any, name: str) -> bytes | None:
    """The bytes of the part that a relation names; None of one outside the file."""
    relation = opened.part.rels.get(name)
    return None if relation is None or relation.is_external else relation.target_part.blob


def check_archive(data: bytes, limits: Limits) -> None:
    """Unreadable R10 where `data` is no sound zip, R11 where it unpacks to too much, R17 where a part has a DTD.

    The sizes that a zip declares bind: unpacking stops at them and then fails on the checksum.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if len(parts) > limits.unpacked_parts or sum(p.file_size for p in parts) > limits.unpacked_bytes:
            raise Unreadable("R11")
        for part in parts:
            if part.flag_bits & 0x1:
                raise Unreadable("R08")
            if part.file_size > max(_SMALL, limits.unpacked_ratio * part.compress_size):
                raise Unreadable("R11")
        if "word/document.xml" not in archive.namelist() and "[Content_Types].xml" not in archive.namelist():
            raise Unreadable("R10")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    head = stream.read(4_096).replace(b"\x00", b"")  # UTF-16 too
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise Unreadable("R17")
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, KeyError):
        raise Unreadable("R10") from None
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "_lzma"):
            raise Unreadable("R10") from None
        raise


def _style_names(opened: Any) -> dict[str, str]:
    return {style.style_id: style.name or "" for style in opened.styles}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture, by the name of its relation."""

    name: str


_Block = tuple[str, ZoneKind | _Shown | None]


def _blocks(body: Any, styles: dict[str, str]) -> Iterator[_Block]:
    """Paragraphs and table rows below `body` in document order, each with the kind that its style says; pictures as
    they stand."""
    for element in body.iterchildren():
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            yield from _shown(element)
            for row in element.iter(f"{_W}tr"):
                cells = [
                    " ".join(t for p in cell.iter(f"{_W}p") if (t := _text(p))) for cell in row.iterchildren(f"{_W}tc")
                ]
                if any(cells):
                    yield "\t".join(cells), None
        elif element.tag in (
            f"{_W}sdt",
            f"{_W}sdtContent",
            f"{_W}ins",
            f"{_W}moveTo",
            f"{_W}customXml",
            f"{_W}smartTag",
        ):
            yield from _blocks(element, styles)


def _shown(element: Any) -> Iterator[_Block]:
    for blip in element.iter(_BLIP):
        if (name := blip.get(_EMBED)) and not any(above.tag == _FALLBACK for above in blip.iterancestors()):
            yield "", _Shown(name)


def _paragraph(element: Any, styles: dict[str, str]) -> Iterator[_Block]:
    yield from _shown(element)
    text = _text(element)
    if text.strip():
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
        yield text, next((kind for pattern, kind in _STYLES if pattern.match(name)), None)
    for box in element.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from _blocks(box, styles)


def _text(paragraph: Any) -> str:
    """The words of a paragraph as they stand: tabs and breaks kept, deletions, field codes and text boxes left out."""
    out: list[str] = []
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in _LEFT_OUT or element.tag == f"{_W}txbxContent":
            continue
        elif element.tag == f"{_W}t":
            out.append(element.text or "")
        elif element.tag in (f"{_W}tab", f"{_W}ptab"):
            out.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            out.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            out.append("\u2011")
        elif element.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            out.append(f"[{element.get(f'{_W}id')}]")
        else:
            waiting.append(iter(element))
    return "".join(out).strip()


def _notes(opened: Any) -> Iterator[_Block]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for relation in opened.part.rels.values():
        if relation.is_external or relation.reltype.rsplit("/", 1)[-1] not in ("footnotes", "endnotes"):
            continue
        root = etree.fromstring(relation.target_part.blob, parser)
        for note in root.iterchildren(f"{_W}footnote", f"{_W}endnote"):
            text = " ".join(t for p in note.iter(f"{_W}p") if (t := _text(p)))
            if text:
                yield f"[{note.get(f'{_W}id')}] {text}", None


def _lay_out(blocks: list[_Block]) -> tuple[str, tuple[Zone, ...], list[tuple[str, int]]]:
    """The text, its hints, and the pictures with the offset before which each stands."""
    parts: list[str] = []
    hints: list[Zone] = []
    shown: list[tuple[str, int]] = []
    at = 0
    for text, kind in blocks:
        if isinstance(kind, _Shown):
            shown.append((kind.name, at))
            continue
        if kind is not None:
            hints.append(Zone(kind, at, at + len(text)))
        parts.append(text)
        at += len(text) + 2
    whole = "\n\n".join(parts)
    return whole, tuple(hints), [(name, min(at, len(whole))) for name, at in shown]
