"""Dates, ages and places of a list's cells made alike; what cannot be told apart is left empty, and said."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from solferino.measure.register.fields import plain, words
from solferino.model import AgeGroup, Precision, When

FIRST, LAST = 1880, 2100  # years that a person of a list can be born or die in
OLDEST = 120
_LONGEST_UNKNOWN = 40  # characters: the longest of the words for "not known" has 15
_PIVOT = 30  # 30 is 2030, 31 is 1931; fixed, so that a list reads alike in every year
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets
_NUMBERS = re.compile(r"(\d{1,4})[.\-/\s]+(\d{1,4})(?:[.\-/\s]+(\d{1,4}))?")
_YEAR = re.compile(r"\d{4}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORDY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|-?го)?\s+)?([^\W\d_]+)\.?,?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
)
_TAIL = re.compile(
    r"\s*(?:р\.\s?н\.?|г\.\s?р\.?|року народження|года рождения|року|рік|р\.?|года|год|г\.?|y\.?"
    r"|t00:00:00z?|00:00(?::00)?)$"
)
_ABOUT = re.compile(r"^(?:~|≈|about|approx\.?|circa|ca\.?|c\.|близько|приблизно|орієнтовно|около|примерно)\s*")
_CLOCK = re.compile(r"[\sT]+(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:-|–|—|to|до|по)\s+|(?<=\d{4})\s*[–—]\s*")
_AGE = re.compile(r"(\d{1,4})(?:[.,]\d+)?(?:\s*[-–—]\s*(\d{1,3}))?\s*(\+)?\s*(\D*)")
_MONTHS = re.compile(
    r"^(?:m|mo|mos|month|months|міс|місяц\w*|мес|месяц\w*|днів|дні|день|дней|days?|weeks?|тиж\w*|нед\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as ISO, perhaps partial, or a span; `assumed` says what had to be assumed to read it."""

    earliest: str
    latest: str
    assumed: str | None = None

    @property
    def iso(self) -> str:
        """The date; of a span its first."""
        return self.earliest

    def when(self) -> When:
        """The date as the model has it."""
        first, last = bounds(self.earliest)[0], bounds(self.latest)[1]
        text = self.earliest if self.earliest == self.latest else f"{self.earliest} to {self.latest}"
        sizes = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}
        precision = sizes[len(self.earliest)] if self.earliest == self.latest else Precision.RANGE
        return When(text, first, last, precision)


def is_unknown(cell: object) -> bool:
    """Whether the cell is empty or says that nothing is known."""
    if not isinstance(cell, str):
        return cell is None
    return len(cell) <= _LONGEST_UNKNOWN and plain(cell) in words().unknown


def read_date(cell: object, order: str) -> Day | None:
    """The date in a cell; None where it is none. `order` dmy, mdy or ymd holds where the numbers do not tell."""
    if isinstance(cell, datetime):
        return _one(cell.date().isoformat())
    if isinstance(cell, date):
        return _one(cell.isoformat())
    if isinstance(cell, bool | time):
        return None
    if isinstance(cell, int | float):
        return _number(cell)
    text = str(cell).strip().casefold()
    match = _ABOUT.match(text)
    assumed = "said to be approximate" if match else None
    text = text[match.end() :] if match else text
    ends = _BETWEEN.split(text)
    if len(ends) == 2:
        first, last = (_text(end.strip(), order) for end in ends)
        if first is None or last is None or bounds(first.earliest)[0] > bounds(last.latest)[1]:
            return None
        return Day(first.earliest, last.latest, assumed or first.assumed or last.assumed)
    found = _text(text, order)
    if found is None and text.isdigit() and len(text) == 5:
        return _number(int(text))
    return found if found is None or assumed is None else Day(found.earliest, found.latest, assumed)


def _text(text: str, order: str) -> Day | None:
    text = _TAIL.sub("", _CLOCK.sub("", text)).strip()
    if _YEAR.fullmatch(text):
        return _made(int(text), None, None)
    if compact := _COMPACT.fullmatch(text):
        return _made(int(compact[1]), int(compact[2]), int(compact[3]))
    if numbers := _NUMBERS.fullmatch(text):
        return _numbers(numbers[1], numbers[2], numbers[3], order)
    if wordy := _WORDY.fullmatch(text):
        month = words().months.get(wordy[2])
        day = wordy[1] or wordy[3]
        if month is not None and not (wordy[1] and wordy[3]):
            return _made(int(wordy[4]), month, int(day) if day else None)
    return None


