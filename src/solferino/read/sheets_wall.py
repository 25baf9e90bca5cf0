"""Our side of the wall for tables: an .xlsx is taken apart in a confined process, and what comes back is checked."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from solferino.read.confined import Confined
from solferino.read.faults import FAULTS, fault
from solferino.read.limits import Limits
from solferino.read.table import MAX_COLUMNS, Cell, Row, Sheet

LONGEST_CELL = 32_767  # what a spreadsheet program lets a cell hold
_LONGEST_FRAME = 1 << 28
_KINDS: dict[str, Callable[[str], Cell]] = {
    "d": date.fromisoformat,
    "m": datetime.fromisoformat,
    "t": time.fromisoformat,
}


class ConfinedTable:
    """An .xlsx whose reader lives behind the wall until `close()`."""

    def __init__(self, name: str, untrusted: bytes, limits: Limits) -> None:
        self._name, self._data, self._limits = name, untrusted, limits
        self._child: Confined | None = None
        self.notes: list[str] = []
        self.sheets = self._open()

    def rows(self, sheet: int = 0) -> Iterator[Row]:
        """Every row of the sheet that has a cell."""
        if self._child is None:
            self._open()
        ended, last = False, 0
        try:
            batch = self._answer("rows", json.dumps({"sheet": sheet}).encode())
            while batch:
                for number, cells in (self._row(r) for r in batch):
                    if number <= last:
                        raise fault("R16", self._name)
                    last = number
                    yield Row(number, cells)
                batch = self._answer("rows")
            ended = True
        finally:
            if not ended:  # the rest of the answer is on its way: this reader cannot be asked again
                self.close()

    def close(self) -> None:
        """End the confined process, at once."""
        child, self._child = self._child, None
        if child is not None:
            child.close()

    def _open(self) -> tuple[Sheet, ...]:
        limits = json.dumps(asdict(self._limits)).encode()
        self._child = Confined("solferino.read.sheets_child", limits, self._data)
        found = self._answer("sheets")
        try:
            return tuple(Sheet(str(name)[:200], bool(hidden)) for name, hidden in found)
        except (TypeError, ValueError):
            raise fault("R16", self._name) from None

    def _answer(self, key: str, *question: bytes) -> list[Any]:
        child = self._child
        assert child is not None  # noqa: S101 - it was opened
        try:
            frame = child.ask(*question, seconds=self._limits.seconds, longest=_LONGEST_FRAME)
            answer = None if frame is None else json.loads(frame)
        except ValueError:
            answer = False
        if isinstance(answer, dict) and isinstance(answer.get(key), list):
            return list(answer[key])
        self.close()
        if answer is None:
            raise fault("R14" if child.late else "R15", self._name, limit=self._limits.seconds)
        told = answer.get("refused") if isinstance(answer, dict) else None
        raise fault(told if told in FAULTS else "R16", self._name, limit=self._limits.unpacked_bytes)

    def _row(self, untrusted: Any) -> tuple[int, tuple[Cell, ...]]:
        try:
            number, cells = untrusted
            if type(number) is not int or not 1 <= number <= 2**21 or len(cells) > MAX_COLUMNS:
                raise ValueError("no row of a sheet")
            return number, tuple([_cell(c) for c in cells])
        except (TypeError, ValueError, KeyError):
            raise fault("R16", self._name) from None


def _cell(untrusted: Any) -> Cell:
    if untrusted is None or type(untrusted) in (bool, int):
        return untrusted  # type: ignore[no-any-return]
    if type(untrusted) is str and len(untrusted) <= LONGEST_CELL * 4:
        return untrusted
    if type(untrusted) is float and math.isfinite(untrusted):
        return untrusted
    if type(untrusted) is dict and len(untrusted) == 1:
        ((kind, text),) = untrusted.items()
        return _KINDS[kind](text)
    raise ValueError("no cell")
