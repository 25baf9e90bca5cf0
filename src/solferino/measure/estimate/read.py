"""From a CSV to a pattern table: patterns with counts, one row a person, or one row a person and list.

    EXH,ABA,OSCE,HRW,count      one row a pattern; the last column the count
    id,in_A,in_B,in_C           one row a person
    id,list                     one row for each time that a list holds a person

Nothing is repaired: what cannot be told apart is refused, with the line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from solferino.errors import Refused
from solferino.measure.estimate.table import Pattern, PatternTable, pattern_table, spell

MAX_ROWS = 5_000_000  # about 1 GB of ids in memory; a larger list is linked and counted in the engine first
MAX_LISTS = 64
COUNT_NAMES = ("count", "n", "frequency", "freq", "persons")
ID_NAMES = ("id", "person", "person_id", "record_id")
LIST_NAMES = ("list", "source")
PREFIX = "in_"
_ONE_LIST = "Say which columns are lists, ids, counts and strata"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what. `lists` are columns of 0 and 1; `listed` names the list in the long form instead."""

    lists: tuple[str, ...] = ()
    count: str | None = None
    person: str | None = None
    listed: str | None = None
    strata: tuple[str, ...] = ()

    def named(self) -> tuple[str, ...]:
        """Every column that is used, as often as it is used."""
        single = [c for c in (self.count, self.person, self.listed) if c is not None]
        return (*self.lists, *single, *self.strata)


def read_table(path: Path, columns: Columns | None = None) -> PatternTable:
    """The whole file as one table, strata ignored. Errors as `read_strata`."""
    return _tables(path, columns, split=False)[()]


def read_strata(path: Path, columns: Columns) -> dict[tuple[str, ...], PatternTable]:
    """One table for each combination of stratum values, in their order; lists that hold nobody there stay as columns.

    Refused M30 (not a table), M31 (columns), M32 (a cell), M33 (persons on no list), M34 (an id or a pattern twice),
    M35 (too large).
    """
    return dict(sorted(_tables(path, columns, split=True).items()))


def guess(header: Sequence[str], about: str) -> Columns:
    """The columns by their names. Refused M31 where the names do not tell."""
    low = [name.strip().lower() for name in header]
    if len(header) > 1 and low[-1] in COUNT_NAMES:
        return Columns(lists=tuple(header[:-1]), count=header[-1])
    person = next((name for name, plain in zip(header, low, strict=True) if plain in ID_NAMES), None)
    marked = tuple(name for name, plain in zip(header, low, strict=True) if plain.startswith(PREFIX))
    if person is not None and marked:
        return Columns(lists=marked, person=person)
    listed = next((name for name, plain in zip(header, low, strict=True) if plain in LIST_NAMES), None)
    if person is not None and listed is not None and len(header) == 2:
        return Columns(person=person, listed=listed)
    raise Refused(
        "M31",
        about,
        f"the columns do not tell what they are ({', '.join(header)})",
        "End with a column `count`, or have `id` with `in_<list>` columns, or `id,list`",
    )


def _tables(path: Path, columns: Columns | None, split: bool) -> dict[tuple[str, ...], PatternTable]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            header = [name.strip() for name in next(rows, [])]
            if not any(header):
                raise Refused("M30", path.name, "holds no table", "Give a CSV with a line of column names")
            used = columns or guess(header, path.name)
            _check(header, used, path.name)
            body = _body(rows, len(header), path.name)
            counted = _long(header, used, body, path.name) if used.listed else _wide(header, used, body, path.name)
    except OSError as error:
        raise Refused("M30", path.name, f"cannot be read ({error.strerror})", "Check the path and the rights") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused("M30", path.name, f"is not a CSV in UTF-8 ({error})", "Save it as CSV, UTF-8") from None
    names, cells = counted
    strata: dict[tuple[str, ...], dict[Pattern, int]] = {} if split else {(): {}}
    for (stratum, pattern), count in cells.items():
        sums = strata.setdefault(stratum if split else (), {})
        sums[pattern] = sums.get(pattern, 0) + count
    return {stratum: pattern_table(names, sums) for stratum, sums in strata.items()}


def _check(header: Sequence[str], columns: Columns, about: str) -> None:
    for names, what in ((header, "stands twice in the header"), (columns.named(), "is used for two things")):
        twice = sorted({name for name in names if list(names).count(name) > 1})
        if twice:
            raise Refused("M31", f"{about}, column {twice[0]}", what, _ONE_LIST)
    missing = [name for name in columns.named() if name not in header]
    if missing:
        raise Refused("M31", f"{about}, column {missing[0]}", "is not in the file", f"It has {', '.join(header)}")
    if columns.listed and (columns.lists or columns.count or not columns.person):
        raise Refused("M31", about, "a column of list names goes with ids, not with 0/1 columns or counts", _ONE_LIST)
    if not columns.listed and not columns.lists:
        raise Refused("M31", about, "no column is a list", _ONE_LIST)
    if len(columns.lists) > MAX_LISTS:
        raise Refused("M35", about, f"has {len(columns.lists)} lists", f"At most {MAX_LISTS}; merge related lists")


