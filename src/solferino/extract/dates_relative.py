"""Readers of the forms that count from the day of publication, or from the date told last."""

from __future__ import annotations

from datetime import date, timedelta

from solferino.extract.dates_calendar import (
    DAY,
    SEASONS,
    UNIT_PRECISION,
    Backward,
    Days,
    Groups,
    Part,
    Reader,
    Relative,
    about,
    month_days,
    shift,
    third,
    unit_days,
    weekday_after,
)
from solferino.model.when import Precision

_HALF_A_DAY = 12  # hours; fewer of them mostly end on the day they began


def _last_season(g: Groups) -> Part | None:
    which, start = g[0][0], SEASONS[g[1][0]]

    def count(day: date) -> Days:
        year = day.year
        days = month_days(year, start)[0], month_days(year, start + 2)[1]
        if which == "last" and days[1] >= day:  # the latest that is over
            days = month_days(year - 1, start)[0], month_days(year - 1, start + 2)[1]
        if which == "this" and days[0] > day:
            days = month_days(year - 1, start)[0], month_days(year - 1, start + 2)[1]
        return days

    return Relative(count, Precision.SEASON, ahead=which == "next")


# ---- counted from the day of publication ---------------------------------------------------------------------------
def weekday_of(weekday: int) -> Relative:
    """The latest such day up to and with the day of publication."""

    def count(day: date) -> Days:
        found = day - timedelta(days=(day.weekday() - weekday) % 7)
        return found, found

    return Relative(count, Precision.DAY, weekday=weekday)


def _last_weekday(g: Groups) -> Part | None:
    which, weekday = g[0][0], g[1][0]
    plain = weekday_of(weekday).count
    if which == "next":
        return Relative(lambda day: weekday_after(day, weekday), Precision.DAY, ahead=True, weekday=weekday)
    if which == "this":
        return weekday_of(weekday)
    return Relative(lambda day: plain(day - DAY), Precision.DAY, weekday=weekday)


def _weekday_of_week(g: Groups) -> Part | None:
    """`Thursday last week`."""
    weekday, which, unit = g[0][0], g[1][0], g[2][0]
    if unit != "week" or which not in ("last", "this"):
        return None
    back = 7 if which == "last" else 0

    def count(day: date) -> Days:
        found = unit_days("week", day - back * DAY)[0] + weekday * DAY
        return found, found

    return Relative(count, Precision.DAY, weekday=weekday)


def _weekdays_ago(g: Groups) -> Part | None:
    """`two Sundays ago`."""
    back, weekday = 7 * (int(g[0][0]) - 1), g[1][0]
    plain = weekday_of(weekday).count
    return Relative(lambda day: plain(day - (back + 1) * DAY), Precision.DAY, weekday=weekday) if back >= 0 else None


def _day_of_month(g: Groups) -> Part | None:
    """`the 15th of last month`."""
    number, which, unit = int(g[0][0]), g[1][0], g[2][0]
    if unit != "month" or which not in ("last", "this") or number > 31:
        return None

    def count(day: date) -> Days:
        first, last = month_days(day.year, day.month - (which == "last"))
        found = min(first + (number - 1) * DAY, last)
        return found, found

    return Relative(count, Precision.DAY)


def _today(g: Groups) -> Part | None:
    days = int(g[0][0])
    return Relative(lambda day: (day + days * DAY, day + days * DAY), Precision.DAY, ahead=days > 0)


def _day_before(g: Groups) -> Part | None:
    step = int(g[1][0]) + (-1 if g[0][0] == "before" else 1)
    return _today([[step]])


def _last_night(g: Groups) -> Part | None:
    return _night(g) if g[0][0] == "last" and g[1][0] != "noon" else None  # "past midnight"


def _night(_: Groups) -> Part | None:
    return Relative(lambda day: (day - DAY, day), Precision.RANGE)


def _overnight(_: Groups) -> Part | None:
    return Relative(lambda day: (day - DAY, day), Precision.RANGE, by_day=True)


def _ago(g: Groups) -> Part | None:
    count, unit = int(g[0][0]), g[1][0]
    if unit in ("hour",) and count < 24:
        return Relative(lambda day: (day - DAY, day), Precision.RANGE)
    return Relative(lambda day: about(shift(day, unit, -count), unit)[0], about(date(2000, 1, 1), unit)[1])


def _ago_of(g: Groups) -> Part | None:
    """`a year ago this week`: the same part of the calendar, so many units before."""
    count, unit = int(g[0][0]), g[1][0]
    today, within, weekday = g[2], g[3], g[4]
    if unit not in UNIT_PRECISION:
        return None

    def counted(day: date) -> Days:
        if within:
            return unit_days(within[0], shift(day, unit, -count))
        if today:
            then = shift(day + int(today[0]) * DAY, unit, -count)
            return then, then
        return about(shift(weekday_of(weekday[0]).count(day)[0], unit, -count), "week")[0]

    if within:
        return Relative(counted, UNIT_PRECISION.get(within[0], Precision.RANGE))
    return Relative(counted, Precision.DAY if today else Precision.WEEK)


