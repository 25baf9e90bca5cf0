"""What came with the files: `metadata.csv`, read as a person writes it with any spreadsheet program.

Pure: text in, rows and complaints out. One wrong cell costs that cell, one wrong row that row.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from solferino.model import Published
from solferino.progress import Complaint

COLUMNS = ("name", "title", "publisher", "published", "language", "address")
Complain = Callable[[str, str, str, str], None]
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LANGUAGE = re.compile(r"([a-z]{2,3})([-_][a-z0-9]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says of one file; None where it says nothing. `line` counts from 1, the header being the first."""

    name: str
    line: int
    title: str | None = None
    publisher: str | None = None
    published: Published = field(default_factory=Published)
    language: str | None = None
    address: str | None = None


@dataclass(slots=True)
class Metadata:
    """The rows of one metadata.csv by `key(name)`, and what is wrong with it."""

    rows: dict[str, Row] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)


def key(name: str) -> str:
    """The name as rows and files are compared: slashes forward, characters composed alike."""
    return unicodedata.normalize("NFC", name.replace("\\", "/").removeprefix("./"))


def parse(raw: bytes, about: str) -> Metadata:
    """The rows of a metadata.csv. Complaints: I20 not readable as a table, I21 no column `name`, I22 an unknown or
    doubled column, I23 an impossible date, I24 a second row for a name, I25 a language that is no code, I26 a row that
    is longer than the header or has no name. `about` names the file."""
    out = Metadata()

    def complain(code: str, where: str, what: str, remedy: str) -> None:
        out.complaints.append(Complaint(code, f"{about}{where}", what, remedy))

    try:
        text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        complain("I20", "", "is not UTF-8 text, nothing in it was used", "Save it as CSV UTF-8 and run ingest again")
        return out
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        if "name" not in header:
            known = ",".join(COLUMNS)
            complain("I21", "", "has no column `name`, nothing in it was used", f"Its first line should be {known}")
            return out
        for at, column in enumerate(header):
            if column and (column not in COLUMNS or column in header[:at]):
                fault = "is there twice, the first is used" if column in header[:at] else "is not known and is left out"
                complain("I22", "", f"the column `{printable(column)}` {fault}", f"Known: {', '.join(COLUMNS)}")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _take(header, cells, reader.line_num, out, complain)
    except csv.Error as error:
        complain("I20", f", line {reader.line_num}", f"is not readable as a table from here on ({error})", "Correct it")
    return out


def _take(header: list[str], cells: list[str], line: int, out: Metadata, complain: Complain) -> None:
    where = f", line {line}"
    if any(cell.strip() for cell in cells[len(header) :]):
        complain("I26", where, "has more cells than the first line", "Put text with a comma in quotation marks")
        return
    values: dict[str, str | None] = {}
    for column, cell in zip(header, cells, strict=False):
        values.setdefault(column, cell.strip() or None)
    name = values.get("name")
    if name is None:
        complain("I26", where, "has no name", "Put the file's name in the column `name`")
        return
    if key(name) in out.rows:
        first = out.rows[key(name)].line
        complain("I24", where, f"is a second row for {printable(name)}, line {first} is used", "Take one of them away")
        return
    published, language = Published(), values.get("language")
    if written := values.get("published"):
        days = dates(written)
        if days is None:
            what = f"`{printable(written)}` is no date, {printable(name)} stays without one"
            complain("I23", where, what, "Write YYYY, YYYY-MM or YYYY-MM-DD")
        else:
            published = Published(*days, basis="metadata")
    if language is not None:
        match = _LANGUAGE.fullmatch(language)
        if match is None:
            what = f"`{printable(language)}` is no language code, it is left out"
            complain("I25", where, what, "Write two letters, such as en, uk or ru")
        language = match[1].lower() if match else None
    out.rows[key(name)] = Row(
        name, line, values.get("title"), values.get("publisher"), published, language, values.get("address")
    )


def dates(text: str) -> tuple[str, str] | None:
    """First and last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None where it is no date of the calendar."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            last = first
        else:  # the day before the next year or month begins
            following = (first.year + 1, 1) if month in (None, 12) else (first.year, first.month + 1)
            last = date.fromordinal(date(*following, 1).toordinal() - 1)
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def printable(text: str) -> str:
    """At most 60 characters of a cell, without those that a terminal would obey."""
    shown = "".join(c if c.isprintable() else "?" for c in text)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(",;\t", key=header.count)
