"""Published figures that people entered, over SQL. Rows are only ever added: an edition never overwrites another."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from solferino.model import Figure
from solferino.store import rows, schema


def published(c: Connection) -> list[Figure]:
    """Figures that people entered, in the order in which they did."""
    table = schema.published
    found = c.execute(select(table.c.id, table.c.payload).order_by(table.c.seq)).all()
    return [rows.value(Figure, text, key) for key, text in found]


def add_published(c: Connection, figures: Iterable[Figure]) -> list[str]:
    """Add those that are not there yet; their texts."""
    table = schema.published
    known = {key for (key,) in c.execute(select(table.c.id))}
    new = {f.id: rows.payload(f) for f in figures if f.id not in known}
    if new:
        c.execute(insert(table), [{"id": key, "payload": text} for key, text in new.items()])
    return list(new.values())
