"""Tables of the record written to a file: JSON lines, CSV or Parquet, the same bytes for the same record.

Nothing is at the path until all of it is there, and the custody log says what went out, with its digest.
In CSV a struct is spread over columns with dots (`victims.low`), a list or map stands as JSON in its cell, unknown is
an empty cell.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from solferino.errors import Missing, Unavailable
from solferino.model import CustodyKind
from solferino.store.contract import Record, View
from solferino.store.files import explain
from solferino.store.tables import TABLES, Row


@dataclass(frozen=True, slots=True)
class Exported:
    """What went out: rows and the SHA-256 of the bytes."""

    table: str
    format: str
    rows: int
    sha256: str


def export(record: Record, table: str, format: str, out: Path | BinaryIO) -> Exported:
    """Write a table of the record to `out`, a path (replaced when all is written) or an open binary stream, and record
    that. Missing S60 for an unknown table, S61 for an unknown format; Unavailable S06 (disk full), S62 (cannot be
    written), and as `Record.unit`."""
    write = _writer(table, format)
    if isinstance(out, Path):
        exported = _to_path(record, table, format, write, out)
    else:
        exported = _to_stream(record, table, format, write, out)
    with record.unit() as unit:
        details = (("table", table), ("format", format), ("rows", str(exported.rows)))
        unit.add_custody(CustodyKind.EXPORTED, f"export {table}", sha256=exported.sha256, details=details)
    return exported


Write = Callable[[View, str, io.RawIOBase], int]


def _writer(table: str, format: str) -> Write:
    if table not in TABLES:
        raise Missing("S60", table, "there is no such table", f"Tables: {', '.join(TABLES)}")
    if format not in FORMATS:
        raise Missing("S61", format, "there is no such format", f"Formats: {', '.join(FORMATS)}")
    return FORMATS[format]


def _to_path(record: Record, table: str, format: str, write: Write, out: Path) -> Exported:
    temporary = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fd, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
        temporary = Path(name)
        with os.fdopen(fd, "w+b") as file:
            exported = _to_stream(record, table, format, write, file)
            os.fsync(file.fileno())
        temporary.chmod(0o644 & ~_mask())
        temporary.replace(out)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise explain(error, out.name) or Unavailable("S62", str(out), what, "Give another path") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return exported


def _to_stream(record: Record, table: str, format: str, write: Write, out: BinaryIO) -> Exported:
    hashed = _Hashed(out)
    rows = write(record, table, hashed)
    out.flush()
    return Exported(table, format, rows, hashed.digest.hexdigest())


class _Hashed(io.RawIOBase):
    """A stream that hashes what passes through it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._at = out, 0
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Any) -> int:
        content = bytes(data)
        self._out.write(content)
        self.digest.update(content)
        self._at += len(content)
        return len(content)


def _jsonl(view: View, table: str, out: io.RawIOBase) -> int:
    def lines() -> Iterator[str]:
        for row in TABLES[table](view):
            yield json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"

    return _write(lines(), out)


def _csv(view: View, table: str, out: io.RawIOBase) -> int:
    from solferino.store.arrow import schema

    columns = list(_columns(schema(table)))

    def lines() -> Iterator[str]:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        for row in TABLES[table](view):
            writer.writerow([_cell(row, path) for path in columns])
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()

    out.write((",".join(".".join(path) for path in columns) + "\n").encode())
    return _write(lines(), out)


def _parquet(view: View, table: str, out: io.RawIOBase) -> int:
    import pyarrow.parquet as pq

    from solferino.store.arrow import batches, schema

    rows = 0
    with pq.ParquetWriter(out, schema(table), compression="zstd") as writer:
        for batch in batches(view, table):
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


FORMATS: dict[str, Write] = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}


def _write(lines: Iterable[str], out: io.RawIOBase) -> int:
    count = 0
    for line in lines:
        out.write(line.encode("utf-8", "surrogatepass"))
        count += 1
    return count


def _columns(columns: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths to what is no struct, in order."""
    import pyarrow as pa

    for column in columns:
        path = (*before, column.name)
        if pa.types.is_struct(column.type):
            yield from _columns(list(column.type), path)
        else:
            yield path


def _cell(row: Row, path: tuple[str, ...]) -> str:
    value: Any = row
    for key in path:
        value = None if value is None else value[key]
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
