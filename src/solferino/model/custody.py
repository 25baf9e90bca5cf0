"""Who had a document, when, why: one hash-chained log from the first byte."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CustodyKind(StrEnum):
    """What was done (method.md §5.4, as far as this version does it)."""

    CASE_OPENED = "case_opened"
    RECEIVED = "received"
    REFUSED = "refused"
    COPIED = "copied"
    OPENED = "opened"
    ANALYSED = "analysed"
    EXPORTED = "exported"
    REDACTED = "redacted"
    HASH_CHECK = "hash_check"


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One entry: `digest` is SHA-256 over all other fields, `previous` the digest of the entry before (64 zeros for
    the first). `document` is a document id or null for the whole case; `details` are short key/value pairs."""

    seq: int
    kind: CustodyKind
    at: str  # UTC, ISO, seconds
    actor: str
    purpose: str
    document: str | None
    sha256: str | None
    details: tuple[tuple[str, str], ...]
    previous: str
    digest: str
