"""One reader for each form of the data file: what it matched -> a value of `dates_calendar.py`."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from solferino.extract.dates_calendar import (
    DAY,
    SEASONS,
    Choice,
    Days,
    Edge,
    Fixed,
    Groups,
    Open,
    Part,
    Reader,
    Relative,
    Yearly,
    about,
    cut,
    join,
    month_days,
    shift,
    third,
    unit_days,
)
from solferino.extract.dates_feasts import FEASTS
from solferino.extract.dates_relative import RELATIVE
from solferino.model.when import Precision


def _first(group: list[Any]) -> Any:
    return group[0] if group else None


# ---- days, months, years -------------------------------------------------------------------------------------------
def day_of(day: int, month: int, year: int | None, weekday: int | None = None) -> Part | None:
    """The day of that month, None where no month has it."""

    def fill(y: int) -> Days | None:
        try:
            found = date(y, month, day)
        except ValueError:
            return None
        return found, found

    if fill(2000) is None or (year is not None and fill(year) is None):  # 2000 has a 29 February
        return None
    return Yearly(fill, Precision.DAY, ("day", month, day), year, weekday=weekday)


def _nth_weekday(which: int | str, weekday: int, month: int, year: int | None) -> Part | None:
    """`the last Wednesday of August`, `the second Friday in May`."""
    if which not in ("last", 1, 2, 3, 4):
        return None

    def fill(y: int) -> Days:
        first, last = month_days(y, month)
        back = last - timedelta(days=(last.weekday() - weekday) % 7)
        if isinstance(which, str):
            return back, back
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
        return found, found

    return Yearly(fill, Precision.DAY, ("nth", month, which, weekday), year)


def month_of(month: int, year: int | None) -> Yearly:
    """The whole month."""
    return Yearly(lambda y: month_days(y, month), Precision.MONTH, ("month", month), year)


def _short_year(g: Groups) -> Part | None:
    """ "89" is 1989, "22" 2022: only where no month has such a day, or where the agency's bracket follows."""
    short = int(g[2][0])
    return day_of(g[0][0], g[1][0], (1900 if short >= 32 else 2000) + short) if short < 100 else None


def _span_of_days(first: int, last: int, month: int, year: int | None) -> Part | None:
    lo, hi = day_of(first, month, year), day_of(last, month, year)
    return join(lo, hi) if lo and hi and first < last else None


def _iso(g: Groups) -> Part | None:
    year, month, day = (int(n) for n in g[0][0].split("-"))
    return day_of(day, month, year) if 1 <= month <= 12 else None


def _numeric(g: Groups) -> Part | None:
    text = str(g[0][0])
    a, b, c = text.replace("/", ".").replace("-", ".").split(".")
    if "." in text and len(c) != 4 and len(a + b + c) != 6:
        return None  # 10.3.15 is a version or a time
    if len(a) == 4:
        options = [("ymd", int(a), int(b), int(c))]
    else:
        year = int(c) if len(c) == 4 else 2000 + int(c) if len(c) == 2 else 0
        options = [("dmy", year, int(b), int(a))]
        if "." not in text:  # with full stops the day always comes first
            options.append(("mdy", year, int(a), int(b)))
    found: dict[date, str] = {}
    for order, year, month, day in options:
        try:
            found.setdefault(date(year, month, day), order)
        except ValueError:
            continue
    days = [d for d in found if 1900 <= d.year < 2100]
    return Choice(tuple(days), tuple(found[d] for d in days)) if days else None


