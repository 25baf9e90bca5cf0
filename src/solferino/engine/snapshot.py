"""A frozen copy of the tables that numbers are made from, as Parquet, in a folder named by its content.

The same record gives the same folder name on every machine, and the numbers in a report say which snapshot they come
from; a folder is never changed once it is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from solferino.engine.contract import Fact

if TYPE_CHECKING:
    import pyarrow as pa


def fact_table(facts: Iterable[Fact]) -> pa.Table:
    """Facts as an Arrow table, in order, each once."""
    import pyarrow as pa

    rows = sorted(set(facts), key=lambda f: (f.dimension, f.value, f.incident))
    schema = pa.schema(
        [
            ("dimension", pa.string()),
            ("value", pa.string()),
            ("incident", pa.string()),
            ("low", pa.int64()),
            ("high", pa.int64()),
        ]
    )
    columns = {
        "dimension": [r.dimension for r in rows],
        "value": [r.value for r in rows],
        "incident": [r.incident for r in rows],
        "low": [r.low for r in rows],
        "high": [r.high for r in rows],
    }
    return pa.table(columns, schema=schema)


def digest(tables: Mapping[str, pa.Table]) -> str:
    """SHA-256 over all values of all tables: over the content, not over the bytes of a file format."""
    total = hashlib.sha256()
    for name in sorted(tables):
        total.update(f"{name}|{tables[name].num_rows}|{tables[name].schema}".encode())
        for batch in tables[name].to_batches(max_chunksize=4096):
            total.update(json.dumps(batch.to_pylist(), ensure_ascii=False, sort_keys=True, default=str).encode())
    return total.hexdigest()


def write(folder: Path, tables: Mapping[str, pa.Table]) -> Path:
    """Write the tables below `folder`, in a folder named by their digest, and give that back. Nothing is written where
    it is there already; a run that breaks off leaves none half-made."""
    import pyarrow.parquet as pq

    name = digest(tables)
    place = folder / name[:24]
    if place.is_dir():
        return place
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{name[:24]}.{os.getpid()}"
    draft.mkdir()
    try:
        for table, rows in tables.items():
            pq.write_table(rows, draft / f"{table}.parquet", compression="zstd")
        sizes = {table: rows.num_rows for table, rows in sorted(tables.items())}
        text = json.dumps({"digest": name, "rows": sizes}, indent=2, sort_keys=True)
        (draft / "snapshot.json").write_text(text + "\n", encoding="utf-8")
        draft.rename(place)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return place
