"""How many: every count in a text as low, high and qualifier, with what it counts; numbers that are no counts left out.

Rules of contract.md, "Numbers": "more than 30" is 30 and at_least, "around 440" 440/440 about, "up to 25" has only a
high end, "dozens" and "several" are vague without numbers. "a dozen" and "a couple of" are said of about so many, so
they are 12/12 and 2/2 about. A share keeps its words and, where said, of how many; it is never multiplied out.

Not counts: dates, years, ages, times, ordinals, money, bare percentages, measures, names of weapons and units, numbers
of articles, pages, rooms, footnotes and telephones. What is counted but no victim (incidents, sites, days) is returned
with its `unit`, so that the caller can tell "12 separate incidents".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from solferino.extract.counts_forms import Amount, read_amount, read_number
from solferino.extract.counts_nouns import Noun, noun_after, nouns_of, people_guess
from solferino.extract.dates import DateFound, find_dates
from solferino.extract.letters import Lexicon, Match, Read, Row, Stage, data
from solferino.model.document import Published

_WORD = 30  # characters in which the word before a count stands


@dataclass(frozen=True, slots=True)
class CountFound:
    """A count at `start..end` (qualifiers included); the number's own words end at `number_end`.

    `low`/`high`/`qualifier`/`share`/`of` as in Victims. `noun` is the head noun counted, in lower case, at
    `noun_start..noun_end`, and `unit` its class (persons, groups, incidents, reports, sites, places, time, objects,
    other); None where no known noun follows: "killing six".
    """

    start: int
    end: int
    number_end: int
    low: int | None
    high: int | None
    qualifier: str | None
    share: str | None = None
    of: int | None = None
    noun: str | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    unit: str | None = None


def find_counts(text: str, dates: Sequence[DateFound] | None = None, *, language: str = "en") -> list[CountFound]:
    """All counts of folded text, in order, none overlapping another.

    `dates` are those of the same text, whose numbers are no counts; they are looked for where they are not given.
    A singular after an indefinite article counts one where it is a person ("a man", "a 12-year-old girl").
    """
    if dates is None:
        dates = find_dates(text, Published(), language=language)
    grammar = _grammar(language)
    row = grammar.lexicon.lex(text)
    for found in reversed(dates):
        first, last = bisect_right(row.ends, found.start), bisect_left(row.starts, found.end)
        if first < last:
            row.put(first, last, grammar.lexicon.letter["date"], None)
    reading = _Reading(row, grammar.lexicon)
    for stage in grammar.stages:
        stage.rewrite(row, reading.read)
    places = (m.start() for m in grammar.counting.finditer("".join(row.letters)))
    return [c for at in places if (c := reading.count(at))]


@dataclass(frozen=True, slots=True)
class _Grammar:
    lexicon: Lexicon
    stages: tuple[Stage, ...]
    counting: re.Pattern[str]  # the letters that may be a count


@cache
def _grammar(language: str) -> _Grammar:
    numbers = data(language, "numbers")
    victims = data(language, "victims")
    nouns = nouns_of(numbers, victims)
    words = numbers["words"]
    # "page 12" is a name, "one page" a count: such words keep their class and are nouns by their value
    words["numbered"] = {word: nouns.get(word) for word in words["numbered"]}
    taken = {*words["numbered"], *words["dozen"]}
    words["noun"] = {word: noun for word, noun in nouns.items() if word not in taken}
    lexicon = Lexicon(numbers, _number, people_guess(tuple(victims["peoples"]["endings"])))
    counting = "".join(lexicon.letter[k] for k in ("count", "a", "another"))
    return _Grammar(lexicon, lexicon.stages(), re.compile(f"[{counting}]"))


@cache
def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)


def _number(token: str) -> tuple[str, Any]:
    if not token.isdigit() or len(token) > 9:
        return "figure", token
    if token[0] == "0":
        return ("zeros", int(token)) if len(token) == 3 else ("padded", token)
    value = int(token)
    if len(token) <= 2:
        return "small", value
    if len(token) == 3:
        return "triple", value
    return ("year", value) if 1900 <= value < 2100 and len(token) == 4 else ("int", value)


@dataclass(frozen=True, slots=True)
class _Reading:
    row: Row
    lexicon: Lexicon

    def read(self, match: Match) -> Read | None:
        """One form: a number, a qualifier, or a whole amount."""
        first, last = match.first, match.last
        word, _, place = match.kind.partition(" ")
        if place and self._is_about(first):
            return None
        if place:
            return Read(self.lexicon.letter[place], word, first, last)
        if word == "age":
            noun: Noun = match.groups[0][0]
            return Read(self.lexicon.letter["aged"], None, first, last) if noun.unit == "time" else None
        if word in ("spaced", "times", "words", "half_of", "dozens", "figure"):
            number = read_number(match, self.row, self.lexicon)
            return Read(self.lexicon.letter["number"], number, first, last) if number else None
        amount = read_amount(match, self.row, self.lexicon)
        while last - 1 > first and self._name(last - 1) in ("of", "the", "them"):  # they belong to what is counted
            last -= 1
        return Read(self.lexicon.letter["count"], amount, first, last) if amount else None

    def _is_about(self, first: int) -> bool:
        """Whether "over" says what something is about: `concern over 27 women`."""
        words = self.lexicon.data.get("matters")
        if words is None or self._name(first) != "over":
            return False
        return _before(words).search(self.row.text[: self.row.starts[first]][-_WORD:]) is not None

    def count(self, at: int) -> CountFound | None:
        """The count that token `at` is, None where it is none."""
        kind = self.lexicon.name[self.row.letters[at]]
        if kind == "count":
            return self._counted(at, self.row.values[at])
        return self._one(at) if kind in ("a", "another") else None

    def _counted(self, at: int, amount: Amount) -> CountFound | None:
        row, name = self.row, self.lexicon.name
        if amount.needs == "more":
            return None
        after = at + 1
        while after < len(row.letters) and name[row.letters[after]] in ("of", "the"):
            after += 1
        them = after < len(row.letters) and name[row.letters[after]] == "them"
        noun = noun_after(row, after + 1 if them else after, self.lexicon)  # "three of them children"
        if them and noun is not None and (noun > after + 3 or row.values[noun].unit != "persons"):
            noun = None
        unit = row.values[noun].unit if noun is not None else None
        if amount.needs == "person" and unit not in ("persons", "groups"):
            return None
        if amount.needs == "noun" and unit is None and not them and not self._beside_harm(at):
            return None
        if amount.needs == "plain" and not self._both(at, noun, them=them):
            return None
        return self._found(at, amount, after if them and noun is None else noun, unit)

    def _one(self, at: int) -> CountFound | None:
        row = self.row
        if self._name(at) == "another" and self._name(at - 1) in ("count", "a"):  # "one additional suspect" is one
            return None
        noun = noun_after(row, at + 1, self.lexicon)
        if noun is None:
            if self._name(at + 1) == "aged":  # "a 12-year-old was killed"
                return self._found(at, Amount(1, 1, "exact", row.ends[at]), at + 1, "persons")
            return None
        value: Noun = row.values[noun]
        after = self._name(noun + 1)
        if value.unit != "persons" or value.plural or after in ("tails", "apostrophe", "dash"):
            return None
        return self._found(at, Amount(1, 1, "exact", row.ends[at]), noun, "persons")

    def _both(self, at: int, noun: int | None, *, them: bool) -> bool:
        """Whether "both" counts: "both men", "both were shot", but not "both soldiers and civilians"."""
        if noun is None:
            return them or self._name(at + 1) in ("be", "hurt")
        return self._name(noun + 1) != "and"

    def _beside_harm(self, at: int) -> bool:
        """ "killed one", "one killed", and a phrase that is nothing else."""
        around = self._name(at - 1), self._name(at + 1)
        return "hurt" in around or around == ("", "")

    def _name(self, at: int) -> str:
        return self.lexicon.name[self.row.letters[at]] if 0 <= at < len(self.row.letters) else ""

    def _found(self, at: int, amount: Amount, noun: int | None, unit: str | None) -> CountFound:
        row = self.row
        start, end = (row.starts[noun], row.ends[noun]) if noun is not None else (None, None)
        return CountFound(
            row.starts[at],
            row.ends[at],
            min(amount.number_end, row.ends[at]),
            amount.low,
            amount.high,
            amount.qualifier,
            amount.share,
            amount.of,
            row.text[start:end].lower() if noun is not None else None,
            start,
            end,
            unit,
        )
