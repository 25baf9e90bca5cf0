"""CSV as spreadsheet programs write it: the encoding and the delimiter are found out, and said."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from solferino.read.decode import guess_encoding
from solferino.read.faults import fault
from solferino.read.table import MAX_COLUMNS, Cell, Row, Sheet, Wanted

DELIMITERS = (",", ";", "\t", "|")
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_BLOCK = 1 << 20
_SAMPLE = 100_000  # characters that the delimiter is guessed from
_GUESSED_FROM = 60_000  # bytes around the first that is no ASCII
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# A cell of 16 MB is a quotation mark that was never closed, and the whole rest of the file in it.
_LONGEST_CELL = 1 << 24


class CsvTable:
    """A CSV file. Refused R07 where its characters cannot be made out."""

    def __init__(self, path: Path, wanted: Wanted) -> None:
        self._path = path
        self.sheets, self.notes = (Sheet(None),), []  # type: tuple[Sheet, ...], list[str]
        self._encoding = wanted.encoding or self._find_encoding()
        with self._text() as file:
            sample = _read(file, _SAMPLE, path.name)
        if "\x00" in sample:
            raise fault("R07", path.name)
        first = sample.split("\n", 1)[0].strip()
        self._told = first[4:] if first.lower().startswith("sep=") and len(first) == 5 else None
        self._delimiter = wanted.delimiter or self._told or find_delimiter(sample)
        if self._encoding not in ("utf-8", "utf-8-sig"):
            self.notes.append(f"read as {self._encoding}")
        self.notes.append(f"columns are parted by {_NAMES.get(self._delimiter, self._delimiter)}")

    def rows(self, sheet: int = 0) -> Iterator[Row]:  # noqa: ARG002 - there is one
        """Every row that has a cell; R07 where a later part of the file is in another encoding."""
        csv.field_size_limit(_LONGEST_CELL)
        with self._text() as file:
            reader = csv.reader(file, delimiter=self._delimiter)
            try:
                if self._told:
                    next(reader, None)
                for cells in reader:
                    if any(cells):
                        row: tuple[Cell, ...] = tuple(c if c else None for c in cells[:MAX_COLUMNS])
                        yield Row(reader.line_num, row)
            except (UnicodeDecodeError, csv.Error):
                raise fault("R07", self._path.name) from None

    def _text(self) -> io.TextIOWrapper:
        try:
            return self._path.open(encoding=self._encoding, newline="")
        except LookupError:
            raise fault("R07", self._path.name) from None

    def _find_encoding(self) -> str:
        with self._path.open("rb") as file:
            head = file.read(4)
            for mark, name in _BOMS:
                if head.startswith(mark):
                    return name
            file.seek(0)
            decoder, around = codecs.getincrementaldecoder("utf-8")(), b""
            try:
                while block := file.read(_BLOCK):
                    around = block
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                pass
            else:
                return "utf-8"
        odd = next((i for i, byte in enumerate(around) if byte > 0x7F), 0)
        found = guess_encoding(around[max(0, odd - 1_000) : odd + _GUESSED_FROM])
        if found is None:
            raise fault("R07", self._path.name)
        return found


def find_delimiter(sample: str) -> str:
    """The delimiter under which most lines of the sample have the same number of cells, more than one; else a comma.
    The last line is left out: it may be cut."""
    lines = sample.splitlines(keepends=True)
    text = "".join(lines[:-1] if len(lines) > 1 else lines)
    best, found = (0.0, 0), ","
    for delimiter in DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row)
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if wide:
            width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
            score = (round(count / widths.total(), 2), width)
            if score > best:
                best, found = score, delimiter
    return found


def _read(file: io.TextIOWrapper, size: int, name: str) -> str:
    try:
        return file.read(size)
    except UnicodeDecodeError:
        raise fault("R07", name) from None
