"""The contract's tables as Arrow tables, with their types written down, so that an empty table has them too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyarrow as pa

from solferino.errors import Missing
from solferino.store.contract import View
from solferino.store.tables import TABLES

# Rows a batch: of allegations about 16 MB as Python values.
BATCH = 4000

_TEXT, _COUNT, _REAL, _YES = pa.string(), pa.int64(), pa.float64(), pa.bool_()


def _struct(**fields: pa.DataType) -> pa.DataType:
    return pa.struct([pa.field(name.rstrip("_"), kind) for name, kind in fields.items()])


_SPAN = _struct(start=_COUNT, end=_COUNT)
_PASSAGE = _struct(start=_COUNT, end=_COUNT, text=_TEXT)
_REF = _struct(id=_TEXT, name=_TEXT)
_REMARK = _struct(code=_TEXT, about=_TEXT, what=_TEXT, remedy=_TEXT)
_SPEAKER = _struct(text=_TEXT, start=_COUNT, end=_COUNT, name=_TEXT, role=_TEXT, organisation=_TEXT, kind=_TEXT)
_WHEN = _struct(text=_TEXT, earliest=_TEXT, latest=_TEXT, precision=_TEXT)
_CANDIDATE = _struct(id=_TEXT, name=_TEXT, admin1=_TEXT, country=_TEXT, lat=_REAL, lon=_REAL, score=_REAL)
_PLACE = _struct(
    text=_TEXT,
    name=_TEXT,
    kind=_TEXT,
    admin1=_TEXT,
    country=_TEXT,
    lat=_REAL,
    lon=_REAL,
    id=_TEXT,
    precision=_TEXT,
    candidates=pa.list_(_CANDIDATE),
)
_VICTIMS = _struct(
    low=_COUNT,
    high=_COUNT,
    breakdown=pa.list_(_struct(sex=_TEXT, age=_TEXT, status=_TEXT, low=_COUNT, high=_COUNT)),
    qualifier=_TEXT,
    share=_TEXT,
    of=_COUNT,
    status=_TEXT,
    sex=_TEXT,
    age=_TEXT,
    party=_TEXT,
    names=pa.list_(_TEXT),
    description=_TEXT,
)
_TEXTS = pa.list_(_TEXT)

SCHEMAS: dict[str, pa.Schema] = {
    "documents": pa.schema(
        {
            "id": _TEXT,
            "name": _TEXT,
            "sha256": _TEXT,
            "media_type": _TEXT,
            "language": _TEXT,
            "title": _TEXT,
            "publisher": _TEXT,
            "published": _struct(earliest=_TEXT, latest=_TEXT, basis=_TEXT),
            "origin_group": _TEXT,
            "zones": pa.list_(_struct(kind=_TEXT, start=_COUNT, end=_COUNT)),
            "outcome": _struct(status=_TEXT, code=_TEXT, message=_TEXT),
        }
    ),
    "statements": pa.schema(
        {
            "id": _TEXT,
            "document": _REF,
            "speaker": _SPEAKER,
            "cue": _struct(text=_TEXT, start=_COUNT, end=_COUNT),
            "content": _struct(start=_COUNT, end=_COUNT, parts=pa.list_(pa.list_(_COUNT)), text=_TEXT, quoted=_TEXT),
            "stance": _TEXT,
            "via": pa.list_(_SPEAKER),
            "confidence": _REAL,
        }
    ),
    "allegations": pa.schema(
        {
            "id": _TEXT,
            "extractor": _TEXT,
            "document": _struct(id=_TEXT, name=_TEXT, sha256=_TEXT),
            "passage": _PASSAGE,
            "statement": _TEXT,
            "speaker": _SPEAKER,
            "via": pa.list_(_SPEAKER),
            "stance": _TEXT,
            "act": _TEXT,
            "acts": _TEXTS,
            "harm": _TEXT,
            "victims": _VICTIMS,
            "alleged_perpetrator": _struct(name=_TEXT, party=_TEXT, kind=_TEXT),
            "place": _PLACE,
            "when": _WHEN,
            "methods": _TEXTS,
            "weapons": _TEXTS,
            "targets": _TEXTS,
            "spans": pa.map_(_TEXT, pa.list_(_SPAN)),
            "confidence": _REAL,
        }
    ),
    "places": pa.schema(
        {
            "document": _REF,
            "start": _COUNT,
            "end": _COUNT,
            "text": _TEXT,
            "name": _TEXT,
            "kind": _TEXT,
            "country": _TEXT,
            "admin1": _TEXT,
            "lat": _REAL,
            "lon": _REAL,
            "id": _TEXT,
            "candidates": pa.list_(_CANDIDATE),
        }
    ),
    "incidents": pa.schema(
        {
            "id": _TEXT,
            "title": _TEXT,
            "acts": _TEXTS,
            "place": _PLACE,
            "when": _WHEN,
            "victims": _struct(low=_COUNT, high=_COUNT, best=_COUNT),
            "parties": _TEXTS,
            "allegations": _TEXTS,
            "documents": _TEXTS,
            "accounts": _COUNT,
            "origins": _COUNT,
            "disagreements": pa.list_(
                _struct(
                    field=_TEXT,
                    kind=_TEXT,
                    note=_TEXT,
                    values=pa.list_(_struct(value=_TEXT, allegations=_TEXTS, since=_TEXT)),
                )
            ),
            "level": _struct(fact=_TEXT, legal=_TEXT, attribution=_TEXT, proposed_by=_TEXT, decided_by=_TEXT),
        }
    ),
    "origins": pa.schema({"id": _TEXT, "documents": _TEXTS, "reason": _TEXT, "known": _YES}),
    "figures": pa.schema(
        {
            "id": _TEXT,
            "series": _TEXT,
            "period": _struct(from_=_TEXT, to=_TEXT),
            "territory": _TEXT,
            "metric": _TEXT,
            "value": _COUNT,
            "qualifier": _TEXT,
            "edition": _TEXT,
            "published": _TEXT,
            "document": _REF,
            "passage": _PASSAGE,
        }
    ),
    "estimates": pa.schema(
        {
            "id": _TEXT,
            "outcome": _TEXT,
            "lists": _TEXTS,
            "documented": _COUNT,
            "headline": _TEXT,
            "lines": pa.list_(
                _struct(method=_TEXT, title=_TEXT, point=_COUNT, low=_COUNT, high=_COUNT, rests_on=_TEXT, detail=_TEXT)
            ),
            "spreads": pa.list_(_struct(title=_TEXT, point=_COUNT, low=_COUNT, high=_COUNT, share=_REAL)),
            "warnings": pa.list_(_REMARK),
            "refused": pa.list_(_REMARK),
            "table": _TEXT,
            "tables": _TEXT,
            "register": _TEXT,
            "plan": _TEXT,
            "seed": _COUNT,
            "draws": _COUNT,
            "draw_seed": _COUNT,
            "by": _TEXT,
            "at": _TEXT,
            "withdrawn_by": _TEXT,
        }
    ),
}


def schema(name: str) -> pa.Schema:
    """The columns of a table. Missing S60 where there is no such table."""
    if name not in SCHEMAS:
        raise Missing("S60", name, "there is no such table", f"Tables: {', '.join(TABLES)}")
    return SCHEMAS[name]


def batches(view: View, name: str) -> Iterator[pa.RecordBatch]:
    """The table in batches of up to `BATCH` rows, in its fixed order."""
    columns = schema(name)
    rows: Iterator[dict[str, Any]] = TABLES[name](view)
    while some := list(islice(rows, BATCH)):
        yield pa.RecordBatch.from_pylist(some, schema=columns)


def arrow_table(view: View, name: str) -> pa.Table:
    """The whole table. Missing S60 where there is no such table."""
    return pa.Table.from_batches(batches(view, name), schema=schema(name))
