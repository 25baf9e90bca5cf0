"""What a statement is made of, once it is found who speaks and where: shared by the finders of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.quotes import Quote
from solferino.extract.said import Said
from solferino.extract.slavic.lexicon import SlavicLexicon
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.pieces import Pieces
from solferino.extract.slavic.speakers import Cast
from solferino.model import Quoted, Speaker

DENY, ACCUSE, SAY = "deny", "accuse", "say"


@dataclass(slots=True)
class Finder:
    """A document, its speakers so far, and the words to know statements by."""

    lines: Sequence[Line]
    quotes: Sequence[Quote]
    text: str
    lx: SlavicLexicon
    cast: Cast
    pieces: Pieces

    def around(self, line: Line, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The sentence without a stretch of it."""
        parts = ((line.start, start), (end, line.end))
        return tuple((lo, hi) for lo, hi in parts if self.text[lo:hi].strip(" ,.;:—–"))

    def said(
        self, line: Line, who: Speaker, cue: tuple[int, int], content: tuple[tuple[int, int], ...], stance: str
    ) -> Said:
        """A statement of `who`, its content without the marks around it."""
        parts = tuple(self._trim(lo, hi) for lo, hi in content)
        inside = [q for q in self.quotes if any(lo <= q.start and q.end <= hi for lo, hi in parts)]
        quoted = Quoted.INDIRECT
        if inside and len(parts) == 1:
            q = inside[0]
            whole = q.end - q.start >= 0.8 * (parts[0][1] - parts[0][0])
            quoted = Quoted.DIRECT if whole else Quoted.MIXED
        return Said(line.n, who, cue, parts, stance, quoted, SAY, whole=True)

    def _trim(self, lo: int, hi: int) -> tuple[int, int]:
        piece = self.text[lo:hi]
        opens = piece.lstrip(" ,:—–").split(" ", 1)[0]
        if opens.lower() == self.lx.that_word:  # "заявив, що …": the content is the clause
            lo += piece.index(opens) + len(opens)
            piece = self.text[lo:hi]
        left = len(piece) - len(piece.lstrip(" ,:—–"))
        right = len(piece.rstrip(" ,—–"))
        return (lo + left, lo + right) if right > left else (lo, hi)
