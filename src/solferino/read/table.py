"""The values of a table that was opened: sheets, rows, cells. Nothing is interpreted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

Cell = str | int | float | bool | date | time | None
MAX_COLUMNS = 1_000
# What a cell holds where a formula was never computed; errors of a spreadsheet are as it writes them: #REF!, #N/A.
NOT_COMPUTED = "#FORMULA?"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet (from 1; in a CSV the line on which it ends) and its cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a table: the name that it has in the file (None in a CSV) and whether it is hidden."""

    name: str | None
    hidden: bool = False


class Table(Protocol):
    """A table that was opened. `notes` say what was assumed: encoding, delimiter, merged cells."""

    @property
    def sheets(self) -> tuple[Sheet, ...]: ...

    @property
    def notes(self) -> list[str]: ...

    def rows(self, sheet: int = 0) -> Iterator[Row]: ...  # from the first, each time it is called


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to read a CSV where its own signs mislead: both None to let them tell."""

    encoding: str | None = None
    delimiter: str | None = None
