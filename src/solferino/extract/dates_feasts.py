"""Feasts whose day is not the same every year: Easter by its two reckonings, and those of the moon's year."""

from __future__ import annotations

from datetime import date

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from solferino.extract.dates_calendar import DAY, Days, Groups, Part, Reader, Yearly
from solferino.model.when import Precision

_BEGINS = {"ramadan": (9, 1), "fitr": (10, 1), "adha": (12, 10)}  # month and day of the moon's year
_LASTS = {"ramadan": 30, "fitr": 3, "adha": 4}
_MOON_EPOCH = 227_014  # the day before the moon's year 1, counted as `date.toordinal` counts
_OCTAVE = {6: 0, 0: 1}  # Easter Sunday and Monday, by the number of their weekday


def moon_feast(name: str, year: int) -> date:
    """The first day of a feast of the moon's year that begins in `year`, by the civil reckoning: the day that is kept
    depends on who saw the moon, and is at most one day off."""
    month, day = _BEGINS[name]
    around = (year - 622) * 33 // 32
    for moon in range(around - 1, around + 3):
        ordinal = _MOON_EPOCH + (moon - 1) * 354 + (3 + 11 * moon) // 30 + (59 * (month - 1) + 1) // 2 + day
        found = date.fromordinal(ordinal)
        if found.year == year:
            return found
    raise ValueError(f"no {name} begins in {year}")  # a moon's year is shorter than ours: one always does


def _fixed(month: int, day: int, year: int | None, name: str) -> Part:
    return Yearly(lambda y: (date(y, month, day), date(y, month, day)), Precision.DAY, (name, month, day), year)


def _christmas(g: Groups) -> Part | None:
    """`Christmas Eve`, `Orthodox Christmas`."""
    eve = 1 if g[2] else 0
    month, day = (1, 7 - eve) if g[1] else (12, 25 - eve)
    return _fixed(month, day, _year(g[0], g[3]), "christmas")


def _new_year(g: Groups) -> Part | None:
    return _fixed(12, 31, _year(g[0], g[2]), "new year") if g[1] else _fixed(1, 1, _year(g[0], g[2]), "new year")


def _easter(g: Groups) -> Part | None:
    """Whose Easter it is, words seldom say: it may be either day where they differ."""
    eastern, feast, weekday = bool(g[1]), g[2], g[3]
    if weekday and not feast and weekday[0] not in _OCTAVE:
        return None
    shift = (int(feast[0]) if feast else _OCTAVE[weekday[0]] if weekday else 0) * DAY

    def fill(year: int) -> Days | None:
        kept = (EASTER_ORTHODOX,) if eastern else (EASTER_WESTERN, EASTER_ORTHODOX)
        days = sorted(easter(year, reckoning) for reckoning in kept)
        return days[0] + shift, days[-1] + shift

    return Yearly(fill, Precision.RANGE, ("easter", eastern, shift.days), _year(g[0], g[4]))


def _moon(g: Groups) -> Part | None:
    """`Ramadan`, `the second day of Eid al-Adha`."""
    nth, name = g[0][0] if g[0] else None, g[1][0] if g[1] else "ramadan"

    def fill(year: int) -> Days | None:
        begins = moon_feast(name, year)
        first, last = (nth - 1, nth - 1) if nth is not None else (0, _LASTS[name] - 1)
        return begins + (first - 1) * DAY, begins + (last + 1) * DAY

    return Yearly(fill, Precision.RANGE, (name, nth), _year(g[2]))


def _year(*groups: list[int]) -> int | None:
    return next((g[0] for g in groups if g), None)


FEASTS: dict[str, Reader] = {"christmas": _christmas, "new_year": _new_year, "easter": _easter, "moon": _moon}
