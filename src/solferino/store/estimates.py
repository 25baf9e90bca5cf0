"""Estimates as they were shown, over SQL. Rows are only ever added: one never overwrites another."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from solferino.model import KeptEstimate
from solferino.store import rows, schema


def estimates(c: Connection) -> list[KeptEstimate]:
    """Every estimate, in the order in which they were kept."""
    table = schema.estimates
    found = c.execute(select(table.c.id, table.c.payload).order_by(table.c.seq)).all()
    return [rows.value(KeptEstimate, text, key) for key, text in found]


def add_estimate(c: Connection, estimate: KeptEstimate) -> str | None:
    """Add one; its text, None where it is there already."""
    table = schema.estimates
    if c.execute(select(table.c.seq).where(table.c.id == estimate.id)).first():
        return None
    text = rows.payload(estimate)
    c.execute(insert(table), {"id": estimate.id, "payload": text})
    return text
