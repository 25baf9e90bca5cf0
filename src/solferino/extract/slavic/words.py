"""Words of a sentence, and lists of word stems to know them by.

Ukrainian and Russian tell the same thing in a dozen endings, so lists hold stems: `загин*` is every word that begins
so, `били` that word alone, and `!удари*` takes words back that a shorter stem would catch. Who did it and to whom the
endings of the nouns around it tell: see sides.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
# Prepositions of both languages: "from" and "in" or "on"; behind the latter the endings of several places or things.
FROM = frozenset(("из", "с", "со", "з", "із", "зі"))
IN = frozenset(("в", "у", "во", "на"))
SEVERAL_PLACES = ("ах", "ях")
_WORD = re.compile(
    r"[А-ЯІЇЄҐA-Z]\d{1,3}(?!\w|[.,]\w)|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+(?:[  .]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
    r"|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark at `start..end` of the document's folded text; `low` is its lower case, ё as е."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is letters, not a number or a mark."""
        return self.text[0].isalpha()


def plain(text: str) -> str:
    """The text with ё as е: print has either."""
    return text.replace("ё", "е")


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words, numbers and marks of a stretch, in order."""
    return [Word(m.start(), m.end(), m.group(), plain(m.group().lower())) for m in _WORD.finditer(text, start, end)]


class Stems(Generic[T]):
    """Word forms with what they mean: the longest stem that a word begins with, a whole word before any stem."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[str, T | None] = {}
        self._begin: dict[str, T | None] = {}
        for pattern, value in entries:
            if pattern.startswith("!"):
                (self._begin if pattern.endswith("*") else self._whole)[pattern[1:].rstrip("*").lower()] = None
            elif pattern.endswith("*"):
                self._begin[pattern[:-1].lower()] = value
            else:
                self._whole[pattern.lower()] = value
        self._longest = max(map(len, self._begin), default=0)
        self._known: dict[str, T | None] = {}

    def get(self, word: str) -> T | None:
        """What the word means, None where no entry fits. `word` in lower case."""
        if word in self._known:
            return self._known[word]
        found = self._whole.get(word)
        if word not in self._whole:
            for size in range(min(len(word), self._longest), 1, -1):
                if word[:size] in self._begin:
                    found = self._begin[word[:size]]
                    break
        if len(self._known) > 50_000:  # keeps memory flat however many documents are read
            self._known.clear()
        self._known[word] = found
        return found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None


def stems(words: Iterable[str]) -> Stems[str]:
    """A plain list of stems."""
    return Stems((w, w) for w in words)


def valued(table: Mapping[str, Iterable[str]]) -> Stems[str]:
    """Stems under the name of the list that they stand in."""
    return Stems((w, name) for name, words in table.items() for w in words)


def beginnings(phrase: str, size: int) -> list[str]:
    """The first letters of a phrase, of each of its first words where there are several."""
    first = phrase.partition(" ")[0]
    if "|" not in first:
        return [first[:size].strip("*").lower()]
    return list(dict.fromkeys(word[:size].strip("*").lower() for word in first.split("|")))


def alternatives(phrase: str) -> list[str]:
    """`тримал* ... голодом|без їжі`: a phrase for each of the words behind the gap that is more than one word, and one
    for all the rest."""
    head, gap, tail = phrase.rpartition(" ... ")
    ends = tail.split("|")
    if not gap or not any(" " in end for end in ends):
        return [phrase]
    single = "|".join(end for end in ends if " " not in end)
    return [head + gap + end for end in (single, *(end for end in ends if " " in end)) if end]


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for phrases: a star stands for any ending, `...` for up to three words, `a|b` for one of several words;
    without regard to case."""
    bodies = []
    for phrase in sorted((p for listed in phrases for p in alternatives(listed)), key=len, reverse=True):
        grouped = " ".join(f"({word})" if "|" in word else word for word in phrase.split(" "))
        body = (
            re.escape(grouped)
            .replace(r"\(", "(?:")
            .replace(r"\)", ")")
            .replace(r"\|", "|")
            .replace(r"\*", r"[\w'-]*")
            .replace(r"\.\.\.\ ", r"(?:\S+\s+){0,3}?")
            .replace(r"\ ", r"[»”\"]?\s+[«„“\"]?")  # a word in marks is a word of the phrase
            .replace("е", "[её]")
        )
        bodies.append(body)
    return re.compile(r"(?<!\w)(?:" + "|".join(bodies) + r")(?!\w)", re.IGNORECASE) if bodies else re.compile(r"(?!)")
