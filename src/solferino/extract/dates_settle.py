"""Settling what words say about time: the rules are those in the docstring of `dates.py`, in the same order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from solferino.extract.dates_calendar import (
    Backward,
    Choice,
    Cut,
    Days,
    Edge,
    Fixed,
    Joined,
    Open,
    Part,
    Relative,
    Yearly,
    month_days,
    weekday_after,
)
from solferino.extract.letters import Lexicon, Row
from solferino.model.when import Precision

_NEAR_WORDS = 6  # an anchor that far off still belongs to the date
_FRESH = timedelta(days=7)  # news mostly tells of the last days
_STORY_CHARS, _STORY_DAYS = 300, timedelta(days=92)
_BACK_CHARS = 600  # "Hours later" mostly opens the next paragraph or the one behind it
_STORY_YEAR = timedelta(days=300)  # seasons told one after the other: "in the autumn of 2021 … in the spring"
_PERIOD_CHARS = 600
_BACK_OVER_NEW_YEAR = timedelta(days=31)  # "On 3 January 1993 … On 28 December" goes back that far, not on by a year
_OLD = 2  # years before publication from which a year alone ("the crimes of 1992") is what a text is about
_LONG_AGO = timedelta(days=3 * 365)  # before publication, of a day: the story told there is not that of the news
# Before a full date that only names something ("the coup of 1 February 2021"), after which the story is not set then.
_NAMING = ("the", "of", "since", "after", "before", "until", "from")
_WEEKDAY_YEARS = 6  # a weekday fits the same day again after five or six years at the earliest


@dataclass(frozen=True, slots=True)
class Settled:
    """Days, either of them None where it is not known; `ahead`: they lie in the future of the publication."""

    lo: date | None = None
    hi: date | None = None
    precision: Precision | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class _Running:
    """The year that a text is in. `day`: the date told last in it; `alone_to`: where the year ends that was told alone,
    None where a date gave it."""

    year: int
    day: date | None
    alone_to: int | None = None


def parse_day(text: str | None) -> date | None:
    """The ISO day, None where there is none or it is not a day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


