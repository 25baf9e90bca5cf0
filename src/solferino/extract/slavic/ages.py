"""How old somebody is by the words beside him: `62-річний`, `сімнадцятирічна`, `десяти лет`, `(71 р.)`, `1949 г. р.`

The groups are those of method.md §2.2. Only one person's years tell a group: those of several stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.entries import AND
from solferino.extract.slavic.line import Here
from solferino.extract.slavic.numerals import number_at

_GROWN, _OLD = 18, 60  # years: method.md §2.2
_YEARS = re.compile(
    r"(?<!\d)(\d{1,2})(?:-?(?:річн|летн)|\s(?:рок|рік|літ|лет|год\b|года\b))|\((\d{1,2})\s?(?:р|г|л)\.?[,)]"
)
_BORN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:р\.\s?н\.|року народження|г\.\s?р\.|года рождения)")
_TOLD_YEARS = re.compile(
    r"(?:\s[А-ЯІЇЄҐЁ]\.)?(?:,\s|\s\()(\d{1,2})(?=[\s,).])(?:\s(?:рок|рік|літ|лет|год|года|р\.|л\.))?"
)
_SPELLED = re.compile(r"(.+?)(?:річн|летн)\w{1,4}$")
_SHORT = {"одно": 1, "дво": 2}  # forms that numerals have only here
_NEAR, _WORDS = 14, 3  # characters and words from a person to his years


def age_of(here: Here, amount: Amount) -> str | None:
    """CHILD, ADULT or OLDER of the one person at `amount`, None where no years stand beside."""
    lo, hi = max(here.line.start, amount.start - _NEAR), min(here.line.end, amount.end + _NEAR, _next(here, amount))
    found = _YEARS.search(here.text, lo, hi)
    years = int(found[1] or found[2]) if found is not None else _spelled(here, amount)
    if years is None and here.year is not None:
        born = _BORN.search(here.text, amount.end, min(here.line.end, amount.end + 2 * _NEAR))
        years = here.year - int(born[1]) if born is not None else None
        if years in (_GROWN, _OLD):
            return None  # the birthday of that year is not known
    return None if years is None else "CHILD" if years < _GROWN else "OLDER" if years >= _OLD else "ADULT"


def age_of_teller(here: Here, behind: int) -> str | None:
    """CHILD, ADULT or OLDER of somebody who tells of himself, by the years behind his name: `— говорит Олена, 61 год`,
    `(Людмила Выдумка, 61 год)`. `behind`: where the name ends."""
    found = _TOLD_YEARS.match(here.text, behind)
    years = int(found[1]) if found is not None else None
    return None if years is None else "CHILD" if years < _GROWN else "OLDER" if years >= _OLD else "ADULT"


def _next(here: Here, amount: Amount) -> int:
    """Where "and" behind a person goes on to somebody else: `загинула жінка й поранений п'ятирічний хлопчик`."""
    joint = next((w.start for w in here.words[amount.last :] if w.low in AND), here.line.end)
    return joint if any(o.start > joint for o in here.amounts) else here.line.end


def _spelled(here: Here, amount: Amount) -> int | None:
    """Years in words: right before or behind the person, or in the words that name him."""
    words, numbers, ends = here.words, here.lx.numbers, _next(here, amount)
    for i in range(max(0, amount.first - _WORDS), min(len(words), amount.last + _WORDS)):
        if words[i].start >= ends:
            return None
        found = _SPELLED.fullmatch(words[i].low)
        if found is not None:
            return _of_parts(found[1], numbers)
        value, last = number_at(words, i, here.lx) if i >= amount.last and words[i].is_word else (None, i)
        if value is not None and last < len(words) and words[last].low in ("лет", "года", "років", "роки"):
            return value
    return None


def _of_parts(stem: str, numbers: Mapping[str, int]) -> int | None:
    """`сорокап'яти`: one numeral in the genitive, or a ten and a one."""
    if stem in _SHORT or stem in numbers:
        return _SHORT.get(stem) or numbers[stem]
    pairs = ((numbers.get(stem[:i]), numbers.get(stem[i:])) for i in range(2, len(stem) - 1))
    return next((a + b for a, b in pairs if a is not None and b is not None and a > b), None)
