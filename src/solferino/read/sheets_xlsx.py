"""The rows of an .xlsx, read as a stream in the confined process (sheets_child.py).

Values only: of a formula the result that was saved with it. A merged cell counts for every cell that it covers. Numbers
with a date format are dates, in the calendar of the file (1900 or 1904).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.parsers import expat

from solferino.read.docx import check_archive
from solferino.read.faults import Unreadable
from solferino.read.limits import Limits
from solferino.read.table import MAX_COLUMNS, NOT_COMPUTED, Cell, Row, Sheet

_BLOCK = 1 << 18
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_MAX_MERGES = 100_000
_LAST_DAY = 2_958_465  # 9999-12-31
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_OF_A_DATE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # literal text, padding, colours and conditions
_OF_A_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
Start = Callable[[str, dict[str, str]], None]


class Workbook:
    """An .xlsx in memory. Raises Unreadable R10 damaged, R11 archive bomb, R17 XML entities, R19 no workbook."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        check_archive(data, limits)
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = set(self._zip.namelist())
        self.sheets: list[Sheet] = []
        self._parts: list[str] = []
        self._epoch = datetime(1899, 12, 30)
        if "xl/workbook.xml" not in self._names:
            raise Unreadable("R19")
        targets = self._targets()

        def start(name: str, at: dict[str, str]) -> None:
            if name == "workbookPr" and at.get("date1904") in ("1", "true"):
                self._epoch = datetime(1904, 1, 1)
            elif name == "sheet":
                part = targets.get(next((v for k, v in at.items() if k.endswith(":id") or k == "id"), ""), "")
                if part in self._names:
                    self.sheets.append(Sheet(at.get("name", "")[:200], at.get("state", "visible") != "visible"))
                    self._parts.append(part)

        self._parse("xl/workbook.xml", start)
        if not self.sheets:
            raise Unreadable("R19")
        self._dates = self._date_styles()
        self._strings: list[str] | None = None

    def rows(self, number: int) -> Iterator[Row]:
        """Every row of a sheet that has a cell."""
        if self._strings is None:
            self._strings = self._shared()
        part = self._parts[number]
        covered = _Covered(self._merges(part))
        for row, cells in self._raw(part, self._strings):
            covered.fill(row, cells)
            if any(c is not None for c in cells):
                yield Row(row, tuple(cells))

    def _raw(self, part: str, strings: list[str]) -> Iterator[tuple[int, list[Cell]]]:
        done: list[tuple[int, list[Cell]]] = []
        reader = _SheetReader(strings, self._dates, self._epoch, done)
        parser = _parser(reader.start, reader.end, reader.text)
        with self._zip.open(part) as stream:
            while block := stream.read(_BLOCK):
                _feed(parser, block)
                yield from done
                done.clear()
            _feed(parser, b"", final=True)
        yield from done

    def _merges(self, part: str) -> list[tuple[int, int, int, int]]:
        """(first row, last row, first column, last column) of each merged cell, by first row. They stand behind the
        rows in the file, so it is looked through once before."""
        found: list[tuple[int, int, int, int]] = []
        rest = b""
        with self._zip.open(part) as stream:
            while block := stream.read(_BLOCK):
                text = rest + block
                for match in _MERGE.finditer(text):
                    a, b, c, d = match.groups()
                    found.append((int(b), int(d), column(a.decode()), column(c.decode())))
                if len(found) > _MAX_MERGES:
                    raise Unreadable("R11")
                last = text.rfind(b"<")
                rest = text[last:] if last >= 0 else b""
        return sorted(set(found))

    def _shared(self) -> list[str]:
        found: list[str] = []
        parts: list[str] = []
        state = {"in": 0, "skip": 0}

        def start(name: str, _: dict[str, str]) -> None:
            if name == "si":
                parts.clear()
            state["in"] += name == "t"
            state["skip"] += name == "rPh"

        def end(name: str) -> None:
            if name == "si":
                found.append("".join(parts))
            state["in"] -= name == "t"
            state["skip"] -= name == "rPh"

        def text(data: str) -> None:
            if state["in"] and not state["skip"]:
                parts.append(data)

        self._parse("xl/sharedStrings.xml", start, end, text)
        return found

    def _date_styles(self) -> frozenset[int]:
        custom: dict[int, bool] = {}
        styles: list[int] = []
        inside = {"cellXfs": False}

        def start(name: str, at: dict[str, str]) -> None:
            if name == "numFmt":
                code = _NOT_OF_A_DATE.sub("", at.get("formatCode", ""))
                custom[int(at["numFmtId"])] = bool(_OF_A_DATE.search(code)) and "General" not in code
            elif name == "cellXfs":
                inside[name] = True
            elif name == "xf" and inside["cellXfs"]:
                styles.append(int(at.get("numFmtId", "0")))

        def end(name: str) -> None:
            if name == "cellXfs":
                inside[name] = False

        self._parse("xl/styles.xml", start, end)
        return frozenset(i for i, f in enumerate(styles) if custom.get(f, f in _DATE_FORMATS))

    def _targets(self) -> dict[str, str]:
        found: dict[str, str] = {}

        def start(name: str, at: dict[str, str]) -> None:
            if name == "Relationship":
                target = at.get("Target", "")
                found[at.get("Id", "")] = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")

        self._parse("xl/_rels/workbook.xml.rels", start)
        return found

    def _parse(
        self,
        part: str,
        start: Start,
        end: Callable[[str], None] = lambda _: None,
        text: Callable[[str], None] = lambda _: None,
    ) -> None:
        if part not in self._names:
            return
        parser = _parser(start, end, text)
        try:
            with self._zip.open(part) as stream:
                while block := stream.read(_BLOCK):
                    _feed(parser, block)
                _feed(parser, b"", final=True)
        except (KeyError, ValueError, zipfile.BadZipFile, OSError, EOFError):
            raise Unreadable("R10") from None


