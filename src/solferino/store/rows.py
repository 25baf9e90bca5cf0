"""Values to rows and back, and the digests by which a changed row is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from solferino.errors import Broken
from solferino.model import Document, Published, Rendition, content_id, from_plain, to_plain

T = TypeVar("T")
Row = dict[str, Any]
_WHAT_CAME = ("media_type", "title", "publisher", "language", "address")


def dump(plain: object) -> str:
    """Plain data as JSON text; the key order is that of the value's fields."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def payload(value: object) -> str:
    """A model value as JSON text."""
    return dump(to_plain(value))


def value(kind: type[T], text: str, about: str) -> T:
    """The model value that `payload` wrote. Broken S08 where the text is none: it was changed by another hand."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict):
            raise ValueError("not an object")
        return from_plain(kind, data)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Broken(
            "S08",
            about,
            f"its row in the record cannot be read ({type(error).__name__})",
            "Restore a backup of the case",
        ) from None


def arrival(document: Document) -> str:
    """What came with a document under its name, as JSON text."""
    plain = to_plain(document)
    return dump({key: plain[key] for key in (*_WHAT_CAME, "published")})


def arrival_digest(document_id: str, name: str, text: str) -> str:
    """SHA-256 over a document's id, its name and what came with it (as JSON text): `described` in its custody event."""
    return hashlib.sha256(dump([document_id, name, text]).encode("utf-8", "surrogatepass")).hexdigest()


def document(row: Row, arrivals: Sequence[tuple[str, str]]) -> Document:
    """The document with all that came with it: `arrivals` are (name, payload) in order of time. The first name is its
    name; the latest payload under a name holds; where one name came without a field, another's is taken."""
    latest: dict[str, Row] = {}
    for name, text in arrivals:
        try:
            latest[name] = dict(json.loads(text))
        except ValueError:
            raise Broken("S08", row["id"], "what came with it cannot be read", "Restore a backup of the case") from None
    fields: Row = {key: next((a[key] for a in latest.values() if a.get(key)), None) for key in _WHAT_CAME}
    dated = (from_plain(Published, a["published"]) for a in latest.values() if a.get("published"))
    published = next((p for p in dated if p.basis), Published())
    name = next(iter(latest), row["id"])
    return Document(row["id"], name, row["sha256"], row["size"], published=published, **fields)


def split_rendition(rendition: Rendition) -> tuple[bytes, str]:
    """Text and the rest of a rendition."""
    plain = to_plain(rendition)
    del plain["text"]
    return rendition.text.encode("utf-8", "surrogatepass"), dump(plain)


def join_rendition(text: bytes, rest: str) -> Rendition:
    """What `split_rendition` took apart. Broken S08 where it was changed so that it cannot be read."""
    about = "a rendition"
    try:
        data = json.loads(rest)
        about = f"rendition of {data['document_id']}"
        return from_plain(Rendition, {**data, "text": text.decode("utf-8", "surrogatepass")})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Broken(
            "S08",
            about,
            f"its row in the record cannot be read ({type(error).__name__})",
            "Restore a backup of the case",
        ) from None


def place_id(document_id: str, start: int, end: int, text: str) -> str:
    """An id for a place mention, which has none of its own."""
    return content_id("plc", document_id, start, end, text)


def rows_digest(rows: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over (id, payload) in order of id: of a scope whose rows are replaced together."""
    digest = hashlib.sha256()
    for key, text in sorted(rows):
        for part in (key.encode(), text.encode("utf-8", "surrogatepass")):
            digest.update(f"{len(part)}:".encode() + part)
    return digest.hexdigest()


def rows_sum(rows: Iterable[tuple[str, str]]) -> int:
    """The SHA-256 of each (id, payload) added up, modulo 2^256: of a scope whose rows are changed one by one, so that
    rows that come or go are added or taken away without reading the others."""
    return sum(int(rows_digest([row]), 16) for row in rows) % (1 << 256)


def next_digest(before: str | None, text: str) -> str:
    """SHA-256 that runs on: of a scope that rows are only added to."""
    return hashlib.sha256(f"{before or ''}|".encode() + text.encode("utf-8", "surrogatepass")).hexdigest()


def rendition_digest(text: bytes, rest: str) -> str:
    """SHA-256 over both halves of a rendition's row."""
    digest = hashlib.sha256(f"{len(text)}:".encode() + text)
    digest.update(rest.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
