"""The record over SQL: a view at any time, a writer inside `unit()`, the custody log kept in step with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from solferino.errors import Broken, Unavailable
from solferino.model import CustodyKind
from solferino.store import custody
from solferino.store.log import CustodyLog
from solferino.store.view import SqlView
from solferino.store.writer import SqlWriter


class SqlRecord(SqlView):
    """A record behind a SQLAlchemy engine.

    `log` is the custody file to keep in step, None for a record that is only read. `begin` gives a connection in a
    transaction that holds the right to write from its start; it is the backend's.
    """

    def __init__(
        self,
        engine: Engine,
        begin: Callable[[], Connection],
        *,
        log: CustodyLog | None,
        actor: str = "unknown",
        clock: Callable[[], str] = custody.now,
    ) -> None:
        super().__init__(engine.connect)
        self._engine, self._begin, self._log, self._actor, self._clock = engine, begin, log, actor, clock
        self._busy = threading.Lock()
        self._trouble: Broken | None = None
        if log is not None:
            self._settle(log)

    @contextmanager
    def unit(self) -> Iterator[SqlWriter]:
        """One unit of work: committed when the block ends, rolled back on any error. Unavailable S05 inside another
        one, S12 where the case was opened for reading; Broken S42 while the custody log is in doubt."""
        if self._log is None:
            raise Unavailable("S12", "the case", "was opened for reading only", "Open it for writing")
        if self._trouble is not None:
            raise self._trouble
        if not self._busy.acquire(blocking=False):
            raise Unavailable("S05", "the case", "another unit of work is open", "Let it end first")
        try:
            self._extend(self._log)
            connection = self._begin()
            try:
                writer = SqlWriter(connection, self._actor, self._clock)
                yield writer
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
            finally:
                connection.close()
            if writer.events:
                self._extend(self._log)
        finally:
            self._busy.release()

    def connection(self) -> Connection:
        """A connection of its own, for what only this backend can be asked."""
        return self._engine.connect()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _extend(self, log: CustodyLog) -> int:
        last = self.last_custody()
        if last is None or last.seq == log.seq:
            return 0
        return log.append(self.custody_after(log.seq))

    def _settle(self, log: CustodyLog) -> None:
        """Find the log as an earlier run left it, and append what that run could not. A log that was changed is left
        as it is: the case can be read and verified, not written."""
        try:
            log.open(self.custody_event)
            came = self._extend(log)
        except Broken as trouble:
            self._trouble = trouble
            return
        if came:
            purpose = "custody log extended from the record after an interruption"
            with self.unit() as writer:
                writer.add_custody(CustodyKind.HASH_CHECK, purpose, details=(("events", str(came)),))
