"""When things happened: every expression of time in a text, settled against what is known, and left open otherwise.

A year is never guessed (contract.md, "Time"). What settles a day or month without one, first rule that fits:

1. an anchor of the context in the same sentence, at most six words away ("In April, two months after the invasion");
2. freshness: read back from the day of publication it lies less than a week before that day;
3. the document itself, where it has the same day, or the same period, with one year only;
4. the story: a full date at most 300 characters before in the same paragraph, at most 92 days earlier;
5. the year that the text is in: that of the full date told last, where the text told one before any date that only
   the publication settles ("On 8 April 1992 … On 12 May …"); of a year told alone in the same paragraph, at most 300
   characters before, two years or more before publication;
6. the publication date, read into the past (both ends of it must give the same year);
7. a longer period of the document, stated at most 600 characters away, that it lies wholly inside ("in late December
   and January" beside "December 2023 to February 2024"); the same month elsewhere, where the document has one year
   only.

Without any of these `earliest` and `latest` stay null. Nothing ends after the publication date except what the words
put into the future (role `future`). Words that count from a date told before ("the following day") take the last one
at most 600 characters before, that of an event rather than that of its telling. Numeric dates such as 11/10/2022 stay
open until one order of day and month is impossible, would lie in the future, or is the order of the document's other
such dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from solferino.extract import dates_forms as forms
from solferino.extract.dates_calendar import Backward, Fixed, Part, Relative, Yearly
from solferino.extract.dates_role import role_of
from solferino.extract.dates_settle import Settled, Settler, parse_day
from solferino.extract.letters import Lexicon, Match, Read, Row, Stage, data
from solferino.model.document import Published
from solferino.model.when import Precision, When

_HELD_BEFORE = 2  # words between "held" and how long
_CLAUSE = 90  # characters before a date in which a clause that it belongs to may open


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event that texts count from: `pattern`, a regular expression matched without regard to case on folded text
    ("the (full-scale )?invasion"), and its ISO days; `latest` None where it has not ended or has no end."""

    pattern: str
    earliest: str
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class DateFound:
    """An expression of time at `start..end` of the text, what it means, and what it dates.

    `role`: event; report (when something was said or published, not when it happened); future (still to come);
    lasting (how long somebody was held, from the date told before).
    """

    start: int
    end: int
    when: When
    role: str = "event"


def find_dates(
    text: str,
    published: Published,
    anchors: Sequence[Anchor] = (),
    *,
    earlier: Sequence[DateFound] = (),
    language: str = "en",
) -> list[DateFound]:
    """All expressions of time in folded text (model.text.fold), in order, none overlapping another.

    Give the whole document at once where you can: full dates anywhere in it help to settle the others. `earlier`:
    dates known from elsewhere in the same document (its headline), where only a part is given. Durations and ages
    ("for three days", "aged 27") are no dates. FileNotFoundError where the language has no data file.
    """
    grammar = _grammar(language)
    row = grammar.lexicon.lex(text)
    _lay_anchors(row, tuple(anchors), grammar.lexicon)
    for stage in grammar.stages:
        stage.rewrite(row, _Reading(row, grammar).read)
    dates = [i for i, letter in enumerate(row.letters) if letter == grammar.date]
    if not dates:
        return []
    settler = Settler(row, grammar.lexicon, parse_day(published.earliest), parse_day(published.latest), _known(earlier))
    settler.learn(dates)
    roles = [role_of(row, at, grammar.lexicon) for at in dates]
    settled = [settler.settle(at, role=role) for at, role in zip(dates, roles, strict=True)]
    named = [
        _names_day(row.values[at]) and role == "event" and days.lo != settler.today  # a dateline is no day of the event
        for at, role, days in zip(dates, roles, settled, strict=True)
    ]
    stops = {grammar.lexicon.letter[k] for k in ("dot", "stop", "break")}
    since = grammar.lexicon.data.get("since_clause")
    found: list[DateFound] = []
    for n, (at, role) in enumerate(zip(dates, roles, strict=True)):
        days = settled[n]
        part = row.values[at]
        if isinstance(part, Relative) and part.by_day:
            here = [m for m in range(len(dates)) if stops.isdisjoint(_between(row, at, dates[m]))]
            days = settled[min((m for m in here if named[m]), key=lambda m: abs(dates[m] - at), default=n)]
            said = (settled[m] for m in here if roles[m] == "report" and _names_day(row.values[dates[m]]))
            told = [x.lo for x in said if not x.ahead]
            if days is settled[n] and len(told) == 1 and told[0] is not None:  # "killed overnight, he said on Monday"
                lo, hi = part.count(told[0])
                days = Settled(lo, hi, days.precision)
        begun = _clause_since(row, at, since) if since is not None and role == "event" and days.lo is not None else None
        if begun is not None and not any(f.start <= begun < f.end for f in found):
            days = Settled(days.lo, settler.today, Precision.RANGE)
        if _how_long(row, at, grammar.lexicon):
            continue
        lasting = isinstance(row.values[at], Backward) and row.values[at].lasting
        if not lasting:
            found.append(_found(row, at, days, role))
        elif days.lo is not None:  # how long without since when is no time
            found.append(_found(row, at, days, "lasting"))
    return found


def _how_long(row: Row, at: int, lexicon: Lexicon) -> bool:
    """`kept him overnight`, `was held overnight`: for a night, whichever it was; `detained overnight` was that one."""
    lasts = lexicon.data.get("for_a_night", {}).get(row.text[row.starts[at] : row.ends[at]].lower(), ())
    before = range(max(0, at - _HELD_BEFORE), at)
    return any(row.text[row.starts[i] : row.ends[i]].lower() in lasts for i in before)


