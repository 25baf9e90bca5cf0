"""Values: a word of a parsed sentence with its place in the tree, and the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from operator import attrgetter

from solferino.extract.sentences import Sentence


@dataclass(slots=True, eq=False)
class Token:
    """One word: offsets in the folded text, tag and class, lemma (lower case), head and children in the tree.

    The root of a sentence is its own head. Two words are equal only if they are the same word.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: Token = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, repr=False)
    _subtree: tuple[Token, ...] = field(default=(), repr=False)

    @property
    def is_verb(self) -> bool:
        """Whether the tagger took it for a form of a verb, auxiliary use included."""
        return self.tag[:1] == "V"

    def below(self, *deps: str) -> list[Token]:
        """Children that hang here by one of the relations `deps`."""
        return [c for c in self.children if c.dep in deps]

    def first(self, *deps: str) -> Token | None:
        """The first child that hangs here by one of the relations `deps`."""
        for c in self.children:
            if c.dep in deps:
                return c
        return None

    def joined(self) -> list[Token]:
        """The words of a list behind its first, however the parser chained them."""
        out: list[Token] = []
        for c in self.below("conj"):
            out += [c, *c.joined()]
        return out

    def up(self) -> Iterator[Token]:
        """The words above, nearest first."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    def subtree(self) -> tuple[Token, ...]:
        """The word and all that hangs below it, in text order."""
        if not self._subtree:
            out, todo = [], [self]
            while todo:
                at = todo.pop()
                out.append(at)
                todo.extend(at.children)
            self._subtree = tuple(sorted(out, key=_order))
        return self._subtree


_order = attrgetter("i")
_start = attrgetter("start")


@dataclass(slots=True, eq=False)
class Parsed:
    """A sentence with its words and their tree. All offsets are those of the folded text of the document."""

    sentence: Sentence
    tokens: list[Token]

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.sentence.end

    def text(self, start: int, end: int) -> str:
        """The words of the sentence from `start` to `end`, cut at its edges."""
        return self.sentence.text[max(0, start - self.start) : max(0, end - self.start)]

    def holds(self, start: int, end: int) -> bool:
        """Whether the stretch stands inside the sentence."""
        return self.start <= start and end <= self.end

    def at(self, offset: int) -> Token | None:
        """The word that stands at the offset, or None between words."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)

    def between(self, start: int, end: int) -> list[Token]:
        """Words that lie wholly inside `start..end`."""
        first = bisect_left(self.tokens, start, key=_start)
        return [t for t in takewhile(lambda t: t.start < end, self.tokens[first:]) if t.end <= end]
