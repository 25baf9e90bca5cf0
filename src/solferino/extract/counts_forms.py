"""The forms of numbers and amounts: what each of `numbers.toml` matched -> how many, and the guards against numbers
that count nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from solferino.extract.letters import Lexicon, Match, Row


@dataclass(frozen=True, slots=True)
class Number:
    """One number. `rough`: by its word ("a dozen"); `needs`: what must follow it to be a count at all."""

    value: int
    rough: bool = False
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its qualifiers, a share, or a vague word. `needs`: person or noun, what must follow it to be a
    count; plain: a noun without "and" behind it; more: it is none."""

    low: int | None
    high: int | None
    qualifier: str | None
    number_end: int
    share: str | None = None
    of: int | None = None
    needs: str | None = None


# ---- numbers -------------------------------------------------------------------------------------------------------
def read_number(match: Match, row: Row, lexicon: Lexicon) -> Number | None:
    """The number, None where the words around it say that it is a name, a measure, an age or a time."""
    around = _Around(row, lexicon, match.first, match.last)
    if around.is_no_count():
        return None
    value, rough = _value(match, row, lexicon)
    if value is None:
        return None
    needs = "person" if around.is_numbered() else None
    if match.kind == "figure" and lexicon.name[row.letters[match.first]] == "year":
        needs = "person"
    if match.kind == "words" and value == 1:
        if around.before == "no":
            return None
        needs = needs or "noun"
    return Number(value, rough, needs)


def _value(match: Match, row: Row, lexicon: Lexicon) -> tuple[int | None, bool]:
    groups = match.groups
    if match.kind == "spaced":
        gaps = zip(row.ends[match.first :], row.starts[match.first + 1 : match.last], strict=False)
        parts = [*groups[0], *groups[1]]
        if len(parts) > 3 or any(b - a != 1 for a, b in gaps):
            return None, False
        value = 0
        for part in parts:
            value = value * 1000 + int(part)
        return value * int(groups[2][0] if groups[2] else 1), False
    if match.kind == "times":
        value = round(float(groups[0][0]) * int(groups[1][0]))
        return value, False
    if match.kind == "half_of":
        return int(groups[0][0]) // 2, True
    if match.kind == "dozens":
        if groups[1][0] == 2 and not groups[2]:  # "a couple" are two people; only "a couple of" is a number
            return None, False
        return int(groups[1][0]) * int(groups[0][0] if groups[0] else 1), True
    if match.kind == "words":
        names = [lexicon.name[letter] for letter in row.letters[match.first : match.last]]
        return _in_words(names, groups[0]), names[0] == "a"
    return int(groups[0][0]), False


def _in_words(names: list[str], values: list[Any]) -> int:
    total = part = 0
    for name, value in zip(names, values, strict=True):
        if name == "hundred":
            part = max(part, 1) * 100
        elif name == "thousand":
            total, part = total + max(part, 1) * int(value), 0
        elif name not in ("dash", "and"):
            part += int(value)
    return total + part