class Settler:
    """Settles the dates of one text in order, remembering what the text has told."""

    def __init__(
        self,
        row: Row,
        lexicon: Lexicon,
        published_from: date | None,
        published_to: date | None,
        known: Sequence[tuple[date, date, Precision]],
    ) -> None:
        self._row, self._names, self._break = row, lexicon.name, lexicon.letter["break"]
        if published_from is None or published_to is None:
            published_from = published_to = None
        self._from, self._to = published_from, published_to
        self._years: dict[tuple[object, ...], set[int]] = defaultdict(set)  # shape -> the years it stands with
        self._periods: list[tuple[int, date, date]] = []  # offset and days of each stretch of months told in full
        self._orders: set[str] = set()
        self._last: tuple[int, date, date] | None = None  # the date told last: where, and its days
        self._event: tuple[int, date, date] | None = None  # the same of what happened, paragraphs notwithstanding
        self._named: tuple[int, date, date] | None = None  # the same of whatever was named last
        self._span: Days | None = None  # the last of them that is longer than a day
        self._year: _Running | None = None
        self._news = False  # whether it was set in the days before publication before it told any year
        self._passed = 0  # tokens up to here have been looked at for paragraph ends
        for lo, hi, precision in known:
            self._know(lo, hi, precision)

    @property
    def today(self) -> date | None:
        """The day of publication, None where it is not known to the day."""
        return self._to if self._from == self._to else None

    # ---- what the text has told ------------------------------------------------------------------------------------
    def learn(self, dates: Iterable[int]) -> None:
        """Take note of all full dates among the tokens `dates`."""
        for at in dates:
            part: Part = self._row.values[at]
            if isinstance(part, Edge):
                part = part.part
            if isinstance(part, Choice) and len(part.days) == 1:
                self._orders.add(part.order[0])
            if isinstance(part, Yearly) and part.year is not None:
                self._years[part.shape].add(part.year)
                days = part.fill(part.year)
                if days and (days[1] - days[0]).days > 31:
                    self._periods.append((self._row.starts[at], *days))

    def _know(self, lo: date, hi: date, precision: Precision) -> None:
        if lo == hi:
            self._years["day", lo.month, lo.day].add(lo.year)
        elif precision is Precision.MONTH:
            self._years["month", lo.month].add(lo.year)
        elif lo == month_days(lo.year, lo.month)[0] and hi == month_days(hi.year, hi.month)[1]:
            self._years["range", ("month", lo.month), ("month", hi.month)].add(hi.year)
            self._periods.append((0, lo, hi))

    # ---- settling --------------------------------------------------------------------------------------------------
    def settle(self, at: int, *, role: str) -> Settled:
        """The days of the date token `at`, which has that role."""
        ahead = role == "future"
        if self._break in self._row.letters[self._passed : at]:  # a new paragraph
            self._last = None
            if self._year is not None and self._year.alone_to is not None:
                self._year = None
        self._passed = at
        part: Part = self._row.values[at]
        days = self._settle(part, at, ahead)
        if days.lo and days.hi and not isinstance(part, Edge) and days.hi - days.lo < _STORY_DAYS:
            if isinstance(part, Backward) and part.lasting:
                return self._in_the_past(days, part, ahead)
            self._last = self._named = (self._row.ends[at], days.lo, days.hi)
            if (role == "event" and not self._in_the_background(at)) or self._event is None:
                self._event = self._last
            if role == "event" and days.hi > days.lo:
                self._span = days.lo, days.hi
        self._run_on(at, part, days, role)
        return self._in_the_past(days, part, ahead)

    def _near(self, told: tuple[int, date, date], at: int) -> bool:
        return self._row.starts[at] - told[0] <= _BACK_CHARS

    def _in_the_background(self, at: int) -> bool:
        """`the deadliest attack since fighting broke out on 27 September`: nothing is counted from that."""
        for i in range(at - 1, max(at - _NEAR_WORDS - 3, -1), -1):
            name = self._name(i)
            if name in ("dot", "stop", "break", "comma"):
                return False
            if name == "since":
                return True
        return False

    def _run_on(self, at: int, part: Part, days: Settled, role: str) -> None:
        """Keep the year that the text is in: told in full, or gone on with."""
        if days.lo is None or days.hi is None or isinstance(part, Edge) or role == "future":
            return
        if isinstance(part, Relative):
            self._news = self._news or (role == "event" and self._year is None)
        elif isinstance(part, Yearly) and part.year is None:
            if self._year is not None:
                self._year = _Running(days.lo.year, days.lo)
            else:
                self._news = True
        elif isinstance(part, Yearly | Choice):
            fresh = self._to is not None and self._to - days.lo < _FRESH
            self._news = self._news or (fresh and self._year is None)
            if not self._news and self._name(at - 1) not in _NAMING:
                self._year = _Running(days.lo.year, days.lo)
        elif isinstance(part, Fixed) and part.precision is Precision.YEAR and self._year is None and not self._news:
            old = self._to is not None and self._to.year - days.lo.year >= _OLD
            if old and self._name(at - 2) != "founded":
                self._year = _Running(days.lo.year, None, self._row.ends[at])

    def _name(self, at: int) -> str:
        return self._names[self._row.letters[at]] if at >= 0 else ""

    def _in_the_past(self, days: Settled, part: Part, ahead: bool) -> Settled:
        if self._to is None or (days.lo is None and days.hi is None):
            return days
        if (days.lo or days.hi or self._to) > self._to:
            return Settled(days.lo, days.hi, days.precision, ahead=True)
        if days.hi and days.hi > self._to:
            if ahead or (isinstance(part, Relative) and part.ahead):
                return Settled(days.lo, days.hi, days.precision, ahead=True)
            return Settled(days.lo, self._to, days.precision)
        return days

    def _settle(self, part: Part, at: int, ahead: bool) -> Settled:
        match part:
            case Fixed(lo, hi, precision):
                return Settled(lo, hi, precision)
            case Yearly():
                return self._yearly(part, at, ahead)
            case Relative():
                return self._relative(part, ahead)
            case Backward(count, precision, period=True):
                return Settled(*count(*self._span), precision) if self._span else Settled(precision=precision)
            case Backward(count, precision, named=True) if self._named and self._near(self._named, at):
                return Settled(*count(*self._named[1:]), precision)
            case Backward(count, precision):
                if self._event and self._near(self._event, at):
                    if precision is Precision.DAY and self._event[2] - self._event[1] > _FRESH:
                        return Settled(precision=precision)  # "earlier this month … a day before"
                    return Settled(*count(self._event[1], self._event[2]), precision)
                return Settled(precision=precision)
            case Choice():
                return self._choice(part)
            case Joined(left, right):
                return self._joined(left, right, at, ahead)
            case Edge(side, inner):
                return self._edge(side, self._settle(inner, at, ahead))
            case Cut(inner, make, precision):
                days = self._settle(inner, at, ahead)
                if days.lo and days.hi:
                    return Settled(*make(days.lo, days.hi), precision)
                return Settled(precision=precision)
            case Open():
                return Settled()

    def _joined(self, left: Part, right: Part, at: int, ahead: bool) -> Settled:
        first, last = self._settle(left, at, ahead), self._settle(right, at, ahead)
        if first.lo and last.hi and first.lo > last.hi:
            return Settled(precision=Precision.RANGE)
        if not first.lo or not last.hi:
            return Settled(precision=Precision.RANGE)
        return Settled(first.lo, last.hi, Precision.RANGE)

    def _edge(self, side: str, days: Settled) -> Settled:
        if side in ("since", "after"):
            hi = self._to if days.lo and (self._to is None or days.lo <= self._to) else days.hi
            return Settled(days.lo, hi if days.lo else None, Precision.RANGE)
        if side == "before":
            return Settled(None, days.lo - timedelta(days=1) if days.lo else None, Precision.RANGE)
        return Settled(None, days.hi, Precision.RANGE)

    def _choice(self, part: Choice) -> Settled:
        past = [(d, o) for d, o in zip(part.days, part.order, strict=True) if self._to is None or d <= self._to]
        past = past or list(zip(part.days, part.order, strict=True))
        if len(past) > 1 and len(self._orders) == 1:
            past = [(d, o) for d, o in past if o in self._orders]
        if len(past) != 1:
            return Settled(precision=Precision.DAY)
        return Settled(past[0][0], past[0][0], Precision.DAY)

    def _relative(self, part: Relative, ahead: bool) -> Settled:
        if self._from is None or self._to is None:
            return Settled(precision=part.precision)
        count = part.count
        if ahead and part.weekday is not None and not part.ahead:
            weekday = part.weekday
            first, last = weekday_after(self._from, weekday), weekday_after(self._to, weekday)
        else:
            first, last = count(self._from), count(self._to)
        return Settled(first[0], last[1], part.precision if self._from == self._to else Precision.RANGE)

    # ---- dates without a year --------------------------------------------------------------------------------------
    def _yearly(self, part: Yearly, at: int, ahead: bool) -> Settled:
        days = part.fill(part.year) if part.year is not None else self._year_found(part, at, ahead)
        return Settled(*days, part.precision) if days else Settled(precision=part.precision)

    def _year_found(self, part: Yearly, at: int, ahead: bool) -> Days | None:
        anchored = self._by_anchor(part, at)
        if anchored:
            return anchored
        if ahead:
            return self._next(part)
        past = self._past(part)
        if past and self._to and self._from == self._to and self._to - past[0] < _FRESH:
            return past
        years = self._years.get(part.shape, set())
        if part.precision is not Precision.MONTH and len(years) == 1:
            return part.fill(next(iter(years)))
        running = self._by_story(part, at) or self._by_running_year(part, at)
        past = None if self._was_long_ago(at) else past
        return running or past or self._by_period(part, at) or self._by_only_year(part, years)

    def _was_long_ago(self, at: int) -> bool:
        """Whether the day told last is of years before publication: then nobody knows in which year this one lies."""
        told, to = self._named, self._to
        return told is not None and to is not None and self._near(told, at) and to - told[2] > _LONG_AGO

    def _by_running_year(self, part: Yearly, at: int) -> Days | None:
        if self._year is None:
            return None
        year, day = self._year.year, self._year.day
        if self._year.alone_to is not None and self._row.starts[at] - self._year.alone_to > _STORY_CHARS:
            return None
        days = part.fill(year)
        if day is not None and days:
            before, after = part.fill(year - 1), part.fill(year + 1)
            if before and timedelta(0) < day - before[0] <= _BACK_OVER_NEW_YEAR:
                days = before
            elif days[0] < day and after and after[0] - day <= _STORY_DAYS:
                days = after
        if days is None or (self._to is not None and days[0] > self._to):
            return None
        return days if part.weekday is None or days[0].weekday() == part.weekday else None

    def _by_anchor(self, part: Yearly, at: int) -> Days | None:
        names, row = self._names, self._row
        for step in (-1, 1):
            for i in range(at + step, at + step * (_NEAR_WORDS + 1), step):
                if not 0 <= i < len(row.letters) or names[row.letters[i]] in ("dot", "stop", "break"):
                    break
                value = row.values[i]
                value = value.part if isinstance(value, Edge) else value
                if isinstance(value, Fixed) and value.lo and value.precision is not Precision.YEAR:
                    first, last = value.lo, value.hi or value.lo
                    if names[row.letters[i]] == "anchor" or isinstance(row.values[i], Edge):
                        last = first  # what began then may still go on: only its beginning dates
                    for year in (first.year, first.year + 1):
                        days = part.fill(year)
                        if days and days[0] <= last and days[1] >= first and last - first <= timedelta(days=45):
                            return days
        return None

    def _past(self, part: Yearly) -> Days | None:
        """The latest such days that had begun when it was published; None where that is not known for sure."""
        if self._from is None or self._to is None:
            return None
        first, last = self._before(part, self._from), self._before(part, self._to)
        return first if first == last else None

    @staticmethod
    def _before(part: Yearly, day: date) -> Days | None:
        years = [y for y in range(day.year + 1, day.year - 10, -1) if (b := part.begins(y)) and b <= day]
        if part.weekday is not None:
            for year in years[:_WEEKDAY_YEARS]:
                days = part.fill(year)
                if days and days[0].weekday() == part.weekday:
                    return days
        return part.fill(years[0]) if years else None

    def _next(self, part: Yearly) -> Days | None:
        if self._to is None:
            return None
        for year in range(self._to.year, self._to.year + 9):
            days = part.fill(year)
            if days and days[1] >= self._to:
                return days
        return None

    def _by_story(self, part: Yearly, at: int) -> Days | None:
        if self._last is None or self._row.starts[at] - self._last[0] > _STORY_CHARS:
            return None
        _, lo, _ = self._last
        for year in (lo.year, lo.year + 1):
            days = part.fill(year)
            if days and timedelta(0) <= days[0] - lo.replace(day=1 if part.precision is Precision.MONTH else lo.day):
                far = _STORY_YEAR if part.precision is Precision.SEASON else _STORY_DAYS
                late = days[0] - lo > far or (self._to is not None and days[0] > self._to)
                return None if late else days
        return None

    def _by_period(self, part: Yearly, at: int) -> Days | None:
        near = [p for p in self._periods if abs(p[0] - self._row.starts[at]) <= _PERIOD_CHARS]
        inside = set()
        for _, lo, hi in near:
            for year in range(lo.year, hi.year + 2):
                days = part.fill(year)
                if days and lo <= days[0] and days[1] <= hi:
                    inside.add(days)
        return inside.pop() if len(inside) == 1 else None

    def _by_only_year(self, part: Yearly, years: set[int]) -> Days | None:
        everywhere = set().union(*self._years.values()) if self._years else set()
        return part.fill(next(iter(years))) if len(years) == 1 and everywhere == years else None
