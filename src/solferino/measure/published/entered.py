"""Published figures as a person enters them: a table with a row an edition, read without guessing.

Columns: series, metric, value, from, to, and perhaps territory, qualifier, edition, published, source. Dates are days
or months of ISO; a figure without a period is one of all time and has neither. Each keeps the row it was read from.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from solferino.errors import Refused
from solferino.model import DocumentRef, Figure, Passage, content_id
from solferino.progress import Complaint

COLUMNS = ("series", "metric", "value", "from", "to", "territory", "qualifier", "edition", "published", "source")
NEEDED = ("series", "metric", "value")
QUALIFIERS = ("exact", "at_least", "about", "up_to", "between", "vague")
_SAID = {"approx": "about", "approximately": "about", ">=": "at_least", "at least": "at_least", "up to": "up_to"}
_WHOLE = re.compile(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.0+)?")
_GREATEST = 10**9

Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """What a table gave: the figures, the rows that were not used and why, and the text that passages point into."""

    figures: tuple[Figure, ...]
    complaints: tuple[Complaint, ...]
    text: str


def read_figures(rows: Iterable[tuple[int, Cells]], document: DocumentRef) -> Entered:
    """Figures of a table: `rows` are its row numbers and cells, the header first.

    Refused M81 where the header lacks a column that is needed or has one twice. A row is left out with a complaint:
    M82 no whole number of persons, M83 a date that is none or a period that runs backwards, M84 said before in the
    table, M85 an empty cell that is needed, M86 an unknown qualifier.
    """
    lines, at = list[str](), 0
    figures: dict[str, Figure] = {}
    complaints = []
    header: dict[str, int] | None = None
    for number, cells in rows:
        line = " | ".join(_text(c) for c in cells)
        passage = Passage(at, at + len(line), line)
        lines.append(line)
        at += len(line) + 1
        if header is None:
            if any(_text(c) for c in cells):
                header = _header(cells, document.name)
            continue
        if not any(_text(c) for c in cells):
            continue
        try:
            made = _figure(header, cells, document, passage)
        except Refused as refused:
            complaints.append(Complaint(refused.code, f"{document.name}, row {number}", refused.what, refused.remedy))
            continue
        if made.id in figures:
            complaints.append(
                Complaint("M84", f"{document.name}, row {number}", "says what a row before says", "Take one away")
            )
            continue
        figures[made.id] = made
    if header is None:
        raise Refused("M81", document.name, "the table is empty", _HEADER)
    return Entered(tuple(figures.values()), tuple(complaints), "\n".join(lines))


_HEADER = f"Give its first row the names of the columns: {', '.join(COLUMNS)}"


def _header(cells: Cells, name: str) -> dict[str, int]:
    words = [_text(c).casefold() for c in cells]
    found = {w: i for i, w in enumerate(words) if w in COLUMNS}
    twice = sorted({w for w in found if words.count(w) > 1})
    if twice:
        raise Refused("M81", name, f"it has the column {', '.join(twice)} twice", "Take one away")
    if missing := [c for c in NEEDED if c not in found]:
        raise Refused("M81", name, f"it has no column {', '.join(missing)}", _HEADER)
    return found


def _figure(header: dict[str, int], cells: Cells, document: DocumentRef, passage: Passage) -> Figure:
    def cell(column: str) -> object:
        at = header.get(column)
        return cells[at] if at is not None and at < len(cells) else None

    said = {c: _text(cell(c)) for c in COLUMNS}
    for column in NEEDED:
        if not said[column]:
            raise Refused("M85", document.name, f"its cell {column} is empty", "Fill it in, or take the row away")
    first, last = day(cell("from")), day(cell("to"), end=True)
    if first is not None and last is not None and first > last:
        raise Refused("M83", document.name, "its period ends before it begins", "Correct from and to")
    qualifier = _SAID.get(said["qualifier"].casefold(), said["qualifier"].casefold()) or "exact"
    if qualifier not in QUALIFIERS:
        raise Refused("M86", document.name, f"{qualifier} is no qualifier", f"Use one of {', '.join(QUALIFIERS)}")
    value, published = _value(said["value"]), day(cell("published"))
    key = (said["series"], said["metric"], value, first, last, said["territory"], qualifier, said["edition"], published)
    return Figure(
        id=content_id("figure", *key),
        series=said["series"],
        period=(first, last),
        territory=said["territory"] or None,
        metric=said["metric"],
        value=value,
        qualifier=qualifier,
        edition=said["edition"] or published,
        published=published,
        document=document,
        passage=passage,
    )


def _value(said: str) -> int:
    if not _WHOLE.fullmatch(said):
        raise Refused("M82", said[:40], "is no whole number of persons", "Write digits; a range is two rows")
    number = int(re.sub(r"[^\d]", "", said.split(".", 1)[0]))
    if number > _GREATEST:
        raise Refused("M82", said[:40], "is more than there are people", "Correct it")
    return number


def day(cell: object, *, end: bool = False) -> str | None:
    """A cell as an ISO day: of a month or year its first day, or its last with `end`. None where it is empty; Refused
    M83 where it is no date."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    said = _text(cell)
    if not said:
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", said)
    try:
        if found is None:
            raise ValueError
        year, month = int(found[1]), int(found[2] or (12 if end else 1))
        last = calendar.monthrange(year, month)[1]
        return date(year, month, int(found[3] or (last if end else 1))).isoformat()
    except ValueError:
        raise Refused("M83", said[:40], "is no date", "Write YYYY-MM-DD, YYYY-MM or YYYY") from None


def span(said: str) -> tuple[date, date]:
    """The first and last day of a period written A..B, of whole days, months or years; A alone is that month or day.
    Refused M83 where it is none or ends before it begins."""
    begin, _, end = said.partition("..")
    first, last = day(begin), day(end or begin, end=True)
    if first is None or last is None or last < first:
        raise Refused("M83", said[:40], "is no period", "Write YYYY-MM-DD..YYYY-MM-DD or YYYY-MM..YYYY-MM")
    return date.fromisoformat(first), date.fromisoformat(last)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return " ".join(str(cell).split())
