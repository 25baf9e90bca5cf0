"""What stays the same when a text is put in other words or another language: its figures, days and names.

A rewrite or a translation keeps the figures of its release, the days and the names of people and places, whatever
becomes of the words. Two reporters who saw the same event share its day, its place and perhaps one number; they do not
share the number of houses, the hour, the case file and the doctor's name as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

KEYED = 8  # figures of a text, the largest first, that it is looked up by, alone and two at a time
_SPREAD, _BITS = 0x9E3779B1, 0xFFFFFFFF  # a prime that spreads small numbers over 32 bits
_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)*")
_GROUPED = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_NAME = re.compile(r"(?<![.!?…:\n“«\"] )(?<![\n“«\"])(?<!\A)\b[A-ZА-ЯІЇЄҐ][\w’'-]{3,}")
_CYRILLIC = dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё", (
    "", "b", "v", "h", "h", "d", "", "", "zh", "z", "", "", "", "", "k", "l", "m", "n", "", "p", "r", "s", "t", "", "f",
    "kh", "ts", "ch", "sh", "sh", "", "", "", "", "", "", "",
), strict=True))  # fmt: skip
_VOWELS = str.maketrans("g", "h", "aeiouyjw'’-")
_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january січня января", "february лютого февраля", "march березня марта", "april квітня апреля",
            "may травня мая", "june червня июня", "july липня июля", "august серпня августа",
            "september вересня сентября", "october жовтня октября", "november листопада ноября",
            "december грудня декабря",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY = re.compile(r"\b(\d{1,2})\s+([^\W\d_]{3,9})\b")
_DAY_LAST = re.compile(r"\b([A-Z][a-z]{2,8})\s+(\d{1,2})\b(?!:)")
_TRANSLATED = re.compile(
    r"\btranslat(?:ed|ion)\s+(?:from|of|by)\b|\bпереклад(?:ено)?\s+(?:з|із|від)\b|\bперевод\s+(?:с|со)\b|\bпереведено\s+с\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Of one text. `figures` are those that two sources are unlikely to hit by chance; `all` holds them and every
    other number, day and name. `translated`: the text says that it is a translation."""

    figures: frozenset[str]
    all: frozenset[str]
    translated: bool

    def share(self, other: Anchors) -> float:
        """Share of the anchors of the text with fewer that the other has too, 0 to 1; 1 where it has none."""
        fewer = min(len(self.all), len(other.all))
        return len(self.all & other.all) / fewer if fewer else 1.0


@lru_cache(maxsize=4096)
def anchors(text: str) -> Anchors:
    """The anchors of a text, the same for its translation."""
    days: set[str] = set()

    def dated(match: re.Match[str]) -> str:
        word, number = (match[2], match[1]) if match[1].isdigit() else (match[1], match[2])
        month = _MONTHS.get(word.casefold())
        if month is None:
            return match[0]
        days.add(f"{int(number)}.{month}")
        return " "

    rest = _DAY_LAST.sub(dated, _DAY.sub(dated, text))
    found = figures(rest)
    names = {s for name in _NAME.findall(rest) if len(s := skeleton(name)) > 1}
    return Anchors(
        frozenset(n for n in found if telling(n)), frozenset(found | days | names), bool(_TRANSLATED.search(text))
    )


def figures(text: str) -> set[str]:
    """The numbers of a text, however their thousands are set apart."""
    return {n if n.isdigit() else _GROUPED.sub("", n) for n in _NUMBER.findall(text)}


@lru_cache(maxsize=65536)
def telling(number: str) -> bool:
    """Whether two sources are unlikely to hit the number by chance: 11 or more, not round, no year."""
    if not number.isdigit() or len(number) < 2 or number.endswith("0"):
        return False
    return not (len(number) == 4 and number[:2] in ("19", "20"))


def keys(text: str) -> list[int]:
    """What a text can be found by among those that tell the same: its largest telling figures and their pairs, as
    numbers of 32 bits."""
    found = sorted([int(n) for n in figures(text) if telling(n)], reverse=True)[:KEYED]
    mixed = [n * _SPREAD & _BITS for n in found]
    pairs = [(a * 31 ^ b) & _BITS for i, a in enumerate(mixed) for b in mixed[i + 1 :]]
    return [*(m for n, m in zip(found, mixed, strict=True) if n > 99), *pairs]


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name, by which it is the same in Latin and in Cyrillic letters ("khrkv")."""
    latin = "".join(_CYRILLIC.get(c, c) for c in name.casefold())
    return latin.translate(_VOWELS)
