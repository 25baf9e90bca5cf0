"""Clauses that stand beside what is said: `…, police said on Friday.`, `as the mission reported`."""

from __future__ import annotations

from solferino.extract.contents import Stretch
from solferino.extract.tree import Parsed, Token

# What belongs to an aside ("…, she told me on Friday, …") rather than to what it comments on.
_OF_ASIDE = ("aux", "auxpass", "neg", "advmod", "mark", "npadvmod", "dative", "dobj", "prep", "agent")


def is_aside(parsed: Parsed, t: Token) -> bool:
    """`as the mission reported`, `…, she told me, …`: a clause that stands beside what is said."""
    if t.dep in ("advcl", "ccomp", "conj") and t.i >= 2 and t.tag in ("VBD", "VBZ"):
        subject = t.first("nsubj")
        closed = any(x.text == "," for x in parsed.tokens[t.i + 1 : t.i + 4])
        first = subject.subtree()[0].i if subject is not None else 0
        if closed and first >= 1 and parsed.tokens[first - 1].text == ",":
            return True
    return t.dep == "advcl" and any(c.lower == "as" for c in t.below("mark", "advmod"))


def is_tail(parsed: Parsed, t: Token, subject: Token) -> bool:
    """`…, police said on Friday.`: cue, subject and what hangs on them end the sentence, behind a comma or a mark."""
    if t.i <= 4:
        return False
    first, last = own_words(t, subject)
    if any(x.pos != "PUNCT" for x in parsed.tokens if x.start >= last):
        return False
    if t.dep == "ROOT" and subject.i < t.i and all(x.pos == "PUNCT" for x in parsed.tokens[t.i + 1 :]):
        return True
    before = parsed.text(parsed.start, first).rstrip()
    return before.endswith((",", '"', "”", "?", "!", "…", "'"))


def own_words(t: Token, subject: Token | None) -> Stretch:
    """The stretch of the aside itself: cue, its subject and what hangs on them, without the clause it comments on.

    What stands before both, or behind the next comma, is no part of it.
    """
    words = [t, *(subject.subtree() if subject is not None and subject not in t.up() else ())]
    first = min(w.i for w in words)
    comma = min(
        (c.i for c in t.below("punct") if c.i > t.i and c.text == "," and c.i > max(w.i for w in words)), default=None
    )
    for c in t.below(*_OF_ASIDE):
        if c.i > first and (comma is None or c.i < comma):
            words += c.subtree()
    return min(w.start for w in words), max(w.end for w in words)
