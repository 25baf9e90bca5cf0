"""One person of one list, ready to be compared: the spelling of the list kept, keys beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from solferino.link.people.parse import is_initial, is_patronymic, parse_name
from solferino.link.people.places import Spot, spot
from solferino.link.people.skeleton import language, script, skeleton, stem
from solferino.link.people.variants import Role, lexicon
from solferino.progress import Complaint
from solferino.terms.gazetteer_names import romanise

COLUMNS = (
    "id", "list", "last", "first", "patronymic", "name", "sex", "birth", "death", "place", "place_code", "age",
    "identifier", "address", "place_id", "event_first", "event_last", "outcome", "incident",
)  # fmt: skip
_SEX = {
    **dict.fromkeys(("m", "male", "man", "ч", "чол", "чоловік", "чоловіча", "м", "муж", "мужской", "1"), "m"),
    **dict.fromkeys(("f", "female", "woman", "ж", "жін", "жінка", "жіноча", "жен", "женский", "2", "w"), "f"),
}
_ISO = re.compile(r"^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?$")
_DOTTED = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: `text` as in the list, `key` that its variants share, `folded` its own skeleton, `stem`
    without the ending for women, `may`: keys that a pet name may stand for. All "" where unknown."""

    text: str = ""
    key: str = ""
    folded: str = ""
    stem: str = ""
    may: tuple[str, ...] = ()
    initial: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A partial date: `text` is YYYY, YYYY-MM or YYYY-MM-DD; `about` where it was reckoned from an age."""

    text: str = ""
    about: bool = False

    @property
    def year(self) -> int | None:
        """The year, None where unknown."""
        return int(self.text[:4]) if self.text else None

    @property
    def number(self) -> int | None:
        """Days since the year 1, None unless the day is known."""
        return date.fromisoformat(self.text).toordinal() if len(self.text) == 10 else None


@dataclass(frozen=True, slots=True)
class Event:
    """What a row tells of the incident in which the person was harmed: its first and last ISO day, "" where unknown,
    whether the person was injured there and perhaps died later, and its id where the row is made from an incident."""

    first: str = ""
    last: str = ""
    injured: bool = False
    incident: str = ""


_UNKNOWN_DAY, _NOWHERE, _NO_EVENT = Day(), Spot(), Event()
_INJURED = ("INJURED", "DIED_OF_WOUNDS")


@dataclass(frozen=True, slots=True)
class Person:
    """`shown` is the name as the list prints it. `sex`: m, f or ""."""

    id: str
    list: str
    shown: str
    last: Part
    first: Part
    patronymic: Part
    sex: str = ""
    birth: Day = _UNKNOWN_DAY
    death: Day = _UNKNOWN_DAY
    place: Spot = _NOWHERE
    place_shown: str = ""
    identifier: str = ""
    address: str = ""
    call_sign: str = ""
    others: tuple[str, ...] = ()
    event: Event = _NO_EVENT

    @property
    def romanised(self) -> str:
        """The name by the official Ukrainian romanisation (KMU 2010) where it is in Cyrillic, else as it stands."""
        return romanise(self.shown) if self.script == "cyrillic" else self.shown

    @property
    def script(self) -> str:
        """The script of the name."""
        return script(self.shown)

    @property
    def language(self) -> str | None:
        """uk or ru where the letters tell."""
        return language(self.shown)


def part(text: str, role: Role) -> Part:
    """The part of a name that a word is in its role."""
    word = " ".join(text.split())
    if not word:
        return Part()
    folded = skeleton(word)
    if is_initial(word):
        return Part(word, "", folded[:1], "", (), True)
    names = lexicon()
    key = names.key(word, role)
    may = tuple(sorted(names.stands_for(word))) if role is Role.FIRST else ()
    return Part(word, key, folded, stem(key) if role is Role.LAST else "", may)


def person(row: Mapping[str, object], complaints: list[Complaint]) -> Person:
    """The person that a row of a table with (some of) `COLUMNS` tells of. A date that cannot be read (L41), and birth
    and death where the death comes first (L48), are taken as unknown and complained of."""
    cell = {name: _text(row.get(name)) for name in COLUMNS}
    last, first, patronymic, sign = cell["last"], cell["first"], cell["patronymic"], ""
    others: tuple[str, ...] = ()
    if not (last or first):
        parsed = parse_name(cell["name"])
        last, first, patronymic = parsed.last, parsed.first, parsed.patronymic or patronymic
        sign, others = parsed.call_sign, parsed.others
    last, first, patronymic = _settled(last, first, patronymic)
    birth, death = (day(cell[name], f"{cell['list']} {cell['id']}", complaints) for name in ("birth", "death"))
    if birth.text and death.text and death.text < birth.text[: len(death.text)]:
        about, what = f"{cell['list']} {cell['id']}", "the death is before the birth; both were taken as unknown"
        complaints.append(Complaint("L48", about, what, "Correct one of the two"))
        birth = death = _UNKNOWN_DAY
    if not birth.text and cell["age"].isdigit() and death.year is not None:
        birth = Day(f"{max(1, death.year - int(cell['age'])):04d}", about=True)
    return Person(
        cell["id"],
        cell["list"],
        cell["name"] or " ".join(p for p in (last, first, patronymic) if p),
        part(last, Role.LAST),
        part(first, Role.FIRST),
        part(patronymic, Role.PATRONYMIC),
        _SEX.get(cell["sex"].lower().strip("."), ""),
        birth,
        death,
        spot(cell["place"], cell["place_code"], cell["place_id"]) if cell["place"] or cell["place_code"] else _NOWHERE,
        cell["place"],
        re.sub(r"\W", "", cell["identifier"]).upper(),
        " ".join(re.findall(r"\w+", cell["address"].lower())),
        sign,
        others,
        _event(cell, complaints),
    )


def _event(cell: Mapping[str, str], complaints: list[Complaint]) -> Event:
    injured = cell["outcome"] in _INJURED
    if not (cell["event_first"] or cell["incident"] or injured):
        return _NO_EVENT
    first, last = (
        day(cell[name], f"{cell['list']} {cell['id']}", complaints).text for name in ("event_first", "event_last")
    )
    return Event(first, last or first, injured, cell["incident"])


def people(rows: Iterable[Mapping[str, object]]) -> tuple[tuple[Person, ...], tuple[Complaint, ...]]:
    """All persons of the rows by list and id, and what was wrong: rows without an id (L40) and rows whose id stands
    twice in one list (L42) are left out."""
    complaints: list[Complaint] = []
    found: dict[tuple[str, str], Person] = {}
    for number, row in enumerate(rows, 2):
        if not _text(row.get("id")):
            complaints.append(Complaint("L40", f"row {number}", "it has no id", "Give every row an id of its own"))
            continue
        one = person(row, complaints)
        if found.setdefault((one.list, one.id), one) is not one:
            complaints.append(
                Complaint(
                    "L42", f"{one.list} {one.id}", "the id stands twice; the first row was used", "Give it another id"
                )
            )
    return tuple(found[k] for k in sorted(found)), tuple(complaints)


def day(text: str, about: str, complaints: list[Complaint]) -> Day:
    """A partial ISO date (also YYYYMMDD or DD.MM.YYYY); unknown, with a complaint (L41), where it is no date."""
    if not text:
        return _UNKNOWN_DAY
    if dotted := _DOTTED.match(text):
        text = f"{dotted[3]}-{int(dotted[2]):02d}-{int(dotted[1]):02d}"
    found = _ISO.match(text)
    parts = [p for p in found.groups() if p] if found else []
    try:
        date(*(int(p) for p in [*parts, "01", "01"][:3])) if parts else date.fromisoformat(text)
    except ValueError:
        complaints.append(Complaint("L41", about, "a date cannot be read", "Write YYYY, YYYY-MM or YYYY-MM-DD"))
        return _UNKNOWN_DAY
    return Day("-".join(parts or [text[:4], text[5:7], text[8:10]]))


def _settled(last: str, first: str, patronymic: str) -> tuple[str, str, str]:
    """The parts where they belong: a patronymic out of the given name, and the two names turned where only the first
    of them is known as a given name."""
    if not patronymic and " " in first:
        head, _, tail = first.partition(" ")
        if is_patronymic(tail) or is_initial(tail):
            first, patronymic = head, tail
    names = lexicon()
    if last and first and names.is_given(last) and not names.is_given(first) and not is_initial(first):
        last, first = first, last
    return last, first, patronymic


def _text(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