def _half_ago(g: Groups) -> Part | None:
    """`half a year ago`, `a year and a half ago`."""
    count, unit = int(g[0][0]) if g[0] else 0, g[1][0]
    if unit == "month" and count:
        return Relative(lambda day: about(shift(day, "month", -count) - 15 * DAY, "month")[0], Precision.MONTH)
    whole = {"year": 12, "decade": 120}.get(unit)
    if whole is None:
        return None
    return Relative(lambda day: about(shift(day, "month", -(whole * count + whole // 2)), "month")[0], Precision.MONTH)


def _before_last(g: Groups) -> Part | None:
    return None if g[0][0] in ("day", "hour") else _unit_from_here(g[0][0], -2)


def _some_ago(g: Groups) -> Part | None:
    few, unit = int(g[0][0]), g[1][0]
    if few or unit == "hour":
        return _ago([[few or 2], [unit]])
    # "a few", "several": from one to ten units; wide on purpose
    return Relative(lambda day: (shift(day, unit, -10), shift(day, unit, -1)), Precision.RANGE)


def _last_n(g: Groups) -> Part | None:
    count, unit = int(g[0][0]), g[1][0]
    return Relative(lambda day: (shift(day, unit, -count), day), Precision.RANGE)


def _last_some(g: Groups) -> Part | None:
    unit = g[1][0]
    # "recent weeks": as far back as the words still allow: two weeks of days, two months of weeks, a year of months
    reach = {"hour": ("day", 2), "day": ("day", 14), "week": ("week", 9), "month": ("month", 12), "year": ("year", 10)}
    back = reach.get(unit, ("year", 30))
    return Relative(lambda day: (shift(day, back[0], -back[1]), day), Precision.RANGE)


def _earlier_this(g: Groups) -> Part | None:
    unit = g[0][0]
    return Relative(lambda day: (unit_days(unit, day)[0], day), Precision.RANGE)


def _this_unit(g: Groups) -> Part | None:
    return _unit_from_here(g[0][0], 0)


def _since_unit(g: Groups) -> Part | None:
    unit = g[0][0]
    return Relative(lambda day: (unit_days(unit, day)[0], day), Precision.RANGE) if unit in UNIT_PRECISION else None


def _half_of_unit(g: Groups) -> Part | None:
    """`the first half of the year`: of that of publication."""
    which, unit = g[0][0], g[1][0]
    if unit != "year" or which not in (1, 2):
        return None
    first = 1 if which == 1 else 7
    return Relative(lambda day: (month_days(day.year, first)[0], month_days(day.year, first + 5)[1]), Precision.RANGE)


def _last_unit(g: Groups) -> Part | None:
    unit = g[1][0]
    return None if unit in ("day", "hour") else _unit_from_here(unit, -1)  # "his last day", "a last-minute deal"


def _next_unit(g: Groups) -> Part | None:
    return _unit_from_here(g[0][0], 1)


def _unit_from_here(unit: str, step: int) -> Part:
    def count(day: date) -> Days:
        days = unit_days(unit, shift(day, unit, step))
        if unit == "weekend" and step <= 0 and unit_days(unit, day)[0] <= day:  # on a Saturday or Sunday it is this one
            days = unit_days(unit, day) if step == 0 else days
        return days

    return Relative(count, UNIT_PRECISION.get(unit, Precision.RANGE), ahead=step > 0)


def _weekend(g: Groups) -> Part | None:
    if g[0][0] != "weekend":
        return None

    def count(day: date) -> Days:
        days = unit_days("weekend", day)
        return days if days[0] <= day else unit_days("weekend", day - timedelta(days=7))

    return Relative(count, Precision.RANGE)


def _last_month_name(g: Groups) -> Part | None:
    which, month = g[0][0], g[1][0]

    def count(day: date) -> Days:
        if which == "next":
            return month_days(day.year + (month <= day.month), month)
        if which == "this":
            return month_days(day.year - (month > day.month), month)
        return month_days(day.year - (month >= day.month), month)

    return Relative(count, Precision.MONTH, ahead=which == "next")


# ---- counted from the date told last ------------------------------------------------------------------------------
def _backward(g: Groups) -> Part | None:
    which, unit = g[0][0], g[1][0]
    if which in ("last", "past") and unit in ("night", "morning", "evening", "afternoon", "noon"):
        return None
    if which in ("last", "past"):  # "over the past week"
        return _unit_from_here(unit, -1) if unit == "weekend" else _last_n([[1], [unit]])
    if unit not in ("day", "week", "month", "year", "weekend"):
        unit = "day"  # that night
    named = which in ("same", "that") and unit in ("month", "year")  # "in that month": the one named last
    step = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    precision = UNIT_PRECISION.get(unit, Precision.RANGE)
    return Backward(lambda lo, _: unit_days(unit, shift(lo, unit, step)), precision, named=named)


def _n_later(g: Groups) -> Part | None:
    count, unit, sign = int(g[0][0]), g[1][0], _sign(g[2][0])
    if unit == "hour" and count < _HALF_A_DAY:
        return Backward(lambda lo, hi: (lo, hi), Precision.DAY)
    return Backward(lambda lo, _: about(shift(lo, unit, sign * count), unit)[0], about(date(2000, 1, 1), unit)[1])


def _sign(word: str | int) -> int:
    return {"before": -1, "after": 1}.get(str(word)) or int(word)


def _backward_weekday(g: Groups) -> Part | None:
    """`the following Friday`; "that Friday" is the first one from the day told on."""
    which, weekday = g[0][0], g[1][0]
    step = 0 if which in ("same", "that") else 1
    return Backward(lambda lo, _: weekday_after(lo + (step - 1) * DAY, weekday), Precision.DAY)


def _some_later(g: Groups) -> Part | None:
    """`a few days later`: from one to ten of them, as with "a few days ago"."""
    unit, sign = g[0][0], int(g[1][0]) if g[1] else 1
    if unit == "hour":
        return Backward(lambda lo, hi: (lo, hi + DAY) if sign > 0 else (lo - DAY, hi), Precision.RANGE)
    near, far = (1, 10) if sign > 0 else (-10, -1)
    return Backward(lambda lo, hi: (shift(lo, unit, near), shift(hi, unit, far)), Precision.RANGE)


def _day_later(g: Groups) -> Part | None:
    """`the day before`, `the week after that`."""
    unit, sign = g[0][0], _sign(g[1][0])
    if unit not in ("day", "week", "month", "year", "weekend"):  # "the night before" runs into the day told
        return Backward(lambda lo, hi: (lo - DAY, lo) if sign < 0 else (hi, hi + DAY), Precision.RANGE)
    return Backward(lambda lo, _: unit_days(unit, shift(lo, unit, sign)), UNIT_PRECISION.get(unit, Precision.RANGE))


def _day_alone(g: Groups) -> Part | None:
    """`on the 24th`: of the month told, or of the next."""
    number = int(g[0][0])

    def count(lo: date, _: date) -> Days:
        first, last = month_days(lo.year, lo.month + (number < lo.day))
        found = first + (number - 1) * DAY
        return (found, found) if found <= last else (last, last)

    return Backward(count, Precision.DAY) if number <= 31 else None


def _within(g: Groups) -> Part | None:
    """`later that month`: from the day told to its end; `earlier that year`."""
    sign, unit = int(g[0][0]), g[1][0]
    if unit not in ("week", "month", "year"):
        return Backward(lambda lo, hi: (lo, hi), Precision.DAY) if unit == "day" else None
    return Backward(
        lambda lo, hi: (hi, unit_days(unit, hi)[1]) if sign > 0 else (unit_days(unit, lo)[0], lo), Precision.RANGE
    )


def _part_of_unit(g: Groups) -> Part | None:
    """`at the end of the month`."""
    which, unit = g[0][0], g[1][0]
    if unit not in ("week", "month", "year"):
        return None
    return Backward(lambda lo, _: third(which)(*unit_days(unit, lo)), Precision.RANGE)


def _lasting(g: Groups) -> Part | None:
    """`held for nine days`."""
    count, unit = int(g[0][0]), g[1][0]
    return Backward(lambda lo, hi: (lo, shift(hi, unit, count)), Precision.RANGE, lasting=True)


RELATIVE: dict[str, Reader] = {
    "last_month_name": _last_month_name,
    "last_season": _last_season,
    "weekday": lambda g: weekday_of(g[0][0]),
    "last_weekday": _last_weekday,
    "day_before": _day_before,
    "weekdays_ago": _weekdays_ago,
    "weekday_of_week": _weekday_of_week,
    "day_of_month": _day_of_month,
    "today": _today,
    "overnight": _overnight,
    "last_night": _last_night,
    "this_morning": lambda _: _today([[0]]),
    "ago": _ago,
    "ago_of": _ago_of,
    "half_ago": _half_ago,
    "before_last": _before_last,
    "some_ago": _some_ago,
    "last_n": _last_n,
    "last_some": _last_some,
    "earlier_this": _earlier_this,
    "this_unit": _this_unit,
    "half_of_unit": _half_of_unit,
    "last_unit": _last_unit,
    "month_last_year": lambda g: Relative(lambda day: month_days(day.year - 1, g[0][0]), Precision.MONTH),
    "last_year": lambda _: _unit_from_here("year", -1),  # one word in some languages: "торік"
    "next_unit": _next_unit,
    "weekend": _weekend,
    "backward": _backward,
    "backward_weekday": _backward_weekday,
    "as_told": lambda _: Backward(lambda lo, hi: (lo, hi), Precision.RANGE),
    "same_period": lambda _: Backward(lambda lo, hi: (lo, hi), Precision.RANGE, period=True),
    "n_later": _n_later,
    "some_later": _some_later,
    "day_later": _day_later,
    "day_alone": _day_alone,
    "since_unit": _since_unit,
    "within": _within,
    "lasting": _lasting,
    "part_of_unit": _part_of_unit,
}
