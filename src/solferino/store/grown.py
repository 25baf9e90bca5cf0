"""Tables to which rows are only added, over SQL: judgements, decisions, figures that people entered, estimates, lists
and what was said of casualties. A row never overwrites another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Table, insert, select

from solferino.store import rows

T = TypeVar("T")
_AT_ONCE = 500  # ids in one statement


class Identified(Protocol):
    """A value of the model with an id."""

    @property
    def id(self) -> str: ...


def every(c: Connection, table: Table, kind: type[T]) -> list[T]:
    """All values, in the order in which they came."""
    found = c.execute(select(table.c.id, table.c.payload).order_by(table.c.seq)).all()
    return [rows.value(kind, text, key) for key, text in found]


def add(c: Connection, table: Table, values: Iterable[Identified]) -> list[str]:
    """Add those whose id is not there yet; their texts, in order."""
    new: dict[str, Any] = {v.id: v for v in values}
    ids = list(new)
    for at in range(0, len(ids), _AT_ONCE):
        known = select(table.c.id).where(table.c.id.in_(ids[at : at + _AT_ONCE]))
        for (key,) in c.execute(known).all():
            new.pop(key, None)
    texts = {key: rows.payload(v) for key, v in new.items()}
    if texts:
        c.execute(insert(table), [{"id": key, "payload": text} for key, text in texts.items()])
    return list(texts.values())
