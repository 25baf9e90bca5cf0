"""Electronic mail: subject, sender and date from the head, the plain text (or else the web page) of its body."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from solferino.model import Published, Zone, ZoneKind
from solferino.read.dates import plausible
from solferino.read.decode import decode
from solferino.read.faults import Unreadable
from solferino.read.formats import Format
from solferino.read.reading import Reading

_QUOTED = re.compile(r"^[ ]?(?:>[^\n]*)(?:\n[ ]?>[^\n]*)*", re.M)
_SAVED = re.compile(r'[\s<"]*saved by ', re.I)
_SIGNATURE = re.compile(r"^-- ?\n(?:[^\n]*\n?){1,12}\Z", re.M)


def read_eml(data: bytes) -> Reading:
    """The reading of a message. Quoted lines (`> …`) are quotation, the signature below `-- ` is furniture.

    Attachments are noted by number and not read. Raises Unreadable R02 without a text, R07, R10.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        body = message.get_body(preferencelist=("plain", "html"))
        attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        raise Unreadable("R10") from None
    if body is None:
        raise Unreadable("R02")
    notes = (f"{attached} attachment(s) not read: ingest them as files of their own",) if attached else ()
    title, sender = _field(message, "subject"), _sender(message)
    published = _date(message)
    raw = body.get_payload(decode=True)
    if not isinstance(raw, bytes):
        raise Unreadable("R10")
    declared = body.get_content_charset()
    if body.get_content_type() == "text/html":
        from solferino.read.html import lay_out

        text, more = decode(raw, declared)
        laid = lay_out(text, _saved_with(message))
        if _SAVED.match(_field(message, "from") or ""):  # by a browser: nobody sent it, least of all on that day
            title, sender, published = laid.title or title, laid.publisher, laid.published
        return Reading(
            laid.text,
            Format.EML.media_type,
            "eml@2",
            laid.hints,
            title,
            sender,
            published=published,
            notes=(*notes, *more, *laid.notes),
            pictures=laid.pictures,
        )
    text, more = decode(raw, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return Reading(
        text,
        Format.EML.media_type,
        "eml@2",
        _hints(text),
        title,
        sender,
        published=published,
        notes=(*notes, *more),
    )


def _saved_with(message: EmailMessage) -> dict[str, bytes]:
    """The pictures that came with a web page, by the addresses that it gives them: cid:… and Content-Location."""
    found: dict[str, bytes] = {}
    for part in message.walk():
        if part.get_content_maintype() != "image":
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            if name := (_field(part, "content-id") or "").strip("<>"):
                found[f"cid:{name}"] = data
            if place := _field(part, "content-location"):
                found[place] = data
    return found


def _hints(text: str) -> tuple[Zone, ...]:
    signature = _SIGNATURE.search(text)
    end = signature.start() if signature else len(text)
    zones = [Zone(ZoneKind.QUOTATION, m.start(), m.end()) for m in _QUOTED.finditer(text, 0, end)]
    if signature and text[end:].strip():
        zones.append(Zone(ZoneKind.FURNITURE, end, len(text)))
    return tuple(zones)


def _field(message: EmailMessage, name: str) -> str | None:
    try:
        value = " ".join(str(message.get(name) or "").split())
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):  # the library gives up on odd headers
        return None
    return value[:500].encode("utf-8", "replace").decode() or None


def _sender(message: EmailMessage) -> str | None:
    """Who sent it: the name that the sender gives, else the address."""
    try:
        header = message.get("from")
        first = header.addresses[0] if header is not None and header.addresses else None
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return _field(message, "from")
    return None if first is None else ((first.display_name or first.addr_spec)[:500] or None)


def _date(message: EmailMessage) -> Published:
    """The day on which it was sent, by the sender's clock."""
    try:
        sent = parsedate_to_datetime(str(message.get("date") or ""))
    except (ValueError, TypeError, IndexError, LookupError, AttributeError):
        return Published()
    day = plausible(sent.date().isoformat())
    return Published(day, day, "metadata") if day else Published()