def _clause_since(row: Row, at: int, pattern: str) -> int | None:
    """Where the clause begins in `nine were killed since it seized power on 1 February`: what is told goes on from that
    day. Not where something is ranked ("the deadliest attack since"), nor what befell one ("since he was taken on")."""
    lo = max(0, row.starts[at] - _CLAUSE)
    found = re.search(pattern, row.text[lo : row.starts[at]])
    return lo + found.start() if found is not None else None


def _names_day(part: Part) -> bool:
    """Whether the words name a day: "Monday", "5 March"."""
    if isinstance(part, Relative):
        return part.weekday is not None and not part.ahead
    return isinstance(part, Yearly) and part.precision is Precision.DAY


def _between(row: Row, a: int, b: int) -> Sequence[str]:
    return row.letters[min(a, b) : max(a, b)]


def _found(row: Row, at: int, days: Settled, role: str) -> DateFound:
    start, end = row.starts[at], row.ends[at]
    if days.ahead:
        role = "future"
    elif role == "future":
        role = "event"
    iso = [d.isoformat() if d else None for d in (days.lo, days.hi)]
    return DateFound(start, end, When(row.text[start:end], iso[0], iso[1], days.precision), role)


def _known(earlier: Sequence[DateFound]) -> list[tuple[date, date, Precision]]:
    known = []
    for found in earlier:
        lo, hi = parse_day(found.when.earliest), parse_day(found.when.latest)
        if lo and hi and found.when.precision:
            known.append((lo, hi, found.when.precision))
    return known


# ---- the grammar ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Grammar:
    lexicon: Lexicon
    stages: tuple[Stage, ...]
    date: str


@cache
def _grammar(language: str) -> _Grammar:
    lexicon = Lexicon(data(language, "dates"), _number)
    return _Grammar(lexicon, lexicon.stages(), lexicon.letter["date"])


def _number(token: str) -> tuple[str, Any]:
    if not token.isdigit():
        decade = token[:-1]
        if (
            len(token) == 5
            and token[-1] == "s"
            and decade.isdigit()
            and 1900 <= int(decade) < 2100
            and decade[-1] == "0"
        ):
            return "decade_name", int(decade)
        return "figure", token
    value = int(token) if len(token) < 10 else -1
    if 1 <= value <= 31 and len(token) <= 2:
        return "day", value
    if len(token) == 4 and 1900 <= value < 2100:
        return "year", value
    return "num", value


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one match: the guards that need the words around it, then the form's reader."""

    row: Row
    grammar: _Grammar

    def read(self, match: Match) -> Read | None:
        """The date that the form means, None where the words around it forbid it."""
        kind, groups, first, last = match.kind, match.groups, match.first, match.last
        name = self.grammar.lexicon.name
        letters = self.row.letters
        before = name[letters[first - 1]] if first else ""
        after = name[letters[last]] if last < len(letters) else ""
        if _barred(kind, before, after, year=any(groups[:1] + groups[-1:])):
            return None
        if (
            kind == "month_day"
            and before == "in"
            and after in ("word", "counted")
            and not groups[2]
            and self._small(last)
        ):
            kind, groups = "month", [groups[0]]  # "in March 20 people were killed": a month and a count
            last = first + 1
        if kind == "day_month_short" and after not in ("open", "dash", "longdash"):
            kind, groups = "day_month", [*groups[:2], []]  # "on 5 May 22 people died"
            last -= 1
        part: Part | None = forms.READERS[kind](groups)
        if part is None:
            return None
        while name[letters[last - 1]] == "dot":  # the end of the sentence, not of "Feb."
            last -= 1
        while name[letters[first]] == "the":
            first += 1
        return Read(self.grammar.date, part, first, last)

    def _small(self, at: int) -> bool:
        return self.row.text[self.row.starts[at]].islower()


def _barred(kind: str, before: str, after: str, *, year: bool) -> bool:
    if kind in ("weekday", "last_weekday"):  # "the Sunday Times", "every Friday", "on a Tuesday in May"
        return after == "titled" or before in ("titled", "every", "a", "easter", "feast")
    if kind in ("christmas", "easter"):
        return before == "the" and not year  # "the Easter Sunday attacks": known by that name in any year
    if kind == "month":
        return before in ("day", "nth")  # 31 February
    if kind == "year":
        return after == "counted" or (after == "comma" and before == "of")
    if kind in ("n_after", "n_after_open", "n_later"):
        return before in ("for", "every")  # a duration: "for two weeks after the arrest"
    if kind == "since":
        return after == "apostrophe"  # "after Monday's attack"
    return False


@cache
def _anchor_pattern(anchors: tuple[Anchor, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<anchor{i}>{a.pattern})" for i, a in enumerate(anchors)), re.IGNORECASE)


def _lay_anchors(row: Row, anchors: tuple[Anchor, ...], lexicon: Lexicon) -> None:
    """One token in place of the words of each anchor."""
    if not anchors:
        return
    letter, text, match_at = lexicon.letter["anchor"], row.text, _anchor_pattern(anchors).match
    for first in range(len(row.starts) - 1, -1, -1):  # from the end: what is put in shortens only what follows
        match = match_at(text, row.starts[first])
        if match and match.end() > match.start():
            anchor = next(a for i, a in enumerate(anchors) if match[f"anchor{i}"] is not None)
            lo, hi = parse_day(anchor.earliest), parse_day(anchor.latest)
            value = Fixed(lo, hi, Precision.DAY if lo == hi else Precision.RANGE)
            row.put(first, bisect_left(row.starts, match.end()), letter, value)
