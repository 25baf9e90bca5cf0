"""One row of a list: what it says, made alike, beside what it says word for word; and what is wrong with it.

Nothing is guessed and nothing is repaired silently: a cell that cannot be read leaves its field unknown with a warning,
a row that contradicts itself is refused. A warning names the column, never what stands in it: it may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from solferino.measure.register import dates
from solferino.measure.register.fields import CODED, IGNORED, SEVERAL, codes, plain, words
from solferino.measure.register.mapping import Mapping
from solferino.measure.register.names import split_name
from solferino.model import AgeGroup, CasualtyOutcome, Entry, Identity, Sex, Verification

LONGEST = 2_000  # characters of a cell that a field takes; the vault keeps the whole
_SPOILT = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|FORMULA\?|SPILL!|CALC!|GETTING_DATA)")
# House numbers, streets and flats say where a person lives, not where something happened.
_ADDRESS = re.compile(r"\d|\b(?:вул|ул|кв|буд|street|str|st|road|apt|flat|пров|просп|пр-т)\b\.?", re.IGNORECASE)
_WORD = re.compile(r"\s*([^\W\d_]+)\s*(?:[:;,=\d].*)?$", re.DOTALL)
_ISO_PARTY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong with a row: a code, the column (never the cell), and what."""

    code: str
    column: str | None
    what: str


@dataclass(slots=True)
class Draft:
    """A row as it was read. `entry` has no id yet; `refused` are issues for which the row is not taken."""

    number: int
    sheet: str | None
    entry: Entry
    identity: Identity
    issues: list[Issue] = field(default_factory=list)
    refused: list[Issue] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """The cells of one row by field, with the headers that they stand under."""

    cells: dict[str, tuple[str, Any]]
    many: dict[str, list[str]]
    issues: list[Issue]

    def get(self, name: str) -> Any:
        found = self.cells.get(name)
        return None if found is None else found[1]

    def text(self, name: str) -> str | None:
        value = self.get(name)
        return None if value is None else written(value)

    def warn(self, code: str, name: str, what: str) -> None:
        header = self.cells[name][0] if name in self.cells else name
        self.issues.append(Issue(code, header, what))


