"""The casualty register over SQL: editions of lists, entries, amendments. Rows are only ever added.

The latest entry of an id holds; one with `withdrawn` says that the newest edition no longer has the row. Streams read
some thousand rows at a time, so that a list of a million people takes no more memory than one of a thousand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields

from sqlalchemy import Connection, func, insert, select

from solferino.model import Amendment, Entry, PersonList, to_plain
from solferino.progress import Complaint
from solferino.store import rows, schema

ROWS_AT_ONCE = 5000
IDS_AT_ONCE = 500  # SQLite takes 999 values in one statement on old builds
REMEDY = "Restore a backup of the case"
_FIELDS = tuple((f.name, f.default) for f in fields(Entry))


def entries_after(c: Connection, seq: int, list_id: str | None, current: bool) -> list[tuple[int, Entry]]:
    """The next entries after row `seq` with their row numbers: of one edition or of all; with `current` only those that
    no later edition has replaced or withdrawn."""
    table = schema.entries
    query = select(table.c.seq, table.c.id, table.c.payload).where(table.c.seq > seq)
    if list_id is not None:
        query = query.where(table.c.list_id == list_id)
    if current:
        later = schema.entries.alias()
        query = query.where(~select(later.c.seq).where(later.c.id == table.c.id, later.c.seq > table.c.seq).exists())
    found = c.execute(query.order_by(table.c.seq).limit(ROWS_AT_ONCE)).all()
    return [(number, rows.value(Entry, text, key)) for number, key, text in found]


def replaced(c: Connection) -> list[Entry]:
    """Every entry that a later edition has replaced or withdrawn, in the order in which they came."""
    table = schema.entries
    later = schema.entries.alias()
    query = select(table.c.id, table.c.payload).where(
        select(later.c.seq).where(later.c.id == table.c.id, later.c.seq > table.c.seq).exists()
    )
    return [rows.value(Entry, text, key) for key, text in c.execute(query.order_by(table.c.seq))]


def latest(c: Connection, ids: list[str]) -> dict[str, Entry]:
    """The entry that holds for each of these ids, withdrawn or not, where there is one."""
    table = schema.entries
    out: dict[str, Entry] = {}
    for at in range(0, len(ids), IDS_AT_ONCE):
        some = ids[at : at + IDS_AT_ONCE]
        newest = select(func.max(table.c.seq)).where(table.c.id.in_(some)).group_by(table.c.id)
        for key, text in c.execute(select(table.c.id, table.c.payload).where(table.c.seq.in_(newest))):
            out[key] = rows.value(Entry, text, key)
    return out


def add_entries(c: Connection, values: Iterable[Entry]) -> None:
    """Add entries of an edition; `add_list` must follow in the same unit of work."""
    new = [{"id": e.id, "list_id": e.list, "payload": _payload(e)} for e in values]
    if new:
        c.execute(insert(schema.entries), new)


def add_list(c: Connection, edition: PersonList) -> str:
    """Add the edition whose entries are there; the digest over these."""
    row = {"id": edition.id, "series": edition.series, "payload": rows.payload(edition)}
    c.execute(insert(schema.lists), row)
    return _entries_digest(c, edition.id)


def add_amendment(c: Connection, amendment: Amendment) -> str | None:
    """Add what somebody decided; its text, None where it is there already."""
    table = schema.amendments
    if c.execute(select(table.c.seq).where(table.c.id == amendment.id)).first():
        return None
    text = rows.payload(amendment)
    c.execute(insert(table), {"id": amendment.id, "payload": text})
    return text


def inspect(c: Connection, kept: dict[str, str]) -> Iterator[Complaint]:
    """S53 where lists, entries or amendments are not those that were written."""
    what = "the rows are not those that were written"
    for name, table in (("lists", schema.lists), ("amendments", schema.amendments)):
        running: str | None = None
        for (text,) in c.execute(select(table.c.payload).order_by(table.c.seq)):
            running = rows.next_digest(running, text)
        if running != kept.get(name):
            yield Complaint("S53", f"all {name}", what, REMEDY)
    found = {key for (key,) in c.execute(select(schema.entries.c.list_id).distinct())}
    found |= {scope.removeprefix("list:") for scope in kept if scope.startswith("list:")}
    for key in sorted(found):
        if kept.get(f"list:{key}") != _entries_digest(c, key):
            yield Complaint("S53", f"the entries of {key}", what, REMEDY)


def _payload(entry: Entry) -> str:
    """The entry as JSON without the fields that have their default: half the size for a list of a million."""
    found = ((name, getattr(entry, name), default) for name, default in _FIELDS)
    return rows.dump({name: to_plain(value) for name, value, default in found if value != default})


def _entries_digest(c: Connection, list_id: str) -> str:
    table, digest, seq = schema.entries, hashlib.sha256(), 0
    while True:
        query = select(table.c.seq, table.c.payload).where(table.c.list_id == list_id, table.c.seq > seq)
        found = c.execute(query.order_by(table.c.seq).limit(ROWS_AT_ONCE)).all()
        if not found:
            return digest.hexdigest()
        for number, text in found:
            seq = number
            raw = text.encode("utf-8", "surrogatepass")
            digest.update(f"{len(raw)}:".encode() + raw)


def expected_vault(editions: Iterable[PersonList]) -> dict[str, str]:
    """Every file that the vault must hold, with its digest."""
    out = {}
    for edition in editions:
        out.update({edition.original: edition.original_sha256, edition.identities: edition.identities_sha256})
    return {name: digest for name, digest in out.items() if name}