class _Around:
    """The tokens on both sides of a number."""

    def __init__(self, row: Row, lexicon: Lexicon, first: int, last: int) -> None:
        self._row, self._names, self._first, self._last = row, lexicon.name, first, last
        self.before = self._name(first - 1)
        self.after = self._name(last)

    def _name(self, at: int) -> str:
        return self._names[self._row.letters[at]] if 0 <= at < len(self._row.letters) else ""

    def _glued(self, at: int) -> bool:
        """Whether no space stands between token `at` and the next."""
        return 0 <= at < len(self._row.starts) - 1 and self._row.ends[at] == self._row.starts[at + 1]

    def is_no_count(self) -> bool:
        before, after, first, last = self.before, self.after, self._first, self._last
        digits = self._row.text[self._row.starts[first]].isdigit()
        glued_before, glued_after = self._glued(first - 1), self._glued(last - 1)
        if before in ("money", "hash", "bracket", "plus", "slash", "degree") or after in ("measure", "degree", "slash"):
            return True
        if after == "dash" and self._name(last + 1) == "measure":  # "152-mm"
            return True
        if glued_after and after == "dash" and self._glued(last) and self._name(last + 1) not in _AFTER_DASH:
            return True  # "10-day", "five-storey", "34-year"
        if glued_before and before == "dash" and self._glued(first - 2) and self._name(first - 2) not in _NUMBERS:
            return True  # "Mi-8"
        if glued_before and before in (
            "word",
            "name",
            "dot",
            "quote",
            "close",
            "apostrophe",
            "colon",
            "figure",
            "noun",
        ):
            return before != "quote" or self._name(first - 2) == "dot"  # a footnote behind the sentence
        if glued_after and after in ("colon", "apostrophe"):
            return True
        if not digits:
            return False
        return self._is_label(before, after, glued_before) or self._is_chain()

    def _is_label(self, before: str, after: str, glued_before: bool) -> bool:
        first, last = self._first, self._last
        if before in ("", "break") and after in ("dot", "close"):
            return self._name(last + 1) not in ("", "break") or after == "close"  # "1. The parties…"
        if before == "open" and after == "close":
            return True  # "(12)": an age or a note
        if before == "comma" and after in ("comma", "dot") and not glued_before:
            name = self._row.text[self._row.starts[first - 2]] if first >= 2 else ""
            return name.isupper()  # "Olena, 34, was killed"
        # "at 5", where "at 1,200" is no hour
        grouped = "," in self._row.text[self._row.starts[first] : self._row.ends[last - 1]]
        return (
            before == "at"
            and not grouped
            and after not in ("word", "noun", "name", "hundred", "thousand", "dash", "to")
        )

    def _is_chain(self) -> bool:
        """A telephone or reference number: three or more figures with hyphens or single spaces between."""
        length = 1
        for step in (-1, 1):
            at = self._first + step if step < 0 else self._last
            while self._name(at) == "dash" and self._name(at + step) in (*_NUMBERS, "padded", "name", "figure"):
                length += 1
                at += 2 * step
            if self._name(at) == "padded":
                length += 2
            while self._name(at) in _NUMBERS and self._spaced(min(at, at - step)):
                length += 2
                at += step
        return length >= 3

    def _spaced(self, at: int) -> bool:
        return self._row.text[self._row.ends[at] : self._row.starts[at + 1]] == " "

    def is_numbered(self) -> bool:
        before, at = self.before, self._first - 1
        if before == "dot":
            before = self._name(at - 1) if self._glued(at - 1) else ""
            return before in ("numbered", "no")
        if before == "dash":  # "Battalion 3-16"
            before = self._name(at - 2)
        return before in ("numbered", "no")


_NUMBERS = ("number", "small", "triple", "int", "year", "digit", "teen", "ten", "real", "zeros")
_AFTER_DASH = (*_NUMBERS, "plus", "share", "dozen", "hundred", "thousand", "a")


# ---- amounts -------------------------------------------------------------------------------------------------------
def read_amount(match: Match, row: Row, lexicon: Lexicon) -> Amount | None:
    """The amount, None where it is none after all."""
    kind, groups = match.kind, match.groups
    end = row.ends[match.last - 1]
    if kind == "dropped":
        return Amount(None, None, None, end, needs="more")
    if kind == "vague":
        return Amount(None, None, "vague", end)
    if kind == "loose":
        return Amount(None, None, "vague", end, needs="noun")
    if kind == "both":
        return Amount(2, 2, "exact", end, needs="plain")
    qualifier = _qualifier(match, row, lexicon)
    if kind == "share":
        return _share(match, row, end)
    if kind == "between":
        low, high = groups[1][0], groups[2][0]
        if low.value >= high.value or low.needs == "person":
            return None
        return Amount(low.value, high.value, "between", end)
    number: Number = groups[1][0] if groups[1] else Number(1)
    number_end = row.ends[match.spans[1][1] - 1]
    if kind == "all":
        return Amount(number.value, number.value, "exact", number_end, "all", number.value)
    low, high, qualifier = _ends(number, qualifier)
    if kind == "number_of":
        return Amount(low, high, qualifier, number_end, None, groups[2][0].value)
    if kind == "one_in":
        if number.value != 1 and lexicon.name[row.letters[match.last - 2]] != "of":
            return None
        words = row.text[row.starts[match.first] : end]
        return Amount(None, None, None, end, words) if number.value < groups[2][0].value else None
    return Amount(low, high, qualifier, number_end, needs=number.needs)


def _ends(number: Number, qualifier: str | None) -> tuple[int | None, int | None, str]:
    value = number.value
    if qualifier == "at_least":
        return value, None, qualifier
    if qualifier == "up_to":
        return None, value, qualifier
    if qualifier == "about" or number.rough:
        return value, value, "about"
    return value, value, "exact"


def _qualifier(match: Match, row: Row, lexicon: Lexicon) -> str | None:
    """The strictest qualifier round the number: a bound says more than "about"."""
    found = [
        row.values[i]
        for i in range(match.first, match.last)
        if lexicon.name[row.letters[i]] in ("before", "behind") and row.values[i] != "none"
    ]
    return next((q for q in ("at_least", "up_to", "about") if q in found), None)


def _share(match: Match, row: Row, end: int) -> Amount | None:
    first, last = match.spans[0]
    words = row.text[row.starts[first] : row.ends[last - 1]]
    of = match.groups[1][0].value if len(match.groups) > 1 and match.groups[1] else None
    needs = None if of is not None else "noun"
    return Amount(None, None, None, end, words, of, needs)
