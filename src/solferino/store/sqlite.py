"""The record in one SQLite file: the only place that knows SQLite.

Write-ahead log, so that reading goes on while a step writes; foreign keys on; `synchronous=FULL`, because the custody
file is synced after each commit and must never be ahead of the record after a power cut; thirty seconds of patience
with another writer. pysqlite's own transaction handling is switched off: a unit of work takes the right to write when
it begins, so that two never find out at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from solferino.errors import Broken, SolferinoError, Unavailable
from solferino.store import custody, migrate
from solferino.store.log import CustodyLog
from solferino.store.record import SqlRecord

FILE = "record.sqlite"
PATIENCE_S = 30


def open_record(
    folder: Path, *, log: CustodyLog | None, actor: str = "unknown", clock: Callable[[], str] = custody.now
) -> SqlRecord:
    """The record in `folder`, brought to the newest tables where it may be written (`log` given). Broken S08 where
    the file is no record; Refused S03 where a newer Solferino made it."""
    engine = _engine(folder / FILE, readonly=log is None)
    try:
        if log is not None:
            with engine.connect().execution_options(writes=True) as connection:
                migrate.upgrade(connection)
                connection.commit()
        else:
            with engine.connect() as connection:
                migrate.check(connection)
        begin = lambda: _begun(engine)  # noqa: E731
        return SqlRecord(engine, begin, log=log, actor=actor, clock=clock)
    except BaseException:
        engine.dispose()
        raise


def check_file(record: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file: damaged pages, broken references. Empty when all is well."""
    damage = [str(row[0]) for row in record.exec_driver_sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
    for table, rowid, parent, _ in record.exec_driver_sql("PRAGMA foreign_key_check"):
        damage.append(f"row {rowid} of {table} refers to a missing row of {parent}")
    return damage


def _begun(engine: Engine) -> Connection:
    connection = engine.connect().execution_options(writes=True)
    connection.begin()
    return connection


def _engine(path: Path, *, readonly: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        # A case opened for reading may be in use by a run: mode=ro, and never immutable, so that its log is followed.
        mode = "ro" if readonly else "rwc"
        return sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE_S, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "handle_error", _on_error)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "trusted_schema=OFF"):
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError as error:
            if "readonly" not in str(error):
                raise explain(error) from error
        except sqlite3.DatabaseError as error:
            raise explain(error) from error
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _on_error(context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlite3.Error):
        raise explain(context.original_exception) from context.original_exception


def explain(error: sqlite3.Error) -> SolferinoError:
    """What an error of SQLite means to the person."""
    text = str(error)
    if "full" in text:
        return Unavailable("S06", FILE, "the disk is full", "Make room and run the same command again")
    if "locked" in text or "busy" in text:
        return Unavailable("S07", FILE, "another program is writing to it", "Wait until it has ended, then try again")
    if isinstance(error, sqlite3.IntegrityError):
        return Broken("S11", FILE, f"a value refers to one that is not in the record ({text})", "Report this as a bug")
    if isinstance(error, sqlite3.OperationalError) and (
        "unable to open" in text or "readonly" in text or "I/O" in text
    ):
        return Unavailable("S13", FILE, f"cannot be used ({text})", "Check the disk and the rights on the case folder")
    return Broken("S08", FILE, f"is not a readable record ({text})", "Restore a backup of the case")
