"""The words of a noun phrase, as far as they stand together."""

from __future__ import annotations

from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun

# Clauses and remarks are no part of a name; those of its parts may be, but for relative clauses.
_BESIDE = ("relcl", "acl", "appos", "punct", "advcl")
_NEVER = ("relcl", "advcl", "punct", "agent")
_COMPARES = ("as", "than")
_HOLE = 2  # a word may be missing (a mark, an article hung elsewhere); what is further off was hung on by mistake


def noun_phrase(t: Token, lx: Lexicon) -> tuple[int, int]:
    """The noun phrase at `t` without its relative clauses and appositions, as a stretch of the text."""
    words = {t.i: t}
    listed = bool(t.below("conj"))  # then what tells an age stands between: "a girl aged nine and her brother, 11"
    parts = (c for c in t.children if c.dep not in _BESIDE or (listed and (c.lower == "aged" or _of_one(c))))
    todo = [c for c in parts if not _where(c, lx) and not _apart(t, c, lx)]
    while todo:
        at = todo.pop()
        words[at.i] = at
        todo += [c for c in at.children if c.dep not in _NEVER and not (at.dep == "conj" and _where(c, lx))]
    order = sorted(words)
    while len(order) > 1 and words[order[0]].lower in lx.stance.alleged_adverbs:
        del order[0]  # "allegedly Russian soldiers": the doubt is no part of the name
    first = last = order.index(t.i)
    while first > 0 and order[first] - order[first - 1] <= _HOLE:
        first -= 1
    while last + 1 < len(order) and order[last + 1] - order[last] <= _HOLE:
        last += 1
    while last > first and words[order[last]].dep == "cc":
        last -= 1  # what it joined is no part of it
    return words[order[first]].start, words[order[last]].end


def _of_one(c: Token) -> bool:
    """The age behind somebody, or the name: `the lawyer Iman Mazari and her husband`, `the lawyer, Iman M., and`."""
    named = c.pos == "PROPN" and c.subtree()[0].i - c.head.i <= (_HOLE if c.head.tag == "NN" else 1)
    return c.dep == "appos" and (named or c.pos == "NUM") and not c.below("prep", "relcl", "acl")


def last_word(t: Token) -> Token:
    """The last word of what hangs at `t`, without the clauses behind its nouns: `of the district, who led 100`."""
    last, todo = t, [t]
    while todo:
        at = todo.pop()
        last = max(last, at, key=lambda x: x.i)
        todo += [c for c in at.children if c.dep not in _NEVER]
    return last


def _apart(t: Token, c: Token, lx: Lexicon) -> bool:
    """Whether what hangs at the noun `t` is no part of its phrase: another act, or what is told of them behind it."""
    if c.dep == "prep" and c.lower == "by":
        return True  # who did it, hung on the one it was done to
    if c.dep == "prep" and c.lower == "with" and t.dep == "dobj":
        return any(x.lemma in lx.acts.instruments for x in c.below("pobj"))  # "beat inmates with batons"
    if c.dep == "amod":  # "an officer responsible for raids on villages", but "children as young as two"
        return c.i > t.i and any(x.lower not in _COMPARES for x in c.below("prep"))
    if c.dep != "conj":
        return False
    if c.tag == "VBG":  # "killing several and detaining two": the parser took the second act for another of the several
        return c.first("dobj") is not None
    if t.tag in ("NN", "NNS") and is_person_noun(t.lower) and c.lemma in lx.acts.nouns and not is_person_noun(c.lower):
        return True  # "the death of one man and injuries to three"
    of = any(x.lower == "of" for x in c.below("prep"))
    return of and c.tag == "NN" and c.lemma in lx.acts.nouns  # "the arrest of two men and the death of a third"


def _where(prep: Token, lx: Lexicon) -> bool:
    """`two men in Kabul`, `a youth at the gate`: where or when they were, rather than who ("men in uniform")."""
    if prep.dep != "prep":
        return False
    if prep.lower in lx.places.placing:
        return True
    return prep.lower in lx.places.holds and any(
        x.pos in ("PROPN", "NUM") or x.lemma in lx.places.areas for x in prep.below("pobj")
    )


def top_of(words: list[Token]) -> Token | None:
    """The first of some words whose head is not among them."""
    return next((t for t in words if t.head is t or t.head not in words), None)


def is_definite(t: Token) -> bool:
    """`the gunmen`: somebody or something told before."""
    return any(c.lower == "the" for c in t.below("det"))