def _body(rows: Iterator[list[str]], width: int, about: str) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(rows, start=2):
        if line > MAX_ROWS + 1:
            raise Refused("M35", about, f"has more than {MAX_ROWS:,} rows", "Count the patterns first, or split it")
        if not row:
            continue
        if len(row) != width:
            raise Refused("M30", f"{about}, line {line}", f"has {len(row)} cells, not {width}", "Repair the line")
        yield line, row


Counted = tuple[list[str], dict[tuple[tuple[str, ...], Pattern], int]]


def _wide(header: Sequence[str], columns: Columns, body: Iterator[tuple[int, list[str]]], about: str) -> Counted:
    at = [header.index(name) for name in columns.lists]
    strata = [header.index(name) for name in columns.strata]
    count_at = header.index(columns.count) if columns.count else None
    id_at = header.index(columns.person) if columns.person else None
    seen: set[str] = set()
    patterns: dict[tuple[str, ...], Pattern] = {}
    cells: dict[tuple[tuple[str, ...], Pattern], int] = {}
    for line, row in body:
        marks = tuple(row[i] for i in at)
        pattern = patterns.get(marks)
        if pattern is None:
            pattern = patterns[marks] = tuple(_mark(mark, f"{about}, line {line}") for mark in marks)
        key = (tuple(row[i].strip() for i in strata), pattern)
        if id_at is not None:
            _once(row[id_at].strip(), seen, f"{about}, line {line}")
        if count_at is None:
            if not any(pattern):
                what = "this person is on no list"
                raise Refused("M33", f"{about}, line {line}", what, "Take the row away, or name the list")
            cells[key] = cells.get(key, 0) + 1
        elif key in cells and id_at is None:
            what = f"the pattern {spell(pattern)} stands twice"
            raise Refused("M34", f"{about}, line {line}", what, "Add the two counts yourself, or remove the copy")
        else:
            cells[key] = cells.get(key, 0) + _number(row[count_at], f"{about}, line {line}")
    return [_bare(name) for name in columns.lists], cells


def _long(header: Sequence[str], columns: Columns, body: Iterator[tuple[int, list[str]]], about: str) -> Counted:
    id_at, list_at = header.index(columns.person or ""), header.index(columns.listed or "")
    strata = [header.index(name) for name in columns.strata]
    on: dict[str, list[str]] = {}
    where: dict[str, tuple[str, ...]] = {}
    names: set[str] = set()
    for line, row in body:
        person, name, here = row[id_at].strip(), row[list_at].strip(), tuple(row[i].strip() for i in strata)
        if not person or not name:
            raise Refused("M32", f"{about}, line {line}", "has no id or no list", "Fill it in or take the row away")
        known = on.setdefault(person, [])
        if name in known:
            what = f"one id stands twice on {name}: that list has not been cleared of duplicates"
            raise Refused("M34", f"{about}, line {line}", what, "De-duplicate the list first")
        if where.setdefault(person, here) != here:
            what = "one id stands in two strata"
            raise Refused("M34", f"{about}, line {line}", what, "Settle where the person belongs first")
        known.append(name)
        names.add(name)
        if len(names) > MAX_LISTS:
            raise Refused("M35", about, f"has more than {MAX_LISTS} lists", "Merge related lists")
    lists = sorted(names)
    cells: dict[tuple[tuple[str, ...], Pattern], int] = {}
    for person, held in on.items():
        key = (where[person], tuple(int(name in held) for name in lists))
        cells[key] = cells.get(key, 0) + 1
    return lists, cells


def _once(person: str, seen: set[str], about: str) -> None:
    if not person:
        raise Refused("M32", about, "has no id", "Give every person an id")
    if person in seen:
        raise Refused("M34", about, "the id of this row stands twice", "De-duplicate and link the lists first")
    seen.add(person)


def _mark(cell: str, about: str) -> int:
    if cell.strip() not in ("0", "1"):
        raise Refused(
            "M32", about, "a list column holds something other than 0 or 1", "Write 1 for on the list, else 0"
        )
    return int(cell)


def _number(cell: str, about: str) -> int:
    if not (cell.strip().isascii() and cell.strip().isdigit()):
        raise Refused("M32", about, "the count is not a whole number", "Write it in digits only")
    return int(cell)


def _bare(name: str) -> str:
    return name[len(PREFIX) :] if name.lower().startswith(PREFIX) else name
