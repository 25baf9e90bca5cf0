"""Numbers in a sentence, in words or figures: their value, where they end, and whether they count anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.tables import listed
from solferino.extract.slavic.words import IN, SEVERAL_PLACES, Word

_AFTER_AMONG = 14  # characters from "among them" to the number that it makes a part
_UNITS = 10
_DECIMAL = re.compile(r"\d+[.,]\d+")
_DIGITS = re.compile(r"\d+(?:[ \u00a0\u202f.]\d{3})*$")
_JOINS = frozenset(("і", "та", "й", "и", ","))


def number_at(words: Sequence[Word], at: int, lx: SlavicLexicon) -> tuple[int | None, int]:
    """The number that begins at `at`, and where it ends."""
    if words[at].low in lx.half and at + 1 < len(words):  # "полторы сотни", "півтори тисячі"
        unit = 100 if words[at + 1].low.startswith("сот") else lx.numbers.get(words[at + 1].low, 0)
        return (unit * 3 // 2, at + 2) if unit >= 100 else (None, at)
    total: int | None = None
    part = 0
    last = at
    while last < len(words):
        word = words[last]
        if _DECIMAL.fullmatch(word.text) and last + 1 < len(words):  # "4,5 миллиона"
            unit = lx.numbers.get(words[last + 1].low, 0)
            if unit < 1000 or total is not None:
                break
            return round(float(word.text.replace(",", ".")) * unit), last + 2
        if _DIGITS.match(word.text):
            if total is not None or part:
                break
            part = int(re.sub(r"\D", "", word.text))
            last += 1
            total = total or 0
            continue
        value = lx.numbers.get(word.low)
        if word.low in listed(lx.language, "hundreds") and 0 < part < _UNITS and value is None:
            part, last = part * 100, last + 1  # "дві сотні"
            continue
        if value is None:
            break
        if value >= 1000:
            if last == at and word.low in lx.vague:
                return None, at
            total, part = (total or 0) + max(part, 1) * value, 0
        elif part and (value >= part % 1000 or (part % 100 == 0 and value >= 100)):
            break  # "двоє троє": two numbers
        else:
            part += value
            total = total or 0
        last += 1
    return (total + part, last) if total is not None and last > at else (None, at)


def between(words: Sequence[Word], at: int, last: int, lx: SlavicLexicon) -> tuple[int, int] | None:
    """The upper end of "20–30" or "від 20 до 30"."""
    if last + 1 >= len(words):
        return None
    low, mark = number_at(words, at, lx)[0], words[last].low
    spread = mark in "–-" or (mark == "до" and at > 0 and words[at - 1].low in ("від", "от", "з", "с"))
    if not spread:
        return None
    high, end = number_at(words, last + 1, lx)
    return (high, end) if high is not None and low is not None and high > low else None


def counts_nothing(words: Sequence[Word], at: int, last: int, lx: SlavicLexicon) -> bool:
    """Whether the number is an age, a time, a measure, a name or a number of something listed."""
    before = words[at - 1] if at else None
    after = words[last] if last < len(words) else None
    if before is not None and before.low == "." and at > 1:
        before = words[at - 2]
    if before is not None and (
        before.low in lx.no_count_before or (before.text in "№#/+-:" and before.end == words[at].start)
    ):
        return True
    if after is None:
        return False
    if after.text in ":/" or (after.text == "-" and after.start == words[last - 1].end):
        return True  # "7:30", "64-річний"
    if after.low in _JOINS and last + 1 < len(words):  # "61 та 62 роки": as the last of them
        _, behind = number_at(words, last + 1, lx)
        if behind > last + 1:
            return counts_nothing(words, last + 1, behind, lx)
    if before is not None and before.low in IN and after.low.endswith(SEVERAL_PLACES) and after.low not in lx.people:
        return True  # "в 250 делах", "у 12 селах"
    two = " ".join(w.low for w in words[last : last + 2])  # "два с половиной года"
    return (
        after.low in lx.no_count_after
        or two in lx.no_count_after
        or (after.low in lx.counted and after.low not in lx.people)
    )


def is_part(words: Sequence[Word], start: int, text: str, lx: SlavicLexicon) -> bool:
    """Whether people at `start` stand right behind "among them"."""
    near = lx.among.finditer(text, max(words[0].start, start - 50), start)
    return any(start - m.end() <= _AFTER_AMONG for m in near)


def qualified(left: str, lx: SlavicLexicon) -> tuple[str, int] | None:
    """The qualifier that `left` ends with, and where it begins."""
    found = ((name, m.start()) for name, pattern in lx.qualifiers if (m := pattern.search(left)) is not None)
    return next(found, None)
