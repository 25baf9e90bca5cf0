"""The waist of the house: a case as handles and one unit of work. It has no verbs; a verb is a function in a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from solferino.progress import Complaint
from solferino.settings import Settings
from solferino.store.contract import Record, Writer
from solferino.store.lock import CaseLock
from solferino.store.originals import Originals

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(slots=True, eq=False)
class Case:
    """One case, open. Leave it with `close()` or as a context manager, so that the next run can have it.

    `documents()`, `statements()`, `allegations()`, `places()`, `incidents()`, `origins()`, `figures()` and
    `estimates()` give the tables of the export contract as Arrow tables, for notebooks; `record` gives the same as
    model values.
    """

    path: Path
    settings: Settings
    record: Record
    originals: Originals
    actor: str
    readonly: bool = False
    inspect: Callable[[], Iterator[Complaint]] = lambda: iter(())  # what the backend finds wrong with itself
    lock: CaseLock | None = field(default=None, repr=False)

    def unit(self) -> AbstractContextManager[Writer]:
        """One unit of work: all of it is recorded when the block ends, nothing of it on any error."""
        return self.record.unit()

    def documents(self) -> pa.Table:
        """One row a document, by name."""
        return self._table("documents")

    def statements(self) -> pa.Table:
        """One row a statement, by document name and position."""
        return self._table("statements")

    def allegations(self) -> pa.Table:
        """One row an allegation, by document name and position."""
        return self._table("allegations")

    def places(self) -> pa.Table:
        """One row a place mention, by document name and position."""
        return self._table("places")

    def incidents(self) -> pa.Table:
        """One row an incident, by id."""
        return self._table("incidents")

    def origins(self) -> pa.Table:
        """One row an origin, by id."""
        return self._table("origins")

    def figures(self) -> pa.Table:
        """One row a figure, by document name and position."""
        return self._table("figures")

    def estimates(self) -> pa.Table:
        """One row an estimate that was kept, in the order in which they were; never to be added to a count."""
        return self._table("estimates")

    def close(self) -> None:
        """Let go of the record and of the lock. Twice does no harm."""
        self.record.close()
        if self.lock is not None:
            self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _table(self, name: str) -> pa.Table:
        from solferino.store.arrow import arrow_table

        return arrow_table(self.record, name)
