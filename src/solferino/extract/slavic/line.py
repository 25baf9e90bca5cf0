"""One sentence with its words, and all that is found in it before its acts are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from re import Pattern

from solferino.extract.said import Said
from solferino.extract.sentences import Sentence
from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.sides import Side
from solferino.extract.slavic.words import Word


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its words and its number."""

    n: int
    sentence: Sentence
    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentence.end


@dataclass(frozen=True, slots=True)
class Here:
    """A sentence being read: its sides, counts of people and statements, and what stands in it.

    `places`: stretches that name places; `names`: these, speakers and dates. `paragraph`: from where its paragraph
    begins to where the sentence ends. `told`: people named in the paragraph so far, those who speak among them.
    `year`: in which the text came out.
    """

    line: Line
    text: str
    lx: SlavicLexicon
    sides: Sequence[Side]
    amounts: Sequence[Amount]
    said: Sequence[Said]
    places: Sequence[tuple[int, int]]
    names: Sequence[tuple[int, int]]
    paragraph: tuple[int, int]
    told: Sequence[Amount] = ()
    year: int | None = None

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.line.words

    def has(self, pattern: Pattern[str], start: int | None = None, end: int | None = None) -> bool:
        """Whether a pattern stands in the sentence, or in a stretch of it."""
        lo = self.line.start if start is None else start
        return pattern.search(self.text, lo, self.line.end if end is None else end) is not None


def clause_start(words: Sequence[Word], before: int) -> int:
    """The first word of the clause that the word at `before` stands in, as marks part clauses."""
    return next((i + 1 for i in range(before - 1, -1, -1) if words[i].text in ",;:()—–"), 0)


def clause_end(words: Sequence[Word], behind: int) -> int:
    """Where the clause that the words before `behind` stand in ends, as marks part clauses."""
    return next((i for i in range(behind, len(words)) if words[i].text in ",;:()—–"), len(words))
