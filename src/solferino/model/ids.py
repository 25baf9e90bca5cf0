"""Ids made from content: the same content has the same id in every run, on every machine, in every order."""

from __future__ import annotations

import hashlib


def content_id(kind: str, *parts: str | int | None) -> str:
    """`kind-` and 24 hex digits of SHA-256 over the parts.

    The encoding is length-safe (each part is preceded by its type and length), so that different tuples of parts never
    give the same bytes: ("ab", "c") and ("a", "bc") differ, and so do None, "" and 0.
    """
    digest = hashlib.sha256(kind.encode())
    for part in parts:
        raw = b"" if part is None else str(part).encode()
        tag = "n" if part is None else "i" if isinstance(part, int) else "s"
        digest.update(f"|{tag}{len(raw)}:".encode() + raw)
    return f"{kind}-{digest.hexdigest()[:24]}"