def _year(g: Groups) -> Part | None:
    year = int(g[0][0])
    return Fixed(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _years(g: Groups) -> Part | None:
    first, last = int(g[0][0]), int(g[1][0])
    if last < 100:
        last += first // 100 * 100
    return Fixed(date(first, 1, 1), date(last, 12, 31), Precision.RANGE) if first < last < 2100 else None


def _decade(g: Groups) -> Part | None:
    return Fixed(date(g[0][0], 1, 1), date(g[0][0] + 9, 12, 31), Precision.RANGE)


def _season(g: Groups) -> Part | None:
    name, year = g[0][0], int(g[1][0])
    start = SEASONS[name]
    if name == "winter":
        until = _first(g[2]) if len(g) > 2 else None
        if until is None:  # "winter 2022" may begin or end in it
            return Fixed(date(year - 1, 12, 1), month_days(year, 14)[1], Precision.RANGE)
    return Fixed(month_days(year, start)[0], month_days(year, start + 2)[1], Precision.SEASON)


def _season_of(name: str) -> Yearly:
    start = SEASONS[name]
    return Yearly(lambda y: (month_days(y, start)[0], month_days(y, start + 2)[1]), Precision.SEASON, ("season", name))


def _quarter(g: Groups) -> Part | None:
    number, year = int(g[0][0]), int(g[1][0])
    if number > 4:
        return None
    return Fixed(month_days(year, number * 3 - 2)[0], month_days(year, number * 3)[1], Precision.RANGE)


# ---- parts, ranges, edges ------------------------------------------------------------------------------------------
def _part(g: Groups) -> Part | None:
    which, also, part = g[0][0], _first(g[1]), g[2][0]
    if also is None:
        return cut(part, third(which), Precision.RANGE, which)
    return cut(part, lambda lo, hi: (third(which)(lo, hi)[0], third(also)(lo, hi)[1]), Precision.RANGE, (which, also))


def _half(g: Groups) -> Part | None:
    which, part = g[0][0], g[1][0]

    def make(lo: date, hi: date) -> Days:
        if lo.day == 1 and lo.month == 1 and hi.month == 12:
            return (lo, date(lo.year, 6, 30)) if which == 1 else (date(lo.year, 7, 1), hi)
        middle = lo + timedelta(days=((hi - lo).days + 1) // 2 - 1)
        return (lo, middle) if which == 1 else (middle + DAY, hi)

    return cut(part, make, Precision.RANGE, ("half", which))


def _nth_week(g: Groups) -> Part | None:
    which, count, unit, part = g[0][0], int(_first(g[1]) or 0), g[2][0], g[3][0]
    many = count or (1 if unit in ("week", "day", "month") else 0)
    days = {"day": 1, "week": 7, "month": 30}.get(unit)
    if days is None:
        return None
    precision = Precision.WEEK if unit == "week" and many == 1 else Precision.RANGE

    def make(lo: date, hi: date) -> Days:
        if which in ("last", "late"):
            return max(lo, hi - timedelta(days=many * days - 1)), hi
        step = 0 if which == "early" else int(which) - 1
        start = min(hi, lo + timedelta(days=step * days))
        return start, min(hi, start + timedelta(days=many * days - 1))

    return cut(part, make, precision, ("nth", str(which), many, unit))


def _nth_weeks(g: Groups) -> Part | None:
    """`the last days of March`: a week of days, three of weeks."""
    unit = g[1][0]
    many = {"day": 7, "week": 3, "month": 4}.get(unit)
    return _nth_week([g[0], [many], g[1], g[2]]) if many and g[0][0] in (1, "early", "last", "late") else None


def _in_year(g: Groups) -> Part | None:
    """`on 5 May last year`: a day or month without a year, in the one that is counted from the day of publication."""
    part, year = g[0][0], g[1][0]
    if not isinstance(part, Yearly) or part.year is not None or not isinstance(year, Relative):
        return None
    if year.precision is not Precision.YEAR or year.ahead:
        return None
    fill, count = part.fill, year.count
    return Relative(lambda day: fill(count(day)[0].year) or count(day), part.precision)


def _held_for(g: Groups) -> Part | None:
    """`for nine days from 5 March`."""
    count, unit, side, part = int(g[0][0]), g[1][0], g[2][0], g[3][0]
    back = side == "until"
    make = (lambda lo, hi: (shift(lo, unit, -count), hi)) if back else (lambda lo, hi: (lo, shift(hi, unit, count)))
    return cut(part, make, Precision.RANGE, ("for", count, unit, back))


def _week_of(g: Groups) -> Part | None:
    def make(lo: date, hi: date) -> Days:
        return unit_days("week", lo)[0], unit_days("week", hi)[1]

    return cut(g[1][0], make, Precision.WEEK, "week") if g[0][0] == "week" else None


def _night_of(g: Groups) -> Part | None:
    if len(g) > 1:
        return join(g[0][0], g[1][0])
    part = g[0][0]
    if part_is_range(part):
        return part  # type: ignore[no-any-return]
    return cut(part, lambda lo, hi: (lo, hi + DAY), Precision.RANGE, "night")


def _time_of_day(g: Groups) -> Part | None:
    return _night_of([g[1]]) if g[0][0] == "night" else g[1][0]


def _night_to(g: Groups) -> Part | None:
    """`у ніч на 5 травня`: from the day before to that day."""
    return cut(g[0][0], lambda lo, hi: (lo - DAY, hi), Precision.RANGE, "night_to")


def part_is_range(part: Part) -> bool:
    """Whether it already goes from one date to another."""
    return getattr(part, "precision", Precision.RANGE) is Precision.RANGE


def _range(g: Groups) -> Part | None:
    return join(g[0][0], g[1][0])


def _list(g: Groups) -> Part | None:
    """Dates side by side, made one only where nothing lies between them: "on Monday and Tuesday"."""
    parts = [group[0] for group in g]
    for left, right in pairwise(parts):
        if not _touch(left, right):
            return None
    return join(parts[0], parts[-1])


def _touch(left: Part, right: Part) -> bool:
    if isinstance(left, Relative) and isinstance(right, Relative):
        return left.weekday is not None and right.weekday == (left.weekday + 1) % 7
    if isinstance(left, Fixed) and isinstance(right, Fixed) and left.hi and right.lo:
        return left.hi + DAY == right.lo
    if isinstance(left, Yearly) and isinstance(right, Yearly):
        if left.year is not None and right.year is not None and left.year != right.year:
            last, first = left.fill(left.year), right.fill(right.year)
            return bool(last and first and last[1] + DAY == first[0])
        year = right.year or 2001
        first, last = left.fill(year), right.fill(year)
        if not first or not last:
            return False
        if first[0] > last[1]:
            first = left.fill(year - 1) or first
        return first[1] + DAY >= last[0] >= first[0]
    return False


def _since(g: Groups) -> Part | None:
    return Edge(g[0][0], g[1][0])


def _until(g: Groups) -> Part | None:
    return Edge("until", g[0][0])


def _n_after(g: Groups) -> Part | None:
    count, unit, side, part = int(_first(g[0]) or 1), g[1][0], g[2][0], g[3][0]
    sign = -1 if side == "before" else 1
    if unit == "night":
        return cut(part, lambda lo, _: (lo - DAY, lo), Precision.RANGE, ("after", unit, side))
    days = about(date(2000, 1, 1), unit)[1]
    return cut(part, lambda lo, _: about(shift(lo, unit, sign * count), unit)[0], days, ("after", count, unit, side))


def _first_units(g: Groups) -> Part | None:
    if len(g) == 2:  # "at the start of the war": its first two weeks
        which, unit, many, part = g[0][0], "day", 14, g[1][0]
    else:
        which, unit, part = g[0][0], g[2][0], g[3][0]
        # "the first days" without a number: two weeks, two months, half a year
        many = int(_first(g[1]) or {"day": 14, "week": 9, "month": 6}.get(unit, 1))
    if which not in (1, "early") or not isinstance(part, Fixed) or part.lo is None:
        return None
    return Fixed(part.lo, shift(part.lo, unit, many) - DAY, Precision.RANGE)


READERS: dict[str, Reader] = {
    **RELATIVE,
    **FEASTS,
    "iso": _iso,
    "numeric": _numeric,
    "days_month": lambda g: _span_of_days(g[0][0], g[1][0], g[2][0], _first(g[3])),
    "month_days": lambda g: _span_of_days(g[1][0], g[2][0], g[0][0], _first(g[3])),
    "weekday_day_month": lambda g: day_of(g[1][0], g[2][0], _first(g[3]), g[0][0]),
    "weekday_month_day": lambda g: day_of(g[2][0], g[1][0], _first(g[3]), g[0][0]),
    "day_month_short": _short_year,
    "day_month": lambda g: day_of(g[0][0], g[1][0], _first(g[2])),
    "nth_day": lambda g: day_of(g[0][0], g[2][0], _first(g[3])) if g[1] in ([], ["day"]) else None,
    "nth_weekday": lambda g: _nth_weekday(g[0][0], g[1][0], g[2][0], _first(g[3])),
    "month_day": lambda g: day_of(g[1][0], g[0][0], _first(g[2])),
    "month": lambda g: month_of(g[0][0], _first(g[1]) if len(g) > 1 else None),
    "season": _season,
    "season_alone": lambda g: _season_of(g[0][0]),
    "quarter": _quarter,
    "years": _years,
    "year": _year,
    "decade": _decade,
    "part": _part,
    "half": _half,
    "nth_week": _nth_week,
    "nth_weeks": _nth_weeks,
    "in_year": _in_year,
    "held_for": _held_for,
    "week_of": _week_of,
    "night_of": _night_of,
    "time_of_day": _time_of_day,
    "night_to": _night_to,
    "range": _range,
    "list": _list,
    "since": _since,
    "until": _until,
    "n_after": _n_after,
    "n_after_open": lambda _: Open(),
    "first_units": _first_units,
}
