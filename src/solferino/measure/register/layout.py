"""Where the rows of a table begin and what its columns are called: sheets, headers, a first look at what is filled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol

from solferino.errors import Refused
from solferino.measure.register.dates import is_unknown
from solferino.measure.register.fields import DATES, plain, words
from solferino.measure.register.mapping import WHO, Mapping, check, doubts, propose, with_columns
from solferino.progress import Complaint

LOOKED_AT = 30  # rows above the header: titles, logos, remarks
SAMPLE = 1_000
_TRIPLE = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}\b")


class _Row(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def cells(self) -> tuple[Any, ...]: ...


class _Sheet(Protocol):
    @property
    def name(self) -> str | None: ...
    @property
    def hidden(self) -> bool: ...


class Table(Protocol):
    """A table as `read` opens it: sheets, notes on what was assumed, and the rows of a sheet as often as asked."""

    @property
    def sheets(self) -> Sequence[_Sheet]: ...
    @property
    def notes(self) -> list[str]: ...
    def rows(self, sheet: int = 0) -> Iterator[_Row]: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet that is read: its position and name, the number of its header row, and its columns."""

    sheet: int
    name: str | None
    header: int
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read: the mapping of all of it and its parts; `doubts` must be settled by a person before it can
    be used; `complaints` are about the table as a whole; `filled` says by header in how many of the rows looked at."""

    mapping: Mapping
    parts: tuple[Part, ...]
    doubts: tuple[str, ...]
    complaints: tuple[Complaint, ...]
    filled: dict[str, str]


@dataclass(slots=True)
class _Looked:
    index: int
    name: str | None
    header: int
    headers: list[str]
    sample: list[tuple[Any, ...]]


def lay_out(table: Table, about: str, series: str, mapping: Mapping | None) -> Layout:
    """How to read the table, by `mapping`, or by one that is proposed where there is none.

    Refused M04 where the mapping names a sheet or a column that is not there, M06 where no header is found or nothing
    follows it, M03, M05 and M08 as `check`.
    """
    complaints: list[Complaint] = []
    looked = [
        found
        for i in _sheets(table, about, mapping)
        if (found := _look(table, i, about, mapping, complaints)) is not None
    ]
    if not looked:
        what = "no row of headers with rows below it was found"
        raise Refused("M06", about, what, "Give the columns names, or say which row has them: header = 3 under [read]")
    headers = list(dict.fromkeys(h for found in looked for h in found.headers))
    proposed = mapping is None
    if mapping is None:
        mapping = propose(series, headers, dates=_order(looked), header=_told(looked))
    if len(looked) == 1:
        mapping = with_columns(mapping, looked[0].headers, about)
    else:
        mapping = with_columns(mapping, headers, about)
    unsure = tuple(doubts(mapping)) if proposed else ()
    if not unsure:
        check(mapping, about)
    fields = dict(mapping.columns)
    parts = []
    for found in looked:
        own = replace(mapping, columns=tuple((h, fields[h]) for h in found.headers))
        if not unsure and not any(own.where(name) for name in WHO):
            what = f"no column of the sheet “{found.name}” says who a row is about; it was not read"
            complaints.append(Complaint("M06", about, what, "Leave it out under [read], or give it headers"))
            continue
        parts.append(Part(found.index, found.name, found.header, own))
    return Layout(mapping, tuple(parts), unsure, tuple(complaints), _filled(looked))


def rows_of(table: Table, part: Part) -> Iterator[_Row]:
    """The rows below the header of a part; a header that is printed again on each page is left out."""
    headers = [plain(h) for h, _ in part.mapping.columns if not h.startswith("(column")]
    for row in table.rows(part.sheet):
        if row.number > part.header and not _is_header(row.cells, headers):
            yield row


def _sheets(table: Table, about: str, mapping: Mapping | None) -> list[int]:
    names = [s.name for s in table.sheets]
    for wanted in mapping.sheets if mapping else ():
        if wanted not in names:
            told = ", ".join(n for n in names if n)
            raise Refused("M04", about, f"the file has no sheet “{wanted}”", f"Its sheets: {told[:500]}")
    if mapping and mapping.sheets:
        return [i for i, name in enumerate(names) if name in mapping.sheets]
    return [i for i, sheet in enumerate(table.sheets) if not sheet.hidden]


def _look(table: Table, index: int, about: str, mapping: Mapping | None, complaints: list[Complaint]) -> _Looked | None:
    name = table.sheets[index].name
    rows = list(islice(table.rows(index), SAMPLE))
    at = _header(rows, mapping.header if mapping else None)
    if at is None or at + 1 >= len(rows):
        if len(table.sheets) > 1:
            what = f"the sheet “{name}” has no header with rows below it; it was not read"
            complaints.append(Complaint("M06", about, what, "Leave it out under [read], or give it headers"))
        return None
    headers, odd = _headers(rows[at].cells)
    if odd:
        what = f"headers are empty or stand twice: {', '.join(f'“{h}”' for h in odd)}"
        complaints.append(Complaint("M09", about, what, "Map them by these names, or correct the file"))
    return _Looked(index, name, rows[at].number, headers, [r.cells for r in rows[at + 1 :]])


def _header(rows: list[_Row], told: int | None) -> int | None:
    """The position of the header among the rows: the row that is told, else the one of the first with most known
    words, else the first with several words and no number."""
    if told is not None:
        return next((i for i, row in enumerate(rows) if row.number == told), None)
    known = words().columns
    best, found = 0, None
    for i, row in enumerate(rows[:LOOKED_AT]):
        cells = {plain(c) for c in row.cells if isinstance(c, str)}
        count = len({known[c] for c in cells if c in known})
        if count > best:
            best, found = count, i
    if best >= 1:
        return found
    for i, row in enumerate(rows[:LOOKED_AT]):
        cells = {c for c in row.cells if c is not None}
        if len(cells) >= 2 and all(isinstance(c, str) and not c.strip().isdigit() for c in cells):
            return i
    return None


def _headers(cells: Sequence[Any]) -> tuple[list[str], list[str]]:
    """Names of the columns, each once, and those that had to be made."""
    out: list[str] = []
    odd = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(str(cell).split())[:200] if cell is not None else ""
        unique = name or f"(column {number})"
        seen = {plain(h) for h in out}
        again = 2
        while plain(unique) in seen:
            unique, again = f"{name or '(column)'} ({again})", again + 1
        if unique != name:
            odd.append(unique)
        out.append(unique)
    return out, odd


def _is_header(cells: Sequence[Any], headers: list[str]) -> bool:
    first = next((c for c in cells if c is not None), None)
    if not isinstance(first, str) or plain(first) != headers[0]:
        return False
    told = [plain(str(c)) for c in cells if c is not None]
    return len(told) > 1 and told == headers[: len(told)]


def _told(looked: list[_Looked]) -> int | None:
    """The row of the header where it is not the first, to be said in the mapping."""
    rows = {found.header for found in looked}
    return rows.pop() if len(rows) == 1 and rows != {1} else None


def _order(looked: list[_Looked]) -> str:
    """mdy where dates of the columns with dates can only be that, else dmy."""
    known = words().columns
    counts: Counter[str] = Counter()
    for found in looked:
        places = [i for i, h in enumerate(found.headers) if known.get(plain(h)) in DATES]
        for cells in found.sample:
            for i in places:
                match = _TRIPLE.match(cells[i]) if i < len(cells) and isinstance(cells[i], str) else None
                if match:
                    counts["dmy"] += int(match[1]) > 12
                    counts["mdy"] += int(match[2]) > 12
    return "mdy" if counts["mdy"] > counts["dmy"] else "dmy"


def _filled(looked: list[_Looked]) -> dict[str, str]:
    out: dict[str, str] = {}
    for found in looked:
        for i, header in enumerate(found.headers):
            count = sum(1 for cells in found.sample if i < len(cells) and not is_unknown(cells[i]))
            out.setdefault(header, f"filled in {count} of {len(found.sample)} rows looked at")
    return out
