"""Who stands on the lists of a case, as a table for matching. It is made in memory with the vault open, and never kept.

Columns: `id` of the entry, `list` its series, `last`, `first`, `patronymic`, `name` as written, `sex` M, F, X or U,
`birth` and `death` ISO and perhaps partial, `place` as written, `place_code`, `place_id` where it is settled,
`event_first` and `event_last` the days of the incident, `outcome`, `age` in full years (null for a span).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from solferino.measure.register.named import span
from solferino.measure.register.places import known_place
from solferino.model import Entry, Identity, PersonList
from solferino.store.contract import View

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 20_000
TEXTS = ("id", "list", "last", "first", "patronymic", "name", "sex", "birth", "death", "place", "place_code",
         "place_id", "event_first", "event_last", "outcome")  # fmt: skip


class Identities(Protocol):
    """What gives the identities of an edition by the name of its sealed file: an open vault."""

    def identities(self, name: str) -> Iterator[Identity]: ...


def entries(view: View, vault: Identities, editions: Iterable[PersonList]) -> Iterator[tuple[Entry, Identity, str]]:
    """Every entry of these editions that holds, with who it is and its series, in the order of the record."""
    for edition in editions:
        holding = iter(view.entries(edition.id))
        entry = next(holding, None)
        for identity in vault.identities(edition.identities):  # both in the order in which the rows came
            if entry is not None and identity.id == entry.id:
                yield entry, identity, edition.series
                entry = next(holding, None)


def row(entry: Entry, identity: Identity, series: str, countries: frozenset[str]) -> dict[str, Any]:
    """One entry as a row of the table."""
    known, (first, last) = known_place(entry, countries), span(entry.date)
    return {
        "id": entry.id,
        "list": series,
        "last": identity.last,
        "first": identity.first,
        "patronymic": identity.patronymic,
        "name": identity.name,
        "sex": entry.sex.value,
        "birth": identity.birth,
        "death": entry.death,
        "place": identity.place,
        "place_code": entry.place_code,
        "place_id": known.id if known else None,
        "event_first": first,
        "event_last": last,
        "outcome": entry.outcome.value if entry.outcome else None,
        "age": entry.age[0] if entry.age and entry.age[0] == entry.age[1] else None,
    }


def table(view: View, vault: Identities, editions: Iterable[PersonList], countries: frozenset[str]) -> pa.Table:
    """The table: one row an entry that holds, in the order of the record. Places are settled with those of `countries`
    first."""
    import pyarrow as pa

    schema = pa.schema([*((name, pa.string()) for name in TEXTS), ("age", pa.int64())])
    stream = (row(*found, countries) for found in entries(view, vault, editions))
    batches = []
    while some := list(islice(stream, BATCH)):
        batches.append(pa.RecordBatch.from_pylist(some, schema=schema))
    return pa.Table.from_batches(batches, schema=schema)