def _numbers(a: str, b: str, c: str | None, order: str) -> Day | None:
    if c is None:  # 2022-03 or 03.2022
        year, month = (a, b) if len(a) == 4 else (b, a)
        return _made(int(year), int(month), None) if len(year) == 4 and len(month) <= 2 else None
    if len(b) > 2:
        return None
    if len(a) == 4:
        return _made(int(a), int(b), int(c))
    if len(c) not in (2, 4) or len(a) > 2:
        return None
    number, assumed = int(c), None
    if len(c) == 2:
        number, assumed = (2000 if number <= _PIVOT else 1900) + number, "a year of two digits"
    first, second = int(a), int(b)
    day, of_year = (second, first) if order == "mdy" else (first, second)
    if of_year > 12 >= day:
        day, of_year, assumed = of_year, day, "day and month stand the other way round than in the rest"
    return _made(number, of_year, day, assumed)


def _made(year: int, month: int | None, day: int | None, assumed: str | None = None) -> Day | None:
    if not FIRST <= year <= LAST or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and month is not None and not 1 <= day <= monthrange(year, month)[1]:
        return None
    iso = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return Day(iso, iso, assumed)


def _number(serial: float) -> Day | None:
    """A year, or the day number of a spreadsheet between 1900 and 2100."""
    if float(serial).is_integer() and FIRST <= serial <= LAST:
        return _one(f"{int(serial):04}")
    if 1 <= serial <= 73_050:
        found = (_EPOCH + timedelta(days=int(serial))).isoformat()
        return Day(found, found, "the day number of a spreadsheet")
    return None


def _one(iso: str) -> Day | None:
    return Day(iso, iso) if FIRST <= int(iso[:4]) <= LAST else None


def bounds(iso: str) -> tuple[str, str]:
    """First and last day of an ISO date that may be partial."""
    if len(iso) == 10:
        return iso, iso
    if len(iso) == 7:
        return f"{iso}-01", f"{iso}-{monthrange(int(iso[:4]), int(iso[5:]))[1]:02}"
    return f"{iso}-01-01", f"{iso}-12-31"


def read_clock(cell: object) -> str | None:
    """A time of day as HH:MM; None where it is none."""
    if isinstance(cell, datetime | time):
        return cell.strftime("%H:%M")
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?", str(cell).strip())
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return f"{int(match[1]):02}:{match[2]}"
    return None


def read_age(cell: object) -> tuple[int, int] | None:
    """Age in full years, low..high; None where it is none or no person's. Months and days are 0 years."""
    if isinstance(cell, bool | date | time):
        return None
    text = _ABOUT.sub("", str(cell).strip().casefold())
    match = _AGE.fullmatch(text)
    if match is None:
        return None
    low = int(match[1])
    if _MONTHS.match(match[4].strip()):
        return (0, 0) if low <= 400 else None
    high = OLDEST if match[3] else int(match[2] or low)
    return (low, high) if 0 <= low <= high <= OLDEST else None


def age_at(birth: str, day: str) -> tuple[int, int] | None:
    """Full years from a birth to a day, low..high where either is partial; None where that is no age of a person."""
    born, then = bounds(birth), bounds(day)
    low, high = _years(born[1], then[0]), _years(born[0], then[1])
    low = max(low, 0)
    return (low, high) if 0 <= high <= OLDEST and low <= high else None


def _years(born: str, then: str) -> int:
    return int(then[:4]) - int(born[:4]) - (then[5:] < born[5:])


def group_of(age: tuple[int, int] | None) -> AgeGroup:
    """The age group of an age; unknown where the age leaves it open."""
    if age is None:
        return AgeGroup.UNKNOWN
    if age[1] < 18:
        return AgeGroup.CHILD
    if age[0] >= 60:
        return AgeGroup.OLDER
    return AgeGroup.ADULT if age[0] >= 18 else AgeGroup.UNKNOWN
