"""The chain of custody: how an event is written down, how its digest is made, how a chain is checked.

One event is one line of canonical JSON (keys in order, no blanks, UTF-8). Its `digest` is SHA-256 over that JSON
without the key `digest`; `previous` is the digest of the event before, 64 zeros for the first; `seq` counts from 1.
`tools/verify_custody.py` does the same with the standard library alone. method.md §5.1 -> EV-4.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from solferino.model import CustodyEvent, to_plain
from solferino.progress import Complaint

GENESIS = "0" * 64


def canonical(value: object) -> str:
    """Plain data as the one JSON text that stands for it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(event: CustodyEvent) -> str:
    """SHA-256 over all fields of the event but its digest."""
    plain = to_plain(event)
    del plain["digest"]
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


def line(event: CustodyEvent) -> str:
    """The event as one line of the log, without the line end."""
    return canonical(to_plain(event))


def chain(before: CustodyEvent | None, draft: CustodyEvent) -> CustodyEvent:
    """`draft` as the next event after `before`: with its number, the digest before it, and its own."""
    seq, previous = (1, GENESIS) if before is None else (before.seq + 1, before.digest)
    event = replace(draft, seq=seq, previous=previous)
    return replace(event, digest=digest_of(event))


def faults(events: Iterable[CustodyEvent], where: str) -> Iterator[Complaint]:
    """What is wrong with a chain that should begin at its first event: S40 an event whose content does not give its
    digest, S41 one that does not follow from the event before. `where` names the copy that is looked at."""
    previous, seq = GENESIS, 0
    for event in events:
        about = f"{where}, event {event.seq}"
        if digest_of(event) != event.digest:
            yield Complaint("S40", about, "the event is not what was written", "Compare with a backup of the case")
        if event.previous != previous or event.seq != seq + 1:
            what = f"the event does not follow from event {seq}: one was removed, added or moved"
            yield Complaint("S41", about, what, "Compare with a backup of the case")
        previous, seq = event.digest, event.seq


def now() -> str:
    """The time in UTC, ISO, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
