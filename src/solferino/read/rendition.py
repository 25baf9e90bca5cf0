"""From the bytes of one document to its rendition: pure but for the wall that it is handed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePath

from solferino.model import Document, Published, Rendition, Zone, ZoneKind, content_id
from solferino.read.dates import published_in_address, published_in_text
from solferino.read.faults import Unreadable, fault
from solferino.read.formats import Format, detect
from solferino.read.language import identify
from solferino.read.limits import Limits
from solferino.read.lines import split_lines
from solferino.read.plain import read_text
from solferino.read.reading import Reading
from solferino.read.zones import find_zones

# Goes up whenever another text, zone, date or picture can come out of the same bytes.
VERSION = "read@2"

Behind = Callable[[str, bytes, Format], Reading]  # reads one document behind the wall


def render(document: Document, data: bytes, behind: Behind, limits: Limits) -> Rendition:
    """The rendition of `document`, whose bytes are `data`.

    What came with the document (title, publisher, language, date of publication) wins over what is found here.
    Refused or Unavailable with a code of faults.py where it cannot be read.
    """
    name = document.name
    if len(data) > limits.file_bytes:
        raise fault("R03", name, limit=limits.file_bytes // 1_000_000)
    try:
        form, notes = detect(name, data)
        reading = behind(name, data, form) if form.confined else read_text(data, form)
    except Unreadable as refusal:
        raise fault(refusal.code, name) from None
    if len(reading.text) > limits.characters:
        raise fault("R12", name, limit=limits.characters)
    if not reading.text.strip() and not form.picture:
        raise fault("R02", name)
    zones = find_zones(reading.text, reading.language, reading.hints) if reading.text else ()
    return assemble(document, reading, zones, (*notes, *reading.notes))


def assemble(document: Document, reading: Reading, zones: tuple[Zone, ...], notes: tuple[str, ...]) -> Rendition:
    """The rendition of a reading, with what came with the document put first."""
    text = reading.text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Rendition(
        id=content_id("rend", document.sha256, reading.made_by, digest),
        document_id=document.id,
        media_type=reading.media_type,
        text=text,
        sha256=digest,
        made_by=reading.made_by,
        zones=zones,
        language=document.language or identify(_speaking(text, zones)) or reading.language,
        title=document.title or reading.title or _headline(text, zones),
        publisher=document.publisher or reading.publisher,
        published=_published(document, reading),
        pages=reading.pages,
        notes=notes,
        pictures=reading.pictures,
    )


def _published(document: Document, reading: Reading) -> Published:
    top = [line.text for line in split_lines(reading.text[:8_000])]
    for found in (
        document.published,
        reading.published,
        published_in_text(top),
        published_in_address(document.address or ""),
        published_in_address(PurePath(document.name).name),
    ):
        if found.earliest or found.latest:
            return found
    return Published()


def _speaking(text: str, zones: tuple[Zone, ...]) -> str:
    """The start of the text without furniture and comments: a menu in English says nothing about the article."""
    parts: list[str] = []
    room = 20_000
    for zone in zones:
        if zone.kind.speaks and room > 0:
            parts.append(text[zone.start : min(zone.end, zone.start + room)])
            room -= len(parts[-1])
    return "\n".join(parts) or text[:room]


def _headline(text: str, zones: tuple[Zone, ...]) -> str | None:
    for zone in zones:
        if zone.kind is ZoneKind.HEADLINE:
            return " ".join(text[zone.start : zone.end].lstrip("# ").split()) or None
        if zone.kind is ZoneKind.BODY and zone.end - zone.start > 200:
            return None
    return None