class _SheetReader:
    """The handlers of one sheet; whole rows go to `done`."""

    def __init__(
        self, strings: list[str], dates: frozenset[int], epoch: datetime, done: list[tuple[int, list[Cell]]]
    ) -> None:
        self._strings, self._dates, self._epoch, self._done = strings, dates, epoch, done
        self._row, self._cells, self._column = 0, [], -1  # type: tuple[int, list[Cell], int]
        self._kind, self._style = "n", 0
        self._value: list[str] = []
        self._reading = self._formula = False

    def start(self, name: str, at: dict[str, str]) -> None:
        if name == "c":
            letters = at.get("r", "").rstrip("0123456789")
            self._column = column(letters) if letters else self._column + 1
            self._kind, self._style = at.get("t", "n"), int(at.get("s", "0"))
            self._value.clear()
            self._formula = False
        elif name in ("v", "t"):
            self._reading = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = int(at["r"]) if "r" in at else self._row + 1
            self._cells, self._column = [], -1

    def text(self, data: str) -> None:
        if self._reading:
            self._value.append(data)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._reading = False
        elif name == "c" and 0 <= self._column < MAX_COLUMNS:
            value = self._cell("".join(self._value))
            if value is not None:
                self._cells.extend([None] * (self._column + 1 - len(self._cells)))
                self._cells[self._column] = value
        elif name == "row":
            self._done.append((self._row, self._cells))

    def _cell(self, text: str) -> Cell:
        if not text:
            return NOT_COMPUTED if self._formula and self._kind != "str" else None
        if self._kind == "s":
            place = int(text)
            return (self._strings[place] or None) if 0 <= place < len(self._strings) else None
        if self._kind == "b":
            return text == "1"
        if self._kind == "d":
            return date.fromisoformat(text[:10])
        if self._kind != "n":
            return text
        number = float(text)
        if self._style in self._dates and 0 <= number <= _LAST_DAY:
            return self._day(number)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number

    def _day(self, serial: float) -> Cell:
        when = self._epoch + timedelta(seconds=round(serial * 86_400))
        if serial < 1:
            return when.time()
        if self._epoch.year == 1899 and serial < 60:  # the calendar of 1900 has a 29 February that never was
            when += timedelta(days=1)
        return when.date() if when.time() == time() else when


class _Covered:
    """The cells that merged ones cover, filled while the rows come by."""

    def __init__(self, merges: list[tuple[int, int, int, int]]) -> None:
        self._waiting = merges[::-1]
        self._active: list[tuple[int, int, int, Cell]] = []

    def fill(self, row: int, cells: list[Cell]) -> None:
        while self._waiting and self._waiting[-1][0] <= row:
            first, last, left, right = self._waiting.pop()
            if first == row and left < len(cells) and cells[left] is not None:
                self._active.append((last, left, min(right, MAX_COLUMNS - 1), cells[left]))
        if not self._active:
            return
        self._active = [merge for merge in self._active if merge[0] >= row]
        for _, left, right, value in self._active:
            cells.extend([None] * (right + 1 - len(cells)))
            for at in range(left, right + 1):
                if cells[at] is None:
                    cells[at] = value


def column(letters: str) -> int:
    """A is 0, B is 1, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _parser(start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> Any:
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True

    def local(name: str) -> str:
        return name.rpartition(":")[2]

    def entity(*_: object) -> None:
        raise Unreadable("R17")

    parser.StartElementHandler = lambda name, at: start(local(name), at)
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    return parser


def _feed(parser: Any, block: bytes, *, final: bool = False) -> None:
    try:
        parser.Parse(block, final)
    except expat.ExpatError:
        raise Unreadable("R10") from None