class RowReader:
    """Reads the rows of one list by its mapping; `today` is the ISO day after which nothing can have happened, and
    `settled` tells whether the place of an entry is known."""

    def __init__(self, mapping: Mapping, today: str, settled: Callable[[Entry], bool] = lambda _: True) -> None:
        self._mapping, self._today, self._settled = mapping, today, settled
        self._headers = [h for h, _ in mapping.columns]
        self._fields = [f for _, f in mapping.columns]

    def read(self, number: int, sheet: str | None, cells: Sequence[Any]) -> Draft:
        """The row. Warnings M15 to M25 and M68; refused M10 where nothing says who it is about, M12 where the death is
        before the birth, M13 where it has more cells than the header."""
        row = self._row(cells)
        draft = Draft(number, sheet, Entry("", "", number, "", ""), self._identity(row, cells), row.issues)
        extra = [c for c in cells[len(self._headers) :] if not dates.is_unknown(c)]
        if extra:
            what = f"the row has {len(extra)} more cells than the header; a delimiter may stand in a cell"
            draft.refused.append(Issue("M13", None, what))
        who = draft.identity
        if _is_total(cells):
            draft.refused.append(Issue("M10", None, "the row looks like a total below the list, not like a person"))
        elif not (who.number or who.name or who.last or who.first):
            draft.refused.append(Issue("M10", None, "nothing in the row says who it is about"))
        draft.entry = entry = self._entry(row, draft)
        if (entry.place or entry.admin1 or entry.place_code) and not self._settled(entry):
            name = next(n for n in ("place", "admin1", "place_code") if n in row.cells)
            row.warn("M68", name, "names no place that the gazetteer has, or several; it stays as written")
        return draft

    def _row(self, cells: Sequence[Any]) -> _Row:
        row = _Row({}, {}, [])
        for header, name, received in zip(self._headers, self._fields, cells, strict=False):
            cell = received
            if not name or name == IGNORED or dates.is_unknown(cell):
                continue
            if isinstance(cell, str) and cell[0] == "#" and _SPOILT.fullmatch(cell.strip()):
                row.issues.append(Issue("M20", header, "holds an error or a formula without its result; left empty"))
                continue
            if isinstance(cell, str) and len(cell) > LONGEST:
                row.issues.append(Issue("M21", header, f"is longer than {LONGEST} characters; the field takes no more"))
                cell = cell[:LONGEST]
            row.cells.setdefault(name, (header, cell))
            if name in SEVERAL:
                row.many.setdefault(name, []).append(written(cell))
        return row

    def _identity(self, row: _Row, cells: Sequence[Any]) -> Identity:
        last, first, patronymic = row.text("last"), row.text("first"), row.text("patronymic")
        name = row.text("name")
        if name and not (last or first):
            last, first, patronymic = split_name(name)
        birth = self._date(row, "birth")
        kept = zip(self._headers, self._fields, cells, strict=False)
        return Identity(
            id="",
            name=name or " ".join(p for p in (last, first, patronymic) if p) or None,
            last=last,
            first=first,
            patronymic=patronymic,
            aliases=tuple(row.many.get("alias", ())),
            birth=birth.iso if birth else None,
            number=row.text("number"),
            contact="; ".join(row.many.get("contact", ())) or None,
            place=row.text("place"),
            raw=tuple((h, written(c)) for h, f, c in kept if f != IGNORED and c is not None),
        )

    def _entry(self, row: _Row, draft: Draft) -> Entry:
        day, death = self._date(row, "date"), self._date(row, "death")
        birth = draft.identity.birth
        if birth and any(dates.bounds(d.latest)[1] < dates.bounds(birth)[0] for d in (day, death) if d):
            draft.refused.append(Issue("M12", None, "the death or the incident is before the birth"))
        if day and death and dates.bounds(death.latest)[1] < dates.bounds(day.earliest)[0]:
            row.warn("M23", "death", "is before the incident; left empty")
            death = None
        age = self._age(row, birth, (death or day))
        coded = {name: self._code(row, name) for name in CODED}
        outcome = coded["outcome"]
        place = row.text("place")
        if place and _ADDRESS.search(place):
            row.warn("M24", "place", "looks like an address; it stays in the vault")
            place = None
        lat, lon = self._degrees(row, "lat", 90), self._degrees(row, "lon", 180)
        whole = lat is not None and lon is not None
        return Entry(
            id="",
            list="",
            row=draft.number,
            pseudonym="",
            digest="",
            sheet=draft.sheet,
            outcome=CasualtyOutcome(outcome) if outcome else None,
            date=day.when() if day else None,
            time=self._clock(row),
            death=death.iso if death else None,
            sex=Sex(coded["sex"] or "U"),
            age=age,
            age_group=self._group(row, age, coded["age_group"]),
            status=coded["status"] or "CST-UNK",
            role=coded["role"],
            weapons=(coded["weapons"],) if coded["weapons"] else (),
            control=coded["control"] or "CTL-UNK",
            proximity=coded["proximity"],
            party=coded["party"],
            place=place,
            admin1=row.text("admin1"),
            place_code=(row.text("place_code") or "")[:60] or None,
            lat=lat if whole else None,
            lon=lon if whole else None,
            verification=Verification(coded["verification"] or "VST-PENDING"),
        )

    def _date(self, row: _Row, name: str) -> dates.Day | None:
        cell = row.get(name)
        if cell is None:
            return None
        found = dates.read_date(cell, self._mapping.dates)
        if found is None:
            row.warn("M15", name, "is no date that can be; left empty")
        elif found.earliest > self._today:
            row.warn("M22", name, "lies in the future; left empty")
            return None
        elif found.assumed:
            row.warn("M16", name, f"was read on an assumption: {found.assumed}")
        return found

    def _clock(self, row: _Row) -> str | None:
        cell = row.get("time")
        if cell is None:
            day = row.get("date")
            return dates.read_clock(day) if isinstance(day, datetime) else None
        found = dates.read_clock(cell)
        if found is None:
            row.warn("M15", "time", "is no time of day; left empty")
        return found

    def _age(self, row: _Row, birth: str | None, day: dates.Day | None) -> tuple[int, int] | None:
        cell = row.get("age")
        told = None if cell is None else dates.read_age(cell)
        if cell is not None and told is None:
            row.warn("M17", "age", "is no age that a person can have; left empty")
        made = dates.age_at(birth, day.iso) if birth and day else None
        if birth and day and made is None:
            row.warn("M17", "birth", "gives no age that a person can have")
        if told and made and (told[1] < made[0] - 1 or told[0] > made[1] + 1):
            row.warn("M18", "age", "does not fit the birth; the age as told is kept")
        return told or made

    def _group(self, row: _Row, age: tuple[int, int] | None, told: str | None) -> AgeGroup:
        made = dates.group_of(age)
        if told and made is not AgeGroup.UNKNOWN and AgeGroup(told) is not AgeGroup.UNKNOWN:
            if made.adult != AgeGroup(told).adult:
                row.warn("M18", "age_group", "does not fit the age; the age is kept")
            return made
        return AgeGroup(told) if told and made is AgeGroup.UNKNOWN else made

    def _code(self, row: _Row, name: str) -> str | None:
        """The code that the cell says; unknown words stay unknown."""
        cell = row.get(name)
        of_all = self._mapping.of_all.get(name)
        if cell is None:
            return of_all
        text = written(cell)
        word = plain(text)
        own = self._mapping.values.get(name, {}).get(word)
        found = own or words().values.get(name, {}).get(word)
        if found is None and text.strip().upper() in codes(name):
            found = text.strip().upper()
        if found is None and name == "party" and _ISO_PARTY.fullmatch(text.strip()):
            found = text.strip()
        if found is None:
            row.warn("M19", name, f"holds a word that is no known {name}; left unknown (map it under [values.{name}])")
        return found

    def _degrees(self, row: _Row, name: str, most: int) -> float | None:
        cell = row.get(name)
        if cell is None:
            return None
        try:
            value = float(written(cell).replace(",", "."))
        except ValueError:
            value = float("nan")
        if not -most <= value <= most:
            row.warn("M25", name, "is no coordinate; left empty")
            return None
        return value


def _is_total(cells: Sequence[Any]) -> bool:
    first = next((c for c in cells if c is not None), None)
    found = _WORD.match(first.casefold()) if isinstance(first, str) else None
    return found is not None and found[1] in words().totals


def written(cell: Any) -> str:
    """A cell as text: dates in ISO, whole numbers without a point."""
    if type(cell) is str:
        return cell.strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()


def named(draft: Draft, ident: str, edition: str, pseudonym: str, digest: str) -> tuple[Entry, Identity]:
    """The draft with its id, as it goes into the record and into the vault."""
    entry = replace(draft.entry, id=ident, list=edition, pseudonym=pseudonym, digest=digest)
    return entry, replace(draft.identity, id=ident)
